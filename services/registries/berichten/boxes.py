"""Where the messages for a citizen or a company stand: in the citizen's own table, or in that of the company's persona.

A company of which no persona has a box gets a table of its own, by its KvK number.
"""

from collections.abc import Sequence

import msgspec

from services.identifiers import is_kvk
from services.mockkit.world import World
from services.registries.berichten.block import Bedrijf, Bericht, Block


def whose(number: str) -> dict[str, str]:
    """Return a number of a citizen or a company as an event names it."""
    return {"kvkNummer": number} if is_kvk(number) else {"bsn": number}


def table(world: World[Block], number: str) -> tuple[str, Block]:
    """Return (key of the table, the table) in which messages for a citizen (BSN) or a company (KvK number) stand."""
    if is_kvk(number):
        for bsn, block in world.blocks.items():
            if any(one.kvk_nummer == number for one in block.bedrijf):
                return bsn, block
    return number, world.blocks.get(number) or Block()


def owner(world: World[Block], key: str, number: str) -> str:
    """Return the name from which ids of these messages are made; ``key`` is the table in which they stand."""
    person = world.persons.get(key)
    name = person.id if person else key
    return f"{name}/{number}" if is_kvk(number) else name


def messages(block: Block, number: str) -> tuple[Bericht, ...]:
    """Return the messages for a citizen or a company in a table."""
    if not is_kvk(number):
        return block.bericht
    return next((one.bericht for one in block.bedrijf if one.kvk_nummer == number), ())


def filled(block: Block, number: str, found: Sequence[Bericht]) -> Block:
    """Return a table with these messages for a citizen or a company; raises ValueError for what cannot be there."""
    if not is_kvk(number):
        return msgspec.structs.replace(block, bericht=tuple(found))
    box = Bedrijf(number, tuple(found))
    others = tuple(one for one in block.bedrijf if one.kvk_nummer != number)
    return msgspec.structs.replace(block, bedrijf=(*others, box))
