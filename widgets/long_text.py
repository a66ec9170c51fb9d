"""A text of any length in paragraphs: the first are there at once, the rest follows while nothing happens."""

from PySide6.QtCore import QElapsedTimer, QRect, QTimer
from PySide6.QtWidgets import QWidget

from widgets.flowing import Flowing, height_at
from widgets.plain import pieces
from widgets.text import Text
from widgets.theme import theme

_PARAGRAPH_GAP = 12
_BUSY_MS, _PAUSE_MS = 12, 15
_TYPICAL_WIDTH = 575   # 70 characters at 18 px


class LongText(Flowing):
    """Shows plain text; an empty line starts a paragraph. A megabyte does not keep anyone waiting."""

    def __init__(
        self, text: str = "", style: str = "message", color: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._color = style, color
        self._waiting: list[str] = []
        self._shown: list[Text] = []
        self._bottoms: list[int] = []   # of the paragraphs that were placed, at the width below
        self._placed_at = theme().px(_TYPICAL_WIDTH)
        self._later = QTimer(self, interval=_PAUSE_MS)
        self._later.timeout.connect(self._show_more)
        self.set_text(text)

    @property
    def complete(self) -> bool:
        """Whether everything is shown."""
        return not self._waiting

    def set_text(self, text: str) -> None:
        """Show another text."""
        for part in self._shown:
            part.hide()
            part.deleteLater()
        self._shown, self._bottoms = [], []
        self._waiting = [piece for paragraph in _paragraphs(text) for piece in pieces(paragraph)]
        self._show_more()

    def _show_more(self) -> None:
        busy = QElapsedTimer()
        busy.start()
        while self._waiting and busy.elapsed() < _BUSY_MS:
            part = Text(self._waiting.pop(0), self._style, self._color, wrap=True, parent=self)
            part.show()
            self._shown.append(part)
            self.arrange(max(1, self._placed_at), place=True)
        if self._waiting:
            self._later.start()
        else:
            self._later.stop()
        self.rearrange()

    def natural_width(self) -> int:
        """A comfortable line length."""
        return theme().px(_TYPICAL_WIDTH)

    def arrange(self, width: int, place: bool) -> int:
        """Paragraphs under each other; those that lie right already are not asked again."""
        if width != self._placed_at:
            self._bottoms, self._placed_at = [], width
        for part in self._shown[len(self._bottoms) :]:
            y = self._bottoms[-1] + _PARAGRAPH_GAP if self._bottoms else 0
            height = height_at(part, width)
            part.setGeometry(QRect(0, y, width, height))
            self._bottoms.append(y + height)
        return self._bottoms[-1] if self._bottoms else 1

    def rearrange(self) -> None:
        """After a change of theme the paragraphs have other heights."""
        if self.is_stale:
            self._bottoms = []
        super().rearrange()


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip("\n") for paragraph in text.replace("\r\n", "\n").split("\n\n")]
