"""Proves logging in once for several services: another service, surely enough, for fifteen minutes."""

import pytest

from services.identity.means import APP, PASSWORD, SMS
from services.identity.session import Level
from services.identity.sign_on import Visited
from tests.helpers.logins import FENNA, HENDRIK, NOW, LoginBench

OFFICE, TAX, CARE = "", "Mijn belastingen", "Mijn zorgverzekering"


@pytest.fixture
def bench() -> LoginBench:
    """Fenna logged in at the tax office with a code."""
    made = LoginBench()
    made.digid.sign_on.visit(FENNA, SMS, Level.MIDDEN, TAX)
    return made


def test_it_serves_another_service_at_the_level_that_was_reached(bench: LoginBench) -> None:
    sign_on = bench.digid.sign_on
    for level, served in ((Level.BASIS, True), (Level.MIDDEN, True), (Level.SUBSTANTIEEL, False), (Level.HOOG, False)):
        assert (sign_on.serves(CARE, level) is not None) is served, level
    assert sign_on.serves(TAX, Level.BASIS) is None, "the same service wants to see the person again"
    assert sign_on.serves(OFFICE, Level.BASIS) is not None


@pytest.mark.parametrize(("minutes", "served"), [(0, True), (14, True), (15, False), (16, False)])
def test_it_works_for_fifteen_minutes(bench: LoginBench, minutes: int, served: bool) -> None:
    bench.wait(minutes=minutes)
    assert (bench.digid.sign_on.serves(CARE, Level.BASIS) is not None) is served


def test_every_service_is_listed_with_its_time_and_gives_fifteen_new_minutes(bench: LoginBench) -> None:
    sign_on = bench.digid.sign_on
    bench.wait(minutes=10)
    sign_on.visit(FENNA, PASSWORD, Level.BASIS, CARE)
    held = sign_on.now()
    assert held is not None
    assert held.visited == (Visited(TAX, NOW), Visited(CARE, bench.clock.now()))
    assert held.level is Level.MIDDEN, "logging in lower takes nothing away"
    bench.wait(minutes=14)
    assert sign_on.now() is not None
    sign_on.visit(FENNA, APP, Level.SUBSTANTIEEL, TAX)
    assert sign_on.serves(OFFICE, Level.SUBSTANTIEEL) is not None
    assert [one.service for one in sign_on.now().visited] == [CARE, TAX]  # type: ignore[union-attr]


def test_somebody_else_takes_the_place(bench: LoginBench) -> None:
    bench.digid.sign_on.visit(HENDRIK, PASSWORD, Level.BASIS, CARE)
    held = bench.digid.sign_on.now()
    assert held is not None
    assert (held.username, [one.service for one in held.visited]) == (HENDRIK.username, [CARE])
    assert FENNA.username not in repr(held) + repr(bench.digid.sign_on)


def test_the_next_participant_and_logging_out_end_it(bench: LoginBench) -> None:
    bench.digid.forget()
    assert bench.digid.sign_on.now() is None
    bench.digid.sign_on.visit(FENNA, SMS, Level.MIDDEN, TAX)
    bench.digid.sign_on.end()
    assert bench.digid.sign_on.serves(CARE, Level.BASIS) is None
