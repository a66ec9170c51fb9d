"""Coordinates: the national grid in metres (EPSG:28992) to and from longitude and latitude (CRS84), by PROJ."""

from collections.abc import Iterable
from functools import cache
from typing import Any

Punt = tuple[float, float]

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
RD = "http://www.opengis.net/def/crs/EPSG/0/28992"
SYSTEMS = (CRS84, RD)
_DECIMALS = {CRS84: 7, RD: 3}


def written(points: Iterable[Punt], crs: str) -> list[list[float]]:
    """Return grid points as coordinates of ``crs``, to about a centimetre."""
    digits = _DECIMALS[crs]
    return [[round(x, digits), round(y, digits)] for x, y in (_to_degrees(points) if crs == CRS84 else points)]


def in_metres(box: tuple[float, float, float, float], crs: str) -> tuple[float, float, float, float]:
    """Return a box of ``crs`` as the smallest box of the grid that holds its four corners."""
    if crs == RD:
        return box
    west, south, east, north = box
    corners = [_back().transform(x, y) for x in (west, east) for y in (south, north)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _to_degrees(points: Iterable[Punt]) -> list[Punt]:
    return [_forth().transform(x, y) for x, y in points]


@cache
def _forth() -> Any:
    from pyproj import Transformer  # only when a map is asked for: PROJ takes a moment to load

    return Transformer.from_crs("EPSG:28992", "OGC:CRS84", always_xy=True)


@cache
def _back() -> Any:
    from pyproj import Transformer

    return Transformer.from_crs("OGC:CRS84", "EPSG:28992", always_xy=True)
