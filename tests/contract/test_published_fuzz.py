"""Every published document against the running server: no server error, no strange answer but those listed."""

from collections.abc import Iterator
from typing import Any

import pytest

from services.mockhost.network import Network, NetworkOptions
from tests.contract import fuzzing
from tests.contract.sound_questions import CRS, RECEIVER, sound
from tests.helpers.servers import Server, server

NETWORK = Network(NetworkOptions(control_key="x"))
FACES = {
    f"{found.manifest.id}/{face.id}": (found, face)
    for found in NETWORK.registries
    if found.has("mock")
    for face in found.manifest.faces
    if face.spec.endswith((".yaml", ".json")) and "openapi" in face.spec
}
HEADERS = {**RECEIVER, "Accept": "*/*"}
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
    found, face = FACES[name]
    app: Any = NETWORK.host().apps(found.manifest.id)[face.id]
    headers = HEADERS | (CRS if found.manifest.id == "zaken" else {})
    listed = fuzzing.listed()
    strange: list[str] = []
    silent: list[str] = []
    for operation in fuzzing.operations(face.spec, face, app):
        good = questions.get(f"{name} {operation.label}", [])
        fuzzed = fuzzing.fuzz(operation, running, name, face.base_path, examples, headers, good)
        strange += [str(one) for one in fuzzed.findings if not any(known.covers(one) for known in listed)]
        if good and not any(200 <= status < 300 for status in fuzzed.statuses):
            silent.append(f"{operation.label} never answered well: {dict(fuzzed.statuses)}")
    assert not strange, "\n".join(strange)
    assert not silent, "\n".join(silent)
