"""Who were married before say the same of it, in the BRP and at the LBIO, and there are as many as CBS has it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from services.population import neighbourhood as wijk
from services.population.core import TODAY, Core
from services.population.country import CITIZENS, Country
from services.population.divorces import former_number
from services.registries.brp.generate import block as brp
from services.registries.lbio.answers import alimentaties
from services.registries.lbio.block import Block, Rol
from services.registries.lbio.generate import block as lbio

COUNTRY = Country()
MADE: Any = settings(max_examples=60, deadline=None)
DIVORCED = [number for number in range(wijk.PEOPLE) if former_number(number) is not None]
divorced = st.tuples(st.sampled_from(DIVORCED), st.integers(0, wijk.WIJKEN - 1)).map(
    lambda found: COUNTRY.citizen(found[0] + found[1] * wijk.PEOPLE)
)
OTHER: dict[Rol, Rol] = {"betaler": "ontvanger", "ontvanger": "betaler"}


def test_eight_per_cent_are_divorced_and_did_not_marry_again() -> None:
    assert len(DIVORCED) / wijk.PEOPLE == pytest.approx(0.08, abs=0.005)


@MADE
@given(divorced)
def test_both_say_the_same_of_their_marriage(core: Core) -> None:
    past = core.former
    assert past is not None and core.partner_number is None
    back = past.partner.former
    assert back is not None and back.partner.number == core.number
    assert (back.married, back.ended) == (past.married, past.ended)
    younger = max(core.born, past.partner.born)
    assert date(younger.year + 18, 12, 31) < past.married < past.ended < TODAY
    [told] = brp(core).partners
    assert told.burgerservicenummer == past.partner.bsn
    assert told.ontbinding_huwelijk_partnerschap is not None


@given(st.integers(0, CITIZENS - 1))
@MADE
def test_who_is_married_has_no_former_marriage_here(number: int) -> None:
    core = COUNTRY.citizen(number)
    assert core.former is None or not core.bond


def test_maintenance_is_the_same_from_both_sides_and_the_richer_one_pays() -> None:
    found = 0
    for number in DIVORCED:
        core = COUNTRY.citizen(number)
        for one in lbio(core).alimentaties:
            found += 1
            other = COUNTRY.citizen(COUNTRY.number(one.wederpartij.bsn) or -1)
            [back] = lbio(other).alimentaties
            assert back.wederpartij.bsn == core.bsn and back.rol == OTHER[one.rol]
            same = ("kenmerk", "bedrag_per_maand", "uitspraak", "achterstand_van", "status", "betalingen")
            assert [getattr(one, name) for name in same] == [getattr(back, name) for name in same]
            poorer = (core if one.rol == "ontvanger" else other).income(2025) or 0
            assert poorer <= ((other if one.rol == "ontvanger" else core).income(2025) or 0)
            [told] = alimentaties(Block(alimentaties=(one,)), one, date(2027, 1, 5)).alimentaties
            assert told.achterstand >= 0 and (one.status != "afgesloten" or told.achterstand == 0)
    assert 0.003 < found / wijk.PEOPLE < 0.008
