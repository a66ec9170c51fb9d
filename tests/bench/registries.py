"""How fast the registries are over the network, beside a handler that does nothing: python -m tests.bench.registries.

One Granian worker each, load from ``wrk``, the two taking turns in one run: only the ratio means something. Persons
are citizens of the generated country: a thousand that are asked again and again ("known"), or ever others ("random",
asked by an organisation's system, which may ask about anybody). The token check is on; every question of the BRP asks
one of twenty sets of fields, each with every group of a person in another order or grain. All of it takes less than
four minutes; ``--memory`` asks about a million different citizens, each once and over the network too.
"""

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import psutil

from services.clock import Clock
from services.identity.session import Level, Party, Session
from services.identity.system import Systems
from services.identity.tokens import HEADER, TokenSigner
from services.manifest import registries
from services.mockhost.populating import Population
from services.personas import read
from services.population.core import Core
from services.population.country import CITIZENS
from services.registries.brp.questions import FULL
from tests.bench import load
from tests.bench.load import Outcome, Question
from tests.bench.nothing import THREADS
from tests.helpers.servers import ROOT, Server, server

KNOWN = 1000
RANDOM = 20_000
ASIDE = 20_000
"""Citizens that are asked about before memory is looked at (all that is kept has been filled then), and at a time."""
_STRIDE = 4_567_891  # no divisor in common with the number of citizens: all come by, far apart
_LONG = 3600.0
WARM = 16_000
ROUNDS = 3
_OIN = "00000001900100011000"


@dataclass(frozen=True)
class Line:
    """One line of the table; ``least`` bounds the value from below, else ``most`` from above."""

    name: str
    told: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def ok(self) -> bool:
        """True when the target is reached."""
        if self.least is not None:
            return self.value >= self.least
        return self.most is None or self.value <= self.most

    def __str__(self) -> str:
        target = "" if self.least is None else f">= {self.least:g}"
        target = target or ("" if self.most is None else f"<= {self.most:g}")
        return f"{self.name:<58} {self.told:>34} {self.value:>8.2f} {target:>8}  {'ok' if self.ok else 'MISSED'}"


class Bench:
    """A server with the population, the reference beside it, and everything needed to ask it."""

    def __init__(
        self, folder: Path, there: Server, reference: int, nothing: int, signer: TokenSigner, clock: Clock
    ) -> None:
        self._folder = folder
        self.there = there
        self._reference, self._nothing_process = reference, nothing
        self._signer = signer
        self._clock = clock
        self._nothing = load.write(folder / "nothing", [Question("POST", "/personen", {}, {"a": 1})], reference)
        self.system = {HEADER: Systems(signer, clock).session(_OIN, "Oefenorganisatie").token}
        self.country = Population(_personas).country
        dice = random.Random(12)
        self.known = [self.country.citizen(dice.randrange(CITIZENS)) for _ in range(KNOWN)]
        self.others = [self.country.bsn(dice.randrange(CITIZENS)) for _ in range(RANDOM)]

    def own(self, core: Core) -> dict[str, str]:
        """Return the header with a session of this citizen."""
        now = self._clock.now()
        party = Party("citizen", core.bsn, core.name.full)
        session = Session(party, party, Level.MIDDEN, "sms", now, now + timedelta(hours=2), 1, "")
        return {HEADER: self._signer.sign(session)}

    def warm(self, path: Path, count: int) -> None:
        """Ask ``count`` questions before anything is measured: each session is checked by its signature once."""
        asked = 0
        while asked < count:
            asked += load.run(self.there.port, path, 1).requests

    def against(
        self, name: str, questions: list[Question], seconds: float, *, repeated: bool = True
    ) -> "Compared":
        """Return how this compares to the reference over some turns; raises when an answer is no 2xx.

        ``repeated``: the same questions come again and again, and all of them are asked once before the clock runs.
        """
        path = load.write(self._folder / name, questions, self.there.port)
        self.warm(path, WARM if repeated else 1)
        turns = []
        for _ in range(ROUNDS):
            start = used(self._nothing_process)[0]
            nothing = load.run(self._reference, self._nothing, seconds)
            idle = (used(self._nothing_process)[0] - start) / nothing.requests
            start = self.used()[0]
            last = load.run(self.there.port, path, seconds)
            busy = (self.used()[0] - start) / last.requests
            if last.refused or last.broken:
                raise RuntimeError(f"{name}: {last.refused} refused, {last.broken} broken off")
            turns.append(Compared(last.rate / nothing.rate, idle / busy, last))
            print(
                f"  {name}: {last.rate:.0f}/s beside {nothing.rate:.0f}/s, p99 {last.p99:.1f} ms; "
                f"{1e6 * busy:.0f} us of processor each beside {1e6 * idle:.0f}",
                flush=True,
            )
        rates, costs = ([getattr(one, part) for one in turns] for part in ("rate", "cost"))
        return Compared(statistics.median(rates), statistics.median(costs), turns[-1].last)

    def used(self) -> tuple[float, float]:
        """Return CPU seconds and resident memory (MiB) of the server so far."""
        return used(self.there.process.pid)


@dataclass(frozen=True)
class Compared:
    """How one load compares to the reference: by requests a second, and by processor time for a request.

    On a machine where others work too the first says little: then the second tells what the first would be.
    """

    rate: float
    cost: float
    last: Outcome

    def lines(self, name: str, least: float) -> list[Line]:
        """Return the two lines of the table; the target is that of the first."""
        told = f"{self.last.rate:.0f}/s"
        return [Line(name, told, self.rate, least), Line("  the same by processor time", "", self.cost)]


def used(pid: int) -> tuple[float, float]:
    """Return CPU seconds and resident memory (MiB) of a process and its workers so far."""
    parent = psutil.Process(pid)
    every = [parent, *parent.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in every), sum(one.memory_info().rss for one in every) / 2**20


def _personas() -> list[object]:
    return read([ROOT / "resources" / "personas"])  # type: ignore[return-value]


def field_sets() -> list[list[str]]:
    """Return twenty different sets of fields, each asking for all there is of a person."""
    groups = sorted(name for name in FULL._tree if FULL.check(name).value == "good" and "Binnenland" not in name)
    dice, made = random.Random(3), []
    for _ in range(20):
        split = set(dice.sample(groups, 2))
        paths = [path for name in groups for path in (_members(name) if name in split else [name])]
        made.append(dice.sample(paths, len(paths)))
    return made


def _members(group: str) -> list[str]:
    paths = [f"{group}.{name}" for name in FULL._tree[group]]
    return [path for path in paths if FULL.check(path).value == "good"] or [group]


def raadpleeg(bsn: str, fields: list[str], headers: dict[str, str]) -> Question:
    """Return the question for one person."""
    body = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": fields}
    return Question("POST", "/haalcentraal/api/brp/personen", headers, body)


def known(bench: Bench, seconds: float) -> list[Line]:
    """Measure persons that are asked again and again, each by its own session."""
    sets = field_sets()
    questions = [
        raadpleeg(core.bsn, sets[(place + turn) % len(sets)], headers)
        for place, core in enumerate(bench.known)
        for headers in (bench.own(core),)
        for turn in range(3)
    ]
    random.Random(5).shuffle(questions)
    found = bench.against("known", questions, seconds)
    calm = load.run(bench.there.port, bench._folder / "known", seconds, connections=8)
    return [
        *found.lines("POST /personen, all fields, 1,000 known persons", 0.35),
        Line("  p99 with 8 connections, ms", f"p50 {calm.p50:.1f} ms", calm.p99, most=10),
    ]


def others(bench: Bench, seconds: float) -> list[Line]:
    """Measure ever other citizens, asked by a system."""
    sets = field_sets()
    questions = [raadpleeg(bsn, sets[n % len(sets)], bench.system) for n, bsn in enumerate(bench.others)]
    found = bench.against("random", questions, seconds, repeated=False)
    return found.lines("POST /personen, all fields, random citizens", 0.2)


def mix(bench: Bench, seconds: float) -> list[Line]:
    """Measure a mix over all registries, about the thousand, by their systems' and own sessions."""
    questions = [one for core in bench.known for one in _mixed(bench, core)]
    random.Random(6).shuffle(questions)
    return bench.against("mix", questions, seconds).lines("realistic mix over all registries", 0.2)


def _mixed(bench: Bench, core: Core) -> Iterator[Question]:
    """Yield what is asked about one citizen: most about the person and the cars, as in DOMAIN.md §10."""
    own, home, sets = bench.own(core), core.home, field_sets()
    address = home.address
    yield from (raadpleeg(core.bsn, sets[turn], own) for turn in range(3))
    bag = "/lvbag/individuelebevragingen/v2"
    yield Question("GET", f"{bag}/adressen?postcode={address.postcode}&huisnummer={address.huisnummer}", own)
    yield Question("GET", f"{bag}/verblijfsobjecten/{address.verblijfsobject}", own)
    for car in core.vehicles:
        yield from (Question("GET", f"/resource/m9d7-ebf2.json?kenteken={car.kenteken}", own) for _ in range(2))
    for path, header in _OURS.items():
        yield Question("GET", path, own | {header: f"BSN:{core.bsn}"})
    if core.company is not None:
        yield Question("GET", f"{_base('nhr', 'basisprofiel')}/{core.company.kvk}", own)
    if not core.parents_numbers:
        yield Question("GET", f"{_base('woz', 'bevragen')}/wozobjecten/{home.woz}", own)
    parcels = f"{_base('brk', 'bevragen')}/kadastraalonroerendezaken"
    yield Question("POST", parcels, own, {"burgerservicenummer": core.bsn})
    yield Question("GET", f"{_base('zaken', 'zaken')}/zaken", own | {"Accept-Crs": "EPSG:4326"})


def _base(registry: str, face: str) -> str:
    return next(one.manifest for one in registries()[0] if one.manifest.id == registry).face(face).base_path


def brv(bench: Bench, seconds: float) -> list[Line]:
    """Measure what a question about a plate costs the server's process, and so a thousand a second."""
    plates = [car.kenteken for core in bench.known for car in core.vehicles]
    path = load.write(
        bench._folder / "brv",
        [Question("GET", f"/resource/m9d7-ebf2.json?kenteken={plate}", bench.system) for plate in plates],
        bench.there.port,
    )
    bench.warm(path, 2 * len(plates))
    before = bench.used()[0]
    done = load.run(bench.there.port, path, seconds, connections=2)
    spent = bench.used()[0] - before
    share = 100 * 1000 * spent / done.requests
    told = f"{1e6 * spent / done.requests:.0f} us each"
    return [Line("BRV: one core's share at 1,000 requests/s, %", told, share, most=25)]


def memory(bench: Bench, count: int) -> list[Line]:
    """Measure how far memory wanders over ``count`` different citizens, each asked once, after ``ASIDE`` others."""
    fields, start = field_sets(), time.monotonic()
    sizes: list[float] = []
    for begin in range(0, count + ASIDE, ASIDE):
        questions = [
            raadpleeg(bench.country.bsn(number * _STRIDE % CITIZENS), fields[number % len(fields)], bench.system)
            for number in range(begin, min(begin + ASIDE, count + ASIDE))
        ]
        path = load.write(bench._folder / "memory", questions, bench.there.port)
        done = load.run(bench.there.port, path, _LONG, once=True)
        if done.refused or done.broken or done.requests < len(questions):
            raise RuntimeError(f"memory: {done.refused} refused, {done.broken} broken off of {done.requests}")
        sizes.append(bench.used()[1])
        print(f"  {begin + len(questions)} citizens, {sizes[-1]:.1f} MiB, {time.monotonic() - start:.0f} s", flush=True)
    first, *later = sizes
    furthest = max(later, key=partial(_away, first))
    told = f"{first:.0f} -> {later[-1]:.0f} MiB"
    return [Line(f"memory over {count:,} citizens, % off", told, 100 * _away(first, furthest) / first, most=5)]


def _away(first: float, size: float) -> float:
    return abs(size - first)


def complete(bench: Bench) -> list[Line]:
    """Measure how long one citizen takes with the tables of every registry, in this process."""
    makers = [one.load("generate").block for one in registries()[0] if one.has("generate")]
    dice, times = random.Random(9), []
    for _ in range(3000):
        number = dice.randrange(CITIZENS)
        start = time.process_time_ns()
        core = bench.country.citizen(number)
        for make in makers:
            make(core)
        times.append((time.process_time_ns() - start) / 1e6)
    told = f"{len(makers)} registries, p99 {sorted(times)[-30]:.2f} ms"
    return [Line("a complete citizen over all registries, ms", told, statistics.mean(times), most=1.0)]


def main(arguments: list[str]) -> int:
    """Measure, print, and say whether every target was reached; 2 when there is no load generator."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.registries", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each run (default: 4)")
    parser.add_argument("--citizens", type=int, default=40_000, help="to measure memory over (default: 40000)")
    parser.add_argument("--memory", action="store_true", help="only memory, over 1,000,000 citizens: some minutes")
    parser.add_argument("--only", choices=("known", "random", "mix", "brv", "memory", "complete"), action="append")
    chosen = parser.parse_args(arguments)
    if not load.present():
        print("wrk is niet geïnstalleerd (Debian: apt install wrk); zonder wrk is er niets te meten.")
        return 2
    if chosen.memory:
        chosen.only, chosen.citizens = ["memory"], 1_000_000
    wanted = chosen.only or ("known", "random", "mix", "brv", "memory", "complete")
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as name, _served(Path(name)) as bench:
        parts = {
            "known": lambda: known(bench, chosen.seconds),
            "random": lambda: others(bench, chosen.seconds),
            "mix": lambda: mix(bench, chosen.seconds),
            "brv": lambda: brv(bench, chosen.seconds),
            "complete": lambda: complete(bench),
            "memory": lambda: memory(bench, chosen.citizens),
        }
        for part, measure in parts.items():
            if part in wanted:
                lines += measure()
    print("\n".join(map(str, lines)))
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, medians of {ROUNDS} turns")
    return 0 if all(line.ok for line in lines) else 1


@contextmanager
def _served(folder: Path) -> Iterator[Bench]:
    clock = Clock()
    signer = TokenSigner(clock)
    keys = folder / "jwks.json"
    keys.write_text(json.dumps(signer.jwks()), encoding="utf-8")
    port = _free_port()
    nothing = subprocess.Popen([sys.executable, "-m", "tests.bench.nothing", str(port)], cwd=ROOT)
    try:
        with server("--population", "--threads", str(THREADS), "--jwks", str(keys)) as there:
            yield Bench(folder, there, port, nothing.pid, signer, clock)
    finally:
        nothing.terminate()
        nothing.wait(20)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


_OURS = {f"{_base('rdw', 'voertuigbezit')}/voertuigen": "X-Voorportaal-Betrokkene"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
