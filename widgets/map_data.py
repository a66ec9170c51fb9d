"""The content of a map sketch: areas, plots and houses as shapes, and a street of row houses made of them."""

from collections.abc import Sequence

from msgspec import Struct

Point = tuple[float, float]
Shape = tuple[Point, ...]

WIDTH, HEIGHT = 496.0, 150.0
GREEN, WATER, ROAD = "green", "water", "road"

_PLOTS_LEFT, _PLOTS_RIGHT = 66.5, 387.0
_BACK_TOP, _MIDDLE, _FRONT_BOTTOM = 23.0, 70.5, 118.0
_HOUSE_SIDE, _HOUSE_HEIGHT, _HOUSE_OFFSET = 3.5, 20.0, 5.5
_FRONT_OFFSET = 21.0
_STREET_TOP, _STREET_BOTTOM = 120.0, 143.0
_MOST_HOUSES = 12


class Area(Struct, frozen=True):
    """Ground of a kind: green, water or road."""

    kind: str
    shape: Shape


class Plot(Struct, frozen=True):
    """A plot with its house; ``number`` is written in the house, ``own`` shows whose map this is."""

    shape: Shape
    house: Shape
    number: str = ""
    own: bool = False


class Label(Struct, frozen=True):
    """A name, for example of a street; the point is its left and its middle height."""

    text: str
    at: Point


class MapData(Struct, frozen=True):
    """A sketch in drawing units (496 by 150, y down); ``north`` draws the compass at the top right."""

    areas: tuple[Area, ...] = ()
    plots: tuple[Plot, ...] = ()
    labels: tuple[Label, ...] = ()
    north: bool = True


def rectangle(left: float, top: float, right: float, bottom: float) -> Shape:
    """Return a rectangle as a shape."""
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def row_houses(street: str, numbers: Sequence[str], own: str) -> MapData:
    """Return a street of row houses with back gardens, one of them ``own``; at most 12 are drawn.

    It is a sketch and no map: only the order of the numbers is true.
    """
    shown = _around(list(numbers), own)
    width = (_PLOTS_RIGHT - _PLOTS_LEFT) / max(1, len(shown))
    plots: list[Plot] = []
    for place, number in enumerate(shown):
        left = _PLOTS_LEFT + place * width
        plots.append(_plot(left, width, _BACK_TOP, _MIDDLE, _HOUSE_OFFSET))
        plots.append(_plot(left, width, _MIDDLE, _FRONT_BOTTOM, _FRONT_OFFSET, number, number == own))
    return MapData(_surroundings(), tuple(plots), (Label(street, (_PLOTS_LEFT, 132.0)),))


def _around(numbers: list[str], own: str) -> list[str]:
    if len(numbers) <= _MOST_HOUSES:
        return numbers
    place = numbers.index(own) if own in numbers else 0
    start = min(max(0, place - _MOST_HOUSES // 2), len(numbers) - _MOST_HOUSES)
    return numbers[start : start + _MOST_HOUSES]


def _plot(
    left: float, width: float, top: float, bottom: float, offset: float, number: str = "", own: bool = False
) -> Plot:
    side = min(_HOUSE_SIDE, width / 4)
    house = rectangle(left + side, top + offset, left + width - side, top + offset + _HOUSE_HEIGHT)
    return Plot(rectangle(left, top, left + width, bottom), house, number, own)


def _surroundings() -> tuple[Area, ...]:
    water = (
        (437.0, 0.0), (441.0, 15.0), (447.0, 45.0), (450.0, 80.0), (451.0, 110.0), (453.0, 150.0),
        (WIDTH, HEIGHT), (WIDTH, 0.0),
    )
    return (
        Area(GREEN, rectangle(0, 0, WIDTH, HEIGHT)),
        Area(ROAD, rectangle(33, 0, 53, HEIGHT)),
        Area(ROAD, rectangle(399, 0, 420, HEIGHT)),
        Area(ROAD, rectangle(0, _STREET_TOP, WIDTH, _STREET_BOTTOM)),
        Area(WATER, water),
    )
