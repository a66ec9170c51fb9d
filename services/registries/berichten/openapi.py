"""What the Berichtenbox takes and gives, from the structs that travel and the limits that are checked."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit import beheer
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.registries.berichten import delivering, questions
from services.registries.berichten.wire import WireList, WireMessage

_Receiver = Annotated[str, Meta(pattern="^(BSN|RSIN|KVK|OIN):[0-9]+$", description="Wiens box, zoals BSN:900050342.")]
_Folder = Annotated[str, Meta(description="Van ons: alleen deze map (percent-gecodeerd).")]
_Store = Annotated[str, Meta(min_length=1, description="Het magazijn (OIN) waar het bericht ligt.")]
_REFUSALS = USUAL_REFUSALS | {409}


class Ontvanger(msgspec.Struct):
    """Whose box."""

    ontvanger: _Receiver = msgspec.field(name="X-Ontvanger")


class Lijsthoofd(Ontvanger):
    """Whose box, and what we add to the list."""

    folder: _Folder | UnsetType = msgspec.field(name=questions.FOLDER_HEADER, default=UNSET)
    size: Annotated[int, Meta(ge=1, le=questions.MOST_ON_A_PAGE)] | UnsetType = msgspec.field(
        name=questions.SIZE_HEADER, default=UNSET
    )
    overview: Literal["ja"] | UnsetType = msgspec.field(name=questions.OVERVIEW_HEADER, default=UNSET)


class Zoekhoofd(Ontvanger):
    """Whose box, and in which folder to search."""

    folder: _Folder | UnsetType = msgspec.field(name=questions.FOLDER_HEADER, default=UNSET)


class Bladzijde(msgspec.Struct, rename="camel"):
    """Which page of the list."""

    pagina: Annotated[int, Meta(ge=0, le=2**31)] = 0
    pagina_grootte: Annotated[int, Meta(ge=1, le=200)] = 20


class Zoekvraag(msgspec.Struct):
    """Which words."""

    q: Annotated[str, Meta(min_length=2, max_length=200)]


class Magazijn(msgspec.Struct):
    """Where the message is kept."""

    magazijn_id: _Store = msgspec.field(name="magazijnId")


class Berichtsleutel(msgspec.Struct):
    """Which message."""

    bericht_id: UUID = msgspec.field(name="berichtId")


class Bijlagesleutel(Berichtsleutel):
    """Which attachment of which message."""

    bijlage_id: UUID = msgspec.field(name="bijlageId")


class Wijziging(msgspec.Struct):
    """BerichtPatch: at least one of the two; null leaves it."""

    status: Literal["gelezen", "ongelezen"] | None = None
    map: Annotated[str, Meta(min_length=1, max_length=128)] | None = None


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    if face == delivering.FACE:
        return delivering.contract()
    base, one = "/berichten", "/berichten/{key}"
    return Contract(
        {
            ("GET", f"{base}/_ophalen"): _read(
                "Haal de berichten op; pas daarna is de box te lezen", bytes, None, Ontvanger, media="text/event-stream"
            ),
            ("GET", base): _read("De berichten, nieuwste eerst", WireList, Bladzijde, Lijsthoofd),
            ("GET", f"{base}/_zoeken"): _read("Zoek in de berichten", WireList, Zoekvraag, Zoekhoofd),
            ("GET", one): _read("Eén bericht", WireMessage, None, Ontvanger, Berichtsleutel),
            ("PATCH", one): Operation(
                "Merk als gelezen of leg in een map",
                WireMessage,
                Magazijn,
                Ontvanger,
                Berichtsleutel,
                Wijziging,
                body_media=questions.MERGE_PATCH,
                refusals=_REFUSALS | {415, 502},
            ),
            ("DELETE", one): Operation(
                "Verwijder een bericht",
                query=Magazijn,
                headers=Ontvanger,
                path=Berichtsleutel,
                status=204,
                refusals=_REFUSALS | {502},
            ),
            ("GET", f"{one}/bijlagen/{{part}}"): _read(
                "Eén bijlage", bytes, None, Ontvanger, Bijlagesleutel, media="application/pdf"
            ),
        }
    )


def _read(
    summary: str, answer: Any, query: Any, headers: Any, path: Any = None, media: str = "application/json"
) -> Operation:
    return Operation(summary, answer, query, headers, path, media=media, refusals=_REFUSALS)
