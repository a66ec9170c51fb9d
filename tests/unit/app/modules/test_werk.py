"""Werk en inkomen without a screen: payers, months, incomes, tax, the file at UWV, tile, search; nothing left out."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import partial

import msgspec
import pytest
from hypothesis import given, strategies as st

from app.kit.texts import Texts
from app.modules.werk import benefits, load, money, overview, wages
from services.errors import Unavailable
from services.registries.belastingdienst.records import Aanslag, Onderdeel
from services.registries.blau.records import Inkomstenverhouding, Opgave
from services.registries.bri.records import Inkomen
from services.registries.uwv.records import Afspraak, Klantdossier, Opleiding, Tarief, Traject, Uitkering
from tests.helpers.worlds import NOW
from tests.unit.app.modules.changing import excused, unshown
from tests.unit.app.modules.scenes import ROOT, Stage, texts_of

TODAY, SINCE = NOW.date(), date(2020, 1, 1)


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage("werk", "blau", "bri", "uwv", "belastingdienst")


@pytest.fixture
def all_up(stage: Stage) -> Iterator[Stage]:
    yield stage
    stage.down.clear()


def payer(**members: object) -> Inkomstenverhouding:
    every = {
        "volgnummer": 1,
        "soort": "loon",
        "werkgever": "Proef B.V.",
        "loonheffingennummer": "900118003L01",
        "aanvang": SINCE,
    }
    return Inkomstenverhouding(**(every | members))  # type: ignore[arg-type]


# --- words


def test_a_month_says_what_was_special(stage: Stage) -> None:
    may = Opgave(van=date(2026, 5, 1), tot=date(2026, 5, 31), sv_loon=5958.4, vakantiegeld=2918.4, uren=138)
    end = Opgave(van=date(2026, 11, 23), tot=date(2026, 11, 30), sv_loon=772.4)
    rows = wages.month_rows(stage.texts, [may, end])
    assert rows[0][0] == "Mei 2026, met €\u00a02.918,40 vakantiegeld"
    assert rows[1][0] == "November 2026, van de 23e tot en met de 30e"
    assert [len(row) for row in rows] == [4, 4]
    assert [len(row) for row in wages.month_rows(stage.texts, [end])] == [3]


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_whole_month_has_no_days(day: date) -> None:
    last = day.replace(day=monthrange(day.year, day.month)[1])
    whole = Opgave(van=day.replace(day=1), tot=last, sv_loon=1.0)
    (row,) = wages.month_rows(texts_of("werk"), [whole])
    assert row[0] == texts_of("werk").month_year(day).capitalize()


def test_an_assessment_says_what_one_pays_or_gets(stage: Stage) -> None:
    def said(due: int, monthly: float | None = None, kind: str = "definitief") -> str:
        one = Aanslag(jaar=2025, soort=kind, kenmerk="x", datum=SINCE, te_betalen=due, per_maand=monthly)
        return money.result(stage.texts, one).replace("\u00a0", " ")

    assert said(-318) == "U krijgt € 318 terug"
    assert said(388) == "U betaalt € 388"
    assert said(0) == "U betaalt niets en krijgt niets terug"
    assert said(-2064, -172.0, "voorlopig") == "U krijgt € 172,00 per maand"
    assert said(2184, 198.55, "voorlopig") == "U betaalt € 198,55 per maand"


def test_an_income_that_is_not_fixed_is_no_bar(stage: Stage) -> None:
    found = (Inkomen(jaar=2026, soort="verzamelinkomen", status="nog niet vastgesteld"), _income(2025, 36542))
    assert money.newest(found) == found[1]
    assert [year for year, _, _ in money.bars(stage.texts, found)] == ["2025"]
    assert money.year_rows(stage.texts, found)[0][2:] == ("Nog niet vastgesteld", "Nog niet vastgesteld")
    assert money.newest(found[:1]) is None


def test_what_is_looked_into_has_a_badge(stage: Stage) -> None:
    doubted = replace_income(_income(2025, 1), in_onderzoek=date(2026, 12, 1))
    mark = money.mark(stage.texts, doubted)
    assert mark and (mark.kind, mark.text) == ("info", "In onderzoek sinds 1 december 2026")
    assert money.mark(stage.texts, _income(2025, 1)) is None
    (kind, *_) = wages.payer_facts(stage.texts, payer(in_onderzoek=SINCE))
    assert kind.mark and kind.note


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({}, "U krijgt dit nu"),
        ({"einde": date(2026, 12, 31)}, "Gestopt"),
        ({"aanvang": date(2027, 1, 11)}, "Begint later"),
        ({"status": "afgewezen"}, "Afgewezen"),
        ({"status": "in behandeling"}, "In behandeling"),
        ({"status": "iets nieuws"}, "Iets nieuws"),
    ],
)
def test_a_benefit_says_how_it_stands(stage: Stage, members: dict[str, object], words: str) -> None:
    every: dict[str, object] = {"wet": "WW", "naam": "WW", "kenmerk": "x", "aanvang": SINCE} | members
    assert benefits.mark(stage.texts, Uitkering(**every), TODAY).text == words  # type: ignore[arg-type]


def _income(year: int, amount: int) -> Inkomen:
    return Inkomen(jaar=year, soort="verzamelinkomen", bedrag=amount, vastgesteld_op=date(year + 1, 7, 1))


def replace_income(one: Inkomen, **members: object) -> Inkomen:
    return msgspec.structs.replace(one, **members)


# --- other screens


@pytest.mark.parametrize(
    ("persona", "line"),
    [
        ("fenna", "1 werkgever · 32 uur"),
        ("mila", "1 werkgever"),
        ("peter", "WW-uitkering"),
        ("hendrik", "AOW · Ouderdomspensioen"),
        ("selam", "Bijstandsuitkering"),
        ("karin", "1 werkgever · 28 uur"),
    ],
)
def test_the_tile_counts_employers_or_names_benefits(stage: Stage, persona: str, line: str) -> None:
    made = overview.tile(stage.scene(persona))
    assert (made.title, made.icon, made.lines, made.order) == ("Werk en inkomen", "briefcase", (line,), 40)


def test_a_failing_source_is_no_empty_tile(all_up: Stage) -> None:
    all_up.down.add("blau")
    with pytest.raises(Unavailable):
        overview.tile(all_up.scene("fenna"))


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("inkomen", ["Uw inkomen per jaar"]),
        ("uwv", ["Uw dossier bij UWV"]),
        ("plantage", ["Uitgeverij Plantage B.V."]),
        ("morgenrood", ["Reclamebureau Morgenrood B.V."]),
        ("kadaster", []),
        ("x", []),
    ],
)
def test_the_search_finds_subjects_and_payers(stage: Stage, words: str, titles: list[str]) -> None:
    assert [hit.title for hit in overview.search(stage.scene("fenna"), words)] == titles


def test_every_source_is_asked_once_and_again_after_a_failure(all_up: Stage) -> None:
    scene = all_up.scene("fenna")
    visit = load.Sources(scene.session, scene.client)
    all_up.down.add("bri")
    with pytest.raises(Unavailable):
        visit.incomes()
    all_up.down.clear()
    assert visit.incomes() is visit.incomes()
    assert visit.payers() is visit.payers()


# --- nothing is left out unsaid


def test_every_datum_is_shown_or_excused(stage: Stage) -> None:
    texts = stage.texts
    may = Opgave(
        van=date(2026, 5, 4), tot=date(2026, 5, 30), sv_loon=10.0, vakantiegeld=5.0, loonheffing=2.0, uren=3
    )
    whole = payer(
        omschrijving="x", kvk_nummer="00118003", contract="oproep", functie="x", einde=TODAY,
        uren_per_week=32.0, in_onderzoek=SINCE, opgaven=(may,),
    )  # fmt: skip
    unnamed = payer(soort="uitkering")
    income = Inkomen(
        jaar=2025, soort="x", bedrag=5, status="herzien", vastgesteld_op=SINCE, in_onderzoek=SINCE
    )
    final = Aanslag(
        jaar=2025, soort="definitief", kenmerk="x", datum=SINCE, te_betalen=5, verzamelinkomen=5,
        onderdelen=(Onderdeel("loon", 5),), betalen_voor=TODAY,
    )  # fmt: skip
    monthly = Aanslag(jaar=2027, soort="voorlopig", kenmerk="x", datum=SINCE, te_betalen=-5, per_maand=-2.0)
    missed = (
        unshown("blau", [whole, unnamed], partial(payer_words, texts))
        | unshown("bri", [income, _income(2024, 5)], partial(income_words, texts))
        | unshown("belastingdienst", [final, monthly], partial(tax_words, texts))
        | unshown("uwv", [_file()], partial(file_words, texts))
    )
    assert sorted(missed) == sorted(excused(ROOT / "app" / "modules" / "werk"))


def _file() -> Klantdossier:
    first = Tarief(vanaf=SINCE, tot=TODAY, percentage=75.0, bedrag=5.0)
    rates = (first, Tarief(vanaf=TODAY, percentage=70.0, bedrag=4.0))
    by_day = Uitkering(
        wet="WAZO", naam="x", kenmerk="x", aanvang=SINCE, einde=date(2028, 1, 1), dagloon=5.0, betaald_aan="werkgever",
        bedragen=(Tarief(vanaf=SINCE, percentage=70.0, bedrag=4.0, per="dag"),),
    )  # fmt: skip
    by_month = Uitkering(
        wet="WW", naam="x", kenmerk="x", aanvang=SINCE, maandloon=5.0, bedragen=rates, betaaldag=14
    )
    return Klantdossier(
        gewerkte_jaren=5,
        uitkeringen=(by_day, by_month),
        trajecten=(Traject(doel="x", begeleider="x", aanvang=SINCE, einde=TODAY, afspraken=("x",)),),
        afspraken=(Afspraak(moment=NOW, onderwerp="x", plaats="x"),),
        opleidingen=(Opleiding(naam="x", jaar=1990),),
    )


def payer_words(texts: Texts, one: Inkomstenverhouding) -> str:
    split = [len(part) for part in wages.split([one], TODAY)]
    rows = [wages.former_rows(texts, [one]), wages.month_rows(texts, one.opgaven)]
    return repr([one.werkgever, wages.payer_facts(texts, one), split, wages.is_work(one), *rows])


def income_words(texts: Texts, one: Inkomen) -> str:
    said = [make(texts, one) for make in (money.amount, money.kind, money.explained, money.mark)]
    return repr([*said, money.year_rows(texts, [one]), money.bars(texts, [one])])


def tax_words(texts: Texts, one: Aanslag) -> str:
    built = money.built_up([one])
    told = [money.part_rows(texts, built), money.total(texts, built)] if built else []
    return repr([money.tax_rows(texts, [one]), money.to_pay(texts, [one]), *told])


def file_words(texts: Texts, one: Klantdossier) -> str:
    said = [[part.naam, benefits.mark(texts, part, TODAY), benefits.facts(texts, part)] for part in one.uitkeringen]
    plans = [benefits.plan_facts(texts, part) for part in one.trajecten]
    return repr([said, plans, benefits.appointment_facts(texts, one.afspraken), benefits.own_facts(texts, one)])
