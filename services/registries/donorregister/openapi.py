"""What the face of the donor register takes and gives; the very structs that write the answer."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.donorregister.answers import Keuze


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return Contract(
        {("GET", "/registratie"): Operation("Donorkeuze van de betrokkene", Keuze, headers=Betrokkene)},
        notes="Het Donorregister heeft geen openbare REST-koppeling; deze vorm is van ons.",
    )
