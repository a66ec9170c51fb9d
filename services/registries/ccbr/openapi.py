"""What the register takes and gives, from the structs that travel."""

from collections.abc import Mapping
from typing import Any

from services.mockkit.contract import Contract, Operation
from services.registries.ccbr.mock import Vertegenwoordiger
from services.registries.ccbr.records import Vertegenwoordigingen


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    route = ("GET", "/vertegenwoordigers/{bsn}/maatregelen")
    told = Operation("Wie iemand vertegenwoordigt", Vertegenwoordigingen, path=Vertegenwoordiger)
    return Contract({route: told}, notes="Het register van de rechtspraak heeft geen openbare koppeling op BSN.")
