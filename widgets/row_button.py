"""A row that is one button: its words are laid out inside it, the whole of it can be pressed."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from widgets import accessible
from widgets.painting import hover_row
from widgets.pressing import PressedByEnter
from widgets.theme import theme


class RowButton(PressedByEnter, QAbstractButton):
    """At least ``least`` px high at 100 %, higher when its words wrap; ``line`` is "above", "below" or "".

    Put the parts in ``row`` and call ``seal`` when they are all there: they let the mouse through, and
    assistive technology hears one thing with one name.
    """

    def __init__(self, name: str, role: accessible.Role, least: int, line: str = "") -> None:
        super().__init__()
        self._least, self._line = least, line
        accessible.set_role(self, role, leaf=True)
        accessible.name(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRing", "inside")
        # Not Fixed: Qt would hold it at the height of its sizeHint, which is that of words on one line.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(12)
        self._restyle()
        theme().changed.connect(self._restyle)

    def seal(self) -> None:
        """All parts are there."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What its words need (Qt asks a widget's layout, not the widget, how high it is at a width)."""
        return self.row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word."""
        return self.row.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover and the line."""
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            hover_row(painter, self.rect())
        if self._line:
            at = 0 if self._line == "above" else self.height() - 1
            painter.fillRect(0, at, self.width(), 1, theme().color("line"))

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumHeight(theme().px(self._least))
