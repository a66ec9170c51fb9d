"""The plain areas the three panes stand on, and the scrolling column of a pane."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.icon import DECORATIVE, pixmap
from widgets.layouts import FlowLayout
from widgets.painting import box
from widgets.scroll_page import ThinScrollBar
from widgets.theme import theme

PDF = "pdf"
"""The picture of a PDF, which the icon set does not have."""
_PDF_LINES = (
    ((5, 11), (5, 5), (7, 3), (14, 3), (19, 8), (19, 11)),
    ((14, 3), (14, 8), (19, 8)),
    ((5, 21), (5, 15), (7, 15), (8, 16.5), (7, 18), (5, 18)),
    ((10.5, 15), (10.5, 21), (12, 21), (13.6, 19.5), (13.6, 16.5), (12, 15), (10.5, 15)),
    ((16.5, 21), (16.5, 15), (19.5, 15)),
    ((16.5, 18), (19, 18)),
)
_STROKE, _GRID = 1.75, 24


class Area(QWidget):
    """Fills itself with a token, with 1 px lines on the edges that are named ("left", "bottom")."""

    def __init__(self, fill: str, *edges: str) -> None:
        super().__init__()
        self._fill, self._edges = fill, edges
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, then the lines on top."""
        painter, line = QPainter(self), theme().color("line")
        painter.fillRect(self.rect(), theme().color(self._fill))
        if "left" in self._edges:
            painter.fillRect(QRect(0, 0, 1, self.height()), line)
        if "bottom" in self._edges:
            painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), line)


class Scrolling(QScrollArea):
    """A column that scrolls down only; ``column`` takes the parts."""

    def __init__(self, fill: str = "surface", bar_always: bool = True) -> None:
        super().__init__()
        bar = ThinScrollBar(self)
        self.setVerticalScrollBar(bar)
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(always if bar_always else needed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("focusRing", "inside")
        role = QPalette.ColorRole.Base if fill == "surface" else QPalette.ColorRole.Window
        holder = QWidget()
        for part in (self, self.viewport(), holder, bar):
            part.setBackgroundRole(role)
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(holder)

    def minimumSizeHint(self) -> QSize:
        """As narrow as may be: what is inside wraps."""
        return QSize(theme().px(160), theme().px(80))

    def reading(self) -> None:
        """Let the keyboard scroll the page itself when nothing on it can be focused."""
        focusable = any(
            child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled()
            for child in self.findChildren(QWidget)
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if focusable else Qt.FocusPolicy.StrongFocus)


class Flowed(QWidget):
    """Parts beside each other that go on in a next line.

    The layout is the widget's own and is kept here: one that Python made and let go of can lose its items.
    """

    def __init__(self, parts: Sequence[QWidget], hgap: int, vgap: int) -> None:
        super().__init__()
        self._flow = FlowLayout(hgap, vgap)
        self.setLayout(self._flow)
        for part in parts:
            self._flow.addWidget(part)


class EdgedTile(QWidget):
    """A tinted square with an edge and an icon: the picture of a sender; decorative."""

    def __init__(self, name: str, size: int = 40, icon_size: int = 24, edge: str = "tint_line") -> None:
        super().__init__()
        self._name, self._size, self._icon_size, self._edge = name, size, icon_size, edge
        self.setObjectName(DECORATIVE)
        self._resize()
        theme().changed.connect(self._resize)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square and the icon in its middle."""
        painter, side = QPainter(self), theme().px(self._icon_size)
        box(painter, self.rect(), "tint", self._edge)
        place = (self.width() - side) // 2
        if self._name == PDF:
            _draw_pdf(painter, place, side)
        else:
            painter.drawPixmap(place, place, pixmap(self._name, "tint_text", self._icon_size))

    def _resize(self) -> None:
        side = theme().px(self._size)
        self.setFixedSize(side, side)
        self.update()


def _draw_pdf(painter: QPainter, place: int, side: int) -> None:
    """Draw a sheet with the letters PDF on the grid of the icon set."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place, place)
    painter.scale(side / _GRID, side / _GRID)
    pen = QPen(theme().color("tint_text"), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in _PDF_LINES:
        painter.drawPolyline([QPointF(x, y) for x, y in line])
    painter.restore()
