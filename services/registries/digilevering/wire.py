"""The bodies of the subscription API, as Open Notificaties writes them, and ours under ``voorportaal``."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Value = Annotated[str, Meta(max_length=1000)]


class FilterGroup(msgspec.Struct, frozen=True):
    """A channel (a registry) and what its events must have: path in the data → value."""

    naam: Annotated[str, Meta(min_length=1, max_length=50)]
    filters: dict[str, Value] = {}


class TypeFilter(msgspec.Struct, frozen=True, rename="camel"):
    """CloudEventFilterGroup: a piece of the type of event."""

    type_substring: Annotated[str, Meta(max_length=255)]
    filters: dict[str, Value] = {}


class Addition(msgspec.Struct, frozen=True):
    """Ours: whether events are signed, and only of persons whom this organisation follows."""

    ondertekend: bool = False
    volgt: Literal["iedereen", "indicatie"] = "iedereen"


class NewSubscription(msgspec.Struct, frozen=True, rename="camel"):
    """Abonnement as it is asked."""

    callback_url: Annotated[str, Meta(min_length=1, max_length=200)]
    auth: Annotated[str, Meta(max_length=1000)]
    kanalen: tuple[FilterGroup, ...] = ()
    cloudevent_filters: tuple[TypeFilter, ...] = ()
    send_cloudevents: bool = True
    voorportaal: Addition = Addition()


class Subscribed(msgspec.Struct, frozen=True, rename="camel"):
    """Abonnement as it is told: never with ``auth``."""

    url: str
    callback_url: str
    kanalen: tuple[FilterGroup, ...]
    cloudevent_filters: tuple[TypeFilter, ...]
    send_cloudevents: bool
    voorportaal: Addition


class Channel(msgspec.Struct, frozen=True, rename="camel"):
    """Kanaal: a registry that tells, and the paths on which its events can be filtered."""

    url: str
    naam: str
    documentatie_link: str
    filters: tuple[str, ...]


class Key(msgspec.Struct, frozen=True):
    """Which one."""

    uuid: Annotated[str, Meta(pattern=r"^[0-9a-fA-F-]{36}$")]
