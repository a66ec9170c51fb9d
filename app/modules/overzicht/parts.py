"""The cards of the overview: one thing to do, and a few rows of a module."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.kit.contributions import Attention, Mark, Panel, PanelRow
from app.kit.texts import Texts
from app.modules.overzicht.load import SOON
from widgets.badge import Badge
from widgets.card import Card
from widgets.layouts import FlowLayout
from widgets.link import Link
from widgets.list_row import ListRow
from widgets.text import Heading, Text
from widgets.theme import theme

_NARROW = 800


class AttentionCard(Card):
    """Badge and date, what to do, who asks, and the link that does it."""

    asked = Signal(str)

    def __init__(self, attention: Attention, mark: Mark | None, until: str) -> None:
        super().__init__()
        self._address = attention.address
        self.body.setContentsMargins(20, 16, 20, 14)
        if mark is not None:
            row = FlowLayout(10, 4)
            row.addWidget(Badge(mark.kind, mark.text, mark.icon, mark.solid))
            row.addWidget(Text(until, "meta", "ink2"))
            self.body.addLayout(row)
            self.body.addSpacing(9)
        self.body.addWidget(Heading(attention.title, "option", level=3, wrap=True))
        self.body.addSpacing(2)
        self.body.addWidget(Text(attention.sender, "body", "ink2", wrap=True))
        self.body.addStretch(1)
        link = Link(attention.action, icon_after="arrow-right")
        link.set_context(attention.title)
        link.clicked.connect(self._go)
        self.body.addSpacing(11)
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _go(self) -> None:
        self.asked.emit(self._address)


class PanelCard(Card):
    """A module's rows under its name, with a link to all of them."""

    asked = Signal(str)

    def __init__(self, panel: Panel, texts: Texts) -> None:
        super().__init__(panel.title, panel.all_text)
        self._panel = panel
        self.link_clicked.connect(self._all)
        self.body.setContentsMargins(0, 0, 0, 0)
        for row in panel.rows:
            shown = _row(row, texts)
            shown.clicked.connect(partial(self.asked.emit, row.address))
            self.body.addWidget(shown)
        if not panel.rows:
            line = QHBoxLayout()
            line.setContentsMargins(20, 4, 20, 20)
            line.addWidget(Text(panel.empty_text, "body", "ink2", wrap=True))
            self.body.addLayout(line)
        self.body.addStretch(1)

    @Slot()
    def _all(self) -> None:
        self.asked.emit(self._panel.all_address)


def deadline_mark(texts: Texts, deadline: date | None, today: date) -> Mark | None:
    """Return the badge for a deadline: tinted amber, solid at seven days or fewer, red when it has passed."""
    if deadline is None:
        return None
    days = (deadline - today).days
    if days < 0:
        return Mark("err", texts("late", n=-days), "alert-circle")
    if days == 0:
        return Mark("warn", texts("today"), "clock", solid=True)
    near = days <= SOON
    return Mark("warn", texts("days_left", n=days), "clock" if near else "calendar", solid=near)


def _row(row: PanelRow, texts: Texts) -> ListRow:
    said = [texts("unread") if row.unread else "", row.title, row.meta]
    said += [row.mark.text if row.mark else "", row.date, texts("attachment") if row.attachment else ""]
    return ListRow(
        row.title,
        row.meta,
        date=row.date,
        icon="paperclip" if row.attachment else "",
        badge=(row.mark.kind, row.mark.text, row.mark.icon, row.mark.solid) if row.mark else None,
        strong=row.unread or row.mark is not None,
        dot=row.unread if row.mark is None else None,
        name=", ".join(part for part in said if part),
    )


class HeadRow(QWidget):
    """The greeting with the date at the right, or under it when there is little room."""

    def __init__(self, greeting: QWidget, today: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(greeting, 1)
        self._row.addWidget(today, 0, Qt.AlignmentFlag.AlignBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the date where there is room for it."""
        super().resizeEvent(event)
        narrow = self.width() / theme().scale < _NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)
