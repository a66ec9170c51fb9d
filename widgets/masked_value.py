"""A number that is hidden until asked for: masked words with a link beside them that shows and hides the rest."""

from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QWidget

from widgets.flowing import Flowing, height_at
from widgets.link import Link
from widgets.plain import one_line
from widgets.text import Text
from widgets.theme import theme

_GAP, _BELOW = 12, 2


class MaskedValue(Flowing):
    """``masked`` with a link ``show``; pressed, it shows ``whole`` with a link ``hide``.

    ``context`` tells links apart for who cannot see what they stand beside ("BSN van uw partner").
    """

    def __init__(
        self, masked: str, whole: str, show: str, hide: str, context: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = (one_line(masked), one_line(whole))
        self._links = (show, hide)
        self._open = False
        self.text = Text(self._words[0], "body", wrap=True, parent=self)
        self.link = Link(show, style="meta_strong", parent=self)
        self.link.set_context(context)
        self.link.clicked.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """True while the whole number can be read."""
        return self._open

    def natural_width(self) -> int:
        """Number and link on one line."""
        return self.text.sizeHint().width() + _GAP + self.link.sizeHint().width()

    def arrange(self, width: int, place: bool) -> int:
        """Side by side, or the link under the number when there is no room."""
        size, link = self.text.sizeHint(), self.link.sizeHint()
        line = theme().line_height("body")
        if size.width() + _GAP + link.width() > width:
            height = height_at(self.text, width)
            if place:
                self.text.setGeometry(QRect(0, 0, width, height))
                self.link.setGeometry(QRect(0, height + _BELOW, link.width(), link.height()))
            return height + _BELOW + link.height()
        high = max(line, link.height())
        if place:
            self.text.setGeometry(QRect(0, (high - line) // 2, size.width(), line))
            left = size.width() + _GAP
            self.link.setGeometry(QRect(left, (high - link.height()) // 2, link.width(), link.height()))
        return high

    @Slot()
    def _turn(self) -> None:
        self._open = not self._open
        self.text.set_text(self._words[self._open])
        self.link.set_text(self._links[self._open])
        self.rearrange()
