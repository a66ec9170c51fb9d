"""What the register takes and gives, from the structs that travel."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from services.mockkit.contract import Contract, Operation
from services.registries.ccbr.records import Vertegenwoordigingen


class Vertegenwoordigersleutel(msgspec.Struct):
    """Whose clients."""

    burgerservicenummer: Annotated[str, msgspec.Meta(pattern="^[0-9]{9}$")]


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    route = ("GET", "/vertegenwoordigers/{bsn}/maatregelen")
    told = Operation("Wie iemand vertegenwoordigt", Vertegenwoordigingen, path=Vertegenwoordigersleutel)
    return Contract({route: told}, notes="Het register van de rechtspraak heeft geen openbare koppeling op BSN.")
