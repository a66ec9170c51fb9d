"""An event: that something happened, to whom, and what is known of it; on the wire it is a CloudEvent (NL GOV).

The profile (Logius, NL GOV profile for CloudEvents 1.0; DOMAIN.md §5.4) asks for ``id``, ``source``
(``urn:nld:oin:<oin>:systeem:<naam>``), ``specversion`` and ``type`` in reverse domain order; ``time`` is the moment
of registration, ``sequence`` the order in which one source registered, ``dataref`` where large data stand.
"""

import zlib
from datetime import datetime
from typing import Annotated, Any, cast

import msgspec

CONTENT_TYPE = "application/cloudevents+json"
EventType = Annotated[str, msgspec.Meta(pattern=r"^nl\.[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a registry says that happened. ``subject`` is a BSN, KvK number or other key; ``data`` plain JSON."""

    type: EventType
    subject: str = ""
    data: dict[str, Any] = {}


class Registered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that was registered: with its id, its source and its place in the order."""

    id: str
    source: str
    type: str
    time: datetime
    subject: str = ""
    sequence: str = ""
    dataref: str = ""
    data: dict[str, Any] = {}

    @property
    def oin(self) -> str:
        """The OIN of the organisation whose system this came from."""
        return self.source.split(":")[3]

    @property
    def system(self) -> str:
        """The registry this came from."""
        return self.source.rpartition(":")[2]

    def wire(self) -> bytes:
        """Return the event in CloudEvents' JSON format."""
        from cloudevents.core.formats.json import JSONFormat
        from cloudevents.core.v1.event import CloudEvent

        told: dict[str, Any] = {"id": self.id, "source": self.source, "type": self.type, "specversion": "1.0"}
        told |= {"time": self.time, "datacontenttype": "application/json"}
        extra = {name: getattr(self, name) for name in ("subject", "sequence", "dataref")}
        told |= {name: value for name, value in extra.items() if value}
        return JSONFormat().write(CloudEvent(told, None if self.dataref else self.data))

    @classmethod
    def read(cls, raw: bytes) -> "Registered":
        """Return the event in ``raw``; raises ValueError when it is no CloudEvent of this profile."""
        from cloudevents.core.exceptions import BaseCloudEventException
        from cloudevents.core.formats.json import JSONFormat

        try:
            found = JSONFormat().read(None, raw)
        except (BaseCloudEventException, ValueError, TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"dit is geen CloudEvent: {error}") from error
        told = found.get_attributes()
        if not str(told["source"]).startswith("urn:nld:oin:"):
            raise ValueError("source heeft niet de vorm urn:nld:oin:<oin>:systeem:<naam>")
        data = found.get_data()
        if data is not None and not isinstance(data, dict):
            raise ValueError("data is geen JSON-object")
        plain = {name: str(told.get(name, "")) for name in ("id", "source", "type", "subject", "sequence", "dataref")}
        return cls(**plain, time=cast(datetime, told["time"]), data=data or {})


def source_of(oin: str, system: str) -> str:
    """Return the source of events of one registry; without an OIN it gets one of the practice series."""
    return f"urn:nld:oin:{oin or practice_oin(system)}:systeem:{system}"


def practice_oin(system: str) -> str:
    """Return a fixed OIN for a registry that names none: twenty digits that no organisation has."""
    return f"0000000199{zlib.crc32(system.encode()) % 10_000_000_000:010d}"
