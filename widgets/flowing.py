"""A widget that places its own children for a given width and knows how high that makes it."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme import theme

_FLOOR = 1


class Flowing(QWidget):
    """Subclasses give ``arrange`` and ``natural_width``; the height follows from the width and the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._known: dict[int, int] = {}
        self.is_stale = False   # the theme changed and the children may not have followed yet
        theme().changed.connect(self._restyle)

    def arrange(self, width: int, place: bool) -> int:
        """Return the height at ``width`` in px and, when ``place`` is set, put every child there."""
        raise NotImplementedError

    def natural_width(self) -> int:
        """Return the width at which nothing has to wrap, in px."""
        raise NotImplementedError

    def narrowest(self) -> int:
        """Return the least useful width in px."""
        return min(self.natural_width(), theme().px(120))

    def hasHeightForWidth(self) -> bool:
        """It always does."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Arrange once per width; layouts ask the same few widths again and again."""
        width = min(width, self.maximumWidth())   # a layout asks at its own width
        if width not in self._known:
            self._known[width] = self.arrange(max(_FLOOR, width), place=False)
        return self._known[width]

    def sizeHint(self) -> QSize:
        """The natural width and the height that belongs to it."""
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as is useful; layouts take the height from heightForWidth."""
        return QSize(self.narrowest(), theme().px(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the children anew."""
        self.arrange(max(_FLOOR, self.width()), place=True)

    def event(self, event: QEvent) -> bool:
        """A child that changed its size asks for a new arrangement."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.rearrange()
            self.is_stale = False
        return super().event(event)

    def rearrange(self) -> None:
        """Forget the known height, tell the parent and place the children."""
        self._known.clear()
        self.updateGeometry()
        self.arrange(max(_FLOOR, self.width()), place=True)
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """A change of theme while hidden reached the children after this widget: arrange again."""
        super().showEvent(event)
        if self.is_stale:
            self.rearrange()
            self.is_stale = False

    def _restyle(self) -> None:
        self.is_stale = True
        self.rearrange()


def place_centred(child: QWidget, x: int, y: int, width: int, height: int) -> None:
    """Put a child of its own height in the vertical middle of a band."""
    own = height_at(child, width)
    child.setGeometry(QRect(x, y + (height - own) // 2, width, own))


def height_at(child: QWidget, width: int) -> int:
    """Return the height a child wants at this width, in px."""
    return child.heightForWidth(width) if child.hasHeightForWidth() else child.sizeHint().height()
