"""The tables that registries make of generated citizens: sound, the same every time, and served by the mocks."""

import random
from typing import Any

import msgspec
import pytest

from services.manifest import Found, RegistryManifest, registries
from services.population.core import Core
from services.population.country import CITIZENS, Country

MAKING: list[Found[RegistryManifest]] = [one for one in registries()[0] if one.has("generate")]
COUNTRY = Country()


def _citizens(count: int, seed: int = 3) -> list[Core]:
    dice = random.Random(seed)
    return [COUNTRY.citizen(dice.randrange(CITIZENS)) for _ in range(count)]


@pytest.mark.parametrize("found", MAKING, ids=lambda found: found.manifest.id)
def test_what_is_made_is_what_an_author_could_have_written(found: Found[RegistryManifest]) -> None:
    make, kind = found.load("generate").block, found.load("block").Block
    for core in _citizens(60):
        block = make(core)
        written = msgspec.to_builtins(block)
        assert msgspec.convert(written, kind) == block, f"{found.manifest.id}: {core.number}"
        assert make(COUNTRY.citizen(core.number)) == block


def test_the_eight_registries_of_part_one_make_tables() -> None:
    ids = {found.manifest.id for found in MAKING}
    assert {"brp", "bag", "brk", "woz", "rdw", "nhr", "berichten", "zaken"} <= ids


def test_what_two_of_a_household_say_of_one_house_is_equal() -> None:
    made: dict[str, Any] = {one.manifest.id: one.load("generate").block for one in MAKING}
    couples = [core for core in _citizens(200) if core.partner is not None]
    for core in couples:
        for registry in ("brk", "woz"):
            assert made[registry](core) == made[registry](core.partner)
    assert couples
