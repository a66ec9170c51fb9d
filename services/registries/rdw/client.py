"""Asks RDW: the subject's vehicles and licence (our own face), and what the open data say of a plate."""

from services.http import Line, Reply, Sourced
from services.registries.rdw.records import (
    Bezit,
    Bezitlijst,
    Brandstof,
    Gebrek,
    GebrekNaam,
    GebrekRij,
    Keuring,
    Melding,
    Rijbewijs,
    Rijbewijslijst,
    Voertuig,
    getal,
)


class Client:
    """RDW for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._open = line.face("opendata")
        self._own = line.face("voertuigbezit")

    def voertuigen(self, bsn: str) -> Sourced[tuple[Bezit, ...]]:
        """Return the vehicles that are or were in this person's name, present ones first."""
        reply = self._own.get("/voertuigen", headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
        return self._line.sourced(reply.decode(Bezitlijst).voertuigen, reply)

    def rijbewijzen(self, bsn: str) -> Sourced[tuple[Rijbewijs, ...]]:
        """Return this person's driving licence; empty when there is none."""
        reply = self._own.get("/rijbewijzen", headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
        return self._line.sourced(reply.decode(Rijbewijslijst).rijbewijzen, reply)

    def voertuig(self, kenteken: str) -> Sourced[Voertuig | None]:
        """Return what is public about a plate; None when RDW does not know it."""
        reply = self._rows("m9d7-ebf2", kenteken)
        found = reply.decode(tuple[Voertuig, ...])
        return self._line.sourced(found[0] if found else None, reply)

    def brandstof(self, kenteken: str) -> Sourced[tuple[Brandstof, ...]]:
        """Return the fuels of a vehicle."""
        reply = self._rows("8ys7-d773", kenteken)
        return self._line.sourced(reply.decode(tuple[Brandstof, ...]), reply)

    def keuringen(self, kenteken: str) -> Sourced[tuple[Keuring, ...]]:
        """Return the inspections of a vehicle, newest first, with the defects in words (three calls)."""
        reply = self._rows("sgfe-77wx", kenteken)
        meldingen = reply.decode(tuple[Melding, ...])
        found = self._rows("a34c-vvps", kenteken).decode(tuple[GebrekRij, ...])
        names = self._names({row.gebrek_identificatie for row in found})
        made = [_keuring(melding, found, names) for melding in sorted(meldingen, key=_moment, reverse=True)]
        return self._line.sourced(tuple(made), reply)

    def _names(self, codes: set[str]) -> dict[str, str]:
        if not codes:
            return {}
        listed = ", ".join("'" + code.replace("'", "''") + "'" for code in sorted(codes))
        reply = self._open.get("/hx2c-gt7k.json", {"$where": f"gebrek_identificatie in ({listed})"})
        rows = reply.decode(tuple[GebrekNaam, ...])
        return {row.gebrek_identificatie: row.gebrek_omschrijving for row in rows}

    def _rows(self, dataset: str, kenteken: str) -> Reply:
        plate = kenteken.replace("-", "").replace(" ", "").upper()
        return self._open.get(f"/{dataset}.json", {"kenteken": plate})


def _keuring(melding: Melding, found: tuple[GebrekRij, ...], names: dict[str, str]) -> Keuring:
    gebreken = [
        Gebrek(
            omschrijving=names.get(row.gebrek_identificatie, row.gebrek_identificatie),
            aantal=getal(row.aantal_gebreken_geconstateerd) or 1,
        )
        for row in found
        if (row.meld_datum_door_keuringsinstantie, row.meld_tijd_door_keuringsinstantie) == _moment(melding)
    ]
    day, until = melding.meld_datum_door_keuringsinstantie_dt, melding.vervaldatum_keuring_dt
    return Keuring(
        datum=day.date() if day else None,
        soort=melding.soort_melding_ki_omschrijving,
        vervaldatum=until.date() if until else None,
        gebreken=tuple(gebreken),
    )


def _moment(melding: Melding) -> tuple[str, str]:
    return (melding.meld_datum_door_keuringsinstantie, melding.meld_tijd_door_keuringsinstantie)
