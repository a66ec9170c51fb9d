"""Proves that a mistake in a TOML file is named with its file, line and field."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from hypothesis import given, strategies as st

from services.errors import InputError
from services.toml_positions import decode, load, locate

TEXT = """\
naam = "Fenna"
adres.straat = "Wilgenkwartier"

[brp."met punt.erin"]
leeftijd = 41
lijst = [
    1,  # een
    { soort = "a", diep.er = 2 },
]
[[zaken]]
naam = "dakkapel"
[[zaken.stappen]]
naam = "een"
[[zaken.stappen]]
naam = "twee"
[[zaken]]
naam = "boom"
[zaken.klant]
bsn = "x"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("naam",), 1),
        (("adres", "straat"), 2),
        (("brp",), 4),
        (("brp", "met punt.erin", "leeftijd"), 5),
        (("brp", "met punt.erin", "lijst", 0), 7),
        (("brp", "met punt.erin", "lijst", 1, "diep", "er"), 8),
        (("zaken",), 10),
        (("zaken", 0, "naam"), 11),
        (("zaken", 0, "stappen", 1, "naam"), 15),
        (("zaken", 1), 16),
        (("zaken", 1, "klant", "bsn"), 19),
        (("zaken", 1, "klant", "ontbreekt"), 18),
        (("nergens", "hier"), 0),
    ],
)
def test_every_key_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    tomllib.loads(TEXT)  # the example itself is sound
    assert locate(TEXT, path) == line


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a file."""

    aantal: int
    soort: Literal["a", "b"] = "a"


class Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file."""

    naam: str
    per_naam: dict[str, Item] = {}
    rij: tuple[Item, ...] = ()


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ("naam = 1", 1, "naam", "hier hoort tekst"),
        (
            '\n[per_naam.een]\naantal = 1\n[per_naam.twee]\naantal = "2"',
            5,
            "per_naam.twee.aantal",
            "geheel getal",
        ),
        ('naam = "x"\n[[rij]]\naantal = 1\n[[rij]]\nsoort = "b"', 4, "rij[1].aantal", "ontbreekt"),
        ('naam = "x"\n[[rij]]\naantal = 1\nsoort = "c"', 4, "rij[0].soort", "'c' kan hier niet"),
        ('naam = "x"\n[[rij]]\naantl = 1', 3, "rij[0].aantl", "bedoelde u 'aantal'?"),
        ('naam = "x"\nzzz = 1', 2, "zzz", "bestaat hier niet"),
        ("rij = []", 0, "naam", "ontbreekt"),
    ],
)
def test_a_mistake_names_line_field_and_mend(
    tmp_path: Path, text: str, line: int, field: str, words: str
) -> None:
    path = tmp_path / "bestand.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        decode(path, tomllib.loads(text), Whole)
    assert (caught.value.line, caught.value.field) == (line, field)
    assert words in caught.value.message
    assert str(caught.value).startswith(str(path))


def test_a_table_of_a_larger_file_is_located_in_that_file(tmp_path: Path) -> None:
    text = 'id = "fenna"\n[brp]\naantal = "veel"\n[bag]\naantal = "weinig"'
    path = tmp_path / "fenna.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        decode(path, tomllib.loads(text)["bag"], Item, within=("bag",))
    assert (caught.value.line, caught.value.field) == (5, "bag.aantal")


def test_what_is_sound_comes_back_typed(tmp_path: Path) -> None:
    assert decode(tmp_path / "geen.toml", {"naam": "x", "rij": [{"aantal": 1}]}, Whole).rij == (Item(1),)


@pytest.mark.parametrize(
    ("content", "line"), [(b"a = 1\nb = \n", 2), (b"a = 1\n\n# \xff\n", 3), (b'a = """\nx', 2)]
)
def test_what_is_not_toml_has_its_line_too(tmp_path: Path, content: bytes, line: int) -> None:
    path = tmp_path / "kapot.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load(path)
    assert caught.value.line == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kan niet worden gelezen"):
        load(tmp_path / "weg.toml")


def test_the_parser_is_imported_only_on_error() -> None:
    code = (
        "import sys, pathlib, services.toml_positions as t\n"
        "t.decode(pathlib.Path('x'), 1, int); assert 'tree_sitter' not in sys.modules\n"
        "t.locate('a = 1', ('a',)); assert 'tree_sitter' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


_names = st.text(alphabet="abcdef", min_size=1, max_size=3)


@given(st.dictionaries(_names, st.dictionaries(_names, st.integers(0, 9), min_size=1), min_size=1))
def test_the_line_found_is_the_line_written(tables: dict[str, dict[str, Any]]) -> None:
    lines: list[str] = []
    expected: dict[tuple[str, str], int] = {}
    for table, pairs in tables.items():
        lines.append(f"[{table}]")
        for name, value in pairs.items():
            lines.append(f"{name} = {value}")
            expected[table, name] = len(lines)
    text = "\n".join(lines)
    assert {path: locate(text, path) for path in expected} == expected
