"""Tells for whom somebody may act by machtiging (services.identity.subjects)."""

from collections.abc import Sequence

from services.identity.session import Party
from services.identity.subjects import Received, Vestiging
from services.registries.machtigen.client import Client
from services.registries.machtigen.records import Machtiging


class Mandates:
    """Fulfils MandateSource."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def received(self) -> Sequence[Received]:
        """Return every machtiging given to the citizen of this session."""
        return [_received(one) for one in self._client.overview().value.ontvangen if one.ander.nummer]


def mandates(client: Client, bsn: str) -> Mandates:
    """Return the source for one citizen; the register answers only who asks for oneself."""
    return Mandates(client)


def _received(one: Machtiging) -> Received:
    other = one.ander
    party = Party("company" if other.soort == "bedrijf" else "citizen", other.nummer, other.naam)
    branches = tuple(Vestiging(part.vestigingsnummer, part.naam) for part in one.vestigingen)
    return Received(party, one.dienst, one.status, one.van, one.tot_en_met, one.sinds, other.is_van_u, branches)
