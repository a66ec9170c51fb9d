"""Everyone the mock knows: the personas' blocks, and ready-made persons of the published contract.

A person in the store (namespace ``brp.personen``, key BSN) goes before both: that is how scenarios and
tests put people in, or change them, while the mock runs.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any

from services.clock import Clock
from services.decoding import convert
from services.mockkit.layers import Layers, nobody
from services.mockkit.world import State
from services.registries.brp import home, person
from services.registries.brp.block import Block
from services.registries.brp.days import shape
from services.registries.brp.fields_filter import Full, kept
from services.registries.brp.keeping import Kept

if TYPE_CHECKING:
    from services.population.core import Core

STORED = "brp.personen"
_PERSONS = 2048
_SEARCHED = 8192
_BAG_IDS = ("nummeraanduidingIdentificatie", "adresseerbaarObjectIdentificatie")


class PersonBook:
    """Finds full persons by BSN. Ages are those of the clock's today."""

    def __init__(
        self,
        clock: Clock,
        blocks: Mapping[str, Block | dict[str, Any]],
        store: State,
        owner: Callable[[str, str], str | None] = nobody,
    ) -> None:
        self._clock = clock
        self._owner = owner
        self._blocks = _Blocks(blocks)
        self._store = store
        self._ready: dict[str, dict[str, Any]] = {}
        self._known_by = lru_cache(maxsize=_SEARCHED)(self._searched)
        self._kept = Kept(_PERSONS)

    def add_ready(self, ready: Mapping[str, Any]) -> None:
        """Add one complete person as the contract delivers it (a JSON object with burgerservicenummer)."""
        self._ready[str(ready["burgerservicenummer"])] = dict(ready)

    def block(self, bsn: str) -> Block | None:
        """Return the hand-written block of a persona; None for ready-made persons and strangers."""
        return self._blocks.get(bsn)

    def person(self, bsn: str) -> Mapping[str, Any] | None:
        """Return the full person, or None when nobody has this number. It is kept: do not change it."""
        today = self._clock.today()
        ready = self._store.get(STORED, bsn) or self._ready.get(bsn)
        if ready is not None:
            return person.refresh(ready, today)
        version = self._blocks.version()
        if version is None:
            return self._built(bsn, today)
        key = bsn, today, version
        found = self._kept.get(key)
        if found is None:
            found = self._built(bsn, today)
            if found is not None:
                self._kept.offer(key, found)
        return found

    def _built(self, bsn: str, today: date) -> Mapping[str, Any] | None:
        """Return the person as the tables make it: the person's own, and those of relatives."""
        core = self._blocks.source(bsn)
        if core is not None and not any(map(self._blocks.given, [one.bsn for one in core.children])):
            return Full(_straight()(core, today))
        block = self._blocks.get(bsn)
        return kept(person.build(bsn, block, today, self._blocks.get)) if block is not None else None

    def everyone(self, question: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the number of every person with what it is searched by, personas in file order first.

        Searching looks at what is registered, also where the API delivers nothing (a surname "."). Generated citizens
        are too many to look through: those are there who live at the address that ``question`` names.
        """
        version = self._blocks.version()
        stored = dict(self._store.query(STORED))
        for bsn in dict.fromkeys((*self._blocks, *self._ready, *stored, *self.living_at(question))):
            ready = stored.get(bsn) or self._ready.get(bsn)
            made = self._searched(bsn) if version is None else self._known_by(bsn, version)
            if ready is not None or made is not None:
                yield bsn, ready or made or {}

    def _searched(self, bsn: str, version: int = 0) -> Mapping[str, Any] | None:
        """Return what a person is searched by in the tables of this version."""
        block = self._blocks.get(bsn)
        return _registered(block) if block is not None else None

    def living_at(self, question: Mapping[str, Any]) -> Iterator[str]:
        """Yield the generated citizens at an address, as they are without what a session changed."""
        keys = [question[name] for name in _BAG_IDS if name in question]
        place = f"{question.get('postcode', '').replace(' ', '').upper()} {question.get('huisnummer', '')}"
        for resident in count():
            bsn = self._owner("bewoner", f"{keys[0] if keys else place}/{resident}")
            if bsn is None:
                return
            yield bsn

    def bsns(self) -> list[str]:
        """Return the numbers of all personas with a block."""
        return list(self._blocks)


class _Blocks(Mapping[str, Block]):
    """The blocks, each looked at when it is asked for; those that tests write as plain tables are converted once.

    ``source(bsn)`` is the generated citizen that a block would be made from, None for one that was written or changed;
    ``given(bsn)`` says whether a person's table was written, changed or imported.
    """

    def __init__(self, written: Mapping[str, Block | dict[str, Any]]) -> None:
        self._written = written
        self._made: dict[str, Block] = {}
        layers = written if isinstance(written, Layers) else None
        self.source: Callable[[str], Core | None] = layers.source if layers is not None else _nobody
        self.given: Callable[[str], bool] = layers.given if layers is not None else written.__contains__

    def __getitem__(self, bsn: str) -> Block:
        written = self._written[bsn]
        if isinstance(written, Block):
            return written
        if bsn not in self._made:
            self._made[bsn] = convert(written, Block)
        return self._made[bsn]

    def version(self) -> int | None:
        """Return the version of the tables; None for those that may change without telling."""
        return self._written.version() if isinstance(self._written, Layers) else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def _nobody(bsn: str) -> "Core | None":
    return None


@cache
def _straight() -> "Callable[[Core, date], dict[str, str]]":
    """Return what writes a generated citizen; imported with the first of them, for the personas never need it."""
    from services.registries.brp import straight

    return straight.person


def _registered(block: Block) -> dict[str, Any]:
    """Return what a person is searched by: as registered, whether or not the API can deliver it."""
    if block.antwoord is not None:
        return block.antwoord
    made: dict[str, Any] = {
        "geslacht": block.geslacht or {},
        "gemeenteVanInschrijving": block.gemeente_van_inschrijving or {},
        "opschortingBijhouding": person.suspension(block) or {},
    }
    if block.geboorte is not None and block.geboorte.datum is not None:
        made["geboorte"] = {"datum": shape(block.geboorte.datum)}
    if block.naam is not None:
        name = block.naam
        made["naam"] = {
            "voornamen": name.voornamen,
            "voorvoegsel": name.voorvoegsel,
            "geslachtsnaam": name.geslachtsnaam,
        }
    stay = block.verblijfplaats
    if stay is not None:
        made["verblijfplaats"] = {
            "verblijfadres": home.dutch_address(stay),
            "nummeraanduidingIdentificatie": stay.nummeraanduiding_identificatie or "",
            "adresseerbaarObjectIdentificatie": stay.adresseerbaar_object_identificatie or "",
        }
    return made
