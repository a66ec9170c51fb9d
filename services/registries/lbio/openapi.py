"""What the face of LBIO takes and gives; the very structs that write the answer."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.lbio.answers import Alimentaties


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    told = Operation("Alimentatie die de betrokkene betaalt of krijgt", Alimentaties, headers=Betrokkene)
    return Contract(
        {("GET", "/alimentaties"): told},
        notes="LBIO heeft geen openbare REST-koppeling; deze vorm is van ons. Bedragen zijn euro's.",
    )
