"""A search field: magnifier, words, a cross to clear; Enter searches and Escape clears."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.icon import pixmap
from widgets.inside_button import InsideButton
from widgets.line_edit import LineEdit
from widgets.text import Text
from widgets.theme import theme

_ICON, _ICON_LEFT, _TEXT_GAP, _CLEAR_SIDE = 20, 14, 9, 4
_PAUSE_MS = 150   # typing goes on; nobody wants a search per letter
_TYPICAL_WIDTH = 420
_LONGEST_QUERY = 200


class _SearchLine(LineEdit):
    """Draws the magnifier inside its edge and tells of Escape."""

    escaped = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the magnifier."""
        super().paintEvent(event)
        side = theme().px(_ICON)
        place = QPoint(_ICON_LEFT, (self.height() - side) // 2)
        QPainter(self).drawPixmap(place, pixmap("search", "ink2", _ICON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties a filled field; on an empty field it goes to whoever is around it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.escaped.emit()
            return
        super().keyPressEvent(event)


class SearchField(QWidget):
    """``searched(text)`` comes with Enter, ``changed(text)`` when typing pauses for 150 ms or is cleared."""

    searched = Signal(str)
    changed = Signal(str)

    def __init__(
        self,
        placeholder: str,
        name: str,
        clear_text: str = "",
        height: int = 40,
        on_head: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = Text(name, parent=self)
        self._label.hide()   # only there as the label relation every field must have
        self.line = _SearchLine(height, on_head=on_head, parent=self)
        self._label.setBuddy(self.line)
        self.line.setMaxLength(_LONGEST_QUERY)
        if on_head:
            self.line.setProperty("focusRing", "head")
        self._clear = InsideButton("x", clear_text, word_shown=False, parent=self) if clear_text else None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.set_words(placeholder, name, clear_text)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._connect()
        self._restyle()

    def _connect(self) -> None:
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self._search)
        self.line.escaped.connect(self.clear)
        if self._clear is not None:
            self._clear.clicked.connect(self.clear)
            self._clear.hide()
        theme().changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """The words, without white space around them."""
        return self.line.text().strip()

    def set_words(self, placeholder: str, name: str, clear_text: str = "") -> None:
        """Name the field, for example after a change of language."""
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self._label.set_text(name)
        if self._clear is not None and clear_text:
            self._clear.set_words("x", clear_text)

    def set_text(self, text: str) -> None:
        """Fill the field without searching."""
        self.line.setText(text)
        self._show_clear()

    def clear(self) -> None:
        """Empty the field, keep the keyboard in it and tell ``changed`` at once."""
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_clear()
        self._tell()

    def sizeHint(self) -> QSize:
        """420 wide (scaled) by the height of the line."""
        return QSize(theme().px(_TYPICAL_WIDTH), self.line.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few words by the height of the line."""
        return QSize(theme().px(_ICON) + theme().px(120), self.line.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line fills the widget; the cross lies at its right end."""
        self.line.setGeometry(self.rect())
        if self._clear is not None:
            size = self._clear.sizeHint()
            high = min(size.height(), self.height() - 2 * _CLEAR_SIDE)
            x = self.width() - _CLEAR_SIDE - size.width()
            self._clear.setGeometry(QRect(x, (self.height() - high) // 2, size.width(), high))

    def _edited(self, text: str) -> None:
        self._show_clear()
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text)

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.text)

    def _show_clear(self) -> None:
        if self._clear is not None:
            self._clear.setVisible(bool(self.line.text()))

    def _restyle(self) -> None:
        right = self._clear.sizeHint().width() + 2 * _CLEAR_SIDE if self._clear is not None else 13
        self.line.set_padding(_ICON_LEFT + theme().px(_ICON) + _TEXT_GAP, right)
        self.updateGeometry()
