"""Every value of every published person is on Persoon en gezin, or stands with its reason in fields_not_shown.toml."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.kit.texts import Catalog, Texts
from app.modules.persoon import model
from app.modules.persoon.page import PersonCards
from app.modules.persoon.rows import Section
from services.clock import AMSTERDAM
from services.http import Sourced
from services.registries.brp.book import STORED
from services.registries.brp.client import Client
from services.registries.brp.records import Persoon, field_path
from services.registries.brp.values import leaves
from tests.contract.brp_whole import persons as whole_persons
from tests.contract.test_brp import GOLDEN_DAY, golden
from tests.helpers.program import go, program
from tests.helpers.worlds import NOW, Bench
from widgets.badge import Badge
from widgets.masked_value import MaskedValue

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "app" / "modules" / "persoon"
_NO_WORDS = re.compile(r"\[[a-z_]+[.\w]*\]")
_DATE = ("datum", "jaar", "maand", "onbekend", "langFormaat")


@dataclass(frozen=True)
class Excuse:
    """One entry of fields_not_shown.toml."""

    path: str
    reason: str
    beside: str = ""

    def holds(self, path: str, known: Sequence[str]) -> bool:
        """True when ``path`` (list positions included) need not be shown, given all paths of the person."""
        if not _matches(self.path.split("."), field_path(path).split(".")):
            return False
        sibling = f"{path.rpartition('.')[0]}.{self.beside}"
        return not self.beside or any(one == sibling or one.startswith(f"{sibling}.") for one in known)


def _matches(pattern: list[str], names: list[str]) -> bool:
    if not pattern:
        return not names
    if pattern[0] == "**":
        return any(_matches(pattern[1:], names[skip:]) for skip in range(len(names) + 1))
    return bool(names) and pattern[0] in ("*", names[0]) and _matches(pattern[1:], names[1:])


def excuses() -> list[Excuse]:
    written = tomllib.loads((MODULE / "fields_not_shown.toml").read_text(encoding="utf-8"))
    return [Excuse(**entry) for entry in written["field"]]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Catalog(ROOT / "resources" / "texts").scoped(MODULE)


def faults(person: dict[str, Any], sections: Sequence[Section], excused: Sequence[Excuse]) -> list[str]:
    """Return every value that is neither shown in its Dutch form nor excused."""
    values = dict(leaves(person))
    shown = {path: (words, around) for section in sections for path, words, around in section.shown()}
    found = []
    for path, value in values.items():
        if path in shown:
            words, around = shown[path]
            if not _says(path, value, words, values) or words not in around:
                found.append(f"{path} = {value!r} is getoond als {words!r}")
        elif str(value).strip() and not any(one.holds(path, list(values)) for one in excused):
            found.append(f"{path} = {value!r} staat niet op de bladzijde")
    return found


def _says(path: str, value: Any, words: str, values: dict[str, Any]) -> bool:
    """True when ``words`` are how a Dutch reader would be told ``value``."""
    parent, _, name = path.rpartition(".")
    if name in _DATE and f"{parent}.langFormaat" in values:
        return str(values[f"{parent}.langFormaat"]) in words
    if "inOnderzoek" in path:
        return words.startswith("In onderzoek")
    if name in ("type", "soort") or value is True:
        return bool(words.strip()) and not _NO_WORDS.search(words)
    return _tight(str(value)) in _tight(words)


def _tight(words: str) -> str:
    return "".join(words.split()).casefold()


def everyone() -> Iterator[tuple[str, dict[str, Any]]]:
    for person in golden():
        yield str(person["burgerservicenummer"]), person
    yield from whole_persons()


def _variant(value: object) -> str:
    return value if isinstance(value, str) else "person"


def decoded(person: dict[str, Any]) -> Persoon:
    return msgspec.convert(person, Persoon)


def test_every_value_of_the_published_persons_is_shown_or_excused(texts: Texts) -> None:
    found = [
        f"{bsn}: {fault}"
        for person in golden()
        for bsn in [person["burgerservicenummer"]]
        for fault in faults(person, model.sections(decoded(person), texts), excuses())
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("variant", "person"), list(whole_persons()), ids=_variant)
def test_every_member_of_the_contract_is_shown_or_excused(variant: str, person: dict[str, Any], texts: Texts) -> None:
    sections = model.sections(decoded(person), texts)
    found = faults(person, sections, excuses())
    assert not found, "\n".join(found)
    unworded = [row for section in sections for row in section.rows() if _NO_WORDS.search(row.every_word)]
    assert not unworded, unworded


def test_what_arrives_from_the_mock_is_everything(texts: Texts) -> None:
    """The client asks for every field: what it gets leaves nothing of the published person out."""
    bench = Bench("brp", {}, now=GOLDEN_DAY.astimezone(AMSTERDAM))
    assert golden()
    found = []
    for person in golden():
        bsn = person["burgerservicenummer"]
        bench.store.put(STORED, bsn, person)
        arrived = Client(bench.line(bsn)).person(bsn).value
        found += [f"{bsn}: {one}" for one in faults(person, model.sections(arrived, texts), excuses())]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("entry", excuses(), ids=lambda one: one.path)
def test_without_one_of_the_excuses_it_fails(entry: Excuse, texts: Texts) -> None:
    """Negative control, and no excuse outlives its use."""
    left = [one for one in excuses() if one != entry]
    assert any(faults(person, model.sections(decoded(person), texts), left) for _, person in everyone())


def test_without_one_of_the_rows_it_fails(texts: Texts) -> None:
    """Negative control: a section that falls away is missed."""
    for _, person in everyone():
        sections = model.sections(decoded(person), texts)
        for section in sections:
            if any(section.shown()):
                assert faults(person, [one for one in sections if one is not section], excuses())


def test_every_excuse_has_a_reason() -> None:
    assert excuses()
    assert all(len(entry.reason) > 40 for entry in excuses())


@pytest.mark.usefixtures("qapp")
def test_every_row_is_drawn() -> None:
    """What the model says is shown is on the page: labels, words, marks, notes, and numbers once asked for."""
    with program("fenna") as running:
        go(running, "persoon")
        context = running.router.screen.context  # type: ignore[union-attr]
        for name, person in everyone():
            cards = PersonCards(context, Sourced(decoded(person), "brp", "", NOW))
            masked = _tight(_drawn(cards))
            for value in cards.findChildren(MaskedValue):
                value.link.click()
            drawn = _tight(_drawn(cards))
            for section in model.sections(decoded(person), context.texts):
                for row in section.rows():
                    for words in (row.label, row.mark, row.note, row.secret or row.words):
                        assert _tight(words) in drawn, f"{name}: {words!r}"
                    assert _tight(row.words) in masked, f"{name}: {row.words!r}"
                for group in section.groups_with_rows:
                    assert _tight(group.title) in drawn, f"{name}: {group.title!r}"
            cards.deleteLater()


def _drawn(root: QWidget) -> str:
    found = [*root.findChildren(QLabel), *root.findChildren(QAbstractButton)]
    return "\n".join([*(one.text() for one in found), *(one.label for one in root.findChildren(Badge))])

