"""The geometry of a very long list inside a QListView: only the rows in sight are measured."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from widgets.row_geometry import RowGeometry
from widgets.row_model import Row, RowModel
from widgets.row_painter import RowPainter
from widgets.scroll_page import ThinScrollBar
from widgets.theme import theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_GUESS = 64
_STEP = 32
# Blocks nobody looked at yet are measured while nothing else happens, well after the list has opened.
_FIRST_PAUSE_MS, _PAUSE_MS = 250, 10
_TYPICAL = (364, 600)


class RowView(QListView):
    """Knows where rows are and scrolls to them.

    Qt's own QListView asks every row for its size before it shows the first; this one keeps its own geometry.
    It stays a QListView, so screen readers get their list and items.
    """

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._known: tuple[RowPainter, RowGeometry] | None = None
        self._later = QTimer(self)
        self._later.timeout.connect(self._measure_more)
        self.setVerticalScrollBar(ThinScrollBar(self))
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.Base)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        super().setModel(model)
        theme().changed.connect(self._restyle)

    @property
    def painter(self) -> RowPainter:
        """Draws the rows at the present width and theme."""
        return self._measured()[0]

    @property
    def geometry_of_rows(self) -> RowGeometry:
        """Where the rows lie at the present width and theme."""
        return self._measured()[1]

    def _measured(self) -> tuple[RowPainter, RowGeometry]:
        """Build painter and geometry when they are first needed: a hidden list costs nothing."""
        if self._known is None:
            painter = RowPainter(max(1, self.viewport().width()))

            def measure(number: int) -> int:
                head = painter.head_height if self.rows.starts_group(number) else 0
                return head + painter.height(self.rows.row(number))

            geometry = RowGeometry(self.rows.rowCount(), measure, theme().px(_GUESS), self._keep_rows)
            self._known = (painter, geometry)
        return self._known

    def _start_over(self) -> None:
        """The rows, the width or the theme are others now."""
        self._known = None
        if self.isVisible():
            self.updateGeometries()
            self.viewport().update()
            self._later.start(_FIRST_PAUSE_MS)

    def show_rows(self, rows: Sequence[Row], unread_word: str | None) -> None:
        """Put other rows in the model."""
        self._known = None
        self.rows.set_rows(rows, unread_word)
        self._start_over()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the scroll bar, and measure the rest later."""
        super().showEvent(event)
        self.updateGeometries()
        self._later.start(_FIRST_PAUSE_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stop measuring."""
        self._later.stop()
        super().hideEvent(event)

    def _measure_more(self) -> None:
        self._later.setInterval(_PAUSE_MS)
        geometry = self.geometry_of_rows
        geometry.measure_next()
        if geometry.complete:
            self._later.stop()

    def _keep_rows(self, bottom: int, delta: int) -> None:
        """Something above was measured: scroll along, so that the rows in sight stay where they are."""
        bar = self.verticalScrollBar()
        value = bar.value()
        self.updateGeometries()
        if bottom <= value:
            bar.setValue(value + delta)

    def full_rect(self, number: int) -> QRect:
        """Return where the row lies in the viewport, its group head included."""
        geometry = self.geometry_of_rows
        top = geometry.top(number)   # measuring can scroll, so this comes before value()
        top -= self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), geometry.height(number))

    def row_rect(self, number: int) -> QRect:
        """Return where the row lies in the viewport, without the head of its group."""
        head = self.painter.head_height if self.rows.starts_group(number) else 0
        return self.full_rect(number).adjusted(0, head, 0, 0)

    def visualRect(self, index: Index) -> QRect:
        """Where the row lies, for Qt and for screen readers."""
        known = index.isValid() and index.row() < self.geometry_of_rows.count
        return self.row_rect(index.row()) if known else QRect()

    def indexAt(self, p: QPoint) -> QModelIndex:
        """The row at a place; a group head is no row."""
        number = self.geometry_of_rows.at(p.y() + self.verticalScrollBar().value())
        if number < 0 or not self.row_rect(number).contains(p):
            return NOWHERE
        return self.rows.index(number, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row in sight, with the group head above it."""
        geometry = self.geometry_of_rows
        if not index.isValid() or index.row() >= geometry.count:
            return
        geometry.measure_around(index.row())
        self.updateGeometries()
        rect, page = self.full_rect(index.row()), self.viewport().height()
        bar = self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - page // 2)
        elif rect.top() < 0 or rect.height() > page:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= page:
            bar.setValue(bar.value() + rect.bottom() + 1 - page)

    def updateGeometries(self) -> None:
        """Set the range of the scroll bar."""
        if self._known is None and not self.isVisible():
            return
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(theme().px(_STEP))
        bar.setRange(0, max(0, self.geometry_of_rows.total() - page))

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
        if not self.isVisible() or self._known is None:
            self._start_over()
            return
        bar = self.verticalScrollBar()
        first = self.geometry_of_rows.at(bar.value())
        into = bar.value() - self.geometry_of_rows.top(first) if first >= 0 else 0
        self._start_over()
        if first > 0:
            self.geometry_of_rows.measure_around(first)
            top = self.geometry_of_rows.top(first)
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
