"""What the face of UWV takes and gives; the very structs that write the answer."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.uwv.answers import Klantdossier


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    told = Operation("Uitkeringen, gewerkte jaren en hulp bij werk", Klantdossier, headers=Betrokkene)
    return Contract(
        {("GET", "/klantdossier"): told},
        notes="Het digitaal klantdossier heeft geen openbare REST-koppeling; deze vorm is van ons.",
    )
