"""Tells the login which companies there are: name, RSIN, branches, and whether they ended (DOMAIN.md §2.4)."""

from services.identity.eherkenning.authority import Bedrijf
from services.mockkit.world import World
from services.registries.nhr.block import Block, Onderneming, Vestiging
from services.registries.nhr.stock import actief, open_vestigingen


class Trade:
    """A TradeRegister over everybody's companies, and those of generated citizens."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def company(self, kvk: str) -> Bedrijf | None:
        """Return a company by its KvK number."""
        today = f"{self._world.clock.today():%Y%m%d}"
        found = self._found(kvk)
        return _told(found, today) if found is not None else None

    def _found(self, kvk: str) -> Onderneming | None:
        for block in self._world.blocks.values():
            for one in block.ondernemingen:
                if one.kvk_nummer == kvk:
                    return one
        owner = self._world.owner("kvk", kvk)
        made = self._world.blocks[owner].ondernemingen if owner in self._world.blocks and owner else ()
        return next((one for one in made if one.kvk_nummer == kvk), None)


def trade_register(world: World[Block]) -> Trade:
    """Return what fulfils services.identity.eherkenning.authority.TradeRegister."""
    return Trade(world)


def _told(one: Onderneming, today: str) -> Bedrijf:
    places = tuple((place.vestigingsnummer, _place(place)) for place in open_vestigingen(one, today))
    bankrupt = one.faillissement is not None and one.faillissement <= today
    return Bedrijf(one.kvk_nummer, one.naam, one.rsin or "", places, not actief(one, today), bankrupt)


def _place(place: Vestiging) -> str:
    town = next((one.plaats for one in place.adressen), "")
    return f"{place.handelsnamen[0]}, {town}" if town else place.handelsnamen[0]
