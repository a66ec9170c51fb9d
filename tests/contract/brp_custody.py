"""Custody as published scenarios give it: rows of a minor, a kind and an adult, or a sentence about named people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.contract.features import Step, Table

Relation = tuple[str, str, str]
"""Minor, kind and adult, by burgerservicenummer; the kind as the features abbreviate it."""

_KINDS = {
    "OG1": "EenhoofdigOuderlijkGezag",
    "OG2": "TweehoofdigOuderlijkGezag",
    "GG": "GezamenlijkGezag",
    "V": "Voogdij",
    "G": "TijdelijkGeenGezag",
    "N": "GezagNietTeBepalen",
}
_TOLD = re.compile(
    r"is het gezag over '(?P<minor>\w+)' gezamenlijk gezag met ouder '(?P<parent>\w+)' en derde '(?P<third>\w+)'"
)
_OF_MINOR = re.compile(r"heeft de minderjarige (?:de volgende gegevens|geen leeftijd)")


def given_rows(table: Table) -> list[Relation]:
    """Return the rows of a step "gelden de volgende gezagsrelaties"."""
    return [(row[0], row[1], row[2]) for row in table[1:]]


def given_words(step: Step, numbers: Mapping[str, str]) -> list[Relation]:
    """Return what a sentence tells: the custody that the answer must have is what our register is given."""
    found = _TOLD.fullmatch(step.words)
    if found is None:
        return []
    minor, *adults = (numbers[found[name]] for name in ("minor", "parent", "third"))
    return [(minor, "GG", adult) for adult in adults]


def add(tables: dict[str, dict[str, Any]], relations: Sequence[Relation]) -> None:
    """Put every relation on the table of the minor and of each adult in it, the minors in the order of the rows."""
    for one in _made(tables, relations):
        for bsn in dict.fromkeys((one["minderjarige"], *one["ouders"], *one["derden"])):
            tables[bsn]["gezag"] = [*tables[bsn].get("gezag", ()), one]


def expected(step: Step, numbers: Mapping[str, str]) -> dict[str, str] | None:
    """Return what a sentence says that an answer about one person has; None for other words."""
    if _OF_MINOR.fullmatch(step.words):
        pairs = zip(*step.table, strict=True) if step.table else ()
        return {f"gezag[0].minderjarige.{name}": value for name, value in pairs}
    found = _TOLD.fullmatch(step.words)
    if found is None:
        return None
    people = zip(("minderjarige", "ouder", "derde"), ("minor", "parent", "third"), strict=True)
    made = {f"gezag[0].{who}.burgerservicenummer": numbers[found[name]] for who, name in people}
    return {"gezag[0].type": "GezamenlijkGezag"} | made


def numbers_of(steps: Sequence[Step]) -> dict[str, str]:
    """Return the burgerservicenummer of everyone whom the steps name."""
    found = (re.fullmatch(r"de persoon '(\w+)' met burgerservicenummer '([0-9]{9})'", step.words) for step in steps)
    return {one[1]: one[2] for one in found if one}


def _made(tables: Mapping[str, Mapping[str, Any]], relations: Sequence[Relation]) -> Iterator[dict[str, Any]]:
    for minor, kind in dict.fromkeys((minor, kind) for minor, kind, _ in relations):
        adults = list(dict.fromkeys(adult for one, _, adult in relations if one == minor))
        listed = [parent.get("burgerservicenummer") for parent in tables[minor].get("ouders", ())]
        parents = [one for one in adults if one in listed or kind in ("OG1", "OG2")]
        others = [one for one in adults if one not in parents]
        yield {"type": _KINDS[kind], "minderjarige": minor, "ouders": parents, "derden": others, "uitgave": "2.6"}
