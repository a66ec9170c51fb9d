"""Freezes the public face of app.kit: what modules of others may lean on changes only on purpose, in this list."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

KIT = Path(__file__).parents[3] / "app" / "kit"

FACE: dict[str, set[str]] = {
    "confirming": {"ForAnother", "question_for"},
    "context": {"Context", "Contribution", "Office", "Preferences"},
    "contributions": {
        "Attention", "Hit", "KINDS", "Mark", "Panel", "PanelRow", "Scene", "Tile", "fields_shown", "tried",
    },
    "data_page": {"DataCard", "DataPage", "TitleLine", "TitledSlot", "facts_list", "part", "stacked", "UNDER_TITLE"},
    "doubting": {"About", "Data", "Way"},
    "explaining": {"ExplainingPage"},
    "facts": {"DOUBT_ICON", "Fact", "known"},
    "finding": {"asked", "fits", "named", "subjects"},
    "loadable": {"Failed", "Loaded", "Outcome"},
    "marked": {"Marked", "marked", "terms"},
    "module": {"ModuleManifest"},
    "navigation": {"Address", "Navigator"},
    "paper": {"PaperView", "nothing", "padded"},
    "page": {"ContentPage", "Page", "SourceSlot", "failure_text"},
    "session": {"SessionStore"},
    "source_card": {"SourceCard"},
    "subject": {"relation_word", "services_named", "who"},
    "tasks": {"TaskRunner", "WORKERS_PER_LANE"},
    "texts": {"Catalog", "LANGUAGES", "Texts", "read_texts"},
    "tiles": {"ThemeTiles", "missing_banner", "tile_of"},
}
MEMBERS = {
    "context.Context": {"client", "clock", "go", "may_write", "run", "source_line", "source_name", "why_not"},
    "context.Office": {
        "choose_file", "client", "contributions", "notify", "refresh_counts", "registry", "save_file",
    },
    "navigation.Address": {"parse", "part"},
    "page.Page": {"draw", "enter", "leave", "title"},
    "page.ContentPage": {"begin", "body", "draw", "end", "enter", "leave", "title"},
    "page.SourceSlot": {"reload", "settled"},
    "texts.Texts": {
        "date", "day_month", "language", "long_date", "maybe", "money", "month", "month_year", "number", "official",
        "retrieved",
        "short_date", "time",
    },
}
KINDS = ("attention", "panel", "tile", "count", "search", "greeting", "doubted", "shows", "tour")


@pytest.mark.parametrize("name", FACE)
def test_a_file_of_the_kit_offers_exactly_this(name: str) -> None:
    assert set(_offered((KIT / f"{name}.py").read_text(encoding="utf-8"))) == FACE[name]


def _offered(source: str) -> Iterator[str]:
    """Yield the public names that a file defines itself, type variables left out."""
    for node in ast.parse(source).body:
        names: list[str] = []
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [one.id for one in node.targets if isinstance(one, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        yield from (one for one in names if not one.startswith("_") and len(one) > 1)


def test_one_name_more_is_noticed() -> None:
    """The negative control."""
    source = (KIT / "loadable.py").read_text(encoding="utf-8") + "\n\ndef erbij() -> None: ...\n"
    assert set(_offered(source)) - FACE["loadable"] == {"erbij"}


def test_the_kit_has_no_other_files() -> None:
    assert {one.stem for one in KIT.glob("*.py")} - {"__init__"} == set(FACE)


@pytest.mark.parametrize("name", MEMBERS)
def test_what_pages_call_is_there(name: str) -> None:
    module, kind = name.split(".")
    cls = getattr(importlib.import_module(f"app.kit.{module}"), kind)
    own: set[str] = set()
    for one in cls.__mro__:
        if one.__module__.startswith("app.kit"):
            own |= {key for key in vars(one) if not key.startswith("_")}
    assert own - {"staticMetaObject", "attention"} >= MEMBERS[name]


def test_the_kinds_of_contributions() -> None:
    from app.kit.contributions import KINDS as OFFERED

    assert OFFERED == KINDS
