"""Records in columns as Qt's table model: values as they are shown, header names, and a total row."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.folded_record import spoken
from widgets.plain import one_line

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_WORDS_KEPT = 4096   # cells; a long table is only looked at in part


class Column(Struct, frozen=True):
    """A column: ``key`` in the records, the header words, and whether values stand at the right."""

    key: str
    title: str
    align_right: bool = False


class RecordTableModel(QAbstractTableModel):
    """Records (mappings by column key, values as they are shown) under header names."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._records: Sequence[Mapping[str, str]] = ()
        self._strong_last = False
        self._folded = False
        self._words: dict[tuple[int, int], str] = {}

    @property
    def columns(self) -> list[Column]:
        """The columns, from left to right."""
        return self._columns

    def set_rows(self, records: Sequence[Mapping[str, str]], strong_last: bool = False) -> None:
        """Show other records; ``strong_last`` shows the last one as a total."""
        self.beginResetModel()
        self._records, self._strong_last = records, strong_last
        self._words.clear()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Name the columns anew, for example after a change of language."""
        self.beginResetModel()
        self._columns = list(columns)
        self._words.clear()
        self.endResetModel()

    @property
    def folded(self) -> bool:
        """Whether a record is one cell with all its values, because there is no room for columns."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show records in one cell each, or in columns."""
        self.beginResetModel()
        self._folded = folded
        self.endResetModel()

    def pairs(self, number: int) -> list[tuple[str, str]]:
        """Return (column, words) of one record, empty values left out."""
        every = ((one.title, self.words(number, at)) for at, one in enumerate(self._columns))
        return [(title, words) for title, words in every if words]

    def record(self, number: int) -> Mapping[str, str]:
        """Return one record."""
        return self._records[number]

    def is_strong(self, number: int) -> bool:
        """Whether a row is a total."""
        return self._strong_last and number == len(self._records) - 1

    def words(self, row: int, column: int) -> str:
        """Return the words of one cell as they are shown."""
        if (row, column) not in self._words:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            self._words[row, column] = one_line(str(self._records[row].get(self._columns[column].key, "")))
        return self._words[row, column]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else min(1, len(self._columns)) if self._folded else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The value of a cell as text; a missing key is an empty cell."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return spoken(self.pairs(index.row())) if self._folded else self.words(index.row(), index.column())
        return self._alignment(column) if role == Role.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The column names; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._columns[section].title
        return self._alignment(self._columns[section]) if role == Role.TextAlignmentRole else None

    def _alignment(self, column: Column) -> int:
        side = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
        return (side | Qt.AlignmentFlag.AlignVCenter).value
