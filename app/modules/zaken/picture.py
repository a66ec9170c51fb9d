"""Shows a photo or drawing of a case: read with a limit on its memory, and never larger than the room."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import accessible
from widgets.painting import box

_MOST_MEGABYTES = 32
_MOST_PIXELS = 8_000_000   # 32 MB at four bytes each
_PAD, _LEAST = 12, 200


class BrokenPicture(ValueError):
    """The bytes are no picture, or one that is too large to show."""


def read_picture(content: bytes) -> QImage:
    """Return the picture in ``content``; raises BrokenPicture. A small file may hold an enormous picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        raise BrokenPicture("no size, or too many pixels")
    image = reader.read()
    if image.isNull():
        raise BrokenPicture(reader.errorString())
    return image


class Picture(QWidget):
    """The picture in the middle, as large as fits and not larger than it is."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._whole = QPixmap.fromImage(image)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST, _LEAST)
        accessible.set_role(self, accessible.Role.Graphic)
        accessible.name(self, name)

    def sizeHint(self) -> QSize:
        """The whole picture with some room round it."""
        return self._whole.size() + QSize(2 * _PAD, 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it on the sunken ground."""
        painter = QPainter(self)
        box(painter, self.rect(), "sunken")
        room = self.size() - QSize(2 * _PAD, 2 * _PAD)
        size = self._whole.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawPixmap(left, top, size.width(), size.height(), self._whole)
