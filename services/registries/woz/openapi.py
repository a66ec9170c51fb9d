"""What the WOZ's face takes and gives; the parameters come from the very tables that check them."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.registries.woz import questions
from services.registries.woz.records import Objectlijst, WozObject

_HAL = "application/hal+json"
_FIELDS: Any = Annotated[str, Meta(description=f"Namen met komma's: {', '.join(sorted(questions.FIELDS))}.")]


class Sleutel(msgspec.Struct):
    """Which property."""

    identificatie: Annotated[str, Meta(pattern="^[0-9]{12}$")]


class Velden(msgspec.Struct):
    """Which members to answer with."""

    fields: _FIELDS | UnsetType = UNSET


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of the one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    digits = {name: f"[0-9]{{{count}}}" for name, count in questions.DIGITS.items()}
    shapes: dict[str, Any] = {name: Annotated[str, Meta(pattern=f"^{text}$")] for name, text in digits.items()}
    shapes |= {name: Annotated[str, Meta(pattern=f"^{text}$")] for name, text in questions.PATTERNS.items()}
    shapes |= {name: Annotated[int, Meta(ge=low, le=high)] for name, (low, high) in questions.NUMBERS.items()}
    shapes["fields"] = _FIELDS
    query = msgspec.defstruct("Zoekvraag", [(name, kind | UnsetType, UNSET) for name, kind in shapes.items()])
    return Contract(
        {
            ("GET", "/wozobjecten"): Operation("WOZ-objecten zoeken", Objectlijst, query, media=_HAL),
            ("GET", "/wozobjecten/{key}"): Operation("Eén WOZ-object", WozObject, Velden, path=Sleutel, media=_HAL),
        },
        narrowed=frozenset({"WozObject"}),
    )
