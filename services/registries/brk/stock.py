"""What this mock holds: every persona's parcels, merged by id, with ids for what stands on them."""

from collections.abc import Mapping

from msgspec import Struct

from services.errors import InputError
from services.mockkit.stocks import merged
from services.mockkit.world import World
from services.registries.brk.block import Block, Gerechtigde, Hypotheek, Perceel


class Stock(Struct, frozen=True):
    """Parcels by their id."""

    percelen: Mapping[str, Perceel]

    def van(self, bsn: str) -> list[Perceel]:
        """Return the parcels on which this person has a right."""
        return [perceel for perceel in self.percelen.values() if heeft_recht(perceel, bsn)]


def stocked(world: World[Block]) -> Stock:
    """Merge all tables; raises InputError where two contradict, or a table contradicts itself."""
    percelen = merged(world, "brk.percelen", _percelen, _perceel_id)
    names: dict[str, str] = {}
    for bsn, block in world.blocks.items():
        for perceel in block.percelen:
            _check(perceel, names, world.file(bsn))
    return Stock(percelen)


def heeft_recht(perceel: Perceel, bsn: str) -> bool:
    """True when this person has a right on the parcel."""
    return any(one.bsn == bsn for one in perceel.gerechtigden)


def gerechtigde_id(perceel: Perceel, index: int) -> str:
    """Return the id of a holder of a right: parcel id, 1, and its place in the list."""
    return f"{perceel.identificatie}1{index + 1:02d}"


def hypotheek_id(perceel: Perceel, index: int) -> str:
    """Return the id of a mortgage: parcel id, 2, and its place in the list."""
    return f"{perceel.identificatie}2{index + 1:02d}"


def beslag_id(perceel: Perceel, index: int) -> str:
    """Return the id of a seizure: parcel id, 3, and its place in the list."""
    return f"{perceel.identificatie}3{index + 1:02d}"


def persoon_id(perceel: Perceel, one: Gerechtigde, index: int) -> str:
    """Return BSN or RSIN, or a Kadaster number for a person only the Kadaster knows."""
    return one.bsn or one.rsin or f"9{perceel.identificatie[-7:]}{index:02d}"


def houder_id(perceel: Perceel, one: Hypotheek, index: int) -> str:
    """Return the RSIN of a lender, or a Kadaster number."""
    return one.rsin or f"8{perceel.identificatie[-7:]}{index:02d}"


def _check(perceel: Perceel, names: dict[str, str], file: str) -> None:
    named = names.setdefault(perceel.kadastrale_aanduiding, perceel.identificatie)
    if named != perceel.identificatie:
        wrong = f"{perceel.kadastrale_aanduiding} hoort bij {named} en bij {perceel.identificatie}"
        raise InputError(wrong, file=file, field="brk.percelen")
    for one in perceel.gerechtigden:
        if one.bsn and one.rsin:
            wrong = f"{perceel.identificatie}: {one.naam} heeft bsn en rsin; kies er één"
            raise InputError(wrong, file=file, field="brk.percelen.gerechtigden")


def _percelen(block: Block) -> tuple[Perceel, ...]:
    return block.percelen


def _perceel_id(perceel: Perceel) -> str:
    return perceel.identificatie
