"""What the BAG's face takes and gives; the parameters come from the very table that checks them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit import beheer
from services.mockkit.contract import Contract, Operation
from services.registries.bag import questions, records
from services.registries.bag.questions import Param

_HAL = "application/hal+json"
_EXPAND = Param()


class Openbaar(msgspec.Struct):
    """A street or a town with its occurrence, as the BAG writes them."""

    openbare_ruimte: dict[str, Any] = msgspec.field(name="openbareRuimte", default_factory=dict)
    woonplaats: dict[str, Any] = {}
    nummeraanduiding: dict[str, Any] = {}


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    paged = _query("Zoekvraag", {**questions.SEARCH_PAGED, "expand": _EXPAND})
    one = {**questions.TIME_TRAVEL, "expand": _EXPAND}
    found = {
        ("GET", "/adressen"): _read("Adressen zoeken", records.Adreslijst, paged),
        ("GET", "/adressenuitgebreid"): _read(
            "Adressen zoeken, uitgebreid", records.Adreslijst, _query("ZoekvraagUitgebreid", questions.SEARCH)
        ),
    }
    singles: dict[str, tuple[Any, str, Param]] = {
        "adressen": (records.Adres, "nummeraanduidingIdentificatie", questions.ADDRESS_ID),
        "adressenuitgebreid": (
            records.AdresUitgebreid,
            "nummeraanduidingIdentificatie",
            questions.NUMMERAANDUIDING,
        ),
        "verblijfsobjecten": (records.VerblijfsobjectAntwoord, "identificatie", questions.VERBLIJFSOBJECT),
        "panden": (records.PandAntwoord, "identificatie", questions.PAND),
        "nummeraanduidingen": (Openbaar, "nummeraanduidingIdentificatie", questions.NUMMERAANDUIDING),
        "openbareruimten": (Openbaar, "openbareRuimteIdentificatie", questions.OPENBARE_RUIMTE),
        "woonplaatsen": (Openbaar, "identificatie", questions.WOONPLAATS),
    }
    for name, (answer, key, shape) in singles.items():
        path = msgspec.defstruct(f"Sleutel{name}", [(key, _kind(shape))])
        query = _query(f"Vraag{name}", one)
        found["GET", f"/{name}/{{key}}"] = _read(f"Eén van {name}", answer, query, path)
    return Contract(found)


def _read(summary: str, answer: Any, query: Any, path: Any = None) -> Operation:
    return Operation(summary, answer, query, path=path, media=_HAL)


def _query(name: str, params: Mapping[str, Param]) -> type[msgspec.Struct]:
    members = [(key, _kind(param) | UnsetType, UNSET) for key, param in params.items()]
    return msgspec.defstruct(name, members)


def _kind(param: Param) -> Any:
    plain = {"integer": int, "boolean": bool, "date": date, "timestamp": datetime}
    if param.kind == "text":
        return Annotated[str, Meta(pattern=param.pattern or None, max_length=param.longest)]
    if param.kind == "integer":
        return Annotated[int, Meta(ge=param.low, le=param.high)]
    return plain[param.kind]
