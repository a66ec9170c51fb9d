"""Lets Tab walk through a window as people read it: down, and within a row from left to right.

Qt's own order is that in which widgets were made, so a part that is drawn anew would come last.
"""

from functools import cmp_to_key

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QWidget

# One stop each: what lies inside them passes the focus on. (Asking focusProxy() would be wrong, see the rule
# adopting_getters in tests/helpers/architecture.py.)
_WHOLE = (QComboBox, QAbstractSpinBox)
_Policy = Qt.FocusPolicy
_BY_TAB = (_Policy.StrongFocus, _Policy.TabFocus, _Policy.WheelFocus)


def stops(window: QWidget) -> list[QWidget]:
    """Return what Tab stops at in a window, in reading order."""
    return _stops_in(window, None, None)


def has_stop(part: QWidget) -> bool:
    """Return whether Tab stops anywhere in a part, also when that is not on the screen yet."""
    return any(
        not child.isHidden() and child.isEnabled() and (child.focusPolicy() in _BY_TAB or has_stop(child))
        for child in part.children()
        if isinstance(child, QWidget)
    )


def move(window: QWidget, forward: bool) -> bool:
    """Move the focus to the next or previous stop, round the ends; False when there is nowhere to go.

    What has the keyboard without being a stop (a page that was opened) keeps its place among the stops.
    """
    now: QWidget | None = window.focusWidget()
    order = _stops_in(window, None, now)
    if not order:
        return False
    while now is not None and now not in order:
        now = _above(now)
    if now is None:
        place = 0 if forward else -1
    else:
        place = (order.index(now) + (1 if forward else -1)) % len(order)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[place].setFocus(reason)
    return True


def _above(widget: QWidget) -> QWidget | None:
    return widget.parentWidget()


def _stops_in(widget: QWidget, area: QWidget | None, now: QWidget | None) -> list[QWidget]:
    """Return the stops of one part and what is in it, and ``now``; only parts that have any are put in order."""
    found = [widget] if _stops_at(widget, area) or (widget is now and not widget.isWindow()) else []
    if isinstance(widget, _WHOLE):
        return found
    parts = [
        (child.geometry(), inside)
        for child in widget.children()
        if isinstance(child, QWidget) and _shown(child) and (inside := _stops_in(child, widget, now))
    ]
    if len(parts) > 1:
        parts.sort(key=_reading)
    for _, inside in parts:
        found += inside
    return found


def _shown(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.isWindow()


def _stops_at(widget: QWidget, area: QWidget | None) -> bool:
    if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
        return False   # it passes the focus on to the area
    return widget.focusPolicy() in _BY_TAB


def _before(one: tuple[QRect, list[QWidget]], other: tuple[QRect, list[QWidget]]) -> int:
    """Compare two parts of one parent: beside each other from the left, else from the top."""
    here, there = one[0], other[0]
    common = min(here.bottom(), there.bottom()) - max(here.top(), there.top()) + 1
    beside = 2 * common > min(here.height(), there.height())
    apart = here.right() < there.left() or there.right() < here.left()
    if beside and apart:
        return here.left() - there.left()
    return (here.top() - there.top()) or (here.left() - there.left())


_reading = cmp_to_key(_before)
