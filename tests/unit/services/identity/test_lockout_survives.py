"""Proves that a program that is killed takes no failed login with it: the counters are on the disk first."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from services.identity.lockout import Lockout
from services.settings import JsonState
from tests.helpers.logins import NOW, LoginBench

ROOT = Path(__file__).parents[4]
FAIL = """
import sys
from pathlib import Path
from services.clock import Clock
from services.identity.lockout import Lockout
from services.settings import JsonState
from datetime import datetime
from services.clock import AMSTERDAM

clock = Clock(datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM), frozen=True)
lockout = Lockout(clock, JsonState(Path(sys.argv[1]) / "lockouts.json"))
for number in range(int(sys.argv[2])):
    lockout.failed("fenna.oefent", known=True)
    print(number, flush=True)
if len(sys.argv) > 3:
    number = 0
    while True:   # until it is killed
        number += 1
        lockout.failed(f"naam{number % 40}", known=True)
        print(number, flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


def killed_after(folder: Path, failures: int, lines: int, *more: str) -> None:
    """Let another process fail so many times and kill it without warning after so many lines."""
    command = [sys.executable, "-c", FAIL, str(folder), str(failures), *more]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines):
            assert process.stdout.readline(), "the other process ended by itself"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        assert process.returncode == -signal.SIGKILL


def counters(folder: Path) -> Lockout:
    """The counters as the next start of the program finds them."""
    return Lockout(LoginBench().clock, JsonState(folder / "lockouts.json"))


@pytest.mark.parametrize(("failures", "left"), [(1, 2), (2, 1)])
def test_failures_are_still_counted(tmp_path: Path, failures: int, left: int) -> None:
    killed_after(tmp_path, failures, failures)
    found = counters(tmp_path)
    assert found.tries_left("fenna.oefent", known=True) == left
    assert found.blocked("fenna.oefent", known=True) is None


def test_a_block_still_holds(tmp_path: Path) -> None:
    killed_after(tmp_path, 3, 3)
    blocked = counters(tmp_path).blocked("fenna.oefent", known=True)
    assert blocked is not None
    assert (blocked.since, blocked.times, blocked.minutes_left) == (NOW, 3, 15)


@pytest.mark.parametrize("lines", [5, 23, 61])
def test_killed_while_writing_leaves_whole_counters(tmp_path: Path, lines: int) -> None:
    killed_after(tmp_path, 2, lines, "endless")
    kept = json.loads((tmp_path / "lockouts.json").read_text(encoding="utf-8"))
    assert kept["names"]
    assert counters(tmp_path).tries_left("fenna.oefent", known=True) == 1


def test_without_the_file_nothing_is_counted(tmp_path: Path) -> None:
    """The negative control."""
    killed_after(tmp_path, 3, 3)
    (tmp_path / "lockouts.json").unlink()
    assert counters(tmp_path).tries_left("fenna.oefent", known=True) == 3
