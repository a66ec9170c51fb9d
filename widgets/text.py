"""Text with an exact line height, always plain, and headings that assistive technology knows as such."""

from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets import accessible
from widgets.theme import theme

_COMFORTABLE_WIDTH = 640   # sizeHint of wrapped text at 100 %: about 75 characters
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
    return theme().metrics(style).horizontalAdvance(text)


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
        self._layout: QTextLayout | None = None
        self._laid_out_at = -1
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
        return max(1, self._laid_out(width).lineCount()) * theme().line_height(self._style)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines from the top, or centred when the widget is higher than its text."""
        layout = self._laid_out(self.width() if self._wrap else 0)
        line = theme().line_height(self._style)
        painter = QPainter(self)
        painter.setPen(theme().color(self._color if self.isEnabled() else "ink_off"))
        top = self._top(layout.lineCount() * line)
        baseline = theme().baseline(self._style, line)
        for number in range(layout.lineCount()):
            piece = layout.lineAt(number)
            x = self._left(piece.naturalTextWidth())
            piece.draw(painter, QPointF(x, top + number * line + baseline - piece.ascent()))

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

    def _laid_out(self, width: int) -> QTextLayout:
        """Lay the text out at this width (0: one line), keeping the last answer."""
        if self._layout is not None and self._laid_out_at == width:
            return self._layout
        # An amount is never broken after its euro sign; what is heard stays the text as given.
        layout = QTextLayout(self.text().replace("€ ", "€\u00a0"), theme().font(self._style))
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if width else QTextOption.WrapMode.ManualWrap
        )
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width or 1_000_000)
            line.setPosition(QPointF(0, 0))   # the caller stacks the lines itself
        layout.endLayout()
        self._layout, self._laid_out_at = layout, width
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for words, strong in self._runs:
            if strong:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length = start, len(words)
                form = QTextCharFormat()
                form.setFont(theme().font(theme().strong(self._style)))
                piece.format = form
                found.append(piece)
            start += len(words)
        return found

    def _natural_width(self) -> int:
        total = 0.0
        for words, strong in self._runs:
            style = theme().strong(self._style) if strong else self._style
            total += max(text_width(part, style) for part in words.split("\n"))
        return int(total + 0.999)

    def _longest_word(self) -> int:
        widths = [
            text_width(word, theme().strong(self._style) if strong else self._style)
            for words, strong in self._runs
            for word in words.replace("€ ", "€\u00a0").split(" ")
        ]
        return int(max(widths, default=0.0) + 0.999)

    @Slot()
    def _restyle(self) -> None:
        self._layout = None
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
