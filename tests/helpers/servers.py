"""The network form in a test: the real program in its own process, on a free port, ready when it says it is well."""

import http.client
import json
import os
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
_POLL = threading.Event()


@dataclass(frozen=True)
class Answer:
    """A whole answer; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The parsed body."""
        return json.loads(self.body)


@dataclass
class Server:
    """A running server: where it is, the key for its control pages, its process and what it wrote to stderr."""

    origin: str
    key: str
    process: subprocess.Popen[str]
    errors: Path

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.origin.rpartition(":")[2])

    @property
    def log(self) -> str:
        """Everything on stderr so far."""
        return self.errors.read_text(encoding="utf-8")

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 10.0,
    ) -> Answer:
        """Send one call on a fresh line; ``body`` is JSON, or bytes as they are. Raises OSError or HTTPException."""
        sent = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        line = self._line(timeout)
        try:
            line.request(method, path, body, sent)
            found = line.getresponse()
            named = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, named, found.read())
        finally:
            line.close()

    def control(self, method: str, path: str, body: Any = None) -> Answer:
        """Call a control page with the key."""
        return self.ask(method, f"/_voorportaal{path}", body, {"Authorization": f"Bearer {self.key}"})

    def token(self, persona: str, level: str = "MIDDEN") -> dict[str, str]:
        """Return the header with a session of a persona."""
        found = self.control("POST", "/tokens", {"persona": persona, "niveau": level})
        return {"X-Voorportaal-Sessie": found.json["token"]}

    def stop(self, number: int = signal.SIGTERM) -> int:
        """End it and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(20)

    def _line(self, timeout: float) -> http.client.HTTPConnection:
        if self.origin.startswith("https"):
            context = ssl.create_default_context()
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=timeout, context=context)
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)


@contextmanager
def server(*options: str) -> Iterator[Server]:
    """Start ``main.py registries --port 0`` and wait until it answers; end it afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "stderr"
        with errors.open("w", encoding="utf-8") as sink:
            process = _start(("--port", "0", *options), sink)
        try:
            yield _ready(process, errors)
        finally:
            if process.poll() is None:
                process.terminate()
            process.wait(20)
            assert process.stdout is not None
            process.stdout.close()


def refused(*options: str, command: str = "registries") -> tuple[int, str]:
    """Run ``main.py <command>`` that should not start; returns exit code and what it said on stderr."""
    line = [sys.executable, "main.py", command, *options]
    run = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return run.returncode, run.stderr


def _start(options: tuple[str, ...], sink: Any) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "main.py", "registries", *options],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=sink, text=True,
    )  # fmt: skip


def _ready(process: subprocess.Popen[str], errors: Path) -> Server:
    assert process.stdout is not None
    origin = key = ""
    for line in process.stdout:
        words = line.split()
        if line.startswith("Oefenregisters op"):
            origin = words[2].rstrip("/")
        if line.startswith("Beheersleutel:"):
            key = words[1]
            break
    found = Server(origin, key, process, errors)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if origin and _alive(found):
            return found
        _POLL.wait(0.02)
    raise AssertionError(f"the server did not start: {found.log}")


def _alive(running: Server) -> bool:
    try:
        return running.ask("GET", "/health/live").status == 200
    except (OSError, http.client.HTTPException):
        return False
