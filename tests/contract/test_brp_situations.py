"""The published list of example persons per situation: the imported persons must be in that situation."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.brp_agreement import CSV, GBA, persons
from tests.contract.published import SPECS, recording

Person = dict[str, Any]


def _custody(kind: str) -> Callable[[Person], bool]:
    def test(person: Person) -> bool:
        return any(one["type"] == kind for one in person["gezag"])

    return test


def _stay(kind: str) -> Callable[[Person], bool]:
    def test(person: Person) -> bool:
        return bool(person.get("verblijfplaats", {}).get("type") == kind)

    return test


def _reason(person: Person) -> str:
    return str(person.get("opschortingBijhouding", {}).get("reden", {}).get("code", ""))


def _in_doubt(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value.get("inOnderzoek")) or any(map(_in_doubt, value.values()))
    return isinstance(value, list) and any(map(_in_doubt, value))


def _born(kind: str) -> Callable[[Person], bool]:
    def test(person: Person) -> bool:
        return bool(person["geboorte"]["datum"]["type"] == kind)

    return test


def _nobility(person: Person) -> bool:
    return "adellijkeTitelPredicaat" in person["naam"]


SITUATIONS: dict[str, Callable[[Person], bool]] = {
    "geheim": lambda one: one.get("geheimhoudingPersoonsgegevens") is True,
    "overleden": lambda one: "overlijden" in one,
    "emigratie": lambda one: _reason(one) == "E",
    "rni": lambda one: bool(one.get("rni")),
    "verblijfstitel": lambda one: "verblijfstitel" in one,
    "inOnderzoek": _in_doubt,
    "curatele": lambda one: one.get("indicatieCurateleRegister") is True,
    "voogdij": _custody("Voogdij"),
    "gezamenlijkGezag": _custody("GezamenlijkGezag"),
    "tijdelijkGeenGezag": _custody("TijdelijkGeenGezag"),
    "eenhoofdig": _custody("EenhoofdigOuderlijkGezag"),
    "locatie": _stay("Locatie"),
    "vpOnbekend": _stay("VerblijfplaatsOnbekend"),
    "buitenland": _stay("VerblijfplaatsBuitenland"),
    "briefadres": lambda one: one["verblijfplaats"].get("functieAdres", {}).get("code") == "B",
    "staatloos": lambda one: any(two["type"] == "Staatloos" for two in one["nationaliteiten"]),
    "meerNat": lambda one: len(one["nationaliteiten"]) > 1,
    "adellijk": _nobility,
    "geboorte onbekend": _born("DatumOnbekend"),
    "jaardatum": _born("JaarDatum"),
    "gezin 2+4": lambda one: len(one["kinderen"]) >= 4,
}
# The list was made of the answers of 2025; what it says of these persons was registered after June 2024.
SINCE = {"999993550", "000009830", "999990962"}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_example_persons_are_in_their_situation(situation: str) -> None:
    if not (SPECS / GBA).is_file():
        pytest.skip(f"../shared/specs/{GBA} ontbreekt: de testset is nodig")
    people, seen = persons(CSV) | persons(GBA), 0
    for bsn in [one.split(" ")[0] for one in recording("personas/rvig-scenario-bsns.json")[situation]]:
        if bsn in people and bsn not in SINCE:
            assert SITUATIONS[situation](people[bsn]), bsn
            seen += 1
    assert seen
