"""Audit rules over geometry: place, size, clipping, overlap, and labels that would guess at HTML."""

from collections.abc import Iterator
from itertools import combinations
from math import hypot

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget

from app.devtools.audit.nodes import Node, in_scroll_area, is_viewport, visible_part

Check = tuple[str, str] | None
_TARGET = 24
_TINY_AREA = 25


def off_place(window: QWidget, root: Node) -> Iterator[Check]:
    """What takes focus has a size and lies within its window, or can be scrolled to."""
    for node in _walkable(root):
        widget = node.widget
        assert widget is not None
        if widget.width() <= 0 or widget.height() <= 0:
            yield node.path, f"focusable without a size: {widget.width()}x{widget.height()}"
            continue
        seen = visible_part(widget, window)
        lost = seen.isEmpty() and not _scrollable_to(widget, window)
        yield (node.path, f"focusable but out of sight at {node.rect.getRect()}") if lost else None


def covered(window: QWidget, root: Node) -> Iterator[Check]:
    """What takes focus is not hidden behind something else."""
    for node in _walkable(root):
        widget = node.widget
        assert widget is not None
        seen = visible_part(widget, window)
        if seen.isEmpty():
            continue
        spots = [seen.center(), seen.topLeft() + QPoint(3, 3), seen.bottomRight() - QPoint(3, 3)]
        tops = [window.childAt(spot) for spot in spots]
        bad = all(top is not None and not _related(top, widget) for top in tops)
        yield (node.path, f"covered by {type(tops[0]).__name__}") if bad else None


def tiny(window: QWidget, root: Node) -> Iterator[Check]:
    """Nothing that can be used is smaller than 25 square px."""
    for node in root.walk():
        if node.interactive:
            area = node.rect.width() * node.rect.height()
            yield (node.path, f"{area} square px") if area < _TINY_AREA else None


def targets(window: QWidget, root: Node) -> Iterator[Check]:
    """Targets are 24x24 px, or a circle of 24 px round their middle touches no other target (WCAG 2.5.8)."""
    nodes = [node for node in root.walk() if node.interactive and not node.disabled and not node.rect.isEmpty()]
    for node in nodes:
        small = node.rect.width() < _TARGET or node.rect.height() < _TARGET
        crowded = small and any(_near(node.rect, other.rect) for other in nodes if other is not node)
        yield (node.path, f"{node.rect.width()}x{node.rect.height()} px with a neighbour") if crowded else None


def _near(small: QRect, other: QRect) -> bool:
    middle = small.center()
    dx = max(other.left() - middle.x(), 0, middle.x() - other.right())
    dy = max(other.top() - middle.y(), 0, middle.y() - other.bottom())
    reach = _TARGET if other.width() < _TARGET or other.height() < _TARGET else _TARGET / 2
    return hypot(dx, dy) < reach


def clipped(window: QWidget, root: Node) -> Iterator[Check]:
    """Words have the room they ask for: nothing elided, nothing cut off by what is round it."""
    for widget in _with_words(window):
        wanted = _wanted(widget)
        if wanted is not None and (wanted[0] > widget.width() or wanted[1] > widget.height()):
            yield _path(widget), f"needs {wanted[0]}x{wanted[1]}, has {widget.width()}x{widget.height()}"
            continue
        yield _cut(widget, window)


def _wanted(widget: QWidget) -> tuple[int, int] | None:
    if isinstance(widget, QLineEdit):
        placeholder = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) if not widget.text() else 0
        return placeholder, widget.fontMetrics().height()
    if widget.sizePolicy().hasHeightForWidth() and widget.heightForWidth(widget.width()) > 0:
        return widget.minimumSizeHint().width(), widget.heightForWidth(widget.width())
    if isinstance(widget, QLabel) and widget.wordWrap():
        return 0, widget.heightForWidth(widget.width())
    hint = widget.sizeHint()
    return (hint.width(), hint.height()) if hint.isValid() else None


def _cut(widget: QWidget, window: QWidget) -> Check:
    above = widget.parentWidget()
    while above is not None and widget is not window:
        if isinstance(above.parentWidget(), QAbstractItemView) or is_viewport(above):
            return None
        inner = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
        if not above.rect().contains(inner):
            return _path(widget), f"cut off by {type(above).__name__} {above.width()}x{above.height()}"
        if above is window:
            return None
        above = above.parentWidget()
    return None


def overlapping(window: QWidget, root: Node) -> Iterator[Check]:
    """No two texts lie over each other."""
    shown = [(widget, visible_part(widget, window)) for widget in _with_words(window)]
    for (one, here), (other, there) in combinations(shown, 2):
        if not here.intersects(there):   # nearly every pair of a screen, and the quickest question
            yield None
            continue
        if one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        common = here.intersected(there)
        bad = common.width() > 1 and common.height() > 1
        yield (_path(one), f"overlaps {_path(other)} by {common.width()}x{common.height()}") if bad else None


def rich_text(window: QWidget, root: Node) -> Iterator[Check]:
    """No label guesses whether its text is HTML (RELIABILITY.md S26)."""
    for label in window.findChildren(QLabel):
        if label.isVisible():
            bad = label.textFormat() != Qt.TextFormat.PlainText and label.pixmap().isNull()
            yield (_path(label), "not plain text") if bad else None


def _walkable(root: Node) -> Iterator[Node]:
    for node in root.walk():
        if node.widget is not None and node.focusable and node.widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield node


def _with_words(window: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.parentWidget(), QComboBox) or widget.window() is not window:
            continue
        words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
        hint = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
        if words.strip() or hint.strip():
            found.append(widget)
    return found


def _scrollable_to(widget: QWidget, window: QWidget) -> bool:
    """True when a widget lies on the content of a scroll area, within the size of that content."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        inner = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
        if not above.rect().intersects(inner):
            return is_viewport(above)
        above = above.parentWidget()
    return in_scroll_area(widget)


def _related(one: QWidget, other: QWidget) -> bool:
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)


def _path(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    above = widget.parentWidget()
    return f"{type(widget).__name__}({str(words)[:40]!r}) < {type(above).__name__}"


