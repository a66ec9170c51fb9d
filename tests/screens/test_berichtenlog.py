"""The message log as a developer meets it: search, filters, one message with envelope and content, by keyboard."""

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from services.mockhost.happening import Happening, Happenings
from tests.helpers.hands import Hands, Role
from tests.helpers.program import find, go, program, settle, words
from widgets.record_table import RecordTable
from widgets.select import Select

MOVED = "nl.brp.personen.persoon-verhuisd"
TABLE = "Regels van het berichtenlog, nieuwste boven"


def moved(running: Program) -> None:
    """Let Fenna move and everybody react."""
    stelsel = running.backend().stelsel
    Happenings(stelsel).make(Happening("verhuizing", "900050342", {}))
    stelsel.courier.drain()


def rows(running: Program) -> list[dict[str, str]]:
    found = find(running.window, TABLE, Role.Table)
    assert isinstance(found, RecordTable)
    model = found.table_model()
    return [dict(model.record(number)) for number in range(model.rowCount())]


def choose(running: Program, name: str, state: str) -> None:
    [box] = [one.box for one in running.window.findChildren(Select) if one.label.text() == name and one.isVisible()]
    place = box.findText(state)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle(running)


@pytest.fixture
def running(qapp: QApplication) -> Any:
    with program("fenna") as made:
        moved(made)
        go(made, "berichtenlog")
        yield made


def test_a_developer_finds_a_move_with_names_oins_and_its_end(running: Program) -> None:
    hands = Hands(running)
    hands.fill("Zoek op organisatie, OIN, actie of berichtnummer", f"{MOVED} belastingdienst")
    settle(running)
    QTest.keyClick(find(running.window, "Zoek op organisatie, OIN, actie of berichtnummer"), Qt.Key.Key_Return)
    settle(running)
    found = rows(running)
    assert [one["status"] for one in found] == ["Bevestigd", "Ontvangen", "Verzonden"]
    assert {one["profile"] for one in found} == {"osb-rm-S"} and {one["signed"] for one in found} == {"Ja"}
    assert all(one["sender"].endswith("00000001900700013000") for one in found)
    assert all(one["receiver"].startswith("Belastingdienst 0000") for one in found)


def test_the_filters_narrow_and_nothing_says_what_to_do(running: Program) -> None:
    whole = rows(running)
    choose(running, "Profiel", "osb-rm")
    assert 0 < len(rows(running)) < len(whole)
    choose(running, "Status", "Bevestigd")
    assert {one["status"] for one in rows(running)} == {"Bevestigd"}
    choose(running, "Status", "Dubbel, weggelaten")
    shown = words(running.window)
    assert "Er zijn geen regels die bij deze keuze passen" in shown and "0 regels." in shown


def test_enter_opens_a_message_with_its_envelope_and_its_content(running: Program) -> None:
    choose(running, "Profiel", "osb-rm")
    table = find(running.window, TABLE, Role.Table)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle(running)
    shown = words(running.window)
    parts = ("Envelop", "kop.kenmerkDigilevering", "kop.abonnement.naam", "Inhoud", "specversion", "Verloop")
    for said in parts:
        assert said in shown, said
    assert "In dezelfde conversatie" in shown
    Hands(running).press("Terug naar het berichtenlog")
    assert rows(running), "what was chosen is still there"


def test_a_signed_message_passes_the_audit_at_200_per_cent(qapp: QApplication) -> None:
    with program("fenna", scale=2.0) as large:
        moved(large)
        lines = large.backend().stelsel.messages.entries()
        go(large, f"berichtenlog/{next(one.line.bericht for one in lines if one.line.profiel == 'osb-rm-S')}")
        assert "Payload-Signature" in words(large.window)
        found = audit(large.window)
        assert not found.findings, found.table()


def test_a_call_has_a_line_and_no_content(running: Program) -> None:
    choose(running, "Profiel", "REST-API")
    found = rows(running)
    assert all(one["profile"].startswith("REST-API") for one in found)
    assert "900050342" not in json.dumps(found)
    go(running, "berichtenlog/bestaat-niet")
    assert "Dit bericht staat niet meer in het log" in words(running.window)


def test_the_next_participant_leaves_an_empty_log(running: Program) -> None:
    reader = running.backend().stelsel.messages
    [first, *_] = [one for one in reader.entries() if one.line.profiel.startswith("osb")]
    assert reader.message(first.line.bericht) is not None
    running.next_participant()
    settle(running)
    assert reader.message(first.line.bericht) is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_log_never_scrolls_sideways_in_a_small_window(qapp: QApplication, scale: float) -> None:
    with program("fenna", scale=scale, size=(1024, 768)) as small:
        moved(small)
        go(small, "berichtenlog")
        table = find(small.window, TABLE, Role.Table)
        assert isinstance(table, RecordTable)
        areas = [one for one in small.window.findChildren(QAbstractScrollArea) if one.isVisible()]
        assert table in areas and all(one.horizontalScrollBar().maximum() == 0 for one in areas)
        assert not audit(small.window).findings
        table.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(12):
            QTest.keyClick(table, Qt.Key.Key_Down)
        [page] = [one for one in areas if isinstance(one, QScrollArea) and one.isAncestorOf(table)]
        page.ensureWidgetVisible(table)
        row = table.visualRect(table.currentIndex())
        top = table.viewport().mapTo(page.viewport(), row.topLeft()).y()
        assert top >= 0 and top + row.height() <= page.viewport().height(), "the row with the keyboard is in sight"
        QTest.keyClick(table, Qt.Key.Key_Return)
        settle(small)
        assert small.router.address.part(0), "Enter opens the message"
