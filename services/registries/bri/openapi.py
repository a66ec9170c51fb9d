"""What the face of the BRI takes and gives; the very structs that check the question and write the answer."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.bri.answers import Inkomens, Vraag


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return Contract(
        {("GET", "/inkomens"): Operation("Inkomen van de betrokkene per jaar", Inkomens, Vraag, Betrokkene)},
        notes="De BRI wordt alleen aan overheden geleverd; deze vorm is van ons. Bedragen zijn hele euro's.",
    )
