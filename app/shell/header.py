"""The header: sign and name, search, and the buttons that are the same on every screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.texts import Texts
from app.shell.menu_button import MenuButton
from app.shell.sign import Sign
from app.shell.surface import Surface
from widgets.button import Button
from widgets.layouts import clear
from widgets.text import Text
from widgets.theme import theme

if TYPE_CHECKING:
    from widgets.search_field import SearchField

_SEARCH_LEFT, _SEARCH_WIDTH, _AFTER_SIGN, _AFTER_MENU = 296, 420, 8, 20


class Header(Surface):
    """Wide: name, search, language, display, log out. Folded: menu, name, search, display."""

    language_asked = Signal()
    view_asked = Signal()
    logout_asked = Signal()
    menu_asked = Signal()
    search_asked = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__("head", "head_line")
        self._texts = texts
        self._logged_in = False
        self._folded = False
        self._count = ""
        self._field: SearchField | None = None
        self._search_place: QHBoxLayout
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(0)
        self._build()
        theme().changed.connect(self._resize)

    @property
    def search(self) -> "SearchField":
        """The search field, made when there is reason for it."""
        if self._field is None:
            from widgets.search_field import SearchField

            words = self._texts("header.search")
            self._field = SearchField(words, words, height=40, on_head=True)
            self._field.setMaximumWidth(_SEARCH_WIDTH)
            self._field.searched.connect(self.search_asked)
            self._search_place.addWidget(self._field)
        return self._field

    def set_state(self, *, logged_in: bool, folded: bool) -> None:
        """Say what there is room and reason for."""
        if (logged_in, folded) != (self._logged_in, self._folded):
            self._logged_in, self._folded = logged_in, folded
            self._arrange()

    def set_count(self, count: str) -> None:
        """Show the number of new messages on the folded menu."""
        self._count = count
        self.menu.set_count(count)

    def forget(self) -> None:
        """Nothing of this person stays: no count, no searched words."""
        self.set_count("")
        if self._field is not None:
            self._field.set_text("")

    def retranslate(self) -> None:
        """Say everything in the current language."""
        clear(self._row)
        self._build()

    def _build(self) -> None:
        texts = self._texts
        self.menu = MenuButton(texts("header.menu"))
        self.menu.clicked.connect(self.menu_asked)
        self.sign = Sign()
        self.name = Text(texts("app_name"), "subject", "on_head")
        self._field = None
        self.find_button = Button(texts("header.search_short"), kind="head", icon="search")
        self.find_button.clicked.connect(self._find)
        self.language = Button(texts("header.language"), kind="head", icon="language")
        self.language.clicked.connect(self.language_asked)
        self.view = Button(texts("header.view"), kind="head", icon="adjustments-horizontal")
        self.view.clicked.connect(self.view_asked)
        self.logout = Button(texts("header.logout"), kind="head", icon="logout")
        self.logout.clicked.connect(self.logout_asked)
        self._spacer = QWidget()
        self._row.addWidget(self.menu)
        self._after_menu = QWidget()
        self._after_menu.setFixedWidth(_AFTER_MENU)
        self._row.addWidget(self._after_menu)
        self._row.addWidget(self.sign)
        self._row.addSpacing(_AFTER_SIGN)
        self._row.addWidget(self.name)
        self._row.addWidget(self._spacer)
        self._search_place = QHBoxLayout()
        self._row.addLayout(self._search_place, 100)
        self._row.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(4)
        for widget in (self.find_button, self.language, self.view, self.logout):
            right.addWidget(widget)
        self._row.addLayout(right)
        self._arrange()

    def _arrange(self) -> None:
        self.menu.setVisible(self._logged_in and self._folded)
        self._after_menu.setVisible(self._logged_in and self._folded)
        self.name.set_style("section" if self._logged_in and self._folded else "subject")
        if self._field is not None or (self._logged_in and not self._folded):
            self.search.setVisible(self._logged_in and not self._folded)
        self.find_button.setVisible(self._logged_in and self._folded)
        self.language.setVisible(not self._folded or not self._logged_in)
        self.logout.setVisible(self._logged_in and not self._folded)
        self.set_count(self._count)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(theme().px(48) + 12)
        before = 24 + self.sign.width() + _AFTER_SIGN + self.name.sizeHint().width()
        self._spacer.setFixedWidth(max(24, _SEARCH_LEFT - before))

    @Slot()
    def _find(self) -> None:
        self.search_asked.emit("")
