"""The contract of every OGC API Features face, as the structs from which its OpenAPI document is made."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit.contract import Contract, Operation
from services.mockkit.ogc.crs import CRS84, RD
from services.mockkit.ogc.questions import LEAST, MOST, USUAL

_REFUSALS = frozenset({400, 401, 403, 404, 405, 406, 500, 503})
_GEOJSON = "application/geo+json"
_F: Any = Annotated[Literal["json"], Meta(description="Vorm van het antwoord.")]
_CRS: Any = Annotated[Literal[CRS84, RD], Meta(description="Coördinaten: graden (standaard) of meters.")]


class Link(msgspec.Struct):
    """A link to another document."""

    href: str
    rel: str
    type: str = ""
    title: str = ""
    hreflang: str = ""


class Landing(msgspec.Struct):
    """The landing page."""

    links: list[Link]
    title: str = ""
    description: str = ""


class Conformance(msgspec.Struct, rename="camel"):
    """Which parts of the standard are kept."""

    conforms_to: list[str]
    links: list[Link] = []


class Verzameling(msgspec.Struct, rename="camel"):
    """One collection."""

    id: str
    links: list[Link]
    title: str = ""
    description: str = ""
    item_type: str = "feature"
    crs: list[str] = []
    storage_crs: str = ""
    extent: dict[str, Any] = {}


class Verzamelingen(msgspec.Struct):
    """All collections."""

    links: list[Link]
    collections: list[Verzameling]


class Geometry(msgspec.Struct):
    """Where it is, as GeoJSON writes it."""

    type: Literal["Point", "LineString", "Polygon"]
    coordinates: list[Any]


class Item(msgspec.Struct):
    """One object."""

    type: Literal["Feature"]
    id: str
    properties: dict[str, Any]
    geometry: Geometry
    links: list[Link] = []


class Items(msgspec.Struct, rename="camel"):
    """One page of objects."""

    type: Literal["FeatureCollection"]
    features: list[Item]
    links: list[Link] = []
    number_matched: int = 0
    number_returned: int = 0


class _Form(msgspec.Struct):
    f: _F | UnsetType = UNSET


class _Plain(_Form):
    limit: Annotated[int, Meta(ge=LEAST)] = USUAL
    cursor: Annotated[int, Meta(ge=0)] = 0
    bbox: Annotated[str, Meta(description="Vier of zes getallen met komma's.")] | UnsetType = UNSET
    datetime: Annotated[str, Meta(description="Een moment, of begin/einde.")] | UnsetType = UNSET
    crs: _CRS | UnsetType = UNSET


class _Question(_Plain, rename={"bbox_crs": "bbox-crs"}):
    bbox_crs: _CRS | UnsetType = UNSET


class _System(_Form):
    crs: _CRS | UnsetType = UNSET


class _Key(msgspec.Struct, rename="camel"):
    collection_id: str


class _Keys(_Key, rename="camel"):
    feature_id: str


def ogc_contract(*, own: bool = False) -> Contract:
    """Return the operations; a larger ``limit`` than there is gives the most there is (requirement 22).

    ``own`` is for a face that is a shape of our own: the Dutch API design rules know no name as ``bbox-crs``, so there
    it is told in words.
    """
    asked, there = _Plain if own else _Question, "/collections/{collection}"
    told = " Ook bbox-crs van OGC API – Features deel 2 wordt aangenomen." if own else ""
    return Contract(
        {
            ("GET", "/"): Operation("Wat hier is", Landing, _Form, refusals=_REFUSALS),
            ("GET", "/conformance"): Operation("Waar dit aan voldoet", Conformance, _Form, refusals=_REFUSALS),
            ("GET", "/collections"): Operation("De verzamelingen", Verzamelingen, _Form, refusals=_REFUSALS),
            ("GET", there): Operation("Eén verzameling", Verzameling, _Form, path=_Key, refusals=_REFUSALS),
            ("GET", f"{there}/items"): Operation(
                "Objecten", Items, asked, path=_Key, media=_GEOJSON, refusals=_REFUSALS
            ),
            ("GET", there + "/items/{key}"): Operation(
                "Eén object", Item, _System, path=_Keys, media=_GEOJSON, refusals=_REFUSALS
            ),
        },
        notes=f"Een bladzijde heeft hoogstens {MOST} objecten. Andere vormen dan JSON zijn er niet.{told}",
    )
