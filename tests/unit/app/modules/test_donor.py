"""Donorkeuze without a screen: the choice in words, tile, search; nothing left out unsaid."""

from datetime import date
from functools import partial

import pytest

from app.kit.texts import Texts
from app.modules.donor import model, overview
from services.errors import Unavailable
from services.registries.donorregister.block import Keuze, Orgaan
from services.registries.donorregister.records import Registratie
from tests.unit.app.modules.changing import excused, unshown
from tests.unit.app.modules.scenes import ROOT, Stage, texts_of


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage("donor", "donorregister")


@pytest.mark.parametrize(
    ("persona", "line"),
    [
        ("fenna", "Keuze: ja"),
        ("sanne", "Keuze: nee"),
        ("hendrik", "Partner of familie beslist"),
        ("ludo", "Iemand anders beslist"),
        ("yusuf", "Geen bezwaar"),
        ("mila", "Nog geen keuze"),
        ("willem", "Nog geen keuze"),
    ],
)
def test_the_tile_tells_the_choice(stage: Stage, persona: str, line: str) -> None:
    assert overview.tile(stage.scene(persona)).lines == (line,)


def test_a_failing_register_is_no_missing_choice(stage: Stage) -> None:
    stage.down.add("donorregister")
    with pytest.raises(Unavailable):
        overview.tile(stage.scene("fenna"))
    stage.down.clear()


@pytest.mark.parametrize("words", ["donor", "organen", "orgaandonatie"])
def test_the_search_finds_it(stage: Stage, words: str) -> None:
    assert [hit.address for hit in overview.search(stage.scene("fenna"), words)] == ["donor"]
    assert overview.search(stage.scene("fenna"), "auto") == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_choice_and_organ_has_words(language: str) -> None:
    texts = texts_of("donor", language)
    for kind in Keuze.__args__:
        one = Registratie(keuze=kind, datum=date(2021, 1, 1), uitgesloten=Orgaan.__args__)
        assert model.meaning(texts, one)
        assert model.said(texts, one) != kind.capitalize() or kind == "geen bezwaar"
    assert all(texts.maybe(f"organ.{organ}") for organ in Orgaan.__args__)


def test_every_datum_is_shown_or_excused(stage: Stage) -> None:
    one = Registratie(keuze="persoon", datum=date(2021, 1, 1), persoon="x", uitgesloten=("huid",))
    missed = unshown("donorregister", [one], partial(words_of, stage.texts))
    assert sorted(missed) == sorted(excused(ROOT / "app" / "modules" / "donor"))


def words_of(texts: Texts, one: Registratie) -> str:
    return repr([model.said(texts, one), model.meaning(texts, one), model.short(texts, one), model.facts(texts, one)])
