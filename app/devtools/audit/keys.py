"""Audit rules for the keyboard: the order of Tab, no trap, and a focus indicator that can be seen."""

from collections import Counter
from collections.abc import Iterator
from itertools import compress, pairwise
from operator import ne

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QWidget

from app.devtools.audit.nodes import Node, is_viewport, visible_part
from app.devtools.audit.ratio import contrast as ratio
from widgets.focus_ring import marked_rect
from widgets.scroll_page import ScrollPage

Check = tuple[str, str] | None
_ROOM = 10          # px round a widget in which its ring may be drawn
_CHANGE = 3.0       # contrast between before and after that counts as a change
_THICK = 2          # px: the indicator covers at least the perimeter this thick
_SHARE = 0.75       # corners are round and neighbours may cover a side


def stops(window: QWidget) -> list[QWidget]:
    """Return what Tab should stop at in a window, in no particular order.

    Neither by nextInFocusChain nor with focusProxy: see the rule adopting_getters in tests/helpers/architecture.py.
    """
    return [widget for widget in window.findChildren(QWidget) if _takes_tab(widget, window)]


def _takes_tab(widget: QWidget, window: QWidget) -> bool:
    here = widget.window() is window and widget.isVisible() and widget.isEnabled()
    inside = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox) or is_viewport(widget)
    return here and not inside and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def walked(window: QWidget) -> list[QWidget]:
    """Return what Tab really goes through, by pressing it until it comes round (or stays where it is)."""
    _activate(window)
    now = QApplication.focusWidget()
    if now is not None:
        now.clearFocus()
    found: list[QWidget] = []
    press: QWidget = window
    for _ in range(1000):
        QTest.keyClick(press, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in found:
            break
        found.append(now)
        press = now
    return found


def tab_order(window: QWidget, root: Node) -> Iterator[Check]:
    """Tab goes as people read: down, and within a row to the right."""
    for one, other in pairwise(_walk(window, root)):
        here, there = _blocks(one, other, window)
        above = there.bottom() < here.top() and there.left() <= here.right()
        left = there.right() < here.left() and there.top() <= here.bottom()
        what = f"after it Tab goes back to {_name(other)}"
        yield (_name(one), what) if above or left else None


def _blocks(one: QWidget, other: QWidget, window: QWidget) -> tuple[QRect, QRect]:
    """Return the rectangles of the two groups, under what they have in common, that hold the two widgets."""
    lines = [_line(one, window), _line(other, window)]
    depth = 0
    while depth < min(map(len, lines)) - 1 and lines[0][depth] is lines[1][depth]:
        depth += 1
    here, there = lines[0][depth], lines[1][depth]
    return _rect(here, window), _rect(there, window)


def _line(widget: QWidget, window: QWidget) -> list[QWidget]:
    line = [widget]
    while (above := line[0].parentWidget()) is not None and line[0] is not window:
        line.insert(0, above)
    return line


def _rect(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def tab_trap(window: QWidget, root: Node) -> Iterator[Check]:
    """Pressing Tab gets from everything to something else, and to everything."""
    order = stops(window)
    if len(order) < 2:
        return
    seen = _walk(window, root)
    left = set(seen[:-1])   # the walk went on from these
    _activate(window)
    for widget in order:
        yield None if widget in left else _kept(widget)
    for widget in order:
        if widget not in seen and not _radio_brother(widget, seen):
            yield _name(widget), "Tab does not come here"


def _walk(window: QWidget, root: Node) -> list[QWidget]:
    """Return what Tab goes through; within one audit it is walked once."""
    if root.tabbed is None:
        root.tabbed = walked(window)
    return root.tabbed


def _kept(widget: QWidget) -> Check:
    """Tell when Tab does not leave a widget."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    now = QApplication.focusWidget()
    if now is None:
        return None
    QTest.keyClick(now, Qt.Key.Key_Tab)
    return (_name(now), "Tab does not leave it") if QApplication.focusWidget() is now else None


def _radio_brother(widget: QWidget, seen: list[QWidget]) -> bool:
    """In a group where one is chosen Tab reaches one, and the arrows the others."""
    return any(type(other) is type(widget) and other.parentWidget() is widget.parentWidget() for other in seen)


def focus_shown(window: QWidget, root: Node) -> Iterator[Check]:
    """Focus changes pixels by 3 to 1, at least as many as the perimeter 2 px thick (WCAG 2.4.13)."""
    before = QApplication.focusWidget()
    _activate(window)
    if before is not None:
        before.clearFocus()
    _take_keyboard(window)
    for widget in stops(window):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        _bring_into_view(widget)
        _settle()
        area = _target(widget, window)
        if area.isEmpty():
            continue
        around = area.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM).intersected(window.rect())
        focused = window.grab(around).toImage()
        widget.clearFocus()
        _settle()
        count = _changed(window.grab(around).toImage(), focused)
        wanted = int(2 * (area.width() + area.height()) * _THICK * _SHARE)
        yield (_name(widget), f"focus changes {count} px, {wanted} are needed") if count < wanted else None
    if before is not None:
        before.setFocus()
        _settle()


def _bring_into_view(widget: QWidget) -> None:
    """Scroll as Tab itself does: a row that is half in sight is shown whole when it gets the keyboard."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _target(widget: QWidget, window: QWidget) -> QRect:
    """Return what carries the indicator: the widget, the current row of a list, or of a page its heading."""
    seen = visible_part(widget, window)
    if isinstance(widget, ScrollPage):
        return marked_rect(widget, window).intersected(seen)
    if isinstance(widget, QAbstractItemView):
        index: QModelIndex = widget.currentIndex()
        if index.isValid():
            row = widget.visualRect(index)
            row.translate(widget.viewport().mapTo(window, QPoint(0, 0)))
            return row.intersected(seen)
    return seen


def _changed(before: QImage, after: QImage) -> int:
    """Count the pixels that differ by 3 to 1 between two pictures of one size."""
    one, other = _pixels(before), _pixels(after)
    pairs = Counter(compress(zip(one, other, strict=True), map(ne, one, other)))
    return sum(count for (here, there), count in pairs.items() if ratio(_colour(here), _colour(there)) >= _CHANGE)


def _pixels(image: QImage) -> memoryview:
    """Return one number per pixel: a picture of 32 bits has no room between its rows."""
    return memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I")


def _colour(pixel: int) -> tuple[int, int, int]:
    return (pixel >> 16) & 0xFF, (pixel >> 8) & 0xFF, pixel & 0xFF


def _activate(window: QWidget) -> None:
    window.activateWindow()
    _settle()


def _take_keyboard(window: QWidget) -> None:
    """Press a key that does nothing: after a click the indicator stays away until the keyboard is used."""
    handle = window.windowHandle()
    if handle is not None:
        QTest.keyClick(handle, Qt.Key.Key_Shift)


def _settle() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or str(getattr(widget, "text", str)())
    above = widget.parentWidget()
    return f"{type(widget).__name__}({words[:40]!r}) < {type(above).__name__}"
