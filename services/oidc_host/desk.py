"""The login service as the provider's pages use it: one login at a time, by password, by sms, or by a tester's pick."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from services.clock import Clock
from services.identity.account import Account
from services.identity.attempt import Attempt
from services.identity.digid import DigiD
from services.identity.means import PASSWORD, SMS, Means
from services.identity.oidc.asking import Asked
from services.identity.practice import practice_account
from services.identity.request import LoginRequest
from services.identity.results import (
    Blocked,
    CodeResult,
    Invalid,
    LoggedIn,
    NeedSms,
    NotUsable,
    OwnData,
    PasswordResult,
    SendResult,
    Stopped,
    TooLate,
    TooLow,
    Wrong,
)
from services.identity.session import Level, Party
from services.personas import Persona
from services.values import hiding

LONGEST = timedelta(minutes=15)
_MOST = 1000
Problem = Wrong | Invalid | OwnData | NotUsable | Blocked | TooLate | TooLow | Stopped


class Done(Struct, frozen=True):
    """Somebody is logged in."""

    person: Party
    level: Level
    means: str
    persona: str

    __repr__ = hiding("person")


class Login(Struct):
    """One question for a login on its way. ``browser`` is the cookie it belongs to; nothing typed is kept."""

    ticket: str
    browser: str
    question: Asked
    until: float
    attempt: Attempt | None = None
    sms: NeedSms | None = None
    problem: Problem | None = None

    __repr__ = hiding("ticket", "browser")


class Desk:
    """Keeps the logins that are under way, at most a thousand, fifteen minutes each."""

    def __init__(self, digid: DigiD, personas: Sequence[Persona], clock: Clock) -> None:
        self.personas = {one.head.id: one for one in personas}
        self._digid = digid
        self._clock = clock
        self._logins: dict[str, Login] = {}

    def begin(self, question: Asked, browser: str) -> Login:
        """Begin a login for this browser."""
        now = self._now()
        self._logins = {key: one for key, one in self._logins.items() if one.until > now}
        while len(self._logins) >= _MOST:
            self._logins.pop(next(iter(self._logins)))
        login = Login(secrets.token_urlsafe(32), browser, question, now + LONGEST.total_seconds())
        self._logins[login.ticket] = login
        return login

    def find(self, ticket: str, browser: str) -> Login | None:
        """Return the login that this form and this cookie belong to together; None when it is over or another's."""
        login = self._logins.get(ticket)
        if login is None or login.until <= self._now():
            return None
        return login if secrets.compare_digest(login.browser.encode(), browser.encode()) else None

    def end(self, login: Login) -> None:
        """Forget it."""
        self._logins.pop(login.ticket, None)

    def means(self, login: Login) -> list[Means]:
        """Return the ways to log in that reach the level that was asked."""
        return [one for one in (PASSWORD, SMS) if one.level >= login.question.level]

    def choose(self, login: Login, means: str) -> None:
        """Begin with one of the ways; anything else goes back to the choice."""
        chosen = next((one for one in self.means(login) if one.id == means), None)
        asked = LoginRequest(login.question.client.name, login.question.level)
        login.attempt = self._digid.start(chosen, asked) if chosen is not None else None
        login.sms = login.problem = None

    def log_in(self, login: Login, username: str, password: str) -> Done | None:
        """Check a user name and password; None leaves the login with a next step or a problem."""
        if login.attempt is None:
            return None
        return self._ended(login, login.attempt.log_in(username, password))

    def enter_code(self, login: Login, code: str) -> Done | None:
        """Check an sms code."""
        if login.attempt is None or login.sms is None:
            return None
        return self._ended(login, login.attempt.enter_code(code))

    def send_again(self, login: Login) -> None:
        """Send a new code."""
        if login.attempt is not None:
            self._ended(login, login.attempt.send_again())

    def pick(self, login: Login, persona: str, level: str) -> Done | None:
        """Log in as a practice person at once, at the level the tester wants but not under the one asked."""
        found = self.personas.get(persona)
        if found is None or level not in Level.__members__:
            return None
        head = found.head
        reached = max(Level[level], login.question.level)
        return Done(Party("citizen", head.bsn, head.naam), reached, "tester", head.id)

    def phone_code(self, login: Login) -> str:
        """Return the code on the practice phone, or nothing when it is not there."""
        message = login.attempt.phone() if login.attempt is not None else None
        return message.code if message is not None else ""

    def _ended(self, login: Login, result: PasswordResult | CodeResult | SendResult) -> Done | None:
        login.problem = None
        if isinstance(result, LoggedIn):
            account = result.account
            person = Party("citizen", account.bsn, account.naam)
            return Done(person, result.level, result.means.id, account.persona)
        if isinstance(result, NeedSms):
            login.sms = result
        else:
            login.problem = result
            if isinstance(result, Blocked | TooLate | NotUsable | TooLow | Stopped):
                login.attempt = login.sms = None
        return None

    def _now(self) -> float:
        return self._clock.now().timestamp()


def accounts(personas: Sequence[Persona]) -> list[Account]:
    """Return the accounts of the practice persons."""
    return [_account(one) for one in personas]


def _account(persona: Persona) -> Account:
    head = persona.head
    base = Account(head.gebruikersnaam, head.wachtwoord, head.bsn, head.naam, head.telefoon, persona=head.id)
    return practice_account(base, head.geboren, persona.login())
