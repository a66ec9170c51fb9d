"""The window: strip, header, who-am-i bar, navigation and the one place where a screen is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.shell.actor_bar import ActorBar
from app.shell.header import Header
from app.shell.notices import Notices
from app.shell.strip import Strip
from app.shell.surface import Surface
from services.identity.session import Session
from widgets import reading_order
from widgets.scroll_page import ScrollPage
from widgets.theme import theme

if TYPE_CHECKING:
    from app.shell.navigation import Navigation
    from widgets.popover import Popover

FOLD_BELOW = 900
SIZE = QSize(1440, 900)
SMALLEST = QSize(640, 480)


class Window(QWidget):
    """The frame. It shows what it is given and says what was asked; app/bootstrap decides."""

    went = Signal(str)
    search_asked = Signal(str)
    language_asked = Signal()
    logout_asked = Signal()
    theme_chosen = Signal(str)
    scale_chosen = Signal(float)
    closed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._session: Session | None = None
        self._until = ""
        self._popover: Popover | None = None
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.strip = Strip(texts("strip"))
        self.header = Header(texts)
        self.actor_bar = ActorBar(texts)
        self._navigation: Navigation | None = None
        self.notices = Notices()
        self._connect()
        self._lay_out()
        self._fold()
        theme().changed.connect(self._fold)

    @property
    def folded(self) -> bool:
        """True when there is no room for the navigation beside the page."""
        return self.width() / theme().scale < FOLD_BELOW

    @property
    def navigation(self) -> "Navigation":
        """The side navigation, made when somebody is logged in for the first time."""
        if self._navigation is None:
            from app.shell.navigation import Navigation

            self._navigation = Navigation(self._texts)
            self._navigation.chosen.connect(self._went)
            self._body.insertWidget(0, self._navigation)
        return self._navigation

    @property
    def shown(self) -> QWidget | None:
        """The screen that is shown now."""
        return self._stack.currentWidget()

    def show_screen(self, screen: QWidget, title: str) -> None:
        """Show a screen; the one before it goes away for good."""
        self.prepare(screen)
        self.turn_to(screen)
        self.set_title(title)

    def prepare(self, screen: QWidget) -> None:
        """Give a screen its place and size behind the one that is shown, and begin without notices.

        What draws itself out of sight is laid out once; in sight every new part lays out everything around it.
        """
        self.notices.clear()
        if self._stack.indexOf(screen) < 0:
            first = self.shown is None
            self._stack.addWidget(screen)
            if not first:   # the first one is in sight at once, and gets its size with the window
                screen.setGeometry(self._stack.geometry())

    def turn_to(self, screen: QWidget) -> None:
        """Show a prepared screen; the others go away for good.

        The keyboard goes where the screen asked for it, and nowhere else: Qt would choose a part of it.
        """
        places = [self._stack.widget(place) for place in range(self._stack.count())]
        others = [one for one in places if one is not None and one is not screen]
        asked: QWidget | None = screen.focusWidget() if others else None
        focused: QWidget | None = QApplication.focusWidget()
        if focused is not None and self.holds_focus(*others):
            focused.clearFocus()
        self._stack.setCurrentWidget(screen)
        if asked is not None:
            asked.setFocus(Qt.FocusReason.OtherFocusReason)
        for other in others:
            self._stack.removeWidget(other)
            other.hide()
            other.setParent(None)
            other.deleteLater()

    def set_title(self, page: str) -> None:
        """Name the screen in the window title."""
        key = "window_title_page" if page else "window_title"
        self.setWindowTitle(self._texts(key, page=page))

    def show_nobody(self, until: str = "") -> None:
        """Nobody is logged in: no navigation, and the bar says so."""
        self._session, self._until = None, until
        if self._navigation is not None:
            self._navigation.set_items([], [])
        self._fold()

    def forget_person(self) -> None:
        """Nothing of this person stays: no count, no searched words, no question or menu on top."""
        if self._navigation is not None:
            self._navigation.forget()
        self.header.forget()
        self.close_menu()
        for open_question in self.findChildren(QDialog):
            open_question.close()

    def show_session(self, session: Session) -> None:
        """Somebody is logged in: say who."""
        self._session = session
        self._fold()

    def set_current(self, key: str) -> None:
        """Mark the chosen item of the navigation."""
        self.navigation.set_current(key)

    def holds_focus(self, *parts: QWidget | None) -> bool:
        """True when the keyboard is in one of these parts of the window."""
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and any(
            part is not None and (focused is part or part.isAncestorOf(focused)) for part in parts
        )

    def claim_focus(self, *, lost: bool = False) -> None:
        """Put the keyboard on the chosen place of the navigation when nothing has it, or what had it has gone.

        A screen without a place there (a report, the catalogue) takes it itself, at its top.
        """
        focused: QWidget | None = QApplication.focusWidget()
        if lost or focused is None or focused is self or isinstance(focused, ScrollPage):
            if self.folded:
                self.header.menu.setFocus(Qt.FocusReason.OtherFocusReason)
            elif not self.navigation.focus_current():
                self._focus_screen()

    def _focus_screen(self) -> None:
        page = self.shown.findChild(ScrollPage) if self.shown is not None else None
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_count(self, key: str, text: str) -> None:
        """Put words beside an item, for example "3 nieuw"."""
        self.navigation.set_count(key, text)
        self.header.set_count(self.navigation.first_count())

    def retranslate(self) -> None:
        """Say the frame in the current language; the page is the caller's."""
        self.strip.set_text(self._texts("strip"))
        self.header.retranslate()
        self.close_menu()
        self._fold()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks as people read, whatever was drawn last."""
        return reading_order.move(self, next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the program ends."""
        self.closed.emit()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.header.language_asked.connect(self.language_asked)
        self.header.logout_asked.connect(self.logout_asked)
        self.header.view_asked.connect(self.open_view_menu)
        self.header.menu_asked.connect(self.open_navigation)
        self.header.search_asked.connect(self.search_asked)

    def _lay_out(self) -> None:
        holder = Surface("page")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        stack = QWidget()
        self._stack = QStackedLayout(stack)
        column.addWidget(stack, 1)
        self._body = QHBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(holder, 1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        for part in (self.strip, self.header, self.actor_bar):
            frame.addWidget(part)
        frame.addLayout(self._body, 1)

    @Slot()
    def _fold(self) -> None:
        logged_in = self._session is not None
        self.header.set_state(logged_in=logged_in, folded=self.folded)
        if self._navigation is not None or logged_in:
            self.navigation.fit()
            self.navigation.setVisible(logged_in and not self.folded)
        if self._session is None:
            self.actor_bar.show_nobody(self._until)
        else:
            self.actor_bar.show_session(self._session, self.folded)
        if self._popover is not None and not self._popover.is_anchored():
            self.close_menu()

    @Slot(str)
    def _went(self, address: str) -> None:
        self.close_menu()
        self.went.emit(address)

    @Slot()
    def open_view_menu(self) -> None:
        """Show the choice of colours and text size under its button."""
        from app.shell.view_menu import ViewMenu

        menu = ViewMenu(self._texts, theme().name, theme().scale)
        menu.theme_chosen.connect(self.theme_chosen)
        menu.scale_chosen.connect(self.scale_chosen)
        self.open_menu(self.header.view, self._texts("view.title"), menu)

    @Slot()
    def open_navigation(self) -> None:
        """Show the navigation under the menu button of the folded window."""
        menu = self.navigation.copy()
        menu.chosen.connect(self._went)
        menu.language_asked.connect(self.language_asked)
        menu.logout_asked.connect(self.logout_asked)
        menu.show_acts()
        self.open_menu(self.header.menu, self._texts("header.navigation"), menu)

    def open_menu(self, anchor: QWidget, title: str, content: QWidget, width: int = 0) -> None:
        """Show ``content`` in a panel under the part of the frame with ``anchor``; ``width`` 0 is what it needs."""
        self.close_menu()
        from widgets.popover import Popover

        self._popover = Popover(anchor, title, width)
        self._popover.body.addWidget(content)
        self._popover.closed.connect(self._menu_closed)
        below = self.actor_bar.height() - anchor.geometry().bottom() - 1 if anchor is self.actor_bar.switch else 0
        self._popover.open_under(below + 5)

    @Slot()
    def _menu_closed(self) -> None:
        self.actor_bar.set_open(False)

    def close_menu(self) -> None:
        """Close the panel that is open, if any."""
        if self._popover is not None:
            self._popover.dismiss()
            self._popover.deleteLater()
            self._popover = None
