"""Every persona through the real mocks and clients: the registries know the same person, home and vehicles."""

import pytest

import resources
from services import personas
from services.errors import Forbidden
from services.personas import Persona
from services.registries.bag.block import Block as BagBlock
from services.registries.bag.client import Client as BagClient
from services.registries.brk.block import Block as BrkBlock
from services.registries.brk.client import Client as BrkClient
from services.registries.brp.block import Block as BrpBlock
from services.registries.brp.client import Client as BrpClient
from services.registries.brp.records import Persoon
from services.registries.brp.residence import Adres
from services.registries.rdw.block import Block as RdwBlock
from services.registries.rdw.client import Client as RdwClient
from services.registries.woz.block import Block as WozBlock
from services.registries.woz.client import Client as WozClient
from tests.helpers.worlds import Bench

PEOPLE = personas.read(resources.path("personas"))
IDS = [one.head.id for one in PEOPLE]


@pytest.fixture(scope="module")
def benches() -> dict[str, Bench]:
    """Each registry once, with every persona in it."""
    kinds = {"brp": BrpBlock, "bag": BagBlock, "brk": BrkBlock, "woz": WozBlock, "rdw": RdwBlock}
    return {name: Bench(name, personas.blocks(PEOPLE, name, kind)) for name, kind in kinds.items()}


def person(benches: dict[str, Bench], who: Persona) -> Persoon:
    """Return what the BRP says of one persona."""
    return BrpClient(benches["brp"].line(who.head.bsn)).person(who.head.bsn).value


@pytest.mark.parametrize("who", PEOPLE, ids=IDS)
def test_the_brp_knows_the_persona_with_relatives_and_documents(benches: dict[str, Bench], who: Persona) -> None:
    found = person(benches, who)
    table = who.table("brp")
    assert found.burgerservicenummer == who.head.bsn
    assert [len(found.ouders or ()), len(found.kinderen or ())] == [2, len(table.get("kinderen", []))]
    client = BrpClient(benches["brp"].line(who.head.bsn))
    held = [one for one in table["reisdocumenten"] if "aanduidingInhouding" not in one]
    assert len(client.travel_documents(who.head.bsn).value.reisdocumenten) == len(held)
    lived = 1 + len(table.get("eerdereVerblijfplaatsen", []))
    assert len(client.history(who.head.bsn).value.verblijfplaatsen) == lived


@pytest.mark.parametrize("who", PEOPLE, ids=IDS)
def test_the_home_is_in_the_bag_and_has_a_value(benches: dict[str, Bench], who: Persona) -> None:
    home = person(benches, who).verblijfplaats
    if who.head.id == "willem":  # lives in Spain
        assert not isinstance(home, Adres)
        return
    assert isinstance(home, Adres)
    address = BagClient(benches["bag"].line(who.head.bsn)).adres(str(home.nummeraanduiding_identificatie)).value
    assert address.adresseerbaar_object_identificatie == home.adresseerbaar_object_identificatie
    woz = WozClient(benches["woz"].line(who.head.bsn))
    if who.head.id == "mila":  # sixteen: the house is her mother's
        with pytest.raises(Forbidden):
            woz.van_woning(str(home.adresseerbaar_object_identificatie))
        return
    (valued,) = woz.van_woning(str(home.adresseerbaar_object_identificatie)).value
    assert valued.identificatie


@pytest.mark.parametrize(
    ("who", "parcels"),
    [
        ("fenna", ["Zoetermeer B 4118"]),
        ("marieke", ["Enschede N 2310"]),
        ("ludo", ["Delft P 1190", "Delft A 4403"]),
        ("joris", ["Arnhem Y 812"]),
        ("anouk", ["Arnhem Y 812"]),
        ("karin", ["Breda L 3027"]),
        ("peter", ["Breda L 3027"]),
        ("yusuf", []),
        ("mila", []),
    ],
)
def test_owners_find_their_parcels_and_tenants_none(benches: dict[str, Bench], who: str, parcels: list[str]) -> None:
    bsn = next(one.head.bsn for one in PEOPLE if one.head.id == who)
    found = BrkClient(benches["brk"].line(bsn)).mijn_percelen(bsn).value
    assert sorted(str(one.kadastrale_aanduiding) for one in found) == sorted(parcels)


@pytest.mark.parametrize("who", PEOPLE, ids=IDS)
def test_the_rdw_knows_vehicles_and_licence(benches: dict[str, Bench], who: Persona) -> None:
    client = RdwClient(benches["rdw"].line(who.head.bsn))
    table = who.table("rdw")
    plates = {one["kenteken"] for one in table.get("voertuigen", [])}
    assert {one.kenteken for one in client.voertuigen(who.head.bsn).value} == plates
    assert all(client.voertuig(plate).value for plate in plates)
    assert len(client.rijbewijzen(who.head.bsn).value) == ("rijbewijs" in table)
