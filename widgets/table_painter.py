"""Draws table cells and headers: words that wrap, a line under each row, the total in 600."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets import folded_record
from widgets.focus_ring import paint_ring
from widgets.folded_record import Pairs
from widgets.text import text_width
from widgets.text_lines import draw_lines, line_count, line_widths
from widgets.theme import theme

Index = QModelIndex | QPersistentModelIndex
CELL_SIDE = 12            # at both sides of a cell; in a plain table the outer sides have none
_PAD, _SMALL_PAD = 6, 6   # above and below a line of 22 (small: 20), with 1 px line: 35 and 33
_HEADER_STYLE = "meta_strong"


def style_of(small: bool, strong: bool) -> str:
    """Return the type style of a cell."""
    return ("meta" if small else "row") + ("_strong" if strong else "")


class Sides(Struct, frozen=True):
    """How far words stay from the left and the right of their cell, in px."""

    left: int
    right: int

    @property
    def both(self) -> int:
        """The width that words cannot use."""
        return self.left + self.right


def sides_of(column: int, count: int, inset: bool) -> Sides:
    """Return the sides of a column; without ``inset`` the outer ones are flush with the text around."""
    left = CELL_SIDE if inset or column else 0
    return Sides(left, CELL_SIDE if inset or column < count - 1 else 0)


def cell_height(words: str, room: int, small: bool, strong: bool) -> int:
    """Return the height of a cell with its line, in px: 35, or 33 when small, and more when words wrap."""
    style = style_of(small, strong)
    lines = line_count(words, style, max(1, room)) if words else 1
    return lines * theme().line_height(style) + 2 * (_SMALL_PAD if small else _PAD) + 1


def header_height(titles: Sequence[str], rooms: Sequence[int]) -> int:
    """Return the height of the header in px: one line of 14/20, or more when a name wraps."""
    pairs = zip(titles, rooms, strict=True)
    lines = max((line_count(title, _HEADER_STYLE, max(1, room)) for title, room in pairs), default=1)
    return lines * theme().line_height(_HEADER_STYLE) + 2 * _PAD


def longest_word(title: str, cells: Iterable[tuple[str, bool]], small: bool) -> int:
    """Return the width in px of the longest word in a column, which should not be broken."""
    words = [(word, _HEADER_STYLE) for word in title.split()]
    words += [(word, style_of(small, strong)) for cell, strong in cells for word in cell.split()]
    return int(max((text_width(word, style) for word, style in words), default=0.0) + 0.999)


def words_width(title: str, cells: Iterable[tuple[str, bool]], small: bool) -> int:
    """Return the room in px at which a header and (words, strong) cells stay on one line."""
    widths = [text_width(words, style_of(small, strong)) for words, strong in cells]
    return int(max([text_width(title, _HEADER_STYLE), *widths]) + 0.999)


class CellDelegate(QStyledItemDelegate):
    """Draws one cell; the ring of the focus lies in the cell only where there is room for it (inset)."""

    def __init__(
        self, is_strong: Callable[[int], bool], small: bool, inset: bool, parent: QWidget,
        folded: Callable[[int], Pairs] | None = None, names: Callable[[], Sequence[str]] = tuple,
    ) -> None:  # fmt: skip
        """``folded`` gives the (column, words) of a record that is drawn in one cell, or nothing when it is not."""
        super().__init__(parent)
        self._folded, self._names = folded, names
        self._is_strong, self._small, self._inset = is_strong, small, inset
        self._table = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The table sets rows and columns itself."""
        width = option.rect.width()
        return QSize(width, cell_height(str(index.data()), width, self._small, False))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, words, line and the ring of the focus."""
        rect, strong = option.rect, self._is_strong(index.row())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._table.hasFocus()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen:
            painter.fillRect(rect, theme().color("tint"))
        ink = theme().color("tint_ink" if chosen else "ink")
        sides = sides_of(index.column(), index.model().columnCount(), self._inset)
        room = rect.adjusted(sides.left, 0, -sides.right, 0)
        style = style_of(self._small, strong)
        pairs = self._folded(index.row()) if self._folded is not None else ()
        if pairs:
            folded_record.draw(painter, room, pairs, self._names(), style, ink)
        else:
            _draw_words(painter, room, str(index.data()), style, ink, _is_right(index))
        last = index.row() == index.model().rowCount() - 1
        if not last:
            painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme().color("line"))
        if focused and self._inset:
            paint_ring(painter, rect, "inside")
        elif chosen and not self._inset:
            _draw_row_focus(painter, rect)


def _draw_row_focus(painter: QPainter, rect: QRect) -> None:
    """A line above and below the row: a ring would lie over words that start at the edge."""
    width = theme().shape.focus_width
    color = theme().color("focus")
    painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), width), color)
    painter.fillRect(QRect(rect.x(), rect.bottom() + 1 - width, rect.width(), width), color)


def _is_right(index: Index) -> bool:
    alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return bool(int(alignment) & Qt.AlignmentFlag.AlignRight.value)


def _draw_words(painter: QPainter, rect: QRect, words: str, style: str, ink: QColor, right: bool) -> None:
    room = max(1, rect.width())
    x = float(rect.x())
    if right:
        x = rect.right() + 1 - max(line_widths(words, style, room))
    lines = line_count(words, style, room)
    top = rect.y() + (rect.height() - 1 - lines * theme().line_height(style)) // 2
    draw_lines(painter, QPointF(x, top), words, style, ink, room)


class HeaderBar(QHeaderView):
    """Column names in 14/600 over a strong line."""

    def __init__(self, inset: bool, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._inset = inset
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setAutoFillBackground(False)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """See header_height."""
        columns = range(self.count())
        rooms = [self.sectionSize(at) - sides_of(at, self.count(), self._inset).both for at in columns]
        return QSize(super().sizeHint().width(), header_height([self._title(at) for at in columns], rooms))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names and the line."""
        painter = QPainter(self.viewport())
        for column in range(self.count()):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            title = self._title(column)
            side = self.model().headerData(
                column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
            )
            right = bool(int(side) & Qt.AlignmentFlag.AlignRight.value)
            sides = sides_of(column, self.count(), self._inset)
            cell = QRect(left + sides.left, 0, max(1, width - sides.both), self.height())
            _draw_words(painter, cell, title, _HEADER_STYLE, theme().color("ink2"), right)
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme().color("line_strong"))

    def _title(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.viewport().update()
