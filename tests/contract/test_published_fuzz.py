"""Every published document against the running server: no server error, no strange answer but those listed."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract import fuzzing
from tests.contract.published_table import FACES, HEADERS, NETWORK, ask
from tests.contract.sound_questions import CRS, sound
from tests.helpers.servers import Server, server

SHORT, LONG = 12, 400


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """A server without the token check, so that every operation can be reached."""
    with server("--auth", "none", "--clock", "2027-01-05T14:02") as found:
        yield found


@pytest.fixture(scope="module")
def questions(running: Server) -> dict[str, list[dict[str, Any]]]:
    """Questions about things that exist."""
    return sound(running)


@pytest.mark.parametrize("name", FACES)
def test_a_short_run(running: Server, questions: dict[str, list[dict[str, Any]]], name: str) -> None:
    _run(running, questions, name, SHORT)


@pytest.mark.night
@pytest.mark.parametrize("name", FACES)
def test_a_long_run(running: Server, questions: dict[str, list[dict[str, Any]]], name: str) -> None:
    _run(running, questions, name, LONG)


def _run(running: Server, questions: dict[str, list[dict[str, Any]]], name: str, examples: int) -> None:
    made = ask(running, questions, name, examples)
    assert made.operations, f"{made.document}: geen enkele vraag van dit document is gesteld"
    assert not made.strange, "\n".join(str(one) for one in made.strange)
    assert not made.silent, "\n".join(made.silent)


OURS = [
    f"{found.manifest.id}/{face.id}"
    for found in NETWORK.registries
    if found.has("mock") and found.has("openapi")
    for face in found.manifest.faces
]


@pytest.mark.parametrize("name", OURS)
def test_our_own_document_says_what_the_mock_does(running: Server, name: str) -> None:
    """The document that the server gives: what it forbids is refused, and for our own shapes what it allows is taken.

    The published contracts have rules beyond a schema (one way in per search), so there only the first half holds.
    """
    registry, _, id_of = name.partition("/")
    face = next(one.manifest.face(id_of) for one in NETWORK.registries if one.manifest.id == registry)
    told = running.ask("GET", f"{face.base_path}/openapi.json").json
    headers = HEADERS | (CRS if registry == "zaken" else {})
    strange: list[str] = []
    for operation in fuzzing.every_operation(told):
        checks = fuzzing.BOTH_WAYS if face.eigen_vorm else fuzzing.REFUSING
        fuzzed = fuzzing.fuzz(operation, running, name, face.base_path, SHORT, headers, (), checks)
        strange += [str(one) for one in fuzzed.findings if not any(known.covers(one) for known in fuzzing.listed())]
    assert not strange, "\n".join(strange)


def test_a_planted_fault_is_found(running: Server) -> None:
    """The negative control: a server error and a wrong shape do not go unnoticed."""
    found, face = FACES["woz/bevragen"]
    app: Any = NETWORK.host().apps(found.manifest.id)[face.id]
    operation, base = next(iter(fuzzing.operations(face.spec, face, app)))
    for fault, check in (("error", "not_a_server_error"), ("wrong_shape", "content_type_conformance")):
        running.control("POST", "/faults", {"registry": "woz", "kind": fault, "status": 500})
        fuzzed = fuzzing.fuzz(operation, running, "woz/bevragen", base, 4, HEADERS, ())
        running.control("DELETE", "/faults")
        assert check in {one.check for one in fuzzed.findings}
