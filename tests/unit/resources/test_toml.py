"""What is kept of a TOML file says what the file says, and never what it said before."""

import os
import sys
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli

import resources
from resources import toml

HOUSE = Path(resources.__file__).parents[1]
EVERY_KIND = """
dag = 2027-01-05
uur = 14:02:00.5
hier = 2027-01-05T14:02:00
ginds = [2027-01-05T14:02:00Z, 2027-01-05T14:02:00-11:30]
getallen = [1, 1.0, -9223372036854775808, 9223372036854775807, inf, -0.0]
woorden = ["", "\\u0001", "é", "2027-01-05"]
ja = true
[een."twee drie"]
[[rij]]
[[rij]]
a = {b = {}}
"""


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep files, also where the environment asks Python not to; and remember nothing of other tests."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    toml._packed.cache_clear()


def kinds(value: Any) -> Any:
    """Return a value with the kind of everything in it: 1 is no 1.0, and a date no text."""
    if isinstance(value, dict):
        return {key: kinds(one) for key, one in value.items()}
    return [kinds(one) for one in value] if isinstance(value, list) else (type(value), value)


def written_to(path: Path, text: str) -> Path:
    """Write a file as of one fixed second: to look at its age would not tell that it changed."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1, 1))
    return path


def test_what_is_kept_says_the_same_as_the_file(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for folder in ("app", "services", "resources") for path in
             sorted((HOUSE / folder).rglob("*.toml"))]  # fmt: skip
    assert len(texts) > 150
    for number, text in enumerate([EVERY_KIND, *texts]):
        path = written_to(tmp_path / f"{number}.toml", text)
        parsed = kinds(tomllib.loads(text))
        assert kinds(toml.read_kept(path)) == parsed
        toml._packed.cache_clear()
        assert kinds(toml.read_kept(path)) == parsed
    assert {one.name for one in (tmp_path / "__pycache__").iterdir()} == {
        f"{number}.toml.msgpack" for number in range(len(texts) + 1)
    }


def test_a_kept_file_is_read_without_parsing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written_to(tmp_path / "a.toml", "dag = 2027-01-05\nuur = 14:02:00\nop = 2027-01-05T14:02:00Z\n")
    first = toml.read_kept(path)
    assert first == {"dag": date(2027, 1, 5), "uur": time(14, 2), "op": datetime.fromisoformat("2027-01-05T14:02:00Z")}
    toml._packed.cache_clear()
    monkeypatch.setattr(tomli, "loads", None)
    assert toml.read_kept(path) == first


def test_who_changes_what_was_read_changes_nothing_for_the_next(tmp_path: Path) -> None:
    path = written_to(tmp_path / "a.toml", "rij = [1]\n")
    toml.read_kept(path)["rij"].append(2)
    assert toml.read_kept(path) == {"rij": [1]}


@pytest.mark.parametrize("other", ["a = 2\n", "a = 20\n"])
def test_a_changed_file_is_read_anew(tmp_path: Path, other: str) -> None:
    path = written_to(tmp_path / "a.toml", "a = 1\n")
    assert toml.read_kept(path) == {"a": 1}
    assert toml.read_kept(written_to(path, other)) == tomllib.loads(other)


def test_what_was_kept_in_another_form_is_not_believed(tmp_path: Path) -> None:
    path = written_to(tmp_path / "a.toml", "a = 1\n")
    toml.read_kept(path)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    kept.write_bytes(b"VPT0" + kept.read_bytes()[4:-1] + b"\x02")
    toml._packed.cache_clear()
    assert toml.read_kept(path) == {"a": 1}


def test_a_folder_that_cannot_be_written_to_is_no_failure(tmp_path: Path) -> None:
    path = written_to(tmp_path / "a.toml", "a = 1\n")
    (tmp_path / "__pycache__").write_text("in the way", encoding="utf-8")
    assert toml.read_kept(path) == {"a": 1}
    assert (tmp_path / "__pycache__").read_text(encoding="utf-8") == "in the way"


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert toml.read_kept(written_to(tmp_path / "a.toml", "a = 1\n")) == {"a": 1}
    assert list(tmp_path.iterdir()) == [tmp_path / "a.toml"]


def test_it_is_kept_where_python_keeps_byte_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "van").mkdir()
    path = written_to(tmp_path / "van" / "a.toml", "a = 1\n")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elders"))
    toml.read_kept(path)
    assert [one.name for one in (tmp_path / "elders").rglob("*.msgpack")] == ["a.toml.msgpack"]
    assert list((tmp_path / "van").iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"a = = 1", tomli.TOMLDecodeError),
        (b"a = 1" + b"0" * 30, tomli.TOMLDecodeError),
        (b"a = 'Vri\xebs'", UnicodeDecodeError),
        (None, FileNotFoundError),
    ],
)
def test_a_file_that_cannot_be_read_says_why_every_time(
    tmp_path: Path, content: bytes | None, error: type[Exception]
) -> None:
    path = tmp_path / "a.toml"
    if content is not None:
        path.write_bytes(content)
    for _ in range(2):
        with pytest.raises(error):
            toml.read_kept(path)


def test_of_an_ordinary_file_nothing_is_kept(tmp_path: Path) -> None:
    path = written_to(tmp_path / "a.toml", "geheim = 'vertel het niemand'\n")
    assert toml.read(path) == {"geheim": "vertel het niemand"}
    assert list(tmp_path.iterdir()) == [path]
    assert toml._packed.cache_info().currsize == 0
