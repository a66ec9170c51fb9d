"""What the face of SVB takes and gives; the very structs that write the answers."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.svb.answers import Kinderbijslag, Uitkeringen


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the two operations."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return Contract(
        {
            ("GET", "/uitkeringen"): Operation("AOW en Anw van de betrokkene", Uitkeringen, headers=Betrokkene),
            ("GET", "/kinderbijslag"): Operation("Kinderbijslag per kwartaal", Kinderbijslag, headers=Betrokkene),
        },
        notes="SVB heeft geen openbare REST-koppeling; deze vorm is van ons. Bedragen zijn euro's en oefenbedragen.",
    )
