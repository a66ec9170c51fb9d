"""The list of reports: one row each, with how it stands."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.modules.meldingen import load, model
from services.http import Sourced
from services.registries.digimelding.records import Melding
from widgets.card import Card
from widgets.list_row import ListRow
from widgets.plain import one_line
from widgets.state_view import Empty


def reports_card(context: Context, found: Sourced[tuple[Melding, ...]]) -> QWidget:
    """Return a card with a row per report, newest first, or what to do when there are none."""
    texts = context.texts
    if not found.value:
        card = Card(texts("list"))
        card.body.addWidget(Empty(texts("none"), "message-report", explanation=texts("none_what")))
        return card
    card = Card(texts("list"))
    card.body.setContentsMargins(0, 0, 0, 0)
    for place, report in enumerate(found.value):
        said, mark = report.wortel.inhoud, model.badge(texts, report)
        change = texts("change", says=said.betwijfelde_waarde or texts("unknown"), should=said.voorgestelde_waarde)
        datum = load.named(said, texts.language)
        row = ListRow(
            one_line(f"{datum}: {change}"),
            one_line(f"{said.bronhouder} · {model.day(texts, report.wortel.tijdstip)} · {report.kenmerk}"),
            badge=(mark.kind, mark.text, mark.icon, False),
            name=one_line(f"{datum}, {change}, {mark.text}, {report.kenmerk}"),
            line=place > 0,
        )
        row.clicked.connect(partial(context.go, f"meldingen/{report.id}"))
        card.body.addWidget(row)
    card.set_source_line(context.source_line(load.SOURCE, found.holder, found.retrieved))
    return card
