"""What a mock holds of everybody: one merged stock of all who are known, and a small one of any generated citizen.

Most registries are asked by keys of their own (a BAG id, a kenteken), and answer from all tables together. That
stock is built again when the tables moved. Generated citizens are nine million; the key itself leads to whose it
is (``world.owner``), and a stock of only that citizen answers.
"""

import threading
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

import msgspec
from msgspec.structs import replace

from services.errors import InputError
from services.mockkit.layers import Layers
from services.mockkit.world import World

B = TypeVar("B")
S = TypeVar("S")
T = TypeVar("T", bound=msgspec.Struct)
KEPT = 1024
"""Stocks of generated citizens that are kept: some kilobytes each."""


class Stocks(Generic[B, S]):
    """Builds stocks with ``build`` when they are needed. Raises InputError when the tables contradict each other."""

    def __init__(self, world: World[B], build: Callable[[World[B]], S]) -> None:
        self._world = world
        self._build = build
        self._lock = threading.Lock()
        self._kept: tuple[int, S] | None = None
        self._own = lru_cache(maxsize=KEPT)(self._built)

    def checked(self) -> "Stocks[B, S]":
        """Build the stock of all who are known at once: tables that contradict each other are told at the start."""
        _ = self.known
        return self

    @property
    def known(self) -> S:
        """The stock of the personas and of all who were imported or changed."""
        version = self._world.blocks.version()
        kept = self._kept
        if kept is None or kept[0] != version:
            with self._lock:
                kept = self._kept
                if kept is None or kept[0] != version:
                    kept = self._kept = version, self._build(self._world)
        return kept[1]

    def own(self, bsn: str) -> S | None:
        """Return a stock of this person's table alone, for what nobody else's table tells; None for who has none."""
        blocks = self._world.blocks
        return self._own(bsn, blocks.version()) if blocks.get(bsn) is not None else None

    def of(self, bsn: str) -> S:
        """Return the stock that holds this person's table: a generated citizen's own, or else the known one."""
        if self._world.blocks.lists(bsn):
            return self.known
        own = self.own(bsn)
        return own if own is not None else self.known

    def leading(self, kind: str, key: str) -> Iterator[S]:
        """Yield where ``key`` may be found: the known stock, then that of the generated citizen it leads to."""
        known = self.known
        yield known
        owner = self._world.owner(kind, key)
        if owner is not None and (own := self.of(owner)) is not known:
            yield own

    def _built(self, bsn: str, version: int) -> S:
        only = Layers.of({bsn: self._world.blocks[bsn]})
        return self._build(replace(self._world, blocks=only))


def merged(
    world: World[B], field: str, rows: Callable[[B], tuple[T, ...]], key: Callable[[T], str]
) -> dict[str, T]:
    """Return the rows of every table by their key; raises InputError where two tables contradict each other.

    A table that this session changed is right about its rows: those of older tables give way.
    """
    found: dict[str, tuple[T, str]] = {}
    for bsn in changed_first(world.blocks):
        for row in rows(world.blocks[bsn]):
            first, other = found.setdefault(key(row), (row, bsn))
            if first != row and not world.blocks.changed(other):
                wrong = f"{key(row)}: {differing(first, row)} staat anders in {world.file(other)}"
                raise InputError(wrong, file=world.file(bsn), field=field)
    return {one: row for one, (row, _) in found.items()}


def differing(first: msgspec.Struct, second: msgspec.Struct) -> str:
    """Name the fields, as they are written, in which two rows of one kind differ."""
    names = zip(first.__struct_fields__, first.__struct_encode_fields__, strict=True)
    return ", ".join(written for name, written in names if getattr(first, name) != getattr(second, name))


def changed_first(blocks: Layers[B]) -> list[str]:
    """Return everybody who is known, those that this session changed before the others."""
    return sorted(blocks, key=lambda bsn: not blocks.changed(bsn))
