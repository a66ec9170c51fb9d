"""What a login account holds: how to log in, where to reach somebody, and the apps and documents that belong to it."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from services.values import hiding

Status = Literal[
    "initial", "requested", "active", "revoked", "suspended", "removed", "expired", "deceased"
]
AppStatus = Literal["pending", "active", "deactivated"]
DocumentKind = Literal["paspoort", "identiteitskaart", "rijbewijs"]
DocumentStatus = Literal["active", "inactive", "suspended", "revoked"]
LetterKind = Literal["A", "H", "R"]
Reminder = Literal["password", "email_add", "email_check", "app", "id_check"]
"""What the login service asks after a login, before somebody goes to the service (DOMAIN.md §1.2)."""

PIN_TRIES = 3
DOCUMENT_TRIES = 5
PUK_TRIES = 3
MOST_APPS = 5


class Letter(Struct, frozen=True):
    """A letter with a code: A activates, H recovers, R is of a document (DOMAIN.md §1.3). ``tries``: wrong codes."""

    kind: LetterKind
    code: str
    sent: datetime
    tries: int = 0

    __repr__ = hiding("code")


class App(Struct, frozen=True):
    """The login app on one device: ``id`` is its app code, ``id_check`` the document it read (DOMAIN §1.2.5).

    ``letter`` has the code for which an app waits that is "pending" (DOMAIN.md §1.7).
    """

    id: str
    device: str
    pin: str
    activated: datetime | None = None
    last_used: datetime | None = None
    status: AppStatus = "active"
    id_check: DocumentKind | Literal[""] = ""
    failures: int = 0
    letter: Letter | None = None

    __repr__ = hiding("pin")

    @property
    def tries_left(self) -> int:
        """How many wrong pins are left before the app is deactivated."""
        return max(0, PIN_TRIES - self.failures)


class Document(Struct, frozen=True):
    """An identity document with a chip. ``number`` or ``access`` is asked after the fourth wrong document pin.

    ``status`` is that of its login function; ``letter`` the one with the R code that activates it. ``puk`` unblocks.
    """

    kind: DocumentKind
    number: str
    issued: date
    pin: str
    access: str = ""
    failures: int = 0
    puk: str = ""
    puk_failures: int = 0
    status: DocumentStatus = "active"
    letter: Letter | None = None

    __repr__ = hiding("number", "pin", "access", "puk")

    @property
    def tries_left(self) -> int:
        """How many wrong pins are left before the document is blocked."""
        return max(0, DOCUMENT_TRIES - self.failures)

    @property
    def blocked(self) -> bool:
        """True after the fifth wrong pin: only the PUK code helps."""
        return self.failures >= DOCUMENT_TRIES

    @property
    def puk_left(self) -> int:
        """How many wrong PUK codes are left before only a new letter helps."""
        return max(0, PUK_TRIES - self.puk_failures)


class Account(Struct, frozen=True):
    """What is needed to log in as somebody. ``persona`` is the id of the test citizen behind it.

    ``password`` is a practice password as it stands in a persona's file, or the scrambled form of one that
    somebody chose (services/identity/secret.py). ``asks`` is what the service wants to ask after the next login;
    ``sms_waiting`` the number that waits for the letter of the sms check; ``first_time``: nobody used it before.
    """

    username: str
    password: str
    bsn: str
    naam: str
    telefoon: str = ""
    status: Status = "active"
    persona: str = ""
    email: str = ""
    email_checked: bool = False
    language: str = "nl"
    sms: bool = True
    spoken: bool = False
    two_steps: bool = False
    apps: tuple[App, ...] = ()
    documents: tuple[Document, ...] = ()
    letter: Letter | None = None
    requested: datetime | None = None
    asks: tuple[Reminder, ...] = ()
    sms_waiting: str = ""
    first_time: bool = False

    __repr__ = hiding("password", "bsn", "naam", "telefoon", "email", "sms_waiting")

    @property
    def reachable_by_sms(self) -> bool:
        """True when the sms check is on and there is a number."""
        return self.sms and bool(self.telefoon)

    def app(self, app_id: str) -> App | None:
        """Return one of the apps."""
        return next((one for one in self.apps if one.id == app_id), None)

    @property
    def active_app(self) -> App | None:
        """The app that was used last and can still be used; of two at the same moment the newest."""
        usable = [one for one in reversed(self.apps) if one.status == "active"]
        return max(usable, key=_last_used, default=None)

    def document(self, kind: str) -> Document | None:
        """Return the document of a kind."""
        return next((one for one in self.documents if one.kind == kind), None)

    def with_app(self, app: App) -> tuple[App, ...]:
        """Return the apps with this one as it is now."""
        return tuple(app if one.id == app.id else one for one in self.apps)

    def with_document(self, document: Document) -> tuple[Document, ...]:
        """Return the documents with this one as it is now."""
        return tuple(document if one.kind == document.kind else one for one in self.documents)

    @property
    def least_used_app(self) -> App | None:
        """The active app that goes when one more is activated; None while there is room (DOMAIN.md §1.6)."""
        active = [one for one in self.apps if one.status == "active"]
        return min(active, key=_last_used) if len(active) >= MOST_APPS else None


def _last_used(app: App) -> float:
    moment = app.last_used or app.activated
    return moment.timestamp() if moment is not None else 0.0
