"""Proves the login at the window: every means, the practice phone, step-up, the tester's menu, and what is kept."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.devtools.audit.pixels import picture
from app.devtools.audit.report import audit
from services.identity.means import SMS
from services.identity.pretence import Pretence
from services.identity.session import Level
from services.identity.session_guard import IDLE
from tests.helpers.hands import Hands, Role
from tests.helpers.program import find_all, go, program, settle
from widgets import accessible
from widgets.accessible import name_of
from widgets.qr_code import QrCode

TAKE = "Code overnemen"
PINS = {"pin": "60392", "pin_again": "60392"}


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    with program("") as running:
        yield Hands(running)


def to_the_qr(hands: Hands) -> QrCode:
    """Choose the app and bring the login to the QR code."""
    hands.press_starting("Met de inlog-app")
    hands.press("Toon de koppelcode")
    hands.press("Code overnemen")
    hands.press("Naar de QR-code")
    return hands.window.findChildren(QrCode)[0]


def with_the_app(hands: Hands, pin: str = "28451") -> None:
    """Log in with the app on another device."""
    to_the_qr(hands)
    hands.press("Scan de QR-code")
    hands.press("Ja, inloggen")
    hands.fill("Pincode van 5 cijfers", pin)
    hands.press("Verder")


def level(hands: Hands) -> Level | None:
    """How surely somebody is logged in; None when nobody is."""
    session = hands.program.sessions.current
    return session.level if session is not None else None


def test_with_the_app_on_another_device(hands: Hands) -> None:
    with_the_app(hands)
    assert level(hands) is Level.SUBSTANTIEEL
    assert hands.sees("Ingelogd met de inlog-app, niveau Substantieel")


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_camera_reads_the_qr_code_in_every_theme(qapp: QApplication, theme_name: str, scale: float) -> None:
    with program("", theme_name=theme_name, scale=scale) as running:
        hands = Hands(running)
        code = to_the_qr(hands)
        seen = picture(running.window.grab().toImage())
        found = [one.text for one in zxingcpp.read_barcodes(seen)]
        assert found == [running.desk._view.page.payload]  # type: ignore[union-attr]
        blank = Image.new("RGB", seen.size, "white")
        assert not zxingcpp.read_barcodes(blank)
        assert name_of(code) == "QR-code om te scannen met de inlog-app"


def test_with_the_app_on_this_device(hands: Hands) -> None:
    hands.press_starting("Met de inlog-app")
    hands.press("De inlog-app staat op dit apparaat")
    hands.press("Open de inlog-app")
    hands.press("Ja, inloggen")
    hands.fill("Pincode van 5 cijfers", "28451")
    hands.press("Verder")
    assert level(hands) is Level.SUBSTANTIEEL


def test_with_an_identity_card_by_keyboard_alone(hands: Hands) -> None:
    hands.tab_to(lambda name: name.startswith("Met uw identiteitskaart"))
    hands.key(Qt.Key.Key_Return)
    assert hands.sees("Welk document gebruikt u?")
    hands.tab_to("Rijbewijs")
    hands.key(Qt.Key.Key_Down)
    hands.tab_to("Verder")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("Document ertegenaan houden")
    hands.key(Qt.Key.Key_Return)
    assert name_of(hands.focused()) == "Pincode van het document", "the phone keeps the keyboard"
    hands.write("51937")
    hands.key(Qt.Key.Key_Return)
    assert level(hands) is Level.HOOG


def test_with_the_app_by_keyboard_alone_on_the_phone_in_its_own_window(hands: Hands) -> None:
    hands.tab_to(lambda name: name.startswith("Met de inlog-app"))
    hands.key(Qt.Key.Key_Return)
    hands.tab_to("Telefoon in een eigen venster")
    hands.key(Qt.Key.Key_Space)
    phone = hands.program.desk.phone.window
    assert phone is not None
    assert phone.windowTitle() == "Oefentelefoon van Fenna de Wit – Voorportaal"
    button = find_all(phone, "Toon de koppelcode", Role.Button)[0]
    button.setFocus()
    hands.key(Qt.Key.Key_Return)
    assert accessible.announcements()[-1].startswith("Uw koppelcode")
    report = audit(phone)
    assert report.nodes > 5
    assert not report.findings, report.table()
    phone.close()
    settle(hands.program)
    assert hands.program.desk.phone.window is None


def test_the_code_can_be_heard(hands: Hands) -> None:
    hands.choose("sms")
    hands.send("fenna.oefent", "Oefen-2027!")
    hands.press("Geen code gekregen?")
    hands.press("Bel mij met de code")
    assert hands.sees("De computerstem zegt: uw oefencode is 4 8 2 0 5 7.")
    hands.press("Code overnemen")
    hands.press("Inloggen")
    assert level(hands) is Level.MIDDEN


def test_three_wrong_pins_turn_the_app_off(hands: Hands) -> None:
    to_the_qr(hands)
    hands.press("Scan de QR-code")
    hands.press("Ja, inloggen")
    for left in ("nog 2 keer", "nog 1 keer"):
        hands.fill("Pincode van 5 cijfers", "90817")
        hands.press("Verder")
        assert hands.sees(f"Deze pincode klopt niet. U kunt het {left} proberen.")
    hands.fill("Pincode van 5 cijfers", "90817")
    hands.press("Verder")
    assert hands.sees("Uw inlog-app is uitgeschakeld")
    for part in ("Wat is er gebeurd?", "Wat kunt u nu doen?", "Wie kan u helpen?"):
        assert hands.sees(part)
    hands.press("Opnieuw inloggen")
    hands.press_starting("Met de inlog-app")
    hands.press("Toon de koppelcode")
    assert hands.sees("Op deze telefoon staat geen actieve app")


def test_an_app_is_activated_again_with_a_letter(hands: Hands) -> None:
    hands.program.desk.hand.rehearse("app-uitgeschakeld")
    hands.press_starting("Met de inlog-app")
    hands.press("Toon de koppelcode")
    hands.program.desk.hand.rehearse("")
    hands.press("Inlog-app activeren")
    for _ in range(2):   # the second time only looks at what a waiting app says
        hands.fill("Gebruikersnaam", "fenna.oefent")
        hands.fill("Wachtwoord", "Oefen-2027!")
        hands.press("Verder")
        if hands.sees("Kies een manier"):
            hands.press("Met een brief: binnen 3 werkdagen")
            hands.press("Verder")
            hands.fill("Pincode", "60392")
            hands.fill("Pincode nog een keer", "60392")
            hands.press("App activeren")
            assert hands.sees("Brief: activeer uw inlog-app")
            hands.press("Annuleren") if hands.there("Annuleren") else hands.program.desk.leave_course()
            settle(hands.program)
            hands.press_starting("Met de inlog-app")
            hands.press("Toon de koppelcode")
            assert hands.sees("Uw inlog-app wacht nog op de code uit de brief")
            hands.press("Code uit de brief invullen")
    hands.press_starting("Code overnemen")
    hands.press("App activeren")
    assert hands.sees("Uw inlog-app is actief")
    hands.press("Naar inloggen")
    with_the_app(hands, "60392")
    assert level(hands) is Level.MIDDEN


def test_a_phone_that_reads_no_chip_leads_to_another_phone_or_the_municipality(hands: Hands) -> None:
    hands.program.desk.hand.rehearse("niveau-te-laag")
    with_the_app(hands)
    hands.press("Deze telefoon leest geen chip")
    assert hands.sees("Deze telefoon kan uw document niet lezen")
    assert hands.sees("Of ga met uw document naar de balie van uw gemeente.")


def test_the_tester_lets_a_service_ask_more_and_plays_2014(hands: Hands) -> None:
    hands.press("Voor de testleider")
    hands.press("Mijn medisch dossier (niveau Substantieel)")
    assert hands.sees("U logt in bij Mijn medisch dossier.")
    assert not hands.there("Met extra controle via sms. Wachtwoord plus een code van 6 cijfers. Niveau Midden")
    hands.press("Eind 2014: alleen Basis en Midden")
    assert hands.sees("U oefent het jaar 2014.")
    assert hands.sees("speelt in 2014")
    hands.press("Voorportaal (niveau Basis)")
    assert hands.starting("Met gebruikersnaam")
    with pytest.raises(LookupError):
        hands.starting("Met de inlog-app")


def test_every_rehearsal_can_be_chosen_and_says_what_it_does(hands: Hands) -> None:
    hands.press("Voor de testleider")
    for one in hands.program.identity.rehearsals():
        hands.press(one.nl.naam)
        assert hands.program.identity.digid.rehearsal == one.id
        assert hands.sees(one.nl.wat)
    hands.press("Niets bijzonders")
    assert hands.program.identity.digid.rehearsal == ""


def test_a_rehearsal_has_words_of_its_own(hands: Hands) -> None:
    hands.program.desk.hand.rehearse("bsn-niet-in-brp")
    hands.log_in()
    assert hands.sees("Wij vinden u niet in de Basisregistratie Personen")
    assert hands.sees("De gemeente waar u woont.")
    assert level(hands) is None
    hands.program.next_participant()
    settle(hands.program)
    hands.log_in()
    assert level(hands) is Level.BASIS


def test_a_scenario_chooses_the_rehearsal(qapp: QApplication) -> None:
    with program("", scenario="inloggen-lukt-niet") as running:
        hands = Hands(running)
        hands.log_in()
        assert hands.sees("U kunt nu niet inloggen")


def test_the_tester_lets_time_pass(hands: Hands) -> None:
    hands.choose("wachtwoord")
    for _ in range(3):
        hands.send("fenna.oefent", "Anders-2027!") if not hands.sees("U kunt nu niet inloggen") else None
    assert hands.sees("Nog 15 minuten wachten.")
    hands.press("Voor de testleider")
    hands.press("5 minuten later")
    assert hands.sees("Nog 10 minuten wachten.")
    hands.press("10 minuten later")
    assert hands.sees("Hoe wilt u inloggen?")


def test_a_tester_jumps_three_years_and_the_account_has_expired(hands: Hands) -> None:
    hands.program.desk.log_in_directly("fenna")
    settle(hands.program)
    hands.program.log_out()
    hands.program.show_login()
    settle(hands.program)
    hands.press("Voor de testleider")
    hands.press("3 jaar later")
    assert hands.sees("Het is nu 5 januari 2030, 14.02 uur.")
    assert hands.sees("Zaterdag 5 januari 2030"), "the date below the panel went along"
    assert hands.sees("U heeft tot 14.17 uur om in te loggen"), "nobody had begun: there is all the time to log in"
    hands.log_in()
    assert hands.sees("Dit account is verlopen")


def test_a_tester_jumps_six_weeks_and_the_letter_is_too_old(hands: Hands) -> None:
    hands.press_starting("Met de inlog-app")
    hands.program.desk.open_course("app")
    for values in ({"username": "fenna.oefent", "password": "Oefen-2027!"}, {"way": "letter"}, PINS):
        settle(hands.program)
        hands.program.desk.send_form(values)
    settle(hands.program)
    assert hands.sees("U krijgt een brief")
    hands.press("Code uit de brief invullen")
    hands.program.desk.send_form({"username": "fenna.oefent", "password": "Oefen-2027!"})
    settle(hands.program)
    hands.press_starting("Code overnemen")
    hands.press("Voor de testleider")
    hands.press("6 weken later")
    hands.press("App activeren")
    assert hands.sees("Uw code is te oud")


def test_beginning_again_gives_new_minutes_and_says_so(hands: Hands) -> None:
    hands.choose("wachtwoord")
    hands.press("Voor de testleider")
    hands.press("15 minuten later")
    assert hands.sees("De tijd om in te loggen is voorbij")
    hands.press("Opnieuw beginnen")
    assert hands.sees("U heeft tot 14.32 uur om in te loggen")


def test_the_tester_chooses_while_somebody_is_logged_in(qapp: QApplication) -> None:
    with program() as running:
        hands = Hands(running)
        go(running, "testleider")
        hands.press("Sessie verloopt halverwege")
        assert hands.sees("U deed 15 minuten niets.")
        typing_an_address(hands)
        running.watch.look()
        settle(running)
        assert hands.sees("Wat u invulde, staat er dan nog.")
    with program() as running:
        hands = Hands(running)
        go(running, "testleider")
        hands.press("15 minuten later")
        running.watch.look()
        settle(running)
        assert running.sessions.current is None


# --- logged in elsewhere already, the remembered name, and what is asked after the login


def test_another_service_needs_no_second_login(qapp: QApplication) -> None:
    with program("") as running:
        hands = Hands(running)
        running.desk.log_in_directly("fenna")
        settle(running)
        session = running.sessions.current
        go(running, "account")
        assert hands.sees(f"Ingelogd sinds {running.texts.time(running.clock.now())}")
        hands.press("Naar Mijn toeslagen (niveau Midden)")
        assert hands.sees("U bent al ingelogd")
        assert hands.sees("Mijn toeslagen vraagt of u inlogt.")
        assert hands.sees(f"sinds {running.texts.time(running.clock.now())}")
        hands.press("Doorgaan naar Mijn toeslagen")
        assert hands.sees("U bent nu ook ingelogd bij Mijn toeslagen.")
        assert str(running.router.address) == "account"
        assert running.sessions.current is session, "this session goes on as it was"
        newest = running.identity.digid.history.lines("900050342")[0]
        assert (newest.action, newest.service) == ("login_succeeded", "Mijn toeslagen")


def test_who_was_let_in_by_the_command_line_needs_no_second_login_either(qapp: QApplication) -> None:
    with program() as running:
        go(running, "elders/allowance")
        assert Hands(running).sees("U bent al ingelogd")
        running.router.go("overzicht")
        identity, session = running.identity, running.sessions.current
        assert session is not None
        identity.digid.sign_on.end()
        identity.knows(replace(session, started=session.started - timedelta(minutes=15)))
        assert identity.digid.sign_on.now() is None, "that was too long ago"


def test_a_service_that_asks_more_wants_a_login(qapp: QApplication) -> None:
    with program("") as running:
        hands = Hands(running)
        running.desk.log_in_directly("fenna")
        settle(running)
        go(running, "elders/records")
        assert hands.sees("Mijn medisch dossier vraagt niveau Substantieel.")
        assert not hands.sees("U bent al ingelogd")
        with_the_app(hands)
        assert hands.sees("U bent nu ook ingelogd bij Mijn medisch dossier.")
        assert level(hands) is Level.MIDDEN


def test_after_fifteen_minutes_another_service_asks_again(qapp: QApplication) -> None:
    with program() as running:
        hands, digid = Hands(running), running.identity.digid
        fenna = digid.accounts.of("900050342")
        assert fenna is not None
        digid.sign_on.pretend(fenna, SMS, Level.MIDDEN, "Mijn gemeente", timedelta(minutes=10))
        go(running, "elders/allowance")
        assert hands.sees("U bent al ingelogd")
        running.clock.jump(timedelta(minutes=5))
        running.desk._tick()
        settle(running)
        assert hands.sees("Hoe wilt u inloggen?")


@pytest.mark.parametrize("way", ["log out", "next participant"])
def test_whoever_sits_down_next_is_logged_in_nowhere(qapp: QApplication, way: str) -> None:
    with program("") as running:
        running.desk.log_in_directly("fenna")
        settle(running)
        assert running.identity.digid.sign_on.now() is not None
        running.log_out()
        if way == "next participant":
            running.next_participant()
        assert running.identity.digid.sign_on.now() is None


def test_a_tester_rehearses_that_somebody_is_logged_in_already(hands: Hands) -> None:
    hands.press("Voor de testleider")
    hands.press("Al ingelogd bij een andere dienst")
    assert hands.sees("Mijn zorgverzekering")
    hands.press("Op een andere manier inloggen")
    assert hands.sees("Hoe wilt u inloggen?")
    hands.press("Niets bijzonders")
    assert hands.program.identity.digid.sign_on.now() is None


def test_the_user_name_is_remembered_until_the_next_participant(hands: Hands) -> None:
    hands.choose("wachtwoord")
    hands.press("Onthoud mijn gebruikersnaam")
    hands.send("fenna.oefent", "Oefen-2027!")
    assert level(hands) is Level.BASIS
    hands.program.log_out()
    hands.program.show_login()
    settle(hands.program)
    hands.choose("wachtwoord")
    assert hands.named("Gebruikersnaam", Role.EditableText).text() == "fenna.oefent"  # type: ignore[attr-defined]
    assert name_of(hands.focused()) == "Wachtwoord"
    hands.program.next_participant()
    settle(hands.program)
    hands.choose("wachtwoord")
    assert hands.named("Gebruikersnaam", Role.EditableText).text() == ""  # type: ignore[attr-defined]


def test_a_persona_with_a_weak_password_replaces_it_by_keyboard_alone(hands: Hands) -> None:
    hands.log_in("anouk.oefent", "oefenanouk94")
    assert hands.sees("Kies een sterker wachtwoord")
    assert not hands.there("Nu niet")
    assert name_of(hands.focused()) == "Wachtwoord"
    hands.write("Nieuw-2027!")
    hands.tab_to("Wachtwoord nog een keer")
    hands.write("Nieuw-2027!")
    hands.key(Qt.Key.Key_Return)
    assert level(hands) is Level.BASIS


def test_a_persona_without_e_mail_and_app_is_asked_and_may_put_it_off(hands: Hands) -> None:
    hands.choose("sms")
    hands.send("mila.oefent", "Oefen-2027!")
    hands.press("Code overnemen")
    hands.press("Inloggen")
    assert hands.sees("Voeg uw e-mailadres toe")
    hands.fill("E-mailadres", "mila@post.example")
    hands.press("Stuur de code")
    hands.press("Code overnemen E-mail: controleer uw adres")
    hands.press("Code controleren")
    assert hands.sees("Zet de inlog-app op uw telefoon")
    hands.press("Nu niet")
    assert level(hands) is Level.MIDDEN
    go(hands.program, "account")
    assert hands.sees("mila@post.example")


def test_a_blocked_document_is_unblocked_with_its_puk_code(hands: Hands) -> None:
    hands.press_starting("Peter Mulder")
    hands.press_starting("Met uw identiteitskaart")
    hands.press("Verder")
    hands.press("Document ertegenaan houden")
    assert hands.sees("De pincode was 5 keer verkeerd. Vul op de lezer uw PUK-code in.")
    hands.fill("PUK-code van 8 cijfers", "12345678")
    hands.press("Verder")
    assert hands.sees("Deze PUK-code klopt niet. U kunt het nog 2 keer proberen.")
    hands.press("Invullen")
    hands.press("Verder")
    for label in ("Nieuwe pincode van 5 cijfers", "Nieuwe pincode nog een keer", "Pincode van het document"):
        hands.fill(label, "60417")
        hands.press("Verder")
    assert level(hands) is Level.HOOG


def test_the_phone_offers_its_code_only_while_a_field_takes_it(hands: Hands) -> None:
    hands.press_starting("Met de inlog-app")
    hands.press("Toon de koppelcode")
    assert hands.offered(TAKE) == [TAKE]
    hands.press(TAKE)
    hands.press("Naar de QR-code")
    assert hands.offered(TAKE) == [] and hands.there("Scan de QR-code")


def test_a_forgotten_pin(hands: Hands) -> None:
    to_the_qr(hands)
    hands.press("Scan de QR-code")
    hands.press("Ja, inloggen")
    hands.press("Pincode vergeten")
    assert hands.sees("Een pincode kan niemand voor u opzoeken. U bent niet ingelogd.")


def test_who_has_no_number_asks_for_the_sms_check(hands: Hands) -> None:
    digid = hands.program.identity.digid
    fenna = digid.accounts.of("900050342")
    assert fenna is not None
    digid.save(fenna, telefoon="")
    hands.choose("sms")
    hands.send("fenna.oefent", "Oefen-2027!")
    assert hands.sees("Bij dit account hoort geen telefoonnummer")
    hands.press("Sms-controle aanvragen")
    hands.fill("Gebruikersnaam", "fenna.oefent")
    hands.fill("Wachtwoord", "Oefen-2027!")
    hands.press("Verder")
    hands.fill("Telefoonnummer", "0612349988")
    hands.press("Stuur de sms")
    assert hands.offered(TAKE) == ["Code overnemen Sms: uw code"]
    hands.press("Code overnemen Sms: uw code")
    hands.press("Sms-controle aanvragen")
    assert hands.sees("Brief: activeer de sms-controle")
    assert hands.offered(TAKE) == []
    hands.press("Account activeren")
    hands.fill("Gebruikersnaam", "fenna.oefent")
    hands.fill("Wachtwoord", "Oefen-2027!")
    hands.press("Verder")
    hands.press("Code overnemen Brief: activeer de sms-controle")
    hands.press("Code overnemen Sms: uw code")
    hands.press("Sms-controle activeren")
    assert hands.sees("De sms-controle staat aan")


# --- a higher level, and what is kept


def test_a_screen_that_asks_more_lets_one_log_in_higher(qapp: QApplication) -> None:
    with program() as running:
        hands = Hands(running)
        token = running.sessions.current.token  # type: ignore[union-attr]
        epoch = running.sessions.epoch
        running.step_up("zaken", "substantieel")
        settle(running)
        assert hands.sees("Lopende zaken vraagt niveau Substantieel.")
        with_the_app(hands)
        session = running.sessions.current
        assert session is not None
        assert (session.level, str(running.router.address)) == (Level.SUBSTANTIEEL, "zaken")
        assert session.token != token
        assert session.epoch > epoch


def test_stopping_a_step_up_leaves_the_session(qapp: QApplication) -> None:
    with program() as running:
        running.step_up("zaken", "hoog")
        settle(running)
        Hands(running).press("Annuleren")
        assert running.sessions.current is not None
        assert running.sessions.current.level is Level.MIDDEN
        assert str(running.router.address) == "overzicht"


def typing_an_address(hands: Hands) -> None:
    """Begin to fill in a form."""
    go(hands.program, "instellingen")
    hands.fill("E-mailadres", "fenna@post.example")


def test_what_was_typed_is_there_again_after_the_session_expired(qapp: QApplication) -> None:
    with program() as running:
        hands = Hands(running)
        typing_an_address(hands)
        running.identity.digid.rehearse("sessie-verlopen", Pretence(session="idle"))
        running.watch.look()
        settle(running)
        assert hands.sees("U deed 15 minuten niets.")
        assert hands.sees("Wat u invulde, staat er dan nog.")
        assert not hands.sees("fenna@post.example")
        hands.press("Opnieuw inloggen")
        hands.program.desk.log_in_directly("fenna")
        settle(running)
        assert str(running.router.address) == "instellingen"
        assert hands.named("E-mailadres", Role.EditableText).text() == "fenna@post.example"  # type: ignore[attr-defined]
        assert hands.sees("Wat u invulde, staat er nog.")


@pytest.mark.parametrize("way", ["other person", "next participant", "logged out"])
def test_what_was_typed_is_for_nobody_else(qapp: QApplication, way: str) -> None:
    with program() as running:
        hands = Hands(running)
        typing_an_address(hands)
        if way == "logged out":
            running.log_out()
        else:
            running.clock.jump(IDLE)
            running.watch.look()
        settle(running)
        if way == "next participant":
            running.next_participant()
        else:
            running.show_login()
        settle(running)
        running.desk.log_in_directly("hendrik" if way == "other person" else "fenna")
        settle(running)
        assert str(running.router.address) == "overzicht"
        go(running, "instellingen")
        assert hands.named("E-mailadres", Role.EditableText).text() == ""  # type: ignore[attr-defined]


def test_the_time_of_a_login_is_announced_once(hands: Hands) -> None:
    to_the_qr(hands)
    before = len(accessible.announcements())
    for _ in range(5):
        hands.program.clock.jump(timedelta(seconds=20))
        hands.program.desk._tick()
    assert len(accessible.announcements()) == before
    hands.program.clock.jump(timedelta(minutes=5))
    hands.program.desk._tick()
    settle(hands.program)
    assert hands.sees("De QR-code werkt niet meer")


# --- an account of one's own


def test_asking_for_an_account_activating_it_and_logging_in(hands: Hands) -> None:
    hands.press("Nog geen account? Vraag het aan")
    hands.press("Gegevens invullen")
    hands.press("Verder")
    assert hands.sees("U heeft al een account")
    hands.press("Toch een nieuw account aanvragen")
    hands.fill("Gebruikersnaam", "fenna.opnieuw")
    hands.fill("Wachtwoord", "Nieuw-2027!")
    hands.fill("Wachtwoord nog een keer", "Nieuw-2027!")
    hands.fill("Telefoonnummer (mag leeg blijven)", "0612349999")
    hands.press("Verder")
    hands.press("Code overnemen Sms: uw code")
    hands.press("Account aanvragen")
    assert hands.sees("Uw aanvraag is binnen")
    assert hands.sees("Geachte Fenna Johanna de Wit,")
    assert hands.sees("Brief: uw activeringscode")
    assert hands.offered(TAKE) == [], "the course is over: no field takes a code"
    hands.press("Account activeren")
    assert hands.offered(TAKE) == [], "no field takes a code yet"
    hands.fill("Gebruikersnaam", "fenna.opnieuw")
    hands.fill("Wachtwoord", "Nieuw-2027!")
    hands.press("Verder")
    hands.press("Code overnemen Brief: uw activeringscode")
    hands.press("Code overnemen Sms: uw code")
    report = audit(hands.window, ["twins", "clipped", "overlap", "label-relation", "heading-levels"])
    assert not report.findings, report.table()
    hands.press("Account activeren")
    assert hands.sees("Brief: uw activeringscode") and hands.offered(TAKE) == []
    hands.press("Naar inloggen")
    hands.log_in("fenna.opnieuw", "Nieuw-2027!")
    assert level(hands) is Level.BASIS
    hands.program.log_out()
    hands.program.show_login()
    settle(hands.program)
    hands.log_in()
    assert hands.sees("Dit account bestaat niet meer")
    hands.program.next_participant()
    settle(hands.program)
    hands.log_in()
    assert level(hands) is Level.BASIS, "the next participant finds everything as it was"


def test_a_forgotten_password(hands: Hands) -> None:
    hands.press("Wachtwoord vergeten")
    hands.press("Gegevens invullen")
    hands.press("Stuur de code")
    hands.press("Code overnemen E-mail: uw herstelcode")
    hands.press("Code overnemen Sms: uw code")
    hands.press("Verder")
    hands.fill("Wachtwoord", "Nieuw-2027!")
    hands.fill("Wachtwoord nog een keer", "Nieuw-2027!")
    assert hands.sees("E-mail: uw herstelcode") and hands.offered(TAKE) == []
    hands.press("Wachtwoord opslaan")
    hands.press("Naar inloggen")
    hands.log_in("fenna.oefent", "Nieuw-2027!")
    assert level(hands) is Level.BASIS


def test_an_answer_still_under_way_does_not_take_the_place_of_a_form_opened_meanwhile(hands: Hands) -> None:
    desk = hands.program.desk
    assert desk is not None
    desk.restart()
    desk.recover()
    settle(hands.program)
    assert hands.sees("Kies een nieuw wachtwoord")
    assert not hands.sees("Hoe wilt u inloggen?")
