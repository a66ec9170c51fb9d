"""Makes the bodies of the mock: summaries, messages with their blocks, the overview, and attachments as PDF."""

import base64
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from services.documents import Content, Heading, Points, Rows, pdf
from services.dutch import long_day
from services.mockkit.world import NAMESPACE, World
from services.registries.berichten import markup
from services.registries.berichten.block import Bericht, Bijlage, Block
from services.registries.berichten.records import (
    ARCHIVE,
    BIN,
    INBOX,
    Action,
    Bullets,
    CaseLink,
    Fact,
    Facts,
    Heading as HeadingBlock,
    Paragraph,
    Sender,
    Table,
    Task,
    TextBlock,
)
from services.registries.berichten.stock import Box, Item, Placed
from services.registries.berichten.wire import (
    FileExtra,
    Link,
    MessageExtra,
    SelfLink,
    SummaryExtra,
    WireFile,
    WireFolder,
    WireMessage,
    WireOverview,
    WireSummary,
)

_TERMS = {
    "Betalen": "Betaal uiterlijk",
    "Keuren": "Laat keuren voor",
    "Aanvullen": "Stuur uiterlijk",
    "Reageren": "Reageer uiterlijk",
}
_NEWEST = 5


def summary(placed: Placed) -> WireSummary:
    """Return one row of a list."""
    item = placed.item
    bericht = item.bericht
    return WireSummary(
        item.id,
        item.subject,
        item.placed,
        len(bericht.bijlagen) if bericht else 0,
        item.sender.oin,
        item.sender.oin,
        placed.folder,
        "gelezen" if placed.read else "ongelezen",
        _extra(bericht, item) if bericht and bericht.handeling else None,
    )


def message(world: World[Block], persona: str, placed: Placed) -> WireMessage:
    """Return a whole message."""
    item = placed.item
    own = _message_extra(persona, item)
    return WireMessage(
        item.id,
        item.subject,
        item.placed,
        item.sender.oin,
        item.sender.oin,
        markup.plain(own.blokken),
        placed.folder,
        "gelezen" if placed.read else "ongelezen",
        tuple(file(item, number) for number in range(len(item.bericht.bijlagen if item.bericht else ()))),
        SelfLink(Link(f"{world.face('berichten').base_path}/berichten/{item.id}")),
        own,
    )


def file(item: Item, number: int) -> WireFile:
    """Return what is known of one attachment without making it."""
    bijlage = _bijlagen(item)[number]
    extra = FileExtra(bijlage.titel, bijlage.bladzijden)
    return WireFile(file_id(item, number), f"{bijlage.titel}.pdf", "application/pdf", bijlage.omvang_kb * 1000, extra)


def file_id(item: Item, number: int) -> str:
    """Return the fixed id of one attachment."""
    return str(uuid.uuid5(uuid.UUID(item.id), f"bijlage/{number}"))


def attachment(item: Item, number: int, addressee: str) -> bytes:
    """Make the PDF of one attachment: its own text, or the message's."""
    bijlage = _bijlagen(item)[number]
    if bijlage.inhoud:
        return base64.b64decode(bijlage.inhoud)
    blocks = markup.parse(bijlage.tekst) if bijlage.tekst else _blocks(item)
    return pdf(
        bijlage.titel,
        item.sender.naam,
        item.placed.date(),
        tuple(printed(blocks)),
        addressee=(addressee,),
        reference=item.bericht.kenmerk if item.bericht else "",
        contact=item.sender.telefoon,
        pages=bijlage.bladzijden,
        size=bijlage.omvang_kb * 1000,
    )


def overview(box: Box, everything: Sequence[Placed]) -> WireOverview:
    """Return the box at a glance; ``everything`` is newest first."""
    counts = Counter(placed.folder for placed in everything)
    unread = Counter(placed.folder for placed in everything if not placed.read)
    fixed = [INBOX, ARCHIVE, BIN]
    own = [*box.block.mappen, *sorted(set(counts) - {*fixed, *box.block.mappen})]
    inbox = [placed for placed in everything if placed.folder == INBOX]
    tasks = [summary(placed) for placed in inbox if placed.item.bericht and placed.item.bericht.taak]
    return WireOverview(
        counts[INBOX],
        unread[INBOX],
        len({placed.item.sender.oin for placed in inbox}),
        tuple(WireFolder(name, counts[name], unread[name]) for name in [*fixed, *own]),
        tuple(summary(placed) for placed in inbox[:_NEWEST]),
        tuple(sorted(tasks, key=_last_day)),
    )


def printed(blocks: Iterable[TextBlock]) -> Iterable[Content]:
    """Return the blocks as content of a letter; a button becomes a sentence."""
    for block in blocks:
        match block:
            case HeadingBlock():
                yield Heading(block.text)
            case Bullets():
                yield Points(block.items)
            case Table():
                yield Rows(block.rows, block.total)
            case Facts():
                yield Rows(tuple((fact.label, fact.value) for fact in block.facts))
            case Action():
                yield f"{block.label}: ga naar {block.domain}."
            case Paragraph():
                yield block.text


def _message_extra(persona: str, item: Item) -> MessageExtra:
    sender = _sender(item)
    bericht = item.bericht
    if bericht is None:
        return MessageExtra(sender, _blocks(item))
    case = CaseLink(_case_id(persona, bericht.zaak), bericht.zaak_titel)
    return MessageExtra(
        sender,
        _blocks(item),
        bericht.handeling,
        bericht.einddatum,
        bericht.bedrag,
        bericht.betalingskenmerk,
        bericht.kenmerk,
        case if bericht.zaak else None,
        bericht.alleen_digitaal,
    )


def _case_id(persona: str, case: str) -> str:
    """Return the id of a case: made from its local name, or the id itself when an organisation delivered it."""
    try:
        return str(uuid.UUID(case))
    except ValueError:
        return str(uuid.uuid5(NAMESPACE, f"zaken/{persona}/{case}"))


def _blocks(item: Item) -> tuple[TextBlock, ...]:
    facts = _facts(item.bericht) if item.bericht else ()
    return ((Facts(facts),) if facts else ()) + markup.parse(item.text)


def _facts(bericht: Bericht) -> tuple[Fact, ...]:
    facts = []
    if bericht.bedrag is not None:
        facts.append(Fact("Bedrag", euro(bericht.bedrag)))
    if bericht.einddatum is not None:
        label = bericht.termijn or _TERMS.get(bericht.handeling, "Uiterlijk")
        facts.append(Fact(label, long_day(bericht.einddatum), bericht.einddatum))
    if bericht.betalingskenmerk:
        facts.append(Fact("Betalingskenmerk", bericht.betalingskenmerk))
    return tuple(facts)


def _sender(item: Item) -> Sender:
    one = item.sender
    return Sender(one.oin, one.naam, one.soort, one.aanduiding, one.telefoon, one.bereikbaar, one.domein)


def _extra(bericht: Bericht, item: Item) -> SummaryExtra:
    taak = bericht.taak
    task = Task(taak.titel, taak.onder or item.sender.naam, taak.knop, taak.naar) if taak else None
    return SummaryExtra(bericht.handeling, bericht.einddatum, task)


def _bijlagen(item: Item) -> tuple[Bijlage, ...]:
    return item.bericht.bijlagen if item.bericht else ()


def _last_day(row: WireSummary) -> date:
    return row.voorportaal.einddatum if row.voorportaal and row.voorportaal.einddatum else date.max


def euro(amount: Decimal) -> str:
    """Return an amount as a letter writes it: € 1.384,60."""
    return "€ " + f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
