"""A question in a window of its own: title, text and buttons; Escape is the last button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from widgets import accessible
from widgets.button import Button
from widgets.text import Heading, Text

_PAD, _GAP, _BUTTON_GAP = 24, 12, 12
_TEXT_WIDTH = 480


class Dialog(QDialog):
    """Ask with ``ask()`` (waits) or ``open()`` (tells ``answered``); more can be put in ``body``."""

    answered = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        buttons: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """``buttons`` are (key, words, kind), the safe way out last; without buttons ValueError."""
        super().__init__(parent)
        if not buttons:
            raise ValueError("a dialog needs at least one button")
        self._last = buttons[-1][0]
        self._answer = self._last
        self._buttons: dict[str, Button] = {}
        self.setWindowTitle(title)
        self.setModal(True)
        accessible.name(self, title, text)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        outer.setSpacing(_GAP)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        outer.addWidget(Heading(title, "section", 1, wrap=True))
        self.text = Text(text, wrap=True, comfortable=_TEXT_WIDTH)
        self.text.setVisible(bool(text))
        outer.addWidget(self.text)
        self.body = QVBoxLayout()
        outer.addLayout(self.body)
        outer.addStretch(1)
        outer.addLayout(self._button_row(buttons))
        self.finished.connect(self._tell)

    def button(self, key: str) -> Button:
        """Return one button; an unknown key raises KeyError."""
        return self._buttons[key]

    def ask(self) -> str:
        """Show it, wait, and return the key of the pressed button."""
        self._answer = self._last
        self.exec()
        return self._answer

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need: Qt stops at two thirds of the screen and cuts off what is below."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            room = self.screen().availableGeometry().height()
            self.resize(self.width(), min(room, max(self.height(), layout.totalHeightForWidth(self.width()))))

    def reject(self) -> None:
        """Escape and the close button of the window are the last button."""
        self._answer = self._last
        super().reject()

    def _button_row(self, buttons: Sequence[tuple[str, str, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, _GAP, 0, 0)
        row.setSpacing(_BUTTON_GAP)
        for key, words, kind in buttons:
            button = Button(words, kind)
            button.setProperty("key", key)
            button.clicked.connect(self._press)
            self._buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self._buttons[buttons[0][0]].setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    @Slot()
    def _press(self) -> None:
        sender = self.sender()
        self._answer = str(sender.property("key"))
        self.done(QDialog.DialogCode.Rejected if self._answer == self._last else QDialog.DialogCode.Accepted)

    @Slot()
    def _tell(self) -> None:
        self.answered.emit(self._answer)
