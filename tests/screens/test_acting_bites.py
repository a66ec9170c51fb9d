"""The negative controls of "nothing stays behind": the program broken on purpose, and the watcher that must see it.

Each of these takes one of the things away that clear the screen at a switch of subject; the reading of every turn and
frame (tests/helpers/acting.py) then finds lines of the former subject under the name of the next.
"""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QTimer

from app.bootstrap.program import Program
from app.shell.router import Router
from services.mockhost.faults import Fault
from tests.helpers.acting import act_for, begin_to_act_for, lines, watching
from tests.helpers.program import go, program, settle, wait_until
from tests.screens.test_acting import HALM, HENDRIK, NOOR, alone

pytestmark = pytest.mark.usefixtures("qapp")
Break = Callable[[Program, pytest.MonkeyPatch], None]


def left_behind(running: Program, first: str, then: str) -> set[str]:
    """Return what of the former subject stands on the screen after the switch; the new answers are slow."""
    act_for(running, first)
    go(running, "berichten")
    former = lines(running.window)
    for registry in ("berichten", "zaken", "brp"):
        running.backend().host.faults.put(registry, Fault("slow", seconds=0.15))
    with watching(running) as watcher:
        begin_to_act_for(running, then)
        wait_until(running, lambda: str(running.router.address) == "overzicht")
        settle(running)
    assert watcher.turns > 5
    return alone(running, former, lines(running.window)) & watcher.seen[then]


def _late_page(running: Program, patch: pytest.MonkeyPatch) -> None:
    """The page of the former subject stays for a moment."""
    router = running.router

    def begin() -> None:
        Router.restart(router)

    patch.setattr(router, "restart", partial(QTimer.singleShot, 60, begin))


def _kept_counts(running: Program, patch: pytest.MonkeyPatch) -> None:
    """The counts in the navigation stay until the new ones arrive."""
    patch.setattr(running.window, "forget_person", _nothing)


def _nothing() -> None: ...


@pytest.mark.parametrize("then", [NOOR, HALM])
def test_with_everything_in_place_nothing_stays(then: str) -> None:
    with program() as running:
        assert left_behind(running, HENDRIK, then) == set()


@pytest.mark.parametrize(("broken", "then"), [(_late_page, NOOR), (_kept_counts, HALM)], ids=["page", "counts"])
def test_a_program_that_leaves_something_is_caught(
    broken: Break, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with program() as running:
        broken(running, monkeypatch)
        assert left_behind(running, HENDRIK, then)
