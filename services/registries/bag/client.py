"""Asks the BAG: an address, what stands there, the building, and (ours) the sketch of the street."""

from urllib.parse import quote

from services.http import Line, Sourced
from services.registries.bag.records import (
    Adres,
    Adreslijst,
    AdresUitgebreid,
    PandAntwoord,
    VerblijfsobjectAntwoord,
)

_HAL = {"Accept": "application/hal+json"}
_GEO = {"Accept": "application/hal+json", "Accept-Crs": "epsg:28992"}


class Client:
    """The BAG for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face("individuelebevragingen")

    def adres(self, nummeraanduiding: str) -> Sourced[AdresUitgebreid]:
        """Return one address with size, building year and purposes, by its id of 16 digits."""
        reply = self._channel.get(f"/adressenuitgebreid/{quote(nummeraanduiding, safe='')}", headers=_GEO)
        return self._line.sourced(reply.decode(AdresUitgebreid), reply)

    def zoek(
        self, postcode: str, huisnummer: int, huisletter: str = "", toevoeging: str = ""
    ) -> Sourced[tuple[Adres, ...]]:
        """Return the addresses with this postcode and number; without letter, all letters."""
        asked: dict[str, str | int] = {"postcode": postcode.replace(" ", "").upper(), "huisnummer": huisnummer}
        if huisletter:
            asked["huisletter"] = huisletter
        if toevoeging:
            asked["huisnummertoevoeging"] = toevoeging
        reply = self._channel.get("/adressen", asked, _HAL)
        return self._line.sourced(reply.decode(Adreslijst).embedded.adressen, reply)

    def verblijfsobject(self, identificatie: str) -> Sourced[VerblijfsobjectAntwoord]:
        """Return one object with its investigations and the sketch (``voorportaal.schets``)."""
        reply = self._channel.get(f"/verblijfsobjecten/{quote(identificatie, safe='')}", headers=_GEO)
        return self._line.sourced(reply.decode(VerblijfsobjectAntwoord), reply)

    def pand(self, identificatie: str) -> Sourced[PandAntwoord]:
        """Return one building."""
        reply = self._channel.get(f"/panden/{quote(identificatie, safe='')}", headers=_GEO)
        return self._line.sourced(reply.decode(PandAntwoord), reply)
