"""How a travel document stands on a day, and what other screens hear of it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from app.kit.contributions import Scene
from app.kit.texts import Catalog, Texts
from app.modules.reisdocumenten import load, overview, wording
from services.registries.brp.block import Block
from services.registries.brp.client import Client
from services.registries.brp.records import Reisdocument
from tests.helpers.worlds import NOW, Bench

ROOT = Path(__file__).parents[4]
BSN = "900050342"
TODAY = NOW.date()


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Catalog(ROOT / "resources" / "texts").scoped(ROOT / "app" / "modules" / "reisdocumenten")


def document(end: date | None = None, **members: Any) -> Reisdocument:
    day = {"type": "Datum", "datum": end.isoformat(), "langFormaat": "x"} if end else None
    return msgspec.convert(members | ({"datumEindeGeldigheid": day} if day else {}), Reisdocument)


@given(st.integers(-4000, 4000))
def test_every_day_has_one_state(days: int) -> None:
    state = load.state(document(TODAY + timedelta(days=days)), TODAY)
    expected = "expired" if days < 0 else "soon" if days <= 60 else "short" if days <= 183 else "valid"
    assert state == expected


def test_what_was_handed_in_is_gone_and_what_has_no_end_is_unknown() -> None:
    lost = {"aanduiding": {"code": "V", "omschrijving": "vermist"}}
    assert load.state(document(TODAY, inhoudingOfVermissing=lost), TODAY) == "gone"
    assert load.state(document(), TODAY) == "unknown"


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ({"type": "JaarMaandDatum", "jaar": 2028, "maand": 2, "langFormaat": "x"}, date(2028, 2, 29)),
        ({"type": "JaarDatum", "jaar": 2028, "langFormaat": "x"}, date(2028, 12, 31)),
        ({"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}, None),
    ],
)
def test_an_imprecise_date_ends_as_late_as_it_can(day: dict[str, Any], last: date | None) -> None:
    assert load.last_day(msgspec.convert({"datumEindeGeldigheid": day}, Reisdocument)) == last


@given(st.text("ABC123", max_size=12))
def test_a_masked_number_shows_at_most_three_characters(number: str) -> None:
    masked = load.masked(number)
    assert len(masked) == len(number)
    assert set(masked[:-3]) <= {"•"}


def test_a_lost_document_says_so_on_its_badge(texts: Texts) -> None:
    lost = {"aanduiding": {"code": "V", "omschrijving": "vermist"}}
    assert wording.badge(document(inhoudingOfVermissing=lost), TODAY, texts).text == "Vermist"


def scene(texts: Texts, *documents: dict[str, Any]) -> Scene:
    bench = Bench("brp", {BSN: msgspec.convert({"reisdocumenten": list(documents)}, Block)})
    return Scene(bench.session(BSN), {"brp": Client(bench.line(BSN))}.__getitem__, texts, bench.clock)


def held(days: int, kind: str = "PN") -> dict[str, Any]:
    end = TODAY + timedelta(days=days)
    return {"reisdocumentnummer": "SPECI2014", "soort": kind, "datumEindeGeldigheid": end.isoformat()}


@pytest.mark.parametrize(("days", "asks"), [(-1, False), (0, True), (60, True), (61, False)])
def test_attention_is_asked_within_60_days(texts: Texts, days: int, asks: bool) -> None:
    found = overview.attention(scene(texts, held(days)))
    assert [one.deadline for one in found] == ([TODAY + timedelta(days=days)] if asks else [])


def test_the_tile_shows_two_documents_or_that_there_are_none(texts: Texts) -> None:
    assert overview.tile(scene(texts)).lines == ("Geen geldig document",)
    lines = overview.tile(scene(texts, held(-5), held(2000, "NI"))).lines
    assert lines == ("Nationaal paspoort: verlopen", "Nederlandse identiteitskaart tot 2032")


def test_the_search_finds_documents_by_everyday_words_and_never_by_number(texts: Texts) -> None:
    found = scene(texts, held(2000))
    assert [hit.title for hit in overview.search(found, "paspoort")] == ["Nationaal paspoort"]
    assert overview.search(found, "SPECI2014") == ()
