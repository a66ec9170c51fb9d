"""Vervoer without a screen: days left, what a vehicle is called, attention, tile, search; nothing left out unsaid."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

import resources
from app.kit.contributions import Scene
from app.kit.texts import Catalog, Texts
from app.modules.vervoer import load, model, overview, vehicle
from app.modules.vervoer.load import Details, Visit
from services import personas
from services.errors import Unavailable
from services.identity.session import Session
from services.registries.rdw.block import Block
from services.registries.rdw.client import Client
from services.registries.rdw.records import (
    Bezit,
    Brandstof,
    Categorie,
    Gebrek,
    Keuring,
    Rijbewijs,
    Voertuig,
)
from tests.helpers.worlds import NOW, Bench
from tests.unit.app.modules.changing import excused, unshown

ROOT = Path(__file__).parents[4]
MODULE = ROOT / "app" / "modules" / "vervoer"
PEOPLE = personas.read(resources.path("personas"))
BSN = {one.head.id: one.head.bsn for one in PEOPLE}
TODAY = NOW.date()
SINCE = date(2020, 1, 1)


def words_of() -> Texts:
    return Catalog(ROOT / "resources" / "texts").scoped(MODULE)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return words_of()


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench("rdw", personas.blocks(PEOPLE, "rdw", Block))


Meet = Callable[[str], Scene]


@pytest.fixture
def meet(bench: Bench, texts: Texts) -> Meet:
    """Return the scene of a persona."""

    def client(bsn: str, registry: str) -> Client:
        return Client(bench.line(bsn))

    def make(persona: str) -> Scene:
        return Scene(bench.session(BSN[persona]), partial(client, BSN[persona]), texts, bench.clock)

    return make


def held(**members: Any) -> Bezit:
    every: dict[str, Any] = {"kenteken": "0TST01", "tenaamgesteld_sinds": SINCE, "verzekerd": True} | members
    return Bezit(**every)


# --- days and names


@given(days=st.integers(-2000, 2000), soon=st.integers(8, 200))
def test_the_badge_tells_how_near_the_last_day_is(days: int, soon: int) -> None:
    mark = model.days_mark(words_of(), TODAY + timedelta(days=days), TODAY, soon)
    expected = "err" if days < 0 else "warn" if days <= soon else "ok"
    assert (mark.kind, mark.solid) == (expected, 0 <= days <= 7)
    assert "[" not in mark.text


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "Verlopen"), (0, "Vandaag de laatste dag"), (1, "Nog 1 dag"), (28, "Nog 28 dagen"), (43, "Geldig")],
)
def test_the_badge_says_it_in_words(texts: Texts, days: int, words: str) -> None:
    assert model.days_mark(texts, TODAY + timedelta(days=days), TODAY).text == words


@pytest.mark.parametrize(
    ("make", "kind", "name"),
    [
        ("VELDO", "VELDO LUMEN", "VELDO LUMEN"),
        ("VELDO", "LUMEN", "VELDO LUMEN"),
        ("VELDO", "", "VELDO"),
        ("", "LUMEN", "LUMEN"),
        ("", "", "0-TST-01"),
    ],
)
def test_the_make_is_said_once(make: str, kind: str, name: str) -> None:
    assert model.name_of(held(merk=make, handelsbenaming=kind)) == name


def test_the_vehicle_asked_for_comes_first() -> None:
    one, two, three = held(kenteken="111AA1"), held(kenteken="222BB2"), held(kenteken="333CC3")
    assert model.put_first([one, two, three], "222-bb-2") == [two, one, three]
    assert model.put_first([one, two, three], "") == [one, two, three]


@given(st.text(max_size=12))
def test_any_text_of_rdw_can_be_shown(said: str) -> None:
    names = [one for one in Voertuig.__struct_fields__ if not one.endswith("_dt")]
    filled: dict[str, Any] = dict.fromkeys(names, said)
    fuel: dict[str, Any] = dict.fromkeys(Brandstof.__struct_fields__, said)
    found = Details(Voertuig(**filled), (Brandstof(**fuel), Brandstof(**fuel)))
    for make in (vehicle.features, vehicle.technique, vehicle.use_and_price):
        assert all(fact.term and fact.words for fact in make(words_of(), found))


def test_a_recall_and_missing_insurance_stand_out(texts: Texts) -> None:
    recalled = Details(Voertuig(kenteken="0TST01", openstaande_terugroepactie_indicator="Ja"), ())
    assert [fact.mark.kind for fact in vehicle.features(texts, recalled) if fact.mark] == ["warn"]
    uninsured = vehicle.own_facts(texts, held(verzekerd=False), TODAY)
    assert [fact.mark.text for fact in uninsured if fact.mark] == ["Niet verzekerd"]
    resting = vehicle.own_facts(texts, held(verzekerd=False, geschorst=True), TODAY)
    assert not [fact for fact in resting if fact.mark]


@pytest.mark.parametrize("status", ["verlopen", "ongeldig", "ingevorderd", "iets nieuws"])
def test_a_licence_that_does_not_count_says_so(texts: Texts, status: str) -> None:
    found = Rijbewijs(nummer="1", geldig_tot=TODAY + timedelta(days=900), status=status)
    marks = [fact.mark for fact in model.licence_facts(texts, found, TODAY) if fact.mark]
    assert [(mark.kind, mark.text.lower()) for mark in marks] == [("err", status)]


# --- a visit


def test_a_redraw_asks_nothing_again_but_a_failure_does(meet: Meet) -> None:
    scene = meet("fenna")
    asked: list[str] = []

    def client(registry: str) -> Any:
        asked.append(registry)
        if len(asked) == 1:
            raise Unavailable(registry)
        return scene.client(registry)

    visit = Visit(scene.session, client)
    with pytest.raises(Unavailable):
        visit.vehicles()
    first, again = visit.vehicles(), visit.vehicles()
    assert first is again
    assert len(asked) == 2


def test_defects_come_in_words(meet: Meet, texts: Texts) -> None:
    rows = model.inspection_rows(texts, load.inspections(meet("fenna").client, "0TST01"))
    assert rows[0][0] == "28 januari 2025"
    assert "profieldiepte" in rows[0][3]
    assert rows[1][3] == "Geen gebreken"


# --- other screens


def test_the_apk_asks_for_attention(meet: Meet) -> None:
    (one,) = overview.attention(meet("fenna"))
    assert (one.title, one.sender) == ("Laat uw auto keuren (apk)", "RDW · kenteken 0-TST-01")
    assert (one.action, one.address, one.deadline) == (
        "Gegevens bekijken",
        "vervoer/0-TST-01",
        date(2027, 2, 2),
    )
    assert (one.about, one.weight) == ("kenteken:0-TST-01", 1)


@pytest.mark.parametrize(
    ("days", "members", "asks"),
    [
        (42, {}, True),
        (43, {}, False),
        (-5, {}, True),
        (3, {"geschorst": True}, False),
        (3, {"tenaamgesteld_tot": TODAY}, False),
    ],
)
def test_six_weeks_before_the_last_day_it_asks(
    meet: Meet, monkeypatch: pytest.MonkeyPatch, days: int, members: dict[str, Any], asks: bool
) -> None:
    scene = meet("fenna")
    found = load.vehicles(scene.session, scene.client)
    assert found is not None
    one = held(vervaldatum_apk=TODAY + timedelta(days=days), **members)

    def vehicles(session: Session, client: load.Ask) -> Any:
        return replace(found, value=(one,))

    monkeypatch.setattr(load, "vehicles", vehicles)
    assert bool(overview.attention(scene)) == asks


@pytest.mark.parametrize(
    ("persona", "line"),
    [
        ("fenna", "1 auto · rijbewijs tot 2031"),
        ("ludo", "2 auto’s · rijbewijs tot 2031"),
        ("joris", "2 voertuigen · rijbewijs tot 2029"),
        ("mila", "1 brommer · rijbewijs tot 2036"),
        ("selam", "Geen voertuig · geen rijbewijs"),
    ],
)
def test_the_tile_counts(meet: Meet, persona: str, line: str) -> None:
    made = overview.tile(meet(persona))
    assert (made.lines, made.order, made.missing) == ((line,), 30, ())


def test_a_failing_rdw_is_named_once(meet: Meet) -> None:
    def client(registry: str) -> Any:
        raise Unavailable(registry)

    made = overview.tile(replace(meet("fenna"), client=client))
    assert made.lines == ()
    assert [error.source for error in made.missing] == ["rdw"]


def test_a_company_has_no_page_here(meet: Meet) -> None:
    def client(registry: str) -> Any:
        raise AssertionError(registry)

    scene = meet("ludo")
    session = replace(scene.session, subject=replace(scene.session.subject, kind="company", id="69599084"))
    company = replace(scene, session=session, client=client)
    assert overview.attention(company) == ()
    assert overview.tile(company).lines == ()
    assert overview.search(company, "transvo") == ()


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("apk", ["Apk van uw voertuig"]),
        ("0-tst", ["VELDO LUMEN"]),
        ("0tst01", ["VELDO LUMEN"]),
        ("veldo", ["VELDO LUMEN"]),
        ("rijbewijs", ["Rijbewijs"]),
        ("stip", []),
        ("", []),
        ("x", []),
    ],
)
def test_the_search_finds_subjects_and_vehicles(meet: Meet, words: str, titles: list[str]) -> None:
    assert [hit.title for hit in overview.search(meet("fenna"), words)] == titles


# --- nothing is left out unsaid


def test_every_datum_is_shown_or_excused(meet: Meet, texts: Texts) -> None:
    scene = meet("fenna")
    kept = load.vehicles(scene.session, scene.client)
    licences = load.licences(scene.session, scene.client)
    assert kept and licences
    found = load.details(scene.client, "0TST01")
    inspection = Keuring(
        datum=SINCE, soort="x", vervaldatum=SINCE, gebreken=(Gebrek(omschrijving="x", aantal=2),)
    )
    limited = Categorie(code="B", vanaf=SINCE, tot=SINCE, beperkingen=("01.06",))
    fuel = Brandstof(
        kenteken="0TST01", brandstof_omschrijving="Diesel", nettomaximumvermogen="5", brandstof_volgnummer="0"
    )
    missed = (
        unshown("bezit", kept.value, partial(held_words, texts))
        | unshown(
            "details", [found, Details(found.vehicle, (*found.fuels, fuel))], partial(detail_words, texts)
        )
        | unshown("keuring", [inspection], partial(inspection_words, texts))
        | unshown(
            "rijbewijs",
            [*licences.value, replace_categories(licences.value[0], limited)],
            partial(licence_words, texts),
        )
    )
    reasons = excused(MODULE)
    assert sorted(missed) == sorted(reasons)
    assert all(len(reason.split()) > 4 for reason in reasons.values())


def replace_categories(found: Rijbewijs, *categories: Categorie) -> Rijbewijs:
    return Rijbewijs(
        nummer=found.nummer, geldig_tot=found.geldig_tot, status="ongeldig", categorieen=categories
    )


def held_words(texts: Texts, found: Bezit) -> str:
    shown = [found.plaat, model.name_of(found), vehicle.own_facts(texts, found, TODAY), found.van_nu]
    return repr([*shown, model.former_rows(texts, [found])])


def detail_words(texts: Texts, found: Details) -> str:
    return repr([make(texts, found) for make in (vehicle.features, vehicle.technique, vehicle.use_and_price)])


def inspection_words(texts: Texts, found: Keuring) -> str:
    return repr(model.inspection_rows(texts, [found]))


def licence_words(texts: Texts, found: Rijbewijs) -> str:
    return repr([model.licence_facts(texts, found, TODAY), model.category_rows(texts, found.categorieen)])
