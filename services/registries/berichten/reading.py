"""Turns the bodies of the berichtenuitvraag into what a citizen reads; also without anything of ours."""

from collections.abc import Mapping

from services.registries.berichten.records import (
    INBOX,
    Attachment,
    Folder,
    Message,
    Overview,
    Paragraph,
    Sender,
    Summary,
)
from services.registries.berichten.wire import MessageExtra, SummaryExtra, WireMessage, WireSummary


def summary(row: WireSummary, names: Mapping[str, str]) -> Summary:
    """Return one row of a list; ``names`` gives the senders by OIN."""
    extra = row.voorportaal or SummaryExtra()
    return Summary(
        row.bericht_id,
        row.onderwerp,
        names.get(row.afzender, row.afzender or row.magazijn_id),
        row.publicatietijdstip,
        row.status != "gelezen",
        row.map or INBOX,
        row.aantal_bijlagen,
        row.magazijn_id,
        extra.einddatum,
        extra.handeling,
        extra.taak,
    )


def message(told: WireMessage) -> Message:
    """Return a whole message; without ours its text becomes paragraphs."""
    extra = told.voorportaal or MessageExtra()
    files = tuple(
        Attachment(
            one.bijlage_id,
            one.naam,
            one.voorportaal.titel if one.voorportaal else one.naam,
            one.mime_type,
            one.grootte_in_bytes,
            one.voorportaal.bladzijden if one.voorportaal else 0,
        )
        for one in told.bijlagen
    )
    paragraphs = tuple(Paragraph(part) for part in told.inhoud.split("\n\n") if part.strip())
    return Message(
        told.bericht_id,
        told.onderwerp,
        extra.afzender or Sender(told.afzender, told.afzender or told.magazijn_id),
        told.publicatietijdstip,
        told.status != "gelezen",
        told.map or INBOX,
        told.magazijn_id,
        extra.blokken or paragraphs,
        files,
        extra.einddatum,
        extra.handeling,
        extra.bedrag,
        extra.betalingskenmerk,
        extra.kenmerk,
        extra.zaak,
        extra.alleen_digitaal,
    )


def counted(rows: tuple[Summary, ...]) -> Overview:
    """Return the overview of a service that does not count: made from the inbox."""
    unread = sum(row.unread for row in rows)
    tasks = tuple(row for row in rows if row.task)
    senders = len({row.sender for row in rows})
    return Overview(len(rows), unread, senders, rows[:5], tasks, (Folder(INBOX, len(rows), unread, own=False),))
