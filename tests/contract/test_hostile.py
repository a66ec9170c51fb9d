"""Every route of every face against a bad caller: no server error, and each refusal in the words of its family."""

import re
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from falcon.testing import TestClient

from services.manifest import Face, Found, RegistryManifest
from services.mockhost import openapi
from services.mockhost.host import MockHost
from services.mockhost.network import Network, NetworkOptions
from tests.contract.hostile import FEW, VALUES, Call, calls, refusal_faults

NETWORK = Network(NetworkOptions(auth=False, clock="2027-01-05T14:02", control_key="x"))
FACES = {
    f"{found.manifest.id}/{face.id}": (found, face)
    for found in NETWORK.registries
    if found.has("mock")
    for face in found.manifest.faces
}
STYLES = {
    **dict.fromkeys(("nhr/zoeken", "nhr/basisprofiel", "nhr/vestigingsprofiel"), "kvk"),
    "nhr/mijnorganisaties": "plain",
    "rdw/opendata": "socrata",
}


@cache
def host() -> MockHost:
    """The mocks of the network form, in process and without the token check: every route can be reached."""
    return NETWORK.host()


def every_call(found: Found[RegistryManifest], face: Face, values: tuple[str, ...]) -> list[Call]:
    app = host().apps(found.manifest.id)[face.id]
    told: Any = NETWORK.documents(host())[f"{face.base_path}/openapi.json"].document()["paths"]
    shaped = {re.sub("{[^}]+}", "{}", path): item for path, item in told.items()}
    made: list[Call] = []
    for path, resource in app.resources.items():
        methods = tuple(one for one in openapi.METHODS if hasattr(resource, f"on_{one.lower()}"))
        plain = re.sub("{[^}]+}", "{}", path)
        item = shaped.get(plain.removeprefix(face.base_path), {})
        query = {one["name"] for each in item.values() for one in each.get("parameters", ()) if one["in"] == "query"}
        made += calls(plain, tuple(re.findall("{([^}]+)}", path)), methods, tuple(sorted(query)), values)
    return made


@pytest.mark.parametrize("name", FACES)
def test_a_bad_caller_is_refused_in_the_words_of_the_family(name: str) -> None:
    _refused(name, FEW)


@pytest.mark.night
@pytest.mark.parametrize("name", FACES)
def test_no_bad_value_breaks_a_parameter(name: str) -> None:
    _refused(name, VALUES)


def _refused(name: str, values: tuple[str, ...]) -> None:
    found, face = FACES[name]
    client = TestClient(host().apps(found.manifest.id)[face.id])
    bad, asked = [], every_call(found, face, values)
    for call in asked:
        answer = client.simulate_request(
            call.method,
            quote(call.path, safe="/"),
            query_string=urlencode(call.query),
            body=call.body,
            headers=dict(call.headers),
        )
        media = answer.headers.get("content-type", "")
        faults = refusal_faults(answer.status_code, media, answer.text, STYLES.get(name, "problem"))
        bad += [f"{call.method} {call.path[:60]!r} [{call.why!r}] {fault}" for fault in faults]
    assert len(asked) > 10
    assert not bad, "\n".join(bad[:12])


@pytest.mark.parametrize(
    ("status", "media", "text"),
    [
        (500, "application/problem+json", '{"title": "x", "status": 500}'),
        (400, "application/json", '{"title": "x", "status": 400}'),
        (400, "application/problem+json", '{"title": "x", "status": 404}'),
        (400, "text/html", "<h1>400</h1>"),
    ],
)
def test_what_is_no_refusal_of_the_family_is_seen(status: int, media: str, text: str) -> None:
    """The negative control."""
    assert refusal_faults(status, media, text, "problem")
    assert refusal_faults(400, "application/problem+json", '{"title": "x", "status": 400}', "problem") == []
