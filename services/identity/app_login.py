"""One login with the app: what the site shows and what the phone shows, and how one moves the other (DOMAIN.md §1.2.4).

The site never hears the pin, the phone never sees what was typed on the site but for the pairing code.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from services.identity.account import Account, App, Document, DocumentKind
from services.identity.app_pin import PinFault, try_pin
from services.identity.means import Means
from services.identity.request import LoginRequest
from services.identity.results import Judged, StopReason, TooLate
from services.identity.session import Level
from services.identity.visit import Visit
from services.values import hiding

if TYPE_CHECKING:
    from services.identity.digid import DigiD

QR_VALID = timedelta(minutes=5)
APP_PATIENCE = timedelta(minutes=5)
LICENCE_READABLE_AFTER = date(2014, 11, 14)

Stage = Literal["start", "pairing", "scan", "confirm", "pin", "id_check", "over"]
CheckFault = Literal["", "blocked", "too_old"]


class Pairing(Struct, frozen=True):
    """The site waits for the four letters that the app shows."""


class Qr(Struct, frozen=True):
    """The site shows a QR code; ``payload`` is what a camera reads, ``expires`` when it stops working."""

    payload: str
    expires: datetime

    __repr__ = hiding("payload")


class InApp(Struct, frozen=True):
    """The site waits for the phone. ``stage``: "start", "confirm", "pin" or "id_check"."""

    stage: Stage


SiteState = Pairing | Qr | InApp | Judged | TooLate


class AppScreen(Struct, frozen=True):
    """What the app shows. ``tries_left`` belongs to the pin; ``ended`` says why it stopped, "" when it went well."""

    stage: Stage
    pairing: str = ""
    can_scan: bool = False
    tries_left: int = 0
    pin_fault: PinFault = ""
    check_fault: CheckFault = ""
    ended: str = ""


class AppLogin(Visit):
    """The visit of one person with an app: verbs of the site and verbs of the phone."""

    REFUSED = "app_refused"
    _stage: Stage

    def __init__(
        self, digid: "DigiD", means: Means, request: LoginRequest, until: datetime, *, here: bool
    ) -> None:
        super().__init__(digid, means, request, until, "start")
        self.here = here
        self._app: App | None = None
        self._shown = ""            # the pairing code on the phone
        self._typed = ""            # the pairing code on the site
        self._payload = ""
        self._pin_fault: PinFault = ""
        self._check_fault: CheckFault = ""
        if self._result is None and (digid.pretence.app == "off" or not request.app_works):
            self._stop("app_off")

    # --- the site

    def site(self) -> SiteState:
        """Return what the site shows now; it asks this every few seconds."""
        self._look_at_the_clock()
        if self._result is not None:
            return self._result
        if self.here or self._stage in ("confirm", "pin", "id_check"):
            return InApp(self._stage)
        if self._typed and self._deadline is not None:
            return Qr(self._payload, self._deadline)
        return Pairing()

    def pair(self, code: str) -> SiteState:
        """Take the pairing code that a person typed and show the QR code. Whether it is right, the app tells."""
        if isinstance(self.site(), Pairing):
            self._typed = code.upper()
            self._payload = f"https://inloggen.voorportaal.example/app?sessie={self._digid.make_ticket()}"
            wait = timedelta(0) if self._digid.pretence.qr_expired else QR_VALID
            self._deadline = self._digid.clock.now() + wait
        return self.site()

    # --- the phone

    def screen(self) -> AppScreen:
        """Return what the app shows now."""
        self._look_at_the_clock()
        left = self._app.tries_left if self._app is not None else 0
        return AppScreen(
            self._stage,
            self._shown,
            bool(self._typed) and self._stage == "scan",
            left,
            self._pin_fault,
            self._check_fault,
            self._why_ended(),
        )

    def open(self, bsn: str) -> None:
        """Open the app on the phone of a person: it shows a pairing code, or asks whether to go on."""
        if not self._at("start"):
            return
        self.account = self._digid.accounts.of(bsn)
        self._app = self.account.active_app if self.account is not None else None
        if self.account is None or self._app is None:
            if self.account is not None:
                self._digid.log(self.account, "login_failed", self.means, self.request)
            self._stop("app_pending" if self.account is not None and waiting(self.account) else "no_app")
        elif self._digid.pretence.app == "deactivated":
            self._save_app(status="deactivated")
            self._digid.log(self.account, "app_deactivated", self.means, self.request, self._app.device)
            self._stop("app_deactivated")
        elif self.here:
            self._go_on()
        else:
            self._shown, self._stage = self._digid.make_pairing(), "scan"

    def scan(self) -> None:
        """Hold the camera before the QR code; a pairing code that differs is refused (DOMAIN.md §1.4)."""
        if not self._at("scan") or not self._typed:
            return
        if self._typed != self._shown:
            self._stop("pairing_wrong")
        else:
            self._go_on()

    def confirm(self) -> None:
        """Say yes to "you are logging in at …"."""
        if self._at("confirm"):
            self._stage = "pin"

    def enter_pin(self, pin: str) -> None:
        """Check the pin of the app; the third wrong one deactivates it."""
        if not self._at("pin") or self._app is None or self.account is None:
            return
        self.account, self._pin_fault = try_pin(self._digid, self.account, self._app, pin, self.means, self.request)
        self._app = self.account.app(self._app.id) or self._app
        if self._app.status == "deactivated":
            self._stop("app_deactivated")
        elif not self._pin_fault:
            self._proved()

    def forgot_pin(self) -> None:
        """Say that the pin is forgotten: nobody can look it up, the app must be activated again (DOMAIN.md §1.4)."""
        if self._at("pin"):
            if self.account is not None:
                self._digid.log(self.account, "login_cancelled", self.means, self.request)
            self._stop("pin_forgotten")

    def id_check(self, kind: DocumentKind) -> None:
        """Have the app read a document, once: from then on it reaches Substantieel (DOMAIN.md §1.2.5)."""
        if not self._at("id_check") or self.account is None:
            return
        self._check_fault = check_fault(self.account.document(kind))
        if not self._check_fault:
            self._save_app(id_check=kind)
            self._digid.log(self.account, "id_check_done", self.means, self.request, kind)
            self._judge(Level.SUBSTANTIEEL)

    def later(self) -> None:
        """Do no ID check now: this service is then out of reach."""
        if self._at("id_check"):
            self._judge(Level.MIDDEN)

    def no_chip_reader(self) -> None:
        """Say that this phone reads no chip: another phone helps with the check, or the municipality does (§1.2.5)."""
        if self._at("id_check"):
            if self.account is not None:
                self._digid.log(self.account, "login_cancelled", self.means, self.request)
            self._stop("no_chip_reader")

    # --- inside

    def _go_on(self) -> None:
        self._stage = "confirm"
        wait = timedelta(0) if self._digid.pretence.app == "timeout" else APP_PATIENCE
        self._deadline = self._digid.clock.now() + wait

    def _proved(self) -> None:
        checked = self._app is not None and self._app.id_check and self._digid.pretence.app != "no_id_check"
        reached = Level.SUBSTANTIEEL if checked else Level.MIDDEN
        account = self.account
        offers_check = reached < Level.SUBSTANTIEEL == self._digid.needed(self.request)
        if offers_check and account is not None and self._digid.status(account) == "active":
            self._stage = "id_check"
        else:
            self._judge(reached)

    def _save_app(self, **changes: object) -> None:
        if self.account is None or self._app is None:
            return
        self._app = replace(self._app, **changes)
        self._save(apps=self.account.with_app(self._app))

    def _late(self) -> StopReason:
        return "qr_expired" if self._stage in ("start", "scan") else "app_timeout"


def waiting(account: Account) -> App | None:
    """Return the app that waits for the code of its letter (DOMAIN.md §1.7)."""
    return next((one for one in account.apps if one.status == "pending"), None)


def usable_for_check(account: Account) -> tuple[DocumentKind, ...]:
    """Return the kinds of document with which this person can do the ID check."""
    return tuple(one.kind for one in account.documents if not check_fault(one))


def check_fault(document: Document | None) -> CheckFault:
    """Return why a document cannot be used for the ID check: blocked, or a licence from before 15-11-2014."""
    if document is None or document.blocked:
        return "blocked"
    too_old = document.kind == "rijbewijs" and document.issued <= LICENCE_READABLE_AFTER
    return "too_old" if too_old else ""
