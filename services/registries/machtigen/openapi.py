"""What Machtigen takes and gives, from the structs that travel."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from services.mockkit import beheer
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.registries.machtigen.records import Code, Geven, Machtiging, Machtigingen, Voorbeeld, Vragen

_REFUSALS = USUAL_REFUSALS | {415}


class Machtigingsleutel(msgspec.Struct):
    """Which machtiging."""

    machtiging_id: UUID = msgspec.field(name="machtigingId")


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    key = Machtigingsleutel
    return Contract(
        {
            ("GET", "/machtigingen"): Operation("Machtigingen die u gaf en die u heeft", Machtigingen),
            ("POST", "/machtigingen"): _made("Een machtiging geven", Geven),
            ("POST", "/aanvragen"): _made("Een ander om een machtiging vragen", Vragen),
            ("POST", "/codecontroles"): Operation(
                "Zien wat een machtigingscode waard is", Voorbeeld, body=Code, refusals=_REFUSALS
            ),
            ("POST", "/activeringen"): _made("Een machtiging activeren met een code", Code),
            ("POST", "/machtigingen/{key}/intrekking"): Operation("Een machtiging intrekken", Machtiging, path=key),
            ("POST", "/machtigingen/{key}/weigering"): Operation("Een machtiging weigeren", Machtiging, path=key),
        },
        notes="Er is geen openbare koppeling van Machtigen; deze vorm is van ons. `code` in een fout is de reden.",
    )


def _made(summary: str, body: type[msgspec.Struct]) -> Operation:
    return Operation(summary, Machtiging, body=body, status=201, refusals=_REFUSALS)
