"""A code from a text message, one box per character; a wrong character stays in sight with its message."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.code_boxes import CodeBox, CodeBoxes
from widgets.code_cells import CodeCells, is_digit
from widgets.field import Field

__all__ = ["CodeBox", "CodeInput"]


class CodeInput(Field):
    """Boxes for a code of ``count`` characters.

    ``box_name`` names a box for assistive technology from ``{n}`` and ``{count}``, for example
    "Vakje {n} van {count}". ``bad_character(position, character)`` tells of something that is not a digit;
    the caller shows a message with ``set_errors``. ``completed(code)`` comes when all boxes hold a digit.
    """

    bad_character = Signal(int, str)
    completed = Signal(str)
    edited = Signal(str)
    returned = Signal()

    help_gap = 12
    error_gap = 10

    def __init__(
        self,
        label: str,
        box_name: str,
        help: str = "",
        count: int = 6,
        split: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help, parent)
        self._cells = CodeCells(count)
        self._errors: dict[int, str] = {}
        self._row = self._adopt(CodeBoxes(count, split))
        self.set_box_name(box_name)
        self._row.setAccessibleName(label)
        for one in self._row.boxes:
            one.written.connect(self._write)
            one.erased.connect(self._erase)
            one.moved.connect(self._move)
            one.returnPressed.connect(self.returned)
        self.setFocusProxy(self._row.boxes[0])

    @property
    def boxes(self) -> list[CodeBox]:
        """The boxes, from left to right."""
        return self._row.boxes

    @property
    def text(self) -> str:
        """The characters so far."""
        return self._cells.text

    @property
    def complete(self) -> bool:
        """Whether every box holds a digit."""
        return self._cells.complete

    def set_box_name(self, box_name: str) -> None:
        """Name the boxes, for example after a change of language."""
        for at, (label, one) in enumerate(zip(self._row.labels, self._row.boxes, strict=True)):
            name = box_name.format(n=at + 1, count=self._cells.count)
            label.set_text(name)
            one.setAccessibleName(name)

    def set_text(self, text: str) -> None:
        """Fill the boxes as a paste does, without telling anyone; a shorter text leaves the rest empty."""
        self._cells.clear()
        self._cells.put(0, text)
        self._show()

    def set_errors(self, errors: Mapping[int, str], note: str = "") -> None:
        """Mark boxes by position (from 0) and show the first message and a note below; empty clears."""
        self._errors = {at: message for at, message in sorted(errors.items()) if 0 <= at < self._cells.count}
        for at, one in enumerate(self._row.boxes):
            one.set_error_state(at in self._errors)
            one.setAccessibleDescription(self._errors.get(at, ""))
        self.set_error(next(iter(self._errors.values()), ""), note)

    def focus_control(self) -> None:
        """Put the keyboard in the first wrong box, else in the first empty one, else in the first."""
        cells = self._cells.cells
        empty = cells.index("") if "" in cells else 0
        self._focus(next(iter(self._errors), empty))

    def _mark(self, error: bool) -> None:
        if not error:
            self._errors = {}
            for one in self._row.boxes:
                one.set_error_state(False)

    def _write(self, at: int, written: str) -> None:
        before = list(self._cells.cells)
        if not written:
            self._cells.cells[at] = ""
            following = at
        else:
            fresh = _without_old(written, before[at])
            following = self._cells.put(at, fresh)
        self._after_change(before)
        if written:
            self._focus(following)

    def _erase(self, at: int) -> None:
        before = list(self._cells.cells)
        self._focus(self._cells.erase(at))
        self._after_change(before)

    def _move(self, at: int, step: int) -> None:
        self._focus(min(max(at + step, 0), self._cells.count - 1))

    def _after_change(self, before: list[str]) -> None:
        self._show()
        changed = [at for at, cell in enumerate(self._cells.cells) if cell != before[at]]
        if not changed:
            return
        left = {at: message for at, message in self._errors.items() if at not in changed}
        if left != self._errors:
            self.set_errors(left)
        self.edited.emit(self._cells.text)
        for at in changed:
            if self._cells.cells[at] and not is_digit(self._cells.cells[at]):
                self.bad_character.emit(at, self._cells.cells[at])
        if self._cells.complete:
            self.completed.emit(self._cells.text)

    def _show(self) -> None:
        for one, cell in zip(self._row.boxes, self._cells.cells, strict=True):
            if one.text() != cell:
                one.setText(cell)

    def _focus(self, at: int) -> None:
        self._row.boxes[at].setFocus(Qt.FocusReason.TabFocusReason)
        QLineEdit.selectAll(self._row.boxes[at])


def _without_old(written: str, old: str) -> str:
    """Take the old character away when the box still held it: "42" typed over a 4 means 2."""
    if len(written) == 2 and old and old in written:
        return written.replace(old, "", 1)
    return written
