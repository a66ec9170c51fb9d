"""The list of places at the left: links with icon, count, lock and the bar of the place you are at."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets import accessible, icon
from widgets.badge import count_size, paint_count
from widgets.layouts import separator
from widgets.painting import chosen_row, hover_row
from widgets.pressing import PressedByEnter
from widgets.text import draw_text, text_width
from widgets.theme import theme

_ITEM, _SUB_ITEM = 44, 36
_ICON_AT, _ICON, _LOCK = 40, 20, 16
_ICON_TO_TEXT, _RIGHT, _GAP = 14, 16, 8
_BAR_INSET = 7
_SEPARATOR_SIDE, _SEPARATOR_ROOM = 24, 12


class NavItem(Struct, frozen=True):
    """One place: level 0 or 1; ``count_text`` carries a word ("3 nieuw"), never a bare number."""

    key: str
    text: str
    icon: str = ""
    count_text: str = ""
    locked: bool = False
    level: int = 0
    separator_before: bool = False


class _Item(PressedByEnter, QAbstractButton):
    """One place as a painted button that is a link to assistive technology."""

    moved = Signal(int)

    def __init__(self, item: NavItem) -> None:
        super().__init__()
        self.item = item
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRing", "inside")
        accessible.set_role(self, accessible.Role.Link)

    def nextCheckState(self) -> None:
        """Only the list decides which place is chosen."""

    def sizeHint(self) -> QSize:
        """44 or 36 px high, times the text scale."""
        words = int(text_width(self.item.text, "body" if self.item.locked else "body_strong") + 0.999)
        count = count_size(self.item.count_text).width() + _GAP if self.item.count_text else 0
        lock = theme().px(_LOCK) + _GAP if self.item.locked else 0
        return QSize(self._text_left() + words + count + lock + _RIGHT, self._height())

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row of the state, icon, words, count and lock."""
        painter, chosen = QPainter(self), self.isChecked()
        if chosen:
            chosen_row(painter, self.rect(), inset=_BAR_INSET)
        elif self.underMouse():
            hover_row(painter, self.rect())
        ink = "tint_text" if chosen else "ink_off" if self.item.locked else "ink"
        if self.item.icon:
            symbol = ink if chosen or self.item.locked else "ink2"
            self._draw_icon(painter, self.item.icon, _ICON_AT - theme().px(_ICON) // 2, _ICON, symbol)
        style = "body_strong" if chosen and not self.item.locked else "body"
        draw_text(painter, self._text_left(), 0, self.height(), self.item.text, style, ink)
        if self.item.locked:
            self._draw_icon(painter, "lock", self.width() - _RIGHT - theme().px(_LOCK), _LOCK, ink)
        elif self.item.count_text:
            top = (self.height() - count_size(self.item.count_text).height()) // 2
            paint_count(painter, self.width() - _RIGHT, top, self.item.count_text, on_tint=chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, Home and End walk; Enter and space go."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take the new measures and colours."""
        self.updateGeometry()
        self.update()

    def _draw_icon(self, painter: QPainter, name: str, x: int, size: int, color: str) -> None:
        top = (self.height() - theme().px(size)) // 2
        painter.drawPixmap(QPoint(x, top), icon.pixmap(name, color, size))

    def _text_left(self) -> int:
        return _ICON_AT + theme().px(_ICON) // 2 + _ICON_TO_TEXT

    def _height(self) -> int:
        return theme().px(_SUB_ITEM if self.item.level else _ITEM)


class NavigationList(QWidget):
    """A list of NavItem; ``chosen`` tells the key, also of a locked place: the caller says why it is."""

    chosen = Signal(str)

    def __init__(
        self, name: str, current_text: str = "", locked_text: str = "", parent: QWidget | None = None
    ) -> None:
        """``current_text`` and ``locked_text`` are heard after the words, e.g. "deze bladzijde"."""
        super().__init__(parent)
        self._current_text, self._locked_text = current_text, locked_text
        self._items: dict[str, _Item] = {}
        self._current = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        accessible.name(self, name)
        accessible.set_role(self, accessible.Role.List)
        theme().changed.connect(self._restyle)

    def set_items(self, items: Sequence[NavItem]) -> None:
        """Show these places; the chosen one stays chosen and the focus stays where it was."""
        focused = next((key for key, shown in self._items.items() if shown.hasFocus()), "")
        while (old := self._box.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._items = {}
        for item in items:
            if item.separator_before:
                self._box.addWidget(_separator())
            self._add(item)
        self.set_current(self._current)
        if focused in self._items:
            self._items[focused].show()   # a layout shows its new parts later; hidden ones take no focus
            self._items[focused].setFocus()

    def set_current(self, key: str) -> None:
        """Mark the place people are at; a key that is not shown marks none."""
        self._current = key
        for shown in self._items.values():
            shown.setChecked(shown.item.key == key)
            self._name(shown)

    def set_count(self, key: str, text: str) -> None:
        """Show another count, "" for none; an unknown key raises KeyError."""
        shown = self._items[key]
        shown.item = replace(shown.item, count_text=text)
        self._name(shown)
        shown.restyle()

    def button(self, key: str) -> QAbstractButton:
        """Return the widget of one place; an unknown key raises KeyError."""
        return self._items[key]

    def _add(self, item: NavItem) -> None:
        shown = _Item(item)
        shown.clicked.connect(self._go)
        shown.moved.connect(self._walk)
        self._items[item.key] = shown
        self._box.addWidget(shown)

    def _name(self, shown: _Item) -> None:
        item = shown.item
        parts = [item.text, item.count_text, self._locked_text if item.locked else ""]
        parts.append(self._current_text if item.key == self._current else "")
        accessible.name(shown, ", ".join(part for part in parts if part))

    @Slot()
    def _go(self) -> None:
        sender = self.sender()
        if isinstance(sender, _Item):
            self.chosen.emit(sender.item.key)

    @Slot(int)
    def _walk(self, step: int) -> None:
        keys, sender = list(self._items), self.sender()
        if isinstance(sender, _Item):
            place = min(max(keys.index(sender.item.key) + step, 0), len(keys) - 1)
            self._items[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _restyle(self) -> None:
        for shown in self._items.values():
            shown.restyle()


def _separator() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(_SEPARATOR_SIDE, _SEPARATOR_ROOM, _SEPARATOR_SIDE, _SEPARATOR_ROOM)
    row.addWidget(separator())
    holder.setObjectName(icon.DECORATIVE)
    return holder
