"""Load from outside: ``wrk`` with ready-made requests, so that the generator does as little as it can."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONNECTIONS = 16
_SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass(frozen=True)
class Question:
    """One request to be sent."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any = None

    def raw(self, port: int) -> bytes:
        """Return the request as it goes over the line."""
        body = b"" if self.body is None else json.dumps(self.body).encode()
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.body is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass(frozen=True)
class Outcome:
    """What came of a run; latencies in milliseconds. ``refused`` answers were no 2xx or 3xx."""

    requests: int
    seconds: float
    p50: float
    p99: float
    refused: int
    broken: int

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def present() -> bool:
    """True when ``wrk`` is installed (Debian: apt install wrk)."""
    return shutil.which("wrk") is not None


def write(path: Path, questions: Iterable[Question], port: int) -> Path:
    """Write the requests to a file that the script reads; returns the file."""
    with path.open("wb") as file:
        for question in questions:
            raw = question.raw(port)
            file.write(f"{len(raw)}\n".encode() + raw + b"\n")
    return path


def run(
    port: int, questions: Path, seconds: float, connections: int = CONNECTIONS, *, once: bool = False
) -> Outcome:
    """Send the questions in turn for some seconds, or each of them ``once``; raises RuntimeError when wrk fails."""
    length = f"-d{max(1, round(seconds))}s"   # wrk takes whole seconds only
    command = ["wrk", "-t1", f"-c{connections}", length, "-s", str(_SCRIPT), f"http://127.0.0.1:{port}"]
    told = {"VRAGEN": str(questions), "EENMAAL": "ja" if once else ""}
    made = subprocess.run(command, env={**os.environ, **told}, capture_output=True, text=True, check=False)
    for line in made.stdout.splitlines():
        if line.startswith("UITKOMST "):
            return Outcome(**json.loads(line.removeprefix("UITKOMST ")))
    raise RuntimeError(f"wrk: {made.stdout}{made.stderr}")
