"""Asks the BRP about one person: who it is, where and with whom it lives, where it lived, its travel documents."""

from datetime import timedelta

from services.errors import NotFound
from services.http import Line, Sourced
from services.registries.brp.bewoners import BewoningenAntwoord
from services.registries.brp.records import (
    PersonenAntwoord,
    Persoon,
    ReisdocumentenAntwoord,
    Verblijfplaatshistorie,
)
from services.registries.brp.tabellen import WaardeCollectie

ALL_FIELDS = (
    "aNummer",
    "adressering",
    "burgerservicenummer",
    "datumEersteInschrijvingGBA",
    "datumInschrijvingInGemeente",
    "europeesKiesrecht",
    "geboorte",
    "gemeenteVanInschrijving",
    "geslacht",
    "gezag",
    "immigratie",
    "indicatieCurateleRegister",
    "indicatieGezagMinderjarige",
    "kinderen",
    "leeftijd",
    "naam",
    "nationaliteiten",
    "ouders",
    "overlijden",
    "partners",
    "uitsluitingKiesrecht",
    "verblijfplaats",
    "verblijfstitel",
)
DOCUMENT_FIELDS = ("reisdocumentnummer", "soort", "datumEindeGeldigheid", "inhoudingOfVermissing", "houder")
_FIRST_DAY = "1900-01-01"


class Client:
    """The three faces of the BRP for one session. Every method raises ServiceError when a call fails."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def person(self, bsn: str, fields: tuple[str, ...] = ALL_FIELDS) -> Sourced[Persoon]:
        """Return the person with this number, whole or limited to ``fields``; raises NotFound."""
        reply = self._line.face("personen").post(
            "/personen",
            {
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": [bsn],
                "fields": list(fields),
            },
        )
        found = reply.decode(PersonenAntwoord).personen
        if not found:
            raise NotFound(reply.registry, "dit burgerservicenummer is niet bekend", reply.status)
        return self._line.sourced(found[0], reply)

    def history(self, bsn: str) -> Sourced[Verblijfplaatshistorie]:
        """Return every residence up to and including today, latest first."""
        reply = self._line.face("historie").post(
            "/verblijfplaatshistorie",
            {
                "type": "RaadpleegMetPeriode",
                "burgerservicenummer": bsn,
                "datumVan": _FIRST_DAY,
                "datumTot": (self._line.clock.today() + timedelta(days=1)).isoformat(),
            },
        )
        return self._line.sourced(reply.decode(Verblijfplaatshistorie), reply)

    def residents(self, identification: str) -> Sourced[BewoningenAntwoord]:
        """Return who is registered today at an addressable object (BAG); a citizen may ask it of the own home."""
        reply = self._line.face("bewoning").post(
            "/bewoningen",
            {
                "type": "BewoningMetPeildatum",
                "adresseerbaarObjectIdentificatie": identification,
                "peildatum": self._line.clock.today().isoformat(),
            },
        )
        return self._line.sourced(reply.decode(BewoningenAntwoord), reply)

    def values(self, table: str) -> Sourced[WaardeCollectie]:
        """Return the present values of a national table, for example "Landen"; none for one that is not there."""
        reply = self._line.face("tabellen").get(f"/tabellen/{table}/waarden")
        return self._line.sourced(reply.decode(WaardeCollectie), reply)

    def travel_documents(self, bsn: str) -> Sourced[ReisdocumentenAntwoord]:
        """Return the travel documents in this person's possession."""
        reply = self._line.face("reisdocumenten").post(
            "/reisdocumenten",
            {
                "type": "ZoekMetBurgerservicenummer",
                "burgerservicenummer": bsn,
                "fields": list(DOCUMENT_FIELDS),
            },
        )
        return self._line.sourced(reply.decode(ReisdocumentenAntwoord), reply)
