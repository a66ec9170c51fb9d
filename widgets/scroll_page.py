"""The page beside the navigation: one column of at most 1100 px that scrolls, with a thin own thumb."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from widgets import accessible, reading_order
from widgets.painting import box
from widgets.text import Heading
from widgets.theme import theme

_GUTTER, _THUMB, _THUMB_RIGHT, _THUMB_LEAST, _THUMB_PAD = 13, 8, 3, 32, 4
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 44, 24, 32
_NARROW_MARGIN, _NARROW_UNDER, _NAVIGATION = 24, 900, 256
_WIDEST = 1100
_STEP = 48
_ROOM = 24   # free space kept round a focused widget that was scrolled into sight


class ThinScrollBar(QScrollBar):
    """A vertical scroll bar of 13 px that shows only a thumb of 8 px, and nothing when all is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._held_at: int | None = None
        self.setSingleStep(_STEP)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The gutter."""
        return QSize(_GUTTER, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The gutter."""
        return QSize(_GUTTER, _THUMB_LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gutter in the colour behind it, and the thumb."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(self.backgroundRole()))
        if self.maximum() > self.minimum():
            box(painter, self._thumb(), "scroll_thumb", radius=_THUMB / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the thumb, or go one page towards the mouse."""
        place, thumb = event.position().toPoint(), self._thumb()
        if thumb.top() <= place.y() <= thumb.bottom():
            self._held_at = place.y() - thumb.top()
            return
        self.setValue(self.value() + (self.pageStep() if place.y() > thumb.bottom() else -self.pageStep()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse with the thumb in hand."""
        free = self._track() - self._thumb().height()
        if self._held_at is None or free <= 0:
            return
        top = event.position().toPoint().y() - self._held_at - _THUMB_PAD
        self.setValue(self.minimum() + round(top * (self.maximum() - self.minimum()) / free))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the thumb go."""
        self._held_at = None

    def _track(self) -> int:
        return self.height() - 2 * _THUMB_PAD

    def _thumb(self) -> QRect:
        span, track = self.maximum() - self.minimum(), self._track()
        seen = self.pageStep() / max(1, span + self.pageStep())
        height = min(track, max(_THUMB_LEAST, round(track * seen)))
        top = _THUMB_PAD + (round((track - height) * (self.value() - self.minimum()) / span) if span else 0)
        return QRect(self.width() - _THUMB_RIGHT - _THUMB, top, _THUMB, height)


class ScrollPage(QScrollArea):
    """Scrolls ``content`` down only; margins fold to 24 px when narrow, focus is always brought in sight."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """``name`` is heard when the page itself has the keyboard: it was just opened, or nothing on it can have it."""
        super().__init__(parent)
        self.setVerticalScrollBar(ThinScrollBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("focusRing", "inside")
        accessible.name(self, name)
        self._page = QWidget()
        self._frame = QVBoxLayout(self._page)
        self._frame.setSpacing(0)
        self._column = QWidget()
        self._widest = _WIDEST
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.content = QVBoxLayout(self._column)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self._column, 1)
        row.addStretch(0)
        self._frame.addLayout(row)
        self._frame.addStretch(1)
        self.setWidget(self._page)
        self._fold(self.width())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_in_sight)
        theme().changed.connect(self._refold)

    def set_widest(self, width: int) -> None:
        """Let the column be wider or narrower than 1100 px (at 100 %)."""
        self._widest = width
        self._refold()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its content can be, so that nothing is cut off at the right."""
        return QSize(self._page.minimumSizeHint().width() + _GUTTER, 100)

    def to_top(self) -> None:
        """Scroll to the top."""
        self._page.setMinimumHeight(0)
        self.verticalScrollBar().setValue(0)

    def hold(self) -> None:
        """Stay as high as now while the content is drawn anew, so that the reader keeps his place."""
        self._page.setMinimumHeight(self._page.height())

    def release(self) -> None:
        """Be as high as the content again, once it is laid out."""
        QTimer.singleShot(0, self, self._released)   # a layout shows its new parts later, in this turn of the loop

    @Slot()
    def _released(self) -> None:
        self._page.setMinimumHeight(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the margins before the content is laid out."""
        self._fold(event.size().width())
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look whether there is anything to focus on."""
        super().showEvent(event)
        self._take_or_leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when something came on the page or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_or_leave()
        return super().eventFilter(watched, event)

    def heading(self) -> Heading | None:
        """Return the heading that is marked while the page itself has the keyboard; None without one in sight."""
        found = self._column.findChild(Heading)
        return found if found is not None and found.isVisible() else None

    def _take_or_leave(self) -> None:
        """Without anything to focus on, Tab stops at the page itself, or it could not be scrolled."""
        there = reading_order.has_stop(self._column)
        wanted = Qt.FocusPolicy.NoFocus if there else Qt.FocusPolicy.StrongFocus
        if wanted != self.focusPolicy():
            self.setFocusPolicy(wanted)

    def _fold(self, width: int) -> None:
        # The navigation folds at the same point (../shared/look/LOOK.md §8).
        narrow = min(self.window().width(), width + _NAVIGATION) / theme().scale < _NARROW_UNDER
        self._column.setMaximumWidth(theme().px(self._widest))
        left, right = (_NARROW_MARGIN, _NARROW_MARGIN) if narrow else (_LEFT, _RIGHT)
        self._frame.setContentsMargins(left, _TOP - 4 if narrow else _TOP, max(0, right - _GUTTER), _BOTTOM)

    @Slot()
    def _refold(self) -> None:
        self._fold(self.viewport().width())

    @Slot(QWidget, QWidget)
    def _bring_in_sight(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or not self._column.isAncestorOf(now):
            return
        # Where a part stands that was only just put on the page is known once the page is laid out.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        top = now.mapTo(self._page, QPoint(0, 0)).y()
        if now.height() > self.viewport().height():
            self.ensureVisible(0, top, 0, _ROOM)
            return
        self.ensureVisible(0, top, 0, _ROOM)
        self.ensureVisible(0, top + now.height(), 0, _ROOM)


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area that shows ``content`` and scrolls it down only; it takes no focus itself."""
    area = QScrollArea()
    area.setVerticalScrollBar(ThinScrollBar(area))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(content)
    return area
