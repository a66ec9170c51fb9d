"""Decides which screen of the login comes next; plain Python, so that it can be proved without a screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, TypeVar

from services.clock import Clock
from services.identity.digid import TIME_TO_LOG_IN, Attempt, DigiD
from services.identity.means import MEANS, SMS, Means
from services.identity.results import (
    Account,
    Blocked,
    Invalid,
    LoggedIn,
    NeedSms,
    NotUsable,
    OwnData,
    TooLate,
    Wrong,
)
from services.identity.session import Level
from services.identity.sms import PhoneMessage, SmsChoice

S = TypeVar("S")
StartSession = Callable[[Account, Means, Level], S]


@dataclass(frozen=True)
class NotYet:
    """This means has no screens yet."""

    means: str


Problem = Wrong | Invalid | OwnData | NotUsable | NotYet


@dataclass(frozen=True)
class Choose:
    """How do you want to log in? ``suggested`` is the means that gets the focus."""

    until: datetime
    means: tuple[Means, ...]
    suggested: str = SMS.id
    problem: Problem | None = None


@dataclass(frozen=True)
class Credentials:
    """User name and password. ``username`` and ``password`` are what the fields hold when the page opens."""

    until: datetime
    means: Means
    number: int
    total: int
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    problem: Problem | None = None


@dataclass(frozen=True)
class SmsCode:
    """The code of the sms. ``code`` is what the boxes hold; they keep it after a mistake in one box."""

    until: datetime
    means: Means
    number: int
    total: int
    sms: NeedSms
    username: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    problem: Problem | None = None


@dataclass(frozen=True)
class LockedOut:
    """Too many tries; nothing to do until ``blocked.until``."""

    blocked: Blocked
    means: Means


@dataclass(frozen=True)
class Done(Generic[S]):
    """Logged in."""

    session: S
    account: Account
    means: Means
    level: Level


@dataclass(frozen=True)
class Cancelled:
    """The person stopped; nobody is logged in."""


@dataclass(frozen=True)
class TimeUp:
    """The fifteen minutes to log in were over at ``until``; ``restart`` begins again."""

    until: datetime


Step = Choose | Credentials | SmsCode | LockedOut | Done[S] | Cancelled | TimeUp


class Login(Generic[S]):
    """The whole login of one person. Every verb returns the step that is shown after it.

    ``start_session`` makes the session; ``needed`` is the least level of the service, means below it are
    not offered. A verb that does not belong to the present step changes nothing.
    """

    def __init__(
        self,
        digid: DigiD,
        clock: Clock,
        start_session: StartSession[S],
        *,
        means: Sequence[Means] = MEANS,
        needed: Level = Level.BASIS,
    ) -> None:
        self._digid = digid
        self._clock = clock
        self._start_session = start_session
        self._means = tuple(one for one in means if one.level >= needed)
        self._choice = SmsChoice.AT_ONCE
        self._attempt: Attempt | None = None
        self.step: Step[S] = self.restart()

    @property
    def until(self) -> datetime:
        """When the login must be done."""
        return self._until

    @property
    def choice(self) -> SmsChoice:
        """What the tester practises with the sms."""
        return self._choice

    # --- what a person does

    def restart(self) -> Step[S]:
        """Begin again, with fifteen new minutes."""
        self._until = self._clock.now() + TIME_TO_LOG_IN
        self._attempt = None
        return self._to(Choose(self._until, self._means))

    def choose(self, means: str) -> Step[S]:
        """Take one of the offered means."""
        chosen = next((one for one in self._means if one.id == means), None)
        if chosen is None or not isinstance(self.tick(), Choose):
            return self.step
        if chosen.steps[0] != "credentials":
            return self._to(Choose(self._until, self._means, chosen.id, NotYet(chosen.id)))
        return self._credentials(chosen)

    def submit(self, username: str, password: str) -> Step[S]:
        """Send user name and password."""
        step = self.tick()
        if not isinstance(step, Credentials):
            return step
        self._attempt = attempt = self._digid.start(step.means, self._until)
        attempt.choice = self._choice
        result = attempt.log_in(username, password)
        if isinstance(result, NeedSms):
            total = len(step.means.steps)
            return self._to(SmsCode(self._until, step.means, 2, total, result, username.strip()))
        if isinstance(result, LoggedIn | Blocked | TooLate):
            return self._end(result, step.means)
        kept = "" if isinstance(result, OwnData) else username
        return self._to(replace(step, username=kept, password="", problem=result))

    def enter_code(self, code: str) -> Step[S]:
        """Send the code of the sms."""
        step = self.tick()
        if not isinstance(step, SmsCode) or self._attempt is None:
            return step
        result = self._attempt.enter_code(code)
        if isinstance(result, LoggedIn | Blocked | TooLate):
            return self._end(result, step.means)
        # A slip in one box leaves the others; a code that cannot work leaves none.
        kept = code if isinstance(result, Invalid) else ""
        return self._to(replace(step, code=kept, problem=result))

    def send_again(self) -> Step[S]:
        """Ask for a new sms; the code before it stops working."""
        step = self.tick()
        if not isinstance(step, SmsCode) or self._attempt is None:
            return step
        result = self._attempt.send_again()
        if isinstance(result, NeedSms):
            return self._to(replace(step, sms=result, code="", problem=None))
        if isinstance(result, Wrong):
            return self._to(replace(step, problem=result))
        return self._end(result, step.means)

    def back(self) -> Step[S]:
        """Go one step back: from the code to the password, from there to the means."""
        step = self.tick()
        if isinstance(step, SmsCode):
            return self._credentials(step.means, step.username)
        if isinstance(step, Credentials):
            return self._to(Choose(self._until, self._means, step.means.id))
        return step

    def cancel(self) -> Step[S]:
        """Stop; from a step that is over this changes nothing."""
        if isinstance(self.step, Done | TimeUp):
            return self.step
        self._attempt = None
        return self._to(Cancelled())

    def tick(self) -> Step[S]:
        """Return the step as it is now: time may be up, a block may be over. Call it every few seconds."""
        now = self._clock.now()
        if isinstance(self.step, LockedOut):
            if now >= self.step.blocked.until:
                return self.restart()
            return self._to(replace(self.step, blocked=self.step.blocked.at(now)))
        if isinstance(self.step, Choose | Credentials | SmsCode) and now >= self._until:
            return self._to(TimeUp(self._until))
        return self.step

    # --- what the tester does

    def direct(self, account: Account) -> Step[S]:
        """Log in as a persona at once, with sms and level Midden; forgets the failures of that name."""
        if account.status != "active":
            return self._to(Choose(self._until, self._means, problem=NotUsable(account.status)))
        self._digid.lockout.succeeded(account.username, known=True)
        return self._end(LoggedIn(account, SMS), SMS)

    def fill(self, account: Account) -> Step[S]:
        """Put a persona's user name and password in the fields; what was typed there goes."""
        step = self.tick()
        if isinstance(step, TimeUp | Cancelled):
            step = self.restart()
        if isinstance(step, Done | LockedOut):
            return step
        means = step.means if isinstance(step, Credentials | SmsCode) else SMS
        return self._credentials(means, account.username, account.password)

    def take_over_code(self) -> Step[S]:
        """Put the code of the practice phone in the boxes, if it is there."""
        step, message = self.tick(), self.phone()
        if not isinstance(step, SmsCode) or message is None:
            return step
        return self._to(replace(step, code=message.code, problem=None))

    def practise(self, choice: SmsChoice) -> Step[S]:
        """Choose how the sms behaves, from now on."""
        self._choice = choice
        if self._attempt is not None:
            self._attempt.choice = choice
        return self.tick()

    def phone(self) -> PhoneMessage | None:
        """Return what stands on the practice phone now."""
        return self._attempt.phone() if self._attempt is not None else None

    # --- going on

    def _credentials(self, means: Means, username: str = "", password: str = "") -> Step[S]:
        self._attempt = None
        return self._to(Credentials(self._until, means, 1, len(means.steps), username, password))

    def _end(self, result: LoggedIn | Blocked | TooLate, means: Means) -> Step[S]:
        self._attempt = None
        if isinstance(result, Blocked):
            return self._to(LockedOut(result, means))
        if isinstance(result, TooLate):
            return self._to(TimeUp(result.until))
        level = result.means.level
        session = self._start_session(result.account, result.means, level)
        return self._to(Done(session, result.account, result.means, level))

    def _to(self, step: Step[S]) -> Step[S]:
        self.step = step
        return step
