"""The screens of the login as values: what each of them shows; app/login/steps.py goes from one to the next."""

from datetime import datetime
from typing import Generic, TypeVar

from msgspec import Struct, field

from app.login.account_steps import Form
from services.identity.account import Account, DocumentKind
from services.identity.app_login import Stage as AppStage
from services.identity.card_login import Stage as CardStage
from services.identity.means import SMS, Means
from services.identity.request import LoginRequest
from services.identity.results import Blocked, Invalid, NeedSms, NotUsable, OwnData, Stopped, TooLow, Wrong
from services.identity.session import Level
from services.identity.sign_on import Visited
from services.values import hiding

S = TypeVar("S")

Problem = Wrong | Invalid | OwnData


class Choose(Struct, frozen=True):
    """How do you want to log in? ``suggested`` is the means that gets the focus."""

    until: datetime
    means: tuple[Means, ...]
    suggested: str = SMS.id
    request: LoginRequest = field(default_factory=LoginRequest)


class AlreadyIn(Struct, frozen=True):
    """Logged in elsewhere: going on is enough. ``until`` that works."""

    until: datetime
    visited: tuple[Visited, ...]
    request: LoginRequest


class Asking(Struct, frozen=True):
    """Logged in, and asked something before the service; ``form`` says what."""

    until: datetime
    form: Form


class Numbered(Struct, frozen=True):
    """A step of a means: ``number`` of ``total``, to be done before ``until``."""

    until: datetime
    means: Means
    number: int
    total: int


class Credentials(Numbered, frozen=True):
    """User name and password. ``username`` and ``password`` are what the fields hold when the page opens.

    ``remember``: the box "remember my user name" is ticked.
    """

    username: str = ""
    password: str = ""
    problem: Problem | None = None
    remember: bool = False

    __repr__ = hiding("username", "password")


class SmsCode(Numbered, frozen=True):
    """The code of the sms. ``code`` is what the boxes hold; they keep it after a mistake in one box."""

    sms: NeedSms
    username: str = ""
    code: str = ""
    problem: Problem | None = None

    __repr__ = hiding("username", "code")


class PairApp(Numbered, frozen=True):
    """The four letters that the app shows. ``code`` is what the field holds."""

    code: str = ""
    problem: Invalid | None = None


class ScanQr(Numbered, frozen=True):
    """A QR code for the app; ``expires`` is when it stops working."""

    payload: str
    expires: datetime

    __repr__ = hiding("payload")


class InTheApp(Numbered, frozen=True):
    """Go on in the app. ``stage`` is what the app asks; on this device it is the only step."""

    stage: AppStage


class ChooseDocument(Numbered, frozen=True):
    """Which document do you have?"""


class ReadDocument(Numbered, frozen=True):
    """Hold the document against the reader and go on there."""

    kind: DocumentKind
    stage: CardStage


class Ended(Struct, frozen=True):
    """This way leads no further. ``offers`` are the means that would do."""

    until: datetime
    result: Stopped | NotUsable | TooLow
    means: Means
    offers: tuple[Means, ...] = ()


class LockedOut(Struct, frozen=True):
    """Too many tries; nothing to do until ``blocked.until``."""

    blocked: Blocked
    means: Means


class Done(Struct, Generic[S], frozen=True):
    """Logged in."""

    session: S
    account: Account
    means: Means
    level: Level


class Cancelled(Struct, frozen=True):
    """The person stopped; nobody is logged in."""


class TimeUp(Struct, frozen=True):
    """The fifteen minutes to log in were over at ``until``; ``restart`` begins again."""

    until: datetime


BesideThePhone = PairApp | ScanQr | InTheApp | ChooseDocument | ReadDocument
"""What the site shows while somebody is busy on the phone or with the reader."""

Open = Choose | Credentials | SmsCode | BesideThePhone | Ended | AlreadyIn | Asking
Step = Open | LockedOut | Done[S] | Cancelled | TimeUp
