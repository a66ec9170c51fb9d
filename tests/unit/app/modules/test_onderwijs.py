"""Onderwijs without a screen: diplomas, courses, exams, money, tile, search; nothing left out unsaid."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest

from app.kit.texts import Texts
from app.modules.onderwijs import model, overview
from services.errors import Unavailable
from services.registries.duo.records import (
    Deel,
    Diploma,
    Examen,
    Inschrijving,
    Onderwijs,
    Studiefinancien,
    Studiefinanciering,
    Studieschuld,
)
from tests.unit.app.modules.changing import excused, unshown
from tests.unit.app.modules.scenes import ROOT, Stage, sources

SINCE, LATER = date(2020, 1, 1), date(2027, 5, 31)


@pytest.fixture(scope="module")
def whole() -> Stage:
    return Stage("onderwijs", "duo")


@pytest.fixture
def stage(whole: Stage) -> Iterator[Stage]:
    yield whole
    whole.down.clear()


@pytest.mark.parametrize(
    ("persona", "lines"),
    [
        ("fenna", ("1 diploma", "Studieschuld € 6.318")),
        ("lotte", ("2 diploma’s", "Studiefinanciering € 667,75")),
        ("selam", ("Nog 1 examen inburgering",)),
        ("mila", ("U volgt een opleiding",)),
        ("hendrik", ("Geen diploma bekend",)),
    ],
)
def test_the_tile_tells_what_was_learned_and_what_it_cost(stage: Stage, persona: str, lines: tuple[str, ...]) -> None:
    made = overview.tile(stage.scene(persona))
    assert tuple(line.replace("\u00a0", " ") for line in made.lines) == lines
    assert (made.title, made.order) == ("Onderwijs", 50)


def test_a_failing_duo_is_no_empty_tile(stage: Stage) -> None:
    stage.down.add("duo")
    with pytest.raises(Unavailable):
        overview.tile(stage.scene("fenna"))
    assert sources((Unavailable("duo"),)) == ["duo"]


@pytest.mark.parametrize(
    ("persona", "words", "titles"),
    [
        ("lotte", "diploma", ["Uw diploma’s"]),
        ("lotte", "voeding", ["Voeding en Gezondheid", "Voeding en Gezondheid"]),
        ("mila", "spinnerij", ["Interieurontwerp"]),
        ("mila", "wegenbelasting", []),
        ("mila", "", []),
    ],
)
def test_the_search_finds_subjects_diplomas_and_courses(
    stage: Stage, persona: str, words: str, titles: list[str]
) -> None:
    assert [hit.title for hit in overview.search(stage.scene(persona), words)] == titles


@pytest.mark.parametrize(
    ("status", "words"),
    [("ingeschreven", "U volgt dit nu"), ("aangemeld", "Aangemeld"), ("iets nieuws", "Iets nieuws")],
)
def test_a_course_says_how_it_stands(stage: Stage, status: str, words: str) -> None:
    one = Inschrijving(opleiding="x", niveau="mbo 4", instelling="x", vanaf=SINCE, status=status)
    assert model.course_mark(stage.texts, one).text == words


def test_a_pause_says_that_interest_goes_on(stage: Stage) -> None:
    debt = Studieschuld(kenmerk="x", schuld=5.0, peildatum=SINCE, per_maand=2.0, pauze_tot=LATER)
    monthly = model.debt_facts(stage.texts, debt)[1]
    assert monthly.mark and monthly.mark.text == "Pauze"
    assert monthly.note == "U betaalt niets tot en met 31 mei 2027. De rente loopt door."


def test_every_datum_is_shown_or_excused(stage: Stage) -> None:
    education = Onderwijs(
        diplomas=(
            Diploma(
                opleiding="x", niveau="x", profiel="x", instelling="x", brin="27ZX", datum=SINCE, in_onderzoek=SINCE
            ),
        ),
        inschrijvingen=(
            Inschrijving(
                opleiding="x", niveau="x", instelling="x", brin="27ZX", vanaf=SINCE, tot=LATER, status="aangemeld"
            ),
        ),
        inburgering=(Examen(onderdeel="x", niveau="B1", resultaat="gehaald", afgelegd_op=SINCE),),
    )
    finance = Studiefinanciering(kenmerk="x", vanaf=SINCE, delen=(Deel(naam="x", bedrag=5.0),), reisproduct="x")
    debt = Studieschuld(kenmerk="x", schuld=5.0, peildatum=SINCE, per_maand=2.0, pauze_tot=LATER)
    told = Studiefinancien(studiefinanciering=finance, studieschuld=debt)
    missed = unshown("duo", [education], partial(education_words, stage.texts)) | unshown(
        "duo", [told], partial(money_words, stage.texts)
    )
    assert sorted(missed) == sorted(excused(ROOT / "app" / "modules" / "onderwijs"))


def education_words(texts: Texts, told: Onderwijs) -> str:
    diplomas = [[one.opleiding, model.diploma_facts(texts, one)] for one in told.diplomas]
    courses = [
        [one.opleiding, model.course_mark(texts, one), model.course_facts(texts, one)] for one in told.inschrijvingen
    ]
    return repr([diplomas, courses, model.exam_rows(texts, told.inburgering), model.exams_left(told.inburgering)])


def money_words(texts: Texts, told: Studiefinancien) -> str:
    finance, debt = told.studiefinanciering, told.studieschuld
    makers = (model.finance_rows, model.finance_total, model.finance_facts)
    paid = [make(texts, finance) for make in makers] if finance else []
    return repr([paid, [debt.schuld, model.debt_facts(texts, debt)] if debt else []])
