"""What the face of Dienst Toeslagen takes and gives; the very structs that check the questions and answer them."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.toeslagen.answers import Betalingen, Proefberekening, Proefvraag, Toeslagen, Vraag


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the three operations."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return Contract(
        {
            ("GET", "/toeslagen"): Operation("Toeslagen van de betrokkene per jaar", Toeslagen, Vraag, Betrokkene),
            ("GET", "/betalingen"): Operation("Betaalde en komende voorschotten", Betalingen, Vraag, Betrokkene),
            ("POST", "/proefberekeningen"): Operation(
                "Wat een toeslag wordt bij een ander inkomen", Proefberekening, body=Proefvraag
            ),
        },
        notes="Dienst Toeslagen heeft geen openbare REST-koppeling; deze vorm is van ons, met oefenbedragen.",
    )
