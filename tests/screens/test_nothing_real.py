"""Types a number that may be somebody's into every field of the login and of my account, at the window."""

import logging
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.bootstrap.program import Program
from services.identity.session import Level
from tests.helpers.program import go, program, settle
from tests.unit.services.identity.test_nothing_real import NUMBERS

FORMS = [f"account/{name}" for name in ("wachtwoord", "app", "email", "telefoon", "code", "geschiedenis")]


def typed_everywhere(running: Program, used: list[str]) -> int:
    """Type another number into every visible field and press Enter in the last one; returns how many."""
    screen = running.router.screen
    assert screen is not None
    fields = [one for one in screen.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
    for field in fields:
        used.append(NUMBERS[len(used)])
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, used[-1])
    if fields:
        QTest.keyClick(fields[-1], Qt.Key.Key_Return)
    settle(running)
    return len(fields)


def kept(running: Program) -> str:
    """Return every file of the home folder and every row of the store."""
    home = Path(os.environ["VOORPORTAAL_HOME"])
    files = [one.read_text(encoding="utf-8", errors="replace") for one in home.rglob("*") if one.is_file()]
    return "\n".join(files) + repr(running.backend().store._rows)  # type: ignore[attr-defined]


def test_nothing_typed_at_the_window_is_accepted_kept_or_logged(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    used: list[str] = []
    with program("") as running:
        for name, prepare in running.desk.tour("fenna"):
            prepare()
            settle(running)
            if name not in ("gegevens-ingevuld", "sms"):
                typed_everywhere(running, used)
            assert running.sessions.current is None, name
        at_the_login = len(used)
        assert at_the_login > 25
        found = kept(running)
        running.next_participant()
        settle(running)
        running.desk.log_in_directly("fenna")
        settle(running)
        for address in FORMS:
            go(running, address)
            typed_everywhere(running, used)
        assert len(used) - at_the_login > 6
        found += kept(running)
        assert running.sessions.current is not None
        assert running.sessions.current.level is Level.MIDDEN
    assert [one for one in used if one in found] == []
    assert [one for one in used if one in caplog.text] == []
