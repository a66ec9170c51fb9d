"""What the BRO's face takes and gives: the contract of every OGC API Features face."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract
from services.mockkit.ogc.contract import ogc_contract


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of the one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return ogc_contract(own=True)
