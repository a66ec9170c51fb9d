"""Starts programs and measures from the start of the process until a moment they write down, and memory there."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0
_POLL = 0.001


@dataclass(frozen=True)
class Start:
    """One start: seconds until the moment, and the peak resident memory then, in MiB."""

    seconds: float
    peak: float


def bare(folder: Path) -> Start:
    """Start the bare window."""
    return until("input-ready", ["-m", "tests.bench.bare"], folder)


def login(folder: Path) -> Start:
    """Start the program until the login is painted and takes input."""
    return until("input-ready", ["main.py"], folder)


def overview(folder: Path) -> Start:
    """Start the program as Fenna until the overview shows all sources."""
    return until("overview-complete", ["main.py", "--persona", "fenna"], folder)


def until(moment: str, command: list[str], folder: Path) -> Start:
    """Run a command until it writes ``moment`` down, and end it; raises RuntimeError with what it said."""
    times = Path(tempfile.mkstemp(dir=folder)[1])
    environment = _environment(folder, times)
    begin = time.monotonic_ns()
    process = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        found = _wait(process, times, moment)
        peak = _peak(process.pid)
    finally:
        process.terminate()
        process.wait(10)
        if process.stderr is not None:
            process.stderr.close()
    return Start((found - begin) / 1e9, peak)


def _environment(folder: Path, times: Path) -> dict[str, str]:
    """Return the environment of a measured process: its own home, and byte code that is kept between starts."""
    made = {
        **os.environ,
        "VOORPORTAAL_TIMES": str(times),
        "VOORPORTAAL_HOME": str(folder / "home"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    made.pop("PYTHONDONTWRITEBYTECODE", None)   # "warm" means that nothing is compiled again
    return made


def _wait(process: subprocess.Popen[bytes], times: Path, moment: str) -> int:
    pause = _Pause()
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        for line in times.read_text(encoding="ascii").splitlines():
            name, _, value = line.partition(" ")
            if name == moment and value:
                return int(value)
        if process.poll() is not None:
            said = process.stderr.read().decode(errors="replace") if process.stderr else ""
            raise RuntimeError(f"it ended before {moment}: {said[-2000:]}")
        pause()
    raise RuntimeError(f"no {moment} within {_PATIENCE:.0f} s")


class _Pause:
    """Lets the measured process have the processor between two looks."""

    def __init__(self) -> None:
        import threading

        self._never = threading.Event()

    def __call__(self) -> None:
        self._never.wait(_POLL)


def _peak(pid: int) -> float:
    """Return the highest resident memory so far (VmHWM), in MiB."""
    status = Path(f"/proc/{pid}/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) / 1024 if found else 0.0
    import psutil

    return float(psutil.Process(pid).memory_info().rss) / 2**20


def medians(starts: list[Start]) -> Start:
    """Return the median seconds and the median peak."""
    return Start(statistics.median(one.seconds for one in starts), statistics.median(one.peak for one in starts))


def import_shares(folder: Path) -> list[tuple[str, float]]:
    """Return what each package costs to import until the login is shown: (name, own ms), dearest first."""
    times = folder / "import-times"
    environment = {**_environment(folder, times), "PYTHONPROFILEIMPORTTIME": "1"}
    log = folder / "imports.log"
    times.touch()
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "main.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
        try:
            _wait(process, times, "input-ready")
        finally:
            process.terminate()
            process.wait(10)
    shares: defaultdict[str, float] = defaultdict(float)
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.match(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)", line)
        if found:
            shares[_package(found[2])] += int(found[1]) / 1000
    return sorted(shares.items(), key=_cost, reverse=True)


def _package(module: str) -> str:
    top = module.split(".")[0]
    return "(standard library)" if top in sys.stdlib_module_names or top.startswith("_") else top


def _cost(share: tuple[str, float]) -> float:
    return share[1]
