"""Proves that a registry's faces are built when they are asked: once, by one thread, and again after a failure."""

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from services.errors import InputError
from services.mockkit.app import FaceApp
from services.mockkit.faces import Faces
from tests.helpers.architecture import ROOT


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


_FIRST_QUESTIONS = """
import sys
from tests.helpers.harvest import House

house = House()
session, bsn = house.session("fenna"), "900050342"
client = house.backend.client
client("brp", session).person(bsn)
client("rdw", session).voertuigen(bsn)
client("zaken", session).cases()
client("berichten", session).overview()
client("svb", session).uitkeringen(bsn)
print(*(name for name in sys.modules if name.startswith("services.")))
for registry in ("brp", "rdw", "zaken", "berichten", "svb"):
    house.backend.host.mount(registry)
print(*(name for name in sys.modules if name.startswith("services.")))
house.close()
"""
_OF_OTHERS = (
    "services.mockkit.beheer",
    "services.stelsel.digimelding.holding",
    "services.registries.brp.holding",
    "services.registries.brp.follow",
    "services.registries.brp.residents",
    "services.registries.rdw.soql",
    "services.registries.zaken.catalogue_answers",
    "services.registries.berichten.delivering",
    "services.registries.svb.holding",
)


def test_what_a_citizen_does_not_ask_is_imported_only_when_all_is_built() -> None:
    """Each of these at the top of a mock would be a part of every start."""
    run = subprocess.run(
        [sys.executable, "-c", _FIRST_QUESTIONS], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    first, all_built = (set(line.split()) for line in run.stdout.splitlines())
    assert {"services.registries.brp.mock", "services.registries.rdw.mock"} <= first
    assert not first.intersection(_OF_OTHERS)
    assert all_built.issuperset(_OF_OTHERS)
