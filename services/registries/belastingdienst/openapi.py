"""What the face of the Belastingdienst takes and gives; the very structs that check the question and answer it."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.belastingdienst.answers import Aanslagen, Vraag


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    told = Operation("Aanslagen inkomstenbelasting van de betrokkene", Aanslagen, Vraag, Betrokkene)
    return Contract(
        {("GET", "/aanslagen"): told},
        notes="De Belastingdienst heeft hiervoor geen openbare REST-koppeling; deze vorm is van ons.",
    )
