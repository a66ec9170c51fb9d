"""For whom the person at the keyboard may act: asks every registry that brings a ``subjects.py``, each by itself."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from services.clock import Clock
from services.errors import InputError
from services.identity.eherkenning import directory, representing
from services.identity.offering import company_options, legal_options, mandate_options, merged
from services.identity.session import Session
from services.identity.subjects import SubjectOption, acting, narrowed, oneself
from services.manifest import Found, RegistryManifest

PART, IDENTITY = "subjects", "identity"
BUSINESS = "eherkenning"
"""The source of an employee's other companies and clients."""


class Acting:
    """Run on workers: each question goes to one registry, which may be slow or out."""

    def __init__(
        self,
        clock: Clock,
        registries: Sequence[Found[RegistryManifest]],
        client: Callable[[str, Session], Any],
        sealed: Callable[[Session], Session],
        world: Callable[[Found[RegistryManifest]], Any] | None = None,
    ) -> None:
        """``world`` gives a registry's world, for who logged in as an employee: as at the login itself."""
        self._clock = clock
        self._found = {one.manifest.id: one for one in registries if one.has(PART) and one.has("client")}
        self._client = client
        self._sealed = sealed
        self._world = world
        self._identities = [one for one in registries if one.has(IDENTITY)] if world is not None else []

    @property
    def sources(self) -> tuple[str, ...]:
        """The registries that know for whom somebody may act."""
        return (*self._found, *((BUSINESS,) if self._identities else ()))

    def options(self, source: str, own: Session) -> list[SubjectOption]:
        """Return what one registry knows for the login ``own``; raises ServiceError.

        Whoever logged in as an employee acts for no citizen: only ready-made options are asked for.
        """
        if source == BUSINESS:
            return self._represented(own)
        part: Any = self._found[source].load(PART)
        client = self._client(source, own)
        found = [] if own.by_company else self._personal(part, client, own)
        if hasattr(part, "options"):
            found += part.options(client, own, self._today)
        return merged(found)

    def _represented(self, own: Session) -> list[SubjectOption]:
        """Return the other companies and the clients of who logged in as an employee."""
        dienst = directory.read().dienst(directory.PORTAL) if own.by_company else None
        register, trade = self._source("register"), self._source("trade_register")
        if dienst is None or register is None or trade is None:
            return []
        return merged(representing.options(register, trade, dienst, own, self._today))

    def _source(self, name: str) -> Any:
        """Return what the first registry that has this source gives the login; None when there is none."""
        for found in self._identities:
            make = getattr(found.load(IDENTITY), name, None)
            if make is not None and self._world is not None:
                return make(self._world(found))
        return None

    def _personal(self, part: Any, client: Any, own: Session) -> list[SubjectOption]:
        bsn = own.actor.id
        found: list[SubjectOption] = []
        if hasattr(part, "persons"):
            found += legal_options(part.persons(client, bsn), self._today)
        if hasattr(part, "companies"):
            found += company_options(part.companies(client, bsn), own.level)
        if hasattr(part, "mandates"):
            found += mandate_options(part.mandates(client, bsn), own, self._today)
        return found

    def switched(self, own: Session, source: str, key: str, vestiging: str, epoch: int) -> Session:
        """Return the signed session in which ``own`` acts for the option ``key``; the source is asked again.

        An empty ``source`` is oneself. Raises InputError when the option is not there (any more) or not usable.
        """
        option = oneself(own)
        if source:
            option = self._found_again(source, key, vestiging, own)
        if vestiging and option.party.vestiging != vestiging:
            try:
                option = narrowed(option, vestiging)
            except KeyError:
                raise InputError("deze vestiging hoort niet bij de machtiging", field=vestiging) from None
        if option.branch_only:
            raise InputError("kies de vestiging waarvoor u mag handelen", field=key)
        return self._sealed(acting(own, option, epoch))

    def _found_again(self, source: str, key: str, vestiging: str, own: Session) -> SubjectOption:
        """Return the option as it is now: of the company, or of the one branch that the authority is for."""
        usable = {one.key: one for one in self.options(source, own) if one.usable}
        found = usable.get(f"{key}:{vestiging}") or usable.get(key)
        if found is None:
            raise InputError("u mag niet (meer) namens deze persoon of dit bedrijf handelen", field=key)
        return found

    @property
    def _today(self) -> date:
        return self._clock.today()
