"""The header: sign and name, search, and the buttons that are the same on every screen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.page import clear
from app.kit.texts import Texts
from app.shell.sign import Sign
from app.shell.surface import Surface
from widgets.badge import CountBadge
from widgets.button import Button
from widgets.search_field import SearchField
from widgets.text import Text
from widgets.theme import theme

_SEARCH_LEFT, _SEARCH_WIDTH, _AFTER_SIGN = 296, 420, 8


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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(0)
        self._build()
        theme().changed.connect(self._resize)

    def set_state(self, *, logged_in: bool, folded: bool) -> None:
        """Say what there is room and reason for."""
        if (logged_in, folded) != (self._logged_in, self._folded):
            self._logged_in, self._folded = logged_in, folded
            self._arrange()

    def set_count(self, count: str) -> None:
        """Show the number of new messages on the folded menu."""
        self._count = count
        self._badge.setVisible(bool(count) and self.menu.isVisibleTo(self))
        self._badge.set_text(count)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        clear(self._row)
        self._build()

    def _build(self) -> None:
        texts = self._texts
        self.menu = Button(texts("header.menu"), kind="head", icon="menu-2")
        self.menu.clicked.connect(self.menu_asked)
        self._badge = CountBadge(self._count)
        self.sign = Sign()
        self.name = Text(texts("app_name"), "subject", "on_head")
        self.search = SearchField(texts("header.search"), texts("header.search"), height=40, on_head=True)
        self.search.searched.connect(self.search_asked)
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
        self._row.addWidget(self._badge)
        self._row.addWidget(self.sign)
        self._row.addSpacing(_AFTER_SIGN)
        self._row.addWidget(self.name)
        self._row.addWidget(self._spacer)
        self._row.addWidget(self.search)
        self._row.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(4)
        for widget in (self.find_button, self.language, self.view, self.logout):
            right.addWidget(widget)
        self._row.addLayout(right)
        self._arrange()

    def _arrange(self) -> None:
        self.menu.setVisible(self._logged_in and self._folded)
        self.search.setVisible(self._logged_in and not self._folded)
        self.find_button.setVisible(self._logged_in and self._folded)
        self.language.setVisible(not self._folded or not self._logged_in)
        self.logout.setVisible(self._logged_in and not self._folded)
        self.set_count(self._count)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(theme().px(60))
        self.search.setFixedWidth(_SEARCH_WIDTH)
        before = 24 + self.sign.width() + _AFTER_SIGN + self.name.sizeHint().width()
        self._spacer.setFixedWidth(max(24, _SEARCH_LEFT - before))

    @Slot()
    def _find(self) -> None:
        self.search_asked.emit("")
