"""A whole session as people have it: logging in, staying, being logged out, and making room for the next one."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.bootstrap.program import Program
from services.identity.session import Level
from services.mockhost.faults import Fault
from tests.helpers.hands import Hands, Role
from tests.helpers.program import go, program, settle, wait_until, words
from widgets.accessible import name_of
from widgets.dialog import Dialog
from widgets.theme import theme

FENNA, PASSWORD = "fenna.oefent", "Oefen-2027!"


@pytest.fixture
def at_login() -> Iterator[Hands]:
    """A person who has not logged in."""
    with program("") as running:
        yield Hands(running)


@pytest.fixture
def inside() -> Iterator[Hands]:
    """Fenna, logged in with sms."""
    with program() as running:
        yield Hands(running)


# --- logging in


def test_with_a_password_one_may_read_only(at_login: Hands) -> None:
    at_login.log_in()
    session = at_login.program.sessions.current
    assert session is not None and session.level is Level.BASIS
    assert at_login.sees("Ingelogd met wachtwoord, niveau Basis")
    assert at_login.sees("Fenna de Wit")
    assert at_login.sees("BSN •••••0342")
    assert session.token, "the session is signed"


def test_with_an_sms_one_may_do_more(at_login: Hands) -> None:
    at_login.choose("sms")
    at_login.send(FENNA, PASSWORD)
    assert at_login.sees("Vul de code uit de sms in")
    for place, sign in enumerate("482057", 1):
        QTest.keyClicks(at_login.named(f"Vakje {place} van 6", Role.EditableText), sign)
    at_login.press("Inloggen")
    session = at_login.program.sessions.current
    assert session is not None and session.level is Level.MIDDEN
    assert at_login.sees("Ingelogd met sms-controle, niveau Midden")


def test_a_wrong_sign_in_the_code_is_named_with_its_place(at_login: Hands) -> None:
    at_login.choose("sms")
    at_login.send(FENNA, PASSWORD)
    first = at_login.named("Vakje 1 van 6", Role.EditableText)
    QApplication.clipboard().setText("482O57")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    at_login.press("Inloggen")
    assert at_login.sees("In vakje 4 staat de letter O. Bedoelde u een 0 (nul)?")
    assert at_login.program.sessions.current is None


def test_unknown_name_and_wrong_password_get_the_same_words(at_login: Hands) -> None:
    at_login.choose("wachtwoord")
    at_login.send(FENNA, "Anders-2027!")
    wrong = _column(at_login)
    at_login.send("bestaat.niet", "Anders-2027!")
    unknown = _column(at_login)
    assert "De gebruikersnaam of het wachtwoord klopt niet." in wrong
    assert unknown == wrong


def _column(hands: Hands) -> str:
    """The words of the form, without the tester's panel."""
    view = hands.program.router.screen
    page = view.page  # type: ignore[union-attr]
    return words(page)


def test_three_wrong_passwords_block_and_the_minutes_count_down(at_login: Hands) -> None:
    at_login.choose("wachtwoord")
    for _ in range(3):
        at_login.send(FENNA, "Anders-2027!")
    assert at_login.sees("U kunt nu niet inloggen")
    assert at_login.sees("Nog 15 minuten wachten.")
    at_login.program.clock.jump(timedelta(minutes=10, seconds=30))
    wait_until(at_login.program, lambda: at_login.sees("Nog 5 minuten wachten."))
    at_login.program.clock.jump(timedelta(minutes=5))
    wait_until(at_login.program, lambda: at_login.sees("Hoe wilt u inloggen?"))
    at_login.log_in()
    assert at_login.program.sessions.current is not None


def test_a_block_survives_a_new_login_screen(at_login: Hands) -> None:
    at_login.choose("wachtwoord")
    for _ in range(3):
        at_login.send(FENNA, "Anders-2027!")
    at_login.press("Annuleren")
    at_login.press("Opnieuw inloggen")
    at_login.log_in()
    assert at_login.sees("U kunt nu niet inloggen")


def test_cancelling_says_that_nothing_changed(at_login: Hands) -> None:
    at_login.press("Annuleren")
    assert at_login.sees("U bent niet ingelogd")
    assert at_login.sees("U stopte met inloggen. Er is niets veranderd.")
    at_login.press("Opnieuw inloggen")
    assert at_login.sees("Hoe wilt u inloggen?")


def test_the_tester_logs_in_directly(at_login: Hands) -> None:
    at_login.press_starting("Yusuf Aydın")
    at_login.press("Direct inloggen")
    session = at_login.program.sessions.current
    assert session is not None
    assert (session.persona, session.level) == ("yusuf", Level.MIDDEN)


def test_two_presses_begin_one_session(at_login: Hands) -> None:
    button = next(one for one in at_login._pressable() if name_of(one) == "Direct inloggen")
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(at_login.program)
    session = at_login.program.sessions.current
    assert session is not None and session.epoch == at_login.program.sessions.epoch


@pytest.mark.parametrize("own", ["123456782", "jan@bedrijf.nl", "0687654321"])
def test_own_data_are_refused_and_kept_nowhere(at_login: Hands, own_home: Path, own: str) -> None:
    at_login.choose("wachtwoord")
    at_login.send(own, "Oefen-2027!")
    assert at_login.sees("Vul hier geen echte gegevens in")
    assert not at_login.sees(own)
    assert name_of(at_login.named("Gebruikersnaam", Role.EditableText))
    assert at_login.named("Gebruikersnaam", Role.EditableText).property("text") in ("", None)
    kept = [one.read_bytes() for one in own_home.rglob("*") if one.is_file()]
    assert all(own.encode() not in one for one in kept)


def test_the_time_to_log_in_runs_out(at_login: Hands) -> None:
    at_login.choose("sms")
    at_login.program.clock.jump(timedelta(minutes=16))
    wait_until(at_login.program, lambda: at_login.sees("De tijd om in te loggen is voorbij"))
    at_login.press("Opnieuw beginnen")
    assert at_login.sees("Hoe wilt u inloggen?")


# --- staying and going


def test_the_last_minute_warns_and_one_may_stay(inside: Hands) -> None:
    running = inside.program
    running.clock.jump(timedelta(minutes=13, seconds=50))
    running.watch.look()
    assert not inside.sees("Wilt u ingelogd blijven?")
    running.clock.jump(timedelta(seconds=30))
    running.watch.look()
    settle(running)
    assert inside.sees("Wilt u ingelogd blijven?")
    assert inside.sees("Over 40 seconden loggen wij u uit.")
    inside.press("Ingelogd blijven")
    running.clock.jump(timedelta(minutes=10))
    running.watch.look()
    assert running.sessions.current is not None
    assert not inside.sees("Wilt u ingelogd blijven?")


def test_after_fifteen_minutes_of_rest_the_session_ends_and_says_why(inside: Hands) -> None:
    inside.program.clock.jump(timedelta(minutes=14, seconds=30))
    inside.program.watch.look()
    inside.program.clock.jump(timedelta(seconds=30))
    inside.program.watch.look()
    settle(inside.program)
    assert inside.program.sessions.current is None
    assert inside.sees("U deed 15 minuten niets.")
    assert not inside.sees("Wilt u ingelogd blijven?")
    assert not inside.sees("Fenna")


def test_after_two_hours_the_session_ends_however_busy_one_is(inside: Hands) -> None:
    running = inside.program
    for _ in range(11):
        running.clock.jump(timedelta(minutes=10))
        QTest.keyClick(inside.window.windowHandle(), Qt.Key.Key_Shift)   # as the system brings it: to the window
        running.watch.look()
        assert running.sessions.current is not None
    running.clock.jump(timedelta(minutes=9, seconds=30))
    running.watch.look()
    settle(running)
    assert inside.sees("U bent bijna 2 uur ingelogd.")
    assert not inside.there("Ingelogd blijven"), "there is nothing to stay for"
    running.clock.jump(timedelta(seconds=31))
    running.watch.look()
    settle(running)
    assert inside.sees("U was 2 uur ingelogd.")


def test_what_one_does_in_a_window_on_top_counts_too(inside: Hands) -> None:
    running = inside.program
    dialog = Dialog("Vraag", "Een venster dat later kwam.", [("close", "Sluiten", "primary")], inside.window)
    dialog.open()
    wait_until(running, dialog.isActiveWindow)
    running.clock.jump(timedelta(minutes=10))
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
    running.clock.jump(timedelta(minutes=10))
    running.watch.look()
    assert running.sessions.current is not None
    dialog.close()
    dialog.deleteLater()


def test_logging_out_shows_why_and_the_way_back(inside: Hands) -> None:
    inside.press("Uitloggen")
    assert inside.sees("U bent uitgelogd")
    assert inside.sees("Voorportaal bewaart niets van wat u zag of typte.")
    assert inside.sees("U bent nog niet ingelogd")
    inside.press("Opnieuw inloggen")
    assert inside.sees("Hoe wilt u inloggen?")


def test_a_question_that_stands_open_goes_with_the_session(inside: Hands) -> None:
    question = Dialog("Verwijderen?", "Bericht van Fenna", [("no", "Nee", "neutral")], inside.window)
    question.open()
    inside.program.window.open_view_menu()
    inside.program.end("idle")
    settle(inside.program)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, QDialog)]
    assert shown == []
    assert not inside.sees("Kleuren")


# --- the next participant


def test_the_next_participant_finds_nothing_of_the_one_before(inside: Hands) -> None:
    running = inside.program
    start = running.clock.now()
    inside.fill("Zoek een bericht, zaak of gegeven", "dakkapel")
    running.preferences.notification_address = "fenna@post.example"
    backend = running.backend()
    backend.store.put("berichten", "proef", {"gelezen": True})
    running.settings_file.lockouts.update(_with_a_block)
    running.clock.jump(timedelta(minutes=7))
    inside.press("Uitloggen")
    inside.press("Volgende deelnemer")   # within a second: python -m tests.bench --only reset
    assert inside.sees("Hoe wilt u inloggen?")
    assert backend.store.query("berichten") == []
    assert running.settings_file.lockouts.read() == {}
    assert running.settings_file.read().notification_address == ""
    assert running.clock.now() == start
    assert "dakkapel" not in _everything(inside)
    assert "mevrouw" not in _everything(inside)
    inside.press_starting("Yusuf")
    inside.press("Direct inloggen")
    assert "Fenna" not in _everything(inside) and "dakkapel" not in _everything(inside)


def _with_a_block(before: dict[str, object]) -> dict[str, object]:
    return {**before, "fenna.oefent": {"failures": ["2027-01-05T14:00:00+01:00"]}}


def _everything(hands: Hands) -> str:
    """Every word, hidden or not, that a widget of the page or the frame still holds."""
    told = [
        str(value)
        for one in hands.window.findChildren(QObject)
        for value in (one.property("text"), one.property("accessibleName"), one.property("placeholderText"))
        if value
    ]
    return "\n".join(told)


@pytest.mark.parametrize("ends", ["logout", "next"])
def test_a_late_answer_of_the_one_before_is_never_shown(ends: str) -> None:
    with program("") as running:
        assert "Fenna" not in _switched_late(Hands(running), ends)


def test_without_the_epoch_the_late_answer_would_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: with the check of the epoch off, the answer of Fenna reaches Yusuf's screen."""
    from app.kit.tasks import TaskRunner, _Job

    def deliver_all(runner: TaskRunner, number: int) -> None:
        job: _Job | None = runner._jobs.pop(number, None)
        if job is not None:
            job.done(job.outcome)
        runner.idle.emit()

    monkeypatch.setattr(TaskRunner, "_deliver", deliver_all)
    with program("") as running:
        assert "Fenna" in _switched_late(Hands(running), "logout")


def _switched_late(hands: Hands, ends: str) -> str:
    """Log in as Fenna, ask something slow, switch to Yusuf before it answers; return what his screen ever said."""
    running = hands.program
    hands.press("Direct inloggen")
    late = _Late(running)
    running.tasks.run(late, late.work, late.arrived, "laat")
    wait_until(running, late.begun.is_set)
    running.log_out() if ends == "logout" else running.next_participant()
    settle(running)
    running.begin(running.persona("yusuf"), "sms", Level.MIDDEN)
    wait_until(running, lambda: running.sessions.current is not None)
    late.answer()
    settle(running)
    return words(running.window)


class _Late(QObject):
    """A part of the frame that waits for an answer and outlives the person who asked."""

    def __init__(self, running: Program) -> None:
        import threading

        super().__init__(running)
        self._running = running
        self.begun = threading.Event()
        self._go = threading.Event()
        self._done = threading.Event()

    def work(self) -> str:
        self.begun.set()
        self._go.wait(10)
        self._done.set()
        return "Bericht voor Fenna"

    def arrived(self, outcome: object) -> None:
        self._running.office.notify(str(outcome))

    def answer(self) -> None:
        self._go.set()
        self._done.wait(10)


def test_a_registry_that_hangs_does_not_reach_the_next_person() -> None:
    with program("") as running:
        hands = Hands(running)
        backend = running.backend()
        backend.http._deadline = 600.0
        for registry in ("berichten", "zaken", "brp"):
            backend.host.faults.put(registry, Fault("hang"))
        running.begin(running.persona("fenna"), "sms", Level.MIDDEN)
        wait_until(running, lambda: running.sessions.current is not None and bool(backend.http._running))
        running.next_participant()
        wait_until(running, lambda: not backend.http._running)   # given up: by themselves they go on for minutes
        running.begin(running.persona("yusuf"), "sms", Level.MIDDEN)
        wait_until(running, lambda: running.sessions.current is not None)
        settle(running)
        assert hands.sees("Aydın") and not hands.sees("Fenna")


# --- language, colours, size


def test_the_language_switches_on_the_spot(at_login: Hands) -> None:
    at_login.choose("wachtwoord")
    at_login.fill("Gebruikersnaam", FENNA)
    at_login.press("English")
    assert at_login.sees("User name") or at_login.sees("Username")
    assert at_login.sees("You are not logged in yet") or not at_login.sees("U bent nog niet ingelogd")
    at_login.press("Nederlands")
    assert at_login.named("Gebruikersnaam", Role.EditableText).property("text") == FENNA
    at_login.fill("Wachtwoord", PASSWORD)
    at_login.press("Inloggen")
    at_login.press("English")
    assert not re.search(r"\bGoedemiddag|Lopende zaken\b", words(at_login.window))
    at_login.press("Log out")
    at_login.press("Nederlands")
    assert at_login.sees("U bent uitgelogd")


def test_no_text_is_missing_in_english() -> None:
    with program(language="en") as running:
        for place in ("main", "foot"):
            session = running.sessions.current
            assert session is not None
            for module in running.modules.fitting(session, place):
                go(running, module.manifest.id)
                assert not re.search(r"\[[a-z_.]+\]", words(running.window)), module.manifest.id


@pytest.mark.parametrize("persona", ["", "fenna"])
def test_colours_and_size_change_on_the_spot_and_are_kept(persona: str) -> None:
    with program(persona) as running:
        hands = Hands(running)
        before = running.window.grab().toImage()
        hands.press("Weergave")
        hands.press("Donker")
        assert theme().name == "dark"
        assert running.window.grab().toImage() != before
        running.preferences.choose_scale(1.5)
        settle(running)
        assert theme().scale == 1.5
        kept = running.settings_file.read()
        assert (kept.theme, kept.scale) == ("dark", 1.5)


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_the_folded_window_keeps_menu_search_and_logging_out_within_reach(scale: float) -> None:
    with program(size=(1024, 768), scale=scale) as running:
        hands = Hands(running)
        assert running.window.folded
        hands.press("Zoeken")
        assert running.router.address.module == "zoeken"
        hands.press_starting("Menu")
        assert hands.there("Uitloggen")
        hands.press_starting("Overzicht")
        assert running.router.address.module == "overzicht"
        hands.press_starting("Menu")
        hands.press("Uitloggen")
        assert hands.sees("U bent uitgelogd")


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_the_folded_login_can_be_done(scale: float) -> None:
    with program("", size=(1024, 768), scale=scale) as running:
        hands = Hands(running)
        hands.log_in()
        assert running.sessions.current is not None


# --- what is not there, and what goes wrong


def test_a_crash_is_told_in_plain_words(inside: Hands) -> None:
    inside.program.tell_crash()
    assert inside.sees("Er ging iets mis in Voorportaal")


def test_an_address_that_does_not_exist_says_so(inside: Hands) -> None:
    go(inside.program, "bestaat-niet/1")
    assert inside.sees("Deze bladzijde is er niet")
    inside.program.router.back()
    settle(inside.program)
    assert inside.sees("Goedemiddag, mevrouw De Wit")


def test_a_full_disk_says_that_a_choice_is_not_kept(inside: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(inside.program.settings_file, "write", full)
    inside.program.preferences.choose_theme("dark")
    settle(inside.program)
    assert theme().name == "dark"
    assert inside.sees("kon niet worden bewaard")


def test_saving_asks_where_and_says_how_it_went(inside: Hands, tmp_path: Path) -> None:
    saving = inside.program.office._saving
    saving.choose = partial(_put_in, tmp_path)
    inside.program.office.save_file("../../rekening.pdf", b"%PDF", inside.window)
    assert (tmp_path / "rekening.pdf").read_bytes() == b"%PDF"
    assert inside.sees("rekening.pdf is opgeslagen.")


def _put_in(folder: Path, parent: object, title: str, name: str) -> str:
    return str(folder / name)
