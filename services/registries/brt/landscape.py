"""Draws the map of 1:10 000 around a building: coarser than the BGT, with the names of town and municipality."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from services.mockkit.ogc.model import Collection, Feature, Kind, Punt, rectangle
from services.registries.brt.block import Block, Plek

COLLECTIONS = (
    Collection("gebouw_vlak", "Gebouw (vlak)", "Gebouwen, vereenvoudigd", "Polygon", ("typegebouw",)),
    Collection("wegdeel_hartlijn", "Wegdeel (hartlijn)", "Wegen als lijn", "LineString", ("straatnaam",)),
    Collection("waterdeel_vlak", "Waterdeel (vlak)", "Water", "Polygon", ("typewater",)),
    Collection("terrein_vlak", "Terrein (vlak)", "Het gebruik van de grond", "Polygon", ("typelandgebruik",)),
    Collection("plaats_punt", "Plaats (punt)", "Namen van plaatsen", "Point", ("naamnl",)),
    Collection(
        "registratiefgebied_vlak", "Registratief gebied (vlak)", "Gemeenten, niet op schaal", "Polygon", ("naamnl",)
    ),
)
_START = date(2012, 1, 1)   # the BRT became open data (DOMAIN.md §5.1)
_PHOTO = date(2026, 4, 6)
_BLOCK, _ROW, _FIELD, _TOWN = 40.0, 12.0, 250.0, 3000.0
_ID = re.compile(r"([0-9]{4})([0-9]{10})[0-5]")


def building(text: str) -> str:
    """Return the building's BAG id in a feature's id; empty when there is none in it."""
    found = _ID.fullmatch(text)
    return f"{found[1]}10{found[2]}" if found else ""


def grow(block: Block) -> Iterator[Feature]:
    """Yield everything that one table's spots bring."""
    for plek in block.plekken:
        yield from around(plek)


def around(plek: Plek) -> Iterator[Feature]:
    """Yield what the map shows around one building; houses in a row are one block on this scale."""
    x, y = plek.punt
    street = ((x - _FIELD / 2, y - 14.0), (x + _FIELD / 2, y - 14.0))
    row = {"typegebouw": "overig", "hoogteklasse": "laagbouw", "fysiekvoorkomen": "bovengronds"}
    road = {"typeweg": "straat", "hoofdverkeersgebruik": "gemengd verkeer", "straatnaam": plek.straat}
    yield _feature(plek, 0, "gebouw_vlak", "Polygon", rectangle(x, y, _BLOCK, _ROW), row)
    yield _feature(plek, 1, "wegdeel_hartlijn", "LineString", street, road)
    if plek.water:
        water = rectangle(x, y + 24.0, _FIELD, 6.0)
        said = {"typewater": "waterloop", "breedteklasse": "3 - 6 meter"}
        yield _feature(plek, 2, "waterdeel_vlak", "Polygon", water, said)
    field = rectangle(x, y, _FIELD, _FIELD)
    yield _feature(plek, 3, "terrein_vlak", "Polygon", field, {"typelandgebruik": "bebouwd gebied"})
    # One town and one municipality, however many spots lie in it: their ids come from their names.
    yield _named(plek, 4, "plaats_punt", plek.woonplaats, "Point", ((round(x, -3), round(y, -3)),))
    outline = rectangle(round(x, -4), round(y, -4), _TOWN, _TOWN)
    yield _named(plek, 5, "registratiefgebied_vlak", plek.gemeente, "Polygon", outline)


def _named(plek: Plek, number: int, collection: str, name: str, kind: Kind, points: tuple[Punt, ...]) -> Feature:
    said = {"typegebied": "woonkern" if kind == "Point" else "gemeente", "naamnl": name, "isbagwoonplaats": True}
    key = sum(ord(letter) * 31**place for place, letter in enumerate(name)) % 1_000_000
    return _feature(plek, number, collection, kind, points, said, f"{number}{key:06d}")


def _feature(
    plek: Plek,
    number: int,
    collection: str,
    kind: Kind,
    points: tuple[Punt, ...],
    said: dict[str, Any],
    key: str = "",
) -> Feature:
    since = max(_START, date(plek.bouwjaar, 1, 1))
    local = key or f"{plek.pand[:4]}{plek.pand[6:]}{number}"
    common = {
        "lokaalid": local,
        "namespace": "NL.TOP10NL",
        "brontype": "luchtfoto",
        "bronactualiteit": max(since, _PHOTO).isoformat(),
        "objectbegintijd": since.isoformat(),
        "visualisatiecode": 10000 + number * 10,
    }
    return Feature(local, collection, kind, points, since, common | said)
