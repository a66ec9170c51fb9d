"""One line of input with the look's edge, fill and height; error is a state, the value stays."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from widgets.painting import box
from widgets.theme import theme

EDGE_PLAIN, EDGE_ERROR = 1, 2
PADDING = 13             # edge and inner side together, so the text does not move when the edge grows
_QT_MARGIN = 2           # QLineEdit keeps 2 px of its own at both sides
_TYPICAL_WIDTH = 240
LONGEST_INPUT = 10_000   # a pasted book would freeze the field; no field here asks for more than a page


class LineEdit(QLineEdit):
    """A QLineEdit of exactly ``height`` px (scaled) that paints its own box."""

    def __init__(
        self, height: int = 44, style: str = "body", on_head: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height, self._style, self._on_head = height, style, on_head
        self._error = False
        self._left = self._right = PADDING
        self.setFrame(False)
        self.setMaxLength(LONGEST_INPUT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_padding(self, left: int = PADDING, right: int = PADDING) -> None:
        """Keep room inside the edge, for an icon or a button, in px at 100 %."""
        self._left, self._right = left, right
        self._restyle()

    def set_error_state(self, error: bool) -> None:
        """Show or remove the error edge and fill."""
        if error != self._error:
            self._error = error
            self.update()

    def has_error_state(self) -> bool:
        """Whether the error edge shows."""
        return self._error

    def sizeHint(self) -> QSize:
        """A comfortable width by the exact height."""
        return QSize(theme().px(_TYPICAL_WIDTH), theme().px(self._height))

    def minimumSizeHint(self) -> QSize:
        """About eight characters by the exact height."""
        return QSize(theme().px(80), theme().px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then let Qt draw the text and the cursor."""
        painter = QPainter(self)
        width = EDGE_ERROR if self._error else EDGE_PLAIN
        box(painter, self.rect(), self._fill(), self._edge(), width)
        painter.end()
        super().paintEvent(event)

    def _fill(self) -> QColor:
        if not self.isEnabled():
            return theme().color("neutral_fill")
        if self._error:
            return theme().color("err_fill")
        return theme().color("head_field" if self._on_head else "surface")

    def _edge(self) -> QColor:
        if self._error:
            return theme().color("err")
        return theme().color("head_field_line" if self._on_head else "line_strong")

    def _restyle(self) -> None:
        self.setFont(theme().font(self._style))
        self.setTextMargins(self._left - _QT_MARGIN, 0, self._right - _QT_MARGIN, 0)
        self.setFixedHeight(theme().px(self._height))
        self.updateGeometry()
        self.update()
