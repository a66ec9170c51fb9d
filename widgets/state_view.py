"""What stands in place of content: still loading, nothing there, or it failed."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets import accessible
from widgets.button import Button
from widgets.icon import DECORATIVE, Icon
from widgets.painting import box
from widgets.text import Text
from widgets.theme import theme

_PAD, _GAP, _ICON_GAP = 16, 12, 12
_BAR, _BAR_GAP = 14, 10
_BAR_SHARES = (0.62, 0.9, 0.74, 0.84, 0.5)   # of the width, so that it looks like lines of text


class _Bars(QWidget):
    """Grey bars where lines of text will come. They do not move: movement distracts and says nothing."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setObjectName(DECORATIVE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A bar per line."""
        return QSize(theme().px(240), self._lines * (theme().px(_BAR) + _BAR_GAP) - _BAR_GAP)

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter, high = QPainter(self), theme().px(_BAR)
        for number in range(self._lines):
            width = int(self.width() * _BAR_SHARES[number % len(_BAR_SHARES)])
            place = QRect(0, number * (high + _BAR_GAP), width, high)
            box(painter, place, "neutral_fill", "line" if theme().name == "contrast" else "")


class Loading(QWidget):
    """Grey bars with a sentence; the sentence is said once when it appears."""

    def __init__(self, text: str, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _PAD, 0, _PAD)
        column.setSpacing(_GAP)
        self.text = Text(text, "body", "ink2", wrap=True)
        column.addWidget(self.text)
        column.addWidget(_Bars(max(1, lines)))
        column.addStretch(1)
        self.setAccessibleName(text)
        accessible.set_role(self, accessible.Role.Indicator)

    def showEvent(self, event: QShowEvent) -> None:
        """Have it read when it appears."""
        super().showEvent(event)
        if not event.spontaneous():
            accessible.announce(self, self.text.text())


class _Notice(QWidget):
    """An icon with a sentence, an explanation and a button below them."""

    def __init__(
        self, icon: str, token: str, text: str, explanation: str, action: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _PAD, 0, _PAD)
        row.setSpacing(_ICON_GAP)
        row.addWidget(Icon(icon, token, 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.text = Text(text, "body_strong" if explanation else "body", wrap=True)
        words.addWidget(self.text)
        if explanation:
            words.addWidget(Text(explanation, "body", "ink2", wrap=True))
        self.button = Button(action or "", "secondary", small=True)
        if not action:
            self.button.hide()   # never show(): it has no parent yet and would be a window of its own
        words.addSpacing(_GAP if action else 0)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.setAccessibleName(f"{text} {explanation}".strip())


class Empty(_Notice):
    """Nothing to show, and that is normal; ``action`` offers what to do instead."""

    acted = Signal()

    def __init__(
        self,
        text: str,
        icon: str = "inbox",
        action: str = "",
        explanation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon, "ink2", text, explanation, action, parent)
        accessible.set_role(self, accessible.Role.Note)
        self.button.clicked.connect(self._act)

    def _act(self) -> None:
        self.acted.emit()


class Failed(_Notice):
    """A source did not answer: what is missing, and a button to try again."""

    retry = Signal()

    def __init__(
        self,
        text: str,
        retry_text: str,
        explanation: str = "",
        icon: str = "cloud-off",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon, "info", text, explanation, retry_text, parent)
        accessible.set_role(self, accessible.Role.AlertMessage)
        self.button.set_icon("refresh")
        self.button.clicked.connect(self._again)

    def showEvent(self, event: QShowEvent) -> None:
        """Have it read when it appears."""
        super().showEvent(event)
        if not event.spontaneous():
            accessible.announce(self, self.accessibleName())

    def _again(self) -> None:
        self.retry.emit()
