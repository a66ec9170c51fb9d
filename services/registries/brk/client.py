"""Asks the BRK: the subject's parcels, who shares them, and the mortgages on them."""

from urllib.parse import quote

from services.http import Line, Sourced
from services.registries.brk.records import (
    Gerechtigde,
    Gerechtigdenlijst,
    Hypotheek,
    Hypothekenlijst,
    Zaak,
    Zakenlijst,
)

_HEADERS = {"Accept": "application/hal+json", "Accept-Crs": "epsg:28992"}


class Client:
    """The BRK for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face("bevragen")

    def mijn_percelen(self, bsn: str) -> Sourced[tuple[Zaak, ...]]:
        """Return the parcels on which this person has a right; empty when there are none."""
        body = {"burgerservicenummer": bsn}
        reply = self._channel.post("/kadastraalonroerendezaken", body, _HEADERS, "application/json")
        return self._line.sourced(reply.decode(Zakenlijst).embedded.kadastraal_onroerende_zaken, reply)

    def zaak(self, identificatie: str) -> Sourced[Zaak]:
        """Return one parcel."""
        reply = self._channel.get(_path(identificatie), headers=_HEADERS)
        return self._line.sourced(reply.decode(Zaak), reply)

    def gerechtigden(self, identificatie: str) -> Sourced[tuple[Gerechtigde, ...]]:
        """Return everyone with a right on the parcel, shares included."""
        reply = self._channel.get(f"{_path(identificatie)}/zakelijkgerechtigden", headers=_HEADERS)
        return self._line.sourced(reply.decode(Gerechtigdenlijst).embedded.zakelijk_gerechtigden, reply)

    def hypotheken(self, identificatie: str) -> Sourced[tuple[Hypotheek, ...]]:
        """Return the mortgages on the parcel; empty when there are none."""
        headers = {"Accept": "application/hal+json"}
        reply = self._channel.get(f"{_path(identificatie)}/hypotheken", headers=headers)
        return self._line.sourced(reply.decode(Hypothekenlijst).embedded.hypotheken, reply)


def _path(identificatie: str) -> str:
    return f"/kadastraalonroerendezaken/{quote(identificatie, safe='')}"
