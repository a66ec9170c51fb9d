"""Every icon that is named exists and is drawn in its colour; icons are not read aloud."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QWidget

from resources.theme import icons
from tests.helpers.architecture import ROOT
from widgets import icon
from widgets.icon import Icon
from widgets.theme import theme

_ICON_ARGUMENTS = {"icon", "icon_after", "icon_before", "link_icon", "icon_name", "after"}
_ICON_CALLS = {"Icon", "IconTile", "IconButton", "Tile", "pixmap"}


def _named(path: Path) -> set[str]:
    """The words in one file that are given as an icon."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        values = [word.value for word in node.keywords if word.arg in _ICON_ARGUMENTS]
        values += node.args[:1] if called in _ICON_CALLS else []
        found |= {v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str) and v.value}
    return found


def test_every_icon_named_in_the_program_exists() -> None:
    named = {name for folder in ("widgets", "app") for path in (ROOT / folder).rglob("*.py") for name in _named(path)}
    from widgets import badge, banner, card

    named |= set(badge.DEFAULT_ICON.values()) | set(banner._ICONS.values())
    named |= {name for name, _ in card._LINE_LOOKS.values() if name}
    assert len(named) > 8
    unknown = []
    for name in sorted(named):
        try:
            icons.svg(name)
        except icons.UnknownIcon:
            unknown.append(name)
    assert not unknown


@pytest.mark.parametrize("name", ["", "mailbox-of-nobody", "ail", "../mail", "mail.svg"])
def test_an_unknown_icon_is_an_error(name: str) -> None:
    with pytest.raises(icons.UnknownIcon):
        icons.svg(name)


@pytest.mark.parametrize("name", ["mail", "x", "home", "users", "building-bank", "alert-triangle"])
def test_the_right_drawing_is_found(name: str) -> None:
    text = icons.svg(name)
    assert text.startswith("<svg")
    assert f"icon-tabler-{name}\"" in text


def test_an_icon_is_drawn_in_its_colour_and_grows_with_the_text() -> None:
    drawn = icon.pixmap("square", "accent", 20)
    assert drawn.width() == 20
    image = drawn.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    strongest = max(
        (image.pixelColor(x, y) for x in range(20) for y in range(20)), key=lambda color: color.alpha()
    )
    assert (strongest.red(), strongest.green(), strongest.blue()) == QColor("#0B6E6E").getRgb()[:3]
    theme().set(scale=2.0)
    assert icon.pixmap("square", "accent", 20).width() == 40


def test_the_same_icon_is_drawn_once() -> None:
    assert icon.pixmap("mail", "ink").cacheKey() == icon.pixmap("mail", "ink").cacheKey()
    assert icon.pixmap("mail", "ink").cacheKey() != icon.pixmap("mail", "err").cacheKey()


def test_a_decorative_icon_is_not_in_the_accessible_tree() -> None:
    window = QWidget()
    Icon("mail", parent=window)
    control = QWidget(window)
    interface = QAccessible.queryAccessibleInterface(window)
    children = [interface.child(n).object() for n in range(interface.childCount())]
    assert children == [control]
