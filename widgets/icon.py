"""Tabler outline icons as pixmaps in a token colour, drawn when first painted, and a decorative icon widget."""

import re

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.theme import icons
from widgets.painting import box
from widgets.theme import theme

_GRID = 24
_THICK_FROM_SIZE = 16   # at 16 px and under the stroke is 2 on the grid, or it looks thin
_SMALL_STROKE = 2.0
_CACHE_LIMIT = 600
_cache: dict[tuple[str, str, int, float, float], QPixmap] = {}

# A child with this name is left out of the accessible tree (qaccessiblewidget.cpp, childWidgets); an icon
# without a word of its own would otherwise be read as an object without a name.
DECORATIVE = "qt_rubberband"


def pixmap(name: str, color: str | QColor, size: int = 20, stroke: float = 1.75) -> QPixmap:
    """Return icon ``name`` at ``size`` px (at 100 %; grows with the text scale) in a token or a colour.

    The default stroke follows the theme (2.25 in contrast) and the size (2 at 16). An unknown name raises
    resources.theme.icons.UnknownIcon.
    """
    ink = theme().color(color) if isinstance(color, str) else color
    side, ratio = theme().px(size), _ratio()
    width = _stroke(size, stroke)
    key = (name, ink.name(QColor.NameFormat.HexArgb), side, width, ratio)
    found = _cache.get(key)
    if found is None:
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        found = _cache[key] = _render(name, ink, side, width, ratio)
    return found


def _stroke(size: int, stroke: float) -> float:
    if stroke != 1.75:
        return stroke
    least = _SMALL_STROKE if size <= _THICK_FROM_SIZE else stroke
    return max(theme().shape.stroke, least)


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _render(name: str, ink: QColor, side: int, stroke: float, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # 2 ms and 1.8 MB, only when the first icon is painted

    text = icons.svg(name).replace("currentColor", ink.name())
    text = re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{stroke:g}"', text, count=1)
    image = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


class Icon(QWidget):
    """A decorative icon: the word beside it carries the meaning, so it is not in the accessible tree."""

    def __init__(
        self,
        name: str,
        color: str = "ink2",
        size: int = 20,
        line: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """With a type style as ``line`` it is as high as a line, to stand beside the first line of a text."""
        super().__init__(parent)
        self._name, self._color, self._size, self._line = name, color, size, line
        self.setObjectName(DECORATIVE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme().changed.connect(self._restyle)

    def set_icon(self, name: str, color: str = "") -> None:
        """Show another icon, and another token colour when given."""
        self._name, self._color = name, color or self._color
        self.update()

    def sizeHint(self) -> QSize:
        """The scaled icon size, or the line it stands beside."""
        side = theme().px(self._size)
        return QSize(side, theme().line_height(self._line) if self._line else side)

    def minimumSizeHint(self) -> QSize:
        """An icon is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        token = self._color if self.isEnabled() else "ink_off"
        image = pixmap(self._name, token, self._size)
        side = theme().px(self._size)
        painter = QPainter(self)
        painter.drawPixmap(QPoint((self.width() - side) // 2, (self.height() - side) // 2), image)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class IconTile(QWidget):
    """A tinted square with an icon in the middle, 40 px on tiles and 48 on choices; decorative."""

    def __init__(self, name: str, size: int = 40, icon_size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._icon_size = name, size, icon_size
        self.setObjectName(DECORATIVE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """The scaled square."""
        side = theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted square and the icon."""
        painter, side = QPainter(self), theme().px(self._icon_size)
        box(painter, self.rect(), "tint")
        corner = QPoint((self.width() - side) // 2, (self.height() - side) // 2)
        painter.drawPixmap(corner, pixmap(self._name, "tint_text", self._icon_size))

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
