"""The tables [nhr]: what contradicts is refused; those of the personas agree with each other, the BAG and the WOZ."""

import copy
import re
from typing import Any

import msgspec
import pytest

import resources
from services import personas
from services.errors import InputError
from services.identifiers import is_kvk
from services.registries.nhr.block import Block
from services.registries.nhr.client import Client
from tests.contract.nhr_worlds import AFGESCHERMD, BSN, BV, EENMANSZAAK, OTHER, VOF, VVE, bench
from tests.contract.published import recording
from tests.helpers.worlds import Bench

PEOPLE = personas.read(resources.path("personas"))


def _changed(company: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {**copy.deepcopy(company), **members}


def _with_place(company: dict[str, Any], **members: Any) -> dict[str, Any]:
    first, *rest = copy.deepcopy(company["vestigingen"])
    return _changed(company, vestigingen=[first | members, *rest])


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ([BV], [_changed(BV, nonMailing=False)], "nonMailing staat anders in"),
        ([BV], [_with_place(_changed(AFGESCHERMD, rsin="857587973"))], "rsin 857587973 hoort ook bij"),
        ([BV], [_with_place(AFGESCHERMD, vestigingsnummer="000037178598")], "hoort ook bij 68750110"),
        ([_changed(BV, rsin="857587974")], [], "elfproef"),
        ([_changed(BV, rsin=None)], [], "heeft een rsin"),
        ([_changed(BV, statutaireNaam="")], [], "statutaireNaam past niet"),
        ([_changed(EENMANSZAAK, rsin="857587973")], [], "geen rsin"),
        ([_changed(EENMANSZAAK, functionarissen=[])], [], "één functionaris"),
        ([_with_place(EENMANSZAAK, hoofd=False)], [], "hoofdvestiging"),
        ([_with_place(EENMANSZAAK, vestigingsnummer="000038509520")], [], "twee keer"),
        ([_changed(EENMANSZAAK, vestigingen=[])], [], "zonder vestiging"),
        ([_changed(VVE, adressen=[])], [], "zonder vestiging"),
        ([_changed(VOF, einde="1997")], [], "ligt voor aanvang"),
        ([_changed(BV, sbi=[{"code": "1", "omschrijving": "x"}])], [], "hoofdactiviteit"),
    ],
)
def test_tables_that_contradict_are_refused(first: list[Any], second: list[Any], told: str) -> None:
    with pytest.raises(InputError, match=re.escape(told)) as caught:
        bench(first, second).app("zoeken")
    assert caught.value.field == "nhr.ondernemingen"
    assert caught.value.file == (f"{OTHER}.toml" if second else f"{BSN}.toml")


def test_two_who_write_the_same_are_one_company() -> None:
    both = bench()
    assert both.app("zoeken")
    for bsn in (BSN, OTHER):
        found = Client(both.line(bsn)).zoeken(naam="proef ander", inactief=True).value
        assert (found.totaal, found.resultaten[0].actief) == (1, "Nee")


@pytest.mark.parametrize(
    "adres",
    [
        {"postcode": "1234AB", "plaats": "Delft"},
        {"straatnaam": "A", "postcode": "1234AB", "plaats": "Delft"},
        {"straatnaam": "A", "huisnummer": 1, "postbusnummer": 1, "postcode": "1234AB", "plaats": "Delft"},
    ],
)
def test_an_address_is_a_street_or_a_postbus(adres: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"ondernemingen": [_changed(VVE, adressen=[adres])]}, Block)


def test_the_companies_of_the_personas_agree_with_the_other_registries() -> None:
    tables = {one.head.bsn: one.tables for one in PEOPLE}
    bag = [one for table in tables.values() for one in table.get("bag", {}).get("adressen", [])]
    addresses = {one["nummeraanduidingIdentificatie"]: one for one in bag}
    companies = [one for table in tables.values() for one in table.get("nhr", {}).get("ondernemingen", [])]
    rsins = {one["rsin"] for one in companies if "rsin" in one}
    assert addresses and companies and rsins
    for one in companies:
        own = [*one.get("adressen", []), *(part for place in one.get("vestigingen", []) for part in place["adressen"])]
        for adres in own:
            if "postbusnummer" not in adres:
                found = addresses[adres["nummeraanduidingIdentificatie"]]
                assert found["adresseerbaarObjectIdentificatie"] == adres["adresseerbaarObjectIdentificatie"]
                told = [adres[name] for name in ("straatnaam", "huisnummer", "postcode", "plaats")]
                assert told == [found[n] for n in ("openbareRuimteNaam", "huisnummer", "postcode", "woonplaatsNaam")]
        assert all(part["bsn"] in tables for part in one.get("functionarissen", []) if "bsn" in part)
    for table in tables.values():
        for valued in table.get("woz", {}).get("objecten", []):
            for role in ("eigenaar", "gebruiker"):
                assert valued.get(role, {}).get("rsin") in {*rsins, None}


def test_no_company_of_ours_has_a_number_of_the_published_test_set() -> None:
    published = recording("kvk-hr/testdata/kvk-testnummers.json")
    taken = {one["kvkNummer"] for one in [*published["kvkNummers"], *published["prerelease"]["kvkNummers"]]}
    taken |= set(published["vestigingsnummers"])
    ours = [one for who in PEOPLE for one in who.tables.get("nhr", {}).get("ondernemingen", [])]
    assert taken and ours
    for one in ours:
        numbers = {one["kvkNummer"], *(place["vestigingsnummer"] for place in one.get("vestigingen", []))}
        assert is_kvk(one["kvkNummer"])
        assert not numbers & taken


@pytest.mark.parametrize(
    ("who", "companies"),
    [
        (
            "ludo",
            [
                ("Bakkerij De Halm B.V.", ("Bestuurder",)),
                ("Vereniging van Eigenaars Broodmakersplein 1 tot en met 5", ("Bestuurder",)),
            ],
        ),
        ("fenna", [("Studio De Wit", ("Eigenaar",))]),
        ("lotte", [("Studentenroeivereniging De Turfschipper", ("Bestuurder",))]),
        ("joris", [("Vereniging Buurttuin Steenovenpad", ("Bestuurder",))]),
        ("anouk", [("Vereniging Buurttuin Steenovenpad", ("Bestuurder",))]),
        ("hendrik", []),
        ("peter", []),
    ],
)
def test_a_persona_sees_the_own_companies(who: str, companies: list[tuple[str, tuple[str, ...]]]) -> None:
    house = Bench("nhr", personas.blocks(PEOPLE, "nhr", Block))
    bsn = next(one.head.bsn for one in PEOPLE if one.head.id == who)
    found = Client(house.line(bsn)).mijn_organisaties(bsn).value
    assert [(one.administratieve_handelsnaam, one.functies) for one in found] == companies


def test_the_bakery_has_two_shops() -> None:
    house = Bench("nhr", personas.blocks(PEOPLE, "nhr", Block))
    client = Client(house.line("900893461"))
    (main,) = client.zoeken(postcode="2611ZX", huisnummer=3, naam="halm").value.resultaten
    shops = [client.vestiging(one.vestigingsnummer).value for one in client.vestigingen(main.kvk_nummer).value]
    assert [shop.bezoekadres.plaats for shop in shops if shop.bezoekadres] == ["Delft", "Zoetermeer"]
