"""Builds the login at another provider, when the settings name one."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.kit.tasks import TaskRunner
from app.kit.texts import Catalog
from app.login.provider.browser import browser_page
from app.login.provider.desk import ProviderDesk
from app.login.view import HERE, LoginView
from services.clock import Clock
from services.home import home
from services.keystore.store import KeyStore
from services.oidc_login.flow import PATIENCE, OidcLogin
from services.oidc_login.leaving import leave
from services.oidc_login.renewing import Renewal, renew
from services.personas import Persona
from services.settings import OidcPlace


class Provider:
    """``open_browser`` and ``store`` may be replaced, so that tests need neither.

    ``clock`` is the real one by default: a provider elsewhere knows nothing of the tester's date, which is ``shown``.
    """

    def __init__(self, place: OidcPlace, catalog: Catalog, personas: Sequence[Persona], shown: Clock) -> None:
        self._place = place
        self._texts = catalog.scoped(HERE / "provider")
        self._persons = {one.head.bsn: one.head.id for one in personas}
        self._shown = shown
        self.clock = Clock()
        self.store: KeyStore | None = KeyStore(home())
        self.open_browser: Callable[[str], object] = _open

    def desk(self, view: LoginView, tasks: TaskRunner) -> ProviderDesk:
        """Return the desk that leads this login."""
        until = self._texts.time(self._shown.now() + timedelta(seconds=PATIENCE))
        return ProviderDesk(view, tasks, self._texts, self._place, self._login, until, self.open_browser)

    def leave(self) -> str:
        """Forget the login; returns the address that ends it at the provider too, or nothing (on a worker)."""
        return leave(self._place, self.store, self.clock) if self.store is not None else ""

    def renew(self) -> Renewal:
        """Ask the provider whether the login still stands (on a worker)."""
        return renew(self._place, self.store, self.clock) if self.store is not None else "nothing"

    def _login(self) -> OidcLogin:
        return OidcLogin(self._place, self._persons, self.store, partial(browser_page, self._texts), self.clock)


def _open(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
