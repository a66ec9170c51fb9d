"""What the face takes and gives, from the struct that checks it."""

from collections.abc import Mapping
from typing import Any

from services.mockkit import beheer
from services.mockkit.contract import Contract


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the one operation."""
    return beheer.contract(resources)
