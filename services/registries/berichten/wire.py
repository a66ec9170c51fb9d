"""The bodies of the berichtenuitvraag as they travel: the contract's members, and ours under ``voorportaal``.

Member names are the contract's in camel case; both the mock (writing) and the client (reading) use these.
"""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from services.registries.berichten.records import CaseLink, Sender, Task, TextBlock


class Link(msgspec.Struct, frozen=True):
    """One HAL link."""

    href: str


class SummaryExtra(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Ours on a summary."""

    handeling: str = ""
    einddatum: date | None = None
    taak: Task | None = None


class WireSummary(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """BerichtSamenvatting; ``afzender`` is the sender's OIN, as the magazijnen write it."""

    bericht_id: str
    onderwerp: str
    publicatietijdstip: datetime
    aantal_bijlagen: int
    magazijn_id: str
    afzender: str = ""
    map: str = ""
    status: str | None = None
    voorportaal: SummaryExtra | None = None


class WireFolder(msgspec.Struct, frozen=True, rename="camel"):
    """Ours: one folder with its counts."""

    naam: str
    aantal: int
    ongelezen: int


class WireOverview(msgspec.Struct, frozen=True, rename="camel"):
    """Ours: the box at a glance; counts are of the inbox."""

    aantal: int
    ongelezen: int
    aantal_afzenders: int
    mappen: tuple[WireFolder, ...]
    nieuwste: tuple[WireSummary, ...]
    taken: tuple[WireSummary, ...]


class ListExtra(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Ours on a list: all hits, the senders' names by OIN, and on request the overview."""

    totaal: int = 0
    afzenders: dict[str, str] = {}
    overzicht: WireOverview | None = None


class PageLinks(msgspec.Struct, frozen=True, omit_defaults=True):
    """PaginaLinks."""

    self: Link | None = None
    next: Link | None = None
    prev: Link | None = None


class WireList(msgspec.Struct, frozen=True, omit_defaults=True):
    """BerichtenLijst."""

    berichten: tuple[WireSummary, ...]
    links: PageLinks | None = msgspec.field(name="_links", default=None)
    voorportaal: ListExtra | None = None


class FileExtra(msgspec.Struct, frozen=True):
    """Ours on an attachment."""

    titel: str = ""
    bladzijden: int = 0


class WireFile(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """BijlageMetadata."""

    bijlage_id: str
    naam: str
    mime_type: str = ""
    grootte_in_bytes: int = 0
    voorportaal: FileExtra | None = None


class MessageExtra(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Ours on a message: everything that plain text cannot carry."""

    afzender: Sender | None = None
    blokken: tuple[TextBlock, ...] = ()
    handeling: str = ""
    einddatum: date | None = None
    bedrag: Decimal | None = None
    betalingskenmerk: str = ""
    kenmerk: str = ""
    zaak: CaseLink | None = None
    alleen_digitaal: bool = True


class SelfLink(msgspec.Struct, frozen=True):
    """BerichtLinks."""

    self: Link


class WireMessage(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Bericht."""

    bericht_id: str
    onderwerp: str
    publicatietijdstip: datetime
    magazijn_id: str
    afzender: str = ""
    inhoud: str = ""
    map: str = ""
    status: str | None = None
    bijlagen: tuple[WireFile, ...] = ()
    links: SelfLink | None = msgspec.field(name="_links", default=None)
    voorportaal: MessageExtra | None = None
