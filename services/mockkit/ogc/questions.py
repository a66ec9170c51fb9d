"""Reads the questions of OGC API Features Core (17-069r4 §7.15) and refuses what the standard does not know."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field

from services.mockkit.contract import invalid
from services.mockkit.ogc.crs import CRS84, SYSTEMS, in_metres
from services.mockkit.ogc.model import Collection, Feature
from services.mockkit.problem import Problem

Box = tuple[float, float, float, float]
LEAST, MOST, USUAL = 1, 1000, 10


class Question(Struct, frozen=True):
    """One question for items: which part of them, where, when, and with which values."""

    limit: int = USUAL
    offset: int = 0
    crs: str = CRS84
    box: Box | None = None
    begin: date | None = None
    end: date | None = None
    wanted: Mapping[str, str] = field(default_factory=dict)

    def fits(self, feature: Feature) -> bool:
        """True when the feature touches the box and exists in the period."""
        if self.end is not None and feature.since > self.end:
            return False
        return self.box is None or _touch(self.box, feature.box)


def question(params: Mapping[str, str | list[str]], collection: Collection) -> Question:
    """Return what is asked; raises Problem 400 naming the parameter (an unknown one too)."""
    asked = plain(params, {"limit", "cursor", "bbox", "bbox-crs", "datetime", "crs", *collection.queryables})
    begin, end = _period(asked.get("datetime", ""))
    return Question(
        limit=_number(asked, "limit", USUAL, LEAST, MOST),
        offset=_number(asked, "cursor", 0, 0, 2**31),
        crs=_system(asked, "crs"),
        box=_box(asked),
        begin=begin,
        end=end,
        wanted={name: asked[name] for name in collection.queryables if name in asked},
    )


def plain(params: Mapping[str, str | list[str]], known: set[str]) -> dict[str, str]:
    """Return the parameters, each given once and known; raises Problem 400 or 406 (another form than JSON)."""
    asked: dict[str, str] = {}
    for name, value in params.items():
        if isinstance(value, list):
            raise invalid(name, "value", "Geef deze parameter één keer.")
        if name != "f" and name not in known:
            raise invalid(name, "unknown", "Deze parameter is er niet.")
        asked[name] = value
    if asked.pop("f", "json") != "json":
        raise Problem(406)
    return asked


def system(params: Mapping[str, str | list[str]]) -> str:
    """Return the coordinate system that one item is asked in; raises Problem 400."""
    return _system(plain(params, {"crs"}), "crs")


def _system(asked: Mapping[str, str], name: str) -> str:
    crs = asked.get(name, CRS84)
    if crs not in SYSTEMS:
        raise invalid(name, "value", f"Kies uit {', '.join(SYSTEMS)}.")
    return crs


def _number(asked: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    text = asked.get(name, str(usual))
    if not (text.isascii() and text.isdigit() and len(text) <= 10) or int(text) < least:
        raise invalid(name, "integer", f"Geef een heel getal van {least} of meer.")
    return min(int(text), most)  # Requirement 22: a larger limit is answered with the most there is


def _box(asked: Mapping[str, str]) -> Box | None:
    crs = _system(asked, "bbox-crs")
    if "bbox" not in asked:
        return None
    try:
        numbers = [float(part) for part in asked["bbox"].split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or any(abs(one) > 1e7 or one != one for one in numbers) or numbers[1] > numbers[3]:
        raise invalid("bbox", "value", "Geef vier of zes getallen: eerst linksonder, dan rechtsboven.")
    left, low, right, high = numbers
    return in_metres((left, low, right, high), crs)


def _period(text: str) -> tuple[date | None, date | None]:
    """Return begin and end of ``datetime``; an open side is None."""
    if not text:
        return None, None
    begin, slash, end = text.partition("/")
    first, last = _day(begin), _day(end) if slash else _day(begin)
    if (slash and begin in ("", "..") and end in ("", "..")) or (first and last and first > last):
        raise invalid("datetime", "date", "Geef een moment, of begin/einde met hoogstens één open kant.")
    return first, last


def _day(text: str) -> date | None:
    if text in ("", ".."):
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise invalid("datetime", "date", "Geef een moment zoals 2027-01-05T14:02:00Z.") from None


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
