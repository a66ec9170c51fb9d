"""Proves that the store keeps, forgets and takes back the same way in memory and in a database."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from services.store import Store, open_store

KINDS = ("memory", "sqlite in memory", "sqlite in a file")


def _url(kind: str, folder: Path) -> str:
    return {"memory": "", "sqlite in memory": "sqlite://"}.get(kind, f"sqlite:///{folder / 'rijen.db'}")


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """One store of each kind."""
    made = open_store(_url(request.param, tmp_path))
    yield made
    made.close()


def test_what_is_put_is_read_back(store: Store) -> None:
    store.put("berichten", "een", {"naam": "Zoë", "lijst": [1, None, {"a": True}]})
    assert store.get("berichten", "een") == {"naam": "Zoë", "lijst": [1, None, {"a": True}]}
    assert store.get("berichten", "twee") is None
    assert store.get("zaken", "een") is None


def test_a_second_put_replaces(store: Store) -> None:
    store.put("a", "k", {"n": 1})
    store.put("a", "k", {"n": 2})
    assert store.query("a") == [("k", {"n": 2})]


def test_what_is_read_is_not_what_is_kept(store: Store) -> None:
    value = {"lijst": [1]}
    store.put("a", "k", value)
    value["lijst"].append(2)
    found = store.get("a", "k")
    assert found == {"lijst": [1]}
    found["lijst"].append(3)
    assert store.get("a", "k") == {"lijst": [1]}


def test_a_query_is_by_prefix_in_key_order_and_takes_signs_as_they_are(store: Store) -> None:
    for key in ("b%1", "b%2", "bx1", "a", "b_1"):
        store.put("n", key, {"key": key})
    assert [key for key, _ in store.query("n")] == sorted(["b%1", "b%2", "bx1", "a", "b_1"])
    assert [key for key, _ in store.query("n", "b%")] == ["b%1", "b%2"]
    assert [key for key, _ in store.query("n", "b_")] == ["b_1"]


def test_deleting_and_resetting_forget(store: Store) -> None:
    store.put("a", "k", {})
    store.put("b", "k", {})
    store.delete("a", "k")
    store.delete("a", "was er niet")
    assert store.query("a") == [] and store.query("b") == [("k", {})]
    store.reset()
    assert store.query("b") == []
    store.put("b", "k", {"na": "reset"})
    assert store.get("b", "k") == {"na": "reset"}


class Spilled(Exception):
    """Something went wrong halfway."""


def _spill(store: Store, *steps: Callable[[], None]) -> None:
    """Do these in one transaction that fails at the end."""
    with contextlib.suppress(Spilled), store.transaction():
        for step in steps:
            step()
        raise Spilled


def _within(store: Store, namespace: str, key: str) -> None:
    with store.transaction():
        store.delete(namespace, key)


def test_a_transaction_is_whole_or_nothing(store: Store) -> None:
    store.put("a", "oud", {"n": 1})
    _spill(store, partial(store.put, "a", "nieuw", {"n": 2}), partial(_within, store, "a", "oud"))
    assert store.query("a") == [("oud", {"n": 1})]
    with store.transaction():
        store.put("a", "nieuw", {"n": 2})
    assert store.get("a", "nieuw") == {"n": 2}


def test_workers_can_write_at_once(store: Store) -> None:
    store.put("telling", "n", {"n": 0})

    def count() -> None:
        for _ in range(25):
            with store.transaction():
                found = store.get("telling", "n")
                assert found is not None
                store.put("telling", "n", {"n": found["n"] + 1})

    workers = [threading.Thread(target=count) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert store.get("telling", "n") == {"n": 100}


def test_a_file_is_kept_for_the_next_start(tmp_path: Path) -> None:
    url = _url("sqlite in a file", tmp_path)
    first = open_store(url)
    first.put("a", "k", {"n": 1})
    first.close()
    second = open_store(url)
    assert second.get("a", "k") == {"n": 1}
    second.close()


def test_memory_is_gone_at_the_next_start() -> None:
    first = open_store()
    first.put("a", "k", {"n": 1})
    first.close()
    assert open_store().get("a", "k") is None


KEYS = st.text("abz%_/é", min_size=1, max_size=3)
STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "delete", "spill", "reset"]), st.sampled_from(["n", "m"]), KEYS), max_size=15
)


@given(STEPS, KEYS)
@settings(max_examples=40, deadline=None)
def test_memory_and_database_always_say_the_same(steps: list[tuple[str, str, str]], prefix: str) -> None:
    stores = [open_store(), open_store("sqlite://")]
    for number, (verb, namespace, key) in enumerate(steps):
        for one in stores:
            _do(one, verb, namespace, key, number)
    for namespace in ("n", "m"):
        for wanted in ("", prefix):
            said = [one.query(namespace, wanted) for one in stores]
            assert said[0] == said[1]
    for one in stores:
        one.close()


def _do(store: Store, verb: str, namespace: str, key: str, number: int) -> None:
    verbs: dict[str, Callable[[], None]] = {
        "put": lambda: store.put(namespace, key, {"n": number}),
        "delete": lambda: store.delete(namespace, key),
        "reset": store.reset,
    }
    if verb != "spill":
        verbs[verb]()
        return
    _spill(store, partial(store.put, namespace, key, {"n": -1}), store.reset)
