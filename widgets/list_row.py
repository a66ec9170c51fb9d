"""A row of a short list on a card: unread dot, title with meta under it, and date or badge at the right."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets import accessible
from widgets.badge import Badge
from widgets.icon import Icon
from widgets.painting import hover_row
from widgets.text import Text
from widgets.theme import theme

_HEIGHT, _SIDE, _DOT, _DOT_ROOM = 59, 20, 10, 26


class ListRow(QAbstractButton):
    """59 px at 100 %, higher when its words wrap. The whole row is one link; its parts are no nodes."""

    def __init__(
        self,
        title: str,
        meta: str,
        *,
        date: str = "",
        icon: str = "",
        badge: tuple[str, str, str, bool] | None = None,
        strong: bool = True,
        dot: bool | None = None,
        name: str = "",
        line: bool = True,
    ) -> None:
        """``dot`` True draws it, False keeps its room, None has none; ``badge`` is kind, words, icon, solid."""
        super().__init__()
        self._dot, self._line = dot, line
        accessible.set_role(self, accessible.Role.Link, leaf=True)
        accessible.name(self, name or ", ".join(part for part in (title, meta, date) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRing", "inside")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE + (_DOT_ROOM if dot is not None else 0), 6, _SIDE, 6)
        self._row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Text(title, "row_strong" if strong else "row", wrap=True))
        words.addWidget(Text(meta, "meta", "ink2", wrap=True))
        words.addStretch(1)
        self._row.addLayout(words, 1)
        self._add_right(date, icon, badge)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _add_right(self, date: str, icon: str, badge: tuple[str, str, str, bool] | None) -> None:
        if icon:
            self._row.addWidget(Icon(icon, "ink2", 20))
        if date:
            self._row.addWidget(Text(date, "meta", "ink2"))
        if badge is not None:
            self._row.addWidget(Badge(*badge))
            self._row.addWidget(Icon("chevron-right", "ink2", 20))

    def sizeHint(self) -> QSize:
        """What its words need (Qt asks a widget's layout, not the widget, how high it is at a width)."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word."""
        return self._row.minimumSize()

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumHeight(theme().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover, the line above, and the dot."""
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            hover_row(painter, self.rect())
        if self._line:
            painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        if self._dot:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            painter.drawEllipse(_SIDE, (self.height() - _DOT) // 2 + 1, _DOT, _DOT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there as well as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
