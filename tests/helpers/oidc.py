"""A person's browser and a client's back end for tests of the provider: in process, or over HTTP."""

import base64
import hashlib
import http.client
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import parse_qs, urlencode, urlsplit

import falcon.testing
import jwt

from services.clock import Clock
from services.identity.oidc.clients import Client
from services.oidc_host.serving import IdentityOptions, app
from tests.helpers.servers import PATIENCE, ROOT
from tests.helpers.worlds import NOW

ISSUER = "http://127.0.0.1:8081"
BACK = "http://127.0.0.1:5000/callback"
FORM = "application/x-www-form-urlencoded"
VERIFIER = "een-lange-tekst-die-niemand-raadt-0123456789-abcdefg"
CLIENTS = (
    Client("prototype", "uw prototype", ("http://127.0.0.1/callback",), ("http://127.0.0.1/",)),
    Client("ander", "een ander prototype", ("https://ander.example/terug", "http://127.0.0.1/callback")),
)


@dataclass(frozen=True)
class Told:
    """An answer; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def to(self) -> str:
        """Where it sends the browser."""
        return self.headers.get("location", "")

    @property
    def params(self) -> dict[str, str]:
        """The parameters of where it sends the browser."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.to).query).items()}


class Way(Protocol):
    """A way to the provider."""

    def ask(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Told:
        """Send one call."""


class InProcess:
    """The provider in this process, with a clock that the test moves."""

    def __init__(self, clients: tuple[Client, ...] = CLIENTS, algorithm: Any = "ES256") -> None:
        self.clock = Clock(NOW, frozen=True)
        options = IdentityOptions(port=8081, clients=clients, algorithm=algorithm)
        self.client = falcon.testing.TestClient(app(options, self.clock))

    def ask(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Told:
        """Send one call."""
        sent = {"Host": "127.0.0.1:8081", **headers}
        path, _, query = path.partition("?")
        found = self.client.simulate_request(method, path, query_string=query, body=body, headers=sent)
        return Told(found.status_code, {key.lower(): value for key, value in found.headers.items()}, found.text)


class OverHttp:
    """The provider at an address."""

    def __init__(self, issuer: str) -> None:
        self.name = urlsplit(issuer).netloc

    def ask(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Told:
        """Send one call on a fresh line."""
        line = http.client.HTTPConnection(self.name, timeout=10)
        try:
            line.request(method, path, body or None, dict(headers))
            found = line.getresponse()
            named = {name.lower(): value for name, value in found.getheaders()}
            return Told(found.status, named, found.read().decode())
        finally:
            line.close()


@dataclass
class Browser:
    """Follows what a person does: keeps cookies, fills the ticket of the page in, does not follow redirects."""

    way: Way
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""

    def get(self, address: str, **headers: str) -> Told:
        """Open an address of the provider."""
        parts = urlsplit(address)
        return self._ask("GET", f"{parts.path}?{parts.query}", "", headers)

    def send(self, step: str, headers: Mapping[str, str] | None = None, **fields: str) -> Told:
        """Send the form of a step of the login."""
        found = re.search(r'name="ticket" value="([^"]+)"', self.page)
        ticket = found[1] if found else ""
        body = urlencode({"ticket": ticket, "stap": step, **fields})
        sent = {"Origin": ISSUER if isinstance(self.way, InProcess) else "", "Content-Type": FORM, **(headers or {})}
        return self._ask("POST", "/inloggen", body, {name: value for name, value in sent.items() if value})

    def log_in(self, persona: str = "fenna", level: str = "MIDDEN") -> Told:
        """Let the tester log in as a persona."""
        return self.send("testleider", persoon=persona, niveau=level)

    def _ask(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Told:
        told = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self.way.ask(method, path, body, dict(headers) | ({"Cookie": told} if told else {}))
        cookie = answer.headers.get("set-cookie", "")
        if cookie:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.page = answer.text
        return answer


def question(**changes: str | None) -> str:
    """Return the address that begins a login; None leaves a parameter out."""
    params: dict[str, str | None] = {
        "client_id": "prototype",
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "openid profile",
        "state": "toestand-12345678",
        "nonce": "eenmalig-12345678",
        "code_challenge": challenge(VERIFIER),
        "code_challenge_method": "S256",
    }
    params |= changes
    return "/authorize?" + urlencode({name: value for name, value in params.items() if value is not None})


def exchange(way: Way, code: str, headers: Mapping[str, str] | None = None, **changes: str | None) -> Told:
    """Bring a code to the token endpoint."""
    form: dict[str, str | None] = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": BACK,
        "client_id": "prototype",
        "code_verifier": VERIFIER,
    }
    form |= changes
    body = urlencode({name: value for name, value in form.items() if value is not None})
    return way.ask("POST", "/token", body, {"Content-Type": FORM, **(headers or {})})


def refresh(way: Way, token: str, **changes: str | None) -> Told:
    """Bring a refresh token to the token endpoint."""
    form: dict[str, str | None] = {"grant_type": "refresh_token", "refresh_token": token, "client_id": "prototype"}
    return post(way, "/token", form | changes)


def post(way: Way, path: str, form: Mapping[str, str | None]) -> Told:
    """Send a form; None leaves a field out."""
    body = urlencode({name: value for name, value in form.items() if value is not None})
    return way.ask("POST", path, body, {"Content-Type": FORM})


def challenge(verifier: str) -> str:
    """Return the S256 challenge of a verifier."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def read(token: str) -> dict[str, Any]:
    """Return the claims of a token without checking it."""
    return dict(jwt.decode(token, options={"verify_signature": False}))


@contextmanager
def identity_server(*options: str) -> Iterator[str]:
    """Start ``main.py identity --port 0``, wait until it answers, and return its issuer; end it afterwards."""
    process = subprocess.Popen(
        [sys.executable, "main.py", "identity", "--port", "0", *options],
        cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        issuer = process.stdout.readline().split()[2]
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not _alive(issuer):
            threading.Event().wait(0.02)
        yield issuer
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def _alive(issuer: str) -> bool:
    try:
        return OverHttp(issuer).ask("GET", "/health/live", "", {}).status == 200
    except OSError:
        return False
