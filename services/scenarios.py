"""Reads scenarios: a starting position for a session, as one TOML file per scenario."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from services.errors import InputError
from services.toml_positions import decode, fault, load

DEFAULT = "dakkapel-en-woz"
"""The scenario of a start without ``--scenario``."""

FaultKind = Literal[
    "hang", "slow", "drip", "down", "error", "nonsense", "half", "wrong_shape", "partial", "stale", "contradictory"
]
FaultSpread = Literal["none", "uniform", "exponential", "lognormal"]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Words = Annotated[str, msgspec.Meta(min_length=1)]


class FaultSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What goes wrong at one registry: the fields of services.mockhost.faults.Fault.

    ``times`` calls fail, then the registry has recovered; left out, it never does. ``face`` left out:
    every face. ``seconds`` and ``spread`` belong to "slow", ``status`` to "error", ``share`` to "partial" and
    "contradictory"; ``chance`` is how many calls are hit, and ``seed`` makes all of it repeatable.
    """

    registry: Words
    kind: FaultKind
    seconds: Annotated[float, msgspec.Meta(ge=0)] = 2.0
    times: Annotated[int, msgspec.Meta(ge=1)] | None = None
    status: Annotated[int, msgspec.Meta(ge=400, le=599)] = 503
    face: str = ""
    spread: FaultSpread = "none"
    share: Share = 0.5
    chance: Share = 1.0
    seed: int = 0


class LoginSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one logs in: at which service (empty: this office), how surely at least, and in which time.

    ``app`` False: the app cannot be used today. ``verhoogt_op``: the day from which the service asks more.
    """

    dienst: str = ""
    niveau: Literal["basis", "midden", "substantieel", "hoog"] = "basis"
    modus: Literal["nu", "2014"] = "nu"
    app: bool = True
    verhoogt_op: date | None = None


class HappeningSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What happens ``na`` seconds after somebody has logged in: a file of resources/scenarios/happenings, to whom.

    ``persona`` left out: the scenario's. ``met`` holds values that differ from the file's.
    """

    type: Words
    na: Annotated[float, msgspec.Meta(ge=0)] = 20.0
    persona: str = ""
    met: dict[str, Any] = {}


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A starting position: who logs in, what time it is, which sources fail, which settings differ.

    ``clock`` is local time (Europe/Amsterdam) and stands without an offset; ``omschrijving`` tells the
    tester what there is to see. ``oefening`` is the id of the rehearsal that is chosen at the start.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Words
    title_en: str = ""
    persona: Words
    clock: datetime
    omschrijving: str = ""
    faults: tuple[FaultSpec, ...] = ()
    settings: dict[str, Any] = {}
    inloggen: LoginSpec = LoginSpec()
    oefening: str = ""
    gebeurtenissen: tuple[HappeningSpec, ...] = ()

    def named(self, language: str) -> str:
        """Return the title; in Dutch when nobody wrote it in this language."""
        return (self.title_en if language == "en" else "") or self.title


def read(folders: Path | Iterable[Path]) -> list[Scenario]:
    """Return the scenarios of one or more folders, the default one first, then by title.

    Raises InputError with file, line and field.
    """
    found: dict[str, Scenario] = {}
    for folder in [folders] if isinstance(folders, Path) else folders:
        if not folder.is_dir():
            raise InputError("deze map met scenario's bestaat niet", file=str(folder))
        for path in sorted(folder.glob("*.toml")):
            scenario = read_one(path)
            if scenario.id in found:
                raise fault(path, ("id",), f"er is al een scenario {scenario.id!r}")
            found[scenario.id] = scenario
    return sorted(found.values(), key=_place)


def read_one(path: Path) -> Scenario:
    """Return the scenario of one file; raises InputError with file, line and field."""
    scenario = decode(path, load(path, keep=True), Scenario)
    if scenario.id != path.stem:
        raise fault(path, ("id",), f"dit moet {path.stem!r} zijn, net als de naam van het bestand")
    if scenario.clock.tzinfo is not None:
        raise fault(path, ("clock",), "schrijf de plaatselijke tijd zonder zone, zoals 2027-01-05T14:02:00")
    return scenario


def check(scenario: Scenario, path: Path, personas: Iterable[str], registries: Iterable[str]) -> list[InputError]:
    """Return what does not exist: the persona, or the registry of a fault."""
    errors = []
    if scenario.persona not in set(personas):
        errors.append(fault(path, ("persona",), f"er is geen persoon {scenario.persona!r}"))
    for number, one in enumerate(scenario.gebeurtenissen):
        if one.persona and one.persona not in set(personas):
            place = ("gebeurtenissen", number, "persona")
            errors.append(fault(path, place, f"er is geen persoon {one.persona!r}"))
    known = set(registries)
    for number, spec in enumerate(scenario.faults):
        if spec.registry not in known:
            place = ("faults", number, "registry")
            errors.append(fault(path, place, f"er is geen register {spec.registry!r}"))
    return errors


def _place(scenario: Scenario) -> tuple[bool, str]:
    return scenario.id != DEFAULT, scenario.title
