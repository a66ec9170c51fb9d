"""What this screen reads, and how lines become days: plain rules without a screen."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from msgspec import Struct

from services.clock import AMSTERDAM
from services.http import Sourced
from services.registries.logboek.client import Client
from services.registries.logboek.records import Verwerking


class Use(Struct, frozen=True):
    """The same use of the same data, ``times`` times on one day, the last time at ``last``."""

    line: Verwerking
    last: datetime
    times: int

    @property
    def failed(self) -> bool:
        """True when no data came back."""
        return self.line.status_code == 2


class Day(Struct, frozen=True):
    """One day, the organisations in the order of their latest use; an empty name is this office."""

    day: date
    organisations: tuple[tuple[str, tuple[Use, ...]], ...]


def lines(client: Callable[[str], Any]) -> Sourced[tuple[Verwerking, ...]]:
    """Return the log of the one acted for, the newest first; raises ServiceError."""
    log: Client = client("logboek")
    return log.verwerkingen()


def moment(line: Verwerking) -> datetime:
    """Return when a line happened."""
    return datetime.fromtimestamp(line.start_time / 1000, AMSTERDAM)


def days(found: Iterable[Verwerking], fits: Callable[[Verwerking], bool]) -> tuple[Day, ...]:
    """Return the lines that fit, by day and organisation, the newest first; equal uses of a day become one."""
    kept = (line for line in found if fits(line))
    return tuple(Day(day, tuple(_organisations(of_day))) for day, of_day in groupby(kept, _day))


def _organisations(found: Iterable[Verwerking]) -> Iterator[tuple[str, tuple[Use, ...]]]:
    by_name: dict[str, list[Verwerking]] = {}
    for line in found:
        by_name.setdefault(line.attributes.organisatie, []).append(line)
    for name, of_name in by_name.items():
        yield name, tuple(_uses(of_name))


def _uses(found: Iterable[Verwerking]) -> Iterator[Use]:
    same: dict[tuple[object, ...], list[Verwerking]] = {}
    for line in found:
        said = line.attributes
        key = (said.register, said.koppelvlak, said.handeling, said.handelend, said.doel, said.gegevens)
        same.setdefault((*key, line.status_code), []).append(line)
    uses = [Use(of_key[0], moment(of_key[0]), len(of_key)) for of_key in same.values()]
    yield from sorted(uses, key=_latest_minute_first)


def _latest_minute_first(use: Use) -> tuple[float, str, str, int]:
    """What one screen asked at once comes in the order of its names, not in that of its threads."""
    said = use.line.attributes
    return -use.last.replace(second=0, microsecond=0).timestamp(), said.register, said.koppelvlak, use.line.status_code


def _day(line: Verwerking) -> date:
    return moment(line).date()
