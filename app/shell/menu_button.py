"""The menu button of the folded header: it carries the count that the navigation would show."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent

from widgets import accessible
from widgets.badge import count_size
from widgets.button import Button
from widgets.painting import box
from widgets.text import draw_text, text_width
from widgets.theme import theme

_GAP = 12


class MenuButton(Button):
    """"Menu" with a pill such as "3 nieuw" in it."""

    def __init__(self, text: str) -> None:
        self._count = ""
        super().__init__(text, kind="head", icon="menu-2")

    def set_count(self, count: str) -> None:
        """Show other words in the pill; empty shows none."""
        self._count = count
        accessible.name(self, f"{self.label}, {count}" if count else self.label)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words as other buttons do, and the pill in the room kept for it."""
        super().paintEvent(event)
        if not self._count:
            return
        size = count_size(self._count)
        sides = (self.width() - self._content_width()) / 2
        pill = QRect(
            round(self.width() - sides) - size.width(),
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        painter = QPainter(self)
        box(painter, pill, "on_head", radius=size.height() / 2)
        left = pill.left() + (pill.width() - text_width(self._count, "meta_strong")) / 2
        draw_text(painter, left, pill.top(), pill.height(), self._count, "meta_strong", theme().color("head"))

    def _content_width(self) -> float:
        return super()._content_width() + (count_size(self._count).width() + _GAP if self._count else 0)
