"""For whom the person at the keyboard may act: asks every registry that brings a ``subjects.py``, each by itself."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from services.clock import Clock
from services.errors import InputError
from services.identity.offering import company_options, legal_options, mandate_options, merged
from services.identity.session import Session
from services.identity.subjects import SubjectOption, acting, narrowed, oneself
from services.manifest import Found, RegistryManifest

PART = "subjects"


class Acting:
    """Run on workers: each question goes to one registry, which may be slow or out."""

    def __init__(
        self,
        clock: Clock,
        registries: Sequence[Found[RegistryManifest]],
        client: Callable[[str, Session], Any],
        sealed: Callable[[Session], Session],
    ) -> None:
        self._clock = clock
        self._found = {one.manifest.id: one for one in registries if one.has(PART) and one.has("client")}
        self._client = client
        self._sealed = sealed

    @property
    def sources(self) -> tuple[str, ...]:
        """The registries that know for whom somebody may act."""
        return tuple(self._found)

    def options(self, source: str, own: Session) -> list[SubjectOption]:
        """Return what one registry knows for the login ``own``; raises ServiceError.

        Whoever logged in as an employee acts for no citizen: only ready-made options are asked for.
        """
        part: Any = self._found[source].load(PART)
        client = self._client(source, own)
        found = [] if own.by_company else self._personal(part, client, own)
        if hasattr(part, "options"):
            found += part.options(client, own, self._today)
        return merged(found)

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
