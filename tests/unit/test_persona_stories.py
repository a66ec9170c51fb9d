"""The data of the test citizens agree with themselves: every name, number, date and relation resolves."""

import copy
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

import resources
from services import personas
from services.clock import AMSTERDAM
from services.identifiers import is_a_nummer, is_bag_id, is_documentnummer, is_kadastrale_aanduiding, is_kenteken
from services.manifest import registries

FOLDER = resources.path("personas")
PEOPLE = personas.read(FOLDER)
TABLES: dict[str, dict[str, Any]] = {one.head.id: one.tables for one in PEOPLE}
NOW = datetime.fromisoformat("2027-01-05T14:02")
BLOCKS = {one.manifest.id: one.load("block").Block for one in registries()[0] if one.has("block")}
IDS = [one.head.id for one in PEOPLE]

PLATE = re.compile(r"\b(?:[0-9]{3}-[A-Z]{2}-[0-9]|[0-9]-[A-Z]{3}-[0-9]{2})\b")
POSTCODE = re.compile(r"\b[1-9][0-9]{3} [A-Z]{2}\b")
BAG_ID = re.compile(r"^[0-9]{4}(?:01|10|20)[0-9]{10}$")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
NAMED_DAY = re.compile(rf"({'|'.join(DAYS)}) ([0-9]{{1,2}}) ({'|'.join(MONTHS)}) ([0-9]{{4}})")


def leaves(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield every plain value of a table with its path."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from leaves(child, (*at, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from leaves(child, (*at, number))
    else:
        yield at, value


def letters(tables: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the messages of one persona."""
    return list(tables.get("berichten", {}).get("bericht", []))


def cases(tables: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cases of one persona."""
    return list(tables.get("zaken", {}).get("zaak", []))


def loose_case_links(tables: dict[str, Any]) -> list[str]:
    """Name every link between messages and cases that leads nowhere, or to something that disagrees."""
    by_letter = {letter.get("naam"): letter for letter in letters(tables)}
    by_case = {case["naam"]: case for case in cases(tables)}
    wrong = []
    for letter in letters(tables):
        case = by_case.get(letter.get("zaak"))
        if letter.get("zaak") and case is None:
            wrong.append(f"bericht {letter['onderwerp']!r}: zaak {letter['zaak']!r} bestaat niet")
        if case and "taak" in letter and letter["einddatum"] == case.get("todo", {}).get("uiterlijk"):
            wrong.append(f"bericht {letter['onderwerp']!r}: de zaak vraagt dit al met een todo")
        if case and letter["zaak_titel"] != case["omschrijving"]:
            wrong.append(f"bericht {letter['onderwerp']!r}: zaak_titel is niet {case['omschrijving']!r}")
    for name, case in by_case.items():
        for link in case.get("berichten", []):
            letter = by_letter.get(link["bericht"])
            if letter is None:
                wrong.append(f"zaak {name!r}: bericht {link['bericht']!r} bestaat niet")
            elif letter["datum"].date() != link["datum"] or letter.get("zaak") != name:
                wrong.append(f"zaak {name!r}: bericht {link['bericht']!r} heeft een andere datum of zaak")
        todo = case.get("todo", {})
        if todo.get("soort") == "bericht" and todo["naar"] not in by_letter:
            wrong.append(f"zaak {name!r}: todo gaat naar {todo['naar']!r}, dat niet bestaat")
    return wrong


def late_moments(tables: dict[str, Any]) -> list[str]:
    """Name what already happened although its date is after the clock of the scenario."""
    wrong = [f"bericht {one['onderwerp']!r}" for one in letters(tables) if one["datum"] > NOW]
    for case in cases(tables):
        own = [*case["statussen"], *case.get("handelingen", [])]
        wrong += [f"zaak {case['naam']!r}" for one in own if not case["start"] <= one["datum"] <= NOW.date()]
        wrong += [f"zaak {case['naam']!r}" for one in case.get("documenten", []) if one["datum"] > NOW.date()]
        wrong += [f"zaak {case['naam']!r} is gepland" for one in case.get("gepland", []) if one["datum"] < NOW.date()]
    return wrong


def unknown_plates(tables: dict[str, dict[str, Any]]) -> list[str]:
    """Name every kenteken in a message of a persona that the persona never had."""
    wrong = []
    for who, table in tables.items():
        own = {one["kenteken"] for one in table.get("rdw", {}).get("voertuigen", [])}
        for at, value in leaves(table.get("berichten", {})):
            found = PLATE.findall(value) if isinstance(value, str) else []
            wrong += [f"{who}: {plate} {at}" for plate in found if plate.replace("-", "") not in own]
    return wrong


def unknown_objects(tables: dict[str, dict[str, Any]]) -> list[str]:
    """Name every BAG id, parcel or parcel number outside its own registry that the registry does not have."""
    known = {value for table in tables.values() for _, value in leaves(table.get("bag", {}))}
    parcels = [one for table in tables.values() for one in table.get("brk", {}).get("percelen", [])]
    parcel_names = {one["kadastraleAanduiding"] for one in parcels}
    parcel_ids = {one["identificatie"] for one in parcels}
    wrong = []
    for who, table in tables.items():
        for at, value in (item for name in ("brp", "brk", "woz") for item in leaves(table.get(name, {}), (name,))):
            if isinstance(value, str) and BAG_ID.match(value) and value not in known:
                wrong.append(f"{who}: {value} {at}")
            if at[0] == "woz" and at[-1] == "kadastraleAanduiding" and value not in parcel_names:
                wrong.append(f"{who}: {value} {at}")
            if at[-1] == "kadastraalOnroerendeZaak" and value not in parcel_ids:
                wrong.append(f"{who}: {value} {at}")
    return wrong


def unknown_postcodes(tables: dict[str, dict[str, Any]]) -> list[str]:
    """Name every postcode in a message or case that no address in the BAG has."""
    known = {one["postcode"] for table in tables.values() for one in table.get("bag", {}).get("adressen", [])}
    said = [
        (who, code)
        for who, table in tables.items()
        for name in ("berichten", "zaken")
        for _, value in leaves(table.get(name, {}))
        if isinstance(value, str)
        for code in POSTCODE.findall(value)
    ]
    return [f"{who}: {code}" for who, code in said if code.replace(" ", "") not in known]


def one_sided_relations(tables: dict[str, dict[str, Any]]) -> list[str]:
    """Name every relative in [brp] who is a persona too but whose own table does not say the same."""
    by_bsn = {one.head.bsn: one.head.id for one in PEOPLE}
    back = {"ouders": "kinderen", "kinderen": "ouders", "partners": "partners"}
    wrong = []
    for who, table in tables.items():
        for kind, other_kind in back.items():
            for relative in table["brp"].get(kind, []):
                other = by_bsn.get(relative.get("burgerservicenummer", ""))
                if other and not _names(tables, who, other, kind, other_kind, relative):
                    wrong.append(f"{who} {kind} {other}")
    return wrong


def _names(tables: dict[str, Any], who: str, other: str, kind: str, other_kind: str, relative: dict[str, Any]) -> bool:
    me = next(one.head.bsn for one in PEOPLE if one.head.id == who)
    their = tables[other]["brp"]
    mirror = [one for one in their.get(other_kind, []) if one.get("burgerservicenummer") == me]
    same_person = relative["naam"] == their["naam"] and relative["geboorte"] == their["geboorte"]
    same_bond = kind != "partners" or [
        relative.get(part) == mirror[0].get(part)
        for part in ("aangaanHuwelijkPartnerschap", "ontbindingHuwelijkPartnerschap", "soortVerbintenis")
    ] == [True, True, True]
    return len(mirror) == 1 and same_person and same_bond


def wrong_weekdays(tables: dict[str, Any]) -> list[str]:
    """Name every "donderdag 14 januari 2027" that is no Thursday."""
    wrong = []
    for _, value in leaves(tables):
        for day, number, month, year in NAMED_DAY.findall(value) if isinstance(value, str) else ():
            if date(int(year), MONTHS.index(month) + 1, int(number)).weekday() != DAYS.index(day):
                wrong.append(f"{day} {number} {month} {year}")
    return wrong


@pytest.mark.parametrize("who", IDS)
def test_a_persona_has_post_and_cases_in_several_states(who: str) -> None:
    tables = TABLES[who]
    assert who == "fenna" or 8 <= len(letters(tables)) <= 40
    assert 2 <= len(cases(tables)) <= 8
    states = {case.get("resultaat", case["statussen"][-1]["stap"]) for case in cases(tables)}
    assert len(states) >= 2
    assert {bool(case.get("resultaat")) for case in cases(tables)} == {True, False}


@pytest.mark.parametrize("who", IDS)
def test_messages_and_cases_name_each_other(who: str) -> None:
    assert loose_case_links(TABLES[who]) == []


@pytest.mark.parametrize("who", IDS)
def test_nothing_happened_in_the_future(who: str) -> None:
    assert late_moments(TABLES[who]) == []


@pytest.mark.parametrize("who", IDS)
def test_a_named_weekday_is_that_day(who: str) -> None:
    assert wrong_weekdays(TABLES[who]) == []


def test_vehicles_addresses_parcels_and_relatives_resolve() -> None:
    assert unknown_plates(TABLES) == []
    assert unknown_objects(TABLES) == []
    assert unknown_postcodes(TABLES) == []
    assert one_sided_relations(TABLES) == []


def test_a_broken_link_is_found() -> None:
    broken = copy.deepcopy(TABLES)
    letters(broken["fenna"])[0]["zaak"] = "dakraam"
    cases(broken["hendrik"])[0]["berichten"][0]["bericht"] = "weg"
    letters(broken["joris"])[0]["tekst"] += " Kenteken 999-XX-9, 6832 QQ Arnhem."
    broken["yusuf"]["brp"]["verblijfplaats"]["nummeraanduidingIdentificatie"] = "0599200000000001"
    broken["ludo"]["woz"]["objecten"][0]["kadastraleAanduiding"] = "Delft P 1"
    broken["hendrik"]["brp"]["kinderen"].clear()
    letters(broken["mila"])[0]["tekst"] = "Kom op maandag 5 januari 2027."
    letters(broken["mila"])[1]["datum"] = NOW + timedelta(days=1)
    assert len(loose_case_links(broken["fenna"])) == 2  # the letter's case, and the case's letter
    assert len(loose_case_links(broken["hendrik"])) == 1
    assert len(unknown_plates(broken)) == 1
    assert unknown_postcodes(broken) == ["joris: 6832 QQ"]
    assert len(unknown_objects(broken)) == 2
    assert one_sided_relations(broken) == ["fenna ouders hendrik"]
    assert len(wrong_weekdays(broken["mila"])) == 1
    assert len(late_moments(broken["mila"])) == 1


def test_every_table_fits_its_registry_and_every_bsn_may_be_used() -> None:
    assert [str(error) for error in personas.check(PEOPLE, BLOCKS)] == []


def test_there_are_at_least_twelve_and_picture_01_begins_the_list() -> None:
    assert len(PEOPLE) >= 12
    assert [one.head.naam for one in PEOPLE][:7] == [
        "Fenna de Wit", "Hendrik de Wit", "Yusuf Aydın", "Mila Janssen", "Ludo Vermeulen",
        "Sanne Bakker-El Amrani", "Joris van der Kooij",
    ]  # fmt: skip
    ages = [one.head.age_on(NOW.date()) for one in PEOPLE][:7]
    assert ages == [41, 78, 29, 16, 53, 63, 35]


@pytest.mark.parametrize("who", IDS)
def test_the_head_agrees_with_the_brp(who: str) -> None:
    head = next(one.head for one in PEOPLE if one.head.id == who)
    brp = TABLES[who]["brp"]
    assert brp["geboorte"]["datum"] == head.geboren
    assert brp["naam"]["geslachtsnaam"].split()[-1] in head.naam
    assert is_a_nummer(brp["aNummer"])
    assert all(is_documentnummer(one["reisdocumentnummer"]) for one in brp["reisdocumenten"])


def test_numbers_have_their_real_form() -> None:
    every = [(at[-1], value) for table in TABLES.values() for at, value in leaves(table)]
    plates = [value for name, value in every if name == "kenteken"]
    parcels = [value for name, value in every if name == "kadastraleAanduiding"]
    places = [value for _, value in every if isinstance(value, str) and BAG_ID.match(value)]
    for kind, found in ((is_kenteken, plates), (is_kadastrale_aanduiding, parcels), (is_bag_id, places)):
        assert found
        assert [value for value in found if not kind(value)] == []


def test_fenna_is_as_in_the_pictures() -> None:
    fenna = TABLES["fenna"]
    block = BLOCKS["berichten"]
    box = personas.blocks(PEOPLE[:1], "berichten", block)["900050342"]
    folders: dict[str, int] = {}
    for one in (*box.bericht, *box.reeks):
        folders[one.map] = folders.get(one.map, 0) + getattr(one, "aantal", 1)
    assert folders == {"inbox": 24, "archief": 61, "prullenbak": 2, "Belasting": 8, "Huis": 14, "School": 5}
    inbox = [one for one in letters(fenna) if one.get("map", "inbox") == "inbox"]
    assert len({one["afzender"] for one in inbox}) == 9
    assert sum(not one.get("gelezen", True) for one in inbox) == 3
    assert [case["omschrijving"] for case in cases(fenna)][:3] == [
        "Vergunning voor een dakkapel", "Onderzoek naar uw woonoppervlakte", "Kinderopvangtoeslag 2027",
    ]  # fmt: skip
    waarden = {one["peildatum"].year: one["waarde"] for one in fenna["woz"]["objecten"][0]["waarden"]}
    assert list(waarden.values()) == [412000, 389000, 371000, 352000, 298000, 271000, 255000, 236000]
    household = [fenna["brp"]["naam"], *(one["naam"] for one in (*fenna["brp"]["partners"], *fenna["brp"]["kinderen"]))]
    assert len(household) == 4
    assert [one["kenteken"] for one in fenna["rdw"]["voertuigen"] if "tot" not in one] == ["0TST01"]


def test_the_clock_of_the_pictures_is_local_time() -> None:
    assert NOW.replace(tzinfo=AMSTERDAM).isoformat() == "2027-01-05T14:02:00+01:00"


def test_organisations_of_our_own_have_example_domains() -> None:
    for one in PEOPLE:
        text = one.path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|www\.|\.nl\b", text), one.path.name
