"""A whole session with the keyboard alone: Tab, Enter, arrows and Escape, and the keyboard is never lost."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.bootstrap.program import Program
from services.identity.session import Level
from tests.helpers.hands import Hands, Role
from tests.helpers.program import go, program
from tests.helpers.screens import addresses
from widgets import reading_order
from widgets.accessible import name_of, role_of
from widgets.focus_ring import marked_rect
from widgets.scroll_page import ScrollPage
from widgets.theme import theme

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


class _Flashes(QObject):
    """Notes every widget that shows up as a window of its own: it would take the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, QDialog):
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[list[str]]:
    """Fail the test when a part flashes as a window."""
    made = _Flashes()
    qapp.installEventFilter(made)
    yield made.seen
    qapp.removeEventFilter(made)
    assert [one for one in made.seen if one != "Window"] == []


def _starts(words: str) -> Callable[[str], bool]:
    def fits(name: str) -> bool:
        return name.startswith(words)

    return fits


def test_a_whole_session_goes_by_keyboard_alone(flashes: list[str]) -> None:
    with program("") as running:
        hands = Hands(running)
        assert name_of(hands.focused()).startswith("Met extra controle via sms"), "it begins at the suggested way"
        hands.key(ENTER)
        assert name_of(hands.focused()) == "Gebruikersnaam"
        hands.write("fenna.oefent")
        hands.tab_to("Wachtwoord")
        hands.write("Oefen-2027!")
        hands.key(ENTER)
        assert name_of(hands.focused()) == "Vakje 1 van 6"
        hands.write("482O57")
        hands.key(ENTER)
        assert hands.sees("In vakje 4 staat de letter O.")
        assert name_of(hands.focused()) == "Vakje 4 van 6", "it goes to the wrong box"
        hands.write("0")
        hands.key(ENTER)
        assert running.router.address.module == "overzicht"
        assert name_of(hands.focused()) == "Overzicht"
        _reads_a_message(hands)
        _opens_a_case(hands)
        _looks_at_the_vehicles(hands)
        _changes_a_setting(hands)
        _logs_out(hands)


def _to(hands: Hands, words: str) -> None:
    hands.tab_to(_starts(words))


def _reads_a_message(hands: Hands) -> None:
    _to(hands, "Ongelezen, Rekening voor uw vergunning")
    hands.key(ENTER)
    assert str(hands.program.router.address).startswith("berichten/")
    assert hands.sees("Rekening voor uw vergunning")
    hands.focused()


def _opens_a_case(hands: Hands) -> None:
    _to(hands, "Lopende zaken")
    hands.key(ENTER)
    assert hands.program.router.address.module == "zaken"
    assert name_of(hands.focused()).startswith("Lopende zaken")
    _to(hands, "In behandeling, Wacht op u, Zaaknummer Z2026-118204")
    hands.key(ENTER)
    assert hands.program.router.address.parts, "one case is open"
    assert hands.sees("Vergunning voor een dakkapel")
    hands.focused()


def _looks_at_the_vehicles(hands: Hands) -> None:
    _to(hands, "Persoonlijke gegevens")
    hands.key(ENTER)
    _to(hands, "Vervoer")
    hands.key(ENTER)
    assert hands.program.router.address.module == "vervoer"
    assert hands.there("Klopt er iets niet? VELDO LUMEN, kenteken 0-TST-01")


def _changes_a_setting(hands: Hands) -> None:
    _to(hands, "Instellingen")
    hands.key(ENTER)
    hands.tab_to("Licht")
    hands.key(DOWN)
    assert theme().name == "dark"
    hands.tab_to("Weergave")
    hands.key(ENTER)
    assert hands.sees("Kleuren")
    hands.key(ESCAPE)
    assert name_of(hands.focused()) == "Weergave", "the keyboard goes back to what opened the menu"


def _logs_out(hands: Hands) -> None:
    hands.tab_to("Uitloggen")
    hands.key(ENTER)
    assert hands.sees("U bent uitgelogd")
    assert name_of(hands.focused()) == "Opnieuw inloggen"
    hands.key(ENTER)
    assert name_of(hands.focused()).startswith("Met extra controle via sms")


def test_the_next_participant_by_keyboard() -> None:
    with program() as running:
        hands = Hands(running)
        hands.tab_to("Uitloggen")
        hands.key(ENTER)
        hands.tab_to("Volgende deelnemer")
        hands.key(ENTER)
        assert hands.sees("Hoe wilt u inloggen?")
        _to(hands, "Yusuf Aydın")
        hands.key(Qt.Key.Key_Space)
        hands.tab_to("Direct inloggen")
        hands.key(ENTER)
        session = running.sessions.current
        assert session is not None and (session.persona, session.level) == ("yusuf", Level.MIDDEN)
        assert name_of(hands.focused()) == "Overzicht"


def test_the_folded_window_by_keyboard(flashes: list[str]) -> None:
    with program(size=(1024, 768), scale=2.0) as running:
        hands = Hands(running)
        assert name_of(hands.focused()).startswith("Menu")
        hands.key(ENTER)
        _to(hands, "Lopende zaken")
        hands.key(ENTER)
        assert running.router.address.module == "zaken"
        assert name_of(hands.focused()).startswith("Menu")
        hands.key(ENTER)
        hands.key(ESCAPE)
        assert name_of(hands.focused()).startswith("Menu")
        hands.key(ENTER)
        hands.tab_to("Uitloggen")
        hands.key(ENTER)
        assert name_of(hands.focused()) == "Opnieuw inloggen"


def test_every_page_keeps_the_keyboard_when_one_goes_there_from_anywhere() -> None:
    with program() as running:
        hands = Hands(running)
        session = running.sessions.current
        assert session is not None
        for place in ("main", "foot"):
            for module in running.modules.fitting(session, place):
                go(running, module.manifest.id)
                assert role_of(hands.focused()) is not Role.NoRole, module.manifest.id
                for _ in range(12):
                    hands.key(Qt.Key.Key_Tab)


def test_from_a_field_to_another_page_the_keyboard_is_at_the_chosen_place(qapp: QApplication) -> None:
    with program("fenna") as running:
        go(running, "account/wachtwoord")
        assert _focused() == "Huidig wachtwoord"
        go(running, "testleider")
        assert _focused() == "Voor de testleider"
        go(running, "account/email")
        assert _focused() == "Nieuw e-mailadres"


@pytest.mark.parametrize("by_mouse", [True, False])
def test_from_a_list_to_one_of_its_things_the_keyboard_stays_on_the_page(qapp: QApplication, by_mouse: bool) -> None:
    """Reports have no place in the navigation: the page itself has the keyboard, and not the search in the header."""
    with program("fenna") as running:
        hands = Hands(running)
        go(running, "meldingen")
        if by_mouse:
            hands.press_starting("Oppervlakte")
        else:
            hands.starting("Oppervlakte").setFocus()
            hands.key(ENTER)
        assert running.router.address.part(0) and _focused() == "Melding"
        assert by_mouse or _marked(running) == "Melding", "its heading is marked, and not all of the page"
        hands.tab_to("Terug naar uw meldingen")
        hands.key(ENTER)
        assert str(running.router.address) == "meldingen" and _focused() == "Uw meldingen"


def test_no_ring_goes_round_a_whole_page_and_tab_stops_at_one_only_where_nothing_else_is(qapp: QApplication) -> None:
    with program("fenna") as running:
        opened, stopped = set(), set()
        for address in addresses(running):
            go(running, address)
            if isinstance(QApplication.focusWidget(), ScrollPage):
                opened.add(_marked(running))
            stops = reading_order.stops(running.window)
            pages = [one for one in stops if isinstance(one, ScrollPage)]
            assert not any(reading_order.has_stop(one) for one in pages), address
            stopped |= {name_of(one) for one in pages}
        assert {"Uw meldingen", "Omgeving", "Toegankelijkheid"} <= opened
        assert stopped == {"Toegankelijkheid", "Over deze oefenomgeving"}


def _marked(running: Program) -> str:
    """Return the heading round which the ring goes while the page has the keyboard."""
    page = QApplication.focusWidget()
    assert isinstance(page, ScrollPage)
    heading = page.heading()
    assert heading is not None, f"{name_of(page)} has no heading"
    place = marked_rect(page, running.window)
    assert place.height() <= heading.height() < page.height() / 4
    return heading.text()


def _focused() -> str:
    focused = QApplication.focusWidget()
    return name_of(focused) if focused is not None else ""


def test_a_flash_is_noticed(qapp: QApplication) -> None:
    """The negative control of the flashes."""
    made = _Flashes()
    qapp.installEventFilter(made)
    part = QWidget()
    part.setVisible(True)
    qapp.removeEventFilter(made)
    part.deleteLater()
    assert made.seen == ["QWidget"]
