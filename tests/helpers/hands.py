"""What a person does at the window, in a test: press what has a name, type, look; by mouse or by keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.program import Program
from tests.helpers.program import find, find_all, settle, words
from widgets.accessible import name_of, role_of

Role = QAccessible.Role
_PRESSED = {Role.Button, Role.ButtonMenu, Role.Link, Role.ListItem, Role.CheckBox, Role.RadioButton, Role.PageTab}
_MOST_TABS = 150


class Hands:
    """One person at one program."""

    def __init__(self, running: Program) -> None:
        self.program = running

    # --- looking

    @property
    def window(self) -> QWidget:
        """The window."""
        return self.program.window

    def sees(self, text: str) -> bool:
        """Tell whether these words (with ordinary spaces) stand in the window or in a question on top of it."""
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        return any(text in words(one).replace("\u00a0", " ") for one in tops)

    def named(self, name: str, role: Role | None = None) -> QWidget:
        """Return what has this name, in the window or in a question on top of it."""
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        found = list(dict.fromkeys(one for top in tops for one in find_all(top, name, role)))
        if len(found) != 1:
            return find(self.window, name, role)
        return found[0]

    def starting(self, name: str) -> QWidget:
        """Return what can be pressed and whose name starts so."""
        found = [one for one in self._pressable() if name_of(one).startswith(name)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} start with {name!r}: {[name_of(one) for one in self._pressable()]}")
        return found[0]

    def there(self, name: str) -> bool:
        """Tell whether something that can be pressed has this name."""
        return any(name_of(one) == name for one in self._pressable())

    def offered(self, start: str) -> list[str]:
        """Return the names, beginning so, of what can be pressed."""
        return [name for name in map(name_of, self._pressable()) if name.startswith(start)]

    def _pressable(self) -> list[QWidget]:
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        children = dict.fromkeys(one for top in tops for one in top.findChildren(QWidget))
        return [one for one in children if one.isVisible() and role_of(one) in _PRESSED]

    # --- doing, by mouse

    def press(self, name: str) -> None:
        """Press the one thing with this name and let things settle."""
        found = [one for one in self._pressable() if name_of(one) == name]
        if len(found) != 1:
            raise LookupError(f"{len(found)} called {name!r}: {[name_of(one) for one in self._pressable()]}")
        self.click(found[0])

    def press_starting(self, name: str) -> None:
        """Press the one thing whose name starts so."""
        self.click(self.starting(name))

    def click(self, widget: QWidget) -> None:
        """Click a widget and let things settle."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        settle(self.program)

    def fill(self, name: str, text: str) -> None:
        """Type into the field with this name, in place of what stood there."""
        field = self.named(name, Role.EditableText)
        field.setFocus()
        QTest.keySequence(field, QKeySequence.StandardKey.SelectAll)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    # --- doing, by keyboard alone

    def focused(self) -> QWidget:
        """Return what has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self.focused(), key)
        settle(self.program)

    def write(self, text: str) -> None:
        """Type where the keyboard is, which may move on with every sign."""
        for sign in text:
            QTest.keyClicks(self.focused(), sign)

    def tab_to(self, fits: "Callable[[str], bool] | str") -> None:
        """Press Tab until what has the keyboard has this name; AssertionError names what was met."""
        met = []
        for _ in range(_MOST_TABS):
            name = name_of(self.focused())
            if fits(name) if callable(fits) else name == fits:
                return
            met.append(name)
            QTest.keyClick(self.focused(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to it; it met {list(dict.fromkeys(met))}")

    # --- the login

    def choose(self, way: str) -> None:
        """Choose a way to log in: "wachtwoord" or "sms"."""
        self.press_starting("Met gebruikersnaam" if way == "wachtwoord" else "Met extra controle via sms")

    def send(self, username: str, password: str) -> None:
        """Fill in user name and password and send them."""
        self.fill("Gebruikersnaam", username)
        self.fill("Wachtwoord", password)
        self.press("Inloggen")

    def log_in(self, username: str = "fenna.oefent", password: str = "Oefen-2027!") -> None:
        """Log in with user name and password."""
        self.choose("wachtwoord")
        self.send(username, password)
