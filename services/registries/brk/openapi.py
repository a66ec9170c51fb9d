"""What the BRK's face takes and gives; the parameters come from the very table that checks them."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit import beheer
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.registries.brk import questions, records

_HAL = "application/hal+json"
_Key = Annotated[str, Meta(min_length=1)]


class Vraag(msgspec.Struct):
    """My parcels, by BSN."""

    burgerservicenummer: Annotated[str, Meta(pattern="^[0-9]{9}$")]
    fields: str | UnsetType = UNSET


class Zaaksleutel(msgspec.Struct):
    """Which parcel."""

    kadastraal_onroerende_zaak: _Key = msgspec.field(name="kadastraalOnroerendeZaakIdentificatie")


class Deelsleutel(msgspec.Struct):
    """Which parcel, and which entry on it."""

    kadastraal_onroerende_zaak: _Key = msgspec.field(name="kadastraalOnroerendeZaakIdentificatie")
    identificatie: _Key


class Velden(msgspec.Struct):
    """Which members to answer with."""

    fields: str | UnsetType = UNSET


class Veldenuitbreiding(msgspec.Struct):
    """Which members to answer with, and what comes along."""

    fields: str | UnsetType = UNSET
    expand: str | UnsetType = UNSET


class Rechten(msgspec.Struct):
    """Which rights."""

    fields: str | UnsetType = UNSET
    type: str | UnsetType = UNSET


class Beperkingvraag(msgspec.Struct):
    """Limitations of which parcel."""

    kadastraal_onroerende_zaak: _Key = msgspec.field(name="kadastraalOnroerendeZaakIdentificatie")
    fields: str | UnsetType = UNSET


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of the one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    base, one = "/kadastraalonroerendezaken", "/kadastraalonroerendezaken/{key}"
    found = {
        ("GET", base): _read("Onroerende zaken zoeken", records.Zakenlijst, _search()),
        ("POST", base): Operation(
            "Mijn onroerende zaken, op BSN",
            records.Zakenlijst,
            body=Vraag,
            media=_HAL,
            refusals=USUAL_REFUSALS | {413, 415},
        ),
        ("GET", one): _read("Eén onroerende zaak", records.Zaak, Veldenuitbreiding, Zaaksleutel),
        ("GET", "/publiekrechtelijkebeperkingen"): _read("Beperkingen op een zaak", dict[str, Any], Beperkingvraag),
    }
    parts: dict[str, tuple[Any, Any]] = {
        "zakelijkgerechtigden": (records.Gerechtigdenlijst, records.Gerechtigde),
        "hypotheken": (records.Hypothekenlijst, records.Hypotheek),
        "beslagen": (dict[str, Any], dict[str, Any]),
    }
    for name, (many, single) in parts.items():
        found["GET", f"{one}/{name}"] = _read(f"Alle {name}", many, Rechten, Zaaksleutel)
        found["GET", f"{one}/{name}/{{part_key}}"] = _read(f"Eén van {name}", single, Velden, Deelsleutel)
    return Contract(found, narrowed=frozenset({"Zaak", "Gerechtigde", "Hypotheek"}))


def _read(summary: str, answer: Any, query: Any, path: Any = None) -> Operation:
    return Operation(summary, answer, query, path=path, media=_HAL)


def _search() -> type[msgspec.Struct]:
    shapes: dict[str, Any] = {
        name: Annotated[str, Meta(pattern=f"^({text})$")] for name, text in questions.PATTERNS.items()
    }
    shapes["huisnummer"] = Annotated[int, Meta(ge=1, le=questions.MAX_HUISNUMMER)]
    shapes |= {"fields": str, "expand": str}
    return msgspec.defstruct("Zoekvraag", [(name, kind | UnsetType, UNSET) for name, kind in shapes.items()])
