"""A registry on another address in the settings: out, hanging or odd, its part says so and all else goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.bootstrap.program import Program
from services.identity.session import Level
from tests.helpers.hands import Hands
from tests.helpers.odd_server import OddServer, Script, Visit
from tests.helpers.program import go, program, settle, wait_until


@contextmanager
def _with_rdw_at(url: str, own_home: Path) -> Iterator[Program]:
    own_home.mkdir(parents=True, exist_ok=True)
    (own_home / "settings.toml").write_text(f'[registries.rdw]\nurl = "{url}"\n', encoding="utf-8")
    with program("") as running:
        running.backend().http._deadline = 0.5
        running.begin(running.persona("fenna"), "sms", Level.MIDDEN)
        wait_until(running, lambda: running.sessions.current is not None)
        yield running


def _hang(visit: Visit) -> None:
    visit.hear()
    visit.until_closed()


def _nonsense(visit: Visit) -> None:
    visit.hear()
    visit.answer(b"<html>onderhoud</html>", "200 OK", "Content-Type: text/html")


def _nobody() -> str:
    with OddServer(_hang) as server:
        return server.url


def _judge(running: Program) -> None:
    hands = Hands(running)
    settle(running)
    assert hands.sees("Goedemiddag, mevrouw De Wit") and hands.sees("Nieuwste berichten")
    go(running, "vervoer")
    assert hands.sees("de RDW"), "the missing source is named"
    assert hands.there("Opnieuw proberen")
    assert not hands.sees("Traceback")


def test_an_address_where_nobody_listens(own_home: Path) -> None:
    with _with_rdw_at(_nobody(), own_home) as running:
        _judge(running)


@pytest.mark.parametrize("script", [_hang, _nonsense])
def test_an_address_that_answers_badly(own_home: Path, script: Script) -> None:
    with OddServer(script) as server, _with_rdw_at(server.url, own_home) as running:
        _judge(running)
        assert server.visits, "it was asked there"
        heads = b"".join(visit.head for visit in server.visits).lower()
        assert b"x-voorportaal-sessie" not in heads, "a strange address gets no session token"


def test_closing_does_not_wait_for_one_that_hangs(own_home: Path) -> None:
    with OddServer(_hang) as server:
        with _with_rdw_at(server.url, own_home) as running:
            running.backend().http._deadline = 60.0
            running.router.go("vervoer")
            wait_until(running, lambda: any(visit.head for visit in server.visits))
        assert server.visits[0].closed.wait(20), "the call was not given up"
