"""The rows of a list as Qt's model: what a row says on the screen and aloud."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.plain import one_line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN_LIMIT = 480   # a name longer than 512 characters is reported by accessibility checkers


class RowBadge(Struct, frozen=True):
    """A badge in a row; kinds and default icons as in widgets.badge."""

    kind: str
    text: str
    icon: str = ""
    solid: bool = False


class Row(Struct, frozen=True):
    """One row. ``meta`` is the line above the title (a sender), ``group`` the head it falls under."""

    key: str
    title: str
    meta: str = ""
    date: str = ""
    unread: bool = False
    badges: tuple[RowBadge, ...] = ()
    attachment_text: str = ""
    group: str = ""


def spoken(row: Row, unread_word: str) -> str:
    """Return one sentence with everything a sighted person sees in the row, title words before counts."""
    parts = [unread_word if row.unread else "", row.meta, row.title, row.date]
    parts += [badge.text for badge in row.badges]
    parts.append(row.attachment_text)
    lines = (one_line(part, _SPOKEN_LIMIT // 2) for part in parts if part)
    return one_line(", ".join(line for line in lines if line), _SPOKEN_LIMIT)


class RowModel(QAbstractListModel):
    """Rows by number. ``rows`` may be any sequence; a row is only read when it is shown or asked for.

    Roles: DisplayRole and AccessibleTextRole give the sentence of ``spoken``, AccessibleDescriptionRole the
    group, UserRole the key.
    """

    def __init__(
        self, rows: Sequence[Row] = (), unread_word: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._unread_word = rows, unread_word

    def set_rows(self, rows: Sequence[Row], unread_word: str | None = None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._unread_word = self._unread_word if unread_word is None else unread_word
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return one row; IndexError outside the list."""
        return self._rows[number]

    def starts_group(self, number: int) -> bool:
        """Whether a group head stands above this row."""
        group = self._rows[number].group
        return bool(group) and (number == 0 or self._rows[number - 1].group != group)

    def number_of(self, key: str, near: int = 0) -> int:
        """Return the number of the row with this key, looking at ``near`` first; -1 when it is not there."""
        if 0 <= near < len(self._rows) and self._rows[near].key == key:
            return near
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the roles named above."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row, self._unread_word)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return one_line(row.group)
        return row.key if role == Qt.ItemDataRole.UserRole else None
