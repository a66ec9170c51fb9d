"""What the face of DUO takes and gives; the very structs that write the answers."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.duo.answers import Onderwijs, Studiefinancien


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the two operations."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return Contract(
        {
            ("GET", "/onderwijs"): Operation("Diploma's, inschrijvingen en examens", Onderwijs, headers=Betrokkene),
            ("GET", "/studiefinancien"): Operation(
                "Studiefinanciering en studieschuld", Studiefinancien, headers=Betrokkene
            ),
        },
        notes="DUO heeft geen openbare REST-koppeling van BSN naar diploma's; deze vorm is van ons.",
    )
