"""Asks the WOZ: the valued properties of a dwelling or a company, their values, the valuation report."""

from urllib.parse import quote

from services.http import Line, Sourced
from services.registries.woz.records import Objectlijst, WozObject

_HAL = {"Accept": "application/hal+json"}


class Client:
    """The WOZ for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face("bevragen")

    def van_woning(self, adresseerbaar_object: str) -> Sourced[tuple[WozObject, ...]]:
        """Return the properties tied to a dwelling (BAG id of 16 digits); empty when it has none."""
        return self._search({"adresseerbaarObjectIdentificatie": adresseerbaar_object})

    def van_adres(self, nummeraanduiding: str) -> Sourced[tuple[WozObject, ...]]:
        """Return the properties named by an address (BAG id of 16 digits); empty when it has none."""
        return self._search({"nummeraanduidingIdentificatie": nummeraanduiding})

    def van_bedrijf(self, kvk_nummer: str) -> Sourced[tuple[WozObject, ...]]:
        """Return the properties of a company."""
        return self._search({"kvkNummer": kvk_nummer})

    def wozobject(self, identificatie: str) -> Sourced[WozObject]:
        """Return one property by its number of twelve digits."""
        reply = self._channel.get(f"/wozobjecten/{quote(identificatie, safe='')}", headers=_HAL)
        return self._line.sourced(reply.decode(WozObject), reply)

    def _search(self, asked: dict[str, str]) -> Sourced[tuple[WozObject, ...]]:
        reply = self._channel.get("/wozobjecten", asked, _HAL)
        return self._line.sourced(reply.decode(Objectlijst).embedded.woz_objecten, reply)
