"""Proves the texts: the same keys and blanks in every language, and every key that code asks for is there."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from app.kit.texts import LANGUAGES, Catalog, read_texts
from widgets.document_view import DocumentTexts

ROOT = Path(__file__).parents[3]
SHARED = ROOT / "resources" / "texts"
LOGIN = ROOT / "app" / "login"
PARTS = sorted(one.parent for one in LOGIN.glob("*/texts.nl.toml"))
MODULES = sorted(one.parent for one in (ROOT / "app" / "modules").glob("*/module.toml"))
EXAMPLE = ROOT / "tests" / "helpers" / "example_module"
SCOPES = [SHARED, LOGIN, *PARTS, EXAMPLE, *MODULES]
# Their words stand in the module that uses them; three tests below look there.
ELSEWHERE = {"app/kit/explaining.py", "app/kit/finding.py", "app/kit/paper.py"}


def file_of(folder: Path, language: str) -> Path:
    """Return a scope's file in one language."""
    return folder / f"{language}.toml" if folder == SHARED else folder / f"texts.{language}.toml"


@cache
def texts(folder: Path, language: str) -> dict[str, str]:
    """Return a scope's words by key."""
    return read_texts(file_of(folder, language))


def _name(folder: Path) -> str:
    return folder.name


@pytest.mark.parametrize("folder", SCOPES, ids=_name)
def test_every_language_has_the_same_keys(folder: Path) -> None:
    dutch = set(texts(folder, "nl"))
    for language in LANGUAGES:
        other = set(texts(folder, language))
        assert not dutch - other, f"{language} lacks {sorted(dutch - other)}"
        assert not other - dutch, f"only {language} has {sorted(other - dutch)}"


@pytest.mark.parametrize("folder", SCOPES, ids=_name)
def test_every_language_has_the_same_blanks_and_no_empty_words(folder: Path) -> None:
    for key, words in texts(folder, "nl").items():
        english = texts(folder, "en")[key]
        assert english.strip(), key
        # "1 jaar" may name the number by itself where the other language counts.
        if not key.endswith(".one"):
            assert _alike(words) == _alike(english), f"{key}: {words!r} / {english!r}"


@pytest.mark.parametrize("folder", [one for one in SCOPES if one not in (SHARED, LOGIN, *PARTS)], ids=_name)
def test_every_module_has_a_name(folder: Path) -> None:
    assert texts(folder, "nl")["title"]


def test_plurals_come_in_pairs() -> None:
    for folder in SCOPES:
        for key in texts(folder, "nl"):
            if key.endswith(".one"):
                other = key.removesuffix(".one") + ".other"
                assert other in texts(folder, "nl"), f"{folder.name}: {key} without {other}"


def _alike(words: str) -> set[str]:
    """Dutch says "de gemeente" where English names it: ``called`` and ``organisation`` are the same."""
    return {name.replace("called", "organisation") for name in blanks(words)}


def blanks(words: str) -> set[str]:
    """Return the names between braces; raises ValueError when the braces do not fit."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


# --- what code asks for


@dataclass(frozen=True)
class Asked:
    """One key in the code: where, its pattern, and the values that go with it (None: unknown)."""

    where: str
    folder: Path | None
    key: str
    literal: bool
    values: frozenset[str] | None

    def found(self, keys: set[str]) -> set[str]:
        """Return which of these keys this may mean."""
        if not self.literal:
            return {key for key in keys if re.fullmatch(self.key, key)}
        return keys & {self.key, f"{self.key}.one", f"{self.key}.other"}


def asked(path: Path, source: str = "") -> Iterator[Asked]:
    """Yield every key that a file asks for in so many words."""
    tree = ast.parse(source or path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _is_texts(node.func):
            values = frozenset(one.arg for one in node.keywords if one.arg)
            known = None if any(one.arg is None for one in node.keywords) else values
            for key, literal in _keys(node.args[0]):
                yield Asked(f"{path.name}:{node.lineno}", _scope(path), key, literal, known)


def _is_texts(func: ast.expr) -> bool:
    if isinstance(func, ast.Name):
        return func.id in ("texts", "_texts")
    if isinstance(func, ast.Attribute):
        return func.attr in ("texts", "_texts") or (func.attr == "maybe" and _is_texts(func.value))
    return isinstance(func, ast.Call) and isinstance(func.func, ast.Attribute) and func.func.attr == "scoped"


def _keys(node: ast.expr) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, True
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in node.values]
        yield "".join(parts), False


def _scope(path: Path) -> Path | None:
    """Return the folder whose words go before the shared ones; None when there is none."""
    return next((one for one in (*PARTS, LOGIN, EXAMPLE, *MODULES) if one in path.parents), None)


def _missing(one: Asked) -> str:
    own = texts(one.folder, "nl") if one.folder else {}
    own = texts(LOGIN, "nl") | own if one.folder in PARTS else own
    words = texts(SHARED, "nl") | own
    found = one.found(set(words))
    if one.folder is None and one.key == "title":  # the name of whichever module is meant
        return ""
    if not found:
        return f"{one.where}: no text {one.key!r}"
    if one.literal and one.values is not None:
        lacking = {blank for key in found for blank in blanks(words[key])} - one.values
        if lacking:
            return f"{one.where}: {one.key!r} wants {sorted(lacking)}"
    return ""


def _sources() -> list[Path]:
    files = [*(ROOT / "app").rglob("*.py"), *EXAMPLE.glob("*.py")]
    return [one for one in files if one.relative_to(ROOT).as_posix() not in ELSEWHERE]


def test_every_key_that_code_asks_for_exists_with_its_values() -> None:
    every = [one for path in _sources() for one in asked(path)]
    assert len(every) > 300, "the search for keys finds too little"
    wrong = [line for one in every if (line := _missing(one))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ('texts("bestaat.niet")', "no text"),
        ('self.texts("state.missing")', "wants"),
        ('self._texts("header.menu" if a else "header.weg")', "no text"),
        ('catalog.scoped()("error.weg")', "no text"),
        ('texts(f"verzonnen_{kind}")', "no text"),
        ('context.texts.maybe("state.weg", n=1)', "no text"),
    ],
)
def test_a_wrong_key_is_found(code: str, complaint: str) -> None:
    """The negative controls of the search."""
    (line,) = [line for one in asked(ROOT / "app" / "proef.py", code) if (line := _missing(one))]
    assert complaint in line


def test_every_explaining_page_has_its_parts() -> None:
    pages = [folder / "page.py" for folder in MODULES]
    explaining = [page.parent for page in pages if page.is_file() and "ExplainingPage" in page.read_text("utf-8")]
    assert explaining
    for folder in explaining:
        assert {"title", "lead", "part.1.title", "part.1.text"} <= set(texts(folder, "nl"))


def test_every_subject_that_is_found_has_a_name_and_words() -> None:
    subjects = [(folder, key) for folder in MODULES for key in _subjects(folder / "overview.py")]
    assert len(subjects) > 5
    for folder, key in subjects:
        assert {f"find.{key}", f"find.{key}_words"} <= set(texts(folder, "nl")), folder.name


def _subjects(overview: Path) -> Iterator[str]:
    """Yield the keys in ``named(scene.texts, ("a", "b"))``, also where they stand in a constant of the file."""
    tree = ast.parse(_written(overview))
    constants = {
        one.targets[0].id: one.value
        for one in tree.body
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "named":
            given = node.args[1]
            yield from ast.literal_eval(constants[given.id] if isinstance(given, ast.Name) else given)


def test_every_page_with_a_paper_has_its_words() -> None:
    pages = [folder for folder in MODULES if "PaperView" in _written(folder / "paper.py")]
    assert pages
    for folder in pages:
        words = {f"document.{key}" for key in DocumentTexts.__struct_fields__}
        assert words <= set(texts(SHARED, "nl") | texts(folder, "nl")), folder.name


def _written(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


# --- how they are read


def test_a_key_that_nobody_wrote_is_seen_and_does_not_raise() -> None:
    words = Catalog(SHARED).scoped()
    assert words("bestaat.niet") == "[bestaat.niet]"
    assert words("state.missing") == "Gegevens van {source} komen nu niet binnen."
    assert words("state.missing", andere="x") == "Gegevens van {source} komen nu niet binnen."


def test_words_lacking_in_english_are_dutch(tmp_path: Path) -> None:
    (tmp_path / "texts.nl.toml").write_text('alleen = "Nederlands"\n', encoding="utf-8")
    assert Catalog(SHARED, "en").scoped(tmp_path)("alleen") == "Nederlands"


def test_a_value_with_braces_stays_as_it_is() -> None:
    words = Catalog(SHARED).scoped()
    hostile = "{source} {0} {x!r}"
    assert words("state.missing", source=hostile) == f"Gegevens van {hostile} komen nu niet binnen."


# --- how dates, times and amounts are written


@pytest.mark.parametrize(
    ("language", "whole", "cents", "negative", "day", "moment"),
    [
        ("nl", "€\u00a0412.000", "€\u00a01.234,50", "−\u00a0€\u00a05.640", "5 januari 2027", "14.02 uur"),
        ("en", "€412,000", "€1,234.50", "−€5,640", "5 January 2027", "14:02"),
    ],
)
def test_amounts_and_moments_are_written_as_the_language_does(
    language: str, whole: str, cents: str, negative: str, day: str, moment: str
) -> None:
    words = Catalog(SHARED, language).scoped()
    assert [words.money(412_000), words.money(Decimal("1234.5")), words.money(-5640)] == [whole, cents, negative]
    assert words.date(date(2027, 1, 5)) == day
    assert words.time(datetime(2027, 1, 5, 13, 2, tzinfo=UTC)) == moment
