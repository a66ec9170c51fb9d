"""Collects what assistive technology sees of a window: one node per object, with what the rules ask about."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct, field
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

Role = QAccessible.Role
RelationFlag = QAccessible.RelationFlag

INTERACTIVE = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.Link,
    Role.EditableText, Role.ComboBox, Role.SpinBox, Role.Slider, Role.PageTab, Role.MenuItem, Role.Dial,
}
# What takes focus without being pressed, and is no finding when it has a name.
_COLLECTIONS = {
    Role.List, Role.ListItem, Role.Table, Role.Cell, Role.Tree, Role.TreeItem, Role.PageTabList, Role.MenuBar,
    Role.PopupMenu, Role.Document, Role.Terminal, Role.ScrollBar, Role.Grouping,
}
# A list of 100,000 messages is judged by what is in sight.
MOST_CHILDREN = 400


class Node(Struct, dict=True):
    """One accessible object. ``rect`` is in px of the window; ``widget`` is None for items of a view.

    The root also keeps what Tab went through (``tabbed``), once a rule has walked.
    """

    role: Role
    name: str
    help: str
    rect: QRect
    widget: QWidget | None
    focusable: bool
    disabled: bool
    selected: bool
    checked: bool
    multi_selectable: bool
    level: int | None
    actions: tuple[str, ...]
    labels: tuple[str, ...]
    range: tuple[float, float, float] | None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    tabbed: list[QWidget] | None = None

    @property
    def interactive(self) -> bool:
        """True for what people press or fill in."""
        return self.role in INTERACTIVE

    @property
    def may_take_focus(self) -> bool:
        """True for roles that people walk to with the keyboard."""
        return self.interactive or self.role in _COLLECTIONS

    @property
    def kind(self) -> str:
        """The class of the widget, or the role for an item without one."""
        return type(self.widget).__name__ if self.widget is not None else self.role.name

    @cached_property
    def path(self) -> str:
        """Where it is, for a human: class and name from the window down, at most four deep."""
        parts: list[str] = []
        node: Node | None = self
        while node is not None and len(parts) < 4:
            parts.append(f"{node.kind}({node.name[:40]!r})" if node.name else node.kind)
            node = node.parent
        return " < ".join(parts)

    def walk(self) -> Iterator["Node"]:
        """Yield this node and everything under it, in reading order."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead += reversed(node.children)


def collect(window: QWidget) -> Node:
    """Return the tree of everything that is visible in a window."""
    root = _node(QAccessible.queryAccessibleInterface(window), window, None)
    assert root is not None
    return root


def _node(interface: QAccessibleInterface | None, window: QWidget, parent: Node | None) -> Node | None:
    if interface is None or not interface.isValid():
        return None
    thing = interface.object()
    widget = thing if isinstance(thing, QWidget) else None
    state = interface.state()
    if state.invisible or (widget is not None and not widget.isVisible()):
        return None
    made = _read(interface, widget, window, state)
    made.parent = parent
    for number in range(min(interface.childCount(), MOST_CHILDREN)):
        child = _node(interface.child(number), window, made)
        if child is not None and not (child.widget is None and _out_of_sight(child, made)):
            made.children.append(child)
    return made


def _read(
    interface: QAccessibleInterface, widget: QWidget | None, window: QWidget, state: QAccessible.State
) -> Node:
    # Both are None for most widgets, which Qt's type stubs do not say.
    actions: QAccessibleActionInterface | None = interface.actionInterface()
    values: QAccessibleValueInterface | None = interface.valueInterface()
    rect = interface.rect()
    rect.translate(-window.mapToGlobal(QPoint(0, 0)))
    span = None
    if values is not None:
        span = tuple(float(it or 0) for it in (values.minimumValue(), values.currentValue(), values.maximumValue()))
    return Node(
        role=interface.role(),
        name=interface.text(QAccessible.Text.Name),
        help=interface.text(QAccessible.Text.Description),
        rect=rect,
        widget=widget,
        focusable=bool(state.focusable),
        disabled=bool(state.disabled),
        selected=bool(state.selected),
        checked=bool(state.checked),
        multi_selectable=bool(state.multiSelectable or state.extSelectable),
        level=_level(interface),
        actions=tuple(actions.actionNames()) if actions is not None else (),
        labels=_labels(interface),
        range=span,  # type: ignore[arg-type]
    )


def _level(interface: QAccessibleInterface) -> int | None:
    if interface.role() != Role.Heading:
        return None
    # Qt answers None for most widgets, which its type stubs do not say.
    attributes: QAccessibleAttributesInterface | None = interface.attributesInterface()
    if attributes is None:
        return None
    level = attributes.attributeValue(QAccessible.Attribute.Level)
    return level if isinstance(level, int) else None


def _labels(interface: QAccessibleInterface) -> tuple[str, ...]:
    found = []
    for other, kind in interface.relations():
        if kind == RelationFlag.Label and other is not None:
            found.append(other.text(QAccessible.Text.Name))
    return tuple(found)


def _out_of_sight(child: Node, parent: Node) -> bool:
    return not child.rect.intersects(parent.rect)


def visible_part(widget: QWidget, window: QWidget) -> QRect:
    """Return what can be seen of a widget, in px of the window; empty when it is scrolled away or cut off."""
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and widget is not window:
        rect = rect.intersected(QRect(above.mapTo(window, QPoint(0, 0)), above.size()))
        if above is window:
            break
        above = above.parentWidget()
    return rect


def in_scroll_area(thing: QObject | None) -> bool:
    """True when a widget lies in something that scrolls, so that being out of sight is no fault."""
    while thing is not None:
        if isinstance(thing, QAbstractScrollArea):
            return True
        thing = thing.parent()
    return False


def is_viewport(widget: QWidget) -> bool:
    """True for the part of a scroll area that shows its content; it passes the focus on to the area."""
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget
