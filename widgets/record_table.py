"""Tables: records by column in a scrolling table, and the small fixed table inside a card or a message."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from widgets import folded_record
from widgets.column_widths import divide
from widgets.folded_record import Pairs
from widgets.pressing import ENTER
from widgets.record_model import Column, RecordTableModel
from widgets.scroll_page import ThinScrollBar
from widgets.table_painter import (
    CellDelegate,
    HeaderBar,
    cell_height,
    header_height,
    longest_word,
    sides_of,
    style_of,
    words_width,
)
from widgets.theme import theme

__all__ = ["Column", "RecordTable", "RecordTableModel", "SimpleTable"]

Index = QModelIndex | QPersistentModelIndex
_WRAPPED_ROWS = 400      # up to here rows grow with wrapped text; longer tables keep one height
_MEASURED_ROWS = 60      # rows that tell how wide the columns must be
_WIDEST_COLUMN = 480
_LONGEST_WORD = 200
_LEAST_COLUMN = 64
Cell = tuple[str, bool]   # words, and whether they stand in the total row


class RecordTable(QTableView):
    """A scrolling table; ``opened(row)`` comes with Enter or a double click. Tab leaves it.

    Where the columns have no room for whole words, a record folds: one cell with every value on a line of its own.
    """

    opened = Signal(int)
    inset = True   # words stay 12 px from the outer sides, so that the ring of the focus fits in a cell

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        small: bool = False,
        show_header: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._small = small
        self._table = RecordTableModel(columns, self)
        self._asked: dict[tuple[object, ...], list[int]] = {}
        self._shows_names = show_header
        self._delegate = CellDelegate(self._table.is_strong, small, self.inset, self, self._folded_pairs, self._names)
        self._prepare(name, show_header)
        self._table.modelReset.connect(self._forget)   # before the view itself hears of it
        self.setModel(self._table)
        self.doubleClicked.connect(self._open)
        theme().changed.connect(self._restyle)

    def _prepare(self, name: str, show_header: bool) -> None:
        self.setAccessibleName(name)
        header = HeaderBar(self.inset, self)
        header.setVisible(show_header)
        self.setHorizontalHeader(header)
        self.verticalHeader().hide()
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ThinScrollBar(self))
        self.setProperty("focusRing", "none" if self.inset else "outside")   # see CellDelegate
        palette = QPalette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Highlight):   # CellDelegate draws both
            palette.setColor(role, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)

    def table_model(self) -> RecordTableModel:
        """The model behind the table."""
        return self._table

    def set_rows(self, records: Sequence[Mapping[str, str]], strong_last: bool = False) -> None:
        """Show other records."""
        self._table.set_rows(records, strong_last)
        self._fit()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Name the columns anew."""
        self._table.set_columns(columns)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room over the columns again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by keyboard lands on a cell, so that a screen reader starts reading."""
        super().focusInEvent(event)
        if self._table.rowCount() and not self.selectionModel().hasSelection():
            here = self.currentIndex() if self.currentIndex().isValid() else self._table.index(0, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(here, flags.ClearAndSelect | flags.Rows)
        self.viewport().update()

    def wanted_widths(self) -> list[int]:
        """Return the width every column needs to show its words on one line, in px."""
        return self._widths(words_width, _WIDEST_COLUMN)

    def least_widths(self) -> list[int]:
        """Return the width at which no column breaks a word, in px; endless words do not count."""
        return self._widths(longest_word, _LONGEST_WORD)

    def _widths(self, measure: Callable[[str, list[Cell], bool], int], most: int) -> list[int]:
        """Measure every column; layouts ask again and again between two changes of the records."""
        key = (measure, theme().scale)
        if key not in self._asked:
            self._asked[key] = [self._width_of(at, measure, most) for at in range(len(self._table.columns))]
        return self._asked[key]

    def _width_of(self, column: int, measure: Callable[[str, list[Cell], bool], int], most: int) -> int:
        title = self._table.columns[column].title if self._shows_names else ""
        words = [(self._table.words(row, column), self._table.is_strong(row)) for row in self._sample()]
        width = min(measure(title, words, self._small), theme().px(most))
        return width + sides_of(column, len(self._table.columns), self.inset).both

    def _sample(self) -> list[int]:
        last = self._table.rowCount() - 1
        return [*range(min(last, _MEASURED_ROWS)), last] if last >= 0 else []

    def column_widths(self, room: int) -> list[int]:
        """Divide ``room`` px over the columns; one for all when a record is folded."""
        if self._table.folded:
            return [room]
        return divide(room, self.wanted_widths(), self.least_widths(), may_break=False)

    def row_heights(self, widths: Sequence[int]) -> list[int]:
        """Return the height of every row at these column widths, in px."""
        sides = [sides_of(column, len(widths), self.inset).both for column in range(len(widths))]
        rooms = [width - side for width, side in zip(widths, sides, strict=True)]
        if self._table.folded:
            return [self._folded_height(row, rooms[0]) for row in range(self._table.rowCount())]
        heights = []
        for row in range(self._table.rowCount()):
            strong = self._table.is_strong(row)
            heights.append(max((
                cell_height(self._table.words(row, column), room, self._small, strong)
                for column, room in enumerate(rooms)
            ), default=0))
        return heights

    def folds(self, room: int) -> bool:
        """Whether ``room`` px is too little for the longest words of all columns."""
        return sum(self.least_widths()) > room

    def _fold(self) -> None:
        """Fold or unfold, and stay at the record where the keyboard was."""
        folded = self.folds(self.viewport().width())
        if folded == self._table.folded:
            return
        row, chosen = self.currentIndex().row(), self.selectionModel().hasSelection()
        self._table.fold(folded)
        self.horizontalHeader().setVisible(self._shows_names and not folded)
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag
            flags = flag.ClearAndSelect | flag.Rows if chosen else flag.NoUpdate
            self.selectionModel().setCurrentIndex(self._table.index(row, 0), flags)

    def _folded_pairs(self, row: int) -> Pairs:
        return self._table.pairs(row) if self._table.folded else ()

    def _names(self) -> list[str]:
        return [one.title for one in self._table.columns]

    def _folded_height(self, row: int, room: int) -> int:
        style = style_of(self._small, self._table.is_strong(row))
        return folded_record.height(self._table.pairs(row), self._names(), style, room)

    def _fit(self) -> None:
        self._fold()
        widths = self.column_widths(self.viewport().width())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.horizontalHeader().updateGeometry()
        self.updateGeometries()
        header = self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(cell_height("", 1, self._small, False))
        if self._table.folded or self._table.rowCount() <= _WRAPPED_ROWS:
            for row, height in enumerate(self.row_heights(widths)):
                self.setRowHeight(row, height)

    def _forget(self) -> None:
        self._asked.clear()

    def _open(self, index: Index) -> None:
        self.opened.emit(index.row())

    def _restyle(self) -> None:
        self._fit()
        self.viewport().update()


class SimpleTable(RecordTable):
    """A short table that shows all its rows; ``total_row`` stands last, in 600 and without a line."""

    inset = False

    def folds(self, room: int) -> bool:
        """Never: it breaks words instead."""
        return False

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        total_row: Sequence[str] | None = None,
        align_right: Sequence[int] = (),
        small: bool = False,
        show_header: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``align_right`` has column numbers; ``show_header=False`` keeps the names for screen readers."""
        columns = [Column(str(at), title, at in align_right) for at, title in enumerate(headers)]
        self._measures: dict[tuple[int, float, bool], tuple[tuple[int, ...], int]] = {}
        super().__init__(name, columns, small, show_header, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_cells(rows, total_row)

    def set_cells(self, rows: Sequence[Sequence[str]], total_row: Sequence[str] | None = None) -> None:
        """Show other rows; every row has as many cells as there are headers."""
        self._measures.clear()
        every = [*rows, *([total_row] if total_row is not None else [])]
        records = [{str(at): cell for at, cell in enumerate(row)} for row in every]
        self.set_rows(records, strong_last=total_row is not None)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Narrow columns wrap their words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows, and the header when it shows, in px."""
        return self._measured(width)[1]

    def _measured(self, room: int) -> tuple[tuple[int, ...], int]:
        """Column widths and height at this width, kept per text scale: the rows of this table never change."""
        key = (room, theme().scale, self.horizontalHeader().isHidden())
        if key not in self._measures:
            widths = divide(room, self.wanted_widths(), self.least_widths(), may_break=True)
            self._measures[key] = (tuple(widths), self._header_height(widths) + sum(self.row_heights(widths)))
        return self._measures[key]

    def _header_height(self, widths: list[int]) -> int:
        if self.horizontalHeader().isHidden():
            return 0
        titles = [column.title for column in self._table.columns]
        sides = [sides_of(at, len(widths), self.inset).both for at in range(len(widths))]
        return header_height(titles, [width - side for width, side in zip(widths, sides, strict=True)])

    def column_widths(self, room: int) -> list[int]:
        """Divide ``room`` px over the columns; nothing may fall outside, so endless words break."""
        return list(self._measured(room)[0])

    def sizeHint(self) -> QSize:
        """The words on one line."""
        width = sum(self.wanted_widths())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A little per column."""
        return QSize(theme().px(_LEAST_COLUMN) * max(1, self._table.columnCount()), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls; the table has nothing to scroll."""
        event.ignore()

    def _restyle(self) -> None:
        super()._restyle()
        self.updateGeometry()
