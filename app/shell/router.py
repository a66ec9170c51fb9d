"""Goes from screen to screen: makes a module's page at an address, keeps the way back, marks the navigation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.module import ModuleManifest
from app.kit.navigation import Address
from app.kit.page import Page
from app.kit.subject import services_named
from app.kit.texts import Catalog
from app.shell.error_card import ErrorCard
from app.shell.modules import Modules, PluginBroken, tried
from app.shell.window import Window
from services.identity.session import Session
from services.manifest import Found

HOME = "overzicht"
SEARCH = "zoeken"
RAISE = "hoger"
ELSEWHERE = "elders"


class Router(QObject):
    """The only one that puts pages in the window. ``shown`` tells every address that was opened.

    ``level_asked`` tells the address and level of a screen that somebody wants to log in higher for;
    ``service_asked`` the key of another service that asks for the login.
    """

    shown = Signal(str)
    level_asked = Signal(str, str)
    service_asked = Signal(str)

    def __init__(
        self,
        window: Window,
        modules: Modules,
        catalog: Catalog,
        session: Callable[[], Session | None],
        make_context: Callable[[Session, Found[ModuleManifest]], Context],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._modules = modules
        self._catalog = catalog
        self._session = session
        self._make_context = make_context
        self._history: list[Address] = []
        self.address = Address("")
        self.screen: QWidget | None = None

    @Slot(str)
    def go(self, address: str) -> None:
        """Show the screen at ``address``; ``hoger/<level>/<address>`` lets one log in higher for it first.

        ``elders/<service>`` plays that another service asks for the login (services/identity/request.py).
        """
        wanted = Address.parse(address)
        if wanted.module == RAISE:
            self.level_asked.emit("/".join(wanted.parts[1:]), wanted.part(0))
            return
        if wanted.module == ELSEWHERE:
            self.service_asked.emit(wanted.part(0))
            return
        if self.address.module and wanted != self.address:
            self._history.append(self.address)
        self._open(wanted)

    @Slot()
    def back(self) -> None:
        """Show the screen before this one, or the overview."""
        self._open(self._history.pop() if self._history else Address(HOME))

    @Slot(str)
    def search(self, words: str) -> None:
        """Show what is found for these words."""
        self.go(f"{SEARCH}/{words.replace('/', ' ')}")

    def restart(self) -> None:
        """Begin anew at the overview with pages of the session that is current now; the way here is forgotten."""
        self._history.clear()
        if isinstance(self.screen, Page):
            self.screen.leave()
        self.screen, self.address = None, Address("")
        self._open(Address(HOME))

    def show_plain(self, screen: QWidget, title: str) -> None:
        """Show a screen that belongs to no module (login, logged out) and forget the way here."""
        self._history.clear()
        self.address = Address("")
        self.screen = screen
        self._window.show_screen(screen, title)

    def redraw(self) -> None:
        """Draw the page again, after the language changed."""
        session = self._session()
        if session is not None:
            self._navigation(session)
        if isinstance(self.screen, Page):
            self._draw(self.screen, self.screen.draw)
        elif session is not None:
            self._open(self.address)

    def _open(self, address: Address) -> None:
        session = self._session()
        if session is None:
            return
        # Pages go and the navigation is filled anew: the keyboard must not end up in the header by that.
        inside = self._window.holds_focus(self.screen, self._window.navigation)
        if not (isinstance(self.screen, Page) and self.address.module == address.module):
            if isinstance(self.screen, Page):
                self.screen.leave()
            self.screen = self._make_screen(address, session)
            self._window.set_title("")
        self._window.prepare(self.screen)
        self.address = address
        self._navigation(session)
        if isinstance(self.screen, Page):
            self._draw(self.screen, partial(self.screen.enter, address))
        self._window.turn_to(self.screen)
        self._window.claim_focus(lost=inside and not self._window.holds_focus(self.screen))
        self.shown.emit(str(address))

    def _navigation(self, session: Session) -> None:
        items = self._modules.items(session, self.address.module)
        self._window.navigation.set_items(items, self._modules.foot(session))
        self._window.set_current(self.address.module)

    def _make_screen(self, address: Address, session: Session) -> QWidget:
        texts = self._catalog.scoped()
        module = self._modules.get(address.module)
        if module is None:
            return ErrorCard(texts("error.page_title"), texts("error.page_text", address=str(address)))
        if not self._modules.opens(module, session):
            return self._not_covered(module, session)
        if not module.manifest.level_reached(session):
            words = texts(
                "error.level_text",
                have=session.level.name.capitalize(),
                need=module.manifest.level_read.capitalize(),
                page=self._modules.title(module),
            )
            action = texts("error.level_action", need=module.manifest.level_read.capitalize())
            card = ErrorCard(texts("error.level_title"), words, action=action)
            card.acted.connect(partial(self.level_asked.emit, str(address), module.manifest.level_read))
            return card
        try:
            create = self._modules.page(module).create
            page: QWidget = tried(module, partial(create, self._make_context(session, module)))
        except (PluginBroken, AttributeError) as broken:
            return self._broken_card(str(broken))
        if isinstance(page, Page):
            page.retitled.connect(self._retitle)
        return page

    def _not_covered(self, module: Found[ModuleManifest], session: Session) -> QWidget:
        """Say that this is not for the one acted for: no such screen for a company, or not in the machtiging."""
        texts, page = self._catalog.scoped(), self._modules.title(module)
        title = texts("acting.not_covered_title", page=page)
        if module.manifest.personal:
            return ErrorCard(title, texts("acting.personal_text", page=page))
        if not module.manifest.exists_for(session):
            return ErrorCard(title, texts("acting.not_here_text", page=page, name=session.subject.name))
        named = [one[:1].lower() + one[1:] for one in services_named(texts, session.services)]
        services = texts("subject.and").join(named) or texts("acting.no_services")
        words = texts("acting.not_covered_text", name=session.subject.name, page=page, services=services)
        return ErrorCard(title, words)

    @Slot()
    def _retitle(self) -> None:
        if isinstance(self.screen, Page):
            self._window.set_title(self.screen.title())

    def _draw(self, page: Page, draw: Callable[[], None]) -> None:
        """Have a page draw itself; one that fails makes place for a card that says so."""
        module = self._modules.get(self.address.module)
        if module is None:
            return
        try:
            tried(module, draw)
            self._window.set_title(page.title())
        except PluginBroken as broken:
            self.screen = self._broken_card(str(broken))
            self._window.show_screen(self.screen, "")

    def _broken_card(self, line: str) -> ErrorCard:
        return ErrorCard(self._catalog.scoped()("error.plugin_title"), line, "err")
