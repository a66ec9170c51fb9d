"""When someone lived somewhere: for sure, and perhaps, when a day of arrival or leaving is not fully known.

Source: the bewoning features (raadpleeg-bewoning-op-peildatum). Days are ordinals, so that there is a day after
any other; a stretch is [first, end).
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from services.registries.brp.block import Block, Verblijf
from services.registries.brp.days import UNKNOWN

EVER, NEVER = 1, date.max.toordinal()
"""The first and the last day there are."""

Stretch = tuple[int, int]


class Lived(Struct, frozen=True):
    """One stay with the days someone lived there ``surely``, and the wider days it may have been."""

    stay: Verblijf
    surely: Stretch
    perhaps: Stretch


class _Begin(Struct, frozen=True):
    """The days between which a stay began."""

    first: int
    last: int

    @property
    def known(self) -> bool:
        return self.first == self.last


def in_time(block: Block) -> list[Verblijf]:
    """Return every stay, the oldest first: as registered, or by date where an author wrote them."""
    every = [stay for stay in (*reversed(block.eerdere_verblijfplaatsen), block.verblijfplaats) if stay is not None]
    return every if block.letterlijk else sorted(every, key=_day_from)


def lived(block: Block, until: str | None = None) -> Iterator[Lived]:
    """Yield every stay with its stretches; nothing lasts beyond ``until`` (YYYYMMDD), the day the list ended."""
    every = in_time(block)
    begins = [window(begin_of(stay, before)) for stay, before in zip(every, [None, *every], strict=False)]
    for at, (stay, begin) in enumerate(zip(every, begins, strict=True)):
        ends = list(begins[at + 1 :])
        ends += [window(day) for day in (stay.datum_tot, until) if day is not None]
        yield _stretches(stay, begin, begins[:at], ends)


def window(day: str) -> _Begin:
    """Return the days that ``day`` (YYYYMMDD, zeros for the unknown) can be."""
    year, month, rest = int(day[:4]), int(day[4:6]), int(day[6:])
    if not year:
        return _Begin(EVER, NEVER)
    if not month:
        return _Begin(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    if not rest:
        after = date(year + month // 12, month % 12 + 1, 1) if year < date.max.year or month < 12 else date.max
        return _Begin(date(year, month, 1).toordinal(), after.toordinal() - 1)
    only = date(year, month, rest).toordinal()
    return _Begin(only, only)


def begin_of(stay: Verblijf, before: Verblijf | None) -> str:
    """Return the day a stay began; one that only got other BAG ids began, as that object, when these held."""
    day, held = _day_from(stay), stay.datum_ingang_geldigheid or ""
    if before is None or _day_from(before) != day or held <= day:
        return day
    same = before.adresseerbaar_object_identificatie == stay.adresseerbaar_object_identificatie
    return day if same else held


def _day_from(stay: Verblijf) -> str:
    return stay.datum_van or UNKNOWN


def _stretches(stay: Verblijf, begin: _Begin, earlier: list[_Begin], ends: list[_Begin]) -> Lived:
    first, after = begin.first, begin.last + 1
    if begin.known:
        after = first
    else:  # it began after the one before it
        first = max([first, *(one.last + 1 if one.known else one.first for one in earlier)])
    perhaps_end, sure_end = NEVER, NEVER
    for end in ends:
        perhaps_end = min(perhaps_end, end.last if end.known else end.last + 1)
        sure_end = min(sure_end, end.first if end.known or not begin.known else max(end.first, first + 1))
    made = Lived(stay, (after, min(sure_end, perhaps_end)), (first, perhaps_end))
    return made if made.surely[0] < made.surely[1] else replace(made, surely=(first, first))
