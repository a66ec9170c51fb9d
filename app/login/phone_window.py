"""The practice phone in a window of its own, beside the main one: a tester can hold it away from the participant."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.login.phone_state import PhoneState
from app.login.phone_view import PhoneView
from widgets import reading_order
from widgets.layouts import hatch
from widgets.scroll_page import scrolling
from widgets.text import Heading, Text
from widgets.theme import theme

_SIZE, _SIDE = QSize(400, 640), 24


class PhoneWindow(QWidget):
    """Shows the same phone as the panel; ``closed`` comes when it is put away."""

    acted = Signal(str, str)
    closed = Signal()

    def __init__(self, texts: Texts, beside: QWidget) -> None:
        super().__init__(beside, Qt.WindowType.Window)   # it goes when the login goes
        self._texts = texts
        self.resize(QSize(theme().px(_SIZE.width()), _SIZE.height()))
        self.move(beside.window().geometry().topRight())
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, _SIDE)
        column.setSpacing(0)
        column.addWidget(hatch())
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE, 16, _SIDE, 0)
        self._title = Heading(texts("tester.phone"), "section", level=1, wrap=True)
        self._owner = Text("", "body", "ink2", wrap=True)
        self.phone = PhoneView(texts, level=2)
        self.phone.acted.connect(self.acted)
        for part in (self._title, self._owner, self.phone):
            inside.addWidget(part)
            inside.addSpacing(8)
        inside.addStretch(1)
        column.addLayout(inside, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(holder))
        theme().changed.connect(self.update)

    def show_state(self, state: PhoneState) -> None:
        """Show what stands on the phone now."""
        self.setWindowTitle(self._texts("phone.window", name=state.owner))
        self._owner.set_text(self._texts("phone.of", name=state.owner))
        self.phone.show_state(state)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks as people read."""
        return reading_order.move(self, next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sunken surface of what only the tester needs."""
        QPainter(self).fillRect(self.rect(), theme().color("sunken"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was put away."""
        self.closed.emit()
        super().closeEvent(event)
