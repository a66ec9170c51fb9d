"""Makes the borings, cone penetration tests and wells near a building, and what was found in them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from services.mockkit.ogc.model import Collection, Feature
from services.registries.bro.block import Block, Bodem, Plek

COLLECTIONS = (
    Collection("bhr_gt", "Geotechnisch booronderzoek", "Boringen met hun lagen", "Point", ("bro_id",)),
    Collection("cpt", "Geotechnisch sondeeronderzoek", "Sonderingen", "Point", ("bro_id",)),
    Collection("gmw", "Grondwatermonitoringput", "Putten met hun grondwaterstanden", "Point", ("bro_id",)),
)
_BORED, _TESTED, _WELL = date(2021, 4, 12), date(2021, 4, 13), date(2022, 9, 5)
# From the ground down: thickness in metres, soil (NEN-EN-ISO 14688), cone resistance in MPa.
_LAYERS: dict[Bodem, tuple[tuple[float, str, float], ...]] = {
    "klei": ((0.5, "zand", 3.0), (4.0, "klei", 0.8), (5.5, "zand", 14.0)),
    "klei op veen": ((0.6, "zand", 2.5), (2.4, "klei", 0.7), (3.5, "veen", 0.3), (3.5, "zand", 16.0)),
    "zand": ((0.4, "humeus zand", 1.5), (9.6, "zand", 18.0)),
    "leem": ((0.4, "humeus zand", 1.2), (5.6, "leem", 1.8), (4.0, "grind", 25.0)),
}
# How far the water stands above (+) or below its mean depth at the end of each quarter, in metres.
_SEASONS = (("2026-03-31", 0.22), ("2026-06-30", -0.08), ("2026-09-30", -0.24), ("2026-12-31", 0.15))
_ID = re.compile(r"(?:BHR|CPT|GMW)([0-9]{4})([0-9]{8})")


def building(text: str) -> str:
    """Return the BAG id of the generated building near an object; empty when the id is none of ours.

    Two of the ten digits do not fit in a BRO-ID: the first of a generated dwelling is 9, the second 0.
    """
    found = _ID.fullmatch(text)
    return f"{found[1]}1090{found[2]}" if found else ""


def grow(block: Block) -> Iterator[Feature]:
    """Yield everything that one table's spots bring."""
    for plek in block.plekken:
        yield from near(plek)


def near(plek: Plek) -> Iterator[Feature]:
    """Yield one boring, one test and one well, each some tens of metres from the building."""
    layers = _LAYERS[plek.bodem]
    yield _object(plek, "bhr_gt", "BHR", (18.0, -22.0), _BORED, {"einddiepte": _depth(layers), "lagen": _soils(layers)})
    tested = {"einddiepte": _depth(layers), "metingen": _cones(layers)}
    yield _object(plek, "cpt", "CPT", (-31.0, -19.0), _TESTED, tested)
    filters = {"filter_bovenkant": round(plek.grondwater + 0.8, 2), "filter_onderkant": round(plek.grondwater + 1.8, 2)}
    yield _object(plek, "gmw", "GMW", (44.0, 27.0), _WELL, filters | {"standen": _levels(plek)})


def _object(
    plek: Plek, collection: str, kind: str, away: tuple[float, float], day: date, said: dict[str, Any]
) -> Feature:
    key = f"{kind}{plek.pand[:4]}{plek.pand[-8:]}"   # three letters and twelve digits (DOMAIN.md §3.8)
    place = (plek.punt[0] + away[0], plek.punt[1] + away[1])
    common = {
        "bro_id": key,
        "bronhouder": "gemeente",
        "kwaliteitsregime": "IMBRO",
        "registratiestatus": "voltooid",
        "onderzoeksdatum": day.isoformat(),
        "maaiveld_nap": plek.maaiveld,
        "in_onderzoek": False,
    }
    return Feature(key, collection, "Point", (place,), day, common | said)


def _depth(layers: tuple[tuple[float, str, float], ...]) -> float:
    return round(sum(thick for thick, _, _ in layers), 2)


def _soils(layers: tuple[tuple[float, str, float], ...]) -> list[dict[str, Any]]:
    return [{"van": top, "tot": bottom, "grondsoort": soil} for top, bottom, (_, soil, _) in _down(layers)]


def _cones(layers: tuple[tuple[float, str, float], ...]) -> list[dict[str, Any]]:
    return [{"van": top, "tot": bottom, "conusweerstand": cone} for top, bottom, (_, _, cone) in _down(layers)]


def _down(
    layers: tuple[tuple[float, str, float], ...],
) -> Iterator[tuple[float, float, tuple[float, str, float]]]:
    top = 0.0
    for layer in layers:
        bottom = round(top + layer[0], 2)
        yield top, bottom, layer
        top = bottom


def _levels(plek: Plek) -> list[dict[str, Any]]:
    """Depth below ground level; water never stands above it here."""
    return [
        {"datum": day, "diepte": round(max(0.05, plek.grondwater - higher), 2)} for day, higher in _SEASONS
    ]
