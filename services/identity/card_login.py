"""One login with an identity card or driving licence: the site asks, the reader reads the chip and asks its pin.

Five tries; after the fourth wrong one the document's own number goes first, the fifth blocks it (DOMAIN.md §1.4).
A blocked document asks for its PUK code and then for a new pin; three wrong PUK codes leave only a new letter.
"""

import hmac
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from services.identifiers import is_rijbewijsnummer
from services.identity import account_rules
from services.identity.account import Account, Document, DocumentKind
from services.identity.letter_codes import PUK_LENGTH
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
_STATUS: dict[str, StopReason] = {
    "inactive": "document_inactive",
    "suspended": "document_suspended",
    "revoked": "document_revoked",
}

Stage = Literal["choose", "wait", "number", "pin", "puk", "new_pin", "pin_again", "over"]
ReaderFault = Literal[
    "", "pin_length", "pin_wrong", "puk_length", "puk_wrong", "pin_differs", "number_wrong", "number_is_document",
    "access_form", "access_o", "licence_form", "licence_o", "document_empty", "document_o", "document_form",
]


class ChooseDocument(Struct, frozen=True):
    """The site asks which document somebody has."""


class Reading(Struct, frozen=True):
    """The site waits for the reader."""

    kind: DocumentKind
    stage: Stage


CardState = ChooseDocument | Reading | Judged | TooLate


class ReaderScreen(Struct, frozen=True):
    """What the reader shows. ``tries_left`` is of the pin, or of the PUK code while that is asked.

    ``ended`` says why it stopped, "" when it went well.
    """

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
        self._new_pin = ""

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
        document, left = self._document, 0
        if document is not None:
            left = document.puk_left if self._stage == "puk" else document.tries_left
        return ReaderScreen(self._stage, self._kind, left, self._fault, self._why_ended())

    def hold(self, bsn: str) -> None:
        """Hold the document of a person against the reader."""
        if not self._at("wait"):
            return
        self.account = self._digid.accounts.of(bsn)
        self._document = self.account.document(self._kind) if self.account is not None else None
        if self._document is None:
            self._stop("no_document")
        elif self._digid.pretence.card == "no_status":
            self._stop("status_unknown")
        elif self._document.issued < USABLE_SINCE[self._kind]:
            self._stop("document_too_old", self._document.issued.isoformat())
        elif self._document.status != "active":
            self._stop(_STATUS[self._document.status])
        elif self._document.puk_left == 0:
            self._stop("puk_blocked")
        else:
            self._stage = _first(self._document)

    def enter_number(self, number: str) -> None:
        """Check the licence's number, or the six digits of the card: the document is really in somebody's hand."""
        if not self._at("number") or self._document is None:
            return
        right = self._document.access or self._document.number
        if number.strip().upper() == right:
            self._stage, self._fault = "pin", ""
        else:
            self._fault = _number_fault(self._document, number)

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

    def enter_puk(self, puk: str) -> None:
        """Check the PUK code of a blocked document; the third wrong one leaves only a new letter."""
        if not self._at("puk") or self._document is None or self.account is None:
            return
        plain = puk.replace(" ", "")
        if not (len(plain) == PUK_LENGTH and plain.isascii() and plain.isdigit()):
            self._fault = "puk_length"
        elif not hmac.compare_digest(plain, self._document.puk):
            self._save_document(puk_failures=self._document.puk_failures + 1)
            self._digid.log(self.account, "login_failed", self.means, self.request)
            self._fault = "puk_wrong"
            if self._document.puk_left == 0:
                self._stop("puk_blocked")
        else:
            self._stage, self._fault = "new_pin", ""

    def choose_pin(self, pin: str) -> None:
        """Choose a new pin after the PUK code, and then once more: only then the document works again."""
        if self._at("new_pin"):
            self._fault = "" if is_pin(pin) else "pin_length"
            if not self._fault:
                self._stage, self._new_pin = "pin_again", pin
        elif self._at("pin_again"):
            self._stage, self._fault = "new_pin", "pin_differs"
            if pin == self._new_pin:
                self._unblock(pin)

    def without_puk(self) -> None:
        """Say that there is no PUK code: a letter with a new one must come first."""
        if self._at("puk"):
            self._stop("document_blocked")

    # --- inside

    def _wrong_pin(self, account: Account, document: Document) -> None:
        self._fault = "pin_wrong"
        failures = document.failures + 1
        self._save_document(failures=failures)
        self._digid.log(account, "login_failed", self.means, self.request)
        if self._document is not None and self._document.blocked:
            self._digid.log(account, "document_blocked", self.means, self.request, self._kind)
            self._stage, self._fault = "puk", ""
        elif failures == NUMBER_FIRST:
            self._stage = "number"

    def _unblock(self, pin: str) -> None:
        self._save_document(pin=pin, failures=0, puk_failures=0)
        if self.account is not None:
            self._digid.log(self.account, "document_unblocked", self.means, self.request, self._kind)
        self._stage, self._fault, self._new_pin = "pin", "", ""

    def _save_document(self, **changes: object) -> None:
        if self.account is None or self._document is None:
            return
        self._document = replace(self._document, **changes)
        self._save(documents=self.account.with_document(self._document))

    def _late(self) -> StopReason:
        return "reader_timeout"


def _number_fault(document: Document, typed: str) -> ReaderFault:
    """Return what is wrong with a number that is not the right one: its form first (DOMAIN.md §1.3)."""
    plain = typed.strip().upper()
    if document.access:
        return _access_fault(plain)
    if document.kind == "rijbewijs":
        if is_rijbewijsnummer(plain):
            return "number_wrong"
        return "licence_o" if "O" in plain else "licence_form"
    own = account_rules.document_number(plain)
    if own == "document_o":
        return "document_o"
    return ("document_form" if plain else "document_empty") if own else "number_wrong"


def _access_fault(plain: str) -> ReaderFault:
    """Return what is wrong with what was typed for the six digits of a card."""
    if not account_rules.document_number(plain.replace("O", "0")):
        return "number_is_document"   # the number printed on the card, while its access code is asked
    if "O" in plain:
        return "access_o"
    return "number_wrong" if re.fullmatch("[0-9]{6}", plain) else "access_form"


def _first(document: Document) -> Stage:
    """Return what the reader asks first of a document that is held against it."""
    if document.blocked:
        return "puk"
    return "number" if document.failures >= NUMBER_FIRST else "pin"
