"""The screens of the login as values: what each of them shows; app/login/steps.py goes from one to the next."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from services.identity.account import Account, DocumentKind
from services.identity.app_login import Stage as AppStage
from services.identity.card_login import Stage as CardStage
from services.identity.means import SMS, Means
from services.identity.request import LoginRequest
from services.identity.results import Blocked, Invalid, NeedSms, NotUsable, OwnData, Stopped, TooLow, Wrong
from services.identity.session import Level

S = TypeVar("S")

Problem = Wrong | Invalid | OwnData


@dataclass(frozen=True)
class Choose:
    """How do you want to log in? ``suggested`` is the means that gets the focus."""

    until: datetime
    means: tuple[Means, ...]
    suggested: str = SMS.id
    request: LoginRequest = field(default_factory=LoginRequest)


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
class PairApp:
    """The four letters that the app shows. ``code`` is what the field holds."""

    until: datetime
    means: Means
    code: str = ""
    problem: Invalid | None = None
    number: int = 1
    total: int = 3


@dataclass(frozen=True)
class ScanQr:
    """A QR code for the app; ``expires`` is when it stops working."""

    until: datetime
    means: Means
    payload: str = field(repr=False)
    expires: datetime
    number: int = 2
    total: int = 3


@dataclass(frozen=True)
class InTheApp:
    """Go on in the app. ``stage`` is what the app asks; ``here``: on this device, so that it is the only step."""

    until: datetime
    means: Means
    stage: AppStage
    here: bool = False
    number: int = 3
    total: int = 3


@dataclass(frozen=True)
class ChooseDocument:
    """Which document do you have?"""

    until: datetime
    means: Means
    number: int = 1
    total: int = 2


@dataclass(frozen=True)
class ReadDocument:
    """Hold the document against the reader and go on there."""

    until: datetime
    means: Means
    kind: DocumentKind
    stage: CardStage
    number: int = 2
    total: int = 2


@dataclass(frozen=True)
class Ended:
    """This way leads no further. ``offers`` are the means that would do."""

    until: datetime
    result: Stopped | NotUsable | TooLow
    means: Means
    offers: tuple[Means, ...] = ()


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


Open = Choose | Credentials | SmsCode | PairApp | ScanQr | InTheApp | ChooseDocument | ReadDocument | Ended
Step = Open | LockedOut | Done[S] | Cancelled | TimeUp
