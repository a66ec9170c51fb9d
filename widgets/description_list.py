"""Terms and values under each other, such as "Woning: Tussenwoning uit 1988", with notes and badges."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from widgets.flowing import Flowing, height_at
from widgets.plain import block, one_line
from widgets.text import Text
from widgets.theme import theme

_GAP, _ROW_GAP, _NOTE_GAP, _BESIDE_GAP = 20, 5, 2, 10
_WIDEST_TERM = 0.45      # of the width; longer terms put their value on the next line
_NARROWEST_VALUE = 140   # px at 100 %

Value = str | QWidget
Entry = tuple[str, Value] | tuple[str, Value, str]


class _Row(Struct, frozen=True):
    term: Text
    value: QWidget
    note: Text | None


class DescriptionList(Flowing):
    """Rows of (term, value) or (term, value, note); a value is words or a widget such as a link.

    For words with a badge beside them, give ``beside(words, badge)`` as the value.
    """

    def __init__(self, entries: Sequence[Entry] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._terms: int | None = None
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows; widgets given before are deleted."""
        for row in self._rows:
            for part in (row.term, row.value, row.note):
                if part is not None:
                    part.hide()
                    part.deleteLater()
        self._rows = [self._make(entry) for entry in entries]
        self.rearrange()

    def _make(self, entry: Entry) -> _Row:
        words, given = entry[0], entry[1]
        note = entry[2] if len(entry) == 3 else ""
        term = Text(one_line(words), "body", "ink2", wrap=True, parent=self)
        value = Text(block(given), "body", wrap=True, parent=self) if isinstance(given, str) else given
        value.setParent(self)
        term.setBuddy(value)
        below = Text(block(note), "meta", "ink2", wrap=True, parent=self) if note else None
        for part in (term, value, below):
            if part is not None:
                part.show()
        return _Row(term, value, below)

    def natural_width(self) -> int:
        """Every term and value on one line."""
        widths = [row.value.sizeHint().width() for row in self._rows]
        return self._term_width() + _GAP + max(widths, default=0)

    def arrange(self, width: int, place: bool) -> int:
        """Two columns, or each value under its term when there is no room beside it."""
        term = self._term_width()
        beside = term <= width * _WIDEST_TERM and width - term - _GAP >= theme().px(_NARROWEST_VALUE)
        y = 0
        for number, row in enumerate(self._rows):
            y += _ROW_GAP if number else 0
            y = self._arrange_row(row, y, width, term if beside else 0, place)
        return max(1, y)

    def _arrange_row(self, row: _Row, y: int, width: int, term_width: int, place: bool) -> int:
        left = term_width + _GAP if term_width else 0
        first = term_width or width
        term = height_at(row.term, first)
        if place:
            row.term.setGeometry(QRect(0, y, first, term))
        top = y if term_width else y + term
        value = self._value_height(row.value, max(1, width - left))
        line = theme().line_height("body")
        if place:
            self._place_value(row.value, left, top, max(1, width - left), value, line)
        bottom = max(top + max(value, line), y + term)
        if row.note is None:
            return bottom
        note = height_at(row.note, max(1, width - left))
        if place:
            row.note.setGeometry(QRect(left, top + max(value, line) + _NOTE_GAP, max(1, width - left), note))
        return max(bottom, top + max(value, line) + _NOTE_GAP + note)

    def _value_height(self, value: QWidget, room: int) -> int:
        return height_at(value, room)

    def _place_value(self, value: QWidget, x: int, y: int, room: int, height: int, line: int) -> None:
        wide = value.hasHeightForWidth()
        own = room if wide else min(room, value.sizeHint().width())
        value.setGeometry(QRect(x, y + max(0, (line - height) // 2), own, height))

    def rearrange(self) -> None:
        """Forget what was measured too."""
        self._terms = None
        super().rearrange()

    def _term_width(self) -> int:
        if self._terms is None:
            self._terms = max((row.term.sizeHint().width() for row in self._rows), default=0)
        return self._terms


class _Beside(Flowing):
    """Words with a badge (or another widget) 10 px beside them, or below when there is no room."""

    def __init__(self, words: str, widget: QWidget) -> None:
        super().__init__()
        self._words = Text(block(words), "body", wrap=True, parent=self)
        self._widget = widget
        widget.setParent(self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def natural_width(self) -> int:
        """Both on one line."""
        return self._words.sizeHint().width() + _BESIDE_GAP + self._widget.sizeHint().width()

    def arrange(self, width: int, place: bool) -> int:
        """The widget beside the first line of the words, or under them."""
        words, size = self._words.sizeHint().width(), self._widget.sizeHint()
        if words + _BESIDE_GAP + size.width() > width:
            height = height_at(self._words, width)
            if place:
                self._words.setGeometry(QRect(0, 0, width, height))
                self._widget.setGeometry(QRect(0, height + _NOTE_GAP, min(width, size.width()), size.height()))
            return height + _NOTE_GAP + size.height()
        line = theme().line_height("body")
        band, tall = max(line, size.height()), height_at(self._words, words)
        top = (band - line) // 2   # the badge stands beside the first line
        if place:
            self._words.setGeometry(QRect(0, top, words, tall))
            left = words + _BESIDE_GAP
            self._widget.setGeometry(QRect(left, (band - size.height()) // 2, size.width(), size.height()))
        return max(band, top + tall)


def beside(words: str, widget: QWidget) -> QWidget:
    """Return words with a widget such as a badge beside them, as a value of a DescriptionList."""
    return _Beside(words, widget)
