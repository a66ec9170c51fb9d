"""What the holders of income, wages and diplomas do because of a report: marks set and lifted, values corrected."""

from datetime import date
from typing import Any

import pytest

import resources
from services import personas
from services.mockkit.problem import Problem
from services.registries.blau import holding as blau
from services.registries.blau.block import Block as WageBlock
from services.registries.bri import holding as bri
from services.registries.bri.block import Block as IncomeBlock
from services.registries.duo import holding as duo
from services.registries.duo.block import Block as SchoolBlock
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, codes
from services.toml_positions import decode

DAY = date(2027, 1, 5)
FENNA = next(one for one in personas.read(resources.path("personas")) if one.head.id == "fenna")
CASES: list[tuple[str, Any, Any, str]] = [
    ("bri", bri, IncomeBlock, "2025"),
    ("blau", blau, WageBlock, "2"),
    ("duo", duo, SchoolBlock, "27ZX 2009-06-26"),
]
each = pytest.mark.parametrize(("registry", "holding", "kind", "thing"), CASES, ids=[one[0] for one in CASES])


def table(registry: str, kind: Any) -> Any:
    return decode(FENNA.path, FENNA.table(registry), kind)


def ask(key: str, thing: str, *, on: bool = True) -> Onderzoek:
    stand: Any = "ingesteld" if on else "opgeheven"
    return Onderzoek(gegeven=key, object=thing, persoon=FENNA.head.bsn, stand=stand, sinds=DAY)


def mend(key: str, value: str, thing: str) -> Correctie:
    return Correctie(gegeven=key, object=thing, persoon=FENNA.head.bsn, waarde=value)


@each
def test_every_mark_is_set_and_lifted_again(registry: str, holding: Any, kind: Any, thing: str) -> None:
    block = table(registry, kind)
    assert codes(registry)
    for key, code in codes(registry).items():
        after = holding.mark(block, ask(key, thing), code)
        assert "in_onderzoek=datetime.date(2027, 1, 5)" in repr(after)
        assert holding.mark(after, ask(key, thing, on=False), code) == block


@each
def test_what_is_not_this_persons_is_refused(registry: str, holding: Any, kind: Any, thing: str) -> None:
    """NotHere, and as these registries are not shared the table of another is never tried."""
    with pytest.raises(NotHere):
        holding.mark(table(registry, kind), ask("x", "iets anders"), "x")
    with pytest.raises(Problem):
        holding.correct(table(registry, kind), mend("bestaat-niet", "1", thing))


def test_values_are_corrected() -> None:
    income = bri.correct(table("bri", IncomeBlock), mend("bedrag", "€ 36.000", "2025"))
    assert [(one.bedrag, one.status) for one in income.inkomens if one.jaar == 2025] == [(36000, "herzien")]
    wages = blau.correct(table("blau", WageBlock), mend("urenPerWeek", "28 uur", "2"))
    assert [one.uren_per_week for one in wages.inkomstenverhoudingen] == [28.0, 36.0]
    school = duo.correct(table("duo", SchoolBlock), mend("opleiding", "Grafische vormgeving", "27ZX 2009-06-26"))
    assert [one.opleiding for one in school.diplomas] == ["Grafische vormgeving"]
