"""Tells in which companies somebody has a function, by the trade register (services.identity.subjects)."""

from collections.abc import Sequence

from services.errors import NotFound
from services.identity.session import Party
from services.identity.subjects import Company, Vestiging
from services.registries.nhr.client import Client
from services.registries.nhr.records import Organisatie

SOLE_TRADERS = ("eenmanszaak",)
"""Legal forms that are no legal person: owner and company are the same (DOMAIN.md §2)."""


class Companies:
    """Fulfils CompanySource with what mijnorganisaties says."""

    def __init__(self, client: Client, bsn: str) -> None:
        self._client, self._bsn = client, bsn

    def companies(self) -> Sequence[Company]:
        """Return the companies of this citizen, with their places of business."""
        found = self._client.mijn_organisaties(self._bsn).value
        return [self._company(one) for one in found]

    def _company(self, one: Organisatie) -> Company:
        sole = one.rechtsvorm.casefold() in SOLE_TRADERS
        name = one.administratieve_handelsnaam or one.kvk_nummer
        function = next(iter(one.functies), "")
        return Company(Party("company", one.kvk_nummer, name), function, sole, self._branches(one.kvk_nummer, sole))

    def _branches(self, kvk: str, wanted: bool) -> tuple[Vestiging, ...]:
        if not wanted:
            return ()
        try:
            found = self._client.vestigingen(kvk).value
        except NotFound:
            return ()
        return tuple(Vestiging(one.vestigingsnummer, one.eerste_handelsnaam) for one in found)


def companies(client: Client, bsn: str) -> Companies:
    """Return the source for one citizen."""
    return Companies(client, bsn)
