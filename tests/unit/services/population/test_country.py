"""One country: households agree from every side, keys lead back, shares follow the published figures, nothing moves."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st

from services.identifiers import is_bag_id, is_bsn, is_kadastrale_aanduiding, is_kenteken, is_postcode
from services.population.core import TODAY, Core
from services.population.country import CITIZENS, Country
from services.population.places import Map

COUNTRY = Country()
citizens = st.integers(0, CITIZENS - 1)


def sample(count: int) -> Iterator[Core]:
    dice = random.Random(7)
    return (COUNTRY.citizen(dice.randrange(CITIZENS)) for _ in range(count))


@given(citizens)
@settings(max_examples=200)
def test_a_household_agrees_from_every_side(number: int) -> None:
    core = COUNTRY.citizen(number)
    assert core.number == number and COUNTRY.number(core.bsn) == number and is_bsn(core.bsn)
    if core.partner is not None:
        assert core.partner.partner is core and core.partner.children_numbers == core.children_numbers
        assert core.partner.bond == core.bond and core.partner.bond_since == core.bond_since
    for child in core.children:
        assert core in child.parents and child.home is core.home and child.born > core.born
        assert child.name.surname in [one.name.surname for one in (*child.parents, *child.absent_parents)]
    for parent in core.parents:
        assert core in parent.children and parent.age - core.age >= 15
    assert len(core.parents) + len(core.absent_parents) == 2
    assert core.born <= TODAY and (core.bond_since is None or core.bond_since > core.born)


@given(citizens)
@settings(max_examples=200)
def test_every_key_leads_back_to_whose_it_is(number: int) -> None:
    core = COUNTRY.citizen(number)
    home, address = core.home, core.home.address
    assert is_postcode(address.postcode) and is_kadastrale_aanduiding(home.aanduiding)
    keys = [("bag", address.nummeraanduiding), ("bag", address.verblijfsobject), ("woz", home.woz)]
    keys += [("kadaster", home.aanduiding), ("kadaster", home.parcel)]
    for kind, key in [*keys, ("adres", f"{address.postcode} {address.huisnummer}")]:
        owner = COUNTRY.owner(kind, key)
        assert owner and COUNTRY.citizen(COUNTRY.number(owner) or 0).home is home, (kind, key)
    for kind, key in (("bag", address.pand), ("bag", address.openbare_ruimte), ("bag", "9901")):
        assert is_bag_id(key) or len(key) == 4
        assert COUNTRY.owner(kind, key)
    for car in core.vehicles:
        assert is_kenteken(car.kenteken) and COUNTRY.owner("kenteken", car.kenteken) == core.bsn
        assert core.age >= 18 and car.toegelaten <= car.sinds < TODAY < car.apk
    assert COUNTRY.owner("bsn", core.bsn) == core.bsn


def test_the_dwellings_of_flats_are_one_building_and_those_of_a_street_are_not() -> None:
    flats = next(one for one in sample(100) if one.home.flat)
    house = next(one for one in sample(100) if not one.home.flat)
    for core, many in ((flats, 37), (house, 1)):
        first = core.kin.number - core.kin.number % 3626 % 37
        row = [COUNTRY.household(first + step)[0] for step in range(37)]
        same = [one for one in row if one.address.pand == core.address.pand]
        assert len(same) == many and len({one.address.verblijfsobject for one in row}) == 37
        assert COUNTRY.owner("bag", core.address.pand) == same[0].bsn
    own = flats.address.verblijfsobject
    assert COUNTRY.owner("bag", f"{own[:4]}10{own[6:]}") is None, "a flat is no building"
    assert COUNTRY.owner("bag", f"{own[:4]}10901{house.address.street:07d}") is None, "nor is a street of houses"


@given(citizens)
@settings(max_examples=150)
def test_work_and_companies_belong_to_real_companies_of_the_country(number: int) -> None:
    core = COUNTRY.citizen(number)
    for job in core.jobs:
        runner = COUNTRY.owner("kvk", job.kvk)
        employer = COUNTRY.citizen(COUNTRY.number(runner or "") or 0).company
        assert employer and (employer.kvk, employer.loonheffingennummer) == (job.kvk, job.loonheffingennummer)
        assert job.since >= employer.since and job.wage > 0
    company = core.company
    if company is not None:
        assert core.bsn in [one.bsn for one in company.officers] and company.since < TODAY
        for key in (company.kvk, company.vestigingsnummer, company.rsin or company.kvk):
            assert COUNTRY.owner("kvk", key) == company.officers[0].bsn
        runner = COUNTRY.owner("bag", company.address.verblijfsobject)
        assert runner and company is COUNTRY.citizen(COUNTRY.number(company.officers[0].bsn) or 0).company
    for owner in core.home.owners:
        assert bool(owner.bsn) != bool(owner.rsin)
        if owner.rsin:
            assert COUNTRY.owner("kvk", owner.rsin) == COUNTRY.owner("kvk", owner.kvk)
    assert all(diploma.awarded < TODAY for diploma in core.diplomas)
    assert (core.income(2025) is None) == (2025 - core.born.year < 15)


@given(citizens)
@settings(max_examples=50)
def test_the_same_number_gives_the_same_citizen_in_another_country_of_the_seed(number: int) -> None:
    one, other = COUNTRY.citizen(number), Country().citizen(number)
    for part in ("bsn", "name", "born", "home", "vehicles", "jobs", "benefits", "diplomas", "company"):
        assert getattr(one, part) == getattr(other, part)
    assert Country(seed="ander").citizen(number).bsn != one.bsn


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("bag", "0637200000411800"),
        ("bag", "0363209999999999"),
        ("bag", "nonsense"),
        ("kadaster", "Zoetermeer B 4118"),
        ("kadaster", "Zoetermeer AA 3627"),
        ("kadaster", "Zoetermeer ZZ 1"),
        ("kadaster", "63700411870000"),
        ("woz", "063700041180"),
        ("woz", "036394351199"),
        ("kenteken", "0TST01"),
        ("kvk", "00850342"),
        ("adres", "2729XY 18"),
        ("adres", "1011AA 38"),
        ("adres", " "),
        ("bsn", "900050343"),
        ("unknown", "1"),
    ],
)
def test_a_key_of_nobody_leads_nowhere(kind: str, key: str) -> None:
    assert COUNTRY.owner(kind, key) is None


def test_streets_and_postcodes_are_one_to_one() -> None:
    land = Map(b"proef")
    for place in land.places:
        streets = [land.street(place.first * 106 + inside) for inside in range(place.streets)]
        assert len({one.naam for one in streets}) == len({one.postcode for one in streets}) == place.streets
        assert all(land.by_postcode(one.postcode) == one.number for one in streets[:: max(1, place.streets // 20)])
    assert sum(place.count for place in land.places) == 1200


def test_shares_follow_the_published_figures() -> None:
    people = list(sample(4000))
    ages = [one.age for one in people]
    pyramid = [(0, 20, 21), (20, 40, 25.5), (40, 65, 32.5), (65, 80, 15.5), (80, 120, 5)]
    for first, last, expected in pyramid:
        assert abs(100 * sum(first <= age < last for age in ages) / len(ages) - expected) < 3, (first, last)
    assert abs(100 * sum(one.sex == "V" for one in people) / len(people) - 50.3) < 3
    households = {one.home.number: one for one in people}.values()
    bought = [one.home.tenure == "koop" for one in households]
    assert 55 < 100 * sum(bought) / len(bought) < 72, "seen from the people, who more often live in a bought house"
    assert 0.42 < sum(len(one.vehicles) for one in people) / len(people) < 0.56
    able = [one for one in people if 15 <= one.age < 75]
    pairs = [one for one in people if one.partner is not None]
    assert 74 < 100 * sum(bool(one.bond) for one in pairs) / len(pairs) < 85
    assert 86 < 100 * sum(one.bond == "H" for one in pairs) / sum(bool(one.bond) for one in pairs) < 96
    grown = [one.level for one in people if one.age >= 25]
    for least, most, expected in ((1, 1, 27), (2, 2, 38), (3, 4, 35)):
        assert abs(100 * sum(least <= level <= most for level in grown) / len(grown) - expected) < 4
    assert 65 < 100 * sum(bool(one.jobs) or one.company is not None for one in able) / len(able) < 80
