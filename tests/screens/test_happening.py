"""Proves that what a scenario plans happens while the window is open, and that the screens tell of it."""

from datetime import timedelta

from PySide6.QtTest import QSignalSpy

from app.bootstrap.program import Program
from tests.helpers.program import find, go, program, settle, wait_until
from widgets.row_list import RowList


def _subjects(running: Program) -> list[str]:
    go(running, "overzicht")
    go(running, "berichten")
    found = find(running.window, "Berichten in Berichten")
    assert isinstance(found, RowList)
    model = found.row_model()
    return [model.row(number).title for number in range(model.rowCount())]


def test_a_planned_move_comes_in_while_somebody_is_logged_in() -> None:
    with program(scenario="verhuizing") as running:
        stelsel = running.backend().stelsel
        wait_until(running, lambda: stelsel.planned.next_moment() is not None)
        before = _subjects(running)
        heard = QSignalSpy(running.happened)
        running.clock.jump(timedelta(seconds=31))
        stelsel.courier.ring()
        wait_until(running, lambda: heard.count() > 0)
        settle(running)
        new = set(_subjects(running)) - set(before)
        assert {"Wij kennen uw nieuwe adres", "Uw parkeervergunning stopt op 5 januari 2027"} <= new


def test_the_next_participant_finds_nothing_of_it_and_gets_it_anew() -> None:
    with program(scenario="verhuizing") as running:
        stelsel = running.backend().stelsel
        wait_until(running, lambda: stelsel.planned.next_moment() is not None)
        running.clock.jump(timedelta(seconds=31))
        stelsel.courier.drain()
        assert any(line.profiel.startswith("osb") for line in stelsel.log.lines())
        running.next_participant()
        settle(running)
        assert stelsel.planned.next_moment() is None
        assert not any(line.profiel.startswith("osb") for line in stelsel.log.lines())
