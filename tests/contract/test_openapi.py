"""The documents that the network form gives: valid, whole, with plain names, and true to what the mocks do."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openapi_spec_validator import validate

from services.errors import InputError
from services.manifest import Face, Found, RegistryManifest
from services.mockhost import openapi
from services.mockhost.network import Network, NetworkOptions
from services.mockkit.app import FaceApp
from services.mockkit.contract import Contract, Operation, asked
from services.mockkit.problem import Problem

NETWORK = Network(NetworkOptions(port=443, host="registers.voorportaal.example", tls_cert=Path("x"), control_key="x"))
FACES = [(found, face) for found in NETWORK.registries if found.has("mock") for face in found.manifest.faces]
NAMES = [f"{found.manifest.id}/{face.id}" for found, face in FACES]
OURS = [one for one in FACES if one[1].eigen_vorm]
RULES = Path(__file__).parents[3] / "shared" / "specs" / "digikoppeling-adr" / "adr-spectral-linter.yaml"


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, Any]]:
    """Every document, by registry/face."""
    host = NETWORK.host()
    made = NETWORK.documents(host)
    return {
        name: made[f"{face.base_path}/openapi.json"].document() for name, (_, face) in zip(NAMES, FACES, strict=True)
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_valid(documents: dict[str, dict[str, Any]], name: str) -> None:
    validate(documents[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_and_mapping_resolves(documents: dict[str, dict[str, Any]], name: str) -> None:
    schemas = documents[name]["components"]["schemas"]
    places = list(_places(documents[name]))
    assert places
    assert [place for place in places if place.removeprefix("#/components/schemas/") not in schemas] == []


def test_the_questions_of_the_brp_are_told_apart_by_type(documents: dict[str, dict[str, Any]]) -> None:
    post = documents["brp/personen"]["paths"]["/personen"]["post"]
    mapping = post["requestBody"]["content"]["application/json"]["schema"]["discriminator"]["mapping"]
    assert mapping["RaadpleegMetBurgerservicenummer"] == "#/components/schemas/RaadpleegMetBurgerservicenummer"
    assert len(mapping) == 7


@pytest.mark.parametrize("name", NAMES)
def test_names_are_the_structs_own(documents: dict[str, dict[str, Any]], name: str) -> None:
    schemas = documents[name]["components"]["schemas"]
    assert schemas
    for schema in schemas:
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)?", schema), schema


@pytest.mark.parametrize(("found", "face"), FACES, ids=NAMES)
def test_the_document_says_where_it_comes_from(
    documents: dict[str, dict[str, Any]], found: Found[RegistryManifest], face: Face
) -> None:
    told = documents[f"{found.manifest.id}/{face.id}"]
    info = told["info"]
    assert info["x-contract"] == {"naam": face.contract, "versie": face.version, "bron": face.source}
    assert info["x-eigen-vorm"] is face.eigen_vorm
    assert face.eigen_vorm or told["externalDocs"]["url"].startswith("https://")
    assert face.contract in info["description"]


@pytest.mark.parametrize(("found", "face"), FACES, ids=NAMES)
def test_every_route_of_the_mock_is_in_it_and_described(
    documents: dict[str, dict[str, Any]], found: Found[RegistryManifest], face: Face
) -> None:
    told = documents[f"{found.manifest.id}/{face.id}"]
    app = NETWORK.host().apps(found.manifest.id)[face.id]
    routes = {
        (re.sub("{[^}]+}", "{}", path), method)
        for path, resource in openapi.routes(face, app).items()
        for method in openapi.METHODS
        if hasattr(resource, f"on_{method.lower()}")
    }
    paths = told["paths"].items()
    written = {(re.sub("{[^}]+}", "{}", path), method.upper()) for path, item in paths for method in item}
    assert written == routes
    if found.has("openapi"):
        summaries = [one["summary"] for _, item in paths for one in item.values()]
        assert [one for one in summaries if re.match("(GET|POST|PUT|PATCH|DELETE) /", one)] == []


def test_a_contract_cannot_describe_what_is_not_there() -> None:
    face = Face(id="proef", base_path="/proef/v1")
    manifest = RegistryManifest(id="proef", name="Proef", short="P", holder="P", faces=(face,))
    with pytest.raises(InputError, match="GET /er-niet"):
        openapi.document(manifest, face, FaceApp("plain", "1.0.0"), Contract({("GET", "/er-niet"): Operation("x")}), "")


def test_a_registry_without_a_contract_still_has_a_valid_document() -> None:
    class Rows:
        def on_get(self, req: Any, resp: Any, key: str) -> None: ...

    face = Face(id="proef", base_path="/proef/v1", contract="Proef")
    manifest = RegistryManifest(id="proef", name="Proef", short="P", holder="P", faces=(face,))
    app = FaceApp("plain", "1.0.0")
    app.add_route("/proef/v1/rijen/{key}", Rows())
    made = openapi.document(manifest, face, app, Contract(), "https://registers.voorportaal.example")
    validate(made)
    assert list(made["paths"]) == ["/rijen/{key}"]


# --- the structs that check our own shapes


class Asked(msgspec.Struct):
    """A question with a bit of everything."""

    bsn: openapi.InvalidParam | str = msgspec.field(name="X-Bsn")
    count: int = 1


@pytest.mark.parametrize(
    ("given", "name", "code"),
    [({}, "X-Bsn", "required"), ({"X-Bsn": "1", "count": "x"}, "count", "value")],
)
def test_a_wrong_parameter_is_named(given: dict[str, str], name: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        asked(Asked, given)
    assert caught.value.status == 400
    assert [(one["name"], one["code"]) for one in caught.value.params] == [(name, code)]


def test_a_right_question_becomes_the_struct() -> None:
    assert asked(Asked, {"X-Bsn": "1", "count": "3", "strange": "x"}) == Asked("1", 3)


# --- the Dutch API Design Rules, by the published ruleset


@pytest.mark.night
@pytest.mark.parametrize(("found", "face"), OURS, ids=[f"{found.manifest.id}/{face.id}" for found, face in OURS])
def test_our_own_shapes_keep_the_api_design_rules(
    documents: dict[str, dict[str, Any]], found: Found[RegistryManifest], face: Face, tmp_path: Path
) -> None:
    """0 errors under Spectral; a document with a slash too many is the negative control."""
    told = documents[f"{found.manifest.id}/{face.id}"]
    assert _spectral(told, tmp_path) == []
    first = next(iter(told["paths"]))
    spoiled = told | {"paths": {f"{first}/": told["paths"][first]}}
    assert any("slash" in line for line in _spectral(spoiled, tmp_path))


def _spectral(document: dict[str, Any], folder: Path) -> list[str]:
    """Return the errors, one line each; skips without npx, its package or the published ruleset."""
    npx = shutil.which("npx")
    if npx is None or not RULES.is_file():
        pytest.skip("npx of ../shared/specs/digikoppeling-adr ontbreekt")
    path = folder / "openapi.json"
    path.write_bytes(msgspec.json.encode(document))
    command = [npx, "--yes", "@stoplight/spectral-cli", "lint", "-r", str(RULES), "-f", "text", "-D", str(path)]
    environment = {**os.environ, "HOME": os.environ.get("HOME", str(folder))}
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment, check=False)
    if run.returncode not in (0, 1):
        pytest.skip(f"Spectral start niet: {run.stderr[-300:]}")
    return [line for line in run.stdout.splitlines() if " error " in line]


def _places(value: Any) -> Iterator[str]:
    """Yield every reference and every target of a mapping."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        discriminator = value.get("discriminator")
        if isinstance(discriminator, dict):
            yield from discriminator.get("mapping", {}).values()
        for child in value.values():
            yield from _places(child)
    elif isinstance(value, list):
        for child in value:
            yield from _places(child)
