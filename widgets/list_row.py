"""A row of a short list on a card: unread dot, title with meta under it, and date or badge at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from widgets import accessible
from widgets.badge import Badge
from widgets.icon import Icon
from widgets.row_button import RowButton
from widgets.text import Text
from widgets.theme import theme

_HEIGHT, _SIDE, _DOT, _DOT_ROOM = 59, 20, 10, 26


class ListRow(RowButton):
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
        said = name or ", ".join(part for part in (title, meta, date) if part)
        super().__init__(said, accessible.Role.Link, _HEIGHT, "above" if line else "")
        self._dot = dot
        self.row.setContentsMargins(_SIDE + (_DOT_ROOM if dot is not None else 0), 6, _SIDE, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Text(title, "row_strong" if strong else "row", wrap=True))
        words.addWidget(Text(meta, "meta", "ink2", wrap=True))
        words.addStretch(1)
        self.row.addLayout(words, 1)
        self._add_right(date, icon, badge)
        self.seal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row, and the dot."""
        super().paintEvent(event)
        if self._dot:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            painter.drawEllipse(_SIDE, (self.height() - _DOT) // 2 + 1, _DOT, _DOT)

    def _add_right(self, date: str, icon: str, badge: tuple[str, str, str, bool] | None) -> None:
        if icon:
            self.row.addWidget(Icon(icon, "ink2", 20))
        if date:
            self.row.addWidget(Text(date, "meta", "ink2"))
        if badge is not None:
            self.row.addWidget(Badge(*badge))
            self.row.addWidget(Icon("chevron-right", "ink2", 20))
