"""The practice login service: accounts, counters, history, and the judgement that every means ends in."""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from services.clock import Clock
from services.identity.account import Account
from services.identity.account_book import AccountBook
from services.identity.app_login import AppLogin
from services.identity.attempt import Attempt
from services.identity.card_login import CardLogin
from services.identity.history import Action, History
from services.identity.letter_codes import letter_code, pairing_code, ticket
from services.identity.lockout import LIMIT, Lockout
from services.identity.means import Means
from services.identity.post import REQUEST_KEPT, UNUSED_KEPT
from services.identity.pretence import NOTHING, Pretence
from services.identity.remembered import Remembered
from services.identity.request import LoginRequest
from services.identity.results import (
    Blocked,
    Judged,
    LoggedIn,
    NotUsable,
    Stopped,
    TooLow,
    Unusable,
    Wrong,
    WrongReason,
)
from services.identity.session import Level
from services.identity.sign_on import SignOn
from services.identity.sms import random_code

TIME_TO_LOG_IN = timedelta(minutes=15)


class DigiD:
    """The login service. ``make_code`` makes six digits, ``make_pairing`` four letters, ``make_ticket`` a QR code,
    ``make_letter`` the code of a letter or e-mail that begins with a kind.

    ``rehearsal`` is the id of what ``pretence`` plays; a login that it ends says so.
    """

    def __init__(
        self,
        accounts: AccountBook,
        clock: Clock,
        lockout: Lockout,
        history: History,
        make_code: Callable[[], str] = random_code,
        make_pairing: Callable[[], str] = pairing_code,
        make_ticket: Callable[[], str] = ticket,
        remembered: Remembered | None = None,
        make_letter: Callable[[str], str] = letter_code,
    ) -> None:
        self.accounts = accounts
        self.clock = clock
        self.lockout = lockout
        self.history = history
        self.make_code = make_code
        self.make_pairing = make_pairing
        self.make_ticket = make_ticket
        self.make_letter = make_letter
        self.remembered = remembered or Remembered()
        self.sign_on = SignOn(clock)
        self.pretence = NOTHING
        self.rehearsal = ""
        self._wrong_left = 0
        self._block_due = False

    def rehearse(self, rehearsal: str, pretence: Pretence = NOTHING) -> None:
        """Let the next logins go as a tester wants; NOTHING lets them go well again."""
        if self.pretence.signed_on:
            self.sign_on.end()   # it was pretended too
        self.rehearsal, self.pretence = rehearsal, pretence
        self._wrong_left, self._block_due = pretence.wrong, pretence.blocked

    def start(self, means: Means, request: LoginRequest | None = None, until: datetime | None = None) -> Attempt:
        """Begin a login with a user name; it must be done at ``until`` (default: fifteen minutes from now)."""
        return Attempt(self, means, request or LoginRequest(), until or self.deadline())

    def start_app(self, means: Means, request: LoginRequest, until: datetime, *, here: bool) -> AppLogin:
        """Begin a login with the app, on another device or ``here``."""
        return AppLogin(self, means, request, until, here=here)

    def start_card(self, means: Means, request: LoginRequest, until: datetime) -> CardLogin:
        """Begin a login with a document in a reader."""
        return CardLogin(self, means, request, until)

    def deadline(self) -> datetime:
        """Return when a login that begins now must be done."""
        return self.clock.now() + TIME_TO_LOG_IN

    def forget(self) -> None:
        """The next participant: no failure, no block, no user name, nobody logged in anywhere, nothing rehearsed."""
        self.lockout.clear()
        self.remembered.forget()
        self.sign_on.end()
        self.rehearse("", NOTHING)

    # --- what the means share

    def needed(self, request: LoginRequest) -> Level:
        """Return the least level: the service's, or what the rehearsal makes of it."""
        asked = self.pretence.needed
        return max(request.level, Level[asked.upper()]) if asked else request.level

    def status(self, account: Account) -> Unusable:
        """Return how an account is, or is said to be.

        A request that was not activated lapses after 42 days, an account that nobody used expires after three years.
        """
        return self.pretence.status or self.status_by_now(account)

    def status_by_now(self, account: Account) -> Unusable:
        """Return how an account is by the clock, whatever is rehearsed."""
        now, asked = self.clock.now(), account.requested
        if account.status == "requested" and asked is not None and now >= asked + REQUEST_KEPT:
            return "lapsed"
        used = self.history.last_use(account.bsn) if account.status == "active" else None
        return "expired" if used is not None and now >= used + UNUSED_KEPT else account.status

    def judge(self, account: Account, means: Means, reached: Level, request: LoginRequest) -> Judged:
        """Say what becomes of somebody who proved who he is: usable account, sure enough, not ended by a rehearsal."""
        status = self.status(account)
        if status != "active":
            self.log(account, "login_refused", means, request, status)
            return NotUsable(status)
        needed = self.needed(request)
        if reached < needed:
            self.log(account, "login_too_low", means, request)
            return TooLow(needed, reached, means)
        if self.pretence.ends == "refused":
            self.log(account, "login_refused", means, request)
            return Stopped("refused", means, self.rehearsal)
        self.log(account, "login_succeeded", means, request)
        return LoggedIn(account, means, reached)

    def count(self, name: str, account: Account | None, reason: WrongReason, attempt: "Attempt") -> Wrong | Blocked:
        """Count a failure of this name; the third one within a day blocks."""
        blocked = self.lockout.failed(name, account is not None)
        if account is not None:
            self.log(account, "login_failed", attempt.means, attempt.request)
            if blocked is not None:
                self.log(account, "blocked", attempt.means, attempt.request)
        left = self.lockout.tries_left(name, account is not None)
        return blocked or Wrong(reason, counted=True, tries_left=left)

    def pretend_block(self, name: str, account: Account | None, attempt: "Attempt") -> Blocked | None:
        """Block this name when the rehearsal says so; once."""
        if not self._block_due:
            return None
        self._block_due = False
        if account is not None:
            self.log(account, "blocked", attempt.means, attempt.request)
        return self.lockout.failed(name, account is not None, times=LIMIT)

    def pretend_wrong(self) -> bool:
        """Return True as many times as the rehearsal calls a right password wrong."""
        if self._wrong_left <= 0:
            return False
        self._wrong_left -= 1
        return True

    def log(
        self, account: Account, action: Action, means: Means | None, request: LoginRequest, detail: str = ""
    ) -> None:
        """Write a line in the usage history."""
        self.history.add(account.bsn, action, request.service, means.id if means else "", detail)

    def save(self, account: Account, **changes: object) -> Account:
        """Keep a change of an account and return it."""
        return self.accounts.save(replace(account, **changes))
