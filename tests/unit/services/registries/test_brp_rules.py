"""Properties of the BRP's derived names, dates and ages, and their agreement with the published persons."""

import json
import string
from collections import Counter
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from services.registries.brp import address, naming, person
from services.registries.brp.block import Block
from services.registries.brp.days import MONTHS, age, is_over, long_form, parse, shape, unshape
from services.registries.brp.naming import Addressee, Name
from services.registries.brp.records import Persoon, to_json, walk
from tests.contract.published import SPECS

_letters = st.text(string.ascii_letters + "éüÖş'", min_size=1, max_size=12)
_names = st.builds(
    Name,
    given=st.lists(_letters, max_size=3).map(" ".join),
    title=st.sampled_from(["", "", "B", "BS", "G", "GI", "H", "HI", "JH", "JV", "M", "MI", "P", "PS", "R"]),
    prefix=st.sampled_from(["", "de", "van der", "'t", "In den"]),
    surname=st.one_of(_letters, st.sampled_from(["", "."])),
    sex=st.sampled_from("MVO"),
)
_people = st.builds(
    Addressee,
    own=_names,
    usage=st.sampled_from("EPVN"),
    partner=st.none() | _names,
    partner_present=st.booleans(),
)
_days = st.dates(date(1850, 1, 1), date(2150, 12, 31))


@given(_people)
def test_no_derived_name_has_a_stray_space_or_placeholder(who: Addressee) -> None:
    envelope, above = naming.envelope(who)
    for text in (naming.salutation(who), naming.running_text(who), envelope, above, naming.full_name(who.own)):
        assert text == " ".join(text.split())
        assert "- " not in text
        assert " -" not in text
        assert " ." not in text


@given(_people)
def test_someone_without_any_known_surname_gets_no_letter_name(who: Addressee) -> None:
    if not who.own.known and who.effective != "P":
        assert naming.envelope(who) == ("", "")
        assert naming.running_text(who) == ""


@given(_people)
def test_without_a_partner_name_to_use_the_wish_to_use_it_changes_nothing(who: Addressee) -> None:
    if who.partner is None:
        own = Addressee(who.own, "E", partner_present=who.partner_present)
        assert naming.salutation(who) == naming.salutation(own)
        assert naming.envelope(who) == naming.envelope(own)
        assert naming.running_text(who) == naming.running_text(own)


@given(st.lists(_letters, max_size=5))
def test_every_given_name_gives_one_initial(names: list[str]) -> None:
    initials = naming.initials(" ".join(names))
    assert [letter for letter in initials if letter not in ". "] == [name[0] for name in names]


@pytest.mark.parametrize(
    ("given", "initials"),
    [("Jan R Piet", "J.R P."), ("Jan  Piet", "J. P."), ("A B", "A B"), (" Jan ", "J."), (".", ".")],
)
def test_a_single_letter_and_a_gap_give_a_space(given: str, initials: str) -> None:
    assert naming.initials(given) == initials


@pytest.mark.parametrize(("usage", "marked"), [("E", False), ("P", True), ("V", True), ("N", True), ("", True)])
def test_a_mark_on_a_partner_is_of_no_account_for_who_uses_the_own_name(usage: str, marked: bool) -> None:
    partner = {"naam": {"geslachtsnaam": "Proef"}, "inOnderzoek": {"gegeven": "naam", "sinds": "20200101"}}
    table: dict[str, Any] = {"naam": {"geslachtsnaam": "Oefenen"}, "partners": [partner]}
    block = msgspec.convert(table | ({"naamgebruik": usage} if usage else {}), Block)
    made = person.build("900050342", block, date(2027, 1, 5), {}.get)
    assert ("inOnderzoek" in made["adressering"]) is marked
    assert made["partners"][0]["naam"]["inOnderzoek"]["geslachtsnaam"] is True


def test_a_nationality_by_name_is_one_whatever_else_is_written() -> None:
    table = {"nationaliteiten": [{"nationaliteit": "0052", "bijzonder": "B"}, {"bijzonder": "B"}]}
    made = person.build("900050342", msgspec.convert(table, Block), date(2027, 1, 5), {}.get)
    assert [one["type"] for one in made["nationaliteiten"]] == ["Nationaliteit", "BehandeldAlsNederlander"]


def test_without_a_postcode_there_is_no_second_address_line() -> None:
    home: dict[str, Any] = {"type": "Adres", "verblijfadres": {"korteStraatnaam": "Pad", "huisnummer": 7}}
    assert address.lines(home, "Delft") == {"adresregel1": "Pad 7"}
    home["verblijfadres"]["postcode"] = "2611AA"
    assert address.lines(home, "Delft") == {"adresregel1": "Pad 7", "adresregel2": "2611 AA  DELFT"}


@given(_days)
def test_a_full_date_is_read_back_as_it_was_written(day: date) -> None:
    kept = parse(day)
    assert parse(day.isoformat()) == kept
    assert unshape(shape(kept)) == kept
    assert shape(kept)["datum"] == day.isoformat()
    assert long_form(kept) == f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@given(st.integers(1, 9999), st.integers(0, 12))
def test_a_partial_date_keeps_what_is_known(year: int, month: int) -> None:
    kept = f"{year:04d}{month:02d}00"
    assert unshape(shape(kept)) == kept
    assert shape(kept)["type"] == ("JaarMaandDatum" if month else "JaarDatum")
    assert long_form(kept) == (f"{MONTHS[month - 1]} {year}" if month else str(year))


@given(_days.filter(lambda day: (day.month, day.day) != (2, 29)), st.integers(1, 40_000))
def test_age_goes_up_on_the_birthday_and_only_then(born: date, days: int) -> None:
    today = born + timedelta(days=days)
    years, before = age(parse(born), today), age(parse(born), today - timedelta(days=1))
    assert years is not None
    assert before is not None
    assert years - before == ((today.month, today.day) == (born.month, born.day))
    assert years in (today.year - born.year - 1, today.year - born.year)


@given(_days, _days)
def test_the_less_is_known_of_an_end_the_later_it_is_over(end: date, today: date) -> None:
    full = parse(end)
    if is_over(full[:4] + "0000", today):
        assert is_over(full[:6] + "00", today)
    if is_over(full[:6] + "00", today):
        assert is_over(full, today)
    assert not is_over("00000000", today)


@pytest.mark.parametrize("wrong", ["14-03-1985", "1985-02-30", "1985-13", "85", "", 5, None])
def test_what_is_no_date_is_refused_with_a_sentence(wrong: object) -> None:
    with pytest.raises(ValueError, match="datum"):
        parse(wrong)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"geslacht": "X"}, "tabel geslacht"),
        ({"geboorte": {"datum": "1985-13"}}, "bestaat niet"),
        ({"verblijfplaats": {"inOnderzoek": {"gegeven": "kleur", "sinds": "2020"}}}, "kan niet in onderzoek"),
        ({"verblijfplaats": {"straat": "Burgemeester van der Oefeningstraat"}}, "korteStraatnaam"),
        ({"geboorte": {"plats": "Leiden"}}, "plats"),
    ],
)
def test_a_mistake_in_a_block_is_named(table: dict[str, Any], says: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=says):
        msgspec.convert(table, Block)


def test_walk_yields_every_value_once_with_the_path_that_fields_uses() -> None:
    person = msgspec.convert(
        {
            "partners": [{"naam": {"voornamen": "Bo"}}, {"naam": {}}],
            "geboorte": {"datum": {"type": "JaarDatum", "jaar": 1985, "langFormaat": "1985"}},
            "kinderen": [],
        },
        Persoon,
    )
    assert sorted(walk(person)) == [
        ("geboorte.datum.jaar", 1985),
        ("geboorte.datum.langFormaat", "1985"),
        ("geboorte.datum.type", "JaarDatum"),
        ("partners.naam.voornamen", "Bo"),
    ]
    assert ("partners[0].naam.voornamen", "Bo") in walk(person, indexed=True)
    assert to_json(person)["kinderen"] == []


def test_everything_derivable_of_the_published_persons_is_derived_alike() -> None:
    path = SPECS / "brp" / "testdata" / "personen-v2-voorbeelden.ndjson"
    if not path.is_file():
        pytest.skip(
            "../shared/specs/brp/testdata/personen-v2-voorbeelden.ndjson ontbreekt: de proefpersonen zijn nodig"
        )
    agreed: Counter[str] = Counter()
    differing = []
    for line in path.read_text(encoding="utf-8").splitlines():
        person = json.loads(line)
        for name, ours, theirs in _derivable(person):
            agreed[name] += ours == theirs
            if ours != theirs:
                differing.append((person["burgerservicenummer"], name, ours, theirs))
    assert not differing, differing[:5]
    assert agreed["aanhef"] >= 59
    assert agreed["langFormaat"] >= 600


def _derivable(person: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Return (what, as we derive it, as published) for one person."""
    named, written = person["naam"], person["adressering"]
    who = _addressee(person)
    dead = person.get("opschortingBijhouding", {}).get("reden", {}).get("code") == "O"
    born = person["geboorte"].get("datum")
    ways = written.get("aanschrijfwijze", {})
    lines = {name: value for name, value in written.items() if name.startswith("adresregel") or name == "land"}
    town = person["gemeenteVanInschrijving"]["omschrijving"]
    made = [
        ("voorletters", naming.initials(who.own.given), named.get("voorletters", "")),
        ("volledigeNaam", naming.full_name(who.own), named.get("volledigeNaam", "")),
        ("aanhef", naming.salutation(who), written.get("aanhef", "")),
        ("aanschrijfwijze", naming.envelope(who), (ways.get("naam", ""), ways.get("aanspreekvorm", ""))),
        ("gebruikInLopendeTekst", naming.running_text(who), written.get("gebruikInLopendeTekst", "")),
        ("adresregels", address.lines(person.get("verblijfplaats"), town), lines),
        ("leeftijd", None if dead or not born else age(unshape(born), date(2025, 2, 3)), person.get("leeftijd")),
    ]
    return made + [("langFormaat", shape(unshape(day)), day) for day in _dates(person)]


def _addressee(person: dict[str, Any]) -> Addressee:
    bonds = sorted(person["partners"], key=lambda one: _begun(one))
    return Addressee(
        own=_name(person),
        usage=person["naam"].get("aanduidingNaamgebruik", {}).get("code", "E"),
        partner=_name(bonds[0]) if bonds else None,
        partner_present=bool(bonds) and "ontbindingHuwelijkPartnerschap" not in bonds[0],
    )


def _begun(partner: dict[str, Any]) -> str:
    day = partner.get("aangaanHuwelijkPartnerschap", {}).get("datum")
    return unshape(day) if day else "00000000"


def _name(one: dict[str, Any]) -> Name:
    parts = one.get("naam", {})
    return Name(
        parts.get("voornamen", ""),
        parts.get("adellijkeTitelPredicaat", {}).get("code", ""),
        parts.get("voorvoegsel", ""),
        parts.get("geslachtsnaam", ""),
        one.get("geslacht", {}).get("code", "O"),
    )


def _dates(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value] if "langFormaat" in value else [day for child in value.values() for day in _dates(child)]
    return [day for one in value for day in _dates(one)] if isinstance(value, list) else []
