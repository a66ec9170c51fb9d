"""A datum that its holder investigates says so on its screen, of every registry, and no longer once that is over."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from tests.helpers.hands import Hands
from tests.helpers.program import go, program, settle, words
from tests.screens.test_berichten import subjects
from tests.screens.test_company import ludo  # noqa: F401
from tests.screens.test_meldingen import react
from widgets.badge import Badge

DIGIMELDING = "00000001900103103000"
# Screen -> registry, datum, thing (empty: the citizen), and the words on the screen.
FENNA = {
    "persoon": ("brp", "leeftijd", "", "Leeftijd"),
    "wonen": ("brk", "kadastraleGrootte", "Zoetermeer B 4118", "Grootte"),
    "wonen ": ("woz", "vastgesteldeWaarde", "063700041180", "WOZ-waarde"),
    "vervoer": ("rdw", "eerste_kleur", "0TST01", "Kleur"),
    "vervoer ": ("rdw", "rijbewijs", "rijbewijs", "Rijbewijs"),
    "werk": ("uwv", "gewerkteJaren", "", "Gewerkte jaren"),
    "werk ": ("belastingdienst", "teBetalen", "", "Te betalen of terug"),
    "onderwijs": ("duo", "schuld", "", "Studieschuld"),
    "donor": ("donorregister", "keuze", "", "Donorkeuze"),
    "omgeving": ("bgt", "functie", "ground", "Functie van de weg"),
}


@pytest.fixture
def fenna(qapp: QApplication) -> Iterator[Program]:
    with program("fenna") as running:
        yield running


def put(running: Program, told: tuple[str, str, str, str], stand: str, whose: str = "900050342") -> None:
    registry, datum, thing, _ = told
    line = running.backend().stelsel.line(DIGIMELDING, "Digimelding")
    body = {"gegeven": datum, "object": thing or whose, "persoon": whose, "stand": stand, "sinds": "2027-01-05"}
    line.send("POST", registry, "beheer", "/onderzoeken", body)


def marks(running: Program, address: str) -> tuple[str, int]:
    """Return the words of a screen that is visited anew, and how many marks it has."""
    go(running, "overzicht")
    go(running, address)
    settle(running)
    shown = [one for one in running.window.findChildren(Badge) if one.isVisible() and one.label == "In onderzoek"]
    return words(running.window), len(shown)


def test_every_screen_of_a_citizen_shows_the_mark_and_loses_it(fenna: Program) -> None:
    screens = sorted({address.strip() for address in FENNA})
    before = {address: marks(fenna, address)[1] for address in screens}
    for told in FENNA.values():
        put(fenna, told, "ingesteld")
    for address in screens:
        own = [told for key, told in FENNA.items() if key.strip() == address]
        shown, count = marks(fenna, address)
        assert count >= before[address] + len(own), (address, count)
        for told in own:
            assert f"{told[3]}, sinds 5 januari 2027" in shown, (address, told)
    for told in FENNA.values():
        put(fenna, told, "opgeheven")
    assert {address: marks(fenna, address)[1] for address in screens} == before


def test_a_marked_screen_passes_the_audit_in_english_too(qapp: QApplication) -> None:
    with program("fenna", language="en", scale=2.0) as running:
        put(running, FENNA["vervoer"], "ingesteld")
        shown, _ = marks(running, "vervoer")
        assert "Under investigation" in "\n".join(one.label for one in running.window.findChildren(Badge))
        assert "since 5 January 2027" in shown
        found = audit(running.window)
        assert not found.findings, found.table()


def test_a_company_sees_the_mark_too(ludo: Program) -> None:  # noqa: F811
    told = ("nhr", "totaalWerkzamePersonen", "00412730", "Mensen die er werken")
    put(ludo, told, "ingesteld", "00412730")
    shown, count = marks(ludo, "bedrijf")
    assert count == 1 and "Mensen die er werken, sinds 5 januari 2027" in shown


def test_a_benefit_and_maintenance_show_the_mark(qapp: QApplication) -> None:
    cases = {
        "hendrik": ("svb", "bruto", "AOW 48-0930-A", "Bedrag per maand"),
        "marieke": ("lbio", "bedragPerMaand", "LB-2026-23052", "Alimentatie per maand"),
    }
    for persona, told in cases.items():
        with program(persona) as running:
            session = running.sessions.current
            assert session is not None
            put(running, told, "ingesteld", session.subject.id)
            shown, count = marks(running, "uitkeringen")
            assert count == 1 and f"{told[3]}, sinds 5 januari 2027" in shown


def test_a_company_reports_and_its_datum_is_mended(ludo: Program) -> None:  # noqa: F811
    hands = Hands(ludo)
    go(ludo, "bedrijf")
    hands.press("Klopt er iets niet? Het bedrijf")
    hands.press("Een fout doorgeven")
    hands.press_starting("Mensen die er werken")
    hands.fill("Wat moet het volgens u zijn?", "12")
    hands.fill("Hoe weet u dat?", "Wij namen iemand aan.")
    hands.press("Melding controleren")
    hands.press("Melding versturen")
    hands.press("Melding versturen namens Bakkerij De Halm B.V.")
    assert "Het bedrijf krijgt daarover een bericht in zijn Berichtenbox." in words(ludo.window)
    hands.press("Deze melding bekijken")
    key = ludo.router.address.part(0)
    for act in ("Melding in behandeling nemen", "Gegeven in onderzoek zetten"):
        go(ludo, f"meldingen/bronhouder/{key}")
        hands.press(act)
        react(ludo)
    assert marks(ludo, "bedrijf")[1] == 1
    for act in ("Gegeven aanpassen zoals gemeld", "Melding afronden"):
        go(ludo, f"meldingen/bronhouder/{key}")
        hands.press(act)
        react(ludo)
    shown, count = marks(ludo, "bedrijf")
    assert count == 0 and "12" in shown
    go(ludo, "berichten")
    assert "Wij hebben een gegeven van u aangepast: Mensen die er werken" in subjects(ludo)
    go(ludo, "zaken/afgerond")
    assert "Melding: Mensen die er werken" in words(ludo.window)
    stelsel = ludo.backend().stelsel
    assert stelsel.digilevering.deliveries.waiting() == [] and stelsel.digilevering.deliveries.dead() == []
