"""What RDW's two faces take and give: the open data with a little SoQL, and our own face."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.mockkit.own_face import Betrokkene
from services.registries.rdw.columns import COLUMNS
from services.registries.rdw.datasets import FACE as OPEN
from services.registries.rdw.records import Bezitlijst, Rijbewijslijst


class Refusal(msgspec.Struct):
    """A refusal in Socrata's own shape."""

    code: str
    error: bool
    message: str


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return _open_data() if face == OPEN else _ours()


def _ours() -> Contract:
    return Contract(
        {
            ("GET", "/voertuigen"): Operation(
                "Voertuigen die op naam van de betrokkene staan of stonden", Bezitlijst, headers=Betrokkene
            ),
            ("GET", "/rijbewijzen"): Operation("Rijbewijs van de betrokkene", Rijbewijslijst, headers=Betrokkene),
        },
        notes="Er is geen openbare REST-koppeling van BSN naar kenteken of rijbewijs; deze vorm is van ons.",
    )


def _open_data() -> Contract:
    columns = {name for dataset in COLUMNS.values() for name in dataset}
    row: Any = dict[str, str]
    filters = msgspec.defstruct(
        "Filters",
        [(f"option{place}", str | UnsetType, UNSET) for place in range(3)]
        + [("limit", Annotated[int, Meta(ge=0, le=50000)], 1000), ("offset", Annotated[int, Meta(ge=0)], 0)]
        + [(name, str | UnsetType, UNSET) for name in sorted(columns)],
        rename={"option0": "$where", "option1": "$select", "option2": "$order", "limit": "$limit", "offset": "$offset"},
    )
    names = tuple(f"{name}.json" for name in COLUMNS)
    path = msgspec.defstruct("Dataset", [("dataset", Literal[names])])
    return Contract(
        {("GET", "/{name}"): Operation("Rijen van een dataset", list[row], filters, path=path, refused=Refusal)},
        notes="Alle waarden zijn tekst; een leeg veld ontbreekt. Van SoQL is er een klein deel.",
    )
