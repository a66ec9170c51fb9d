"""All machtigingen of everybody who is known, by side, id and code; what changes goes into the giver's table."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from services.events.event import Event
from services.identity.machtigen.catalogue import diensten
from services.identity.machtigen.codes import plain, shown
from services.identity.machtigen.mandate import Machtiging
from services.mockkit.world import World
from services.registries.machtigen.block import Block, Gegeven, Vestiging

CHANGED = "nl.machtigen.machtiging-{act}"


class Kept(Struct, frozen=True):
    """A machtiging with the citizen in whose table it stands."""

    holder: str
    row: Gegeven
    mandate: Machtiging

    @property
    def vestigingen(self) -> tuple[Vestiging, ...]:
        """The branches to which a company limited it."""
        return self.row.vestigingen


class Stock:
    """Reads the tables as they are now; there are few machtigingen, so nothing is kept beside them."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def all(self) -> Iterator[Kept]:
        """Yield every machtiging of everybody who is known."""
        for bsn, block in self._world.blocks.items():
            for row in block.gegeven:
                yield self._kept(bsn, row)

    def given_by(self, number: str) -> list[Kept]:
        """Return what a citizen gave; what a company gave stands in the table of a citizen of that company."""
        return [one for one in self.all() if one.mandate.gever == number]

    def held_by(self, bsn: str) -> list[Kept]:
        """Return what a citizen has or asked for."""
        return [one for one in self.all() if one.mandate.gemachtigde == bsn]

    def one(self, key: str) -> Kept | None:
        """Return a machtiging by id."""
        return next((one for one in self.all() if one.mandate.id == key), None)

    def by_code(self, code: str, giver: str) -> Kept | None:
        """Return the machtiging with this code of this giver; a code that was used is found too."""
        wanted = plain(code)
        given = self.given_by(giver)
        return next((one for one in given if one.row.code and one.row.code == wanted), None)

    def add(self, bsn: str, row: Gegeven, act: str) -> Kept:
        """Put a new machtiging in the giver's table, and tell that it is there."""
        block = self._world.blocks.get(bsn, Block())
        kept = self._kept(bsn, row)
        self._world.change(bsn, replace(block, gegeven=(*block.gegeven, row)), self._event(kept, act))
        return kept

    def change(self, kept: Kept, row: Gegeven, act: str) -> Kept:
        """Replace a machtiging in the giver's table, and tell what happened."""
        block = self._world.blocks[kept.holder]
        rows = tuple(row if one.naam == row.naam else one for one in block.gegeven)
        after = self._kept(kept.holder, row)
        self._world.change(kept.holder, replace(block, gegeven=rows), self._event(after, act))
        return after

    def _kept(self, bsn: str, row: Gegeven) -> Kept:
        person = self._world.persons.get(bsn)
        key = str(self._world.uuid(person.id if person else bsn, row.naam))
        mandate = Machtiging(
            id=key, gever=row.kvk_nummer or bsn, gever_naam=row.bedrijf or (person.naam if person else ""),
            dienst=row.dienst, van=row.van, tot_en_met=row.tot_en_met, aangemaakt=row.aangemaakt, status=row.status,
            sinds=row.sinds, bedrijf=row.kvk_nummer is not None, gemachtigde=row.burgerservicenummer or "",
            gemachtigde_naam=row.gemachtigde, gever_is=row.gever_is, gemachtigde_is=row.gemachtigde_is, code=row.code,
        )  # fmt: skip
        return Kept(bsn, row, mandate)

    def _event(self, kept: Kept, act: str) -> Event:
        one = kept.mandate
        told = {
            "bsn": kept.holder, "machtiging": one.id, "dienst": one.dienst,
            "dienstnaam": diensten()[one.dienst].naam.nl, "status": one.status.value, "gever": one.gever_naam,
            "gemachtigde": one.gemachtigde_naam, "gemachtigdeBsn": one.gemachtigde,
            "betrokkenen": [number for number in (kept.holder, one.gemachtigde) if number],
            "van": one.van.isoformat(), "totEnMet": one.tot_en_met.isoformat(),
        }  # fmt: skip
        if act == "aangevraagd":
            told |= {"code": shown(one.code), "codeTotEnMet": one.code_until.isoformat()}
        return Event(CHANGED.format(act=act), kept.holder, told)
