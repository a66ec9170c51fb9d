"""A list of messages, cases or logs that opens as fast with 100,000 rows as with 100."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from widgets.focus_ring import paint_ring
from widgets.pressing import OPENING
from widgets.row_model import Row, RowBadge, RowModel
from widgets.row_painter import RowState
from widgets.row_view import NOWHERE, Index, RowView
from widgets.theme import theme

__all__ = ["Row", "RowBadge", "RowList", "RowModel"]



class RowList(RowView):
    """Shows rows by key. ``chosen(key)`` comes when the user picks a row, by mouse, arrows or Enter."""

    chosen = Signal(str)

    def __init__(self, name: str, unread_word: str = "", parent: QWidget | None = None) -> None:
        self._hovered = -1
        self._by_keyboard = False
        self._silent = False
        self._told = ""
        super().__init__(RowModel(unread_word=unread_word), parent)
        self.rows.setParent(self)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("focusRing", "none")   # the row has the ring, see paintEvent
        self.viewport().setMouseTracking(True)

    @property
    def current_key(self) -> str:
        """The key of the chosen row, or nothing."""
        chosen = self.selectionModel().selectedRows()
        return self.rows.row(chosen[0].row()).key if chosen else ""

    def row_model(self) -> RowModel:
        """The model behind the list."""
        return self.rows

    def set_rows(self, rows: Sequence[Row], unread_word: str | None = None) -> None:
        """Show other rows; the chosen row and the place in the list stay when they still exist."""
        kept, near = self.current_key, self.currentIndex().row()   # before the rows are gone
        offset = self.verticalScrollBar().value()
        self._hovered = -1
        self._silent = True
        self.show_rows(rows, unread_word)
        if kept:
            self._set_current(self.rows.number_of(kept, near))
        self._silent = False
        self._told = self.current_key
        self.verticalScrollBar().setValue(offset)

    def choose(self, key: str) -> bool:
        """Choose a row without telling ``chosen`` and scroll to it; False when the key is not there."""
        number = self.rows.number_of(key, self.currentIndex().row())
        self._silent = True
        self._set_current(number)
        self._silent = False
        if number >= 0:
            self.scrollTo(self.rows.index(number, 0))
        return number >= 0

    def clear_choice(self) -> None:
        """Choose nothing."""
        self._silent = True
        self._set_current(-1)
        self._silent = False

    def _set_current(self, number: int) -> None:
        index = self.rows.index(number, 0) if number >= 0 else NOWHERE
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # --- choosing ---------------------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk with the arrows, by page, and to both ends."""
        last, here = self.rows.rowCount() - 1, self.currentIndex().row()
        if last < 0:
            return NOWHERE
        cursor = QAbstractItemView.CursorAction
        steps = {cursor.MoveDown: 1, cursor.MoveNext: 1, cursor.MoveUp: -1, cursor.MovePrevious: -1}
        if here < 0 or action == cursor.MoveHome:
            target = 0
        elif action == cursor.MoveEnd:
            target = last
        elif action in (cursor.MovePageUp, cursor.MovePageDown):
            target = self._page_away(here, 1 if action == cursor.MovePageDown else -1)
        else:
            target = here + steps.get(action, 0)
        return self.rows.index(min(max(target, 0), last), 0)

    def _page_away(self, here: int, direction: int) -> int:
        page = self.viewport().height()
        geometry = self.geometry_of_rows
        geometry.measure_around(here)
        found = geometry.at(max(0, geometry.top(here) + direction * page))
        if found < 0:
            return geometry.count - 1
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
            self._tell(self.rows.row(current.row()).key)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt's own version looks the row up in a layout this list does not have."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if self._silent:
            self._told = self.current_key
        elif selected.count():
            # Assistive technology selects a row without making it current; keys and mouse make it so at once.
            QTimer.singleShot(0, self, self._tell_selection)

    def _tell_selection(self) -> None:
        key = self.current_key
        if key and key != self._told:
            self._silent = True
            self.selectionModel().setCurrentIndex(
                self.selectionModel().selectedRows()[0], QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self._silent = False
            self._tell(key)

    def _tell(self, key: str) -> None:
        self._told = key
        self.chosen.emit(key)

    # --- keyboard, mouse, painting ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar choose the current row, also when it is chosen already."""
        self._by_keyboard = True
        here = self.currentIndex()
        if event.key() in OPENING and here.isValid():
            self.selectionModel().select(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.viewport().update()
            self._tell(self.rows.row(here.row()).key)
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
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        geometry, height = self.geometry_of_rows, self.viewport().height()
        number = geometry.at(self.verticalScrollBar().value())
        while 0 <= number < geometry.count:
            rect = self.full_rect(number)
            if rect.top() >= height:
                break
            self._draw(painter, number, rect)
            number += 1
        if self.hasFocus() and self._by_keyboard and geometry.count:
            paint_ring(painter, self.row_rect(max(0, self.currentIndex().row())), "inside")

    def _draw(self, painter: QPainter, number: int, rect: QRect) -> None:
        row = self.rows.row(number)
        if self.rows.starts_group(number):
            head = QRect(rect.x(), rect.y(), rect.width(), self.painter.head_height)
            self.painter.draw_head(painter, head, row.group)
        chosen = self.selectionModel().isSelected(self.rows.index(number, 0))
        self.painter.draw(painter, self.row_rect(number), row, RowState(chosen, number == self._hovered))
