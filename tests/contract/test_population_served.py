"""Generated citizens behind the personas: every mock answers for them, by BSN and by key, and for nobody else."""

import random
import subprocess
import sys
from typing import Any

import pytest
from falcon.testing import TestClient

from services.mockhost.host import MockHost
from services.mockhost.network import Network, NetworkOptions
from services.population.core import Core
from services.population.country import CITIZENS
from tests.helpers.servers import ROOT

NETWORK = Network(NetworkOptions(auth=False, population=True, clock="2027-01-05"))
HOST: MockHost = NETWORK.host()
assert NETWORK.population is not None
COUNTRY = NETWORK.population.country
DICE = random.Random(11)
PEOPLE: list[Core] = [COUNTRY.citizen(DICE.randrange(CITIZENS)) for _ in range(40)]
FENNA = "900050342"


def ask(registry: str, face: str, path: str, *, body: Any = None, status: int = 200, **headers: str) -> Any:
    found = next(one.manifest for one in NETWORK.registries if one.manifest.id == registry)
    client = TestClient(HOST.apps(registry)[face], headers=headers)
    address = found.face(face).base_path + path
    answer = client.simulate_get(address) if body is None else client.simulate_post(address, json=body)
    assert answer.status_code == status, answer.text
    return answer.json if "json" in answer.headers["content-type"] else answer.text


def persons(**question: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("brp", "personen", "/personen", body=question)["personen"]
    return found


def raadpleeg(*bsns: str) -> list[dict[str, Any]]:
    fields = ["burgerservicenummer", "naam", "verblijfplaats", "partners", "kinderen", "ouders", "leeftijd"]
    return persons(type="RaadpleegMetBurgerservicenummer", burgerservicenummer=list(bsns), fields=fields)


@pytest.mark.parametrize("core", PEOPLE[:15], ids=lambda core: str(core.number))
def test_the_brp_knows_a_citizen_and_everybody_at_the_address(core: Core) -> None:
    (person,) = raadpleeg(core.bsn)
    assert person["naam"]["geslachtsnaam"] == core.name.geslachtsnaam and person["leeftijd"] == core.age
    assert person["verblijfplaats"]["nummeraanduidingIdentificatie"] == core.home.address.nummeraanduiding
    assert [one["burgerservicenummer"] for one in person.get("kinderen", [])] == [one.bsn for one in core.children]
    address = core.home.address
    found = persons(
        type="ZoekMetPostcodeEnHuisnummer",
        postcode=address.postcode,
        huisnummer=address.huisnummer,
        fields=["burgerservicenummer"],
    )
    household = {core.bsn, *(one.bsn for one in (*core.children, *core.parents)), *_bsns(core.partner)}
    siblings = {one.bsn for parent in core.parents for one in parent.children}
    assert {one["burgerservicenummer"] for one in found} == household | siblings


def _bsns(core: Core | None) -> list[str]:
    return [core.bsn] if core is not None else []


@pytest.mark.parametrize("core", PEOPLE[:15], ids=lambda core: str(core.number))
def test_house_parcel_and_value_are_found_by_their_keys(core: Core) -> None:
    home, address = core.home, core.home.address
    base = "individuelebevragingen"
    assert ask("bag", base, f"/nummeraanduidingen/{address.nummeraanduiding}")
    found = ask("bag", base, f"/adressen?postcode={address.postcode}&huisnummer={address.huisnummer}")
    (one,) = found["_embedded"]["adressen"]
    assert one["adresseerbaarObjectIdentificatie"] == address.verblijfsobject
    assert ask("bag", base, f"/panden/{address.pand}")["pand"]["oorspronkelijkBouwjaar"] == str(home.built)
    parcel = ask("brk", "bevragen", f"/kadastraalonroerendezaken/{home.parcel}")
    assert parcel["kadastraleAanduiding"]
    value = ask("woz", "bevragen", f"/wozobjecten/{home.woz}")
    assert value["identificatie"] == home.woz
    owned = ask("brk", "bevragen", "/kadastraalonroerendezaken", body={"burgerservicenummer": core.bsn})
    mine = core.bsn in [owner.bsn for owner in home.owners]
    assert len(owned["_embedded"].get("kadastraalOnroerendeZaken", [])) == mine


def test_a_plate_leads_to_the_car() -> None:
    cars = [(core, car) for core in PEOPLE for car in core.vehicles]
    for core, car in cars:
        (row,) = ask("rdw", "opendata", f"/m9d7-ebf2.json?kenteken={car.kenteken}")
        assert row["merk"] == car.merk
        held = ask("rdw", "voertuigbezit", "/voertuigen", **{"X-Voorportaal-Betrokkene": f"BSN:{core.bsn}"})
        assert car.kenteken in [one["kenteken"] for one in held["voertuigen"]]
    assert cars


def test_a_company_is_found_by_its_numbers_and_by_who_runs_it() -> None:
    run = [core for core in PEOPLE if core.company is not None]
    for core in run:
        company = core.company
        assert company is not None
        assert ask("nhr", "basisprofiel", f"/{company.kvk}")["naam"] == company.naam
        assert ask("nhr", "vestigingsprofiel", f"/{company.vestigingsnummer}")["kvkNummer"] == company.kvk
        (own,) = ask("nhr", "mijnorganisaties", "/mijnorganisaties", body={"bsn": core.bsn})["organisaties"]
        assert own["kvkNummer"] == company.kvk
    assert run


def test_letters_and_cases_are_there_and_an_id_leads_back() -> None:
    desk = HOST.world(next(one for one in NETWORK.registries if one.manifest.id == "zaken"))
    busy = (COUNTRY.citizen(number) for number in range(3000))
    core = next(one for one in busy if one.bsn in desk.blocks and desk.blocks[one.bsn].zaak)
    case = str(desk.uuid(core.bsn, desk.blocks[core.bsn].zaak[0].naam))
    told = ask("zaken", "zaken", f"/zaken/{case}", **{"Accept-Crs": "EPSG:4326"})
    assert told["omschrijving"] == desk.blocks[core.bsn].zaak[0].omschrijving
    receiver = {"X-Ontvanger": f"BSN:{core.bsn}"}
    ask("berichten", "berichten", "/berichten/_ophalen", **receiver)
    assert ask("berichten", "berichten", "/berichten", **receiver)["berichten"]


def test_personas_go_before_and_nobody_else_is_answered_for() -> None:
    (fenna,) = raadpleeg(FENNA)
    assert fenna["naam"]["voornamen"] == "Fenna Johanna"
    taken = sorted({FENNA, "900762627"})
    assert [COUNTRY.number(bsn) for bsn in taken] == [None, None], "a persona's relative is nobody's citizen"
    assert raadpleeg("123456782") == [] and raadpleeg("999990342") is not None


def test_without_a_population_there_are_only_the_personas() -> None:
    plain = Network(NetworkOptions(auth=False, clock="2027-01-05"))
    assert plain.population is None and plain.host().world(plain.registries[0]).owner("bsn", PEOPLE[0].bsn) is None


def test_nothing_of_the_population_is_imported_before_somebody_asks() -> None:
    """The program and its mocks start as quickly with a population as without."""
    code = (
        "import sys; from services.mockhost.network import Network, NetworkOptions;"
        "network = Network(NetworkOptions(population=True)); network.host().mount('bag');"
        "print([name for name in sys.modules if name.startswith(('services.population.country', 'faker'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
