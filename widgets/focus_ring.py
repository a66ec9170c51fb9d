"""The ring round what has the keyboard focus: one overlay that follows the focus through every window."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from shiboken6 import isValid

from widgets.icon import DECORATIVE
from widgets.scroll_page import ScrollPage
from widgets.text import Heading
from widgets.theme import theme

PROPERTY = "focusRing"   # "outside" (default), "inside", "head" or "none"
_GAP, _RADIUS = 2, 4
_CONTRAST_INSIDE = 3
_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.DynamicPropertyChange,
    QEvent.Type.LayoutRequest,
)


def ring_margin(kind: str) -> int:
    """Return how many px the ring reaches outside the widget."""
    return 0 if kind == "inside" else _GAP + theme().shape.focus_width


def paint_ring(painter: QPainter, target: QRect, kind: str = "outside") -> None:
    """Draw the ring of a widget that occupies ``target``; delegates use it for rows with "inside"."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = theme().shape.focus_width
    if kind == "inside":
        _frame(painter, target, 0, width, theme().color("focus"), 0)
        if theme().name == "contrast":
            _frame(painter, target, width, _CONTRAST_INSIDE, QColor("#000000"), 0)
    else:
        head = kind == "head"
        _frame(painter, target, -_GAP, _GAP, theme().color("head" if head else "focus_gap"), _RADIUS + _GAP)
        ring = theme().color("focus_head" if head else "focus")
        _frame(painter, target, -_GAP - width, width, ring, _RADIUS + _GAP + width)
    painter.restore()


def _frame(painter: QPainter, rect: QRect, inset: int, width: int, color: QColor, radius: int) -> None:
    """Draw a frame whose outer edge lies ``inset`` px inside ``rect``."""
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
    half = inset + width / 2
    shape = rect.toRectF().adjusted(half, half, -half, -half)
    painter.drawRoundedRect(shape, max(0.0, radius - width / 2), max(0.0, radius - width / 2))


class _Overlay(QWidget):
    """The drawn ring; it lives beside its target in the scrolled content, so that it scrolls along."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._kind = "outside"
        self.setObjectName(DECORATIVE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def put(self, target: QRect, kind: str) -> None:
        """Show the ring round ``target``, in px of the host."""
        self._kind, margin = kind, ring_margin(kind)
        self.setGeometry(target.adjusted(-margin, -margin, margin, margin))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        margin = ring_margin(self._kind)
        paint_ring(QPainter(self), self.rect().adjusted(margin, margin, -margin, -margin), self._kind)


class FocusRing(QObject):
    """Follows the keyboard focus through the whole application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._overlay: _Overlay | None = None
        self._target: QWidget | None = None
        self._marked: QWidget | None = None
        self._followed: list[QWidget] = []
        self._window: QWindow | None = None
        self._by_keyboard = True
        app.focusChanged.connect(self._follow)
        theme().changed.connect(self._place)
        self._follow(None, app.focusWidget())

    def shown_at(self) -> QWidget | None:
        """Return the widget that has the ring round it now, or None when no ring is shown."""
        overlay = self._overlay
        return self._marked if overlay and isValid(overlay) and overlay.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target's moves; learn from the window whether the mouse or the keyboard is used."""
        if watched is self._window:
            self._learn(event.type())
        elif event.type() in _FOLLOWED:
            self._place()
        return False

    def _learn(self, kind: QEvent.Type) -> None:
        if kind == QEvent.Type.MouseButtonPress and self._by_keyboard:
            self._by_keyboard = False
            self._place()
        elif kind == QEvent.Type.KeyPress and not self._by_keyboard:
            self._by_keyboard = True
            self._place()

    @Slot(QWidget, QWidget)
    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        self._leave()
        if now is not None and _kind(now) != "none":
            self._target = now
            self._watch(now.window().windowHandle())
            self._move_to(_marked(now))
        self._place()

    def _move_to(self, marked: QWidget) -> None:
        self._marked, host = marked, _host(marked)
        widget: QWidget | None = marked
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._followed.append(widget)
            widget = widget.parentWidget()
        content = self._target.widget() if isinstance(self._target, ScrollPage) else None
        if content is not None:   # another heading may come on it
            content.installEventFilter(self)
            self._followed.append(content)
        overlay = self._overlay
        if overlay is None or not isValid(overlay):
            self._overlay = _Overlay(host)   # the old one went with the page it was on
        elif overlay.parentWidget() is not host:
            overlay.setParent(host)

    def _leave(self) -> None:
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed, self._target, self._marked = [], None, None

    def _watch(self, window: QWindow | None) -> None:
        if window is self._window or window is None:
            return
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        window.installEventFilter(self)
        self._window = window

    @Slot()
    def _place(self) -> None:
        overlay, target = self._overlay, self._target
        if overlay is None or not isValid(overlay):
            return
        if target is None or not isValid(target) or not self._wanted(target):
            overlay.hide()
            return
        marked = _marked(target)
        if marked is not self._marked:
            self._leave()
            self._target = target
            self._move_to(marked)
        overlay.put(marked_rect(target, _host(marked)), _kind(marked))

    def _wanted(self, target: QWidget) -> bool:
        typing = isinstance(target, QLineEdit | QPlainTextEdit)
        return target.isVisible() and target.hasFocus() and (self._by_keyboard or typing)


def _marked(widget: QWidget) -> QWidget:
    """Return what the ring goes round: of a page that has the keyboard its heading, not all that it holds."""
    heading = widget.heading() if isinstance(widget, ScrollPage) else None
    return heading or widget


def marked_rect(widget: QWidget, within: QWidget) -> QRect:
    """Return what the ring goes round while ``widget`` has the keyboard, in px of a part it is in.

    Of a page those are the words of its heading, without the room above and below them: a line follows close by.
    """
    marked = _marked(widget)
    inside = marked.words_rect().adjusted(0, _GAP, 0, -_GAP) if isinstance(marked, Heading) else marked.rect()
    return QRect(marked.mapTo(within, inside.topLeft()), inside.size())


def _kind(widget: QWidget) -> str:
    if widget.window().windowType() == Qt.WindowType.Popup:
        return "none"   # menus and drop-down lists mark the current line themselves
    return str(widget.property(PROPERTY) or "outside")


def _host(widget: QWidget) -> QWidget:
    """Return the scrolled content the widget is in, or its window."""
    host = widget
    while (above := host.parentWidget()) is not None and not host.isWindow():
        if host is not widget and isinstance(above.parentWidget(), QScrollArea):
            return host
        host = above
    return host


def install(app: QApplication) -> FocusRing:
    """Give the application its focus ring; call it once, after QApplication was made."""
    return FocusRing(app)
