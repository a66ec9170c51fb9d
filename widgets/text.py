"""Text with an exact line height, always plain, and headings that assistive technology knows as such."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache, partial
from math import ceil, floor
from typing import NamedTuple, Self

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets import accessible
from widgets.theme import theme

_COMFORTABLE_WIDTH = 640   # sizeHint of wrapped text at 100 %: about 75 characters
_WIDTHS_KEPT = 24
_FIRST_GUESS = 64        # letters of a line, doubled until they do not fit
_LONGEST_KEPT = 160      # letters of a text whose width is kept
Run = tuple[str, bool]


def draw_text(
    painter: QPainter, x: float, y: float, height: float, text: str, style: str, color: str | QColor
) -> float:
    """Draw one line, centred in ``height`` as CSS does, and return its width in px."""
    painter.setFont(theme().font(style))
    painter.setPen(theme().color(color) if isinstance(color, str) else color)
    painter.drawText(QPointF(x, y + theme().baseline(style, height)), text)
    return text_width(text, style)


def text_width(text: str, style: str) -> float:
    """Return the width of one line in px at the active scale."""
    if len(text) > _LONGEST_KEPT:
        return theme().metrics(style).horizontalAdvance(text)
    return _kept_width(text, style, theme().scale)


@lru_cache(maxsize=16384)
def _kept_width(text: str, style: str, scale: float) -> float:
    """Shaping costs 5 to 10 µs, and layouts ask for the same words hundreds of times for one page."""
    return theme().metrics(style).horizontalAdvance(text)


class Piece(NamedTuple):
    """Words of one type style in one line, with their width in px."""

    text: str
    style: str
    width: float


def break_lines(runs: Sequence[tuple[str, str]], width: int) -> list[list[Piece]]:
    """Break (words, style) runs into lines of at most ``width`` px; 0 breaks only at line breaks.

    Our own, because QTextLayout and its formats cost 4 ms to load and know no half leading. A word that is
    wider than the line is cut where it fits. There is always at least one line.
    """
    lines: list[list[Piece]] = [[]]
    for words, style in runs:
        for number, paragraph in enumerate(words.split("\n")):
            if number:
                lines.append([])
            if width:
                _fill(lines, paragraph, style, width)
            else:
                lines[-1].append(Piece(paragraph, style, text_width(paragraph, style)))
    return lines


def _broken(runs: tuple[tuple[str, str], ...], width: int) -> list[list[Piece]]:
    if sum(len(words) for words, _ in runs) > _LONGEST_KEPT:
        return break_lines(runs, width)
    return _kept_lines(runs, width, theme().scale)


@lru_cache(maxsize=8192)
def _kept_lines(runs: tuple[tuple[str, str], ...], width: int, scale: float) -> list[list[Piece]]:
    """Pages are made anew at every visit, mostly of the same words at the same widths."""
    return break_lines(runs, width)


def _fill(lines: list[list[Piece]], text: str, style: str, width: int) -> None:
    """Add one paragraph of one style to the last line and the lines after it."""
    rest = text
    while rest:
        free = width - sum(piece.width for piece in lines[-1])
        end = _fitting(rest, style, free, fresh=not lines[-1])
        shown = rest if end >= len(rest) else rest[:end].rstrip(" ")
        if shown:
            lines[-1].append(Piece(shown, style, text_width(shown, style)))
        rest = rest[end:].lstrip(" ")
        if rest:
            lines.append([])


def _fitting(text: str, style: str, free: float, fresh: bool) -> int:
    """Return how much of ``text`` fits in ``free`` px, ending at a word; a fresh line always takes something."""
    reach = _FIRST_GUESS
    while text_width(text[:reach], style) <= free:
        if reach >= len(text):
            return len(text)
        reach *= 2
    stops = [place for place in range(1, min(reach, len(text))) if text[place] == " "]
    fits = bisect_right(stops, free, key=partial(_width_until, text, style))
    if fits or not fresh:
        return stops[fits - 1] if fits else 0
    stop = text.find(" ", 1)
    return _cut(text[: stop if stop > 0 else len(text)], style, free)


def _width_until(text: str, style: str, stop: int) -> float:
    return text_width(text[:stop], style)


def _cut(word: str, style: str, free: float) -> int:
    """Return how many characters of a word fit, at least one: halving, so a long one stays cheap."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(word[:middle], style) <= free:
            low = middle
        else:
            high = middle - 1
    return low


def _glued(words: str) -> str:
    """Keep an amount with its euro sign; what is heard stays the text as given."""
    return words.replace("€ ", "€\N{NO-BREAK SPACE}")


class Text(QLabel):
    """Plain text in one type style: every line is exactly ``line_height(style)`` px high."""

    def __init__(
        self,
        text: str,
        style: str = "body",
        color: str = "ink",
        wrap: bool = False,
        parent: QWidget | None = None,
        comfortable: int = _COMFORTABLE_WIDTH,
    ) -> None:
        """``comfortable`` is the widest sizeHint of wrapped text, px at 100 %."""
        super().__init__(parent)
        self._runs: list[Run] = [(text, False)]
        self._style, self._color, self._wrap = style, color, wrap
        self._comfortable = comfortable
        self._broken: dict[int, list[list[Piece]]] = {}
        self._heights: dict[int, int] = {}
        self._least: int | None = None
        self._natural: int | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        # A Fixed height would hold wrapped text at the height of its sizeHint, so that one may grow: end a
        # column of wrapped texts with a stretch.
        height = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, height)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme().changed.connect(self._restyle)

    @classmethod
    def runs(
        cls, runs: Sequence[Run], style: str = "body", color: str = "ink", wrap: bool = False
    ) -> Self:
        """Make one text of (words, strong) pieces; assistive technology hears one sentence."""
        made = cls("", style, color, wrap)
        made.set_runs(runs)
        return made

    def set_text(self, text: str) -> None:
        """Show other words."""
        self.set_runs([(text, False)])

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other (words, strong) pieces."""
        self._runs = list(runs)
        self.setText("".join(words for words, _ in runs))
        self._restyle()

    def set_color(self, color: str) -> None:
        """Use another colour token."""
        self._color = color
        self.update()

    def set_style(self, style: str) -> None:
        """Use another type style."""
        self._style = style
        self._restyle()

    def style_name(self) -> str:
        """Return the type style in use (``style()`` is Qt's own)."""
        return self._style

    def color_name(self) -> str:
        """Return the colour token in use."""
        return self._color

    def sizeHint(self) -> QSize:
        """The width of the text (a comfortable measure when wrapped) by its exact height."""
        natural = self._natural_width()
        if not self._wrap:
            return QSize(natural, theme().line_height(self._style))
        width = min(natural, theme().px(self._comfortable))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line; wrapped text may be as narrow as its longest word."""
        height = theme().line_height(self._style)
        return QSize(self._longest_word() if self._wrap else self._natural_width(), height)

    def hasHeightForWidth(self) -> bool:
        """Only wrapped text grows when narrowed."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """The number of lines at this width times the line height, in px."""
        if not self._wrap:
            return theme().line_height(self._style)
        # A layout asks for the height at its own width, also where the text may not become that wide.
        width = min(width, self.maximumWidth())
        if width not in self._heights:
            self._heights[width] = len(self._lines(width)) * theme().line_height(self._style)
        return self._heights[width]

    def words_rect(self) -> QRect:
        """Return where the words stand, in px of this widget: as wide as the longest line."""
        lines = self._lines(self.width() if self._wrap else 0)
        width = max(sum(piece.width for piece in pieces) for pieces in lines)
        height = len(lines) * theme().line_height(self._style)
        return QRect(floor(self._left(width)), self._top(height), ceil(width), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, centred when the widget is higher than its text."""
        lines = self._lines(self.width() if self._wrap else 0)
        line = theme().line_height(self._style)
        painter = QPainter(self)
        painter.setPen(theme().color(self._color if self.isEnabled() else "ink_off"))
        y = self._top(len(lines) * line) + theme().baseline(self._style, line)
        for pieces in lines:
            x = self._left(sum(piece.width for piece in pieces))
            for piece in pieces:
                painter.setFont(theme().font(piece.style))
                painter.drawText(QPointF(x, y), piece.text)
                x += piece.width
            y += line

    def _top(self, height: int) -> int:
        free = self.height() - height
        if self.alignment() & Qt.AlignmentFlag.AlignTop or free <= 0:
            return 0
        return free if self.alignment() & Qt.AlignmentFlag.AlignBottom else free // 2

    def _left(self, width: float) -> float:
        free = self.width() - width
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return free
        return free / 2 if self.alignment() & Qt.AlignmentFlag.AlignHCenter else 0.0

    def _lines(self, width: int) -> list[list[Piece]]:
        """Break the text at this width (0: only where it says so); layouts ask the same widths again."""
        found = self._broken.get(width)
        if found is None:
            if len(self._broken) >= _WIDTHS_KEPT:
                self._broken.clear()
            found = self._broken[width] = _broken(tuple(self._pieces()), width)
        return found

    def _pieces(self) -> list[tuple[str, str]]:
        strong = theme().strong(self._style)
        return [(_glued(words), strong if heavy else self._style) for words, heavy in self._runs]

    def _natural_width(self) -> int:
        if self._natural is None:
            self._natural = max(ceil(sum(piece.width for piece in line)) for line in self._lines(0))
        return self._natural

    def _longest_word(self) -> int:
        if self._least is None:
            words = [(word, style) for text, style in self._pieces() for word in text.replace("\n", " ").split(" ")]
            self._least = ceil(max((text_width(word, style) for word, style in words), default=0))
        return self._least

    @Slot()
    def _restyle(self) -> None:
        self._broken.clear()
        self._heights.clear()
        self._least = self._natural = None
        self.updateGeometry()
        self.update()


class Heading(Text):
    """A heading of level 1 to 6, so that a screen reader can jump from one to the next."""

    def __init__(
        self,
        text: str,
        style: str = "section",
        level: int = 2,
        color: str = "ink",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, style, color, wrap, parent)
        self.level = level
        accessible.set_heading(self, level)
