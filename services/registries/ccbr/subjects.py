"""Tells whom somebody represents by decision of the court (services.identity.subjects)."""

from collections.abc import Sequence

from services.identity.session import Party
from services.identity.subjects import Represented
from services.registries.ccbr.client import Client


class Persons:
    """Fulfils PersonSource with the measures of the court."""

    def __init__(self, client: Client, bsn: str) -> None:
        self._client, self._bsn = client, bsn

    def represented(self) -> Sequence[Represented]:
        """Return every client of this representative."""
        return [
            Represented(
                Party("citizen", one.burgerservicenummer, one.naam), one.soort, "client", one.geboortedatum,
                one.sinds, one.tot,
            )
            for one in self._client.vertegenwoordigt(self._bsn).value
        ]  # fmt: skip


def persons(client: Client, bsn: str) -> Persons:
    """Return the source for one citizen."""
    return Persons(client, bsn)
