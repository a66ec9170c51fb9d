"""The active look: colours, scaled type and measures, applied live to the whole application."""

from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from resources import package_folder
from resources.theme import NAMES, Shape, TypeStyle, tokens

FAMILY = "Source Sans Pro"
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
# One style everywhere, because it follows the palette in all three themes: QApplication gets these arguments.
# (setStyle and style() would load QStyle with all its names, 9 ms.)
STYLE_ARGUMENTS = ("-style", "fusion")
_FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")

_PALETTE = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink2",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "err",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Light: "surface",
}
_TEXT_ROLES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Theme(QObject):
    """One of three themes at one text scale; ``changed`` is emitted after either changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tokens = tokens()
        self._name = "light"
        self._scale = 1.0
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    @property
    def name(self) -> str:
        """"light", "dark" or "contrast"."""
        return self._name

    @property
    def scale(self) -> float:
        """Text scale, 1.0 to 2.0."""
        return self._scale

    @property
    def shape(self) -> Shape:
        """The measures that differ per theme: focus width, control edge, icon stroke."""
        return self._tokens.shapes[self._name]

    def set(self, name: str | None = None, scale: float | None = None) -> None:
        """Switch theme and/or text scale; an unknown name raises ValueError, the scale is bounded."""
        if name is not None and name not in NAMES:
            raise ValueError(f"unknown theme {name!r}; choose one of {', '.join(NAMES)}")
        self._name = self._name if name is None else name
        if scale is not None:
            self._scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        self._colors.clear()
        self._fonts.clear()
        self._metrics.clear()
        self._apply()
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """Return the colour of a token in the active theme; an unknown token raises KeyError."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(self._tokens.colors[self._name][token])
        return found

    def px(self, n: float) -> int:
        """Scale a type, icon, line or control height; spacing, borders and radius are not scaled."""
        return int(n * self._scale + 0.5)

    def fixed(self, measure: str) -> int:
        """Return a fixed measure in px by name, for example ``page_left``."""
        return self._tokens.fixed[measure]

    def font(self, style: str) -> QFont:
        """Return the scaled font of a style with tabular figures; an unknown style raises KeyError."""
        found = self._fonts.get(style)
        if found is None:
            found = self._fonts[style] = _make_font(self._tokens.styles[style], self._scale)
        return found

    def metrics(self, style: str) -> QFontMetricsF:
        """Return the metrics of ``font(style)``, kept until the next change."""
        found = self._metrics.get(style)
        if found is None:
            found = self._metrics[style] = QFontMetricsF(self.font(style))
        return found

    def line_height(self, style: str) -> int:
        """Return the scaled line height of a style in px."""
        return self.px(self._tokens.styles[style].line)

    def baseline(self, style: str, height: float) -> int:
        """Return how far under the top of a line of this height the baseline lies (half leading, in px)."""
        metrics = self.metrics(style)
        ascent, descent = round(metrics.ascent()), round(metrics.descent())
        return int((height - ascent - descent) // 2) + ascent

    def strong(self, style: str) -> str:
        """Return the 600 brother of a style, or the style itself when it has none."""
        return f"{style}_strong" if f"{style}_strong" in self._tokens.styles else style

    def _apply(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        app.setFont(self.font("body"))
        app.setPalette(self._palette())

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in _TEXT_ROLES:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink_off"))
        return palette


@cache
def _load_faces() -> None:
    files = package_folder("font_source_sans_pro") / "files"
    for face in _FACES:
        if QFontDatabase.addApplicationFont(str(files / face)) < 0:
            raise FileNotFoundError(f"the font file {face} cannot be loaded")


def _make_font(style: TypeStyle, scale: float) -> QFont:
    _load_faces()
    font = QFont(FAMILY)
    font.setPixelSize(int(style.size * scale + 0.5))
    font.setWeight(QFont.Weight(style.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def theme() -> Theme:
    """Return the one active theme."""
    return Theme()
