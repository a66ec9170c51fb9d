"""Reads pixels: colour at a point, where ink begins and ends in a box, contrast between two colours."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from app.devtools.audit.ratio import contrast as contrast

# Sum of the differences in red, green and blue from which a pixel counts as ink and not as background.
INK = 96


@dataclass(frozen=True)
class Box:
    """A rectangle in px."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column beyond it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row beyond it."""
        return self.y + self.height


class Picture:
    """An image of which pixels can be asked quickly, as (red, green, blue)."""

    def __init__(self, image: QImage) -> None:
        self._image = image.convertToFormat(QImage.Format.Format_RGB888)
        self.width, self.height = self._image.width(), self._image.height()
        self._stride = self._image.bytesPerLine()
        self._bytes = bytes(self._image.constBits())

    @classmethod
    def read(cls, path: Path) -> "Picture":
        """Read a PNG; raises FileNotFoundError when it is not there or no picture."""
        image = QImage(str(path))
        if image.isNull():
            raise FileNotFoundError(f"no picture at {path}")
        return cls(image)

    def at(self, x: int, y: int) -> tuple[int, int, int]:
        """Return the colour of one pixel; outside the picture it is an impossible colour."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return (-1, -1, -1)
        place = y * self._stride + 3 * x
        return (self._bytes[place], self._bytes[place + 1], self._bytes[place + 2])

    def row(self, y: int, left: int, right: int) -> bytes:
        """Return the bytes of part of a row, three per pixel."""
        return self._bytes[y * self._stride + 3 * left : y * self._stride + 3 * right]

    def clip(self, box: Box) -> Box:
        """Return the part of ``box`` that lies in the picture."""
        left, top = max(0, box.x), max(0, box.y)
        right, bottom = min(self.width, box.right), min(self.height, box.bottom)
        return Box(left, top, max(0, right - left), max(0, bottom - top))

    def colours(self, box: Box) -> Counter[tuple[int, int, int]]:
        """Count the colours in a box."""
        box = self.clip(box)
        counted: Counter[tuple[int, int, int]] = Counter()
        for y in range(box.y, box.bottom):
            line = self.row(y, box.x, box.right)
            counted.update(zip(line[0::3], line[1::3], line[2::3], strict=True))
        return counted

    def background(self, box: Box) -> tuple[int, int, int]:
        """Return the most common colour in a box."""
        found = self.colours(box).most_common(1)
        return found[0][0] if found else (0, 0, 0)

    def ink(self, box: Box, background: tuple[int, int, int] | None = None) -> Box | None:
        """Return the smallest box around everything that is not background; None when there is nothing."""
        box = self.clip(box)
        ground = background or self.background(box)
        left, right, top, bottom = box.right, box.x - 1, box.bottom, box.y - 1
        for y in range(box.y, box.bottom):
            for x in range(box.x, box.right):
                if distance(self.at(x, y), ground) >= INK:
                    left, right = min(left, x), max(right, x)
                    top, bottom = min(top, y), max(bottom, y)
        return Box(left, top, right - left + 1, bottom - top + 1) if right >= left else None


def distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    """Return the sum of the differences in red, green and blue."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) + abs(one[2] - other[2])


def hex_of(colour: tuple[int, int, int]) -> str:
    """Return ``#RRGGBB``."""
    return f"#{max(colour[0], 0):02X}{max(colour[1], 0):02X}{max(colour[2], 0):02X}"


def colour_of(text: str) -> tuple[int, int, int]:
    """Read ``#RRGGBB``."""
    colour = QColor(text)
    return (colour.red(), colour.green(), colour.blue())
