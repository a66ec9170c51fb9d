"""A bar chart of a few values with the value at every bar; QtCharts is only loaded when one is made."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from widgets import accessible
from widgets.flowing import Flowing
from widgets.plain import one_line
from widgets.text import text_width
from widgets.theme import theme

if TYPE_CHECKING:
    from widgets.chart_view import BarView

PITCH, BAR, TALL = 62, 46, 120   # px at 100 %: from bar to bar, bar width, height of the largest bar
_VALUE_GAP = 8                   # least space between two values
_YEAR_GAP = 4
_ROW, _ROW_GAP, _LABEL_GAP = 30, 6, 12
_LEAST_BAR = 60
_WORDS_LIMIT = 40


class Bar(Struct, frozen=True):
    """One bar: the word under it, its value, and the value as it is written above it."""

    label: str
    value: float
    text: str


class ChartShape(Struct, frozen=True):
    """Where everything of a chart goes, in px; ``upright`` bars stand, others lie."""

    upright: bool
    plot: QRect
    pitch: float
    bar: float
    height: int


def chart_shape(bars: Sequence[Bar], width: int) -> ChartShape:
    """Return the shape of a chart at this width: standing bars when the values fit above them."""
    values = max((text_width(bar.text, "meta_strong") for bar in bars), default=0.0)
    labels = max((text_width(bar.label, "meta_strong") for bar in bars), default=0.0)
    line = theme().line_height("meta")
    pitch = max(PITCH, math.ceil(max(values, labels)) + _VALUE_GAP)
    if pitch * len(bars) <= max(width, 1):
        plot = QRect(0, line, pitch * len(bars), theme().px(TALL))
        return ChartShape(True, plot, pitch, pitch - (PITCH - BAR), plot.bottom() + 2 + _YEAR_GAP + line)
    left = math.ceil(labels) + _LABEL_GAP
    room = max(_LEAST_BAR, width - left - math.ceil(values) - _VALUE_GAP)
    row = theme().px(_ROW)
    plot = QRect(left, 0, room, row * len(bars))
    return ChartShape(False, plot, row, row - _ROW_GAP, plot.height())


class BarChart(Flowing):
    """Bars from (label, value, text), all from zero; the highlighted one (the newest) in the accent colour.

    Assistive technology gets ``name`` and all values as one sentence; a table beside it is up to the caller.
    """

    def __init__(
        self,
        bars: Sequence[tuple[str, float, str]],
        name: str,
        highlight: int = -1,
        parent: QWidget | None = None,
    ) -> None:
        """``highlight`` is the number of the bar in accent, counted as in a list; the default is the last."""
        super().__init__(parent)
        self._bars: list[Bar] = []
        self._highlight = highlight
        self._view: BarView | None = None
        accessible.set_role(self, accessible.Role.Chart)
        self.set_bars(bars, name, highlight)

    @property
    def shape(self) -> ChartShape:
        """Where everything is at the present width."""
        return chart_shape(self._bars, self.width())

    def set_bars(self, bars: Sequence[tuple[str, float, str]], name: str, highlight: int = -1) -> None:
        """Show other values; a value that is not finite raises ValueError, a negative one counts as 0."""
        for label, value, _ in bars:
            if not math.isfinite(value):
                raise ValueError(f"the value of {label!r} is {value}")
        self._bars = [
            Bar(one_line(label, _WORDS_LIMIT), max(0.0, value), one_line(text, _WORDS_LIMIT))
            for label, value, text in bars
        ]
        self._highlight = highlight % len(bars) if bars else -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(f"{bar.label}: {bar.text}" for bar in self._bars))
        self.rearrange()

    def natural_width(self) -> int:
        """All bars standing."""
        return chart_shape(self._bars, 1_000_000).plot.width() or 1

    def arrange(self, width: int, place: bool) -> int:
        """Give the view the whole widget."""
        shape = chart_shape(self._bars, width)
        if place and self._bars:
            view = self._ensure_view()
            view.setGeometry(QRect(0, 0, width, shape.height))
            view.show_bars(self._bars, self._highlight, shape)
        return max(1, shape.height)

    def _ensure_view(self) -> "BarView":
        if self._view is None:
            from widgets.chart_view import BarView  # QtCharts: 10 ms, only when a chart is shown

            self._view = BarView(self)
            self._view.show()
        return self._view
