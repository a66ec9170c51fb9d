"""Vervoer as a citizen meets it: vehicles, inspections, licence, what was sold, and an RDW that fails."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from app.bootstrap.program import Program
from services.mockhost.faults import Fault
from tests.helpers.program import cells, find, find_all, go, press, program, seen, settle, words
from widgets.accessible import name_of
from widgets.dialog import Dialog
from widgets.text import Heading

pytestmark = pytest.mark.usefixtures("qapp")
Role = QAccessible.Role


@pytest.fixture
def fenna() -> Iterator[Program]:
    with program("fenna") as running:
        go(running, "vervoer")
        yield running


def titles(running: Program) -> list[str]:
    """Return the headings of the cards, from top to bottom."""
    found = [one for one in running.window.findChildren(Heading) if one.isVisible() and one.level == 2]
    return [one.text() for one in sorted(found, key=lambda one: one.mapTo(running.window, one.pos()).y())]


def test_a_vehicle_shows_what_rdw_keeps(fenna: Program) -> None:
    shown = seen(fenna)
    for value in ("VELDO LUMEN", "Personenauto", "Blauw", "Benzine", "2 februari 2019", "17 juni 2026"):
        assert value in shown
    for value in ("2 februari 2027", "1.112 kg", "5,1 liter per 100 km", "€ 21.450"):
        assert value in shown
    assert find(fenna.window, "kenteken 0-TST-01")
    assert find(fenna.window, "Nog 28 dagen")


def test_inspections_come_with_their_defects(fenna: Program) -> None:
    rows = cells(fenna, "Apk-keuringen")
    assert rows[0][:3] == ["28 januari 2025", "Periodieke controle", "2 februari 2027"]
    assert "profieldiepte" in rows[0][3]
    assert rows[1][3] == "Geen gebreken"


def test_the_licence_says_what_one_may_drive(fenna: Program) -> None:
    assert "5137042281" in seen(fenna)
    assert cells(fenna, "Wat u mag rijden") == [
        ["AM", "Brommer, snorfiets en brommobiel", "20 november 2003", "19 augustus 2031"],
        ["B", "Auto tot 3.500 kg", "20 november 2003", "19 augustus 2031"],
    ]


def test_what_was_sold_stands_apart(fenna: Program) -> None:
    rows = cells(fenna, "Voertuigen die u eerder had")
    assert rows == [["0-TST-07", "VELDO STIP", "Personenauto", "28 maart 2015", "17 juni 2026"]]
    assert titles(fenna) == ["VELDO LUMEN", "Rijbewijs", "Voertuigen die u eerder had"]


def test_every_card_names_its_source_and_who_corrects_it(fenna: Program) -> None:
    assert seen(fenna).count("Bron: BRV · RDW · opgehaald vandaag 14.02 uur") == 3
    press(fenna, "Klopt er iets niet? VELDO LUMEN, kenteken 0-TST-01")
    dialog = next(one for one in fenna.window.findChildren(Dialog) if one.isVisible())
    assert "Meld het bij de RDW" in words(dialog)
    dialog.button("close").click()


def test_the_vehicle_asked_for_stands_on_top() -> None:
    with program("ludo") as running:
        go(running, "vervoer/735-GH-1")
        assert titles(running)[0] == "TRANSVO CARGO"


def test_conditions_suspension_and_no_apk_are_told() -> None:
    with program("hendrik") as running:
        go(running, "vervoer")
        assert "01.06 (bril of contactlenzen)" in cells(running, "Wat u mag rijden")[1]
        assert find(running.window, "Nog 72 dagen")
    with program("joris") as running:
        go(running, "vervoer")
        shown = seen(running)
        assert "U mag er niet mee rijden en het niet op straat zetten." in shown
        assert "De RDW heeft geen apk-datum" in shown


def test_who_has_nothing_reads_that() -> None:
    with program("selam") as running:
        go(running, "vervoer")
        shown = seen(running)
        assert "Er staan geen voertuigen op uw naam." in shown
        assert "U heeft volgens de RDW geen rijbewijs." in shown
        assert "komen nu niet binnen" not in shown


def test_a_failing_rdw_is_no_empty_list_and_can_be_asked_again() -> None:
    with program("fenna") as running:
        running.backend().host.faults.put("rdw", Fault("down"))
        go(running, "vervoer")
        shown = seen(running)
        assert shown.count("Gegevens van de RDW komen nu niet binnen.") == 2
        assert "geen voertuigen" not in shown
        running.backend().host.faults.clear()
        again(running)
        assert titles(running) == ["VELDO LUMEN", "Rijbewijs", "Voertuigen die u eerder had"]


def test_failing_open_data_leave_how_the_vehicle_is_held() -> None:
    with program("fenna") as running:
        running.backend().host.faults.put("rdw", Fault("error", face="opendata"))
        go(running, "vervoer")
        shown = seen(running)
        assert shown.count("Gegevens van de RDW komen nu niet binnen.") == 2
        assert find(running.window, "Nog 28 dagen")
        assert "Blauw" not in shown
        running.backend().host.faults.clear()
        again(running)
        assert "Blauw" in seen(running)


def again(running: Program) -> None:
    """Press every button that tries again."""
    while buttons := find_all(running.window, "Opnieuw proberen"):
        assert isinstance(buttons[0], QAbstractButton)
        buttons[0].click()
        settle(running)


def test_another_language_asks_nothing_again(fenna: Program) -> None:
    fenna.backend().host.faults.put("rdw", Fault("error"))
    press(fenna, "English")
    shown = seen(fenna)
    assert "First admission" in shown
    assert find(fenna.window, "28 days left")
    assert name_of(find(fenna.window, "plate 0-TST-01"))


def test_the_overview_asks_attention_and_leads_here() -> None:
    with program("fenna") as running:
        assert "Laat uw auto keuren (apk)" in seen(running)
        press(running, "Gegevens bekijken Laat uw auto keuren (apk)")
        assert str(running.router.address) == "vervoer/0-TST-01"
