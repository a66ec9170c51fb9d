"""What the three ZGW faces take and give; which parameters a route knows comes from the route itself."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.registries.zaken.opening import NewCase, NewResult, NewRole, NewStatus
from services.registries.zaken.paper_answers import OF_OBJECT
from services.registries.zaken.routes import One, Rows
from services.registries.zaken.wire import (
    Page,
    WireCase,
    WireDocument,
    WireResult,
    WireResultType,
    WireRole,
    WireStatus,
    WireStep,
    WireType,
)
from services.registries.zaken.writing import NewDocument, NewLink

_Url = Annotated[str, Meta(pattern=r"^[a-z+]+://.*[0-9a-fA-F-]{36}$", description="Het adres van de resource.")]
_BY_ADDRESS = {"zaak", "zaaktype", "statustype", "resultaattype", "informatieobject", "catalogus", *OF_OBJECT}
_REFUSALS = USUAL_REFUSALS | {412}


class Thing(msgspec.Struct):
    """A resource of which the front office reads little more than its address."""

    url: str


class WireLink(msgspec.Struct):
    """ZaakInformatieObject."""

    url: str
    zaak: str
    informatieobject: str


class Sleutel(msgspec.Struct):
    """Which resource."""

    uuid: Annotated[str, Meta(pattern="^[0-9a-fA-F-]{36}$")]


class Stelsel(msgspec.Struct):
    """Which coordinates; required as soon as an answer could hold any."""

    crs: Literal["EPSG:4326"] = msgspec.field(name="Accept-Crs")


_KINDS: dict[str, Any] = {
    "zaken": WireCase,
    "statussen": WireStatus,
    "rollen": WireRole,
    "resultaten": WireResult,
    "zaakinformatieobjecten": WireLink,
    "zaaktypen": WireType,
    "statustypen": WireStep,
    "resultaattypen": WireResultType,
    "enkelvoudiginformatieobjecten": WireDocument,
}
_BODIES: dict[str, Any] = {
    "zaken": NewCase,
    "rollen": NewRole,
    "statussen": NewStatus,
    "resultaten": NewResult,
    "zaakinformatieobjecten": NewLink,
    "enkelvoudiginformatieobjecten": NewDocument,
}


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    found: dict[tuple[str, str], Operation] = {}
    for route, resource in resources.items():
        name = route.split("/")[1]
        kind = _KINDS.get(name, Thing)
        query = _query(f"Vraag{len(found)}", getattr(resource, "known", {"versie", "registratieOp"}))
        crs = Stelsel if getattr(resource, "crs", False) else None
        if isinstance(resource, Rows):
            answer = _page(kind) if resource.paged else _list(kind)
            found["GET", route] = Operation(f"Alle {name}", answer, query, crs, refusals=_REFUSALS)
            if name in _BODIES:
                found["POST", route] = _create(name, kind, crs)
        elif isinstance(resource, One):
            found["GET", route] = Operation(f"Eén van {name}", kind, query, crs, Sleutel, refusals=_REFUSALS)
        else:
            found["GET", route] = Operation(
                "De bytes van een document", bytes, query, path=Sleutel, media="application/octet-stream"
            )
    return Contract(found)


def _create(name: str, kind: Any, crs: type[msgspec.Struct] | None) -> Operation:
    refusals = _REFUSALS | {415}
    return Operation(f"Voeg toe aan {name}", kind, headers=crs, body=_BODIES[name], status=201, refusals=refusals)


def _query(name: str, known: Any) -> type[msgspec.Struct]:
    members = [(one, _shape(one) | UnsetType, UNSET) for one in sorted(known)]
    return msgspec.defstruct(name, members)


def _shape(name: str) -> Any:
    if name == "page":
        return Annotated[int, Meta(ge=1)]
    return _Url if name in _BY_ADDRESS else str


def _page(kind: Any) -> Any:
    return Page[kind]


def _list(kind: Any) -> Any:
    return list[kind]
