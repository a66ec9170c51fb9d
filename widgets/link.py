"""An underlined link that assistive technology knows as a link."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets import accessible, icon
from widgets.pressing import Worded
from widgets.text import draw_text, text_width
from widgets.theme import theme

_TARGET = 24
_ICON, _SMALL_ICON = 18, 16
_GAP = 6
_OFFSET = 2


class Link(Worded, QAbstractButton):
    """A link: always underlined, at least 24 px high, ``clicked`` by mouse, space or Enter."""

    def __init__(
        self,
        text: str,
        icon_after: str = "",
        icon_before: str = "",
        style: str = "body_strong",
        color: str = "link",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._after, self._before, self._style, self._color = icon_after, icon_before, style, color
        self._context = ""
        accessible.set_role(self, accessible.Role.Link)
        self.set_text(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show other words."""
        super().set_text(text)
        self.set_context(self._context)

    def set_context(self, context: str) -> None:
        """Tell links with the same words apart: the accessible name becomes "words context"."""
        self._context = context
        accessible.name(self, f"{self._label} {context}".strip())

    def set_color(self, color: str) -> None:
        """Use another colour token, for example ``act_ink`` or ``tint_text``."""
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        """The words and icons, at least 24 px high."""
        height = max(theme().line_height(self._style), _TARGET)
        return QSize(max(int(self._content_width() + 0.999), _TARGET), height)

    def minimumSizeHint(self) -> QSize:
        """A link never cuts its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, underlined words, icon from the left."""
        painter, ink, x = QPainter(self), self._ink(), 0.0
        if self._before:
            x += self._draw_icon(painter, self._before, x, ink) + _GAP
        width = draw_text(painter, x, 0, self.height(), self._label, self._style, ink)
        self._underline(painter, x, width, ink)
        if self._after:
            self._draw_icon(painter, self._after, x + width + _GAP, ink)

    def _underline(self, painter: QPainter, x: float, width: float, ink: str) -> None:
        thin = max(1, theme().px(1))
        thick = thin + 1 if self.underMouse() and self.isEnabled() else thin
        top = theme().baseline(self._style, self.height()) + _OFFSET
        painter.fillRect(QRectF(x, top, width, thick), theme().color(ink))

    def _draw_icon(self, painter: QPainter, name: str, x: float, ink: str) -> int:
        size = self._icon_size()
        side = theme().px(size)
        painter.drawPixmap(QPoint(round(x), (self.height() - side) // 2), icon.pixmap(name, ink, size))
        return side

    def _ink(self) -> str:
        if not self.isEnabled():
            return "ink_off"
        if self._color != "link" or theme().name == "contrast":
            return self._color
        if self.isDown():
            return "accent_pressed"
        return "accent_hover" if self.underMouse() else "link"

    def _icon_size(self) -> int:
        return _SMALL_ICON if self._style.startswith("meta") else _ICON

    def _content_width(self) -> float:
        icons = bool(self._before) + bool(self._after)
        return text_width(self._label, self._style) + icons * (theme().px(self._icon_size()) + _GAP)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
