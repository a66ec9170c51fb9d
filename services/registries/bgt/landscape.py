"""Draws the large-scale map around a building: the house, its yards, the street, the green and the water."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from services.mockkit.ogc.model import Collection, Feature, Kind, Punt, rectangle
from services.registries.bgt.block import Block, Plek

COLLECTIONS = (
    Collection("pand", "Pand", "Gebouwen, met hun nummer in de BAG", "Polygon", ("identificatie_bag_pnd", "lokaal_id")),
    Collection("wegdeel", "Wegdeel", "Rijbanen, voetpaden en fietspaden", "Polygon", ("lokaal_id", "functie")),
    Collection("waterdeel", "Waterdeel", "Sloten, vaarten en plassen", "Polygon", ("lokaal_id",)),
    Collection("begroeidterreindeel", "Begroeid terreindeel", "Groen", "Polygon", ("lokaal_id",)),
    Collection("onbegroeidterreindeel", "Onbegroeid terreindeel", "Erven en pleinen", "Polygon", ("lokaal_id",)),
    Collection("openbareruimtelabel", "Openbareruimtelabel", "Namen van straten", "Point", ("lokaal_id",)),
)
_START = date(2016, 1, 1)   # the BGT law came into force; what is older was registered then
_WIDTH, _DEPTH, _FRONT, _BACK = 5.4, 9.0, 4.0, 10.0
_STREET, _PATH, _GREEN, _WATER, _LONG = 5.0, 1.8, 4.0, 6.0, 60.0
_ID = re.compile(r"(?:G[0-9]{4}\.)?([0-9]{4}10[0-9]{10})(?:[0-9a-f]{16})?")


def building(text: str) -> str:
    """Return the building's BAG id in a feature's id, or a BAG id itself; empty when it is neither."""
    found = _ID.fullmatch(text)
    return found[1] if found else ""


def grow(block: Block) -> Iterator[Feature]:
    """Yield everything that one table's spots bring."""
    for plek in block.plekken:
        yield from around(plek)


def around(plek: Plek) -> Iterator[Feature]:
    """Yield what stands and lies around one building. The street runs east and west, south of the house."""
    x, y = plek.punt
    front = y - _DEPTH / 2 - _FRONT
    back = y + _DEPTH / 2 + _BACK
    house = rectangle(x, y, _WIDTH, _DEPTH)
    yield _polygon(plek, 0, "pand", house, {"identificatie_bag_pnd": plek.pand})
    yield _yard(plek, 1, front + _FRONT / 2, _FRONT)
    yield _yard(plek, 2, back - _BACK / 2, _BACK)
    path = front - _PATH / 2
    yield _road(plek, 3, path, _PATH, "voetpad", "open verharding")
    street = front - _PATH - _STREET / 2
    yield _road(plek, 4, street, _STREET, "rijbaan lokale weg", "gesloten verharding")
    green = rectangle(x, street - _STREET / 2 - _GREEN / 2, _LONG, _GREEN)
    yield _polygon(plek, 5, "begroeidterreindeel", green, {"fysiek_voorkomen": "groenvoorziening"})
    if plek.water:
        water = rectangle(x, back + _WATER / 2, _LONG, _WATER)
        yield _polygon(plek, 6, "waterdeel", water, {"type": "waterloop"})
    named = {"tekst": plek.straat, "openbare_ruimte_type": "Weg"}
    yield _feature(plek, 7, "openbareruimtelabel", "Point", ((x, street),), named)


def _yard(plek: Plek, number: int, middle: float, depth: float) -> Feature:
    ring = rectangle(plek.punt[0], middle, _WIDTH, depth)
    return _polygon(plek, number, "onbegroeidterreindeel", ring, {"fysiek_voorkomen": "erf"})


def _road(plek: Plek, number: int, middle: float, width: float, use: str, surface: str) -> Feature:
    ring = rectangle(plek.punt[0], middle, _LONG, width)
    return _polygon(plek, number, "wegdeel", ring, {"functie": use, "fysiek_voorkomen": surface})


def _polygon(plek: Plek, number: int, collection: str, ring: tuple[Punt, ...], said: dict[str, Any]) -> Feature:
    return _feature(plek, number, collection, "Polygon", ring, said)


def _feature(
    plek: Plek, number: int, collection: str, kind: Kind, points: tuple[Punt, ...], said: dict[str, Any]
) -> Feature:
    since = max(_START, date(plek.bouwjaar, 1, 1))
    # Thirty-two hexadecimal digits, as in the BGT; the building's own number leads back to the spot.
    key = f"G{plek.pand[:4]}.{plek.pand}{number:016x}"
    common = {
        "lokaal_id": key,
        "namespace": "NL.IMGeo",
        "bronhouder": f"G{plek.pand[:4]}",
        "creation_date": since.isoformat(),
        "tijdstip_registratie": f"{since.isoformat()}T00:00:00Z",
        "eind_registratie": None,
        "relatieve_hoogteligging": 0,
        "bgt_status": "bestaand",
        "in_onderzoek": False,
    }
    return Feature(key, collection, kind, points, since, common | said)
