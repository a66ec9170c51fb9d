"""A panel that opens under a button in the same window; Escape or a click elsewhere closes it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from widgets import accessible
from widgets.painting import box
from widgets.scroll_page import ThinScrollBar
from widgets.theme import theme

_BELOW, _EDGE, _PAD = 5, 8, 8


class Popover(QFrame):
    """Put widgets in ``body`` and call ``open_under``; ``closed`` is told when it has gone."""

    closed = Signal()

    def __init__(self, anchor: QWidget, name: str = "", width: int = 0) -> None:
        """``width`` in px at 100 % (0: what the content needs); ``name`` is heard on opening."""
        super().__init__(anchor.window())
        self._anchor, self._width, self._below = anchor, width, _BELOW
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, _PAD // 2, 0, _PAD // 2)
        self.body.setSpacing(0)
        self._scroll = self._make_scroll()
        accessible.name(self, name)
        accessible.set_role(self, accessible.Role.Dialog)
        self.hide()
        theme().changed.connect(self._place)

    def open_under(self, below: int = _BELOW) -> None:
        """Show it ``below`` px under the anchor, right edges together, with the focus on its first part."""
        self._below = below
        self._place()
        self.show()
        self.raise_()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.installEventFilter(self)   # only while open: a filter costs 4 µs per event
            app.focusChanged.connect(self._focus_moved)
        first = self._first()
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self, focus_back: bool = True) -> None:
        """Close it, and give the focus back to the anchor."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.removeEventFilter(self)
            app.focusChanged.disconnect(self._focus_moved)
        self.hide()
        if focus_back and self.is_anchored():
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def is_anchored(self) -> bool:
        """Tell whether the button it belongs to is still there."""
        return isValid(self._anchor) and self.window().isAncestorOf(self._anchor)

    def is_open(self) -> bool:
        """Tell whether it is shown."""
        return self.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the parts stays here: it must not reach what lies under the panel."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw surface and strong edge."""
        box(QPainter(self), self.rect(), "surface", "line_strong")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a press elsewhere, and keep its place when the window changes."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and watched.window() is self.window():
                on_anchor = watched is self._anchor
                self.dismiss(focus_back=False)
                return on_anchor   # the press on the anchor has done its work: it closed the panel
        elif event.type() == QEvent.Type.Resize and watched is self.window():
            self._place()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self._place()   # its parts need another size now
        return False

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self.window() or self.isAncestorOf(now):
            return
        # A press gives the focus before it arrives; on the anchor it must still find the panel open.
        if now is not self._anchor or QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.dismiss(focus_back=False)

    @Slot()
    def _place(self) -> None:
        if not self.is_anchored():
            return
        window, wanted = self.window(), self._content.sizeHint()
        width = max(theme().px(self._width), wanted.width() + 2 if not self._width else 0)
        width = min(width, window.width() - 2 * _EDGE)
        folding = self._content.hasHeightForWidth()
        height = _PAD + (self._content.heightForWidth(width - 2) if folding else wanted.height())
        corner = self._anchor.mapTo(window, QPoint(0, self._anchor.height()))
        left = min(corner.x() + self._anchor.width() - width, window.width() - width - _EDGE)
        top = corner.y() + self._below
        room = max(1, window.height() - top - _EDGE)
        # A bar that was needed a moment ago makes the lines narrower and so keeps itself needed.
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if height > room else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(policy)
        height = min(max(height, 1), room)
        self.setGeometry(QRect(max(_EDGE, left), top, width, height))

    def _make_scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setVerticalScrollBar(ThinScrollBar(scroll))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setBackgroundRole(QPalette.ColorRole.Base)
        scroll.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._content.setBackgroundRole(QPalette.ColorRole.Base)
        scroll.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, _PAD // 2, 1, _PAD // 2)   # clear of the round corners
        outer.addWidget(scroll)
        return scroll

    def _first(self) -> QWidget | None:
        for child in self._content.findChildren(QWidget):
            takes_focus = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled()
            if takes_focus and child.isVisibleTo(self):
                return child
        return None
