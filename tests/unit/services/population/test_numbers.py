"""Numbers both ways: every citizen has one BSN, every BSN, plate, parcel and company number leads back."""

import random

import pytest
from hypothesis import given, settings, strategies as st

from services.identifiers import is_a_nummer, is_bsn, is_kvk, is_rsin
from services.personas import published_bsns
from services.population import a_nummers, elfproef
from services.population.cars import Plates
from services.population.numbering import CITIZENS, COMPANIES, Bsns, CompanyNumbers
from services.population.scramble import Scramble

TAKEN = published_bsns() | {"900050342", "900825558"}
BSNS = Bsns(b"proef", TAKEN)
FIRMS = CompanyNumbers(b"proef")
citizens = st.integers(0, CITIZENS - 1)


@given(citizens)
@settings(max_examples=500)
def test_a_citizen_has_a_bsn_of_its_own_that_leads_back(number: int) -> None:
    bsn = BSNS.of(number)
    assert is_bsn(bsn) and bsn.startswith("9") and bsn not in TAKEN
    assert BSNS.number(bsn) == number


def test_nobody_has_a_published_bsn_and_who_would_have_had_it_has_another() -> None:
    assert all(BSNS.number(bsn) is None for bsn in TAKEN)
    free = Bsns(b"proef", ())
    moved = {bsn: free.number(bsn) for bsn in TAKEN}
    displaced = [number for number in moved.values() if number is not None]
    assert len(displaced) > 900, "the published numbers are nearly all of those that would be given out"
    new = {BSNS.of(number) for number in displaced}
    assert len(new) == len(displaced) and not new & TAKEN
    assert all(BSNS.number(BSNS.of(number)) == number for number in displaced)


@pytest.mark.parametrize("bsn", ["", "9", "90005034", "900050343", "123456782", "abcdefghi", "٩٠٠٠٥٠٣٤٢", "9000503420"])
def test_what_is_no_bsn_of_the_country_leads_nowhere(bsn: str) -> None:
    assert BSNS.number(bsn) is None


@given(st.integers(1, 9), st.integers(0, elfproef.PER_DIGIT - 1))
def test_the_nth_number_that_passes_the_elfproef_knows_its_place(lead: int, place: int) -> None:
    number = elfproef.nth(lead, place)
    assert is_bsn(number) and number[0] == str(lead) and elfproef.place_of(number) == place


def test_numbers_to_spare_pass_too_and_have_no_place() -> None:
    spare = [one for one, _ in zip(elfproef.spares(9, 123), range(50), strict=False)]
    assert all(is_bsn(one) and elfproef.place_of(one) is None for one in spare)


@given(st.sets(st.integers(0, a_nummers.PLACES - 1), min_size=2))
def test_every_place_has_an_a_nummer_of_its_own(places: set[int]) -> None:
    numbers = {a_nummers.nth(place) for place in places}
    assert len(numbers) == len(places) and all(map(is_a_nummer, numbers))


def test_there_are_a_nummers_for_all_and_neighbours_differ_from_begin_to_end() -> None:
    numbers = a_nummers.ANummers(b"proef", CITIZENS)
    assert a_nummers.PLACES >= CITIZENS
    assert len({numbers.of(number)[:4] for number in range(200)}) > 180
    assert {numbers.of(number)[7] for number in range(500)} == set("0123456789")


@given(st.integers(0, COMPANIES - 1))
def test_company_numbers_lead_back(number: int) -> None:
    kvk, rsin, vestiging = FIRMS.kvk(number), FIRMS.rsin(number), FIRMS.vestiging(number)
    assert is_kvk(kvk) and is_rsin(rsin) and len(vestiging) == 12
    assert FIRMS.number(kvk) == FIRMS.number(rsin) == FIRMS.number(vestiging) == number


@pytest.mark.parametrize("key", ["", "00850342", "43200000", "999900850301", "900050342", "x" * 8])
def test_what_is_no_company_number_of_the_country_leads_nowhere(key: str) -> None:
    assert FIRMS.number(key) is None


@pytest.mark.parametrize("size", [2, 3, 10, 997, 5000])
def test_a_scramble_is_one_to_one(size: int) -> None:
    scramble = Scramble(size, b"x")
    places = [scramble.there(number) for number in range(size)]
    assert sorted(places) == list(range(size))
    assert [scramble.back(place) for place in places] == list(range(size))


def test_plates_lead_back_and_none_is_offensive() -> None:
    plates, dice = Plates(b"proef"), random.Random(4)
    for car in (dice.randrange(13_000_000) for _ in range(500)):
        assert plates.number(plates.of(car)) == car
        assert plates.of(car)[3:] not in ("GVD", "NSB", "PVV") and "SS" not in plates.of(car)
    assert plates.number("0TST01") is None and plates.number("") is None and plates.number("B12SSB") is None


@pytest.mark.night
def test_every_citizen_has_another_bsn() -> None:
    seen = bytearray(CITIZENS)
    for number in range(CITIZENS):
        bsn = BSNS.of(number)
        assert bsn not in TAKEN and BSNS.number(bsn) == number
        seen[number] = 1
    assert all(seen)
