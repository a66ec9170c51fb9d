"""What the face of the log takes and gives; the very structs that write the answer."""

from collections.abc import Mapping
from typing import Any

from services.mockkit.contract import Contract, Operation
from services.registries.logboek.answers import Inzage
from services.registries.logboek.mock import Betrokkene


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    return Contract(
        {("GET", "/verwerkingen"): Operation("Verwerkingen van de betrokkene", Inzage, headers=Betrokkene)},
        notes="De regels hebben de velden van Logboek dataverwerkingen; de inzage zelf is een vorm van ons.",
    )
