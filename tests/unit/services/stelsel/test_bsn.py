"""The Beheervoorziening BSN: names match without marks, the mandatory set decides, every question is written down."""

import string
from datetime import date

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from services.clock import Clock
from services.errors import Unavailable
from services.stelsel.bsn.facility import Asker, Entry, Facility, Kind, Presence, Validity
from services.stelsel.bsn.matching import Wanted, differences, fits, plain
from services.stelsel.bsn.people import Document, Identity
from tests.helpers.worlds import NOW

ASKER = Asker("00000001002220647000", "Wet basisregistratie personen, artikel 2.4", "eerste inschrijving")
BORN = date(1985, 3, 14)
HASSAN = Identity("999900018", "Yıldız", "1985-03-14", "M", given="Hassan Ali", birthplace="Zoetermeer")
TWIN = replace(HASSAN, bsn="999900031", given="Hüseyin")
WANTED = Wanted("yildiz", BORN, "M")


class Shelf:
    """A source with a few persons and documents; ``down`` answers nothing."""

    def __init__(self, *people: Identity, documents: tuple[Document, ...] = (), down: bool = False) -> None:
        self._people = people
        self._documents = documents
        self._down = down

    def by_number(self, bsn: str) -> Identity | None:
        if self._down:
            raise Unavailable("brp")
        return next((one for one in self._people if one.bsn == bsn), None)

    def by_name_and_birth(self, surname: str, born: date) -> list[Identity]:
        if self._down:
            raise Unavailable("brp")
        return list(self._people)

    def document(self, number: str) -> Document | None:
        return next((one for one in self._documents if one.number == number), None)


def facility(shelf: Shelf) -> tuple[Facility, list[Entry]]:
    log: list[Entry] = []
    return Facility(shelf, Clock(NOW, frozen=True), log.append), log


@pytest.mark.parametrize(
    ("written", "registered"),
    [("yildiz", "Yıldız"), ("Sudwest Fryslan", "Súdwest-Fryslân"), ("DE  GROOT", "de Groot"), ("Strasse", "Straße"),
     ("Aerts", "Ærts"), ("Lodz", "Łódź"), ("d Arc", "d'Arc"), ("Muller", "Müller")],
)  # fmt: skip
def test_diacritics_are_transliterated(written: str, registered: str) -> None:
    assert plain(written) == plain(registered)


@given(st.text(max_size=40))
def test_a_plain_name_stays_as_it_is(words: str) -> None:
    assert plain(plain(words)) == plain(words)


@given(st.text(string.ascii_letters + "áéíóúäëïöüàèçñ", min_size=1, max_size=20))
def test_a_person_is_found_by_the_own_name_however_it_is_written(name: str) -> None:
    person = replace(HASSAN, surname=name)
    for written in (name, name.upper(), plain(name)):
        assert fits(replace(WANTED, surname=written), person)


@pytest.mark.parametrize(
    ("change", "name"),
    [({"surname": "Bakker"}, "geslachtsnaam"), ({"born": date(1985, 3, 15)}, "geboortedatum"),
     ({"sex": "V"}, "geslacht"), ({"given": "Mehmet"}, "voornamen"), ({"birthplace": "Delft"}, "geboorteplaats")],
)  # fmt: skip
def test_each_datum_that_contradicts_is_named(change: dict[str, object], name: str) -> None:
    assert differences(replace(WANTED, **change), HASSAN) == (name,)  # type: ignore[arg-type]


def test_what_is_unknown_contradicts_nothing() -> None:
    for person in (replace(HASSAN, born="1985"), replace(HASSAN, born=""), replace(HASSAN, sex="O")):
        assert fits(WANTED, person)
    assert not fits(WANTED, replace(HASSAN, born="1986"))
    assert fits(replace(WANTED, given="Hassan"), HASSAN) and fits(replace(WANTED, prefix="de"), HASSAN)


@pytest.mark.parametrize(
    ("people", "presence", "number"),
    [((), Presence.NOT_FOUND, None), ((HASSAN,), Presence.ONE, HASSAN.bsn), ((HASSAN, TWIN), Presence.SEVERAL, None)],
)
def test_presence_and_number_by_how_many_fit(
    people: tuple[Identity, ...], presence: Presence, number: str | None
) -> None:
    desk, log = facility(Shelf(*people))
    assert desk.presence(ASKER, WANTED).presence is presence
    assert desk.number_of(ASKER, WANTED) == number
    assert [entry.outcome for entry in log] == [presence.value] * 2
    assert desk.number_of(ASKER, replace(WANTED, given="Hassan")) == (HASSAN.bsn if people else None)


def test_numbers_and_data_are_verified() -> None:
    desk, log = facility(Shelf(HASSAN))
    asked = [desk.number(ASKER, bsn) for bsn in (HASSAN.bsn, "999900043", "123456789")]
    assert asked == [True, False, False]
    assert desk.data(ASKER, HASSAN.bsn) == HASSAN and desk.data(ASKER, "0") is None
    assert desk.together(ASKER, HASSAN.bsn, WANTED) == ()
    assert desk.together(ASKER, HASSAN.bsn, replace(WANTED, sex="V")) == ("geslacht",)
    assert desk.together(ASKER, TWIN.bsn, WANTED) == ("burgerservicenummer",)
    kinds = [Kind.NUMBER] * 3 + [Kind.DATA] * 2 + [Kind.TOGETHER] * 3
    assert [entry.kind for entry in log] == kinds
    assert all(entry.asker == ASKER and entry.moment == NOW for entry in log)


@pytest.mark.parametrize(
    ("document", "validity", "since"),
    [(Document("NT8K2F4R6", "1", date(2035, 6, 12)), Validity.VALID, None),
     (Document("NT8K2F4R6", "1", date(2026, 6, 12)), Validity.NOT_VALID, date(2026, 6, 12)),
     (Document("NT8K2F4R6", "1", date(2035, 6, 12), True, date(2025, 7, 2)), Validity.NOT_VALID, date(2025, 7, 2)),
     (Document("NT8K2F4R6", "1", None, True), Validity.NOT_VALID, None),
     (Document("SX4P9C1L3", "1"), Validity.UNKNOWN, None)],
)  # fmt: skip
def test_a_document_is_valid_known_as_not_valid_or_unknown(
    document: Document, validity: Validity, since: date | None
) -> None:
    desk, log = facility(Shelf(documents=(document,)))
    found = desk.document(ASKER, "NT8K2F4R6")
    assert (found.validity, found.since) == (validity, since)
    assert log[0].outcome == validity.value
    assert desk.document(ASKER, "geen nummer").validity is Validity.UNKNOWN


@pytest.mark.parametrize("missing", ["oin", "ground", "purpose"])
def test_who_asks_says_by_which_law_and_why(missing: str) -> None:
    with pytest.raises(ValueError, match="doel"):
        replace(ASKER, **{missing: " "})


def test_a_question_without_an_answer_is_written_down_too() -> None:
    desk, log = facility(Shelf(down=True))
    for ask in (lambda: desk.number(ASKER, HASSAN.bsn), lambda: desk.presence(ASKER, WANTED)):
        with pytest.raises(Unavailable):
            ask()
    assert [entry.outcome for entry in log] == ["geen antwoord"] * 2
