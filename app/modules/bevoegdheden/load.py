"""What this screen reads: one's own authorities, and those of the company when one manages them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from services.errors import ServiceError
from services.http import Sourced
from services.identity.eherkenning.directory import read
from services.identity.session import Session
from services.registries.eherkenning.client import Client
from services.registries.eherkenning.records import Bevoegdheid, Medewerker
from services.registries.nhr.client import Client as TradeRegister

Ask = Callable[[str], Any]
ACTIVE = ("geldig", "verloopt", "later")


class Desk(Struct, frozen=True):
    """``found`` are the authorities for this company; ``colleagues`` is empty for who does not manage them.

    ``branches`` are (number, name) of the places of business that an authority may be limited to.
    """

    found: tuple[Bevoegdheid, ...]
    manages: bool
    colleagues: tuple[Medewerker, ...] = ()
    branches: tuple[tuple[str, str], ...] = ()

    @property
    def warnings(self) -> tuple[Bevoegdheid, ...]:
        """Authorities that end soon, the first to end first."""
        return tuple(sorted((one for one in self.found if one.stand == "verloopt"), key=_end))


def desk(session: Session, client: Ask) -> Sourced[Desk]:
    """Return who may act for the company; who does not manage it sees the own authorities. Raises ServiceError."""
    register: Client = client("eherkenning")
    own = register.eigen()
    kvk = session.subject.id
    if kvk not in own.value.beheert:
        mine = tuple(one for one in own.value.bevoegdheden if kvk in (one.kvk_nummer, one.klant))
        return Sourced(Desk(mine, False), own.source, own.holder, own.retrieved)
    found = register.van_bedrijf(kvk)
    made = Desk(found.value, True, register.medewerkers(kvk), _branches(client, kvk))
    return Sourced(made, found.source, found.holder, found.retrieved)


def _branches(client: Ask, kvk: str) -> tuple[tuple[str, str], ...]:
    """Return the places of business; none when the trade register is silent: granting for all of it goes on."""
    trade: TradeRegister = client("nhr")
    try:
        found = trade.vestigingen(kvk).value
    except ServiceError:
        return ()
    return tuple((one.vestigingsnummer, one.eerste_handelsnaam) for one in found)


def services_named(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the names of services by id, in that order; an id nobody knows stays as it is."""
    names = {one.id: one.naam for one in read().diensten}
    return tuple(names.get(key, key) for key in keys)


def offered() -> tuple[tuple[str, str], ...]:
    """Return (id, name) of every service that may be granted."""
    return tuple((one.id, one.naam) for one in read().diensten)


def _end(one: Bevoegdheid) -> date:
    return one.tot
