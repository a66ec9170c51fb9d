"""What the face of the BLAU takes and gives; the very structs that check the questions and write the answers."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.blau.answers import Inkomstenverhoudingen, Jaaropgaven, Jaarvraag, Vraag


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the two operations."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return Contract(
        {
            ("GET", "/inkomstenverhoudingen"): Operation(
                "Wie de betrokkene loon, uitkering of pensioen betaalt", Inkomstenverhoudingen, Vraag, Betrokkene
            ),
            ("GET", "/jaaropgaven"): Operation(
                "Wat elke betaler over een jaar opgaf", Jaaropgaven, Jaarvraag, Betrokkene
            ),
        },
        notes="UWV levert de polisadministratie alleen aan overheden; deze vorm is van ons. Bedragen zijn euro's.",
    )
