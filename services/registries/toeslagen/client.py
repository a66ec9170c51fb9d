"""Asks Dienst Toeslagen about the allowances of one citizen."""

from typing import Any

import msgspec

from services.http import Line, Sourced
from services.registries.toeslagen.records import (
    Betaling,
    Betalingen,
    Proefberekening,
    Toeslag,
    Toeslagen,
)


class Client:
    """Dienst Toeslagen for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._toeslagen = line.face("toeslagen")

    def toeslagen(self, bsn: str, jaar: int | None = None) -> Sourced[tuple[Toeslag, ...]]:
        """Return the allowances, newest year first; empty when there is none."""
        reply = self._toeslagen.get("/toeslagen", _year(jaar), headers=_about(bsn))
        return self._line.sourced(reply.decode(Toeslagen).toeslagen, reply)

    def betalingen(self, bsn: str, jaar: int | None = None) -> Sourced[tuple[Betaling, ...]]:
        """Return the payments of the advances, last day first."""
        reply = self._toeslagen.get("/betalingen", _year(jaar), headers=_about(bsn))
        return self._line.sourced(reply.decode(Betalingen).betalingen, reply)

    def proefberekening(self, one: Toeslag, inkomen: int) -> Proefberekening:
        """Return what an allowance would be with another income of one's own, in whole euros.

        Raises BadReply for an allowance of which the basis is not known.
        """
        asked: dict[str, Any] = {"soort": one.soort, "jaar": one.jaar, "toetsingsinkomen": inkomen}
        if one.toetsingsinkomen_partner is not None:
            asked["toetsingsinkomenPartner"] = one.toetsingsinkomen_partner
        asked["grondslag"] = _without_nothing(msgspec.to_builtins(one.grondslag))
        return self._toeslagen.post("/proefberekeningen", asked).decode(Proefberekening)


def _year(jaar: int | None) -> dict[str, int]:
    return {} if jaar is None else {"jaar": jaar}


def _about(bsn: str) -> dict[str, str]:
    return {"X-Voorportaal-Betrokkene": f"BSN:{bsn}"}


def _without_nothing(value: Any) -> Any:
    """Leave out members without a value."""
    if isinstance(value, dict):
        return {name: _without_nothing(one) for name, one in value.items() if one is not None}
    return [_without_nothing(one) for one in value] if isinstance(value, list | tuple) else value
