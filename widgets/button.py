"""Buttons: primary, secondary, neutral, plain and on the header, and the icon-only button."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets import accessible, icon
from widgets.painting import box, hover_line
from widgets.pressing import Worded
from widgets.text import draw_text, text_width
from widgets.theme import theme

_HEIGHT, _SMALL_HEIGHT, _HEAD_HEIGHT = 44, 36, 40
_SIDES, _SMALL_SIDES = 20, 12
_GAP = 8
_ICON, _AFTER_ICON = 20, 16


class Look(NamedTuple):
    """Colour tokens of a button in one state; an empty fill or edge is not drawn."""

    fill: str
    edge: str
    ink: str


_OFF = Look("neutral_fill", "neutral_line", "ink_off")
# kind -> (normal, mouse over, pressed)
_LOOKS: dict[str, tuple[Look, Look, Look]] = {
    "primary": (
        Look("accent", "", "on_accent"),
        Look("accent_hover", "", "on_accent"),
        Look("accent_pressed", "", "on_accent"),
    ),
    "secondary": (
        Look("surface", "accent", "accent"),
        Look("tint_hover", "accent", "accent"),
        Look("tint", "accent", "tint_text"),
    ),
    "neutral": (
        Look("surface", "line_strong", "ink"),
        Look("tint_hover", "line_strong", "ink"),
        Look("tint", "line_strong", "tint_ink"),
    ),
    "plain": (Look("", "", "accent"), Look("tint_hover", "", "accent"), Look("tint", "", "tint_text")),
    # On a chosen card: the accent is yellow on white there in high contrast.
    "plain_on_tint": (Look("", "", "tint_text"), Look("tint_hover", "", "accent"), Look("tint", "", "tint_text")),
    "head": (Look("", "", "on_head"), Look("head_hover", "", "on_head"), Look("head_hover", "", "on_head")),
    "act": (
        Look("surface", "act", "act_ink"),
        Look("act_fill", "act", "act_ink"),
        Look("act_fill", "act", "act_ink"),
    ),
}
_BARE = ("plain", "plain_on_tint", "head")
"""Kinds that have no edge and no fill of their own."""


class Button(Worded, QPushButton):
    """A button drawn by ourselves; ``kind`` is primary, secondary, neutral, plain, head or act."""

    def __init__(
        self,
        text: str,
        kind: str = "primary",
        icon: str = "",
        icon_after: str = "",
        small: bool = False,
        min_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._after = kind, icon, icon_after
        self._small, self._min_width = small, min_width
        self.set_text(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        if kind == "head":
            self.setProperty("focusRing", "head")
        theme().changed.connect(self._restyle)

    def set_kind(self, kind: str) -> None:
        """Look like another kind; an unknown kind raises KeyError."""
        if kind not in _LOOKS:
            raise KeyError(kind)
        self._kind = kind
        self._restyle()

    def set_icon(self, name: str = "", after: str = "") -> None:
        """Show other icons before and after the words."""
        self._icon, self._after = name, after
        self._restyle()

    def sizeHint(self) -> QSize:
        """Words, icons and sides by 44, 40 or 36 px, grown with the text scale."""
        content = int(self._content_width() + 0.999)
        edge = 0 if self._kind in _BARE else theme().shape.control_edge
        width = max(content + 2 * (self._sides() + edge), theme().px(self._min_width))
        return QSize(width, self._height())

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box of the state with icon, words and icon in the middle."""
        look, painter = self._look(), QPainter(self)
        if look.fill or look.edge:
            box(painter, self.rect(), look.fill, look.edge, theme().shape.control_edge)
        if self._is_over() and self._kind in _BARE:
            hover_line(painter, self.rect())
        self._draw_content(painter, look.ink)

    def _draw_content(self, painter: QPainter, ink: str) -> None:
        x = (self.width() - self._content_width()) / 2
        if self._icon:
            x += self._draw_icon(painter, self._icon, x, _ICON, ink) + _GAP
        if self._label:
            width = draw_text(painter, x, 0, self.height(), self._label, self._style(), ink)
            x += width + _GAP
        if self._after:
            self._draw_icon(painter, self._after, x, self._after_size(), ink)

    def _draw_icon(self, painter: QPainter, name: str, x: float, size: int, ink: str) -> int:
        side = theme().px(size)
        painter.drawPixmap(QPoint(round(x), (self.height() - side) // 2), icon.pixmap(name, ink, size))
        return side

    def _content_width(self) -> float:
        width = text_width(self._label, self._style()) if self._label else 0.0
        sizes = [_ICON] * bool(self._icon) + [self._after_size()] * bool(self._after)
        pieces = len(sizes) + bool(self._label)
        return width + sum(theme().px(size) for size in sizes) + _GAP * max(0, pieces - 1)

    def _look(self) -> Look:
        normal, over, pressed = _LOOKS[self._kind]
        if not self.isEnabled():
            return Look("", "", _OFF.ink) if self._kind in _BARE else _OFF
        if self.isDown():
            return pressed
        return over if self._is_over() else normal

    def _is_over(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def _style(self) -> str:
        return "meta_strong" if self._kind == "plain" and self._small else "body_strong"

    def _sides(self) -> int:
        return _SMALL_SIDES if self._small or self._kind == "head" else _SIDES

    def _height(self) -> int:
        if self._kind == "head":
            return theme().px(_HEAD_HEIGHT)
        return theme().px(_SMALL_HEIGHT if self._small else _HEIGHT)

    def _after_size(self) -> int:
        return _AFTER_ICON if self._after.startswith("chevron") else _ICON

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(Button):
    """A square button with only an icon; ``name`` is what it is called aloud and in its tooltip."""

    def __init__(
        self, icon: str, name: str, size: int = 36, kind: str = "plain", parent: QWidget | None = None
    ) -> None:
        self._size = size
        super().__init__("", kind, icon, parent=parent)
        accessible.set_role(self, accessible.Role.Button)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Call it something else, for example "Toon" and "Verberg"."""
        accessible.name(self, name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """A square of the scaled size."""
        side = theme().px(self._size)
        return QSize(side, side)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole square."""
        return QRect(QPoint(0, 0), self.size()).contains(pos)
