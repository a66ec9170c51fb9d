"""Imports the published test sets and tells how far our persons agree with RvIG's own answers, per group of fields.

``python -m tests.contract.brp_agreement`` prints the table; ``--differences GROUP`` every value that differs in it.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from services.mockkit.testset import Intake, source
from services.registries.brp import importing, person
from services.registries.brp.block import Block
from services.registries.brp.values import leaves
from tests.contract.published import SPECS

CSV = "brp/testdata/rvig-testset-persoonslijsten-20220502.csv"
GBA = "brp/testdata/personen-mock-gba-form-2024-06.json"
ANSWERS = "brp/testdata/personen-v2-voorbeelden.ndjson"
ANSWERED = date(2025, 2, 3)

Persons = Mapping[str, dict[str, Any]]


@cache
def intake(name: str) -> Intake:
    """Return a published set as imported."""
    path = SPECS / name
    made = importing.read(source(path.name, path.read_bytes()))
    assert made is not None
    return made


@cache
def blocks(name: str) -> dict[str, Block]:
    """Return its blocks."""
    return {bsn: msgspec.convert(table, Block) for bsn, table in intake(name).tables.items()}


@cache
def persons(name: str) -> dict[str, dict[str, Any]]:
    """Return its persons as served on the day of RvIG's answers."""
    return {bsn: built(name, bsn) for bsn in blocks(name)}


def built(name: str, bsn: str) -> dict[str, Any]:
    """Return one of them."""
    made = blocks(name)
    return person.build(bsn, made[bsn], ANSWERED, made.get)


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Return RvIG's own answers."""
    lines = (SPECS / ANSWERS).read_text(encoding="utf-8").splitlines()
    return {one["burgerservicenummer"]: one for one in map(json.loads, lines)}


@cache
def changed() -> tuple[dict[str, Any], ...]:
    """Return per person what changed between a set and the answers: ``bsn``, the members per set, and why."""
    text = Path(__file__).with_name("brp_changed.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["changed"])


def agreement(ours: Persons, theirs: Persons) -> tuple[int, Counter[str]]:
    """Return how many persons both have, and per group for how many it is the same (absent on both sides too)."""
    shared = [bsn for bsn in theirs if bsn in ours]
    groups = {name for bsn in shared for name in (*ours[bsn], *theirs[bsn])}
    same = Counter({name: sum(ours[bsn].get(name) == theirs[bsn].get(name) for bsn in shared) for name in groups})
    return len(shared), same


def differences(ours: Persons, theirs: Persons, group: str) -> Iterator[str]:
    """Yield one line per value that differs."""
    for bsn in theirs:
        if bsn in ours:
            left, right = (dict(leaves({group: side[bsn].get(group, {})})) for side in (ours, theirs))
            for path in sorted(left.keys() | right.keys()):
                if left.get(path) != right.get(path):
                    yield f"{bsn} {path}: {left.get(path)!r} | {right.get(path)!r}"


def main() -> None:
    """Print the table, or the differences of one group."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--differences", metavar="GROUP")
    wanted = parser.parse_args().differences
    pairs = {
        "GBA-vorm / antwoord": (persons(GBA), answers()),
        "CSV / antwoord": (persons(CSV), answers()),
        "CSV / GBA-vorm": (persons(CSV), persons(GBA)),
    }
    if wanted:
        for title, (ours, theirs) in pairs.items():
            sys.stdout.write("\n  ".join([title, *differences(ours, theirs, wanted)]) + "\n")
        return
    made = {title: agreement(ours, theirs) for title, (ours, theirs) in pairs.items()}
    lines = [f"{'':32}" + "".join(f"{title:>22}" for title in made)]
    for group in sorted({name for _, same in made.values() for name in same}):
        cells = (f"{same[group]}/{shared}" if group in same else "-" for shared, same in made.values())
        lines.append(f"{group:32}" + "".join(f"{cell:>22}" for cell in cells))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
