"""What a holder does to a datum because of a report: mark it as under investigation, lift the mark, correct it.

A registry brings two functions over one person's table and gets two kinds of change for its face "beheer". Which
table: that of the citizen who is the object, else that of the reporter. Only where a thing may stand in the table of
another (a house) the tables of others follow; ``shared`` are the kinds of key that lead to a generated citizen.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from services.decoding import convert
from services.events import Event
from services.identifiers import is_bsn
from services.manifest import registries
from services.mockkit.beheer import Change, Done
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.stelsel.digimelding.corrections import euros, whole
from services.stelsel.stelselcatalogus.catalogue import read

_CONFLICT = 409
B = TypeVar("B")
S = TypeVar("S", bound=msgspec.Struct)
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Onderzoek(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Which datum (key of fields.toml) of which object of whom is, or no longer is, under investigation."""

    gegeven: Words
    object: Words
    persoon: Words
    stand: Literal["ingesteld", "opgeheven"]
    sinds: date

    @property
    def on(self) -> bool:
        """True when the mark is set."""
        return self.stand == "ingesteld"


class Correctie(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Which datum (key of fields.toml) of which object of whom gets which value, as a person would write it.

    ``proef``: only say whether it can be done. Digimelding asks before anybody is told of a decision.
    """

    gegeven: Words
    object: Words
    persoon: Words
    waarde: Words
    proef: bool = False


class NotHere(Exception):
    """This table does not hold the object."""


def changes(
    mark: Callable[[B, Onderzoek, str], B], correct: Callable[[B, Correctie], B], *, shared: Sequence[str] = ()
) -> tuple[Change[Any, Any], Change[Any, Any]]:
    """Return the changes "onderzoeken" and "correcties".

    ``mark`` also gets the registry's code of the investigation (``onderzoek`` in fields.toml). Both return the new
    table, raise NotHere for a table without the object, and Problem for what the registry cannot do. A datum without
    a code, or one that the contract cannot mark now, is marked beside the answer (services.mockkit.marks).
    """

    def investigate(world: World[B], asked: Onderzoek) -> Done:
        what = "onderzoek-gestart" if asked.on else "onderzoek-beeindigd"
        code = codes(world.registry).get(asked.gegeven, "")
        if not code or _marked(world, asked):
            return _mark_beside(world, asked, what)
        try:
            return _done(world, asked, what, lambda block: mark(block, asked, code), shared)
        except Problem as refused:
            if refused.status != _CONFLICT or not asked.on:
                raise
            return _mark_beside(world, asked, what)

    def mend(world: World[B], asked: Correctie) -> Done:
        return _done(world, asked, "gegeven-gecorrigeerd", lambda block: correct(block, asked), shared)

    return (
        Change("onderzoeken", "Zet een gegeven in onderzoek, of hef dat op", Onderzoek, investigate, "organisation"),
        Change("correcties", "Verbeter een gegeven", Correctie, mend, "organisation"),
    )


def _marked(world: World[Any], asked: Onderzoek) -> bool:
    rows = world.changes.marks.of(world.registry) if world.changes is not None else ()
    meant = (asked.gegeven, asked.object, asked.persoon)
    return any((row["gegeven"], row["object"], row["persoon"]) == meant for row in rows)


def _mark_beside(world: World[Any], asked: Onderzoek, what: str) -> Done:
    """Set or lift the mark that goes beside the answers; raises Problem 409 for an unknown datum or no mark."""
    changes = world.changes
    if changes is None or asked.gegeven not in known(world.registry):
        raise Problem(409, detail=f"{world.registry} kan {asked.gegeven} niet als in onderzoek merken.")
    kind = f"nl.{world.registry}.gegevens.{what}"
    meant = (world.registry, asked.gegeven, asked.object, asked.persoon)
    with world.store.transaction():
        if asked.on:
            changes.marks.put(*meant, asked.sinds)
        elif not changes.marks.take(*meant):
            raise Problem(409, detail=f"{asked.gegeven} is niet in onderzoek.")
        world.change_all({}, _event(kind, asked))
    changes.marks.moved()
    return Done(kind, asked.object)


@cache
def known(registry: str) -> frozenset[str]:
    """Return the keys of a registry's data, as its fields.toml has them."""
    found = next(one for one in registries()[0] if one.manifest.id == registry)
    return frozenset(term.key for term in read(found)[1])


@cache
def codes(registry: str) -> dict[str, str]:
    """Return key of a datum -> how this registry calls an investigation into it, as its fields.toml says."""
    found = next(one for one in registries()[0] if one.manifest.id == registry)
    return {term.key: term.field.onderzoek for term in read(found)[1] if term.field.onderzoek}


def _done(
    world: World[B], asked: Onderzoek | Correctie, what: str, act: Callable[[B], B], shared: Sequence[str]
) -> Done:
    kind = f"nl.{world.registry}.gegevens.{what}"
    for bsn, block in _tables(world, asked, shared):
        try:
            changed = act(block)
        except NotHere:
            continue
        if not tried(asked):
            world.change(bsn, changed, _event(kind, asked))
        return Done(kind, asked.object)
    raise Problem(409, detail="Dit staat niet in de registratie.")


def tried(asked: Onderzoek | Correctie) -> bool:
    """True when it is only asked whether it can be done."""
    return isinstance(asked, Correctie) and asked.proef


def corrected(registry: str, asked: Correctie) -> tuple[str, Event]:
    """Return the type of event and the event that a datum was corrected, for a registry that makes its own change."""
    kind = f"nl.{registry}.gegevens.gegeven-gecorrigeerd"
    return kind, _event(kind, asked)


def _event(kind: str, asked: Onderzoek | Correctie) -> Event:
    return Event(kind, asked.object, {"bsn": asked.persoon, "gegeven": asked.gegeven, "object": asked.object})


def _tables(world: World[B], asked: Onderzoek | Correctie, shared: Sequence[str]) -> Iterator[tuple[str, B]]:
    first = asked.object if is_bsn(asked.object) else asked.persoon
    owners = (world.owner(kind, asked.object) for kind in shared)
    others = (*filter(None, owners), *world.blocks) if shared else ()
    for bsn in dict.fromkeys((first, *others)):
        block = world.blocks.get(bsn)
        if block is not None:
            yield bsn, block


def no_mark(block: B, asked: Onderzoek, code: str) -> B:
    """The ``mark`` of a registry whose contract has no room for one: its marks go beside the answers."""
    raise Problem(409, detail=f"{asked.gegeven} kan niet in het antwoord zelf worden gemerkt.")


def only(how: str) -> Callable[[Any, Correctie], Any]:
    """Return the ``correct`` of a registry in which a datum changes in one way only: ``how``, as in "… verbetert"."""

    def refuse(block: Any, asked: Correctie) -> Any:
        raise Problem(409, detail=f"{asked.gegeven} {how}.")

    return refuse


def renewed(thing: S, name: str, value: object) -> S:
    """Return ``thing`` with another value, as its file would be written; raises Problem 409 for one that cannot be."""
    try:
        return convert(msgspec.to_builtins(thing) | {name: value}, type(thing))
    except msgspec.ValidationError as error:
        raise Problem(409, detail=f"{value!r} past niet: {error}") from error


def amount(words: str) -> float:
    """Return the euros in "€ 1.679,50"; raises Problem 409 when there are none."""
    found = euros(words)
    if found is None:
        raise Problem(409, detail=f"{words!r} is geen bedrag.")
    return found


def whole_number(words: str) -> int:
    """Return the number in "109 m²" or "€ 412.000"; raises Problem 409 when there is none."""
    found = whole(words)
    if found is None:
        raise Problem(409, detail=f"{words!r} is geen heel getal.")
    return found
