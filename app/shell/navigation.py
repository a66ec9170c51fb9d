"""The side navigation: the modules that fit the session, and small links at the bottom."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.shell.surface import Surface
from widgets.accessible import name
from widgets.button import Button
from widgets.layouts import clear
from widgets.link import Link
from widgets.navigation_list import NavigationList, NavItem

WIDTH = 256


class Navigation(Surface):
    """256 wide; 16 above the first item and under the last link."""

    chosen = Signal(str)
    language_asked = Signal()
    logout_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("surface", "", "line")
        self._texts = texts
        self._items: list[NavItem] = []
        self._foot: list[tuple[str, str]] = []
        self._counts: dict[str, str] = {}
        self._current = ""
        self.list = NavigationList(texts("header.navigation"), locked_text=texts("acting.locked"))
        self.list.chosen.connect(self.chosen)
        self._links = QVBoxLayout()
        self._links.setSpacing(4)
        self._links.setContentsMargins(30, 0, 24, 0)
        self._acts = QVBoxLayout()
        self._acts.setContentsMargins(20, 0, 20, 0)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 16, 1, 16)
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addStretch(1)
        body.addLayout(self._acts)
        body.addLayout(self._links)

    def set_items(self, items: Sequence[NavItem], foot: Sequence[tuple[str, str]]) -> None:
        """Offer these; ``foot`` is (address, words). Most changes of page leave the navigation as it is."""
        if self._items and (self._items, self._foot) == (list(items), list(foot)):
            return
        self._items, self._foot = list(items), list(foot)
        name(self.list, self._texts("header.navigation"))
        self.list.set_items(self._items)
        self.list.set_current(self._current)
        for key, text in self._counts.items():
            self._count(key, text)
        clear(self._links)
        for address, text in self._foot:
            link = _FootLink(address, text)
            link.asked.connect(self.chosen)
            self._links.addWidget(link)
            link.show()   # a layout leaves out what it will show later, and fit() asks it now
        self.fit()

    def fit(self) -> None:
        """Be 256 wide, or wider when large words need it; the list itself leaves out what it will show later."""
        items = max((self.list.button(one.key).sizeHint().width() for one in self._items), default=0)
        self.setFixedWidth(max(WIDTH, max(items, self._links.sizeHint().width()) + 1))

    def set_current(self, key: str) -> None:
        """Mark the chosen item."""
        self._current = key
        self.list.set_current(key)

    def focus_current(self) -> bool:
        """Put the keyboard on the chosen item; False when no item is chosen: not every screen has a place here."""
        there = self.isVisible() and any(item.key == self._current for item in self._items)
        if there:
            self.list.button(self._current).setFocus(Qt.FocusReason.OtherFocusReason)
        return there

    def set_count(self, key: str, text: str) -> None:
        """Put words beside an item."""
        self._counts[key] = text
        self._count(key, text)
        self.fit()

    def _count(self, key: str, text: str) -> None:
        if any(item.key == key for item in self._items):
            self.list.set_count(key, text)

    def first_count(self) -> str:
        """Return the first words beside any item, for the folded menu."""
        return next((text for text in self._counts.values() if text), "")

    def forget(self) -> None:
        """Nothing of this person stays."""
        self._counts.clear()
        self._current = ""

    def copy(self) -> "Navigation":
        """Return another navigation with the same items, for the folded window's menu."""
        other = Navigation(self._texts)
        other._counts = dict(self._counts)
        other._current = self._current
        other.set_items(self._items, self._foot)
        return other

    def show_acts(self) -> None:
        """Add the buttons that the folded header has no room for."""
        language = Button(self._texts("header.language"), kind="plain", icon="language")
        language.clicked.connect(self._language)
        logout = Button(self._texts("header.logout"), kind="plain", icon="logout")
        logout.clicked.connect(self._logout)
        self._acts.addSpacing(16)
        self._acts.addWidget(language)
        self._acts.addWidget(logout)
        self._acts.addSpacing(16)

    @Slot()
    def _language(self) -> None:
        self.language_asked.emit()

    @Slot()
    def _logout(self) -> None:
        self.logout_asked.emit()


class _FootLink(QWidget):
    """One small link that knows its address."""

    asked = Signal(str)

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self._address = address
        link = Link(text, style="meta")
        link.clicked.connect(self._ask)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(link)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._address)
