"""What is written straight from a generated citizen's core is what the rules make of the citizen's table."""

import random
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
import pytest

from services.clock import Clock
from services.mockkit.layers import Layers, Written
from services.population.core import Core
from services.population.country import CITIZENS, Country
from services.population.names import given_names, street_names, surnames
from services.registries.brp import generate, person, straight
from services.registries.brp.block import Block, Kind
from services.registries.brp.book import PersonBook
from services.store import MemoryStore

COUNTRY = Country()
DICE = random.Random(31)
DAYS = (date(2026, 11, 26), date(2027, 1, 1), date(2032, 2, 29))


class Generated:
    """A layer of generated tables that leads to their cores."""

    def get(self, bsn: str, /) -> Block | None:
        core = self.source(bsn)
        return None if core is None else generate.block(core)

    def source(self, bsn: str, /) -> Core | None:
        number = COUNTRY.number(bsn)
        return None if number is None else COUNTRY.citizen(number)

    def known(self) -> Iterable[str]:
        return ()

    def version(self) -> int:
        return 0


def table(bsn: str) -> Block | None:
    return Generated().get(bsn)


def by_the_rules(core: Core, today: date) -> bytes:
    return msgspec.json.encode(person.build(core.bsn, generate.block(core), today, table))


def directly(core: Core, today: date) -> bytes:
    return f"{{{','.join(straight.person(core, today).values())}}}".encode()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_straight_from_the_core_is_what_the_rules_make_of_the_table(today: date) -> None:
    seen: set[tuple[Any, ...]] = set()
    for core in (COUNTRY.citizen(DICE.randrange(CITIZENS)) for _ in range(400)):
        assert directly(core, today) == by_the_rules(core, today), core.number
        seen.add((core.bond, core.naamgebruik, len(core.parents_numbers), core.former is not None))
    assert {one[0] for one in seen} == {"H", "P", ""} and {one[3] for one in seen} == {True, False}
    assert {one[1] for one in seen} == set("EPVN") and {one[2] for one in seen} == {0, 1, 2}


def test_nothing_in_a_name_would_have_to_be_escaped() -> None:
    names = [*given_names("M"), *given_names("V"), *street_names(), *(one.whole for one in surnames())]
    places = [part for one in COUNTRY._land.places for part in (one.municipality.naam, one.municipality.woonplaats)]
    for text in (*names, *places):
        assert msgspec.json.encode(text).decode() == f'"{text}"'


def with_a_child() -> Core:
    numbers = iter(range(100_000, CITIZENS))
    return next(
        one
        for one in map(COUNTRY.citizen, numbers)
        if one.children and one.partner_number is not None and one.children[0].age < 17
    )


def test_a_citizen_with_a_table_that_was_changed_or_whose_child_has_one_goes_by_the_rules() -> None:
    core = with_a_child()
    child = core.children[0]
    there = generate.block(child)
    turned = msgspec.structs.replace(there, ouders=there.ouders[::-1])
    renamed = msgspec.structs.replace(generate.block(core), kinderen=(Kind(naam=there.naam),))
    for changed in ({child.bsn: turned}, {core.bsn: renamed}):
        blocks: Layers[Block] = Layers([Written({}), Generated()], Written(changed))
        clock = Clock()
        book = PersonBook(clock, blocks, MemoryStore())
        found = book.person(core.bsn)
        assert found is not None
        expected = person.build(core.bsn, blocks[core.bsn], clock.today(), blocks.get)
        assert dict(found) == msgspec.json.decode(msgspec.json.encode(expected))
        assert msgspec.json.encode(expected) != directly(core, clock.today())


def test_layers_lead_to_the_source_only_of_who_was_not_given() -> None:
    core = with_a_child()
    open_layers: Layers[Block] = Layers([Generated()])
    assert open_layers.source(core.bsn) is not None and not open_layers.given(core.bsn)
    assert open_layers.source("123456782") is None
    written: Layers[Block] = Layers([Written({core.bsn: Block()}), Generated()])
    assert written.source(core.bsn) is None and written.given(core.bsn)
    alone: Layers[Block] = Layers([Written({core.bsn: Block()})])
    assert alone.source(core.bsn) is None and alone.given(core.bsn)
