"""What the KvK's faces take and give; the parameters come from the very table that checks them."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit import beheer
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.registries.nhr import questions, records

_HAL = "application/hal+json"
_REFUSALS = frozenset({400, 401, 403, 404, 406, 500})


class Fout(msgspec.Struct):
    """One fault, by its published code."""

    code: str
    omschrijving: str


class Fouten(msgspec.Struct):
    """A refusal in the KvK's own shape."""

    fout: list[Fout]


class Sleutel(msgspec.Struct):
    """The key of the genuine service, which is not looked at here."""

    apikey: str | UnsetType = UNSET


class Nummer(msgspec.Struct):
    """Which company."""

    kvk_nummer: Annotated[str, Meta(pattern="^[0-9]{8}$")] = msgspec.field(name="kvkNummer")


class Plaats(msgspec.Struct):
    """Which place of business."""

    vestigingsnummer: Annotated[str, Meta(pattern="^[0-9]{12}$")]


class Geo(msgspec.Struct):
    """Whether BAG ids and coordinates come along."""

    geo_data: bool = msgspec.field(name="geoData", default=False)


class Bsn(msgspec.Struct):
    """Whose organisations."""

    bsn: Annotated[str, Meta(pattern="^[0-9]{9}$")]


class Taal(msgspec.Struct):
    """The language of the labels, and which page."""

    taal: Literal["nl", "en"] = "nl"
    page: Annotated[int, Meta(ge=1)] = 1


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    return Contract(_FACES[face])


def _read(summary: str, answer: Any, query: Any, path: Any = None) -> Operation:
    return Operation(summary, answer, query, Sleutel, path, media=_HAL, refusals=_REFUSALS, refused=Fouten)


def _search() -> type[msgspec.Struct]:
    shapes: dict[str, Any] = {
        name: Annotated[str, Meta(pattern=f"^{text}$")] if "[" in text else Annotated[str, Meta(min_length=1)]
        for name, text in questions.PATTERNS.items()
    }
    shapes["type"] = list[Literal["hoofdvestiging", "nevenvestiging", "rechtspersoon"]]
    shapes["inclusiefInactieveRegistraties"] = bool
    shapes["pagina"] = Annotated[int, Meta(ge=1, le=questions.MAX_PAGINA)]
    shapes["resultatenPerPagina"] = Annotated[int, Meta(ge=1, le=questions.MAX_PER_PAGINA)]
    return msgspec.defstruct("Zoekvraag", [(name, kind | UnsetType, UNSET) for name, kind in shapes.items()])


_FACES: dict[str, dict[tuple[str, str], Operation]] = {
    "zoeken": {("GET", "/zoeken"): _read("Bedrijven en organisaties zoeken", records.Resultaat, _search())},
    "basisprofiel": {
        ("GET", "/{kvk}"): _read("Basisgegevens van een bedrijf", records.Basisprofiel, Geo, Nummer),
        ("GET", "/{kvk}/eigenaar"): _read("Eigenaar van een bedrijf", records.Eigenaar, Geo, Nummer),
        ("GET", "/{kvk}/hoofdvestiging"): _read("Hoofdvestiging van een bedrijf", records.Vestiging, Geo, Nummer),
        ("GET", "/{kvk}/vestigingen"): _read("Alle vestigingen van een bedrijf", records.Vestigingenlijst, Geo, Nummer),
    },
    "vestigingsprofiel": {("GET", "/{nummer}"): _read("Eén vestiging", records.Vestiging, Geo, Plaats)},
    "mijnorganisaties": {
        ("POST", "/mijnorganisaties"): Operation(
            "Organisaties waarin deze persoon een functie heeft",
            records.MijnOrganisaties,
            Taal,
            body=Bsn,
            refusals=USUAL_REFUSALS,
            refused=dict[str, Any],  # a problem document that calls itself application/json, as published
        )
    },
}
