"""Travel documents as a citizen meets them: how each stands, its masked number, renewing, and failing."""

import pytest
from PySide6.QtWidgets import QApplication

from app.devtools.audit.report import audit
from services.mockhost.faults import Fault
from tests.helpers.program import find, find_all, go, program, settle, words
from widgets.button import Button
from widgets.dialog import Dialog
from widgets.link import Link

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_valid_passport_with_its_number_masked() -> None:
    with program("fenna") as running:
        go(running, "reisdocumenten")
        assert find(running.window, "Geldig")
        shown = words(running.window)
        assert "Nationaal paspoort" in shown
        assert "12 juni 2035" in shown
        assert "NT8K2F4R6" not in shown
        assert "SX4P9C1L3" not in shown   # handed in: no longer in her possession
        link = find(running.window, "Tonen nummer van Nationaal paspoort")
        assert isinstance(link, Link)
        link.click()
        assert "NT8K2F4R6" in words(running.window)


def test_a_passport_that_ends_soon_asks_for_attention() -> None:
    with program("hendrik") as running:
        assert "Vraag een nieuw nationaal paspoort aan" in words(running.window)
        go(running, "reisdocumenten")
        assert find(running.window, "Verloopt over 57 dagen")
        assert "Een nieuw document aanvragen" in words(running.window)


def test_a_document_of_more_than_60_days_asks_nothing() -> None:
    with program("selam") as running:
        assert "Vraag een nieuw" not in words(running.window)
        go(running, "reisdocumenten")
        assert find(running.window, "Geldig")
        assert "Nog 97 dagen." in words(running.window)


def test_it_explains_who_corrects_a_document() -> None:
    with program("fenna") as running:
        go(running, "reisdocumenten")
        link = find(running.window, "Klopt er iets niet? Nationaal paspoort")
        assert isinstance(link, Link)
        link.click()
        settle(running)
        dialog = running.window.findChild(Dialog)
        assert dialog is not None
        assert "Uw gemeente zet in de BRP" in words(dialog)


def test_a_failing_source_is_no_empty_list() -> None:
    with program("fenna") as running:
        running.backend().host.faults.put("brp", Fault("down", face="reisdocumenten"))
        go(running, "reisdocumenten")
        assert "Gegevens van de gemeente (BRP) komen nu niet binnen." in words(running.window)
        assert "Volgens de BRP heeft u nu geen paspoort" not in words(running.window)
        running.backend().host.faults.clear()
        again = find(running.window, "Opnieuw proberen")
        assert isinstance(again, Button)
        again.click()
        settle(running)
        assert "12 juni 2035" in words(running.window)


def test_in_english_it_asks_nothing_again() -> None:
    with program("fenna") as running:
        go(running, "reisdocumenten")
        running.backend().host.faults.put("brp", Fault("down", face="reisdocumenten"))
        find(running.window, "English").click()  # type: ignore[attr-defined]
        settle(running)
        assert find_all(running.window, "Valid")
        assert "12 June 2035" in words(running.window)


@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((1024, 768), 1.5), ((1024, 768), 2.0)])
def test_nothing_is_cut_off(qapp: QApplication, size: tuple[int, int], scale: float) -> None:
    with program("hendrik", size=size, scale=scale) as running:
        go(running, "reisdocumenten")
        found = audit(running.window)
        assert not found.findings, found.table()
