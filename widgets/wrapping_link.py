"""A link whose words go on in a next line, for sentences that are a link."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.link import Link
from widgets.text_lines import draw_lines, line_count, line_widths
from widgets.theme import theme

_UNDERLINE_OFFSET = 2
_NARROWEST = 120
_TYPICAL_WIDEST = 640


class WrappingLink(Link):
    """A Link without icons that is as high as its lines."""

    def __init__(self, text: str, style: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, style=style, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line where that is comfortable."""
        width = min(super().sizeHint().width(), theme().px(_TYPICAL_WIDEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow: the words wrap."""
        width = min(super().sizeHint().width(), theme().px(_NARROWEST))
        return QSize(width, theme().line_height(self._style))

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The number of lines times the line height, in px."""
        return line_count(self.label, self._style, width) * theme().line_height(self._style)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, each with its own underline."""
        painter, ink = QPainter(self), theme().color(self._ink())
        draw_lines(painter, QPointF(0, 0), self.label, self._style, ink, self.width())
        height = theme().line_height(self._style)
        thin = max(1, theme().px(1))
        for number, width in enumerate(line_widths(self.label, self._style, self.width())):
            top = number * height + theme().baseline(self._style, height) + _UNDERLINE_OFFSET
            painter.fillRect(QRectF(0, top, width, thin), ink)
