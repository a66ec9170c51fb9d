"""Proves the login with a document: which ones work, five tries, and the number that goes before the last."""

from datetime import date

import pytest
from msgspec import structs

from services.identity.account import Account, DocumentKind
from services.identity.card_login import CardLogin, ChooseDocument, Reading
from services.identity.means import CARD
from services.identity.practice import ACCESS, CARD_PIN, LICENCE_PIN, LoginTable, practice_account
from services.identity.request import LoginRequest
from services.identity.results import LoggedIn, NotUsable, Stopped, TooLate
from services.identity.session import Level
from tests.helpers.logins import FENNA, LoginBench

WRONG_PIN = "90817"


class Reader:
    """A reader, and a person with all documents."""

    def __init__(self, **changes: object) -> None:
        self.bench = LoginBench()
        account = practice_account(FENNA, date(1985, 6, 14), LoginTable())
        self.bench.digid.accounts.save(structs.replace(account, **changes))  # type: ignore[arg-type]

    def start(self, kind: DocumentKind = "identiteitskaart") -> CardLogin:
        """Begin, and hold the document against the reader."""
        card = self.bench.digid.start_card(CARD, LoginRequest(level=Level.HOOG), self.bench.digid.deadline())
        assert card.site() == ChooseDocument()
        card.choose(kind)
        card.hold(FENNA.bsn)
        return card

    @property
    def account(self) -> Account:
        """The account as it is now."""
        found = self.bench.digid.accounts.find(FENNA.username)
        assert found is not None
        return found

    def issued(self, kind: str, day: date) -> None:
        """Let a document be of another day."""
        documents = tuple(
            structs.replace(one, issued=day) if one.kind == kind else one for one in self.account.documents
        )
        self.bench.digid.save(self.account, documents=documents)


@pytest.mark.parametrize(("kind", "pin"), [("identiteitskaart", CARD_PIN), ("rijbewijs", LICENCE_PIN)])
def test_both_documents_reach_hoog(kind: DocumentKind, pin: str) -> None:
    card = Reader().start(kind)
    assert card.site() == Reading(kind, "pin")
    card.enter_pin(pin)
    result = card.site()
    assert isinstance(result, LoggedIn)
    assert result.level is Level.HOOG


def test_the_number_goes_first_after_the_fourth_wrong_pin_and_the_fifth_blocks() -> None:
    reader = Reader()
    card = reader.start()
    for left in (4, 3, 2):
        card.enter_pin(WRONG_PIN)
        assert (card.screen().tries_left, card.screen().stage) == (left, "pin")
    card.enter_pin(WRONG_PIN)
    assert (card.screen().tries_left, card.screen().stage) == (1, "number")
    card.enter_pin(CARD_PIN)
    assert card.screen().stage == "number", "the pin is not listened to before the number"
    card.enter_number("000000")
    assert card.screen().fault == "number_wrong"
    card.enter_number(ACCESS)
    assert card.screen().stage == "pin"
    card.enter_pin(WRONG_PIN)
    assert card.site() == Reading("identiteitskaart", "puk")
    assert reader.start().site() == Reading("identiteitskaart", "puk")
    actions = [one.action for one in reader.bench.digid.history.lines(FENNA.bsn)]
    assert actions[:2] == ["document_blocked", "login_failed"]


@pytest.mark.parametrize(
    ("kind", "access", "typed", "fault"),
    [
        ("identiteitskaart", ACCESS, "", "access_form"),
        ("identiteitskaart", "", " ", "document_empty"),
        ("identiteitskaart", ACCESS, "64021", "access_form"),
        ("identiteitskaart", ACCESS, "IN8K2F4R6", "number_is_document"),
        ("identiteitskaart", ACCESS, "IN8K2F4RO", "number_is_document"),
        ("identiteitskaart", ACCESS, "64O219", "access_o"),
        ("identiteitskaart", ACCESS, "o", "access_o"),
        ("identiteitskaart", ACCESS, "640219", "number_wrong"),
        ("identiteitskaart", "", "INOK2F4R6", "document_o"),
        ("identiteitskaart", "", "IN8K2F4R", "document_form"),
        ("identiteitskaart", "", "IN8K2F4R6", "number_wrong"),
        ("rijbewijs", "", "512345678", "licence_form"),
        ("rijbewijs", "", "51234567O0", "licence_o"),
        ("rijbewijs", "", "5123456780", "number_wrong"),
    ],
)
def test_a_number_that_is_not_right_is_told_what_is_wrong(
    kind: DocumentKind, access: str, typed: str, fault: str
) -> None:
    reader = Reader()
    documents = tuple(structs.replace(one, failures=4, access=access) for one in reader.account.documents)
    reader.bench.digid.save(reader.account, documents=documents)
    card = reader.start(kind)
    card.enter_number(typed)
    assert (card.screen().stage, card.screen().fault, card.screen().tries_left) == ("number", fault, 1)
    own = reader.account.document(kind)
    assert own is not None
    card.enter_number(own.access or own.number.lower())
    assert (card.screen().stage, card.screen().fault) == ("pin", "")


def test_the_last_try_may_be_right() -> None:
    reader = Reader()
    card = reader.start("rijbewijs")
    for _ in range(4):
        card.enter_pin(WRONG_PIN)
    number = reader.account.document("rijbewijs")
    assert number is not None
    card.enter_number(number.number)
    card.enter_pin(LICENCE_PIN)
    assert isinstance(card.site(), LoggedIn)
    document = reader.account.document("rijbewijs")
    assert document is not None
    assert document.tries_left == 5


@pytest.mark.parametrize(
    ("kind", "day", "works"),
    [
        ("identiteitskaart", date(2021, 3, 12), False),
        ("identiteitskaart", date(2021, 3, 13), True),
        ("rijbewijs", date(2018, 6, 3), False),
        ("rijbewijs", date(2018, 6, 4), True),
    ],
)
def test_documents_work_from_a_day_on(kind: DocumentKind, day: date, works: bool) -> None:
    reader = Reader()
    reader.issued(kind, day)
    expected = Reading(kind, "pin") if works else Stopped("document_too_old", CARD, day.isoformat())
    assert reader.start(kind).site() == expected


def test_waiting_taking_away_and_having_none() -> None:
    reader = Reader()
    card = reader.start()
    reader.bench.wait(minutes=5)
    assert card.site() == Stopped("reader_timeout", CARD)
    card = reader.start()
    card.refuse()
    assert card.site() == Stopped("reader_refused", CARD)
    assert Reader(documents=()).start().site() == Stopped("no_document", CARD)
    late = reader.bench.digid.start_card(CARD, LoginRequest(), reader.bench.digid.deadline())
    reader.bench.wait(minutes=15)
    assert isinstance(late.site(), TooLate)


def test_what_is_no_pin_does_not_count() -> None:
    card = Reader().start()
    for pin in ("", "1234", "123456", "abcde"):
        card.enter_pin(pin)
        assert (card.screen().fault, card.screen().tries_left) == ("pin_length", 5)


def test_an_account_that_is_not_active_is_told_after_the_pin() -> None:
    card = Reader(status="suspended").start()
    card.enter_pin(CARD_PIN)
    assert card.site() == NotUsable("suspended")
