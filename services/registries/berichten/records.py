"""What the Berichtenbox answers, as frozen values: summaries, whole messages, and the blocks of their text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

INBOX = "inbox"
ARCHIVE = "archief"
BIN = "prullenbak"


class Paragraph(msgspec.Struct, frozen=True, tag="alinea", tag_field="soort"):
    """Running text."""

    text: str = msgspec.field(name="tekst")


class Heading(msgspec.Struct, frozen=True, tag="kop", tag_field="soort"):
    """A heading inside the message."""

    text: str = msgspec.field(name="tekst")


class Bullets(msgspec.Struct, frozen=True, tag="lijst", tag_field="soort"):
    """A list of points."""

    items: tuple[str, ...] = msgspec.field(name="punten")


class Table(msgspec.Struct, frozen=True, tag="tabel", tag_field="soort"):
    """Rows of cells; the last cell of a row is an amount or a value. ``total`` is empty without a total row."""

    rows: tuple[tuple[str, ...], ...] = msgspec.field(name="rijen")
    total: tuple[str, ...] = msgspec.field(name="totaal", default=())


class Fact(msgspec.Struct, frozen=True):
    """One label with its value; ``day`` is set when the value is a term that ends on that day."""

    label: str
    value: str = msgspec.field(name="waarde")
    day: date | None = msgspec.field(name="dag", default=None)


class Facts(msgspec.Struct, frozen=True, tag="feiten", tag_field="soort"):
    """The box with the few facts that matter most: amount, last day, reference."""

    facts: tuple[Fact, ...] = msgspec.field(name="feiten")


class Action(msgspec.Struct, frozen=True, tag="actie", tag_field="soort"):
    """A button that leaves Voorportaal; ``domain`` is shown before it is pressed and ends in .example."""

    label: str = msgspec.field(name="tekst")
    domain: str = msgspec.field(name="domein")


TextBlock = Paragraph | Heading | Bullets | Table | Facts | Action


class Task(msgspec.Struct, frozen=True):
    """What a message asks the citizen to do, as one card of the overview.

    ``target`` is empty for the message itself, else a key such as ``kenteken:0-TST-01``.
    """

    title: str = msgspec.field(name="titel")
    under: str = msgspec.field(name="onder", default="")
    link: str = msgspec.field(name="knop", default="Bericht lezen")
    target: str = msgspec.field(name="naar", default="")


class Sender(msgspec.Struct, frozen=True):
    """The organisation that sent a message. ``kind`` picks its picture: gemeente, rijk, school, zorg, water."""

    oin: str = ""
    name: str = msgspec.field(name="naam", default="")
    kind: str = msgspec.field(name="soort", default="rijk")
    called: str = msgspec.field(name="aanduiding", default="")
    phone: str = msgspec.field(name="telefoon", default="")
    hours: str = msgspec.field(name="bereikbaar", default="")
    domain: str = msgspec.field(name="domein", default="")


class CaseLink(msgspec.Struct, frozen=True):
    """The case a message belongs to."""

    id: str
    title: str = msgspec.field(name="titel")


class Summary(msgspec.Struct, frozen=True):
    """One row of the list. ``attachments`` is their number; ``store`` the magazijn that holds the message."""

    id: str
    subject: str
    sender: str
    placed: datetime
    unread: bool
    folder: str
    attachments: int
    store: str
    end: date | None = None
    act: str = ""
    task: Task | None = None


class Attachment(msgspec.Struct, frozen=True):
    """A file that comes with a message. ``size`` in bytes, ``pages`` 0 when unknown."""

    id: str
    name: str
    title: str
    mime: str = "application/pdf"
    size: int = 0
    pages: int = 0


class Message(msgspec.Struct, frozen=True):
    """A whole message. ``blocks`` is the text in typed blocks; a genuine service gives only paragraphs."""

    id: str
    subject: str
    sender: Sender
    placed: datetime
    unread: bool
    folder: str
    store: str
    blocks: tuple[TextBlock, ...]
    attachments: tuple[Attachment, ...] = ()
    end: date | None = None
    act: str = ""
    amount: Decimal | None = None
    payment_reference: str = ""
    reference: str = ""
    case: CaseLink | None = None
    digital_only: bool = True


class Folder(msgspec.Struct, frozen=True):
    """A folder with its number of messages; ``own`` is True for a folder the citizen named."""

    name: str
    count: int
    unread: int
    own: bool


class Overview(msgspec.Struct, frozen=True):
    """The box at a glance: counts of the inbox, its newest messages, its tasks by last day, and the folders."""

    count: int
    unread: int
    senders: int
    newest: tuple[Summary, ...]
    tasks: tuple[Summary, ...]
    folders: tuple[Folder, ...]


class Found(msgspec.Struct, frozen=True):
    """What a search found, newest first. ``total`` may be more than the messages given."""

    messages: tuple[Summary, ...]
    total: int


BoxState = Literal["gelezen", "ongelezen"]
