"""Who looked at my data: a day per card, what this office asked itself, searching, and a log that does not answer."""

import pytest
from PySide6.QtWidgets import QApplication

from app.devtools.audit.report import audit
from services.mockhost.faults import Fault
from tests.helpers.program import find, go, program, settle, words
from widgets.search_field import SearchField

pytestmark = pytest.mark.usefixtures("qapp")


def test_it_shows_organisations_and_what_was_looked_at_just_now() -> None:
    with program("fenna") as running:
        go(running, "persoon")
        go(running, "inzage")
        shown = words(running.window)
        for sentence in (
            "Wie heeft mijn gegevens bekeken?", "21 december 2026", "Gemeente Zoetermeer",
            "Uw aanvraag voor een dakkapel beoordelen.", "Voorportaal (deze oefenomgeving)",
            "Uw naam, geboorte, adres en gezin, uit de gemeente (BRP)",
        ):  # fmt: skip
            assert sentence in shown, sentence
        assert running.window.windowTitle().startswith("Wie heeft mijn gegevens bekeken?")
        assert audit(running.window).findings == []


def test_searching_narrows_the_days_and_says_how_many() -> None:
    with program("fenna") as running:
        go(running, "inzage")
        field = next(one for one in running.router.screen.findChildren(SearchField) if one.isVisible())
        field.changed.emit("dakkapel")
        settle(running)
        shown = words(running.window)
        assert "21 december 2026" in shown and "4 december 2026" not in shown
        field.changed.emit("dit staat er niet")
        settle(running)
        assert "Niets gevonden voor ‘dit staat er niet’" in words(running.window)
        assert audit(running.window).findings == []


def test_what_one_screen_asked_at_once_stands_in_the_order_of_its_names() -> None:
    """Threads answer in any order; the page says the same every time."""
    said = []
    for _ in range(2):
        with program("fenna") as running:
            go(running, "inzage")
            said.append(words(running.router.screen))
    assert said[0] == said[1]
    assert "Dit lukte niet" not in said[0], "that the box of messages had to be filled first is nobody's failure"


def test_who_has_no_lines_is_told_so_and_a_silent_log_is_no_empty_log() -> None:
    with program("fenna") as running:
        running.backend().host.faults.put("logboek", Fault("down"))
        go(running, "inzage")
        assert "Niemand heeft uw gegevens bekeken" not in words(running.window)
        running.backend().host.faults.clear()
        find(running.window, "Opnieuw proberen").click()  # type: ignore[attr-defined]
        settle(running)
        assert "Gemeente Zoetermeer" in words(running.window)


def test_it_is_found_by_what_a_citizen_calls_it() -> None:
    with program("fenna") as running:
        go(running, "zoeken/wie keek")
        assert "Wie heeft mijn gegevens bekeken?" in words(running.window)
        QApplication.processEvents()
