"""For testers: the desk of the holder, who takes a report up, marks the datum, decides and finishes."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.modules.meldingen import act, load, model
from app.modules.meldingen.act import Act
from app.modules.meldingen.load import Desk
from app.modules.meldingen.papers import papers_entry
from services.http import Sourced
from services.registries.digimelding.records import Bijlage
from widgets.badge import Badge
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.link import Link
from widgets.plain import one_line
from widgets.text import Text

_GAP = 16


class HolderDesk(QWidget):
    """``done(act, why)`` when the tester lets the holder act."""

    done = Signal(str, str)

    def __init__(self, context: Context, found: Sourced[Desk]) -> None:
        super().__init__()
        texts, report, change = context.texts, found.value.report, found.value.change
        said = report.wortel.inhoud
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(Banner("info", texts("desk.notice"), icon="flask"))
        card, mark = Card(texts("desk.of", who=one_line(said.bronhouder))), model.badge(texts, report)
        card.head_right.addWidget(Badge(mark.kind, mark.text, mark.icon))
        datum, thing = load.named(said, texts.language), load.thing(said, texts.language)
        rows: list[Entry] = [
            (texts("detail.reference"), report.kenmerk or texts("unknown")),
            (texts("check.datum"), one_line(datum), one_line(thing)),
            (texts("check.says"), one_line(said.betwijfelde_waarde) or texts("unknown")),
            (texts("check.should"), one_line(said.voorgestelde_waarde)),
            *papers_entry(context, report.leaves(Bijlage)),
        ]
        card.body.addWidget(DescriptionList(rows))
        card.body.addSpacing(12)
        possible = act.possible(report, change)
        if not possible:
            card.body.addWidget(Text(texts("desk.over"), "body", "ink2", wrap=True))
        why_not = model.unchanged(texts, report, change)
        if why_not:
            card.body.addWidget(Text(why_not, "body", "ink2", wrap=True))
            card.body.addSpacing(8)
        for place, what in enumerate(possible):
            card.body.addWidget(self._button(context, what, place), 0, Qt.AlignmentFlag.AlignLeft)
            card.body.addSpacing(8)
        link = Link(texts("desk.back"), icon_before="arrow-left")
        link.clicked.connect(partial(context.go, f"meldingen/{report.id}"))
        card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)

    def _button(self, context: Context, what: Act, place: int) -> Button:
        button = Button(context.texts(f"desk.{what}"), "primary" if place == 0 else "secondary")
        button.setEnabled(context.may_write)
        button.clicked.connect(partial(self.done.emit, what, context.texts(f"desk.why_{what}")))
        return button
