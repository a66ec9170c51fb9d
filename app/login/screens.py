"""The screens of the login as values: what each of them shows; app/login/steps.py goes from one to the next."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from app.login.account_steps import Form
from services.identity.account import Account, DocumentKind
from services.identity.app_login import Stage as AppStage
from services.identity.card_login import Stage as CardStage
from services.identity.means import SMS, Means
from services.identity.request import LoginRequest
from services.identity.results import Blocked, Invalid, NeedSms, NotUsable, OwnData, Stopped, TooLow, Wrong
from services.identity.session import Level
from services.identity.sign_on import Visited

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
class AlreadyIn:
    """Logged in elsewhere: going on is enough. ``until`` that works."""

    until: datetime
    visited: tuple[Visited, ...]
    request: LoginRequest


@dataclass(frozen=True)
class Asking:
    """Logged in, and asked something before the service; ``form`` says what."""

    until: datetime
    form: Form


@dataclass(frozen=True)
class Numbered:
    """A step of a means: ``number`` of ``total``, to be done before ``until``."""

    until: datetime
    means: Means
    number: int
    total: int


@dataclass(frozen=True)
class Credentials(Numbered):
    """User name and password. ``username`` and ``password`` are what the fields hold when the page opens.

    ``remember``: the box "remember my user name" is ticked.
    """

    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    problem: Problem | None = None
    remember: bool = False


@dataclass(frozen=True)
class SmsCode(Numbered):
    """The code of the sms. ``code`` is what the boxes hold; they keep it after a mistake in one box."""

    sms: NeedSms
    username: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    problem: Problem | None = None


@dataclass(frozen=True)
class PairApp(Numbered):
    """The four letters that the app shows. ``code`` is what the field holds."""

    code: str = ""
    problem: Invalid | None = None


@dataclass(frozen=True)
class ScanQr(Numbered):
    """A QR code for the app; ``expires`` is when it stops working."""

    payload: str = field(repr=False)
    expires: datetime


@dataclass(frozen=True)
class InTheApp(Numbered):
    """Go on in the app. ``stage`` is what the app asks; on this device it is the only step."""

    stage: AppStage


@dataclass(frozen=True)
class ChooseDocument(Numbered):
    """Which document do you have?"""


@dataclass(frozen=True)
class ReadDocument(Numbered):
    """Hold the document against the reader and go on there."""

    kind: DocumentKind
    stage: CardStage


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


BesideThePhone = PairApp | ScanQr | InTheApp | ChooseDocument | ReadDocument
"""What the site shows while somebody is busy on the phone or with the reader."""

Open = Choose | Credentials | SmsCode | BesideThePhone | Ended | AlreadyIn | Asking
Step = Open | LockedOut | Done[S] | Cancelled | TimeUp
