"""Personas are read head first, and every mistake in one is named by file, line and field."""

import sys
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

import resources
from services import personas, scenarios
from services.errors import InputError
from services.identifiers import is_bsn
from tests.helpers import published_bsns

HEAD = """# Een proefpersoon.
id = "proef"
naam = "Proef de Vries"
aanhef = "meneer De Vries"
geboren = 1990-01-05
bsn = "900774599"
gebruikersnaam = "proef.oefent"
wachtwoord = "Oefen-2027!"
telefoon = "0612345678"
verhaal = "Een proef"
kort = "Een langer verhaal [met haken] en een # hekje."
"""
TABLES = '\n[thuis]\nplaats = "Delft"\n\n[[thuis.dieren]]\nnaam = "Ko"\npoten = 4\n\n[werk]\nbsn = "900774599"\n'

TRICKY = """# [geen] tabel
[thuis] # [ook niet]
plaats = \"\"\"
[werk] is hier tekst
\\\"\"\"[werk]\"\"\"
[[thuis.dieren]]
naam = '''
[werk]'''
poten = 2
[ werk ]
bsn = "900774599"
"""


class Dier(msgspec.Struct, forbid_unknown_fields=True):
    """An animal, in a made-up registry."""

    naam: str
    poten: int


class Thuis(msgspec.Struct, forbid_unknown_fields=True):
    """The table of a made-up registry."""

    plaats: str
    dieren: tuple[Dier, ...] = ()


class Werk(msgspec.Struct, forbid_unknown_fields=True):
    """The table of another one."""

    bsn: str


TYPES: dict[str, type[Any]] = {"thuis": Thuis, "werk": Werk}


def write(folder: Path, text: str = HEAD + TABLES, name: str = "proef") -> Path:
    """Write a persona file and return its path."""
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path) -> list[tuple[str, int, str]]:
    """Return file, line and field of everything that is wrong in a folder."""
    broken: list[InputError] = []
    found = personas.read(folder, broken)
    broken += personas.check(found, TYPES)
    return [(Path(one.file).name, one.line, one.field) for one in broken]


def test_a_sound_persona_is_read_and_has_no_faults(tmp_path: Path) -> None:
    write(tmp_path)
    (one,) = personas.read(tmp_path)
    assert one.head.naam == "Proef de Vries"
    assert one.registries == ("thuis", "werk")
    assert one.tables == {
        "thuis": {"plaats": "Delft", "dieren": [{"naam": "Ko", "poten": 4}]},
        "werk": {"bsn": "900774599"},
    }
    assert one.table("bag") == {}
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ('naam = "Proef de Vries"', "naam = ", 3, ""),
        ('naam = "Proef de Vries"', "naam = 3", 3, "naam"),
        ('verhaal = "Een proef"', 'verhaall = "Een proef"', 10, "verhaall"),
        ('verhaal = "Een proef"\n', "", 0, "verhaal"),
        ('id = "proef"', 'id = "iemand"', 2, "id"),
        ('bsn = "900774599"\ngebruikersnaam', 'bsn = "900774598"\ngebruikersnaam', 6, "bsn"),
        ('bsn = "900774599"\ngebruikersnaam', 'bsn = "111222333"\ngebruikersnaam', 6, "bsn"),
        ('bsn = "900774599"\ngebruikersnaam', 'bsn = "999993653"\ngebruikersnaam', 6, "bsn"),
        ('plaats = "Delft"', 'plaatss = "Delft"', 14, "thuis.plaatss"),
        ('plaats = "Delft"', "plaats = 3", 14, "thuis.plaats"),
        ("poten = 4", 'poten = "vier"', 18, "thuis.dieren[0].poten"),
        ("poten = 4", "poten = = 4", 18, ""),
        ("[werk]", "[werkk]", 20, "werkk"),
        ('[werk]\nbsn = "900774599"', '[werk]\nbsn = "123456782"', 21, "werk.bsn"),
        ('[werk]\nbsn = "900774599"', '[werk]\nbsn = "900774599"\n[werk]', 22, ""),
    ],
)
def test_a_mistake_is_named_by_file_line_and_field(tmp_path: Path, old: str, new: str, line: int, field: str) -> None:
    text = HEAD + TABLES
    assert text.count(old) == 1
    write(tmp_path, text.replace(old, new))
    assert faults(tmp_path) == [("proef.toml", line, field)]


def test_without_a_list_for_faults_the_first_one_is_raised(tmp_path: Path) -> None:
    write(tmp_path, HEAD.replace('"Een proef"', "3"))
    with pytest.raises(InputError, match=r"proef\.toml:10: verhaal: hier hoort tekst"):
        personas.read(tmp_path)


def test_a_broken_file_leaves_the_others_usable(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "dit is geen toml", "stuk")
    broken: list[InputError] = []
    assert [one.head.id for one in personas.read(tmp_path, broken)] == ["proef"]
    assert [(Path(one.file).name, one.line) for one in broken] == [("stuk.toml", 1)]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "proef.toml").write_bytes(HEAD.replace("Vries", "Vri\xebs").encode("latin-1"))
    assert faults(tmp_path) == [("proef.toml", 3, "")]


@pytest.mark.parametrize("field", ["bsn", "gebruikersnaam"])
def test_two_people_may_not_share_a_number_or_name(tmp_path: Path, field: str) -> None:
    other = HEAD.replace('"proef"', '"tweede"')
    fresh = other.replace("900774599", "900359882").replace("proef.oefent", "tweede.oefent")
    write(tmp_path)
    write(tmp_path, fresh, "tweede")
    assert faults(tmp_path) == []
    same = {"bsn": fresh.replace("900359882", "900774599"), "gebruikersnaam": fresh.replace("tweede.o", "PROEF.o")}
    write(tmp_path, same[field], "tweede")
    assert [one[::2] for one in faults(tmp_path)] == [("tweede.toml", field)]


def test_the_same_id_in_two_folders_is_found(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name)
    errors = personas.check(personas.read([tmp_path / "a", tmp_path / "b"]), TYPES)
    assert {one.field for one in errors} == {"id", "bsn", "gebruikersnaam"}


def test_blocks_give_each_persona_its_own_table_and_leave_out_a_broken_one(tmp_path: Path) -> None:
    write(tmp_path)
    other = (HEAD + TABLES).replace('"proef"', '"tweede"').replace("900774599", "900359882")
    write(tmp_path, other.replace("poten = 4", "poten = 4.5"), "tweede")
    people = personas.read(tmp_path)
    refused: list[InputError] = []
    assert personas.blocks(people, "thuis", Thuis, refused) == {"900774599": Thuis("Delft", (Dier("Ko", 4),))}
    assert [(Path(one.file).name, one.line) for one in refused] == [("tweede.toml", 18)]
    with pytest.raises(InputError):
        personas.blocks(people, "thuis", Thuis)


def test_brackets_in_texts_and_comments_are_no_tables(tmp_path: Path) -> None:
    write(tmp_path, HEAD + TRICKY)
    (one,) = personas.read(tmp_path)
    assert one.registries == ("thuis", "werk")
    assert one.table("thuis") == {
        "plaats": '[werk] is hier tekst\n"""[werk]',
        "dieren": [{"naam": "[werk]", "poten": 2}],
    }


def test_head_and_tables_together_say_the_same_as_the_whole_file() -> None:
    import tomllib

    found = personas.read(resources.path("personas"))
    assert len(found) > 10
    for one in found:
        whole = tomllib.loads(one.path.read_text(encoding="utf-8"))
        assert one.tables == {name: table for name, table in whole.items() if name in one.registries}
        assert set(whole) - set(one.registries) <= set(one.head.__struct_fields__)


def test_many_threads_get_the_same_table(tmp_path: Path) -> None:
    write(tmp_path)
    (one,) = personas.read(tmp_path)
    seen: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda: seen.append(one.table("thuis"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert all(table is seen[0] for table in seen)


def test_nothing_of_somebody_elses_person_is_kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = write(tmp_path)
    assert [one.head.id for one in personas.read(tmp_path)] == ["proef"]
    assert list(tmp_path.rglob("*")) == [path]


def test_a_missing_folder_is_an_error_and_not_an_empty_list(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        personas.read(tmp_path / "weg")


def test_the_list_for_testers_has_what_one_needs_to_log_in() -> None:
    rows = personas.as_list(personas.read(resources.path("personas")))
    assert rows[0] == {
        "id": "fenna",
        "naam": "Fenna de Wit",
        "bsn": "900050342",
        "gebruikersnaam": "fenna.oefent",
        "wachtwoord": "Oefen-2027!",
        "verhaal": "Dakkapel, WOZ-waarde, helpt haar vader",
    }


def test_the_published_numbers_are_refused_and_ours_are_not_among_them() -> None:
    published = personas.published_bsns()
    assert len(published) > 900
    assert all(is_bsn(one) and one.startswith("9") for one in published)
    assert personas.why_not("999993653")  # published: Suzanne Moulin in several sets
    assert personas.why_not("900050342") == ""


def test_the_list_of_published_numbers_is_what_the_script_makes() -> None:
    specs = resources.path().parents[1] / "shared" / "specs"
    if not specs.is_dir():
        pytest.skip("the published sets (../shared/specs) are not on this machine")
    assert published_bsns.collect(specs) == personas.published_bsns()


@given(st.integers(0, 999_999_999))
def test_only_test_numbers_pass(number: int) -> None:
    text = f"{number:09d}"
    allowed = is_bsn(text) and text[0] == "9" and text not in personas.published_bsns()
    assert (personas.why_not(text) == "") is allowed


def test_every_story_and_scenario_is_told_in_english() -> None:
    """What the tester chooses from; the whole story is for who writes personas, in Dutch."""
    heads = [one.head for one in personas.read(resources.path("personas"))]
    assert heads and not [one.id for one in heads if one.story("en") == one.verhaal]
    assert heads[0].story("nl") == heads[0].verhaal
    told = scenarios.read(resources.path("scenarios"))
    assert not [one.id for one in told if one.named("en") == one.title]
