"""What Digilevering writes above an event for the one who subscribed (the "message to user" of DOMAIN.md §5.4).

The event itself, gebeurtenisinhoud, is the payload of the envelope; these data travel beside it.
"""

from datetime import datetime

import msgspec

from services.events.event import Registered
from services.stelsel.digilevering.subscriptions import Subscription

VERSION = "1.0"


class _Told(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """camelCase on the line."""


class Versie(_Told, frozen=True):
    """The name of something with its version."""

    naam: str
    versie: str


class Kop(_Told, frozen=True):
    """``LV`` is the national facility of the registry (landelijke voorziening) where the event was registered."""

    datumtijdstempel_digilevering: datetime
    datumtijdstempel_lv: datetime = msgspec.field(name="datumtijdstempelLV")
    kenmerk_digilevering: str
    kenmerk_lv: str = msgspec.field(name="kenmerkLV")
    versie_berichttype: str
    abonnement: Versie
    basisregistratie: str
    gebeurtenissoort: Versie


def head_of(event: Registered, subscription: Subscription, message_id: str, now: datetime) -> Kop:
    """Return what stands above ``event`` for this subscriber; the reference stays the same when it is sent again."""
    return Kop(
        datumtijdstempel_digilevering=now,
        datumtijdstempel_lv=event.time,
        kenmerk_digilevering=message_id,
        kenmerk_lv=event.id,
        versie_berichttype=VERSION,
        abonnement=Versie(subscription.naam, subscription.versie),
        basisregistratie=event.system,
        gebeurtenissoort=Versie(event.type, VERSION),
    )
