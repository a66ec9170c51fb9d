"""Toeslag en uitkering without a screen: allowances, SVB, maintenance, tile, search; nothing left out unsaid."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest

from app.kit.texts import Texts
from app.modules.uitkeringen import allowances, benefits, load, overview
from services.registries.lbio.records import Alimentatie, Maandstand, Mens, Uitspraak
from services.registries.svb.records import Betaling, Inhouding, Kinddeel, Kinderbijslag, Uitkering
from services.registries.toeslagen.records import Grondslag, Kind, Opvang, Terugbetaling, Toeslag
from tests.unit.app.modules.changing import excused, unshown
from tests.unit.app.modules.scenes import ROOT, Stage, sources

SINCE, LATER = date(2020, 1, 1), date(2027, 5, 31)


@pytest.fixture(scope="module")
def whole() -> Stage:
    return Stage("uitkeringen", "toeslagen", "svb", "lbio")


@pytest.fixture
def stage(whole: Stage) -> Iterator[Stage]:
    yield whole
    whole.down.clear()


@pytest.mark.parametrize(
    ("persona", "lines"),
    [
        ("fenna", ("Kinderbijslag, 2 kinderen", "Toeslag € 843 per maand")),
        ("hendrik", ("AOW € 1.597,57 per maand", "Toeslag € 118 per maand")),
        ("sanne", ("Anw staat stil", "Toeslag € 129 per maand")),
        ("yusuf", ("Toeslag aangevraagd",)),
        ("marieke", ("Kinderbijslag, 2 kinderen", "Toeslag € 834,58 per maand")),
        ("joris", ("Geen toeslag of uitkering",)),
    ],
)
def test_the_tile_tells_what_comes(stage: Stage, persona: str, lines: tuple[str, ...]) -> None:
    made = overview.tile(stage.scene(persona))
    assert tuple(line.replace("\u00a0", " ") for line in made.lines) == lines
    assert (made.order, made.missing) == (70, ())


def test_a_source_that_fails_is_named_and_the_other_one_stays(stage: Stage) -> None:
    stage.down.add("svb")
    made = overview.tile(stage.scene("fenna"))
    assert [line.replace("\u00a0", " ") for line in made.lines] == ["Toeslag € 843 per maand"]
    assert sources(made.missing) == ["svb"]
    stage.down.add("toeslagen")
    made = overview.tile(stage.scene("fenna"))
    assert (made.lines, sources(made.missing)) == ((), ["svb", "toeslagen"])


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("alimentatie", ["Alimentatie"]),
        ("kindgebonden", ["Uw toeslagen", "Kindgebonden budget 2027"]),
        ("KGB-27", ["Kindgebonden budget 2027"]),
        ("rijbewijs", []),
    ],
)
def test_the_search_finds_subjects_and_allowances(stage: Stage, words: str, titles: list[str]) -> None:
    assert [hit.title for hit in overview.search(stage.scene("marieke"), words)] == titles


def test_what_must_be_paid_back_stays_in_sight(stage: Stage) -> None:
    scene = stage.scene("yusuf")
    now, before = allowances.split(load.allowances(scene.session, scene.client).value, 2027)
    assert [one.jaar for one in now] == [2027, 2027, 2025]
    assert before == []
    facts = {fact.term: fact for fact in allowances.facts(stage.texts, now[-1])}
    note = facts["U betaalt terug"].note.replace("\u00a0", " ")
    assert note == "In 12 delen van € 53,50, de eerste voor 25 januari 2027"


def test_an_advance_of_a_former_year_is_not_said_to_be_paid(stage: Stage) -> None:
    scene = stage.scene("fenna")
    _, before = allowances.split(load.allowances(scene.session, scene.client).value, 2027)
    ((_, stands, _),) = allowances.former_rows(stage.texts, before)
    assert stands == "Wordt nog uitgerekend"


def test_part_of_an_aow_says_why(stage: Stage) -> None:
    scene = stage.scene("willem")
    (aow,) = load.svb(scene.session, scene.client).value.benefits
    assert "94 procent" in benefits.facts(stage.texts, aow)[0].note


def test_every_datum_is_shown_or_excused(stage: Stage) -> None:
    texts = stage.texts
    basis = Grondslag(
        alleenstaand=True,
        huur=5.0,
        kinderen=(Kind(bsn="900642932", naam="x", geboren=SINCE),),
        opvang=(Opvang(bsn="900642932", naam="x", soort="x", uren=5, uurprijs=5.0, nummer="100418302"),),
    )
    advance = Toeslag(
        soort="x", jaar=2027, kenmerk="x", status="voorschot", vanaf=SINCE, tot=LATER, per_maand=5.0,
        volgende_betaling=LATER, beschikking=SINCE, toetsingsinkomen=5, toetsingsinkomen_partner=6, grondslag=basis,
        toelichting="x",
    )  # fmt: skip
    final = Toeslag(
        soort="x", jaar=2025, kenmerk="x", status="definitief", vanaf=SINCE, ontvangen=5.0, recht=4.0,
        terugbetaling=Terugbetaling(bedrag=5.0, per_termijn=5.0, eerste_op=LATER, termijnen=2),
    )  # fmt: skip
    pension = Uitkering(
        soort="AOW", kenmerk="x", aanvang=SINCE, einde=LATER, status="lopend", bruto=5.0, netto=4.0,
        leefvorm="alleenstaand", percentage=94, inhoudingen=(Inhouding("x", 1.0),), vakantiegeld_per_jaar=5.0,
        volgende_betaling=LATER, toelichting="x",
    )  # fmt: skip
    paid = Betaling(
        kwartaal="2026-4", datum=SINCE, bedrag=5.0, betaald=True, kinderen=(Kinddeel("900642932", "x", 5.0),)
    )
    coming = Betaling(
        kwartaal="2027-1", datum=LATER, bedrag=5.0, betaald=False, kinderen=(Kinddeel("900642932", "x", 5.0),)
    )
    children = Kinderbijslag(kenmerk="x", toelichting="x", betalingen=(coming, paid))
    missed = (
        unshown("toeslagen", [advance, final], partial(allowance_words, texts))
        | unshown("svb", [pension], partial(pension_words, texts))
        | unshown("svb", [children], partial(children_words, texts))
        | unshown("lbio", [_maintenance("ontvanger"), _maintenance("betaler")], partial(maintenance_words, texts))
    )
    assert sorted(missed) == sorted(excused(ROOT / "app" / "modules" / "uitkeringen"))


def _maintenance(role: str) -> Alimentatie:
    return Alimentatie(
        kenmerk="x", soort="x", rol=role, wederpartij=Mens("900980047", "x"), bedrag_per_maand=5.0,
        uitspraak=Uitspraak("x", SINCE), status="LBIO int", achterstand=5.0, kinderen=(Mens("900642932", "x"),),
        maanden=(Maandstand(maand="2026-07", verschuldigd=5.0, betaald=4.0, betaald_op=SINCE),), toelichting="x",
    )  # fmt: skip


def allowance_words(texts: Texts, one: Toeslag) -> str:
    said = [make(texts, one) for make in (allowances.name, allowances.mark, allowances.facts)]
    return repr([*said, one.toelichting, allowances.former_rows(texts, [one])])


def pension_words(texts: Texts, one: Uitkering) -> str:
    said = [make(texts, one) for make in (benefits.name, benefits.mark, benefits.facts)]
    return repr([*said, one.toelichting])


def children_words(texts: Texts, one: Kinderbijslag) -> str:
    return repr([benefits.child_facts(texts, one), benefits.paid_rows(texts, one), one.toelichting])


def maintenance_words(texts: Texts, one: Alimentatie) -> str:
    makers = (benefits.maintenance_name, benefits.maintenance_mark, benefits.maintenance_facts, benefits.account_rows)
    return repr([*(make(texts, one) for make in makers), one.toelichting])
