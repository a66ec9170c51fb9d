"""A company's screens: its details, who may act, granting, withdrawing, and what a lower level may not."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, strategies as st
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from app.modules.bevoegdheden import act
from app.modules.bevoegdheden.form import GrantForm
from tests.helpers.program import find, find_all, go, program, settle, words
from tests.screens.test_elsewhere import BUSINESS, KARIN, LUDO, press
from widgets.dialog import Dialog

FOR_HALM = " namens Bakkerij De Halm B.V."
HALM = "Bakkerij De Halm B.V., KVK-nummer 00412730"


@pytest.fixture
def ludo(qapp: object) -> Iterator[Program]:
    """Ludo, acting for his bakery."""
    with program("") as running:
        press(running, BUSINESS, LUDO, "Verder", LUDO, "Verder", HALM, "Verder", "Inloggen voor dit bedrijf")
        yield running


def fill(running: Program, name: str, text: str) -> None:
    """Type in the field with this name."""
    field = next(one for one in find_all(running.window, name) if isinstance(one, QLineEdit))
    field.setText(text)


def test_a_company_sees_its_details_and_not_those_of_the_person(ludo: Program) -> None:
    go(ludo, "bedrijf")
    shown = words(ludo.window).replace("\u00a0", " ")
    for said in ("00412730", "900409794", "1 maart 2011", "De Halm Zoetermeer", "Korenaarpassage 14"):
        assert said in shown
    assert find_all(ludo.window, "Hoofdvestiging")
    assert not find_all(ludo.window, "Persoonlijke gegevens")
    assert not audit(ludo.window).findings


def test_a_manager_grants_and_withdraws(ludo: Program) -> None:
    go(ludo, "bevoegdheden")
    press(ludo, "Iemand machtigen")
    assert not audit(ludo.window).findings
    fill(ludo, "Laatste dag", "31-12-2027")
    press(ludo, "Machtiging geven", f"Machtiging geven{FOR_HALM}")
    assert "Ludo Vermeulen is gemachtigd tot en met 31 december 2027." in words(ludo.window)
    press(ludo, "Machtiging intrekken: Ludo Vermeulen, tot en met 31 december 2027")
    dialog = ludo.window.findChild(Dialog)
    assert dialog is not None
    yes = find(dialog, f"Machtiging intrekken{FOR_HALM}")
    assert isinstance(yes, QAbstractButton)
    yes.click()
    settle(ludo)
    assert "De machtiging van Ludo Vermeulen is ingetrokken." in words(ludo.window)
    assert find_all(ludo.window, "Ingetrokken")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("Laatste dag", "morgen", "Dit is geen datum."),
        ("Laatste dag", "01-01-2040", "Een machtiging duurt hoogstens vijf jaar."),
        ("Laatste dag", "04-01-2027", "De laatste dag ligt vóór de eerste dag."),
        ("Eerste dag", "04-01-2027", "De eerste dag is al geweest."),
    ],
)
def test_a_wrong_grant_is_told_at_its_field_and_what_was_typed_stays(
    ludo: Program, field: str, typed: str, said: str
) -> None:
    go(ludo, "bevoegdheden")
    press(ludo, "Iemand machtigen")
    fill(ludo, field, typed)
    press(ludo, "Machtiging geven", *([f"Machtiging geven{FOR_HALM}"] if typed[0].isdigit() else []))
    assert said in words(ludo.window)
    kept = next(one for one in find_all(ludo.window, field) if isinstance(one, QLineEdit))
    assert kept.text() == typed
    press(ludo, "Annuleren")
    assert find(ludo.window, "Iemand machtigen")


def test_an_authority_can_be_limited_to_a_branch(ludo: Program) -> None:
    go(ludo, "bevoegdheden")
    press(ludo, "Iemand machtigen")
    form = next(one for one in ludo.window.findChildren(GrantForm) if one.isVisible())
    form.branch.set_key("999900412702")
    fill(ludo, "Laatste dag", "31-12-2027")
    press(ludo, "Machtiging geven", f"Machtiging geven{FOR_HALM}")
    assert "999900412702" in words(ludo.window)
    found = ludo.backend().client("eherkenning", ludo.sessions.current).van_bedrijf("00412730").value
    assert [one.vestigingen for one in found if str(one.tot) == "2027-12-31"] == [("999900412702",)]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert act.day(f" {day:%d-%m-%Y} ") == day
    assert act.day(day.isoformat()) is None
    assert act.day("31-02-2027") is None


@pytest.mark.parametrize("size", [(1440, 900), (1200, 800), (1024, 768)])
def test_the_bar_names_both_companies_of_a_chain_and_cuts_nothing_off(qapp: object, size: tuple[int, int]) -> None:
    with program("", size=size) as running:
        press(running, BUSINESS, KARIN, "Verder", KARIN, "Verder", HALM, "Verder", "Inloggen voor dit bedrijf")
        assert not audit(running.window, ["clipped", "overlap", "covered"]).findings
        shown = words(running.window)
        assert "Bakkerij De Halm B.V." in shown
        if size[0] == 1440:
            assert "U bent zelf Karin Wolters van Administratiekantoor De Balans B.V." in shown


def test_an_employee_never_becomes_the_person(ludo: Program) -> None:
    """Who logged in with eHerkenning has no way to own or family data, whatever is pressed."""
    assert not find_all(ludo.window, "Stop en ga terug naar uzelf")
    press(ludo, "Wissel van persoon of bedrijf")
    shown = words(ludo.window)
    assert "Zakelijk" in shown and "Eigen gegevens" not in shown and "Koen Vermeulen" not in shown
    ludo.switching.stop()
    settle(ludo)
    session = ludo.sessions.current
    assert session is not None and session.subject.kind == "company"
    assert ludo.backend().acting.options("brp", session) == []
