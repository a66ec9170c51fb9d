"""What the command line and the tester chose, made into clock, people, scenario and faults; raises InputError."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from services import personas as persona_files, scenarios as scenario_files
from services.clock import parse_start
from services.errors import InputError
from services.personas import Persona
from services.scenarios import Scenario

if TYPE_CHECKING:
    from services.mockhost.faults import Fault
    from services.mockhost.happening import Happening


def check_folders(plugins: Sequence[Path]) -> None:
    """Raise InputError for a plug-in folder that is not there."""
    for folder in plugins:
        if not folder.is_dir():
            raise InputError(f"er is geen map {str(folder)!r}", field="--plugins")


def start_of(text: str) -> datetime:
    """Return the moment of ``--clock``."""
    try:
        return parse_start(text)
    except ValueError as error:
        message = f"{text!r} is geen tijdstip; schrijf er een zoals 2027-01-05T14:02"
        raise InputError(message, field="--clock") from error


def people(plugins: Sequence[Path]) -> tuple[list[Persona], list[InputError]]:
    """Return the practice persons, those who cannot log in too, and why others are left out.

    Left out is who is unsound, real, a published number or a double.
    """
    unsound: list[InputError] = []
    kept: dict[str, Persona] = {}
    for one in persona_files.read(folders("personas", plugins), unsound, everyone=True):
        why = "" if resources.path("personas") in one.path.parents else persona_files.why_not(one.head.bsn)
        for other in kept.values():
            if one.head.id == other.head.id or one.head.bsn == other.head.bsn:
                why = f"dezelfde id of hetzelfde BSN als {other.head.naam} ({other.path.name})"
        if why:
            unsound.append(InputError(why, file=str(one.path), field="bsn"))
        else:
            kept[one.head.id] = one
    return list(kept.values()), unsound


def person_called(everyone: Sequence[Persona], wanted: str) -> Persona:
    """Return a persona by id; raises InputError that names the ones there are."""
    for one in everyone:
        if one.head.id == wanted:
            return one
    names = ", ".join(one.head.id for one in everyone)
    raise InputError(f"er is geen persoon {wanted!r}; kies uit: {names}", field="--persona")


def scenarios(plugins: Sequence[Path]) -> list[Scenario]:
    """Return the scenarios there are."""
    return scenario_files.read(folders("scenarios", plugins))


def scenario_called(found: Sequence[Scenario], wanted: str) -> Scenario:
    """Return a scenario by id (empty: the usual one); raises InputError that names the ones there are."""
    for scenario in found:
        if scenario.id == (wanted or scenario_files.DEFAULT):
            return scenario
    names = ", ".join(one.id for one in found)
    raise InputError(f"er is geen scenario {wanted!r}; kies uit: {names}", field="--scenario")


def faults_of(scenario: Scenario) -> "Iterator[tuple[str, Fault]]":
    """Yield registry and fault of every fault that the scenario begins with."""
    from services.mockhost.faults import fault_of

    for spec in scenario.faults:
        yield spec.registry, fault_of(spec)


def folders(name: str, plugins: Sequence[Path]) -> list[Path]:
    """Return our own folder of this name, and those of the plug-in folders that have one."""
    return [resources.path(name), *(one / name for one in plugins if (one / name).is_dir())]


def reactions(plugins: Sequence[Path]) -> list[Path]:
    """Return where plug-ins keep what senders do when something happens."""
    return [one / "scenarios" / "reactions" for one in plugins]


def happenings_of(scenario: Scenario, everyone: Sequence[Persona]) -> "Iterator[tuple[float, Happening]]":
    """Yield (seconds after logging in, what happens to whom) of everything that the scenario plans."""
    from services.mockhost.happening import Happening

    for spec in scenario.gebeurtenissen:
        whom = person_called(everyone, spec.persona or scenario.persona)
        yield spec.na, Happening(spec.type, whom.head.bsn, dict(spec.met))
