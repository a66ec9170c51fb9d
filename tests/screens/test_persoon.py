"""Persoon en gezin as a citizen meets it: values, marks, masked numbers, who corrects what, and failing sources."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from app.kit.page import SourceSlot
from app.modules.persoon.cards import SectionCard
from services.mockhost.faults import Fault
from tests.helpers.program import find, find_all, go, press, program, settle, words
from widgets.dialog import Dialog

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def fenna() -> Iterator[Program]:
    with program("fenna") as running:
        go(running, "persoon")
        yield running


def card(running: Program, key: str) -> SectionCard:
    return next(one for one in running.window.findChildren(SectionCard) if one.key == key)


def test_the_whole_family_and_the_home_are_there(fenna: Program) -> None:
    shown = words(fenna.window)
    for value in ("Fenna Johanna de Wit", "14 juni 1985", "41 jaar", "Wilgenkwartier 18\n2729 XY Zoetermeer"):
        assert value in shown
    for value in ("Thomas Willem Verhoef", "Noor Fenna Verhoef", "Jip Hendrik Verhoef", "Hendrik Cornelis de Wit"):
        assert value in shown
    assert "118 m²" in words(card(fenna, "woning"))
    assert "Lindenwerf 203, 2728 XZ Zoetermeer" in words(card(fenna, "eerder"))


def test_every_card_says_where_it_comes_from(fenna: Program) -> None:
    cards = fenna.window.findChildren(SectionCard)
    assert len(cards) > 5
    for section in cards:
        assert "Bron: B" in words(section), section.key
        assert "opgehaald vandaag 14.02 uur" in words(section), section.key


def test_a_bsn_is_masked_until_asked_for(fenna: Program) -> None:
    assert "900050342" not in words(fenna.window)
    press(fenna, "Tonen BSN")
    assert "900050342" in words(card(fenna, "eigen"))
    press(fenna, "Verbergen BSN")
    assert "900050342" not in words(fenna.window)
    press(fenna, "Tonen BSN van uw partner")
    assert "900825558" in words(card(fenna, "partner"))


def test_it_explains_who_corrects_a_datum(fenna: Program) -> None:
    press(fenna, "Klopt er iets niet? Adres")
    dialog = fenna.window.findChild(Dialog)
    assert dialog is not None
    assert dialog.isVisible()
    said = words(dialog)
    assert "gemeente waar u nu woont" in said
    assert "gemeente Zoetermeer" in said
    dialog.button("close").click()
    assert not dialog.isVisible()


def test_an_address_under_investigation_carries_its_mark() -> None:
    with program("sanne") as running:
        go(running, "persoon")
        marks = find_all(card(running, "adres"), "In onderzoek sinds 3 december 2026")
        assert len(marks) == 3
        assert not find_all(card(running, "eigen"), "In onderzoek sinds 3 december 2026")


def test_who_lives_abroad_sees_that_and_who_supplied_it() -> None:
    with program("willem") as running:
        go(running, "persoon")
        shown = words(running.window)
        assert "Uw gegevens worden sinds 1 maart 2024 niet meer bijgehouden. Reden: emigratie." in shown
        assert "Adres buiten Nederland" in words(card(running, "adres"))
        assert "Sociale Verzekeringsbank" in words(card(running, "inschrijving"))
        assert "Daarom staat hier geen woning." in words(card(running, "woning"))
        press(running, "Klopt er iets niet? Adres")
        dialog = running.window.findChild(Dialog)
        assert dialog is not None
        assert "RNI-loket" in words(dialog)


def test_it_says_what_is_not_known() -> None:
    with program("lotte") as running:
        go(running, "persoon")
        assert "In de BRP staan geen kinderen van u." in words(card(running, "kinderen"))
        assert "Over deze onderwerpen staat bij u niets in de BRP" in words(running.window)


@pytest.mark.parametrize(
    ("registry", "face", "there", "source"),
    [("brp", "historie", "eigen", "de gemeente (BRP)"), ("bag", "", "eerder", "de BAG")],
)
def test_one_failing_source_leaves_the_rest(registry: str, face: str, there: str, source: str) -> None:
    with program("fenna") as running:
        running.backend().host.faults.put(registry, Fault("down", face=face))
        go(running, "persoon")
        assert f"Gegevens van {source} komen nu niet binnen." in words(running.window)
        assert card(running, there)
        running.backend().host.faults.clear()
        press(running, "Opnieuw proberen")
        assert card(running, "woning")
        assert card(running, "eerder")


def test_without_the_brp_nothing_is_shown_as_empty() -> None:
    with program("fenna") as running:
        running.backend().host.faults.put("brp", Fault("error"))
        go(running, "persoon")
        assert not running.window.findChildren(SectionCard)
        assert "komen nu niet binnen" in words(running.window)
        assert "geen kinderen" not in words(running.window)


def test_an_address_brings_its_section_in_sight(fenna: Program) -> None:
    go(fenna, "persoon/gezag")
    page = fenna.router.screen
    assert page is not None
    top = card(fenna, "gezag").mapTo(page, card(fenna, "gezag").rect().topLeft()).y()
    assert 0 <= top < 60


def test_another_language_asks_nothing_again(fenna: Program) -> None:
    running = fenna
    find(running.window, "English").click()  # type: ignore[attr-defined]
    settle(running)
    assert "Date of birth" in words(running.window)
    assert "14 June 1985" in words(running.window)
    assert not [slot for slot in running.window.findChildren(SourceSlot) if slot.isVisible()]


def test_the_search_finds_a_row_and_goes_there(fenna: Program) -> None:
    fenna.router.search("geboortedatum")
    settle(fenna)
    assert "Geboortedatum: 14 juni 1985" in words(fenna.window)


def test_the_overview_greets_and_counts() -> None:
    with program("fenna") as running:
        assert "Goedemiddag, mevrouw De Wit" in words(running.window)
        assert find(running.window, "Persoon en gezin, U, uw partner en 2 kinderen")
    with program("hendrik") as running:
        assert "Goedemiddag, meneer De Wit" in words(running.window)


@pytest.mark.parametrize("persona", ["fenna", "sanne", "willem", "selam", "mila"])
@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((1024, 768), 1.5), ((1024, 768), 2.0)])
def test_nothing_is_cut_off_for_anyone(qapp: QApplication, persona: str, size: tuple[int, int], scale: float) -> None:
    with program(persona, size=size, scale=scale) as running:
        go(running, "persoon")
        found = audit(running.window)
        assert not found.findings, found.table()
