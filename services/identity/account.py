"""What a login account holds: how to log in, where to reach somebody, and the apps and documents that belong to it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Status = Literal[
    "initial", "requested", "active", "revoked", "suspended", "removed", "expired", "deceased"
]
AppStatus = Literal["pending", "active", "deactivated"]
DocumentKind = Literal["paspoort", "identiteitskaart", "rijbewijs"]
LetterKind = Literal["A", "H"]

PIN_TRIES = 3
DOCUMENT_TRIES = 5
MOST_APPS = 5


@dataclass(frozen=True)
class App:
    """The login app on one device: ``id`` is its app code, ``id_check`` the document it read (DOMAIN §1.2.5)."""

    id: str
    device: str
    pin: str = field(repr=False)
    activated: datetime | None = None
    last_used: datetime | None = None
    status: AppStatus = "active"
    id_check: DocumentKind | Literal[""] = ""
    failures: int = 0

    @property
    def tries_left(self) -> int:
        """How many wrong pins are left before the app is deactivated."""
        return max(0, PIN_TRIES - self.failures)


@dataclass(frozen=True)
class Document:
    """An identity document with a chip. ``number`` or ``access`` is asked after the fourth wrong document pin."""

    kind: DocumentKind
    number: str = field(repr=False)
    issued: date
    pin: str = field(repr=False)
    access: str = field(default="", repr=False)
    failures: int = 0

    @property
    def tries_left(self) -> int:
        """How many wrong pins are left before the document is blocked."""
        return max(0, DOCUMENT_TRIES - self.failures)

    @property
    def blocked(self) -> bool:
        """True after the fifth wrong pin: only a new letter or a PUK code helps."""
        return self.failures >= DOCUMENT_TRIES


@dataclass(frozen=True)
class Letter:
    """A letter with a code: A activates, H recovers (DOMAIN.md §1.4). ``tries`` counts wrong codes."""

    kind: LetterKind
    code: str = field(repr=False)
    sent: datetime
    tries: int = 0


@dataclass(frozen=True)
class Account:
    """What is needed to log in as somebody. ``persona`` is the id of the test citizen behind it.

    ``password`` is a practice password as it stands in a persona's file, or the scrambled form of one that
    somebody chose (services/identity/secret.py).
    """

    username: str
    password: str = field(repr=False)
    bsn: str = field(repr=False)
    naam: str = field(repr=False)
    telefoon: str = field(default="", repr=False)
    status: Status = "active"
    persona: str = ""
    email: str = field(default="", repr=False)
    email_checked: bool = False
    language: str = "nl"
    sms: bool = True
    spoken: bool = False
    two_steps: bool = False
    apps: tuple[App, ...] = ()
    documents: tuple[Document, ...] = ()
    letter: Letter | None = None
    requested: datetime | None = None

    @property
    def reachable_by_sms(self) -> bool:
        """True when the sms check is on and there is a number."""
        return self.sms and bool(self.telefoon)

    def app(self, app_id: str) -> App | None:
        """Return one of the apps."""
        return next((one for one in self.apps if one.id == app_id), None)

    @property
    def active_app(self) -> App | None:
        """The app that was used last and can still be used."""
        usable = [one for one in self.apps if one.status == "active"]
        return max(usable, key=_last_used, default=None)

    def document(self, kind: str) -> Document | None:
        """Return the document of a kind."""
        return next((one for one in self.documents if one.kind == kind), None)


def _last_used(app: App) -> float:
    moment = app.last_used or app.activated
    return moment.timestamp() if moment is not None else 0.0
