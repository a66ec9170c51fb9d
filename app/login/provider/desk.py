"""What decides at a login at another provider: opens the browser, waits beside the window, and says how it ended."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.kit.loadable import Loaded, Outcome
from app.kit.tasks import TaskRunner
from app.kit.texts import Texts
from app.login.provider.pages import NotKeptPage, ProviderPanel, WaitingPage
from app.login.step_page import StepPage
from app.login.stopped_page import StoppedPage
from app.login.view import LoginView
from app.login.wording import Explained
from services.oidc_login.failed import LoginFailed
from services.oidc_login.flow import Arrived, OidcLogin
from services.settings import OidcPlace
from widgets.accessible import announce

T = TypeVar("T")
MEANS = "oidc"
_LANE = "provider"


class _Ended(Struct, Generic[T], frozen=True):
    """What a step gave, or why it failed: a failed login is no broken task."""

    value: T | None = None
    failed: LoginFailed | None = None


class ProviderDesk(QObject):
    """``logged_in`` tells persona id, means id and level. Lives as long as its view."""

    logged_in = Signal(str, str, int)
    cancelled = Signal()

    def __init__(
        self,
        view: LoginView,
        tasks: TaskRunner,
        texts: Texts,
        place: OidcPlace,
        make: Callable[[], OidcLogin],
        until: str,
        open_browser: Callable[[str], object],
    ) -> None:
        super().__init__(view)
        self._view, self._tasks, self._texts, self._place = view, tasks, texts, place
        self._make, self._until, self._open = make, until, open_browser
        self._login = make()
        self._address = ""
        self._show: Callable[[], StepPage] = self._waiting
        self._begin()

    def until_words(self) -> str:
        """Return the time before which one must have logged in."""
        return self._until

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._put(self._show)

    def stop(self) -> None:
        """Wait for nobody any more."""
        self._login.cancel()

    def _begin(self) -> None:
        self._address = ""
        self._put(self._waiting)
        self._tasks.run(self, partial(_tried, self._login.begin), self._begun, _LANE)

    def _begun(self, outcome: Outcome[_Ended[str]]) -> None:
        address = self._given(outcome)
        if address is None:
            return
        self._address = address
        self._put(self._waiting)
        self._tasks.run(self, partial(_tried, self._login.finish), self._finished, _LANE)
        self._open(address)

    def _finished(self, outcome: Outcome[_Ended[Arrived]]) -> None:
        arrived = self._given(outcome)
        if arrived is None:
            return
        if arrived.remembered in (None, "ready"):
            self._go_on(arrived)
        else:
            self._put(partial(self._not_kept, arrived))

    def _given(self, outcome: Outcome[_Ended[T]]) -> T | None:
        """Return what came; shows why nothing did."""
        ended = outcome.value if isinstance(outcome, Loaded) else _Ended[T](failed=LoginFailed("unreachable"))
        if ended.failed is not None:
            if ended.failed.reason == "cancelled":
                self.cancelled.emit()
            else:
                self._put(partial(self._stopped, ended.failed))
        return ended.value

    # --- pages

    def _put(self, make: Callable[[], StepPage]) -> None:
        self._show = make
        page = make()
        page.cancelled.connect(self._cancel)
        self._view.show_page(page)
        self._view.show_panel(ProviderPanel(self._texts, self._place.issuer))
        self._view.entered()

    def _waiting(self) -> StepPage:
        page = WaitingPage(self._texts, self._name(), self._until, opened=bool(self._address))
        page.again.connect(self._open_again)
        page.copied.connect(self._copy)
        return page

    def _stopped(self, failed: LoginFailed) -> StepPage:
        texts, reason, name = self._texts, failed.reason, self._name()
        title, what, now = (texts(f"failed.{reason}.{part}", name=name) for part in ("title", "what", "now"))
        page = StoppedPage(texts, Explained(title, what, now, texts("failed.help")))
        page.again.connect(self._restart)
        return page

    def _not_kept(self, arrived: Arrived) -> StepPage:
        page = NotKeptPage(self._texts, arrived.remembered or "absent")
        page.went_on.connect(partial(self._go_on, arrived))
        return page

    def _name(self) -> str:
        return self._place.name or self._texts("unnamed")

    # --- what is pressed

    def _go_on(self, arrived: Arrived) -> None:
        self.logged_in.emit(arrived.persona, MEANS, int(arrived.level))

    @Slot()
    def _restart(self) -> None:
        self._login = self._make()
        self._begin()

    @Slot()
    def _open_again(self) -> None:
        self._open(self._address)

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self._address)
        announce(self._view, self._texts("waiting.copied"))

    @Slot()
    def _cancel(self) -> None:
        self.stop()
        self.cancelled.emit()


def _tried(work: Callable[[], T]) -> _Ended[T]:
    try:
        return _Ended(work())
    except LoginFailed as failed:
        return _Ended(failed=failed)
