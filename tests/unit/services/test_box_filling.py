"""The box is filled once, however many ask at the same moment, and who waited in vain hears why."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from services.errors import Unavailable
from services.registries.berichten.filling import Filling

MANY = 6


def together(filling: Filling, opened: Event) -> list[Future[int]]:
    """Have many ask while the first one is filling."""
    begin = Barrier(MANY + 1)

    def ask() -> int:
        begin.wait()
        return filling.sure(0)

    with ThreadPoolExecutor(MANY) as pool:
        asked = [pool.submit(ask) for _ in range(MANY)]
        begin.wait()
        opened.set()
    return asked


def test_many_at_once_fill_it_once() -> None:
    calls, opened = [], Event()

    def fill() -> None:
        opened.wait()
        calls.append(1)

    assert [one.result() for one in together(Filling(fill), opened)] == [1] * MANY
    assert len(calls) == 1


def test_it_is_filled_again_when_the_service_forgot_it() -> None:
    calls: list[int] = []
    filling = Filling(lambda: calls.append(1))
    assert filling.sure(0) == 1
    assert filling.sure(0) == 1, "it is full"
    assert filling.sure(1) == 2, "who saw the first filling fail asks for another"
    assert filling.sure(1) == 2, "somebody did it already"
    assert len(calls) == 2


def test_a_failure_is_everybodys_and_the_next_one_tries_again() -> None:
    tries, opened = [], Event()

    def fill() -> None:
        opened.wait()
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("berichten", "plat")

    filling = Filling(fill)
    heard = [one.exception() for one in together(filling, opened)]
    assert all(one is None or isinstance(one, Unavailable) for one in heard)
    assert len(tries) <= 2
    opened.set()
    assert filling.sure(0) == 1


def test_who_comes_after_a_failure_tries_for_himself() -> None:
    tries: list[int] = []

    def fill() -> None:
        tries.append(1)
        raise Unavailable("berichten", "plat")

    filling = Filling(fill)
    for number in (1, 2):
        with pytest.raises(Unavailable):
            filling.sure(0)
        assert len(tries) == number
