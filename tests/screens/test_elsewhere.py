"""Logging in for an organisation and from another country, by accessible name: to the end, and to every refusal."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.bootstrap.program import Program
from app.devtools.audit.report import Report, audit
from services.identity.session import Level
from tests.helpers.program import find, find_all, program, settle, words

pytestmark = pytest.mark.usefixtures("qapp")
BUSINESS, ABROAD = "Inloggen voor een organisatie", "Inloggen uit een ander land (eIDAS)"
LUDO = "Gegevens invullen: Ludo Vermeulen, Sleutelbos Zakelijk, niveau 3"
KARIN = "Gegevens invullen: Karin Wolters, Sleutelbos Zakelijk, niveau 4"
LOTTE = "Gegevens invullen: Lotte Vermeulen, OnderneemToegang, niveau 3"


@pytest.fixture
def running() -> Iterator[Program]:
    with program("") as started:
        yield started


def press(running: Program, *names: str) -> None:
    """Press what has this name, one after another."""
    for name in names:
        button = find(running.window, name)
        assert isinstance(button, QAbstractButton), name
        button.click()
        settle(running)


def heading(running: Program) -> str:
    """Return the title of the step."""
    return running.window.windowTitle().partition(" – ")[0]


def test_a_director_logs_in_for_the_company(running: Program) -> None:
    press(running, BUSINESS)
    assert heading(running) == "Bij welke leverancier heeft u een middel?"
    press(running, LUDO, "Verder")
    assert "De code is" in words(running.window)
    press(running, LUDO, "Verder", "Bakkerij De Halm B.V., KVK-nummer 00412730", "Verder")
    assert heading(running) == "Klopt dit?"
    shown = words(running.window)
    for said in (
        "Ludo Vermeulen", "Bakkerij De Halm B.V.", "28 februari 2029", "Voorportaal Zakelijk", "RSIN van dit bedrijf",
        "900409794",
    ):  # fmt: skip
        assert said in shown
    press(running, "Inloggen voor dit bedrijf")
    session = running.sessions.current
    assert session is not None
    assert (session.actor.name, session.subject.id, session.level) == ("Ludo Vermeulen", "00412730", Level.SUBSTANTIEEL)
    assert session.ground == "functie"
    assert session.token


def test_a_bookkeeper_logs_in_for_a_client(running: Program) -> None:
    press(running, BUSINESS, KARIN, "Verder", KARIN, "Verder")
    assert heading(running) == "Handelt u voor uw eigen bedrijf of voor een klant?"
    press(running, "Bakkerij De Halm B.V., KVK-nummer 00412730", "Verder")
    assert "Administratiekantoor De Balans B.V." in words(running.window)
    press(running, "Inloggen voor dit bedrijf")
    session = running.sessions.current
    assert session is not None
    assert (session.subject.id, session.ground) == ("00412730", "keten")
    assert "De Balans" in session.relation


@pytest.mark.parametrize(
    ("way", "titled"),
    [
        ((LOTTE, "Verder", LOTTE, "Verder", "Verder"), "U mag niet handelen voor deze vestiging"),
        ((LUDO, "Verder", LUDO, "Verder", "00273301", "Verder"), "Dit bedrijf bestaat niet meer"),
        ((KARIN, "Verder", KARIN, "Verder", "00850342", "Verder"), "Deze klant heeft uw bedrijf niet gemachtigd"),
    ],
)
def test_a_refusal_says_what_happened_what_now_and_who_helps(
    running: Program, way: tuple[str, ...], titled: str
) -> None:
    press(running, BUSINESS)
    for name in way:
        press(running, _called(running, name))
    assert heading(running) == titled
    shown = words(running.window)
    for part in ("Wat is er gebeurd?", "Wat kunt u nu doen?", "Wie kan u helpen?"):
        assert part in shown


def _called(running: Program, name: str) -> str:
    """Return the whole name of the choice that has this KvK number in it; other names are whole already."""
    if not name.isdigit():
        return name
    buttons = running.window.findChildren(QAbstractButton)
    return next(one.text() for one in buttons if one.isVisible() and name in one.text())


def test_a_wrong_password_is_one_message_and_keeps_the_name(running: Program) -> None:
    press(running, BUSINESS, "Verder")
    for name, typed in (("Gebruikersnaam", "niemand.hier"), ("Wachtwoord", "Verkeerd-2027!")):
        field = next(one for one in find_all(running.window, name) if isinstance(one, QLineEdit))
        field.setText(typed)
    press(running, "Verder")
    shown = words(running.window)
    assert "De gebruikersnaam of het wachtwoord klopt niet." in shown
    assert "U kunt het nog 2 keer proberen." in shown
    field = next(one for one in find_all(running.window, "Gebruikersnaam") if isinstance(one, QLineEdit))
    assert field.text() == "niemand.hier"


def test_the_choice_of_supplier_is_remembered_until_the_next_participant(running: Program) -> None:
    press(running, BUSINESS, "Het Zegelhuis", "Onthoud mijn keuze voor de volgende keer", "Verder", "Vorige stap")
    chosen = find(running.window, "Het Zegelhuis")
    assert isinstance(chosen, QAbstractButton)
    assert chosen.isChecked()
    running.next_participant()
    settle(running)
    press(running, BUSINESS)
    chosen = find(running.window, "Het Zegelhuis")
    assert isinstance(chosen, QAbstractButton)
    assert not chosen.isChecked()


def test_a_rehearsal_ends_even_a_good_login(running: Program) -> None:
    running.desk.hand.rehearse("geen-bevoegdheid")
    press(running, BUSINESS, LUDO, "Verder", LUDO, "Verder", "Verder", "Inloggen voor dit bedrijf")
    assert heading(running) == "U bent niet gemachtigd voor deze dienst"
    assert running.sessions.current is None


def test_somebody_in_spain_logs_in(running: Program) -> None:
    press(running, ABROAD)
    press(running, "Gegevens invullen: Willem Jacobus CLAASSEN, Spanje, niveau substantieel")
    assert heading(running) == "Deze gegevens gaan naar Nederland"
    press(running, "Gegevens delen en inloggen")
    session = running.sessions.current
    assert session is not None
    assert (session.actor.name, session.persona, session.means) == ("Willem Claassen", "willem", "eidas")


def test_somebody_unknown_hears_where_to_go(running: Program) -> None:
    press(running, ABROAD, "België", "Verder", "Verder", "Gegevens delen en inloggen")
    assert heading(running) == "Wij vinden u niet in de Nederlandse registratie"
    assert "RNI-loket" in words(running.window)
    press(running, "Annuleren")
    assert running.sessions.current is None


def test_english_says_every_step(qapp: object) -> None:
    with program("", language="en") as running:
        press(running, "Log in for an organisation", "Next")
        assert "[" not in words(running.window)
        running.preferences.switch_language()
        settle(running)
        assert "Vul de gegevens van uw oefenmiddel in." in words(running.window)


@pytest.mark.parametrize(("theme_name", "scale"), [("light", 1.0), ("contrast", 2.0)])
def test_every_step_passes_the_audit(theme_name: str, scale: float) -> None:
    found = Report()
    with program("", theme_name=theme_name, scale=scale) as running:
        for name in (
            BUSINESS, KARIN, "Verder", KARIN, "Verder", "Bakkerij De Halm B.V., KVK-nummer 00412730", "Verder",
            "Vorige stap", LUDO, "Verder", LUDO, "Verder", "Vorige stap", LOTTE, "Verder", LOTTE, "Verder", "Verder",
        ):  # fmt: skip
            press(running, name)
            found.add(audit(running.window), f"{heading(running)} {theme_name} {scale:.0%}")
    assert found.screens >= 10
    assert not found.findings, found.table()
