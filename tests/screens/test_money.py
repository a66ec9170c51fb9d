"""Work, education, allowances and the donor choice as a citizen meets them: what is there, what is not, what fails."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from app.bootstrap.program import Program
from services.mockhost.faults import Fault
from tests.helpers.program import cells, find, find_all, go, press, program, seen, settle, words
from widgets.dialog import Dialog
from widgets.text import Heading

pytestmark = pytest.mark.usefixtures("qapp")
Role = QAccessible.Role
PAGES = ("werk", "onderwijs", "uitkeringen", "donor")


@pytest.fixture
def fenna() -> Iterator[Program]:
    with program("fenna") as running:
        yield running


def titles(running: Program) -> set[str]:
    """Return the headings of the cards."""
    return {one.text() for one in running.window.findChildren(Heading) if one.isVisible() and one.level == 2}


def explained(running: Program, name: str) -> str:
    """Open who corrects a card, return the words, and close it."""
    press(running, f"Klopt er iets niet? {name}")
    dialog = next(one for one in running.window.findChildren(Dialog) if one.isVisible())
    said = words(dialog)
    dialog.button("close").click()
    settle(running)
    return said


# --- what there is


def test_work_shows_the_employer_the_income_and_the_tax(fenna: Program) -> None:
    go(fenna, "werk")
    shown = seen(fenna)
    for value in ("Uitgeverij Plantage B.V.", "32 uur per week", "00118003", "€ 36.542", "verzamelinkomen over 2025"):
        assert value in shown
    months = cells(fenna, "Per maand van Uitgeverij Plantage B.V., Loon")
    assert months[0] == ["December 2026", "€ 3.040,00", "€ 419,00", "138"]
    assert months[7][0] == "Mei 2026, met € 2.918,40 vakantiegeld"
    newest = cells(fenna, "Inkomstenbelasting")[0]
    assert newest == ["2027", "Voorlopig", "30 december 2026", "U krijgt € 172,00 per maand"]
    assert cells(fenna, "Zo is uw inkomen over 2025 uitgerekend")[-1] == ["Verzamelinkomen", "€ 36.542"]
    assert "Reclamebureau Morgenrood B.V." in cells(fenna, "Wie u eerder betaalde")[0]


def test_the_years_can_be_read_as_a_table(fenna: Program) -> None:
    go(fenna, "werk")
    press(fenna, "Tabel")
    assert cells(fenna, "Inkomen per jaar")[0] == ["2025", "Verzamelinkomen", "6 november 2026", "€ 36.542"]


def test_every_card_names_its_source_and_who_corrects_it(fenna: Program) -> None:
    go(fenna, "werk")
    shown = seen(fenna)
    for line in ("BLAU · UWV", "BRI · Belastingdienst", "Aanslagen · Belastingdienst", "Klantdossier · UWV"):
        assert f"Bron: {line} · opgehaald vandaag 14.02 uur" in shown
    assert "Vraag eerst uw werkgever" in explained(fenna, "Uitgeverij Plantage B.V., Loon")
    assert "Maak bezwaar" in explained(fenna, "Inkomen per jaar")


def test_allowances_say_when_the_next_payment_comes(fenna: Program) -> None:
    go(fenna, "uitkeringen")
    shown = seen(fenna)
    for value in ("Kinderopvangtoeslag 2027", "€ 843,00", "20 januari 2027", "U € 39.600, uw partner € 72.400"):
        assert value in shown
    assert cells(fenna, "Al betaald")[0] == ["4e kwartaal van 2026", "4 januari 2027", "Noor, Jip", "€ 632,98"]


def test_a_diploma_and_a_debt_stand_side_by_side(fenna: Program) -> None:
    go(fenna, "onderwijs")
    assert {"Grafisch ontwerp", "Studieschuld"} <= titles(fenna)
    assert "€ 6.318,22" in seen(fenna)
    assert "Vraag uw school" in explained(fenna, "diploma Grafisch ontwerp uit 2009")


def test_the_donor_choice_says_what_it_means(fenna: Program) -> None:
    go(fenna, "donor")
    shown = seen(fenna)
    assert "Ja, ik geef toestemming" in shown
    assert "Dit geeft u niet" in shown and "Huid" in shown


# --- stories


def test_peter_sees_his_ww_step_down() -> None:
    with program("peter") as running:
        go(running, "werk")
        shown = seen(running)
        assert "75 procent: € 2.896,50 per maand" in shown
        assert "70 procent: € 2.703,40 per maand" in shown
        assert "Gesprek over nieuw werk, om 09.30 uur" in shown


def test_marieke_sees_which_months_were_not_paid() -> None:
    with program("marieke") as running:
        go(running, "uitkeringen")
        rows = cells(running, "Per maand")
        assert [row[2] for row in rows] == ["€ 0,00", "€ 410,00"] * 3
        assert [row[3] for row in rows[:2]] == ["Niet betaald", "4 december 2026"]
        assert "€ 1.230,00" in seen(running)


def test_sanne_reads_why_her_benefit_stands_still() -> None:
    with program("sanne") as running:
        go(running, "uitkeringen")
        assert find(running.window, "Staat stil")
        assert "De gemeente onderzoekt uw adres" in seen(running)
        assert "Er komt nu geen betaling" in seen(running)


def test_selam_sees_which_exam_is_left() -> None:
    with program("selam") as running:
        go(running, "onderwijs")
        assert "U moet nog 1 onderdeel halen." in seen(running)
        assert ["Spreken, niveau B1", "Nog niet gehaald", ""] in cells(running, "Inburgeringsexamen")


# --- what is not there, and why


def test_who_has_nothing_reads_why() -> None:
    with program("mila") as running:
        go(running, "werk")
        assert "nog geen inkomen van u vastgesteld" in seen(running)
        go(running, "uitkeringen")
        assert "Toeslagen op naam van uw partner staan hier niet" in seen(running)
        go(running, "donor")
        assert "vanaf 12 jaar" in seen(running)
        go(running, "onderwijs")
        assert "vanaf 1996" in seen(running)


@pytest.mark.parametrize(
    ("page", "registry", "source"),
    [
        ("werk", "blau", "UWV (werk en loon)"),
        ("werk", "bri", "de Belastingdienst (inkomen)"),
        ("onderwijs", "duo", "DUO"),
        ("uitkeringen", "svb", "de SVB"),
        ("donor", "donorregister", "het Donorregister"),
    ],
)
def test_a_failing_source_is_named_and_can_be_asked_again(page: str, registry: str, source: str) -> None:
    with program("fenna") as running:
        running.backend().host.faults.put(registry, Fault("down"))
        go(running, page)
        assert f"Gegevens van {source} komen nu niet binnen." in seen(running)
        running.backend().host.faults.clear()
        while buttons := find_all(running.window, "Opnieuw proberen"):
            assert isinstance(buttons[0], QAbstractButton)
            buttons[0].click()
            settle(running)
        assert "komen nu niet binnen" not in seen(running)


@pytest.mark.parametrize("page", PAGES)
def test_another_language_asks_nothing_again(fenna: Program, page: str) -> None:
    go(fenna, page)
    for registry in ("blau", "bri", "uwv", "belastingdienst", "duo", "toeslagen", "svb", "lbio", "donorregister"):
        fenna.backend().host.faults.put(registry, Fault("error"))
    press(fenna, "English")
    shown = seen(fenna)
    assert "Try again" not in shown
    assert "Is something wrong?" in shown


def test_the_overview_has_the_tiles_of_the_target(fenna: Program) -> None:
    shown = seen(fenna)
    assert "1 werkgever · 32 uur" in shown
    for title in ("Werk en inkomen", "Onderwijs", "Toeslag en uitkering", "Donorkeuze"):
        assert title in shown
