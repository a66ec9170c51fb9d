"""A page of data from several sources: two columns of cards, each waiting for its own source under its own title."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.contributions import Mark
from app.kit.doubting import About, Data
from app.kit.facts import Fact
from app.kit.page import ContentPage, SourceSlot
from app.kit.source_card import SourceCard
from services.http import Sourced
from widgets.badge import Badge
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry, beside
from widgets.layouts import GridColumns
from widgets.plain import one_line
from widgets.state_view import Failed, Loading
from widgets.text import Heading, Text
from widgets.theme import theme

T = TypeVar("T")
COLUMN, ACROSS, DOWN = 480, 24, 20
UNDER_TITLE = 6
_HEAD_LINE, _NATURAL, _LONGEST = 32, 320, 600


class DataPage(ContentPage):
    """Two columns of cards that are as high as they need to be; on a narrow window the second comes under the first.

    ``section`` adds one; what it draws may be one card or several under each other.
    """

    def begin_cards(self, title: str, lead: str) -> None:
        """Begin the page with its title, its lead and two empty columns."""
        self.begin(title, lead)
        grid = GridColumns(COLUMN, ACROSS, DOWN, max_columns=2)
        self._columns = [QVBoxLayout() for _ in range(2)]
        for column in self._columns:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(DOWN)
            holder = QWidget()
            holder.setLayout(column)
            grid.addWidget(holder)
        self.body.addLayout(grid)

    def section(
        self,
        title: str,
        source: str,
        ask: Callable[[], T],
        draw: Callable[[T], QWidget],
        lines: int = 4,
        column: int = 0,
    ) -> None:
        """Add what ``draw`` makes of a source; until then a card with ``title`` says that it waits."""
        self.place(TitledSlot(self.context, title, source, ask, draw, lines), column)

    def place(self, part: QWidget, column: int) -> None:
        """Put a part at the end of a column."""
        self._columns[column].addWidget(part)

    def end(self) -> None:
        """Leave the rest of both columns empty."""
        for column in self._columns:
            column.addStretch(1)
        super().end()


class TitledSlot(SourceSlot[T]):
    """Waits and fails in a card with a title, and gives way to the cards that come."""

    def __init__(
        self,
        context: Context,
        title: str,
        source: str,
        ask: Callable[[], T],
        draw: Callable[[T], QWidget],
        lines: int,
    ) -> None:
        self._title = title  # before the slot starts: it shows at once that it waits
        super().__init__(context, source, ask, draw, lines)

    def _show(self, widget: QWidget) -> None:
        if not isinstance(widget, Loading | Failed):
            super()._show(widget)
            return
        card = Card(self._title)
        card.body.addWidget(widget)
        card.body.addStretch(1)
        super()._show(card)


class DataCard(SourceCard):
    """A card whose title stands close above its content, with room for chips or a badge at the right.

    ``subject`` tells its link from that of twins with the same title; ``gap`` is the px under the title.
    """

    def __init__(
        self, context: Context, title: str, subject: str = "", level: int = 2, gap: int = UNDER_TITLE
    ) -> None:
        super().__init__(context, "")
        self._context = context
        self._subject = subject or title
        self.body.setContentsMargins(20, 12, 20, 12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(TitleLine(one_line(title), level), 1)
        row.addLayout(self.head_right)
        self.body.addLayout(row)
        self.body.addSpacing(gap)

    def add(self, part: QWidget, gap: int = 0) -> None:
        """Add a part, ``gap`` px under the one before."""
        self.body.addSpacing(gap)
        self.body.addWidget(part)

    def say(self, words: str, gap: int = 0) -> None:
        """Add a sentence."""
        self.add(Text(one_line(words, _LONGEST), "body", "ink2", wrap=True), gap)

    def end(self, found: Sourced[T], wrong: str, data: Data = (), thing: str = "") -> "DataCard":
        """Leave the rest empty and end with the source line; ``wrong`` says who corrects the data.

        ``data`` and ``thing`` are those of ``About``: what can be reported from this card, by name or as a whole.
        """
        self.body.addStretch(1)
        line = self._context.source_line(found.source, found.holder, found.retrieved)
        self.set_source(line, wrong, About(found.source, data, thing, found.holder), found.marks)
        return self


class TitleLine(Heading):
    """A card title that is at least as high as a chip or a plate beside it."""

    def __init__(self, title: str, level: int = 2) -> None:
        super().__init__(title, "section", level, wrap=True)

    def heightForWidth(self, width: int) -> int:
        """What its lines need, but at least what stands beside it."""
        return max(super().heightForWidth(width), theme().px(_HEAD_LINE))

    def minimumSizeHint(self) -> QSize:
        """At least as high as what stands beside it."""
        return super().minimumSizeHint().expandedTo(QSize(0, theme().px(_HEAD_LINE)))


class _Facts(DescriptionList):
    """Its natural width leaves room for values beside their terms; otherwise its hint is that of the stacked form."""

    def natural_width(self) -> int:
        """Wide enough for two columns, however short the values are."""
        return max(super().natural_width(), theme().px(_NATURAL))


def facts_list(rows: Sequence[Fact]) -> DescriptionList:
    """Return facts as terms with values, with a badge where one says more."""
    return _Facts([_entry(row) for row in rows])


def part(title: str, content: QWidget, mark: Mark | None = None) -> QWidget:
    """Return content under a small heading (or none), with a badge at its right when ``mark`` says how it stands."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if title:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Heading(one_line(title), "body_strong", 3, wrap=True), 1)
        if mark is not None:
            head.addWidget(Badge(mark.kind, mark.text, mark.icon, mark.solid))
        column.addLayout(head)
        column.addSpacing(4)
    column.addWidget(content)
    column.addStretch(1)
    return holder


def stacked(cards: Sequence[QWidget]) -> QWidget:
    """Return cards under each other."""
    if len(cards) == 1:
        return cards[0]
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(DOWN)
    for card in cards:
        column.addWidget(card)
    return holder


def _entry(row: Fact) -> Entry:
    if row.mark is None:
        return row.term, row.words, row.note
    badge = Badge(row.mark.kind, row.mark.text, row.mark.icon, row.mark.solid)
    return row.term, beside(row.words, badge), row.note
