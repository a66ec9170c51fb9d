"""Proves that a registry's faces are built when they are asked: once, by one thread, and again after a failure."""

import threading
from collections.abc import Callable

import pytest

from services.errors import InputError
from services.mockkit.app import FaceApp
from services.mockkit.faces import Faces


class Workshop:
    """Makes apps, and counts them."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.broken: set[str] = set()

    def builder(self, name: str) -> Callable[[], FaceApp]:
        """Return what builds the face of this name."""

        def build() -> FaceApp:
            self.made.append(name)
            if name in self.broken:
                raise InputError("twee tabellen spreken elkaar tegen")
            return FaceApp("plain", name)

        return build


def faces(workshop: Workshop) -> Faces:
    return Faces({name: workshop.builder(name) for name in ("personen", "historie")})


def test_looking_which_faces_there_are_builds_none() -> None:
    workshop = Workshop()
    some = faces(workshop)
    assert "personen" in some and "beheer" not in some
    assert list(some) == ["personen", "historie"] and len(some) == 2
    assert not workshop.made and not some.built


def test_a_face_is_built_once_and_the_other_not() -> None:
    workshop = Workshop()
    some = faces(workshop)
    first = some["historie"]
    assert some["historie"] is first and some.get("historie") is first
    assert workshop.made == ["historie"] and some.built == {"historie"}
    assert dict(some).keys() == {"personen", "historie"} and workshop.made == ["historie", "personen"]


def test_a_face_that_is_not_there_is_a_missing_key() -> None:
    with pytest.raises(KeyError):
        faces(Workshop())["beheer"]


def test_what_failed_is_tried_again() -> None:
    workshop = Workshop()
    some = faces(workshop)
    workshop.broken.add("personen")
    with pytest.raises(InputError):
        some["personen"]
    assert not some.built
    workshop.broken.clear()
    assert isinstance(some["personen"], FaceApp)


def test_threads_that_ask_together_get_the_same_app() -> None:
    workshop = Workshop()
    some, start, got = faces(workshop), threading.Barrier(8), list[tuple[str, FaceApp]]()

    def ask(name: str) -> None:
        start.wait(10)
        got.append((name, some[name]))

    threads = [threading.Thread(target=ask, args=(name,)) for name in ("personen", "historie") * 4]
    for one in threads:
        one.start()
    for one in threads:
        one.join(10)
    assert sorted(workshop.made) == ["historie", "personen"]
    assert len(got) == 8 and all(app is some[name] for name, app in got)
