"""Proves the login function of documents: the R code of a letter, a new PUK code, and how many letters there are."""

from datetime import date

import pytest
from msgspec import structs

from services.errors import Forbidden, NotFound
from services.identity.account import Account, Document, DocumentKind
from services.identity.letter_codes import LETTER_SIGNS
from services.identity.means import CARD
from services.identity.my_account import MyAccount
from services.identity.practice import CARD_PIN, PUK, LoginTable, practice_account
from services.identity.request import LoginRequest
from services.identity.results import LoggedIn, Stopped
from services.identity.session import Level, Party, Session
from tests.helpers.logins import FENNA, NOW, LoginBench

KIND: DocumentKind = "identiteitskaart"


class Home:
    """Fenna at her account, logged in with a code; ``changes`` are those of her card."""

    def __init__(self, **changes: object) -> None:
        self.bench = LoginBench()
        made = practice_account(FENNA, date(1985, 6, 14), LoginTable())
        card = made.document(KIND)
        assert card is not None
        card = structs.replace(card, **changes)  # type: ignore[arg-type]
        self.bench.digid.save(made, documents=made.with_document(card))
        self.mine = self.at(Level.MIDDEN)

    def at(self, level: Level) -> MyAccount:
        """Return her account as it is for a session of a level."""
        party = Party("citizen", FENNA.bsn, FENNA.naam)
        return MyAccount(self.bench.digid, Session(party, party, level, "sms", NOW, NOW, 1, "token"))

    @property
    def account(self) -> Account:
        """The account as it is now."""
        found = self.bench.digid.accounts.find(FENNA.username)
        assert found is not None
        return found

    @property
    def card(self) -> Document:
        """The card as it is now."""
        found = self.account.document(KIND)
        assert found is not None
        return found

    @property
    def code(self) -> str:
        """The code of the letter."""
        assert self.card.letter is not None
        return self.card.letter.code

    def logs_in(self) -> object:
        """Log in with the card and its pin; returns how it ended."""
        card = self.bench.digid.start_card(CARD, LoginRequest(), self.bench.digid.deadline())
        card.choose(KIND)
        card.hold(FENNA.bsn)
        card.enter_pin(CARD_PIN)
        return card.site()

    def newest(self) -> tuple[str, str]:
        """The newest line of the history: action and detail."""
        line = self.bench.digid.history.lines(FENNA.bsn)[0]
        return line.action, line.detail


def test_the_r_code_of_the_letter_activates_a_document() -> None:
    home = Home(status="inactive")
    assert home.logs_in() == Stopped("document_inactive", CARD)
    assert home.mine.ask_letter(KIND) == ""
    assert home.newest() == ("letter_sent", KIND)
    code = home.code
    assert (code[0], len(code)) == ("R", 6)
    assert set(code[1:]) <= set(LETTER_SIGNS)
    assert home.mine.activate_document(KIND, f" {code.lower()} ") == {}
    assert home.newest() == ("document_activated", KIND)
    assert isinstance(home.logs_in(), LoggedIn)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("", "code_empty"), ("ABCDFG", "code_kind_r"), ("RBCD", "code_form_r"), ("RBCDA1", "code_form_r")],
)
def test_what_cannot_be_an_r_code_counts_for_nothing(typed: str, fault: str) -> None:
    home = Home(status="inactive")
    home.mine.ask_letter(KIND)
    for _ in range(4):
        assert home.mine.activate_document(KIND, typed) == {"code": fault}
    assert home.card.letter is not None
    assert home.card.letter.tries == 0


def test_the_third_wrong_r_code_voids_the_letter() -> None:
    home = Home(status="inactive")
    assert home.mine.activate_document(KIND, "RBBBBB") == {"code": "code_none"}
    home.mine.ask_letter(KIND)
    code = home.code
    wrong = "RBBBBB" if code != "RBBBBB" else "RCCCCC"
    faults = [home.mine.activate_document(KIND, wrong)["code"] for _ in range(3)]
    assert faults == ["code_wrong", "code_wrong", "code_void"]
    assert home.mine.activate_document(KIND, code) == {"code": "code_void"}
    assert home.card.status == "inactive"


def test_a_new_letter_voids_the_one_before_and_a_letter_works_for_21_days() -> None:
    home = Home(status="inactive")
    home.mine.ask_letter(KIND)
    first = home.code
    home.bench.wait(minutes=5)
    assert home.mine.ask_letter(KIND) == ""
    assert first == home.code or home.mine.activate_document(KIND, first) == {"code": "code_wrong"}
    home.bench.wait(days=21)
    assert home.mine.activate_document(KIND, home.code) == {"code": "code_expired"}


def test_two_letters_never_go_at_once_and_three_a_month_are_the_most() -> None:
    home = Home(status="inactive")
    answers = []
    for minutes in (0, 1, 5, 5, 5):
        home.bench.wait(minutes=minutes)
        answers.append(home.mine.ask_letter(KIND))
    assert answers == ["", "letter_too_soon", "", "", "letter_too_many"]
    home.bench.wait(days=30)
    assert home.mine.ask_letter(KIND) == ""


def test_a_blocked_document_gets_a_new_puk_code() -> None:
    home = Home(failures=5, puk_failures=3)
    assert home.logs_in() == Stopped("puk_blocked", CARD)
    assert home.mine.ask_letter(KIND) == ""
    assert home.card.puk != PUK
    assert (len(home.card.puk), home.card.puk_left, home.card.letter) == (8, 3, None)
    card = home.bench.digid.start_card(CARD, LoginRequest(), home.bench.digid.deadline())
    card.choose(KIND)
    card.hold(FENNA.bsn)
    card.enter_puk(PUK)
    assert card.screen().fault == "puk_wrong", "the old one works no more"
    card.enter_puk(f"{home.card.puk[:4]} {home.card.puk[4:]}")
    for pin in ("12", "60417", "60418", "60417", "60417"):
        card.choose_pin(pin)
    assert home.newest() == ("document_unblocked", KIND)
    card.enter_pin("60417")
    assert isinstance(card.site(), LoggedIn)
    assert (home.card.pin, home.card.tries_left, home.card.puk_left) == ("60417", 5, 3)


def test_new_pins_that_differ_or_are_none_are_named() -> None:
    home = Home(failures=5)
    card = home.bench.digid.start_card(CARD, LoginRequest(), home.bench.digid.deadline())
    card.choose(KIND)
    card.hold(FENNA.bsn)
    for puk in ("", "1234567", "abcdefgh"):
        card.enter_puk(puk)
        assert (card.screen().fault, card.screen().tries_left) == ("puk_length", 3)
    card.enter_puk(PUK)
    card.choose_pin("123")
    assert (card.screen().stage, card.screen().fault) == ("new_pin", "pin_length")
    card.choose_pin("60417")
    assert (card.screen().stage, card.screen().fault) == ("pin_again", "")
    card.choose_pin("60418")
    assert (card.screen().stage, card.screen().fault) == ("new_pin", "pin_differs")
    assert home.card.blocked, "nothing is unblocked before a pin was chosen twice"


def test_at_basis_and_for_a_document_that_is_not_there_nothing_goes() -> None:
    home = Home(status="inactive")
    with pytest.raises(Forbidden):
        home.at(Level.BASIS).ask_letter(KIND)
    with pytest.raises(Forbidden):
        home.at(Level.BASIS).activate_document(KIND, "RBBBBB")
    home.bench.digid.save(home.account, documents=())
    with pytest.raises(NotFound):
        home.mine.ask_letter(KIND)


@pytest.mark.parametrize("status", ["suspended", "revoked"])
def test_no_letter_helps_a_document_that_was_suspended_or_revoked(status: str) -> None:
    home = Home(status=status)
    assert home.logs_in() == Stopped(f"document_{status}", CARD)  # type: ignore[arg-type]
    assert home.mine.ask_letter(KIND) == "letter_none"
    assert home.newest()[0] != "letter_sent"
