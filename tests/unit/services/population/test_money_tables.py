"""Work, income, allowances and schooling of generated citizens agree with each other, as those of the personas do."""

import random
from datetime import date
from typing import Any

from hypothesis import given, settings, strategies as st

from services.identifiers import is_brin, is_loonheffingennummer
from services.mockkit.own_face import Alles
from services.population.core import Core
from services.population.country import CITIZENS, Country
from services.population.earnings import YEARS, earnings
from services.registries.belastingdienst import generate as tax
from services.registries.belastingdienst.answers import Vraag, aanslagen
from services.registries.blau import generate as wages
from services.registries.blau.answers import Jaarvraag, jaaropgaven
from services.registries.bri import generate as incomes
from services.registries.donorregister import generate as donor
from services.registries.duo import generate as school
from services.registries.svb import generate as svb
from services.registries.svb.answers import kinderbijslag
from services.registries.toeslagen import generate as allowances
from services.registries.toeslagen.calculation import of
from services.registries.uwv import generate as uwv

COUNTRY = Country()
TODAY = date(2027, 1, 5)
MADE: Any = settings(max_examples=100, deadline=None)
citizens = st.integers(0, CITIZENS - 1).map(COUNTRY.citizen)
_FUND = "00291199"


def some(count: int) -> list[Core]:
    dice = random.Random(11)
    return [COUNTRY.citizen(dice.randrange(CITIZENS)) for _ in range(count)]


@MADE
@given(citizens)
def test_the_income_of_the_bri_is_the_one_everybody_knows(core: Core) -> None:
    for one in incomes.block(core).inkomens:
        assert one.bedrag == core.income(one.jaar)


@MADE
@given(citizens)
def test_what_payers_state_adds_up_to_the_income(core: Core) -> None:
    table, made = wages.block(core), earnings(core)
    for year in YEARS:
        stated = sum(one.loon for one in jaaropgaven(table, Jaarvraag(year), TODAY).jaaropgaven)
        income = core.income(year) or 0
        assert abs(stated + made.brought(year) - income) < len(table.inkomstenverhoudingen) + 3, year
        assert made.brought(year) >= 0


@MADE
@given(citizens)
def test_every_payer_has_sound_numbers_and_stands_in_the_trade_register(core: Core) -> None:
    for one in wages.block(core).inkomstenverhoudingen:
        assert is_loonheffingennummer(one.loonheffingennummer)
        assert one.kvk_nummer in (None, _FUND) or COUNTRY.owner("kvk", one.kvk_nummer)
        assert one.einde is None or one.aanvang <= one.einde


@MADE
@given(citizens)
def test_the_assessment_ends_in_the_income_of_the_bri(core: Core) -> None:
    (found, *_) = (*aanslagen(tax.block(core), Vraag(), TODAY).aanslagen, None)
    (newest, *_) = (*incomes.block(core).inkomens, None)
    if found is not None and newest is not None:
        assert (found.jaar, found.verzamelinkomen) == (newest.jaar, newest.bedrag)
    if newest is not None:
        assert (newest.soort == "verzamelinkomen") == (found is not None)


@MADE
@given(citizens)
def test_advances_are_what_the_rules_make_and_come_to_one_of_two(core: Core) -> None:
    table = allowances.block(core)
    for one in table.toeslagen:
        made = of(one)
        assert made and made.per_month == one.per_maand
    assert not (table.toeslagen and core.partner and allowances.block(core.partner).toeslagen)


@MADE
@given(citizens)
def test_child_benefit_is_for_ones_own_minor_children_and_to_one_parent(core: Core) -> None:
    kept = svb.block(core).kinderbijslag
    minors = {child.bsn for child in core.children if child.age < 18}
    assert {one.bsn for one in kept.kinderen} == minors if kept else not minors or core.partner is not None
    if core.partner is not None and minors:
        assert (kept is None) != (svb.block(core.partner).kinderbijslag is None)
    for paid in kinderbijslag(svb.block(core), Alles(), TODAY).betalingen:
        assert paid.bedrag > 0


@MADE
@given(citizens)
def test_pensioners_get_aow_and_benefits_of_uwv_are_those_of_the_wages(core: Core) -> None:
    assert bool(svb.block(core).uitkeringen) == (core.age >= 67)
    paid = {one.omschrijving for one in wages.block(core).inkomstenverhoudingen if one.soort == "uitkering"}
    assert {one.naam for one in uwv.block(core).uitkeringen if core.income(2026)} <= paid


@MADE
@given(citizens)
def test_diplomas_are_known_to_the_register_and_a_choice_is_an_adults(core: Core) -> None:
    table = school.block(core)
    assert all(is_brin(one.brin) and one.datum.year >= 1996 for one in table.diplomas)
    assert table.studieschuld is None or table.diplomas
    chosen = donor.block(core).registratie
    assert (chosen is not None) == (core.age >= 18)
    assert chosen is None or chosen.keuze != "persoon" or chosen.persoon


def test_the_country_has_some_of_everything() -> None:
    people = some(400)
    tables = [allowances.block(core) for core in people]
    assert {one.soort for table in tables for one in table.toeslagen} == {
        "zorgtoeslag",
        "huurtoeslag",
        "kindgebonden budget",
    }
    assert 0.25 < sum(bool(table.toeslagen) for table in tables) / len(tables) < 0.75
    assert {found.keuze for core in people if (found := donor.block(core).registratie)} >= {"ja", "nee", "geen bezwaar"}
    assert any(svb.block(core).kinderbijslag for core in people)
    assert any(uwv.block(core).uitkeringen for core in people)
    assert any(school.block(core).studieschuld for core in people)
