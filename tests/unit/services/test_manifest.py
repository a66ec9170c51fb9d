"""Proves how registries are found: by folder, checked before import, a broken one named in a line."""

import shutil
from pathlib import Path

import pytest

from services.errors import InputError
from services.manifest import Broken, RegistryManifest, discover, registries

EXAMPLE = Path(__file__).parents[2] / "helpers" / "example_registry"
SOUND = (EXAMPLE / "registry.toml").read_text(encoding="utf-8")


def _written(folder: Path, name: str, text: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "registry.toml").write_text(text, encoding="utf-8")
    return folder


def _discover(folder: Path) -> tuple[list[str], list[Broken]]:
    found, broken = discover([folder], "services.registries", "registry.toml", RegistryManifest)
    return [one.manifest.id for one in found], broken


def test_the_house_has_the_registries_of_part_one() -> None:
    found, broken = registries()
    assert {one.manifest.id for one in found} >= {"brp", "bag", "brk", "woz", "rdw", "berichten", "zaken"}
    assert broken == []


def test_nothing_is_imported_to_find_one(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "example_registry")
    (tmp_path / "example_registry" / "__init__.py").write_text("raise RuntimeError('geladen')\n", encoding="utf-8")
    assert _discover(tmp_path) == (["example_registry"], [])


def test_folders_without_a_manifest_are_no_registries(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "los.toml").write_text("id = 'los'\n", encoding="utf-8")
    assert _discover(tmp_path) == ([], [])


BREAKS = {
    "no toml": ("id = ", "registry.toml"),
    "not utf-8": ("\udcff", "registry.toml"),
    "no id": (SOUND.replace('id = "example_registry"\n', "", 1), "id"),
    "no faces": (SOUND.split("[[faces]]")[0], "faces"),
    "a field too many": ("kleur = 'rood'\n" + SOUND, "kleur"),
    "a wrong type": (SOUND.replace('name = "Bibliotheek"', "name = 3"), "name"),
    "another id": (SOUND.replace('id = "example_registry"', 'id = "anders"', 1), "example_registry"),
    "a face without a path": (SOUND.replace('base_path = "/example_registry/api/v1"\n', ""), "base_path"),
}


@pytest.mark.parametrize("kind", BREAKS)
def test_a_broken_manifest_is_one_named_line_and_the_others_work(tmp_path: Path, kind: str) -> None:
    text, names = BREAKS[kind]
    folder = tmp_path / "example_registry"
    folder.mkdir()
    (folder / "registry.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    _written(tmp_path, "goed", SOUND.replace('id = "example_registry"', 'id = "goed"', 1))
    found, broken = _discover(tmp_path)
    assert found == ["goed"]
    (line,) = broken
    assert line.name == "example_registry"
    assert "registry.toml" in line.message and names in line.message
    assert "Traceback" not in line.message


def test_two_equal_base_paths_stop_the_start_and_say_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "registries" / "nogmaals")
    manifest = tmp_path / "registries" / "nogmaals" / "registry.toml"
    text = SOUND.replace('id = "example_registry"', 'id = "nogmaals"', 1)
    manifest.write_text(text.replace("/example_registry/api/v1", "/woz/api/v1"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        registries([tmp_path])
    told = str(caught.value)
    assert "nogmaals" in told and "woz" in told and "/woz/api/v1" in told and "registry.toml" in told


def test_a_second_registry_of_one_name_is_a_named_line_and_the_first_works(tmp_path: Path) -> None:
    text = SOUND.replace('id = "example_registry"', 'id = "woz"', 1).replace("/example_registry/", "/andere-woz/")
    _written(tmp_path / "registries", "woz", text)
    found, broken = registries([tmp_path])
    assert [one.name for one in broken] == ["woz"]
    assert str(tmp_path) in broken[0].message and "registries" in broken[0].message
    (woz,) = (one for one in found if one.manifest.id == "woz")
    assert tmp_path not in woz.folder.parents


def test_a_manifest_that_cannot_be_read_is_a_named_line(tmp_path: Path) -> None:
    _written(tmp_path, "diep", "x = " + "[" * 5000 + "]" * 5000)
    (tmp_path / "kring").mkdir()
    (tmp_path / "kring" / "registry.toml").symlink_to(tmp_path / "kring" / "registry.toml")
    assert [one.name for one in _discover(tmp_path)[1]] == ["diep"]


def test_an_empty_plug_in_folder_adds_nothing(tmp_path: Path) -> None:
    assert [one.manifest.id for one in registries([tmp_path])[0]] == [one.manifest.id for one in registries()[0]]


def test_a_face_that_is_not_there_is_named() -> None:
    found, _ = registries()
    with pytest.raises(KeyError, match="geen-vlak"):
        found[0].manifest.face("geen-vlak")
