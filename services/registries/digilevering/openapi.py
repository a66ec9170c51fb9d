"""What the subscription API takes and gives, from the structs that check and write it."""

from collections.abc import Mapping
from typing import Any

from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.registries.digilevering.wire import Channel, Key, NewSubscription, Subscribed

_CHANGING = USUAL_REFUSALS | {409, 413, 415}


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of the one face."""
    every, one = "/abonnement", "/abonnement/{key}"
    return Contract(
        {
            ("GET", every): Operation("Alle abonnementen", list[Subscribed]),
            ("POST", every): Operation(
                "Neem een abonnement", Subscribed, body=NewSubscription, status=201, refusals=_CHANGING
            ),
            ("GET", one): Operation("Eén abonnement", Subscribed, path=Key),
            ("PUT", one): Operation(
                "Wijzig een abonnement", Subscribed, path=Key, body=NewSubscription, refusals=_CHANGING
            ),
            ("DELETE", one): Operation("Zeg een abonnement op", path=Key, status=204),
            ("GET", "/kanaal"): Operation("Welke registers gebeurtenissen melden", list[Channel]),
        },
        notes="Gebeurtenissen gaan als CloudEvent (NL GOV) naar callbackUrl, ook als sendCloudevents false is.",
    )
