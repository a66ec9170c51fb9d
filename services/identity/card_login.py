"""One login with an identity card or driving licence: the site asks, the reader reads the chip and asks its pin.

Five tries; after the fourth wrong one the document's own number goes first, the fifth blocks it (DOMAIN.md §1.4).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from services.identity.account import Account, Document, DocumentKind
from services.identity.means import Means
from services.identity.request import LoginRequest
from services.identity.results import Judged, StopReason, TooLate
from services.identity.session import Level
from services.identity.visit import Visit, is_pin

if TYPE_CHECKING:
    from services.identity.digid import DigiD

READER_PATIENCE = timedelta(minutes=5)
USABLE_SINCE: dict[str, date] = {"identiteitskaart": date(2021, 3, 13), "rijbewijs": date(2018, 6, 4)}
KINDS: tuple[DocumentKind, ...] = ("rijbewijs", "identiteitskaart")
NUMBER_FIRST = 4

Stage = Literal["choose", "wait", "number", "pin", "over"]
ReaderFault = Literal["", "pin_length", "pin_wrong", "number_wrong"]


@dataclass(frozen=True)
class ChooseDocument:
    """The site asks which document somebody has."""


@dataclass(frozen=True)
class Reading:
    """The site waits for the reader."""

    kind: DocumentKind
    stage: Stage


CardState = ChooseDocument | Reading | Judged | TooLate


@dataclass(frozen=True)
class ReaderScreen:
    """What the reader shows. ``ended`` says why it stopped, "" when it went well."""

    stage: Stage
    kind: str = ""
    tries_left: int = 0
    fault: ReaderFault = ""
    ended: str = ""


class CardLogin(Visit):
    """The visit of one person with a document."""

    REFUSED = "reader_refused"
    _stage: Stage

    def __init__(self, digid: "DigiD", means: Means, request: LoginRequest, until: datetime) -> None:
        super().__init__(digid, means, request, until, "choose")
        self._kind: DocumentKind = "identiteitskaart"
        self._document: Document | None = None
        self._fault: ReaderFault = ""

    # --- the site

    def site(self) -> CardState:
        """Return what the site shows now."""
        self._look_at_the_clock()
        if self._result is not None:
            return self._result
        return ChooseDocument() if self._stage == "choose" else Reading(self._kind, self._stage)

    def choose(self, kind: DocumentKind) -> CardState:
        """Say which document; the reader is told."""
        if isinstance(self.site(), ChooseDocument):
            self._kind, self._stage = kind, "wait"
            self._deadline = self._digid.clock.now() + READER_PATIENCE
        return self.site()

    # --- the reader

    def screen(self) -> ReaderScreen:
        """Return what the reader shows now."""
        self._look_at_the_clock()
        left = self._document.tries_left if self._document is not None else 0
        return ReaderScreen(self._stage, self._kind, left, self._fault, self._why_ended())

    def hold(self, bsn: str) -> None:
        """Hold the document of a person against the reader."""
        if not self._at("wait"):
            return
        self.account = self._digid.accounts.of(bsn)
        self._document = self.account.document(self._kind) if self.account is not None else None
        if self.account is None or self._document is None:
            self._stop("no_document")
        elif self._document.issued < USABLE_SINCE[self._kind]:
            self._stop("document_too_old", self._document.issued.isoformat())
        elif self._document.blocked:
            self._stop("document_blocked")
        else:
            self._stage = "number" if self._document.failures >= NUMBER_FIRST else "pin"

    def enter_number(self, number: str) -> None:
        """Check the licence's number, or the six digits of the card: the document is really in somebody's hand."""
        if not self._at("number") or self._document is None:
            return
        right = self._document.access or self._document.number
        if number.strip().upper() == right:
            self._stage, self._fault = "pin", ""
        else:
            self._fault = "number_wrong"

    def enter_pin(self, pin: str) -> None:
        """Check the pin of the document."""
        if not self._at("pin") or self._document is None or self.account is None:
            return
        if not is_pin(pin):
            self._fault = "pin_length"
        elif pin != self._document.pin:
            self._wrong_pin(self.account, self._document)
        else:
            self._save_document(failures=0)
            self._judge(Level.HOOG)

    # --- inside

    def _wrong_pin(self, account: Account, document: Document) -> None:
        self._fault = "pin_wrong"
        self._save_document(failures=document.failures + 1)
        failures = document.failures + 1
        self._digid.log(account, "login_failed", self.means, self.request)
        if self._document is not None and self._document.blocked:
            self._digid.log(account, "document_blocked", self.means, self.request, self._kind)
            self._stop("document_blocked")
        elif failures == NUMBER_FIRST:
            self._stage = "number"

    def _save_document(self, **changes: object) -> None:
        if self.account is None or self._document is None:
            return
        self._document = replace(self._document, **changes)  # type: ignore[arg-type]
        documents = tuple(self._document if one.kind == self._kind else one for one in self.account.documents)
        self._save(documents=documents)

    def _late(self) -> StopReason:
        return "reader_timeout"
