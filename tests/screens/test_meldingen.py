"""S18 at the window: a citizen reports a wrong value, a tester plays the holder, and every screen shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from app.devtools.audit.report import Report, audit
from services.identity.session import Level
from services.mockhost.faults import Fault
from tests.helpers.hands import Hands, Role
from tests.helpers.program import go, program, settle, wait_until, words
from widgets.badge import Badge

BUILDING = "Klopt er iets niet? Adres en gebouw"


@pytest.fixture
def fenna(qapp: QApplication) -> Iterator[Program]:
    with program("fenna") as running:
        yield running


def react(running: Program) -> None:
    """Let every reaction to what happened be done, beside the window."""
    stelsel = running.backend().stelsel
    done: list[bool] = []

    def work() -> int:
        return stelsel.courier.drain()

    def finished(outcome: object) -> None:
        done.append(True)

    running.tasks.run(running, work, finished, "own")
    wait_until(running, lambda: bool(done))
    settle(running)


def sees(running: Program, *said: str) -> None:
    badges = [one.label for one in running.window.findChildren(Badge) if one.isVisible()]
    shown = "\n".join([words(running.window), *badges])
    missing = [one for one in said if one not in shown]
    assert not missing, f"{missing} not in:\n{shown}"


def open_form(hands: Hands, address: str, link: str) -> None:
    go(hands.program, address)
    hands.press(link)
    hands.press("Een fout doorgeven")


def fill_in(hands: Hands, datum: str, should: str) -> None:
    hands.press_starting(datum)
    hands.fill("Wat moet het volgens u zijn?", should)
    hands.fill("Hoe weet u dat?", "Dat staat op de deur.")


def test_a_wrong_house_number_from_the_card_to_the_letter(fenna: Program) -> None:
    hands = Hands(fenna)
    open_form(hands, "persoon", "Klopt er iets niet? Adres")
    fill_in(hands, "Huisnummer", "20")
    hands.press("Melding controleren")
    sees(fenna, "Klopt uw melding?", "Uw melding gaat naar gemeente Zoetermeer.", "Dat staat op de deur.", "18", "20")
    hands.press("Melding versturen")
    sees(fenna, "Uw melding is verstuurd", "Gemeente Zoetermeer bekijkt uw melding, uiterlijk op 12 januari 2027.")
    react(fenna)
    hands.press("Deze melding bekijken")
    sees(fenna, "Gemeld", "U meldde dat dit niet klopt: Huisnummer")
    key = fenna.router.address.part(0)
    for act in ("Melding in behandeling nemen", "Gegeven in onderzoek zetten"):
        go(fenna, f"meldingen/bronhouder/{key}")
        hands.press(act)
        react(fenna)
    go(fenna, "overzicht")
    go(fenna, "persoon")
    sees(fenna, "In onderzoek sinds 5 januari 2027")
    for act in ("Gegeven aanpassen zoals gemeld", "Melding afronden"):
        go(fenna, f"meldingen/bronhouder/{key}")
        hands.press(act)
        react(fenna)
    sees(fenna, "De melding is afgerond. De burger krijgt bericht.", "Deze melding is afgelopen.")
    go(fenna, "persoon")
    assert "In onderzoek sinds 5 januari 2027" not in words(fenna.window)
    sees(fenna, "Wilgenkwartier 20")
    go(fenna, f"meldingen/{key}")
    assert "900050342" not in words(fenna.window)
    sees(fenna, "Afgehandeld", "U had gelijk. Het gegeven is aangepast. Er staat nu: 20.")
    go(fenna, "overzicht")
    sees(fenna, "Wij hebben een gegeven van u aangepast: Huisnummer")


def test_the_report_is_a_case_and_the_letter_is_in_the_box(fenna: Program) -> None:
    """Her report of December goes on: decided and finished by the municipality."""
    hands = Hands(fenna)
    go(fenna, "meldingen")
    hands.press_starting("Oppervlakte, 118 m² moet 109 m² zijn")
    key = fenna.router.address.part(0)
    sees(fenna, "In onderzoek", "Gemeente Zoetermeer besluit uiterlijk op 25 januari 2027.")
    for act in ("Besluiten dat het gegeven klopt", "Melding afronden"):
        go(fenna, f"meldingen/bronhouder/{key}")
        hands.press(act)
        react(fenna)
    go(fenna, "zaken/afgerond")
    sees(fenna, "Onderzoek naar uw woonoppervlakte", "Gegevens kloppen")
    go(fenna, "overzicht")
    sees(fenna, "Wij passen een gegeven van u niet aan: Oppervlakte")


@pytest.mark.parametrize(
    ("datum", "should", "said"),
    [("Bouwjaar", "heel oud", "Wat u voorstelt, past niet bij dit gegeven."),
     ("Status", "Pand gesloopt", "De gemeente verandert dit gegeven met een eigen besluit.")],
)  # fmt: skip
def test_the_desk_says_how_a_datum_changes_that_no_report_changes(
    fenna: Program, datum: str, should: str, said: str
) -> None:
    hands = Hands(fenna)
    open_form(hands, "wonen", BUILDING)
    fill_in(hands, datum, should)
    hands.press("Melding controleren")
    hands.press("Melding versturen")
    react(fenna)
    hands.press("Deze melding bekijken")
    key = fenna.router.address.part(0)
    go(fenna, f"meldingen/bronhouder/{key}")
    assert said not in words(fenna.window), "it is not time to decide yet"
    hands.press("Melding in behandeling nemen")
    react(fenna)
    go(fenna, f"meldingen/bronhouder/{key}")
    sees(fenna, said, "Besluiten dat het gegeven klopt")
    assert "Gegeven aanpassen zoals gemeld" not in words(fenna.window)
    hands.press("Besluiten dat een melding dit niet verandert")
    react(fenna)
    hands.press("Melding afronden")
    react(fenna)
    go(fenna, f"meldingen/{key}")
    sees(fenna, "Afgehandeld", f"Een melding kan dit gegeven niet veranderen. {said}")
    go(fenna, "overzicht")
    sees(fenna, "Een melding kan dit gegeven niet veranderen: ")


def test_what_is_missing_is_said_and_what_was_typed_stays(fenna: Program) -> None:
    hands = Hands(fenna)
    open_form(hands, "wonen", BUILDING)
    hands.fill("Hoe weet u dat?", "Gemeten.")
    hands.fill("Telefoonnummer (niet verplicht)", "bel maar")
    hands.press("Melding controleren")
    sees(fenna, "U kunt nog niet verder", "Kies welk gegeven niet klopt.", "Vul in wat het volgens u moet zijn.")
    sees(fenna, "Dit is geen telefoonnummer. Schrijf het als 0612345678, of laat het leeg.")
    hands.press_starting("Oppervlakte: 118")
    hands.fill("Wat moet het volgens u zijn?", "118 m²")
    hands.fill("Telefoonnummer (niet verplicht)", "0612345678")
    hands.press("Melding controleren")
    sees(fenna, "Dit staat er al. Vul in wat het volgens u moet zijn.")
    hands.fill("Wat moet het volgens u zijn?", "109 m²")
    hands.press("Melding controleren")
    sees(fenna, "Klopt uw melding?", "Gemeten.", "0612345678")
    hands.press("Melding aanpassen")
    assert hands.named("Hoe weet u dat?", Role.EditableText).text() == "Gemeten."  # type: ignore[attr-defined]


def test_when_digimelding_is_out_nothing_is_lost(fenna: Program) -> None:
    hands = Hands(fenna)
    open_form(hands, "wonen", BUILDING)
    fill_in(hands, "Bouwjaar", "1990")
    hands.press("Melding controleren")
    fenna.backend().host.faults.put("digimelding", Fault("down", times=1))
    hands.press("Melding versturen")
    sees(fenna, "Uw melding is niet verstuurd.", "1990")
    hands.press("Nog een keer versturen")
    sees(fenna, "Uw melding is verstuurd")


def test_a_report_is_withdrawn_after_a_question(fenna: Program) -> None:
    hands = Hands(fenna)
    go(fenna, "meldingen")
    hands.press_starting("Oppervlakte")
    hands.press("Melding intrekken")
    hands.press("Nee, melding laten staan")
    sees(fenna, "In behandeling")
    hands.press("Melding intrekken")
    hands.press("Ja, melding intrekken")
    sees(fenna, "Uw melding is ingetrokken.", "Ingetrokken")
    assert not hands.there("Melding intrekken")


def test_stopping_goes_back_to_where_one_was(fenna: Program) -> None:
    hands = Hands(fenna)
    open_form(hands, "wonen", BUILDING)
    hands.press("Stoppen zonder te melden")
    assert str(fenna.router.address) == "wonen"


def test_at_basis_one_reads_why_and_nothing_is_offered(qapp: QApplication) -> None:
    with program("") as running:
        hands = Hands(running)
        hands.log_in()
        assert running.sessions.current is not None and running.sessions.current.level is Level.BASIS
        go(running, "wonen")
        hands.press(BUILDING)
        assert hands.sees("Log in met sms om door te geven dat een gegeven niet klopt.")
        assert not hands.there("Een fout doorgeven")
        hands.press("Sluiten")
        go(running, "meldingen/nieuw/bag/")
        sees(running, "Log in met sms om door te geven dat een gegeven niet klopt.")


def test_the_meaning_of_data_is_one_press_away(fenna: Program) -> None:
    hands = Hands(fenna)
    go(fenna, "wonen")
    hands.press(BUILDING)
    hands.press("Wat betekent dit?")
    sees(fenna, "Begrippen van BAG", "Oppervlakte", "De vloeroppervlakte van de woning")
    hands.press_starting("Oppervlakte")
    sees(fenna, "Wet basisregistratie adressen en gebouwen, artikel 7", "Waar u het ziet", "Wonen", "Verbonden met")
    hands.press("Wonen")
    assert str(fenna.router.address) == "wonen"


def test_terms_are_searched_and_narrowed(fenna: Program) -> None:
    hands = Hands(fenna)
    go(fenna, "catalogus/lijst/alles/nummerplaat")
    sees(fenna, "1 gegeven", "Kenteken · BRV")
    go(fenna, "catalogus/lijst/woz/nummerplaat")
    sees(fenna, "Er is geen gegeven met deze woorden.")
    go(fenna, "catalogus/bestaat.niet")
    sees(fenna, "Dit gegeven staat niet in de catalogus.")
    assert hands.there("Instellingen")


def test_a_tester_finds_the_desk_by_searching_and_a_citizen_does_not_meet_it(fenna: Program) -> None:
    go(fenna, "zoeken/bronhouder")
    sees(fenna, "Voor testers: speel de organisatie bij de melding Oppervlakte")
    go(fenna, "zoeken/oppervlakte")
    assert "Voor testers" not in words(fenna.window)
    sees(fenna, "Melding: Oppervlakte")


# --- files


def choose(running: Program, path: Path) -> None:
    """Answer the system's dialog with this file."""

    def chosen(parent: object, title: str, patterns: str) -> str:
        assert "*.pdf" in patterns
        return str(path)

    running.office.choosing.choose = chosen


def test_a_photo_goes_along_and_the_holder_and_the_citizen_see_it(fenna: Program, tmp_path: Path) -> None:
    hands, photo = Hands(fenna), tmp_path / "meting van de kamers.pdf"
    photo.write_bytes(b"%PDF-1.7 de maten")
    open_form(hands, "wonen", BUILDING)
    choose(fenna, photo)
    hands.press("Bestand kiezen")
    sees(fenna, "meting van de kamers.pdf (1 kB)")
    hands.fill("Wat laat meting van de kamers.pdf zien? (niet verplicht)", "De maten van elke kamer")
    hands.press_starting("Oppervlakte: 118")
    hands.fill("Wat moet het volgens u zijn?", "109 m²")
    hands.fill("Hoe weet u dat?", "Gemeten.")
    hands.press("Melding controleren")
    sees(fenna, "Klopt uw melding?", "meting van de kamers.pdf (1 kB)")
    hands.press("Melding versturen")
    react(fenna)
    hands.press("Deze melding bekijken")
    sees(fenna, "meting van de kamers.pdf bewaren (1 kB)", "De maten van elke kamer")
    sees(fenna, "U stuurde een bestand mee: meting van de kamers.pdf")
    key = fenna.router.address.part(0)
    go(fenna, f"meldingen/bronhouder/{key}")
    sees(fenna, "meting van de kamers.pdf (1 kB)")


def test_a_file_that_cannot_go_along_is_said_and_one_can_be_taken_away(fenna: Program, tmp_path: Path) -> None:
    hands = Hands(fenna)
    open_form(hands, "wonen", BUILDING)
    hands.fill("Hoe weet u dat?", "Gemeten.")
    for name, content, said in (
        ("leeg.pdf", b"", "Dit bestand is leeg."),
        ("programma.pdf", b"MZ\x90", "Dit bestand kan niet mee."),
        ("groot.png", b"\x89PNG\r\n\x1a\n".ljust(1_000_001, b"."), "Dit bestand is groter dan 1 MB."),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        choose(fenna, path)
        hands.press("Bestand kiezen")
        sees(fenna, said)
    choose(fenna, tmp_path)
    hands.press("Bestand kiezen")
    sees(fenna, "Wij kunnen dit bestand niet lezen.")
    good = tmp_path / "goed.png"
    good.write_bytes(b"\x89PNG\r\n\x1a\n")
    choose(fenna, good)
    hands.press("Bestand kiezen")
    sees(fenna, "goed.png (1 kB)")
    assert "niet lezen" not in words(fenna.window)
    hands.press("goed.png weghalen")
    assert "goed.png (1 kB)" not in words(fenna.window)
    assert hands.named("Hoe weet u dat?", Role.EditableText).text() == "Gemeten."  # type: ignore[attr-defined]


def test_the_brp_takes_no_files_and_says_so(fenna: Program) -> None:
    hands = Hands(fenna)
    open_form(hands, "persoon", "Klopt er iets niet? Adres")
    sees(fenna, "Bij deze melding kunt u geen bestanden meesturen.")
    assert not hands.there("Bestand kiezen")


@pytest.mark.parametrize(("theme_name", "scale"), [("light", 1.0), ("contrast", 2.0)])
def test_every_screen_with_files_passes_the_audit(
    qapp: QApplication, tmp_path: Path, theme_name: str, scale: float
) -> None:
    """The form, the check before sending, the report and the desk, reached with the mouse."""
    path = tmp_path / "meting.pdf"
    path.write_bytes(b"%PDF-1.7 de maten")
    with program("fenna", theme_name=theme_name, scale=scale) as running:
        hands, found = Hands(running), Report()
        open_form(hands, "wonen", BUILDING)
        choose(running, path)
        hands.press("Bestand kiezen")
        found.add(audit(running.window), "form")
        fill_in(hands, "Oppervlakte: 118", "109 m²")
        hands.press("Melding controleren")
        found.add(audit(running.window), "check")
        hands.press("Melding versturen")
        hands.press("Deze melding bekijken")
        found.add(audit(running.window), "report")
        go(running, f"meldingen/bronhouder/{running.router.address.part(0)}")
        found.add(audit(running.window), "desk")
        assert not found.findings, found.table()
        assert found.checks_by_rule["focus-visible"] > 30
