"""Layouts that fold with the width and the text scale, separators and the hatch of the practice strip."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

from widgets.icon import DECORATIVE
from widgets.theme import theme

_HATCH_STEP, _HATCH_WIDTH = 11.31, 2   # 8 and 2 px measured square to lines of 45°


class _Items(QLayout):
    """The bookkeeping every QLayout written in Python needs."""

    def __init__(self, hgap: int, vgap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._parts: dict[int, tuple[object, QWidget]] = {}
        self._hgap, self._vgap = hgap, vgap
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - Qt's name
        """Add one widget at the end, in an item of our own.

        The item that Qt makes itself is unknown to shiboken when it dies: a later item at the same address would
        be taken for it, and fall with the layout of a page that is long gone.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def show_parts(self, wanted: "Sequence[tuple[object, Callable[[], QWidget]]]") -> None:
        """Show one widget per part, in this order: what is shown stays, what is new is made, the rest goes.

        A part is known again by being the same object.
        """
        items = {item.widget(): item for item in self._items}
        known = {key: one for key, one in self._parts.items() if one[1] in items}
        self._parts = {
            id(part): known.pop(id(part)) if id(part) in known else (part, make()) for part, make in wanted
        }
        shown = [widget for _, widget in self._parts.values()]
        new = [widget for widget in shown if widget not in items]
        for widget in new:
            self.addChildWidget(widget)
            items[widget] = QWidgetItem(widget)
        self._items = [items[widget] for widget in shown]
        for widget, following in reversed(list(pairwise(shown))):
            if widget in new:
                widget.stackUnder(following)   # assistive technology reads the parts of a page in this order
        for _, gone in known.values():
            _let_go(gone)
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add one item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items, hidden ones included."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None past the end (Qt asks until then)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return one item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Folding makes it higher."""
        return True

    def invalidate(self) -> None:
        """Something inside changed: measure again when asked."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """The height in px at this width; Qt asks dozens of times between two changes."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def minimumSize(self) -> QSize:
        """The largest item, with the margins."""
        if self._least is None:
            size = QSize()
            for item in self._shown():
                size = size.expandedTo(item.minimumSize())
            self._least = self._with_margins(size)
        return self._least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, moving: bool) -> int:
        raise NotImplementedError


class FlowLayout(_Items):
    """Items beside each other that go on in a next line, like words; each line centres its items."""

    def sizeHint(self) -> QSize:
        """All items in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._hgap * max(0, len(hints) - 1)
        return self._with_margins(QSize(width, max((hint.height() for hint in hints), default=0)))

    def _place(self, rect: QRect, moving: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.top()
        lines = self._lines(inner.width())
        for line in lines:
            height = max(size.height() for _, size in line)
            if moving:
                self._put(line, inner.left(), y, height)
            y += height + self._vgap
        used = y - self._vgap if lines else y
        return used - rect.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = _fitted(item, width)
            if not lines or used + self._hgap + size.width() > width:
                lines.append([])
                used = -self._hgap
            lines[-1].append((item, size))
            used += self._hgap + size.width()
        return lines

    def _put(self, line: list[tuple[QLayoutItem, QSize]], x: int, y: int, height: int) -> None:
        for item, size in line:
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self._hgap


def _fitted(item: QLayoutItem, width: int) -> QSize:
    size = item.sizeHint()
    if size.width() <= width:
        return size
    narrow = max(width, item.minimumSize().width())
    return QSize(narrow, item.heightForWidth(narrow) if item.hasHeightForWidth() else size.height())


class GridColumns(_Items):
    """Equal columns, as many as fit at ``min_width`` px (times the text scale); rows are equally high."""

    def __init__(self, min_width: int, gap: int, vgap: int | None = None, max_columns: int = 0) -> None:
        """``max_columns`` 0 is no limit."""
        super().__init__(gap, gap if vgap is None else vgap)
        self._min_width, self._most = min_width, max_columns

    def set_max_columns(self, max_columns: int) -> None:
        """Allow other numbers of columns; 0 is no limit."""
        self._most = max_columns
        self.invalidate()

    def sizeHint(self) -> QSize:
        """All items beside each other, up to the most columns."""
        count = len(self._shown())
        columns = max(1, min(count, self._most or count))
        width = columns * self._column_least() + (columns - 1) * self._hgap
        return self._with_margins(QSize(width, self.heightForWidth(width)))

    def _column_least(self) -> int:
        return theme().px(self._min_width)

    def columns_at(self, width: int) -> int:
        """How many columns fit in ``width`` px."""
        fit = max(1, (width + self._hgap) // (self._column_least() + self._hgap))
        return min(fit, self._most) if self._most else fit

    def _place(self, rect: QRect, moving: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        shown, columns = self._shown(), self.columns_at(inner.width())
        free = inner.width() - self._hgap * (columns - 1)
        edges = [round(free * n / columns) + self._hgap * n for n in range(columns + 1)]
        y = inner.top()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            widths = [edges[n + 1] - self._hgap - edges[n] for n in range(len(row))]
            height = max(_height_at(item, width) for item, width in zip(row, widths, strict=True))
            if moving:
                for n, item in enumerate(row):
                    item.setGeometry(QRect(inner.left() + edges[n], y, widths[n], height))
            y += height + self._vgap
        used = y - self._vgap if shown else y
        return used - rect.top() + margins.bottom()


def _height_at(item: QLayoutItem, width: int) -> int:
    # Qt asks the layout inside a widget and passes over the widget's own answer, such as a tile of at least 98 px.
    flexible = item.widget() or item
    asked = flexible.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(asked, item.minimumSize().height() if not item.hasHeightForWidth() else 0)


class _Rule(QWidget):
    """One painted, decorative line or band."""

    def __init__(self, token: str, width: int, height: int) -> None:
        super().__init__()
        self._token = token
        self.setObjectName(DECORATIVE)
        if width:
            self.setFixedWidth(width)
        if height:
            self.setFixedHeight(height)
        grow, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed if width else grow, fixed if height else grow)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the token colour."""
        QPainter(self).fillRect(self.rect(), theme().color(self._token))


class _Hatch(_Rule):
    """The 45° hatch that marks what only the tester needs, with a line under it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, slanted lines, and the line at the bottom."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("strip"))
        line = theme().color("strip_edge" if theme().name != "contrast" else "strip_text")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, _HATCH_WIDTH))
        height, x = self.height(), -float(self.height())
        while x < self.width():
            painter.drawLine(QPoint(round(x), height), QPoint(round(x) + height, 0))
            x += _HATCH_STEP
        painter.restore()
        painter.fillRect(0, height - 1, self.width(), 1, line)


def separator(vertical: bool = False, length: int = 0, token: str = "line") -> QWidget:
    """Return a line of 1 px, horizontal or vertical, over the whole length or ``length`` px."""
    rule = _Rule(token, 1 if vertical else length, length if vertical else 1)
    return rule


def hatch(height: int = 8) -> QWidget:
    """Return the practice hatch, ``height`` px high plus its line."""
    return _Hatch("strip", 0, height + 1)


def clear(layout: QLayout) -> None:
    """Empty a layout; its widgets go away at once from sight and soon for good."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            _let_go(widget)
        elif inner is not None:
            clear(inner)


def _let_go(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
