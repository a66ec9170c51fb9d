"""The boxes of all personas: which messages there are, and what a session did with them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct

from services.clock import AMSTERDAM
from services.identifiers import is_kvk
from services.mockkit.world import World
from services.registries.berichten import boxes
from services.registries.berichten.block import Afzender, Bericht, Block, Reeks, organisations

NAMESPACE = "berichten"
SESSIONS = "berichten.sessies"
_BOXES = 1024


class Item(Struct, frozen=True):
    """One message in a box as its author left it; the whole text is made when somebody opens it."""

    id: str
    placed: datetime
    subject: str
    sender: Afzender
    folder: str
    read: bool
    source: Bericht | Reeks
    number: int = 0

    @property
    def bericht(self) -> Bericht | None:
        """The author's message; None for one of a series."""
        return self.source if isinstance(self.source, Bericht) else None

    @property
    def text(self) -> str:
        """The text with its marks."""
        if isinstance(self.source, Bericht):
            return self.source.tekst
        return self.source.tekst.replace("{n}", str(self.number))


class Placed(Struct, frozen=True):
    """One message as it stands now: its folder and whether it was read."""

    item: Item
    folder: str
    read: bool


class Box:
    """All messages of one persona, newest first; ``state`` rows come from the store on every question."""

    def __init__(self, bsn: str, block: Block, items: list[Item], owner: str = "") -> None:
        """``owner`` is the name from which ids of its messages and their cases are made."""
        self.bsn = bsn
        self.owner = owner or bsn
        self.block = block
        self._items = sorted(items, key=_newest_first)
        self._by_id = {item.id: item for item in items}
        self._untouched = [Placed(item, item.folder, item.read) for item in self._items]
        self._folders: dict[str, list[Placed]] = {}
        for placed in self._untouched:
            self._folders.setdefault(placed.folder, []).append(placed)

    def find(self, key: str) -> Item | None:
        """Return the message with this id, also when it was deleted."""
        return self._by_id.get(key)

    def all(self, state: Mapping[str, Mapping[str, Any]], folder: str | None = None) -> list[Placed]:
        """Return the messages (of one folder), newest first, deleted ones left out."""
        if not state:
            return self._untouched if folder is None else self._folders.get(folder, [])
        now = [here for placed in self._untouched if (here := _now(placed, state)) is not None]
        return now if folder is None else [placed for placed in now if placed.folder == folder]

    def one(self, item: Item, state: Mapping[str, Mapping[str, Any]]) -> Placed | None:
        """Return one message as it stands now; None when it was deleted."""
        return _now(Placed(item, item.folder, item.read), state)


class Stock:
    """Every box, built when it is opened and kept while it is in use."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world
        self._kept = lru_cache(maxsize=_BOXES)(self._made)
        self._all_senders = lru_cache(maxsize=1)(self._read_senders)

    @property
    def senders(self) -> dict[str, Afzender]:
        """Every sender by OIN; reads the tables of everybody known. Generated citizens bring none of their own."""
        return self._all_senders(self._world.blocks.version())

    def box(self, bsn: str, vestiging: str = "") -> Box:
        """Return the box of a citizen or a company; one without messages for somebody who has no table.

        With a ``vestiging`` only the messages for that place of business are in it.
        """
        return self._kept(bsn, vestiging, self._world.blocks.version())

    def _made(self, bsn: str, vestiging: str, version: int) -> Box:
        if is_kvk(bsn):
            return self._of_company(bsn, vestiging)
        block = self._world.blocks.get(bsn, Block())
        return Box(bsn, block, list(_items(self._world, bsn, block)), boxes.owner(self._world, bsn, bsn))

    def _of_company(self, kvk: str, vestiging: str) -> Box:
        """Return the box of a company, or of one place of business of it."""
        key, block = boxes.table(self._world, kvk)
        found = tuple(one for one in boxes.messages(block, kvk) if vestiging in ("", one.vestiging))
        own = Block(afzenders=block.afzenders)   # the folders of the persona are not the company's
        owner = boxes.owner(self._world, key, kvk)
        return Box(kvk, own, list(_placed(self._world, owner, own, found)), owner)

    def _read_senders(self, version: int) -> dict[str, Afzender]:
        shared = organisations().values()
        own = (sender for block in self._world.blocks.values() for sender in block.afzenders.values())
        return {sender.oin: sender for sender in (*shared, *own)}

    def state(self, bsn: str) -> dict[str, dict[str, Any]]:
        """Return what was done with this box, by message id."""
        prefix = f"{bsn}/"
        return {key.removeprefix(prefix): row for key, row in self._world.store.query(NAMESPACE, prefix)}

    def change(self, bsn: str, key: str, **changes: Any) -> None:
        """Remember folder, read state or deletion of one message."""
        with self._world.store.transaction():
            row = self._world.store.get(NAMESPACE, f"{bsn}/{key}") or {}
            self._world.store.put(NAMESPACE, f"{bsn}/{key}", row | changes)


def _items(world: World[Block], bsn: str, block: Block) -> Iterator[Item]:
    persona = boxes.owner(world, bsn, bsn)
    senders = block.senders()
    yield from _placed(world, persona, block, block.bericht)
    for index, many in enumerate(block.reeks):
        for n in range(1, many.aantal + 1):
            key = str(world.uuid(persona, f"reeks/{index}/{n}"))
            yield _of_series(many, n, key, senders)


def _placed(world: World[Block], owner: str, block: Block, messages: Iterable[Bericht]) -> Iterator[Item]:
    senders = block.senders()
    for one in messages:
        key = str(world.uuid(owner, one.local_name))
        yield Item(key, _aware(one.datum), one.onderwerp, senders[one.afzender], one.map, one.gelezen, one)


def _of_series(many: Reeks, n: int, key: str, senders: Mapping[str, Afzender]) -> Item:
    subject = many.onderwerpen[(n - 1) % len(many.onderwerpen)].replace("{n}", str(n))
    sender = senders[many.afzenders[(n - 1) % len(many.afzenders)]]
    read = not many.ongelezen_elke or n % many.ongelezen_elke != 0
    placed = _aware(many.vanaf - timedelta(hours=many.uren * (n - 1)))
    return Item(key, placed, subject, sender, many.map, read, many, n)


def _now(placed: Placed, state: Mapping[str, Mapping[str, Any]]) -> Placed | None:
    row = state.get(placed.item.id)
    if row is None:
        return placed
    if row.get("weg"):
        return None
    return Placed(placed.item, str(row.get("map", placed.folder)), bool(row.get("gelezen", placed.read)))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def _newest_first(item: Item) -> tuple[float, str]:
    return (-item.placed.timestamp(), item.id)
