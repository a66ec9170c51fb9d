"""Asks the register of authorities: one's own, those of a company one manages; grants and withdraws."""

from urllib.parse import quote

import msgspec

from services.http import Line, Sourced
from services.registries.eherkenning.records import (
    Bevoegdheden,
    Bevoegdheid,
    Medewerker,
    Medewerkers,
    Toekenning,
)


class Client:
    """The register for one session: always as the person at the keyboard. Every method raises ServiceError."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face("bevoegdheden")
        self._headers = {"X-Voorportaal-Betrokkene": f"BSN:{line.session.actor.id}"}

    def eigen(self) -> Sourced[Bevoegdheden]:
        """Return one's own authorities, and which companies one manages."""
        reply = self._channel.get("/bevoegdheden", headers=self._headers)
        return self._line.sourced(reply.decode(Bevoegdheden), reply)

    def van_bedrijf(self, kvk: str) -> Sourced[tuple[Bevoegdheid, ...]]:
        """Return the authorities of a company that one manages."""
        reply = self._channel.get(f"/bedrijven/{quote(kvk, safe='')}/bevoegdheden", headers=self._headers)
        return self._line.sourced(reply.decode(Bevoegdheden).bevoegdheden, reply)

    def medewerkers(self, kvk: str) -> tuple[Medewerker, ...]:
        """Return the colleagues that an authority may be granted to."""
        reply = self._channel.get(f"/bedrijven/{quote(kvk, safe='')}/medewerkers", headers=self._headers)
        return reply.decode(Medewerkers).medewerkers

    def geef(self, kvk: str, toekenning: Toekenning) -> Bevoegdheid:
        """Grant an authority."""
        body = msgspec.to_builtins(toekenning)
        reply = self._channel.post(f"/bedrijven/{quote(kvk, safe='')}/bevoegdheden", body, self._headers)
        return reply.decode(Bevoegdheid)

    def trek_in(self, bevoegdheid: str) -> None:
        """Withdraw an authority."""
        self._channel.delete(f"/bevoegdheden/{quote(bevoegdheid, safe='')}", headers=self._headers)
