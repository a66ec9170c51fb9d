"""What this screen reads: the building of the citizen's home, then what three registries know around it."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Struct

from services.errors import NotFound
from services.http import Sourced
from services.identity.session import Session
from services.ogc_features import Feature
from services.registries.bag.client import Client as Bag
from services.registries.bgt.client import Client as Bgt
from services.registries.bro.client import Client as Bro
from services.registries.bro.records import Boring, Put
from services.registries.brp.client import Client as Brp
from services.registries.brp.records import Adres
from services.registries.brt.client import Client as Brt

Ask = Callable[[str], Any]
Point = tuple[float, float]
_KINDS = ("wegdeel", "onbegroeidterreindeel", "begroeidterreindeel", "waterdeel")


class Surface(Struct, frozen=True):
    """One part of the ground: its collection, what it is or is covered with, and its size in square metres."""

    collection: str
    kind: str
    cover: str
    area: float


class Place(Struct, frozen=True):
    """What the map of 1:10 000 says: town, municipality, use of the ground, and the day of the photograph."""

    town: str
    municipality: str
    use: str
    water: bool
    drawn: date | None


class Underground(Struct, frozen=True):
    """The nearest boring and the nearest well."""

    borings: tuple[Boring, ...]
    wells: tuple[Put, ...]


class Visit:
    """Everything one visit to this screen asks. Methods run on a worker, raise ServiceError, and return None
    when there is no building to look around: abroad, at an unknown place, or without a number in the BAG.
    """

    def __init__(self, session: Session, client: Ask) -> None:
        self._session = session
        self._client = client

    def surfaces(self) -> Sourced[tuple[Surface, ...]] | None:
        """Return what the BGT shows within forty metres, the building first."""
        found = self._home()
        if found is None:
            return None
        bgt: Bgt = self._client("bgt")
        made = [Surface("pand", "", "", area(one)) for one in found.value]
        x, y = middle(found.value[0])
        for collection in _KINDS:
            made += [_surface(collection, one) for one in bgt.rondom(collection, x, y).value]
        return Sourced(tuple(made), found.source, found.holder, found.retrieved, found.marks)

    def place(self) -> Sourced[Place] | None:
        """Return what the BRT shows around the home."""
        found = self._home()
        if found is None:
            return None
        brt: Brt = self._client("brt")
        x, y = middle(found.value[0])
        towns = brt.rondom("plaats_punt", x, y)
        areas = brt.rondom("registratiefgebied_vlak", x, y, 5000.0).value
        ground = brt.rondom("terrein_vlak", x, y, 10.0).value
        water = brt.rondom("waterdeel_vlak", x, y, 100.0).value
        drawn = max((str(one.properties.get("bronactualiteit", "")) for one in ground), default="")
        day = date.fromisoformat(drawn) if drawn else None
        named = _word(towns.value, "naamnl"), _word(areas, "naamnl"), _word(ground, "typelandgebruik")
        told = Place(*named, bool(water), day)
        return Sourced(told, towns.source, towns.holder, towns.retrieved, towns.marks)

    def underground(self) -> Sourced[Underground] | None:
        """Return what the BRO knows within a hundred metres."""
        found = self._home()
        if found is None:
            return None
        bro: Bro = self._client("bro")
        x, y = middle(found.value[0])
        borings, wells = bro.boringen(x, y), bro.putten(x, y)
        told = Underground(borings.value, wells.value)
        return Sourced(told, borings.source, borings.holder, borings.retrieved, borings.marks)

    def _home(self) -> Sourced[tuple[Feature, ...]] | None:
        """The outline of the home on the large map, by BRP (address) and BAG (building)."""
        brp: Brp = self._client("brp")
        stay = brp.person(self._session.subject.id, ("verblijfplaats",)).value.verblijfplaats
        number = stay.nummeraanduiding_identificatie if isinstance(stay, Adres) else None
        if not number:
            return None
        bag: Bag = self._client("bag")
        try:
            buildings = bag.adres(number).value.pand_identificaties
        except NotFound:
            buildings = ()
        bgt: Bgt = self._client("bgt")
        found = bgt.pand(buildings[0]) if buildings else None
        return found if found is not None and found.value else None


def area(one: Feature) -> float:
    """Return the area of a polygon in square metres (the shoelace formula); 0 for anything else."""
    if one.geometry.type != "Polygon":
        return 0.0
    ring = one.geometry.coordinates[0]
    twice = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))
    return abs(float(twice)) / 2


def middle(building: Feature) -> Point:
    """Return the middle of a building, in metres of the national grid."""
    ring = building.geometry.coordinates[0][:-1]
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def _surface(collection: str, one: Feature) -> Surface:
    told = one.properties
    kind = str(told.get("functie") or told.get("type") or "")
    return Surface(collection, kind, str(told.get("fysiek_voorkomen") or ""), area(one))


def _word(found: Sequence[Feature], name: str) -> str:
    return str(found[0].properties.get(name, "")) if found else ""
