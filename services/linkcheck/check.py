"""Follows every declared link from everybody's tables and counts what is found at the other end.

A link must lead to a value in the tables of everybody known, or its key to a generated citizen (``owner``) whose table
has it. What an author wrote must lead to somebody known: nearly every BSN of the 9-series is a citizen's, so that a
slip of the pen would lead somewhere.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from services.errors import InputError
from services.linkcheck.connections import BSN, Connection
from services.linkcheck.walk import At, values
from services.mockkit.layers import Layers

Fault = Callable[[str, At, str], InputError]
"""Makes the error for a link: from BSN, the way to the value (registry first) and what is wrong."""


class Tally(Struct):
    """What became of the links of one connection."""

    connection: Connection
    tried: int = 0
    broken: list[InputError] = field(default_factory=list)

    @property
    def resolved(self) -> int:
        """How many links led to what they name."""
        return self.tried - len(self.broken)


class Check:
    """Checks connections over ``tables`` (registry id → layers); ``owner`` leads to generated citizens."""

    def __init__(
        self,
        connections: Iterable[Connection],
        tables: Callable[[str], Layers[Any]],
        owner: Callable[[str, str], str | None],
        fault: Fault,
    ) -> None:
        self.tallies = [Tally(one) for one in connections]
        self._tables = tables
        self._owner = owner
        self._fault = fault
        self._known: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        self._held = lru_cache(maxsize=2048)(self._made_held)

    def person(self, bsn: str) -> None:
        """Follow every link of one person."""
        for tally in self.tallies:
            table = self._tables(tally.connection.source).get(bsn)
            if table is None:
                continue
            for value, way in values(table, tally.connection.path, bsn):
                tally.tried += 1
                if not self._resolves(tally.connection, value, bsn):
                    one = tally.connection
                    wrong = f"{one.name}: {value} staat niet in {one.to} ({', '.join(one.keys)})"
                    tally.broken.append(self._fault(bsn, (one.source, *way), wrong))

    def everybody_known(self) -> int:
        """Follow the links of everybody who can be listed; returns how many people that are."""
        people = dict.fromkeys(bsn for tally in self.tallies for bsn in self._tables(tally.connection.source))
        for bsn in people:
            self.person(bsn)
        return len(people)

    def _resolves(self, one: Connection, value: str, bsn: str) -> bool:
        if one.own:
            return value in self._held(one.to, one.keys, bsn)
        if value in self._everyones(one.to, one.keys):
            return True
        tables = self._tables(one.source)
        if tables.lists(bsn) and not tables.changed(bsn):
            return False
        owner = self._owner(one.leads, value)
        return owner is not None and value in self._held(one.to, one.keys, owner)

    def _everyones(self, registry: str, keys: tuple[str, ...]) -> frozenset[str]:
        if (registry, keys) not in self._known:
            people = self._tables(registry)
            found = (value for bsn in people for value in self._made_held(registry, keys, bsn))
            self._known[registry, keys] = frozenset(found)
        return self._known[registry, keys]

    def _made_held(self, registry: str, keys: tuple[str, ...], bsn: str) -> frozenset[str]:
        table = self._tables(registry).get(bsn)
        if table is None:
            return frozenset()
        return frozenset(_values(table, keys, bsn))


def _values(table: Any, keys: tuple[str, ...], bsn: str) -> Iterator[str]:
    for key in keys:
        if key == BSN:
            yield bsn
        else:
            yield from (value for value, _ in values(table, tuple(key.split(".")), bsn))


def generated_fault(folder: Path, bsn: str, way: At, wrong: str) -> InputError:
    """Return the error for a generated citizen: the line of its registry's ``generate.py`` that sets the field."""
    path = folder / "generate.py"
    names = [part for part in way if isinstance(part, str)]
    field_name = re.sub(r"(?<!^)(?=[A-Z])", "_", names[-1]).lower()
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [number for number, line in enumerate(lines, 1) if re.search(rf"\b{field_name}\s*=", line)]
    return InputError(
        f"{wrong}, bij de gegenereerde burger {bsn}",
        file="/".join(path.parts[-3:]),
        line=found[0] if found else 1,
        field=".".join(names[1:]),
    )
