"""Persoonlijke gegevens: a tile per theme that goes there, and the explanation of sources."""

import pytest
from PySide6.QtWidgets import QApplication

from app.devtools.audit.report import audit
from services.mockhost.faults import Fault
from tests.helpers.program import find, go, program, settle, words
from widgets.card import Tile
from widgets.link import Link

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_tile_goes_to_its_theme() -> None:
    with program("fenna") as running:
        go(running, "gegevens")
        tile = find(running.window, "Reisdocumenten, Nationaal paspoort tot 2035")
        assert isinstance(tile, Tile)
        tile.click()
        settle(running)
        assert str(running.router.address) == "reisdocumenten"


def test_it_says_where_data_come_from_and_what_to_do() -> None:
    with program("fenna") as running:
        go(running, "gegevens")
        shown = words(running.window)
        for sentence in ("Waar komen deze gegevens vandaan?", "Basisregistratie Personen", "Klopt er iets niet?"):
            assert sentence in shown


def test_a_missing_source_is_named_and_asked_again() -> None:
    with program("fenna") as running:
        running.backend().host.faults.put("brp", Fault("down", face="reisdocumenten"))
        go(running, "gegevens")
        assert "Gegevens van de gemeente (BRP) komen nu niet binnen." in words(running.window)
        assert find(running.window, "Persoon en gezin, U, uw partner en 2 kinderen")
        running.backend().host.faults.clear()
        again = find(running.window, "Opnieuw proberen")
        assert isinstance(again, Link)
        again.click()
        settle(running)
        assert "komen nu niet binnen" not in words(running.window)
        assert find(running.window, "Reisdocumenten, Nationaal paspoort tot 2035")


def test_the_tiles_follow_the_language() -> None:
    with program("fenna") as running:
        go(running, "gegevens")
        find(running.window, "English").click()  # type: ignore[attr-defined]
        settle(running)
        assert find(running.window, "Person and family, You, your partner and 2 children")


@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((1024, 768), 1.5), ((1024, 768), 2.0)])
def test_nothing_is_cut_off(qapp: QApplication, size: tuple[int, int], scale: float) -> None:
    with program("fenna", size=size, scale=scale) as running:
        go(running, "gegevens")
        found = audit(running.window)
        assert not found.findings, found.table()
