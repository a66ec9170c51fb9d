"""Audit rules over names, roles, states and relations: what assistive technology is told."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from app.devtools.audit.nodes import INTERACTIVE, Node, Role

Check = tuple[str, str] | None

_NAMED = INTERACTIVE | {
    Role.List, Role.ListItem, Role.Table, Role.Tree, Role.TreeItem, Role.Heading, Role.Graphic, Role.Chart,
    Role.ProgressBar, Role.Dialog, Role.ColumnHeader, Role.AlertMessage,
}
_OWN_WORDS = {
    Role.Button: r"\b(knop|button)\b",
    Role.Link: r"\b(link|hyperlink)\b",
    Role.CheckBox: r"\b(selectievakje|aankruisvakje|checkbox)\b",
    Role.RadioButton: r"\b(keuzerondje|radio\s?button)\b",
    Role.EditableText: r"\b(invoerveld|tekstvak|text\s?field|textbox)\b",
    Role.ComboBox: r"\b(keuzelijst|combobox|dropdown)\b",
    Role.Table: r"\b(tabel|table)\b",
    Role.List: r"\b(lijst|list)\b",
    Role.Graphic: r"\b(afbeelding|plaatje|icoon|image|icon)\b",
}
_REGIONS = {Role.List, Role.Table, Role.ToolBar, Role.Form, Role.Section, Role.PageTabList, Role.Tree}
_PRESSED = {Role.Button, Role.Link, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton}
_LONGEST_NAME = 512


def name_missing(window: QWidget, root: Node) -> Iterator[Check]:
    """What can be used or jumped to has a name that is not only spaces."""
    for node in root.walk():
        if node.role in _NAMED:
            yield (node.path, f"a {node.role.name} without a name") if not node.name.strip() else None


def name_length(window: QWidget, root: Node) -> Iterator[Check]:
    """No name is longer than 512 characters."""
    for node in root.walk():
        if node.name:
            yield (node.path, f"{len(node.name)} characters") if len(node.name) > _LONGEST_NAME else None


def name_says_role(window: QWidget, root: Node) -> Iterator[Check]:
    """A name does not repeat its role: "knop" is said already."""
    for node in root.walk():
        pattern = _OWN_WORDS.get(node.role)
        if pattern and node.name:
            bad = re.search(pattern, node.name, re.IGNORECASE)
            yield (node.path, f"the name says {bad.group()!r}") if bad else None


def name_private(window: QWidget, root: Node) -> Iterator[Check]:
    """No character of the private use area: a screen reader says nothing for an icon font."""
    for node in root.walk():
        if node.name:
            yield (node.path, "private Unicode in the name") if re.search("[\ue000-\uf8ff]", node.name) else None


def name_is_class(window: QWidget, root: Node) -> Iterator[Check]:
    """A name is no class name."""
    for node in root.walk():
        if node.name and node.widget is not None:
            bad = node.name in (type(node.widget).__name__, node.widget.metaObject().className())
            yield (node.path, "the name is the class name") if bad else None


def name_is_help(window: QWidget, root: Node) -> Iterator[Check]:
    """The description does not say the name again; a placeholder is no description but what stands in the field."""
    for node in root.walk():
        shown = node.widget.placeholderText() if isinstance(node.widget, QLineEdit) else ""
        if node.name and node.help and node.help != shown:
            yield (node.path, "name and description are equal") if node.name == node.help else None


def twins(window: QWidget, root: Node) -> Iterator[Check]:
    """Focusable siblings differ in name or role."""
    for node in root.walk():
        same = Counter((child.role, child.name) for child in node.children if child.focusable and child.interactive)
        for (role, name), count in same.items():
            yield (node.path, f"{count} children are {role.name} {name!r}") if count > 1 and name else None


def link_twins(window: QWidget, root: Node) -> Iterator[Check]:
    """Links of one name go to one place, so on one page no two links have one name.

    What the navigation offers may stand on the page as well: that is the same place.
    """
    places: defaultdict[str, list[Node]] = defaultdict(list)
    for node in root.walk():
        listed = node.parent is not None and node.parent.role == Role.List
        if node.role == Role.Link and node.name and not listed:
            places[node.name].append(node)
    for name, nodes in places.items():
        yield (nodes[1].path, f"{len(nodes)} links are called {name!r}") if len(nodes) > 1 else None


def parent_echo(window: QWidget, root: Node) -> Iterator[Check]:
    """Parent and child do not say the same in the same role."""
    for node in root.walk():
        for child in node.children:
            if child.name:
                bad = child.name == node.name and child.role == node.role
                yield (child.path, "parent and child have one name and role") if bad else None


def item_twins(window: QWidget, root: Node) -> Iterator[Check]:
    """Items of one list have different names."""
    for node in root.walk():
        same = Counter(child.name for child in node.children if child.role in (Role.ListItem, Role.TreeItem))
        for name, count in same.items():
            yield (node.path, f"{count} items are called {name!r}") if count > 1 and name else None


def heading_levels(window: QWidget, root: Node) -> Iterator[Check]:
    """Headings have a level, begin at 1 and go down one at a time."""
    found = [node for node in root.walk() if node.role == Role.Heading]
    for node in found:
        yield (node.path, "a heading without a level") if node.level not in range(1, 7) else None
    levelled = [node for node in found if node.level]
    if levelled:
        yield (levelled[0].path, f"the first heading has level {levelled[0].level}") if levelled[0].level != 1 else None
    for above, below in pairwise(levelled):
        bad = (below.level or 0) > (above.level or 0) + 1
        yield (below.path, f"level {below.level} after level {above.level}") if bad else None


def not_focusable(window: QWidget, root: Node) -> Iterator[Check]:
    """What can be pressed or filled in can be reached with the keyboard."""
    for node in root.walk():
        if node.interactive and not node.disabled:
            yield (node.path, f"a {node.role.name} that takes no focus") if not _reachable(node) else None


def _reachable(node: Node) -> bool:
    if node.widget is None:
        return node.focusable
    # In a group of radio buttons, and a list of links, arrows walk on from the one that Tab reaches.
    return node.focusable and node.widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def needless_focus(window: QWidget, root: Node) -> Iterator[Check]:
    """What cannot be used takes no focus, unless it scrolls and says what it is."""
    for node in root.walk():
        if node.focusable and not node.disabled and node.parent is not None and not node.may_take_focus:
            tabbed = node.widget is None or bool(node.widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            bad = tabbed and not node.name.strip()
            yield (node.path, f"a nameless {node.role.name} takes focus") if bad else None


def label_relation(window: QWidget, root: Node) -> Iterator[Check]:
    """Fields have a label or a name; a combo box has a label: its name is only its value (ACCESSIBILITY.md X4)."""
    for node in root.walk():
        if node.role in (Role.EditableText, Role.ComboBox, Role.SpinBox, Role.Slider):
            own = node.widget is not None and bool(node.widget.accessibleName().strip())
            enough = bool([label for label in node.labels if label.strip()]) or (
                own and node.role != Role.ComboBox
            )
            yield (node.path, "no label relation") if not enough else None


def value_range(window: QWidget, root: Node) -> Iterator[Check]:
    """A progress bar says where it is between which ends."""
    for node in root.walk():
        if node.role in (Role.ProgressBar, Role.Slider, Role.SpinBox):
            low, now, high = node.range or (0.0, 0.0, 0.0)
            bad = not low <= now <= high or low == high
            yield (node.path, f"no usable value: {node.range}") if bad else None


def one_selected(window: QWidget, root: Node) -> Iterator[Check]:
    """Where one can be chosen, one is chosen at most."""
    for node in root.walk():
        chosen = [child for child in node.children if child.selected and child.role != Role.Cell]
        radios = [child for child in node.children if child.role == Role.RadioButton and child.checked]
        if chosen or radios:
            bad = (len(chosen) > 1 and not node.multi_selectable) or len(radios) > 1
            yield (node.path, f"{max(len(chosen), len(radios))} are selected") if bad else None


def table_headers(window: QWidget, root: Node) -> Iterator[Check]:
    """Every column of a table has a head with words."""
    for node in root.walk():
        model = node.widget.model() if isinstance(node.widget, QTableView) else None
        for column in range(model.columnCount() if model is not None else 0):
            words = str(model.headerData(column, Qt.Orientation.Horizontal) or "").strip() if model is not None else ""
            yield (node.path, f"column {column + 1} has no head") if not words else None


def action_missing(window: QWidget, root: Node) -> Iterator[Check]:
    """What looks pressable can be pressed by assistive technology too."""
    for node in root.walk():
        if node.role in _PRESSED and not node.disabled:
            bad = not {"Press", "Toggle", "ShowMenu", "Check"} & set(node.actions)
            yield (node.path, f"a {node.role.name} without an action: {node.actions}") if bad else None


def orientation(window: QWidget, root: Node) -> Iterator[Check]:
    """Sliders and scroll bars say which way they go."""
    for node in root.walk():
        if node.role in (Role.Slider, Role.ScrollBar, Role.Splitter) and node.widget is not None:
            interface = QAccessible.queryAccessibleInterface(node.widget)
            attributes: QAccessibleAttributesInterface | None = interface.attributesInterface()
            told = attributes is not None and QAccessible.Attribute.Orientation in attributes.attributeKeys()
            bad = not told and not hasattr(node.widget, "orientation")
            yield (node.path, "no orientation") if bad else None


def title(window: QWidget, root: Node) -> Iterator[Check]:
    """Windows and dialogs have a title."""
    yield (root.path, "a window without a title") if not window.windowTitle().strip() else None
    for node in root.walk():
        if node.role == Role.Dialog:
            words = node.widget.windowTitle() if node.widget is not None else ""
            yield (node.path, "a dialog without a title") if not (node.name.strip() or words.strip()) else None


def region_twins(window: QWidget, root: Node) -> Iterator[Check]:
    """Two regions of one kind (two navigations, two lists) have different names."""
    same = Counter((node.role, node.name) for node in root.walk() if node.role in _REGIONS and node.name)
    for (role, name), count in same.items():
        yield (root.path, f"{count} regions are {role.name} {name!r}") if count > 1 else None


TREE_RULES = {
    "title": title,
    "name-missing": name_missing,
    "name-length": name_length,
    "name-says-role": name_says_role,
    "name-private": name_private,
    "name-is-class": name_is_class,
    "name-is-help": name_is_help,
    "twins": twins,
    "link-twins": link_twins,
    "parent-echo": parent_echo,
    "item-twins": item_twins,
    "region-twins": region_twins,
    "heading-levels": heading_levels,
    "not-focusable": not_focusable,
    "needless-focus": needless_focus,
    "label-relation": label_relation,
    "value-range": value_range,
    "one-selected": one_selected,
    "table-headers": table_headers,
    "action-missing": action_missing,
    "orientation": orientation,
}
