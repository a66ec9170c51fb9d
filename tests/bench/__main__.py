"""Prints one table: value, reference from the same run, ratio, target, ok; ends with 1 when a target is missed."""

import argparse
import logging
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import processes
from tests.helpers.heartbeat import P99_LIMIT_MS, WORST_LIMIT_MS

REPEATS = 15


@dataclass(frozen=True)
class Row:
    """One line of the table. ``limit`` bounds the ratio when there is a reference, else the value.

    ``beside`` is what a bare window gave in the same run, where the value itself is bounded.
    """

    name: str
    value: float
    unit: str
    limit: float
    reference: float | None = None
    beside: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value divided by reference."""
        return self.value / self.reference if self.reference else None

    @property
    def ok(self) -> bool:
        """True within the target."""
        return (self.value if self.ratio is None else self.ratio) <= self.limit

    def line(self) -> str:
        """Return the line as it is printed."""
        shown = self.reference if self.beside is None else self.beside
        reference = "" if shown is None else f"{shown:.1f} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} x"
        target = f"<= {self.limit:g} {'x' if self.ratio is not None else self.unit}"
        value = f"{self.value:.1f} {self.unit}"
        return f"{self.name:<54} {value:>12} {reference:>12} {ratio:>8} {target:>12}  {'ok' if self.ok else 'MISSED'}"


def starts(folder: Path, repeats: int) -> Iterator[Row]:
    """Measure the starts of the process, the program and the bare window taking turns."""
    kinds = (processes.bare, processes.login, processes.overview)
    found: dict[object, list[processes.Start]] = {kind: [] for kind in kinds}
    for turn in range(repeats + 1):
        for kind in kinds:
            start = kind(folder)
            if turn:   # the first turn warms the disk cache and writes the byte code
                found[kind].append(start)
    bare, login, overview = (processes.medians(found[kind]) for kind in kinds)
    yield Row("start until the login is painted and ready", login.seconds * 1000, "ms", 2.0, bare.seconds * 1000)
    yield Row("peak memory there", login.peak, "MiB", 2.0, bare.peak)
    yield Row("start as fenna until the overview is complete", overview.seconds * 1000, "ms", 4.0, bare.seconds * 1000)


def pages(folder: Path, repeats: int) -> Iterator[Row]:
    """Measure changing pages."""
    from tests.bench import inside

    found = inside.page_changes(repeats)
    slowest = max(found, key=partial(_median, found))
    every = [seconds for times in found.values() for seconds in times]
    yield Row(f"page change, p95 (slowest: {slowest})", inside.p95(every) * 1000, "ms", 50.0)


def _median(found: dict[str, list[float]], page: str) -> float:
    return statistics.median(found[page])


def inbox(folder: Path, repeats: int) -> Iterator[Row]:
    """Measure the two inboxes."""
    from tests.bench import inside

    small, huge = inside.inboxes(folder, repeats)
    value, reference = statistics.median(huge) * 1000, statistics.median(small) * 1000
    yield Row("open an inbox of 100,000 (beside one of 100)", value, "ms", 1.5, reference)


def switching(folder: Path, repeats: int) -> Iterator[Row]:
    """Measure acting for another: from choosing until the first rows of that subject are painted."""
    from tests.bench import inside

    found = statistics.median(inside.switches(repeats))
    yield Row("switch of subject until first content", found * 1000, "ms", 300.0)


def reset(folder: Path, repeats: int) -> Iterator[Row]:
    """Measure "next participant"."""
    from tests.bench import inside

    yield Row("reset for the next participant", max(inside.resets(min(repeats, 5))) * 1000, "ms", 1000.0)


def heartbeat(folder: Path, repeats: int) -> Iterator[Row]:
    """Measure how late a beat of 10 ms is in the window's thread while every registry fails, in every way in turn."""
    from app.bootstrap.opening import application
    from services.mockhost.faults import KINDS
    from tests.helpers.heartbeat import bare_pulse
    from tests.helpers.outages import everything_out

    application()
    bare = bare_pulse(2.0)
    for kind in KINDS:
        pulse = everything_out(kind)
        yield Row(f"heartbeat, p99, every source: {kind}", pulse.p99, "ms", P99_LIMIT_MS, beside=bare.p99)
        yield Row(f"the latest beat, every source: {kind}", pulse.worst, "ms", WORST_LIMIT_MS, beside=bare.worst)


def limits(folder: Path, repeats: int) -> Iterator[Row]:
    """Measure what must not take long however bad things are."""
    from tests.bench.limits import measured

    for name, value, limit in measured():
        yield Row(name, value, "ms", limit)


PARTS: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    "start": starts, "pages": pages, "inbox": inbox, "switch": switching, "reset": reset, "limits": limits,
    "heartbeat": heartbeat,
}


def main(arguments: list[str]) -> int:
    """Measure, print, and say whether every target was reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=REPEATS, help="measurements per value (median)")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part")
    chosen = parser.parse_args(arguments)
    logging.getLogger("services").setLevel(logging.ERROR)   # every planted fault is a condition in the log
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["VOORPORTAAL_HOME"] = str(folder / "home")
        print(f"{'':<54} {'value':>12} {'reference':>12} {'ratio':>8} {'target':>12}", flush=True)
        for part in chosen.only or PARTS:
            for row in PARTS[part](folder, chosen.repeats):
                rows.append(row)
                print(row.line(), flush=True)
        if not chosen.only or "start" in chosen.only:
            _print_imports(folder)
    missed = [row.name for row in rows if not row.ok]
    print(f"\n{len(rows) - len(missed)} of {len(rows)} targets reached; {_conditions(chosen.repeats)}")
    return 1 if missed else 0


def _print_imports(folder: Path) -> None:
    shares = processes.import_shares(folder)
    total = sum(cost for _, cost in shares)
    print(f"\nimports until the login: {total:.0f} ms, of which")
    for name, cost in shares[:12]:
        print(f"  {name:<28} {cost:>7.1f} ms  {cost / total:>5.0%}")


def _conditions(repeats: int) -> str:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"median of {repeats}, warm, {os.cpu_count()} processors, load {load:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
