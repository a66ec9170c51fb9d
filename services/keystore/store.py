"""The key store as the program uses it: every call ends within five seconds in one of five states."""

import hmac
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from services.atomic import NotSaved, atomic_write
from services.values import hiding

State = Literal["ready", "locked", "absent", "changed", "timeout"]
"""``changed``: it is another store than the one we kept secrets in, or somebody emptied it."""

STATES: tuple[State, ...] = ("ready", "locked", "absent", "changed", "timeout")
SECONDS = 5.0
HELPER = Path(__file__).parent / "alone.py"
KNOWN = "sleutelbos.json"
_PROBE = "proef"
# All that a back-end needs to find its store and nothing that chooses another one (RELIABILITY.md T22).
_PASSED = (
    "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "HOME", "PATH", "LANG",
    "SYSTEMROOT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "USERNAME", "TMPDIR", "TEMP",
)  # fmt: skip


class Answer(Struct, frozen=True):
    """How the store is, and what it gave; a secret is never printed."""

    state: State
    secret: str | None = None

    __repr__ = hiding("secret")


class _Known(msgspec.Struct):
    """Which store holds our secrets, and the mark of a value in it: enough to know it again, not to open it."""

    backend: str
    mark: str


class KeyStore:
    """Secrets by name. Blocks up to ``seconds``: ask on a worker. Nothing is ever kept outside the store itself.

    ``folder`` holds the mark by which a changed store is known; ``command`` starts the helper.
    """

    def __init__(self, folder: Path, seconds: float = SECONDS, command: Sequence[str] = ()) -> None:
        self._path = folder / KNOWN
        self._seconds = seconds
        self._command = tuple(command) or (sys.executable, "-I", str(HELPER))

    def state(self) -> State:
        """Return how the store is."""
        return self._known()[0]

    def put(self, name: str, secret: str) -> State:
        """Keep a secret; anything but "ready" means that it is kept nowhere."""
        state, backend = self._known()
        if state == "ready":
            state = self._mark(backend)
        return self._ask("put", name, secret)[0].state if state == "ready" else state

    def get(self, name: str) -> Answer:
        """Return a secret; None when the store is well and has none of that name."""
        state, _ = self._known()
        return self._ask("get", name)[0] if state == "ready" else Answer(state)

    def delete(self, name: str) -> State:
        """Forget a secret."""
        return self._ask("delete", name)[0].state

    def accept(self) -> None:
        """Go on with the store as it is now: what was in the former one is given up."""
        self._path.unlink(missing_ok=True)

    def _known(self) -> tuple[State, str]:
        """Return the state, and the back-end: a store that does not hold our mark is another one."""
        now, backend = self._ask("state", "")
        kept = self._kept()
        if now.state != "ready" or kept is None:
            return now.state, backend
        if kept.backend != backend:
            return "changed", backend
        found, _ = self._ask("get", _PROBE)
        if found.state != "ready":
            return found.state, backend
        return ("ready" if _same(found.secret, kept.mark) else "changed"), backend

    def _mark(self, backend: str) -> State:
        """Put our mark in the store, once."""
        if self._kept() is not None:
            return "ready"
        value = secrets.token_urlsafe(24)
        state = self._ask("put", _PROBE, value)[0].state
        if state == "ready":
            try:
                atomic_write(self._path, msgspec.json.encode(_Known(backend, _digest(value))))
            except NotSaved:
                return "absent"
        return state

    def _kept(self) -> _Known | None:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Known)
        except (OSError, msgspec.DecodeError):
            return None

    def _ask(self, act: str, name: str, secret: str = "") -> tuple[Answer, str]:
        """Let the helper do one thing; it is killed when it takes too long."""
        asked = json.dumps({"act": act, "name": name, "secret": secret}).encode()
        environment = {key: os.environ[key] for key in _PASSED if key in os.environ}
        try:
            run = subprocess.run(
                self._command, input=asked, capture_output=True, timeout=self._seconds, env=environment, check=False
            )
        except subprocess.TimeoutExpired:
            return Answer("timeout"), ""
        except OSError:
            return Answer("absent"), ""
        return _answer(run.stdout)


def _answer(told: bytes) -> tuple[Answer, str]:
    """Return what the helper said; one that fell over had no store to speak with."""
    try:
        said: Any = json.loads(told)
        state, secret, backend = said["state"], said.get("secret"), str(said.get("backend", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Answer("absent"), ""
    if state not in STATES or not isinstance(secret, str | None):
        return Answer("absent"), ""
    return Answer(state, secret), backend


def _digest(value: str) -> str:
    return sha256(value.encode()).hexdigest()


def _same(secret: str | None, mark: str) -> bool:
    return secret is not None and hmac.compare_digest(_digest(secret), mark)
