"""Builds the ways to log in that are not one's own account: for an organisation, and from another country.

Which registry knows means, companies or residents is found by folder: one that does brings ``identity.py``.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from app.kit.tasks import TaskRunner
from app.kit.texts import Catalog
from app.login.elsewhere.desk import ElsewhereDesk
from app.login.elsewhere.flow import Flow, Start
from app.login.view import HERE, LoginView
from app.login.wording import Explained
from services.clock import Clock
from services.errors import Unavailable
from services.identity.digid import TIME_TO_LOG_IN, DigiD
from services.identity.rehearsals import Rehearsal
from services.identity.request import LoginRequest, Mode
from services.manifest import Found, RegistryManifest
from services.personas import Persona

if TYPE_CHECKING:
    from services.mockhost.backend import Backend

BUSINESS, ABROAD = "business", "abroad"


class Elsewhere:
    """``backend`` is asked on workers only."""

    def __init__(
        self,
        clock: Clock,
        catalog: Catalog,
        backend: "Callable[[], Backend]",
        registries: Iterable[Found[RegistryManifest]],
        personas: Sequence[Persona],
        digid: DigiD,
        rehearsals: Callable[[], Sequence[Rehearsal]],
    ) -> None:
        self._clock = clock
        self._texts = catalog.scoped(HERE / "elsewhere")
        self._backend = backend
        self._registries = [one for one in registries if one.has("identity")]
        self._personas = {one.head.bsn: one.head.id for one in personas}
        self._digid = digid
        self._rehearsals = rehearsals
        self._remembered = ""

    def desk(self, way: str, view: LoginView, tasks: TaskRunner, request: LoginRequest, epoch: int) -> ElsewhereDesk:
        """Return the desk that leads this way of logging in."""
        make: Callable[[Start], Flow] = self._business(request) if way == BUSINESS else self._abroad
        until = self._clock.now() + TIME_TO_LOG_IN
        return ElsewhereDesk(view, tasks, self._texts, way, partial(make, Start(self._clock, epoch)), until)

    def forget(self) -> None:
        """Nobody's choice is remembered: the next participant."""
        self._remembered = ""

    def _business(self, request: LoginRequest) -> Callable[[Start], Flow]:
        return partial(self._business_flow, "2014" if request.mode is Mode.YEAR_2014 else "now")

    def _business_flow(self, mode: Any, start: Start) -> Flow:
        from app.login.elsewhere.business import BusinessFlow
        from services.identity.eherkenning.attempt import BusinessAttempt
        from services.identity.eherkenning.directory import PORTAL, read

        directory = read()
        dienst = directory.dienst(PORTAL)
        register, trade = self._source("register"), self._source("trade_register")
        if dienst is None or register is None or trade is None:
            raise Unavailable("eherkenning", "er is geen register dat dit kan")
        made = (directory, register, trade, self._clock, self._digid.lockout, dienst, mode, self._digid.make_code)
        attempt = partial(BusinessAttempt, *made)
        return BusinessFlow(
            self._texts, directory, register.alle(), attempt, start, self._persona, self._remembered, self._remember,
            self._rehearsed,
        )  # fmt: skip

    def _abroad(self, start: Start) -> Flow:
        from app.login.elsewhere.abroad import AbroadFlow
        from services.identity.eidas.attempt import ForeignAttempt
        from services.identity.eidas.countries import read

        foreign, residents = self._source("foreign"), self._source("residents")
        if foreign is None or residents is None:
            raise Unavailable("eidas", "er is geen register dat dit kan")
        attempt = partial(ForeignAttempt, read(), foreign, residents)
        return AbroadFlow(self._texts, foreign, attempt, start, self._persona)

    def _source(self, name: str) -> Any:
        """Return what the first registry that has this source gives; None when there is none."""
        for found in self._registries:
            make = getattr(found.load("identity"), name, None)
            if make is not None:
                return make(self._backend().host.world(found))
        return None

    def _persona(self, bsn: str) -> str:
        return self._personas.get(bsn, "")

    def _remember(self, supplier: str) -> None:
        self._remembered = supplier

    def _rehearsed(self, at: str) -> Explained | None:
        """Return the words of a rehearsal that ends every login here, if one is being rehearsed."""
        wanted = self._digid.rehearsal
        found = next((one for one in self._rehearsals() if one.id == wanted and one.doet.ends), None)
        if found is None or (found.doet.ends == "unavailable") != (at == "supplier"):
            return None
        words = found.words(self._texts.language)
        return Explained(words.titel, words.wat, words.nu, words.hulp)
