"""A list of messages, cases or logs that opens as fast with 100,000 rows as with 100."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from widgets.focus_ring import paint_ring
from widgets.row_geometry import RowGeometry
from widgets.row_model import Row, RowBadge, RowModel
from widgets.row_painter import RowPainter, RowState
from widgets.scroll_page import ThinScrollBar
from widgets.theme import theme

__all__ = ["Row", "RowBadge", "RowList", "RowModel"]

Index = QModelIndex | QPersistentModelIndex
_GUESS = 64
_STEP = 32
_PAUSE_MS = 10   # between two blocks that are measured while nothing else happens
_TYPICAL = (364, 600)
_NOWHERE = QModelIndex()


class RowList(QListView):
    """Shows rows by key. ``chosen(key)`` comes when the user picks a row, by mouse, arrows or Enter.

    Qt's own QListView asks every row for its size before it shows the first; this one keeps its own geometry
    and measures what is in sight. It stays a QListView, so screen readers get their list and items.
    """

    chosen = Signal(str)

    def __init__(self, name: str, unread_word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(unread_word=unread_word)
        self._painter = RowPainter(_TYPICAL[0])
        self._geometry = RowGeometry(0, self._measure, _GUESS)
        self._hovered = -1
        self._by_keyboard = False
        self._silent = False
        self._later = QTimer(self, interval=_PAUSE_MS)
        self._later.timeout.connect(self._measure_more)
        self._prepare(name)
        self.setModel(self._rows)
        theme().changed.connect(self._restyle)

    def _prepare(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setVerticalScrollBar(ThinScrollBar(self))
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.Base)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("focusRing", "none")   # the row has the ring, see paintEvent
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    @property
    def current_key(self) -> str:
        """The key of the chosen row, or nothing."""
        chosen = self.selectionModel().selectedRows()
        return self._rows.row(chosen[0].row()).key if chosen else ""

    def row_model(self) -> RowModel:
        """The model behind the list."""
        return self._rows

    def set_rows(self, rows: Sequence[Row], unread_word: str | None = None) -> None:
        """Show other rows; the chosen row and the place in the list stay when they still exist."""
        kept, near = self.current_key, self.currentIndex().row()   # before the rows are gone
        offset = self.verticalScrollBar().value()
        self._silent = True
        self._rows.set_rows(rows, unread_word)
        self._start_over()
        if kept:
            self._set_current(self._rows.number_of(kept, near))
        self._silent = False
        self.verticalScrollBar().setValue(offset)

    def choose(self, key: str) -> bool:
        """Choose a row without telling ``chosen`` and scroll to it; False when the key is not there."""
        number = self._rows.number_of(key, self.currentIndex().row())
        self._silent = True
        self._set_current(number)
        self._silent = False
        if number >= 0:
            self.scrollTo(self._rows.index(number, 0))
        return number >= 0

    def clear_choice(self) -> None:
        """Choose nothing."""
        self._silent = True
        self._set_current(-1)
        self._silent = False

    def _set_current(self, number: int) -> None:
        index = self._rows.index(number, 0) if number >= 0 else _NOWHERE
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # --- geometry ---------------------------------------------------------------------------------

    def _measure(self, number: int) -> int:
        head = self._painter.head_height if self._rows.starts_group(number) else 0
        return head + self._painter.height(self._rows.row(number))

    def _start_over(self) -> None:
        self._painter = RowPainter(max(1, self.viewport().width()))
        guess = theme().px(_GUESS)
        self._geometry = RowGeometry(self._rows.rowCount(), self._measure, guess, self._keep_rows)
        self._hovered = -1
        self.updateGeometries()
        self.viewport().update()
        if self.isVisible():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on measuring."""
        super().showEvent(event)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stop measuring."""
        self._later.stop()
        super().hideEvent(event)

    def _measure_more(self) -> None:
        self._geometry.measure_next()
        if self._geometry.complete:
            self._later.stop()

    def _keep_rows(self, bottom: int, delta: int) -> None:
        """Something above was measured: scroll along, so that the rows in sight stay where they are."""
        bar = self.verticalScrollBar()
        value = bar.value()
        self.updateGeometries()
        if bottom <= value:
            bar.setValue(value + delta)

    def _full_rect(self, number: int) -> QRect:
        """Return where the row lies, its group head included."""
        top = self._geometry.top(number)   # measuring can scroll, so this comes before value()
        top -= self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._geometry.height(number))

    def _row_rect(self, number: int) -> QRect:
        head = self._painter.head_height if self._rows.starts_group(number) else 0
        return self._full_rect(number).adjusted(0, head, 0, 0)

    def visualRect(self, index: Index) -> QRect:
        """Where the row lies in the viewport, without the head of its group."""
        known = index.isValid() and index.row() < self._geometry.count
        return self._row_rect(index.row()) if known else QRect()

    def indexAt(self, p: QPoint) -> QModelIndex:
        """The row at a place; a group head is no row."""
        number = self._geometry.at(p.y() + self.verticalScrollBar().value())
        if number < 0 or not self._row_rect(number).contains(p):
            return _NOWHERE
        return self._rows.index(number, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row in sight, with the group head above it."""
        if not index.isValid() or index.row() >= self._geometry.count:
            return
        self._geometry.measure_around(index.row())
        rect, page = self._full_rect(index.row()), self.viewport().height()
        bar = self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - page // 2)
        elif rect.top() < 0 or rect.height() > page:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= page:
            bar.setValue(bar.value() + rect.bottom() + 1 - page)

    def updateGeometries(self) -> None:
        """Set the range of the scroll bar."""
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(theme().px(_STEP))
        bar.setRange(0, max(0, self._geometry.total() - page))

    def doItemsLayout(self) -> None:  # noqa: N802
        """Leave out QListView's own layout, which asks all rows for their size."""
        QAbstractItemView.doItemsLayout(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw again; only the rows in sight are drawn."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width can change heights: keep the first row in sight where it is."""
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() != event.oldSize().width():
            self._keep_place()
        self.updateGeometries()

    def _keep_place(self) -> None:
        bar = self.verticalScrollBar()
        first = self._geometry.at(bar.value()) if self._geometry.count else -1
        into = bar.value() - self._geometry.top(first) if first >= 0 else 0
        self._start_over()
        if 0 < first < self._geometry.count:
            self._geometry.measure_around(first)
            top = self._geometry.top(first)
            self.updateGeometries()
            bar.setValue(top + into)

    def _restyle(self) -> None:
        self._keep_place()

    def sizeHint(self) -> QSize:
        """As wide as in the message box, by a comfortable height."""
        return QSize(theme().px(_TYPICAL[0]), _TYPICAL[1])

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a half screen."""
        return QSize(theme().px(160), theme().px(120))

    def verticalOffset(self) -> int:
        """How far the list is scrolled, in px."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Never scrolled sideways."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        """No row is hidden."""
        return False

    # --- choosing ---------------------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk with the arrows, by page, and to both ends."""
        last, here = self._geometry.count - 1, self.currentIndex().row()
        if last < 0:
            return _NOWHERE
        cursor = QAbstractItemView.CursorAction
        if here < 0 or action == cursor.MoveHome:
            target = 0
        elif action == cursor.MoveEnd:
            target = last
        elif action in (cursor.MovePageUp, cursor.MovePageDown):
            target = self._page_away(here, 1 if action == cursor.MovePageDown else -1)
        else:
            target = here + (1 if action in (cursor.MoveDown, cursor.MoveNext) else -1)
            if action in (cursor.MoveLeft, cursor.MoveRight):
                target = here
        return self._rows.index(min(max(target, 0), last), 0)

    def _page_away(self, here: int, direction: int) -> int:
        page = self.viewport().height()
        found = self._geometry.at(max(0, self._geometry.top(here) + direction * page))
        if found < 0:
            return self._geometry.count - 1
        return found if found != here else here + direction

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Qt gives a rectangle; the row at its corner is meant."""
        index = self.indexAt(rect.topLeft()) if rect.isValid() else self.currentIndex()
        if not index.isValid():
            index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where the chosen row lies."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the row, tell assistive technology which item has the focus, and tell ``chosen``."""
        QAbstractItemView.currentChanged(self, current, previous)
        self.viewport().update()
        if not current.isValid():
            return
        if QAccessible.isActive() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)
        if not self._silent:
            self.chosen.emit(self._rows.row(current.row()).key)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt's own version looks the row up in a layout this list does not have."""
        QAbstractItemView.selectionChanged(self, selected, deselected)

    # --- keyboard, mouse, painting ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar choose the current row again, for example to open it."""
        self._by_keyboard = True
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and here.isValid():
            self.selectionModel().select(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.viewport().update()
            self.chosen.emit(self._rows.row(here.row()).key)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by keyboard shows the ring, on the chosen row or on the first; it chooses nothing."""
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        self._silent = True   # Qt makes the first row current here, and that would open a message unasked
        QAbstractItemView.focusInEvent(self, event)
        self._silent = False
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse needs no ring."""
        self._by_keyboard = False
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse for the hover look."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.indexAt(event.position().toPoint()).row())
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight, and the ring of the focus in the current one."""
        painter = QPainter(self.viewport())
        height = self.viewport().height()
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        number = self._geometry.at(self.verticalScrollBar().value()) if self._geometry.count else -1
        while 0 <= number < self._geometry.count:
            rect = self._full_rect(number)
            if rect.top() >= height:
                break
            self._draw(painter, number, rect)
            number += 1
        if self.hasFocus() and self._by_keyboard and self._geometry.count:
            current = max(0, self.currentIndex().row())
            paint_ring(painter, self._row_rect(current), "inside")

    def _draw(self, painter: QPainter, number: int, rect: QRect) -> None:
        row = self._rows.row(number)
        if self._rows.starts_group(number):
            head = QRect(rect.x(), rect.y(), rect.width(), self._painter.head_height)
            self._painter.draw_head(painter, head, row.group)
        chosen = self.selectionModel().isSelected(self._rows.index(number, 0))
        state = RowState(chosen, number == self._hovered)
        self._painter.draw(painter, self._row_rect(number), row, state)

    def setModel(self, model: Any) -> None:
        """The list has its own model; give rows with ``set_rows``."""
        if model is not self._rows:
            raise TypeError("a RowList shows its own RowModel; use set_rows")
        super().setModel(model)
