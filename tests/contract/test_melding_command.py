"""``main.py stelsel melding`` plays the holder on a running server; ``main.py stelsel catalogus`` writes SKOS."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph

from tests.helpers.servers import ROOT, Server, server

KENMERK = "Z2026-117731"


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server("--clock", "2027-01-05T14:02") as found:
        yield found


def command(*arguments: str, said: str = "") -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "main.py", "stelsel", *arguments],
        cwd=ROOT, input=said, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def melding(running: Server, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return command("melding", "--url", running.origin, *arguments, said=f"{running.key}\n")


def test_the_holder_is_played_step_by_step(running: Server) -> None:
    listed = melding(running)
    assert listed.returncode == 0, listed.stderr
    assert KENMERK in listed.stdout and "(in onderzoek)" in listed.stdout
    refused = melding(running, "--kenmerk", KENMERK, "--stap", "andere-weg")
    assert refused.returncode == 2 and "Een melding kan dit wel veranderen." in refused.stderr
    for step, shown in (("aanpassen", "In behandeling"), ("afronden", "Afgehandeld")):
        done = melding(running, "--kenmerk", KENMERK, "--stap", step, "--toelichting", "Opgemeten.")
        assert done.returncode == 0, done.stderr
        assert shown in done.stdout
    assert "(in onderzoek)" not in done.stdout


def test_what_cannot_be_is_one_line_without_a_traceback(running: Server) -> None:
    for arguments in (("--kenmerk", "niets", "--stap", "afronden"), ("--stap", "afronden"), ("--persona", "niemand")):
        run = melding(running, *arguments)
        assert run.returncode == 2
        assert "Traceback" not in run.stderr and len(run.stderr.strip().splitlines()) == 1


def test_the_catalogue_is_written_as_skos(tmp_path: Path) -> None:
    path = tmp_path / "begrippen.ttl"
    run = command("catalogus", "--out", str(path))
    assert run.returncode == 0, run.stderr
    told = Graph().parse(path)
    assert len(set(told.subjects(RDF.type, SKOS.Concept))) > 150
    refused = command("catalogus", "--out", str(path / "onder-een-bestand.ttl"))
    assert refused.returncode == 2 and "Traceback" not in refused.stderr
