"""What a holder does to a datum because of a report: mark it as under investigation, lift the mark, correct it.

A registry brings two functions over one person's table and gets two kinds of change for its face "beheer". The
table of the reporter is tried first; a house may stand in the table of another who lives there.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from services.decoding import convert
from services.events import Event
from services.manifest import registries
from services.mockkit.beheer import Change, Done
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.stelsel.stelselcatalogus.catalogue import read

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
    """Which datum of which object of whom gets which value, as a person would write it."""

    gegeven: Words
    object: Words
    persoon: Words
    waarde: Words


class NotHere(Exception):
    """This table does not hold the object."""


def changes(
    mark: Callable[[B, Onderzoek, str], B], correct: Callable[[B, Correctie], B]
) -> tuple[Change[Any, Any], Change[Any, Any]]:
    """Return the changes "onderzoeken" and "correcties".

    ``mark`` also gets the registry's code of the investigation (``onderzoek`` in fields.toml). Both return the new
    table, raise NotHere for a table without the object, and Problem for what the registry cannot do.
    """

    def investigate(world: World[B], asked: Onderzoek) -> Done:
        code = codes(world.registry).get(asked.gegeven, "")
        if not code:
            raise Problem(409, detail=f"{world.registry} kan {asked.gegeven} niet als in onderzoek merken.")
        what = "onderzoek-gestart" if asked.on else "onderzoek-beeindigd"
        return _done(world, asked, what, lambda block: mark(block, asked, code))

    def mend(world: World[B], asked: Correctie) -> Done:
        return _done(world, asked, "gegeven-gecorrigeerd", lambda block: correct(block, asked))

    return (
        Change("onderzoeken", "Zet een gegeven in onderzoek, of hef dat op", Onderzoek, investigate, "organisation"),
        Change("correcties", "Verbeter een gegeven", Correctie, mend, "organisation"),
    )


@cache
def codes(registry: str) -> dict[str, str]:
    """Return key of a datum -> how this registry calls an investigation into it, as its fields.toml says."""
    found = next(one for one in registries()[0] if one.manifest.id == registry)
    return {term.key: term.field.onderzoek for term in read(found)[1] if term.field.onderzoek}


def _done(world: World[B], asked: Onderzoek | Correctie, what: str, act: Callable[[B], B]) -> Done:
    kind = f"nl.{world.registry}.gegevens.{what}"
    for bsn, block in _tables(world, asked.persoon):
        try:
            changed = act(block)
        except NotHere:
            continue
        told = {"bsn": asked.persoon, "gegeven": asked.gegeven, "object": asked.object}
        world.change(bsn, changed, Event(kind, asked.object, told))
        return Done(kind, asked.object)
    raise Problem(409, detail=f"{world.registry} kent {asked.object} niet.")


def _tables(world: World[B], first: str) -> Iterator[tuple[str, B]]:
    own = world.blocks.get(first)
    if own is not None:
        yield first, own
    for bsn in world.blocks:
        if bsn != first:
            yield bsn, world.blocks[bsn]


def no_mark(block: B, asked: Onderzoek, code: str) -> B:
    """The ``mark`` of a registry whose contract has no room for one; its fields.toml names no code either."""
    raise Problem(409, detail=f"{asked.gegeven} kan niet als in onderzoek worden gemerkt.")


def renewed(thing: S, name: str, value: object) -> S:
    """Return ``thing`` with another value, as its file would be written; raises Problem 409 for one that cannot be."""
    try:
        return convert(msgspec.to_builtins(thing) | {name: value}, type(thing))
    except msgspec.ValidationError as error:
        raise Problem(409, detail=f"{value!r} past niet: {error}") from error


def whole_number(words: str) -> int:
    """Return the number in "109 m²" or "€ 412.000"; raises Problem 409 when there is none."""
    digits = "".join(sign for sign in words if sign.isascii() and sign.isdigit())
    if not digits or len(digits) > 9:
        raise Problem(409, detail=f"{words!r} is geen heel getal.")
    return int(digits)
