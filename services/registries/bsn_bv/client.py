"""Asks the Beheervoorziening BSN as an organisation's system: each question by which law and what for."""

from collections.abc import Mapping
from typing import Any

from services.http import Line, Reply
from services.registries.bsn_bv.records import (
    Documentcontrole,
    Gevonden,
    Nummer,
    Overeenkomst,
    Persoon,
    Presentie,
    Uitgegeven,
)

_GROUND, _PURPOSE = "X-Voorportaal-Grondslag", "X-Voorportaal-Doel"


class Client:
    """The Beheervoorziening for one system. Every method raises ServiceError; Forbidden for a citizen's session.

    ``why`` is (legal ground, purpose). Data of a person are a mapping: geslachtsnaam, geboortedatum (ISO) and
    geslacht are mandatory; voorvoegsel, voornamen and geboorteplaats narrow.
    """

    def __init__(self, line: Line) -> None:
        self._face = line.face("vragen")

    def presentie(self, data: Mapping[str, str], why: tuple[str, str]) -> Presentie:
        """Return whether somebody is registered already."""
        return self._ask("/presentievragen", dict(data), why).decode(Presentie)

    def is_uitgegeven(self, bsn: str, why: tuple[str, str]) -> bool:
        """(a) Return whether a number was issued."""
        return self._ask("/nummercontroles", {"burgerservicenummer": bsn}, why).decode(Uitgegeven).uitgegeven

    def controleer(self, document: str, why: tuple[str, str]) -> Documentcontrole:
        """(b) Return how the VIS knows a document."""
        return self._ask("/documentcontroles", {"documentnummer": document}, why).decode(Documentcontrole)

    def gegevens(self, bsn: str, why: tuple[str, str]) -> Persoon | None:
        """(c) Return the data of a number, or None."""
        return self._ask("/gegevensvragen", {"burgerservicenummer": bsn}, why).decode(Gevonden).persoon

    def nummer(self, data: Mapping[str, str], why: tuple[str, str]) -> str | None:
        """(d) Return the number of these data when exactly one person fits."""
        return self._ask("/nummervragen", dict(data), why).decode(Nummer).burgerservicenummer

    def horen_bij_elkaar(self, bsn: str, data: Mapping[str, str], why: tuple[str, str]) -> Overeenkomst:
        """(e) Return whether number and data belong together."""
        body = {"burgerservicenummer": bsn, "gegevens": dict(data)}
        return self._ask("/vergelijkingen", body, why).decode(Overeenkomst)

    def _ask(self, path: str, body: dict[str, Any], why: tuple[str, str]) -> Reply:
        return self._face.post(path, body, {_GROUND: why[0], _PURPOSE: why[1]})
