"""Draws the usage history: search with suggestions, a table of ten lines, and the pages."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.texts import Texts
from app.modules.account import load
from services.clock import AMSTERDAM
from services.identity.history import Line
from widgets.accessible import announce
from widgets.button import Button
from widgets.chip import ChipGroup
from widgets.layouts import FlowLayout
from widgets.record_table import SimpleTable
from widgets.search_field import SearchField
from widgets.state_view import Empty
from widgets.text import Text

Row = tuple[str, str, str]


class HistoryView(QWidget):
    """Times are Dutch time. ``back`` leads to the account."""

    back = Signal()

    def __init__(self, context: Context, lines: Sequence[Line]) -> None:
        super().__init__()
        texts = self._texts = context.texts
        self._rows = [row_of(texts, line) for line in lines]
        self._words, self._page = "", 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if not lines:
            none = Empty(texts("history_none"), "history", texts("back"), texts("history_none_what"))
            none.acted.connect(self.back)
            column.addWidget(none)
            return
        search = SearchField(texts("search"), texts("search"), texts("search_clear"), height=44)
        search.changed.connect(self._search)
        search.searched.connect(self._search)
        self._field = search
        column.addWidget(search)
        chips = ChipGroup([(one, one, "") for one in load.suggestions(self._rows)], name=texts("suggestions"))
        chips.chosen.connect(self._suggest)
        column.addWidget(chips)
        headers = [texts("date"), texts("time"), texts("what")]
        self._table = SimpleTable(headers, [], name=texts("history"))
        column.addWidget(self._table)
        self._count = Text("", "meta", "ink2")
        column.addWidget(self._count)
        column.addLayout(self._pages())
        column.addWidget(Text(texts("history_note"), "meta", "ink2", wrap=True))
        self._show()

    def _pages(self) -> FlowLayout:
        row = FlowLayout(12, 8)
        self._before = Button(self._texts("page_before"), kind="secondary", small=True)
        self._before.clicked.connect(self._previous)
        self._after = Button(self._texts("page_after"), kind="secondary", small=True)
        self._after.clicked.connect(self._next)
        back = Button(self._texts("back"), kind="neutral", small=True)
        back.clicked.connect(self.back)
        for button in (self._before, self._after, back):
            row.addWidget(button)
        return row

    def _show(self) -> None:
        found = load.matching(self._rows, self._words)
        last = load.pages(found) - 1
        self._page = min(self._page, last)
        self._table.set_cells(load.page_of(found, self._page))
        words = self._texts("page", number=self._page + 1, total=last + 1, n=len(found))
        self._count.set_text(words)
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < last)
        announce(self, words)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._words, self._page = words, 0
        self._show()

    @Slot(str)
    def _suggest(self, words: str) -> None:
        self._field.set_text(words)
        self._search(words)

    @Slot()
    def _previous(self) -> None:
        self._page -= 1
        self._show()

    @Slot()
    def _next(self) -> None:
        self._page += 1
        self._show()


def row_of(texts: Texts, line: Line) -> Row:
    """Return date, time and action of one line in words."""
    local = line.at.astimezone(AMSTERDAM)
    means = texts(f"means.{line.means}") if line.means else ""
    service = line.service or texts("office")
    detail = texts.maybe(f"document.{line.detail}") or line.detail
    action = texts(f"action.{line.action}", service=service, means=means, detail=detail)
    return texts.date(local.date()), texts.time(local), action
