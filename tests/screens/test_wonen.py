"""Wonen as a citizen meets it: the four cards of picture 06, who may not see what, failing sources, the documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.bootstrap.program import Program
from services.mockhost.faults import Fault
from tests.helpers.landmarks import compare, sheets
from tests.helpers.pixels import Picture
from tests.helpers.program import find, find_all, go, press, program, seen, settle, words
from widgets.card import Tile
from widgets.dialog import Dialog
from widgets.document_view import DocumentView
from widgets.record_table import SimpleTable

pytestmark = pytest.mark.usefixtures("qapp")
Role = QAccessible.Role


@pytest.fixture
def fenna() -> Iterator[Program]:
    with program("fenna") as running:
        go(running, "wonen")
        yield running


def test_the_four_cards_say_what_the_picture_says(fenna: Program) -> None:
    shown = seen(fenna)
    for value in (
        "Wilgenkwartier 18, 2729 XY Zoetermeer",
        "€ 412.000",
        "op 1 januari 2025",
        "€ 23.000 meer dan een jaar eerder. De nieuwe waarde komt in februari.",
        "Tussenwoning uit 1988",
        "118 m²",
        "U meldde op 14 december 2026 dat dit 109 m² is.",
        "6 m²",
        "Zoetermeer B 4118",
        "142 m²",
        "Eigendom, samen met T. Verhoef (ieder de helft)",
        "14 mei 2014 voor € 239.500",
        "1 inschrijving",
    ):
        assert value in shown
    assert len(find_all(fenna.window, "In onderzoek")) == 2


def test_every_card_names_its_source_and_who_corrects_it(fenna: Program) -> None:
    shown = seen(fenna)
    assert shown.count("Bron: WOZ · gemeente Zoetermeer · opgehaald vandaag 14.02 uur") == 2
    assert "Bron: Kadaster (BRK) · opgehaald vandaag 14.02 uur" in shown
    assert "Bron: Kadaster · schets, niet op schaal" in shown
    for card in ("WOZ-waarde", "Taxatieverslag", "Perceel en eigendom", "Kaart"):
        press(fenna, f"Klopt er iets niet? {card}")
        dialog = next(one for one in fenna.window.findChildren(Dialog) if one.isVisible())
        assert "Dit is een oefenomgeving" in words(dialog)
        dialog.button("close").click()
        settle(fenna)


def test_the_picture_is_met_within_four_pixels(fenna: Program, tmp_path: Path) -> None:
    place = tmp_path / "ours.png"
    fenna.window.grab().save(str(place))
    (sheet,) = sheets("06")
    off = [row for row in compare(sheet, Picture.read(place)) if not row.ok]
    assert not off


def test_the_values_can_be_read_as_a_table(fenna: Program) -> None:
    name = "WOZ-waarde per jaar van Wilgenkwartier 18, 2729 XY Zoetermeer"
    assert find(fenna.window, name, Role.Chart)
    press(fenna, "Tabel")
    table = find(fenna.window, name, Role.Table)
    assert isinstance(table, SimpleTable)
    model = table.table_model()
    rows = [[str(model.index(row, column).data()) for column in range(2)] for row in range(model.rowCount())]
    assert rows[0] == ["1 januari 2025", "€\u00a0412.000"]
    assert len(rows) == 8
    press(fenna, "Grafiek")
    assert find(fenna.window, name, Role.Chart)


def test_the_map_says_in_words_what_it_shows(fenna: Program) -> None:
    sketch = find(fenna.window, "Schets van uw straat", Role.Graphic)
    assert "Wilgenkwartier 18" in sketch.accessibleDescription()
    assert find(fenna.window, "Uw woning, Uw perceel")


def test_a_kadaster_that_is_out_takes_only_its_own_card_and_comes_back() -> None:
    with program("fenna", scenario="kadaster-uit") as running:
        running.backend().host.faults.put("brk", Fault("down", times=1))
        go(running, "wonen")
        shown = seen(running)
        assert "Gegevens van het Kadaster komen nu niet binnen." in shown
        assert "€ 412.000" in shown
        assert "Zoetermeer B 4118" not in shown
        press(running, "Opnieuw proberen")
        shown = seen(running)
        assert "Eigendom, samen met T. Verhoef (ieder de helft)" in shown
        assert "komen nu niet binnen" not in shown


def test_the_tile_on_the_overview_names_the_kadaster_and_keeps_the_value() -> None:
    with program("fenna", scenario="kadaster-uit") as running:
        found = tile(running)
        assert found.startswith("Wonen, WOZ-waarde €\u00a0412.000, ")
        assert found.endswith("adaster ontbreekt nu")
        press(running, "Opnieuw proberen")
        assert tile(running).endswith("Eigen perceel van 142\u00a0m²")


def tile(running: Program) -> str:
    """Return the name of the tile of this theme."""
    (found,) = [one for one in running.window.findChildren(Tile) if one.accessibleName().startswith("Wonen")]
    return found.accessibleName()


@pytest.mark.parametrize("registry", ["brp", "woz", "brk", "bag"])
def test_each_failing_source_can_be_tried_again(registry: str) -> None:
    with program("fenna") as running:
        running.backend().host.faults.put(registry, Fault("error"))
        go(running, "wonen")
        assert "komen nu niet binnen" in seen(running)
        running.backend().host.faults.clear()
        while again := find_all(running.window, "Opnieuw proberen"):
            assert isinstance(again[0], QAbstractButton)
            again[0].click()
            settle(running)
        shown = seen(running)
        assert "komen nu niet binnen" not in shown
        assert "Wilgenkwartier 18, 2729 XY Zoetermeer" in shown


@pytest.mark.parametrize(
    ("persona", "sentences"),
    [
        ("hendrik", ["Eigenaar volgens de gemeente: Woonstichting De Kade. U bent de gebruiker."]),
        ("hendrik", ["Het taxatieverslag staat bij de eigenaar, Woonstichting De Kade."]),
        ("hendrik", ["Volgens het Kadaster bent u geen eigenaar van een huis of grond."]),
        ("mila", ["U staat bij de gemeente niet als eigenaar of gebruiker van deze woning."]),
        ("willem", ["U woont volgens de BRP in Spanje.", "geen huis of grond in Nederland"]),
    ],
)
def test_it_says_why_something_is_not_shown(persona: str, sentences: list[str]) -> None:
    with program(persona) as running:
        go(running, "wonen")
        shown = seen(running)
        for sentence in sentences:
            assert sentence in shown
        assert "komen nu niet binnen" not in shown


def test_who_owns_more_sees_all_of_it() -> None:
    with program("ludo") as running:
        go(running, "wonen")
        shown = seen(running)
        assert "Ook van u: Broodmakersplein 3, 2611 ZX Delft" in shown
        assert "€ 536.000" in shown
        assert "Bezwaar ingediend" in [
            one.accessibleName() for one in find_all(running.window, "Bezwaar ingediend")
        ]
        assert "Appartementsrecht, helemaal van u" in shown
        assert find(running.window, "Klopt er iets niet? WOZ-waarde, Broodmakersplein 3, 2611 ZX Delft")


def test_an_address_under_investigation_is_marked() -> None:
    with program("sanne") as running:
        go(running, "wonen")
        assert find(running.window, "Adres in onderzoek")


def test_the_report_opens_inside_the_program_and_leads_back(fenna: Program) -> None:
    press(fenna, "Hele verslag (pdf) Taxatieverslag van Wilgenkwartier 18, 2729 XY Zoetermeer")
    assert fenna.window.windowTitle().startswith("Taxatieverslag")
    (view,) = fenna.window.findChildren(DocumentView)
    assert not view.is_broken
    press(fenna, "Terug naar Wonen")
    assert "€ 412.000" in seen(fenna)


def test_the_page_can_be_saved_to_print(fenna: Program, tmp_path: Path) -> None:
    place = tmp_path / "wonen.pdf"

    def choose(parent: QWidget, title: str, name: str) -> str:
        return str(place)

    fenna.office._saving.choose = choose
    press(fenna, "Afdrukken")
    press(fenna, "Opslaan")
    assert place.read_bytes().startswith(b"%PDF")


def test_another_language_asks_nothing_again(fenna: Program) -> None:
    fenna.backend().host.faults.put("woz", Fault("error"))
    press(fenna, "English")
    shown = seen(fenna)
    assert "€412,000" in shown
    assert "Ownership, together with T. Verhoef (half each)" in shown
