"""Holds answers against the published documents in ../shared/specs; absent documents mean a visible skip."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from falcon.testing import Result, TestClient
from openapi_core import Config, OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest, MockResponse

JSON_KINDS = ("application/hal+json", "application/problem+json", "application/geo+json")
SPECS = Path(__file__).parents[3] / "shared" / "specs"


def document(name: str) -> dict[str, Any]:
    """Return a published document as a fresh dict; skips the test when it is not there."""
    path = SPECS / name
    if not path.is_file():
        pytest.skip(f"../shared/specs/{name} ontbreekt: het gepubliceerde document is nodig voor deze toets")
    loaded: dict[str, Any] = json.loads(_text(path))
    return loaded


@cache
def _text(path: Path) -> str:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader=loader), default=str)


def recording(name: str) -> Any:
    """Return a published example or recording; skips the test when it is not there."""
    path = SPECS / name
    if not path.is_file():
        pytest.skip(f"../shared/specs/{name} ontbreekt: de opname is nodig voor deze toets")
    return json.loads(path.read_text(encoding="utf-8"))


def published_file(name: str) -> Path:
    """Return the path of a published file of another kind; skips the test when it is not there."""
    path = SPECS / name
    if not path.is_file():
        pytest.skip(f"../shared/specs/{name} ontbreekt: het gepubliceerde bestand is nodig voor deze toets")
    return path


class Contract:
    """One published document, and a client whose every answer is held against it."""

    def __init__(self, name: str, server: str, patch: Any = None) -> None:
        loaded = document(name)
        if patch is not None:
            patch(loaded)
        loaded["servers"] = [{"url": server}]
        loaded.pop("security", None)
        self._server = server
        config = Config(extra_media_type_deserializers=dict.fromkeys(JSON_KINDS, json.loads))
        self._api = OpenAPI.from_dict(loaded, config=config)

    def check(self, method: str, path: str, params: dict[str, Any], answer: Result) -> None:
        """Raise when ``answer`` is not what the document allows for this operation."""
        host = "http://registry.example"
        request = MockRequest(host, method.lower(), self._server_path(path), args=params)
        content_type = str(answer.headers.get("content-type", "")).split(";")[0]
        response = MockResponse(
            answer.content, answer.status_code, headers=dict(answer.headers), content_type=content_type
        )
        try:
            self._api.validate_response(request, response)
        except OpenAPIError as error:
            raise AssertionError(f"{method} {path}: {_reasons(error)}") from None

    def _server_path(self, path: str) -> str:
        return self._server.removeprefix("http://registry.example") + path


def _reasons(error: BaseException) -> str:
    inner = error.__cause__ or error
    faults = getattr(inner, "schema_errors", None) or getattr(error, "schema_errors", None)
    if not faults:
        return f"{type(inner).__name__}: {inner}"[:400]
    return "; ".join(f"{list(one.absolute_path)}: {one.message[:200]}" for one in faults)


class Asker:
    """Calls one face as one citizen and checks each answer against the contract."""

    def __init__(self, app: Any, base: str, headers: dict[str, str], contract: Contract) -> None:
        self._client = TestClient(app)
        self._base = base
        self._headers = headers
        self._contract = contract

    def get(self, path: str, status: int, headers: dict[str, str] | None = None, **params: Any) -> Any:
        """GET; the status must be ``status`` and the body must fit the contract. Returns the body."""
        query = f"?{urlencode(params)}" if params else ""
        answer = self._client.simulate_get(self._base + path + query, headers=self._headers | (headers or {}))
        return self._checked("GET", path, params, status, answer)

    def post(self, path: str, status: int, body: Any, headers: dict[str, str] | None = None) -> Any:
        """POST a JSON body (or raw bytes); checked like ``get``."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = self._headers | {"Content-Type": "application/json"} | (headers or {})
        answer = self._client.simulate_post(self._base + path, body=raw, headers=sent)
        return self._checked("POST", path, {}, status, answer)

    def _checked(self, method: str, path: str, params: dict[str, Any], status: int, answer: Result) -> Any:
        assert answer.status_code == status, answer.text
        self._contract.check(method, path, params, answer)
        self.headers = answer.headers
        return answer.json
