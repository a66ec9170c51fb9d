"""The Berichtenbox as a citizen meets it: reading, filtering, filing, failing and folding, by accessible name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from app.modules.berichten.list_pane import ListPane
from app.modules.berichten.page import BerichtenPage
from app.modules.berichten.reading import ReadingPane
from services.identity.session import Level
from services.mockhost.faults import Fault, Kind
from services.registries.berichten.records import (
    Message,
    Sender,
)
from tests.helpers.hostile import HOSTILE, LONG
from tests.helpers.program import find, find_all, go, press, program, settle, wait_until, words
from tests.helpers.worlds import NOW
from widgets.dialog import Dialog
from widgets.link import Link
from widgets.row_list import RowList

BILL = "Rekening voor uw vergunning"
APK = "De apk van uw auto verloopt"


@pytest.fixture
def fenna() -> Iterator[Program]:
    with program("fenna") as running:
        go(running, "berichten")
        yield running


def page(running: Program) -> BerichtenPage:
    assert isinstance(running.router.screen, BerichtenPage)
    return running.router.screen


def rows(running: Program, folder: str = "Berichten") -> RowList:
    found = find(running.window, f"Berichten in {folder}")
    assert isinstance(found, RowList)
    return found


def subjects(running: Program, folder: str = "Berichten") -> list[str]:
    model = rows(running, folder).row_model()
    return [model.row(number).title for number in range(model.rowCount())]


def open_by_keyboard(running: Program, number: int) -> None:
    """Go to a row with the arrows and press Enter."""
    shown = rows(running)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown, Qt.Key.Key_Home)
    for _ in range(number):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    settle(running)


def fault(running: Program, kind: Kind) -> None:
    running.backend().host.faults.put("berichten", Fault(kind))


def dialog(running: Program) -> Dialog:
    found = [one for one in page(running).findChildren(Dialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


# --- reading


def test_the_inbox_says_how_much_there_is(fenna: Program) -> None:
    assert "24 berichten van 9 afzenders, 3 ongelezen" in words(fenna.window)
    assert subjects(fenna)[:2] == [BILL, APK]
    assert find(fenna.window, "Archief, 61 berichten", QAccessible.Role.Link)
    assert "Kies een bericht om het te lezen." in words(fenna.window)


def test_a_message_shows_what_matters_and_is_read_from_then_on(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    shown = words(fenna.window)
    for expected in (
        "Gemeente Zoetermeer", "Maandag 4 januari 2027, 09.12 uur", "Alleen digitaal.", "U krijgt geen brief.",
        "Bedrag", "€ 384,60", "31 januari 2027", "2027 0118 2040", "betalen.zoetermeer.example",
        "Pdf, 186 kB, 2 bladzijden", "Hoort bij uw zaak", "Heeft u een vraag over dit bericht?",
        "Noem kenmerk Z2026-118204. U kunt dit bericht niet beantwoorden.",
    ):
        assert expected in shown
    assert "24 berichten van 9 afzenders, 2 ongelezen" in shown
    assert fenna.window.windowTitle().startswith(f"{BILL} – Berichtenbox")
    assert find_all(fenna.window, "Berichtenbox, 2 nieuw, deze bladzijde") or "2 nieuw" in " ".join(
        one.accessibleName() for one in fenna.window.findChildren(QWidget)
    )
    assert not rows(fenna).row_model().row(0).unread


def test_walking_past_a_message_does_not_open_it(fenna: Program) -> None:
    shown = rows(fenna)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown, Qt.Key.Key_Home)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert page(fenna).desk.key == ""
    wait_until(fenna, lambda: page(fenna).desk.message is not None)
    assert page(fenna).desk.message is not None
    assert page(fenna).desk.message.subject == APK
    assert shown.row_model().row(0).unread


def test_the_button_of_a_message_leads_nowhere_and_says_so(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    press(fenna, "Betalen bij de gemeente")
    said = dialog(fenna)
    assert "betalen.zoetermeer.example" in said.text.text()
    assert "Voorportaal doet dat niet" in said.text.text()
    said.button("close").click()
    assert not said.isVisible()


def test_the_case_of_a_message_is_one_press_away(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    message = page(fenna).desk.message
    assert message is not None and message.case is not None
    press(fenna, "Vergunning voor een dakkapel")
    assert str(fenna.router.address) == f"zaken/{message.case.id}"


def test_an_attachment_opens_inside_and_leads_back(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    press(fenna, "Bekijken Rekening leges dakkapel")
    assert "Bladzijde 1 van 2" in words(fenna.window)
    press(fenna, "Terug naar het bericht")
    assert "Hoort bij uw zaak" in words(fenna.window)
    assert find(fenna.window, "Bekijken Rekening leges dakkapel").hasFocus()


def test_an_attachment_is_saved_where_the_person_says(fenna: Program, tmp_path: Path) -> None:
    target = f"{tmp_path}/rekening.pdf"
    asked: list[str] = []

    def choose(parent: QWidget, title: str, name: str) -> str:
        asked.append(name)
        return target

    fenna.office._saving.choose = choose
    open_by_keyboard(fenna, 0)
    press(fenna, "Opslaan Rekening leges dakkapel")
    assert asked == ["Rekening leges dakkapel.pdf"]
    with open(target, "rb") as kept:
        assert kept.read(5) == b"%PDF-"


def test_a_message_is_printed_as_a_letter(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    press(fenna, "Afdrukken")
    assert "Bladzijde 1 van 1" in words(fenna.window)
    assert find(fenna.window, "Terug naar het bericht").hasFocus()


# --- filtering


def test_the_chips_narrow_the_list(fenna: Program) -> None:
    press(fenna, "Met einddatum")
    assert subjects(fenna) == [BILL, APK, "Stuur nog een tekening van uw dakkapel"]
    press(fenna, "Ongelezen")
    assert len(subjects(fenna)) == 3
    assert "3 berichten gevonden" in words(fenna.window)
    press(fenna, "Alles")
    assert len(subjects(fenna)) == 24


def test_reading_the_last_unread_one_leaves_it_in_sight(fenna: Program) -> None:
    press(fenna, "Ongelezen")
    open_by_keyboard(fenna, 0)
    assert len(subjects(fenna)) == 3
    open_by_keyboard(fenna, 1)
    assert subjects(fenna)[0] != BILL


def test_search_looks_in_every_folder_and_says_where(fenna: Program) -> None:
    press(fenna, "Zoeken en filteren")
    pane = page(fenna).findChild(ListPane)
    assert pane is not None
    QTest.keyClicks(pane.search.line, "hypotheek")
    QTest.keyClick(pane.search.line, Qt.Key.Key_Return)
    settle(fenna)
    assert "Wij hebben uw hypotheekgegevens aangepast" in subjects(fenna)
    model = rows(fenna).row_model()
    elsewhere = [model.row(number) for number in range(model.rowCount())]
    assert any(badge.text == "Belasting" for row in elsewhere for badge in row.badges)
    press(fenna, "Zoeken en filteren sluiten")
    assert len(subjects(fenna)) == 24


def test_nothing_found_says_so_and_offers_everything(fenna: Program) -> None:
    press(fenna, "Zoeken en filteren")
    pane = page(fenna).findChild(ListPane)
    assert pane is not None
    QTest.keyClicks(pane.search.line, "olifant")
    QTest.keyClick(pane.search.line, Qt.Key.Key_Return)
    settle(fenna)
    assert "Geen berichten gevonden voor ‘olifant’." in words(fenna.window)
    press(fenna, "Alles tonen")
    assert len(subjects(fenna)) == 24


def test_a_sender_and_a_period_narrow_the_list(fenna: Program) -> None:
    press(fenna, "Zoeken en filteren")
    pane = page(fenna).findChild(ListPane)
    assert pane is not None
    pane._choose_sender("RDW")
    assert subjects(fenna) == [APK, "Uw rijbewijs is geldig tot 2031", "Uw auto staat op uw naam"]
    pane._choose_period("month")
    assert subjects(fenna) == [APK]


# --- filing


def test_archiving_shows_when_the_source_confirmed_and_can_be_undone(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    press(fenna, "Archiveren")
    assert "Het bericht staat nu in Archief." in words(fenna.window)
    assert subjects(fenna)[0] == APK
    assert find(fenna.window, "Archief, 62 berichten")
    assert rows(fenna).hasFocus()
    press(fenna, "Ongedaan maken")
    assert subjects(fenna)[0] == BILL
    assert find(fenna.window, "Archief, 61 berichten")


def test_the_delete_key_moves_to_the_bin_and_the_list_keeps_its_place(fenna: Program) -> None:
    open_by_keyboard(fenna, 4)
    after = subjects(fenna)[5]
    QTest.keyClick(rows(fenna), Qt.Key.Key_Delete)
    settle(fenna)
    assert "Het bericht staat nu in de Prullenbak." in words(fenna.window)
    assert rows(fenna).row_model().row(rows(fenna).currentIndex().row()).title == after
    assert page(fenna).desk.key == ""


def test_in_the_bin_deleting_for_good_asks_first(fenna: Program) -> None:
    press(fenna, "Prullenbak, 2 berichten")
    first = subjects(fenna, "Prullenbak")[0]
    go(fenna, f"berichten/prullenbak/{rows(fenna, 'Prullenbak').row_model().row(0).key}")
    press(fenna, "Definitief verwijderen")
    asked = dialog(fenna)
    assert first in asked.text.text()
    assert asked.focusWidget() is asked.button("cancel")
    asked.button("cancel").click()
    settle(fenna)
    assert len(subjects(fenna, "Prullenbak")) == 2
    press(fenna, "Definitief verwijderen")
    dialog(fenna).button("delete").click()
    settle(fenna)
    assert first not in subjects(fenna, "Prullenbak")
    assert "Het bericht is definitief verwijderd." in words(fenna.window)


def test_a_message_in_the_bin_can_be_put_back(fenna: Program) -> None:
    press(fenna, "Prullenbak, 2 berichten")
    go(fenna, f"berichten/prullenbak/{rows(fenna, 'Prullenbak').row_model().row(0).key}")
    press(fenna, "Terugzetten")
    assert find(fenna.window, "Berichten, 25 berichten")


def test_a_message_can_be_made_unread(fenna: Program) -> None:
    open_by_keyboard(fenna, 2)
    press(fenna, "Ongelezen maken")
    assert "Het bericht staat weer op ongelezen." in words(fenna.window)
    assert rows(fenna).row_model().row(2).unread
    assert "4 ongelezen" in words(fenna.window)


def test_a_message_moves_to_another_folder(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    press(fenna, "Verplaatsen")
    press(fenna, "Huis")
    assert "Het bericht staat nu in Huis." in words(fenna.window)
    assert find(fenna.window, "Huis, 15 berichten")


def test_a_new_folder_begins_with_the_open_message(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    press(fenna, "Nieuwe map")
    asked = dialog(fenna)
    asked.button("make").click()
    assert asked.field.error == "Vul een naam in."
    asked.field.set_text("huis")
    asked.button("make").click()
    assert asked.isVisible() and asked.field.text == "huis"
    asked.field.set_text("Garage / schuur")
    asked.button("make").click()
    settle(fenna)
    assert find(fenna.window, "Garage / schuur, 1 bericht")
    press(fenna, "Garage / schuur, 1 bericht")
    assert subjects(fenna, "Garage / schuur") == [BILL]


# --- levels and failures


def test_at_basis_one_reads_but_does_not_file(fenna: Program) -> None:
    fenna.begin(fenna.persona("fenna"), "password", Level.BASIS)
    settle(fenna)
    go(fenna, "berichten")
    open_by_keyboard(fenna, 0)
    for name in ("Archiveren", "Verplaatsen", "Verwijderen"):
        button = find(fenna.window, name)
        assert not button.isEnabled()
        assert button.accessibleDescription()
    assert find(fenna.window, "Ongelezen maken").isEnabled()
    assert "U bent ingelogd op niveau Basis." in words(fenna.window)
    assert "2 ongelezen" in words(fenna.window)
    assert not find_all(fenna.window, "Nieuwe map")


def test_a_folder_that_does_not_come_is_not_an_empty_folder(fenna: Program) -> None:
    fault(fenna, "error")
    press(fenna, "Archief, 61 berichten")
    assert "Gegevens van de Berichtenbox komen nu niet binnen." in words(fenna.window)
    assert "In deze map staan geen berichten." not in words(fenna.window)
    fenna.backend().host.faults.clear()
    press(fenna, "Opnieuw proberen")
    assert len(subjects(fenna, "Archief")) == 61


def test_a_failed_move_keeps_everything_and_says_so(fenna: Program) -> None:
    open_by_keyboard(fenna, 0)
    fault(fenna, "error")
    press(fenna, "Archiveren")
    assert "Dat is niet gelukt. Het bericht staat nog waar het stond." in words(fenna.window)
    assert subjects(fenna)[0] == BILL
    assert "Hoort bij uw zaak" in words(fenna.window)
    assert find(fenna.window, "Archiveren").isEnabled()
    fenna.backend().host.faults.clear()
    press(fenna, "Archiveren")
    assert subjects(fenna)[0] == APK


def test_a_message_that_is_gone_says_so(fenna: Program) -> None:
    go(fenna, "berichten/inbox/00000000-0000-0000-0000-000000000000")
    assert "Dit bericht staat niet meer in uw Berichtenbox." in words(fenna.window)


def test_an_empty_folder_says_so(fenna: Program) -> None:
    go(fenna, "berichten/Leeg")
    assert "In deze map staan geen berichten." in words(fenna.window)


# --- language, folding, audit


def test_switching_the_language_keeps_the_message_and_the_filter(fenna: Program) -> None:
    press(fenna, "Met einddatum")
    open_by_keyboard(fenna, 0)
    fenna.preferences.switch_language()
    settle(fenna)
    shown = words(fenna.window)
    assert "24 messages from 9 senders, 2 unread" in shown
    assert "The sender wrote this message in Dutch." in shown
    assert page(fenna).desk.message is not None
    listed = find(fenna.window, "Messages in Messages")
    assert isinstance(listed, RowList)
    assert listed.current_key == page(fenna).desk.key
    assert listed.row_model().row(0).badges[0].text == "Pay: 26 days left"
    assert listed.row_model().rowCount() == 3


@pytest.mark.parametrize(("size", "scale"), [((1024, 768), 1.5), ((1024, 768), 2.0), ((700, 800), 1.0)])
def test_a_narrow_window_shows_one_pane_with_a_way_back(size: tuple[int, int], scale: float) -> None:
    with program("fenna", size=size, scale=scale) as running:
        go(running, "berichten")
        assert not find_all(running.window, "Terug naar Berichten")
        shown = rows(running)
        key = shown.row_model().row(0).key
        go(running, f"berichten/inbox/{key}")
        assert not find_all(running.window, "Berichten in Berichten")
        assert find(running.window, "Archiveren").isEnabled()
        back = find(running.window, "Terug naar Berichten")
        assert isinstance(back, Link)
        back.click()
        settle(running)
        assert rows(running).hasFocus()
        press(running, "Berichten, Mappen")
        press(running, "Archief, 61 berichten")
        assert len(subjects(running, "Archief")) == 61


@pytest.mark.parametrize(
    ("theme", "scale", "size"),
    [
        ("light", 1.0, (1440, 900)),
        ("contrast", 1.0, (1440, 900)),
        ("dark", 1.5, (1024, 768)),
        ("light", 2.0, (1440, 900)),
    ],
)
def test_the_screen_passes_the_audit(theme: str, scale: float, size: tuple[int, int]) -> None:
    with program("fenna", theme_name=theme, scale=scale, size=size) as running:
        go(running, "berichten")
        findings = [*audit(running.window).findings]
        key = rows(running).row_model().row(0).key
        go(running, f"berichten/inbox/{key}")
        findings += audit(running.window).findings
        assert not findings, "\n".join(map(str, findings))


# --- full boxes and hostile senders

PERSONA = """
id = "vol"
naam = "Vera Vol"
aanhef = "mevrouw Vol"
geboren = 1980-01-01
bsn = "900000004"
gebruikersnaam = "vera.vol"
wachtwoord = "Oefen-2027!"
telefoon = "0612345600"
verhaal = "Een volle berichtenbox"
kort = "Een volle berichtenbox"

[[berichten.reeks]]
aantal = 3000
vanaf = 2027-01-05T09:00:00
afzenders = ["zoetermeer", "rdw"]
onderwerpen = ["Bericht nummer {n}"]
"""


@pytest.fixture
def vera(tmp_path: Path) -> Iterator[Program]:
    folder = tmp_path / "plugin" / "personas"
    folder.mkdir(parents=True)
    (folder / "vol.toml").write_text(PERSONA, encoding="utf-8")
    with program("vol", plugins=(tmp_path / "plugin",)) as running:
        go(running, "berichten")
        yield running


def test_a_full_folder_shows_its_first_page_and_the_rest_on_demand(vera: Program) -> None:
    assert "3.000 berichten van 2 afzenders" in words(vera.window)
    assert len(subjects(vera)) == 100
    bar = rows(vera).verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(vera)
    assert len(subjects(vera)) == 3000


def test_a_filter_looks_at_all_messages_of_a_full_folder(vera: Program) -> None:
    press(vera, "Zoeken en filteren")
    page(vera).findChildren(ListPane)[0]._choose_sender("RDW")
    settle(vera)
    assert len(subjects(vera)) == 1500
    assert "1.500 berichten gevonden" in words(vera.window)


def test_when_older_messages_do_not_come_the_newest_stay(vera: Program) -> None:
    fault(vera, "error")
    bar = rows(vera).verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(vera)
    assert len(subjects(vera)) == 100
    assert "Oudere berichten komen nu niet binnen" in words(vera.window)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_message_stays_readable_and_quick(fenna: Program, name: str) -> None:
    sender = Sender("1", LONG, "onbekend", LONG, LONG, LONG, LONG)
    shown = page(fenna).findChildren(ReadingPane)[0]
    shown.show_message(Message("1", LONG, sender, NOW, False, "inbox", "0", HOSTILE[name], reference=LONG))
    settle(fenna)
    fenna.window.grab()
    assert shown.widget().width() <= shown.viewport().width()
    assert all("\u202e" not in one.text() for one in shown.findChildren(QLabel))
    if name == "a false link":
        assert find(fenna.window, "Ga naar nep.example")
        assert "mijn.overheid.nl" not in words(shown)
    if find_all(fenna.window, "De rest van het bericht tonen"):
        before = len(shown.findChildren(QWidget))
        press(fenna, "De rest van het bericht tonen")
        assert len(shown.findChildren(QWidget)) > before
