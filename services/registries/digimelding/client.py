"""Asks Digimelding for the reports of this session, makes one, withdraws one, and in practice plays the holder."""

from typing import Any
from urllib.parse import quote

import msgspec

from services.http import Line, Sourced
from services.registries.digimelding.records import (
    Aanpasbaarheid,
    Behandeling,
    Bijlage,
    Contact,
    Melding,
    Meldingen,
    Planning,
    Status,
    StatusGezet,
)


class Client:
    """Digimelding for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._own = line.face("meldingen")
        self._holder = line.face("bronhouder")

    def meldingen(self) -> Sourced[tuple[Melding, ...]]:
        """Return the reports of this session's subject, newest first."""
        reply = self._own.get("/meldingen")
        return self._line.sourced(reply.decode(Meldingen).meldingen, reply)

    def melding(self, key: str) -> Sourced[Melding]:
        """Return one report with all its annotations; raises NotFound."""
        reply = self._own.get(f"/meldingen/{quote(key, safe='')}")
        return self._line.sourced(reply.decode(Melding), reply)

    def meld(
        self,
        gegeven: str,
        thing: str,
        says: str,
        should: str,
        why: str,
        holder: str = "",
        contact: Contact | None = None,
        attachments: tuple[Bijlage, ...] = (),
    ) -> Melding:
        """Report that the datum ``gegeven`` of the object with key ``thing`` should be ``should`` (level Midden)."""
        body: dict[str, Any] = {
            "gegeven": gegeven,
            "object": thing,
            "betwijfeldeWaarde": says,
            "voorgesteldeWaarde": should,
            "bronhouder": holder,
            "toelichting": why,
        }
        if contact is not None:
            body["contact"] = msgspec.to_builtins(contact)
        if attachments:
            body["bijlagen"] = msgspec.to_builtins(attachments)
        return self._own.post("/meldingen", body).decode(Melding)

    def trek_in(self, key: str, why: str = "") -> Melding:
        """Withdraw a report (level Midden); raises BadReply when it is too late."""
        return self._own.post(f"/meldingen/{quote(key, safe='')}/intrekkingen", {"toelichting": why}).decode(Melding)

    def zet_status(self, report: Melding, status: Status, why: str = "") -> Melding:
        """Play the holder: set a status; raises BadReply when it does not follow."""
        return self._annotate(report, StatusGezet(status=status), why)

    def behandel(self, report: Melding, handling: Behandeling | Planning | Contact, why: str = "") -> Melding:
        """Play the holder: mark or lift, decide, plan a day, or say who handles it."""
        return self._annotate(report, handling, why)

    def aanpasbaar(self, report: Melding) -> Aanpasbaarheid:
        """Ask as the holder whether the registry can change the datum as reported."""
        return self._holder.get(f"/meldingen/{quote(report.id, safe='')}/aanpasbaarheid").decode(Aanpasbaarheid)

    def _annotate(self, report: Melding, said: Any, why: str) -> Melding:
        body = {
            "oin": report.wortel.inhoud.oin_basisregistratie,
            "inhoud": msgspec.to_builtins(said),
            "toelichting": why,
        }
        return self._holder.post(f"/meldingen/{quote(report.id, safe='')}/annotaties", body).decode(Melding)
