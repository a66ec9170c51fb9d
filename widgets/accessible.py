"""Names, roles and announcements for screen readers, including the roles Qt Widgets does not have itself."""

from collections import deque
from functools import cache
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleAttributesInterface,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
from shiboken6 import VoidPtr, isValid

Role = QAccessible.Role
_ROLE_PROPERTY = "voorportaalRole"
_LEAF_PROPERTY = "voorportaalLeaf"
_LEVEL_PROPERTY = "voorportaalLevel"
_PRUNE_EVERY = 256
_PRESS = "Press"   # Qt's own name of the action (QAccessibleActionInterface.pressAction)

# Qt keeps only the C++ side of an interface; without a Python reference our overrides would vanish.
_alive: list[QAccessibleInterface] = []
_heard: deque[str] = deque(maxlen=50)


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Give a widget its accessible name (the visible words first) and, if any, a description."""
    widget.setAccessibleName(text)
    if description:
        widget.setAccessibleDescription(description)


def announce(widget: QWidget, text: str, assertive: bool = False) -> None:
    """Have a screen reader say ``text`` now; assertive interrupts, so only for errors and time limits."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    _heard.append(text)
    QAccessible.updateAccessibility(event)


def announcements() -> list[str]:
    """Return the last announcements, oldest first (at most 50), for checks and the tester's record."""
    return list(_heard)


def set_role(widget: QWidget, role: QAccessible.Role, leaf: bool = False) -> None:
    """Show ``widget`` to assistive technology in another role than its Qt class has; call it once, early.

    A leaf hides its children: use it for a tile whose words are all in its name.
    """
    _install()
    widget.setProperty(_ROLE_PROPERTY, role.value)
    widget.setProperty(_LEAF_PROPERTY, leaf)
    if QAccessible.isActive():
        # A listening screen reader had Qt make the plain interface as soon as the widget got its words.
        made = QAccessible.queryAccessibleInterface(widget)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))


def set_heading(widget: QWidget, level: int) -> None:
    """Show ``widget`` as a heading of level 1 to 6; call it once, early."""
    widget.setProperty(_LEVEL_PROPERTY, level)
    set_role(widget, Role.Heading)


def level_of(widget: QWidget) -> int | None:
    """Return the heading level of a widget, or None when it is no heading."""
    level = widget.property(_LEVEL_PROPERTY)
    return level if isinstance(level, int) else None


def role_of(widget: QWidget) -> QAccessible.Role:
    """Return the role assistive technology sees."""
    return QAccessible.queryAccessibleInterface(widget).role()


def name_of(widget: QWidget) -> str:
    """Return the name assistive technology sees."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def changed(widget: QWidget, event: QAccessible.Event = QAccessible.Event.NameChanged) -> None:
    """Tell assistive technology that something about a widget changed."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, event))


class _RoleInterface(QAccessibleWidget):
    """What Qt tells about the widget, in another role, with its words as name and its click as action."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)

    def text(self, kind: QAccessible.Text) -> str:
        """The accessible name when set, else the visible words; the rest is Qt's own answer."""
        found = super().text(kind)
        shown = self.widget()
        if kind == QAccessible.Text.Description and found == super().text(QAccessible.Text.Name):
            return ""   # Qt gives the tooltip, which for an icon is its name again
        if found or kind != QAccessible.Text.Name or not isinstance(shown, QLabel | QAbstractButton):
            return found
        return shown.text()

    def actionNames(self) -> list[str]:
        """Something that can be clicked can be pressed; what takes focus can be focused."""
        names = super().actionNames()
        return [_PRESS, *names] if hasattr(self.widget(), "click") else names

    def doAction(self, action: str) -> None:
        """Press, or do what Qt knows."""
        click = getattr(self.widget(), "click", None)
        if action == _PRESS and click is not None:
            click()
        else:
            super().doAction(action)

    def state(self) -> QAccessible.State:
        """Qt's state, and for something checkable whether it is on."""
        state, shown = super().state(), self.widget()
        if isinstance(shown, QAbstractButton) and shown.isCheckable():
            state.checkable = True
            state.checked = shown.isChecked()
        return state

    def childCount(self) -> int:
        """A leaf is read as one thing: its parts are in its name."""
        return 0 if self.widget().property(_LEAF_PROPERTY) else super().childCount()


class _Level(QAccessibleAttributesInterface):
    """The level of a heading, 1 to 6."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Only the level."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        """The level, or nothing for another attribute."""
        return self._level if key == QAccessible.Attribute.Level else None


class _HeadingInterface(_RoleInterface):
    """A heading that also tells its level."""

    def __init__(self, widget: QWidget, level: int) -> None:
        super().__init__(widget, Role.Heading)
        self._attributes = _Level(level)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Offer the level; everything else is Qt's own.

        PySide6 6.11 crashes on a plain None here, so "not offered" is a null pointer.
        """
        if kind == QAccessible.InterfaceType.AttributesInterface:
            return self._attributes
        return super().interface_cast(kind) or VoidPtr(0)


def _make(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    value = thing.property(_ROLE_PROPERTY) if isinstance(thing, QWidget) else None
    if value is None or not isinstance(thing, QWidget):
        return None
    role, level = QAccessible.Role(value), thing.property(_LEVEL_PROPERTY)
    interface = _RoleInterface(thing, role) if level is None else _HeadingInterface(thing, level)
    if len(_alive) % _PRUNE_EVERY == _PRUNE_EVERY - 1:
        _alive[:] = [kept for kept in _alive if isValid(kept)]
    _alive.append(interface)
    return interface


@cache
def _install() -> None:
    QAccessible.installFactory(_make)
