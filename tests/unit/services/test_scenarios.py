"""Scenarios are read with their clock and faults, and what is wrong in one is named by file, line and field."""

from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

import resources
from services import personas, scenarios
from services.errors import InputError
from services.manifest import registries
from services.mockhost.faults import KINDS, Fault

FOLDER = resources.path("scenarios")
GOOD = 'id = "proef"\ntitle = "Proef"\npersona = "fenna"\nclock = 2027-01-05T14:02:00\n'


def write(folder: Path, text: str, name: str = "proef") -> Path:
    """Write a scenario file and return its path."""
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_scenario_is_that_of_the_pictures() -> None:
    first = scenarios.read(FOLDER)[0]
    assert (first.id, first.title, first.persona) == ("dakkapel-en-woz", "Dakkapel en WOZ", "fenna")
    assert first.clock == datetime.fromisoformat("2027-01-05T14:02")
    assert first.faults == ()


def test_the_kadaster_is_down_for_one_question() -> None:
    found = {one.id: one for one in scenarios.read(FOLDER)}["kadaster-uit"]
    assert found.faults == (scenarios.FaultSpec(registry="brk", kind="down", times=1),)


def test_every_scenario_names_what_exists() -> None:
    people = [one.head.id for one in personas.read(resources.path("personas"))]
    ids = [one.manifest.id for one in registries()[0]]
    found = scenarios.read(FOLDER)
    assert found
    for one in found:
        assert scenarios.check(one, FOLDER / f"{one.id}.toml", people, ids) == []


def test_a_name_that_does_not_exist_is_found(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD + '[[faults]]\nregistry = "brkk"\nkind = "down"\n')
    errors = scenarios.check(scenarios.read_one(path), path, ["hendrik"], ["brk"])
    assert [(one.line, one.field) for one in errors] == [(3, "persona"), (6, "faults[0].registry")]


def test_the_fault_kinds_and_fields_are_those_of_the_mock_host() -> None:
    assert get_args(scenarios.FaultKind) == KINDS
    spec = scenarios.FaultSpec(registry="brk", kind="slow")
    fields = set(spec.__struct_fields__) - {"registry"}
    assert fields == set(Fault.__struct_fields__)
    assert Fault(**{name: getattr(spec, name) for name in fields}) == Fault("slow")


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        (GOOD + "kleur = 1\n", 5, "kleur"),
        (GOOD.replace('"fenna"', "3"), 3, "persona"),
        (GOOD.replace('title = "Proef"\n', ""), 0, "title"),
        (GOOD + '[[faults]]\nregistry = "brk"\nkind = "kapot"\n', 7, "faults[0].kind"),
        (GOOD + '[[faults]]\nregistry = "brk"\nkind = "down"\ntimes = 0\n', 8, "faults[0].times"),
        (GOOD.replace('"proef"', '"ander"'), 1, "id"),
        (GOOD.replace("14:02:00", "14:02:00Z"), 4, "clock"),
        (GOOD.replace("clock = ", "clock "), 4, ""),
    ],
    ids=["unknown", "wrong-type", "missing", "wrong-kind", "too-few", "wrong-id", "with-zone", "no-toml"],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, line: int, field: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InputError) as caught:
        scenarios.read(tmp_path)
    assert (caught.value.file, caught.value.line, caught.value.field) == (str(path), line, field)
    assert scenarios.read_one(write(tmp_path, GOOD)).id == "proef"  # the same file without the mistake


def test_two_folders_may_not_hold_the_same_scenario(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        write(folder, GOOD)
    with pytest.raises(InputError, match="er is al een scenario 'proef'"):
        scenarios.read(folders)


def test_a_missing_folder_is_an_error_and_not_an_empty_list(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        scenarios.read(tmp_path / "weg")
