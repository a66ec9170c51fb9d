"""Proves my account at the window: switches, forms, and the usage history with its search."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from app.devtools.audit.report import audit
from services.identity import app_request
from services.identity.account import Account, App
from services.identity.session import Level
from tests.helpers.hands import Hands
from tests.helpers.program import find, go, program, settle
from widgets.record_table import SimpleTable


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    with program("") as running:
        found = Hands(running)
        running.desk.log_in_directly("fenna")
        settle(running)
        go(running, "account")
        yield found


def table(hands: Hands) -> list[str]:
    """The actions that the history shows."""
    found = hands.window.findChildren(SimpleTable)[0].table_model()
    return [str(found.record(number)["2"]) for number in range(found.rowCount())]


def test_it_shows_what_belongs_to_the_account(hands: Hands) -> None:
    for words in ("fenna.oefent", "06 •• •• •• 47", "Oefentelefoon", "Gedaan met Identiteitskaart", "Rijbewijs"):
        assert hands.sees(words), words
    assert not hands.sees("0612345647")


def test_always_two_steps_from_the_screen_to_the_login(hands: Hands) -> None:
    hands.press("Altijd in twee stappen inloggen")
    assert hands.sees("‘Altijd in twee stappen inloggen’ staat aan.")
    hands.program.log_out()
    hands.program.show_login()
    settle(hands.program)
    hands.log_in()
    assert hands.sees("Vul de code uit de sms in")
    hands.press("Code overnemen")
    hands.press("Inloggen")
    assert hands.program.sessions.current is not None
    assert hands.program.sessions.current.level is Level.MIDDEN


def test_a_new_password(hands: Hands) -> None:
    hands.press("Wachtwoord wijzigen")
    hands.fill("Huidig wachtwoord", "Oefen-2027!")
    hands.fill("Nieuw wachtwoord", "zwak")
    hands.fill("Nieuw wachtwoord nog een keer", "zwak")
    hands.press("Wachtwoord opslaan")
    assert hands.sees("Een wachtwoord heeft minstens 8 tekens.")
    hands.fill("Huidig wachtwoord", "Oefen-2027!")
    hands.fill("Nieuw wachtwoord", "Nieuw-2027!")
    hands.fill("Nieuw wachtwoord nog een keer", "Nieuw-2027!")
    hands.press("Wachtwoord opslaan")
    assert hands.sees("Uw wachtwoord is gewijzigd.")


def test_another_telephone_number(hands: Hands) -> None:
    hands.press("Telefoonnummer wijzigen")
    hands.fill("Nieuw telefoonnummer", "0612349988")
    hands.press("Stuur de code")
    hands.press("Code overnemen")
    hands.press("Code controleren")
    assert hands.sees("06 •• •• •• 88")


def test_an_app_is_turned_off_after_a_question(hands: Hands) -> None:
    hands.press_starting("Uitschakelen")
    hands.press("Niet uitschakelen")
    assert not hands.sees("De app is uitgeschakeld.")
    hands.press_starting("Uitschakelen")
    hands.press("App uitschakelen")
    assert hands.sees("De app is uitgeschakeld.")


def test_the_history_is_searched_and_paged(hands: Hands) -> None:
    hands.press("Gebruiksgeschiedenis bekijken")
    assert table(hands)[0] == "Ingelogd bij Voorportaal met sms-controle"
    assert len(table(hands)) == 10
    assert hands.sees("11 regels, bladzijde 1 van 2")
    hands.press("Volgende 10")
    assert table(hands) == ["Wachtwoord gewijzigd"]
    find(hands.window, "Zoek in de gebruiksgeschiedenis")
    hands.press("Sms met code verstuurd")
    assert set(table(hands)) == {"Sms met code verstuurd"}


def test_who_never_logged_in_has_an_empty_history_and_finds_what_happens_from_now_on(qapp: QApplication) -> None:
    with program("mila") as running:
        hands = Hands(running)
        go(running, "account/geschiedenis")
        assert hands.sees("In uw gebruiksgeschiedenis staat nog niets.")
        report = audit(hands.window)
        assert not report.findings, report.table()
        hands.press("Terug naar mijn account")
        hands.press("Altijd in twee stappen inloggen")
        hands.press("Gebruiksgeschiedenis bekijken")
        assert len(table(hands)) == 1


def test_at_basis_it_says_that_one_can_only_read(qapp: QApplication) -> None:
    with program("") as running:
        hands = Hands(running)
        hands.log_in()
        go(running, "account")
        assert hands.sees("U logde in met alleen een wachtwoord.")
        assert not hands.there("Wachtwoord wijzigen")
        hands.press("Inloggen op niveau Midden")
        assert hands.sees("Mijn account vraagt niveau Midden.")
        hands.choose("sms")
        hands.send("fenna.oefent", "Oefen-2027!")
        hands.press("Code overnemen")
        hands.press("Inloggen")
        assert str(running.router.address) == "account"
        assert hands.there("Wachtwoord wijzigen")


@contextmanager
def at_home(persona: str) -> Iterator[Hands]:
    """Log somebody in with a code and open the account."""
    with program("") as running:
        running.desk.log_in_directly(persona)
        settle(running)
        go(running, "account")
        yield Hands(running)


def test_the_id_check_outside_the_login(qapp: QApplication) -> None:
    with at_home("karin") as hands:
        hands.press_starting("ID-check doen")
        hands.press("Pincode overnemen")
        hands.press("Lees het document")
        assert hands.sees("De ID-check is gelukt.")
        assert hands.sees("Gedaan met Identiteitskaart")
        assert not hands.sees("ID-check doen")


def test_an_app_that_waits_is_activated_with_the_code_of_its_letter(hands: Hands) -> None:
    digid = hands.program.identity.digid
    fenna = digid.accounts.of("900050342")
    assert fenna is not None
    assert app_request.by_letter(digid, fenna, "Oefentelefoon", "60392", "60392") == ({}, "")
    go(hands.program, "account/wachtwoord")
    go(hands.program, "account")
    assert hands.named("Wacht op activering")
    hands.press("Code uit de brief invullen")
    hands.press("App activeren")
    assert hands.sees("Vul de code in.")
    hands.press("Code overnemen")
    hands.press("App activeren")
    assert hands.sees("De app is actief. U kunt er nu mee inloggen.")
    assert not hands.there("Code uit de brief invullen")


def test_a_document_is_activated_with_the_code_of_the_letter(qapp: QApplication) -> None:
    with at_home("nadia") as hands:
        assert hands.sees("Met uw identiteitskaart kunt u nog niet inloggen.")
        hands.press("Inlogfunctie van uw identiteitskaart activeren")
        hands.press("Inlogfunctie activeren")
        assert hands.sees("Vul de code in.")
        hands.press("Stuur mij een brief")
        assert hands.sees("U krijgt binnen 3 werkdagen een brief met een code.")
        hands.press("Stuur mij een brief")
        assert hands.sees("U vroeg net een brief aan.")
        hands.press("Code overnemen")
        hands.press("Inlogfunctie activeren")
        assert hands.sees("De inlogfunctie is actief.")
        assert not hands.sees("kunt u nog niet inloggen")


def test_a_new_puk_code_for_a_blocked_document(qapp: QApplication) -> None:
    with at_home("peter") as hands:
        assert hands.sees("De pincode van uw rijbewijs was 5 keer verkeerd.")
        hands.press("Nieuwe PUK-code voor uw rijbewijs aanvragen")
        assert hands.sees("U krijgt binnen 3 werkdagen een brief met een nieuwe PUK-code.")


def test_what_waits_for_a_code_is_named(hands: Hands) -> None:
    hands.press("E-mailadres wijzigen")
    hands.fill("Nieuw e-mailadres", "fenna@post.example")
    hands.press("Stuur de code")
    go(hands.program, "account")
    assert hands.sees("Uw nieuwe e-mailadres wacht op controle.")
    hands.press("Code invullen")
    hands.press("Code overnemen")
    hands.press("Code controleren")
    assert hands.sees("fenna@post.example")


def test_at_five_apps_it_says_which_one_goes(hands: Hands) -> None:
    for number in range(4):
        hands.program.identity.digid.accounts.save(_with_an_app(hands, number))
    go(hands.program, "account/app")
    assert hands.sees("De app die u het langst niet gebruikte, op Oefentelefoon, wordt uitgeschakeld.")


def _with_an_app(hands: Hands, number: int) -> Account:
    digid = hands.program.identity.digid
    account = digid.accounts.of("900050342")
    assert account is not None
    app = App(f"X{number}", f"Telefoon {number}", "28451", digid.clock.now())
    return replace(account, apps=(*account.apps, app))


@pytest.mark.parametrize(
    ("persona", "address"),
    [("karin", "account"), ("karin", "account/id-check/T4KR"), ("peter", "account"), ("nadia", "account"),
     ("nadia", "account/document/identiteitskaart"), ("fenna", "account/id-check")],
)  # fmt: skip
@pytest.mark.parametrize(("theme_name", "scale"), [("light", 1.0), ("contrast", 2.0)])
def test_every_new_card_and_form_passes_the_audit(
    qapp: QApplication, persona: str, address: str, theme_name: str, scale: float
) -> None:
    with program(persona, theme_name=theme_name, scale=scale) as running:
        go(running, address)
        report = audit(running.window)
        assert not report.findings, report.table()
