"""Every rehearsal that issue 4 names, chosen by a scenario file and played at the window: each has words of its own.

What went wrong, what to do now and who can help are the rehearsal's own texts where the login ends by it, and those
of the login's screen where one can go on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from tests.helpers.acting import act_for
from tests.helpers.hands import Hands
from tests.helpers.program import go, program, settle
from tests.screens.test_elsewhere import BUSINESS, LOTTE, LUDO, press
from tests.screens.test_login import with_the_app

SCENARIO = """id = "{id}"
title = "Een oefening uit een bestand"
persona = "fenna"
clock = 2027-01-05T14:02:00
oefening = "{rehearsal}"
"""


@dataclass(frozen=True)
class Case:
    """One rehearsal: how a person comes to it, and what then stands on the screen; no words: the rehearsal's own."""

    rehearsal: str
    play: Callable[[Hands], None]
    said: tuple[str, ...] = ()


def _password(hands: Hands) -> None:
    hands.log_in()


def _sms(hands: Hands) -> None:
    hands.choose("sms")
    hands.send("fenna.oefent", "Oefen-2027!")


def _twice(hands: Hands) -> None:
    hands.log_in()
    hands.send("fenna.oefent", "Oefen-2027!")


def _code(hands: Hands) -> None:
    _sms(hands)
    hands.press("Code overnemen")
    if hands.there("Inloggen"):
        hands.press("Inloggen")


def _qr(hands: Hands) -> None:
    hands.press_starting("Met de inlog-app")
    for name in ("Toon de koppelcode", "Code overnemen", "Naar de QR-code"):
        hands.press(name)


def _coupling(hands: Hands) -> None:
    hands.press_starting("Met de inlog-app")
    hands.press("Toon de koppelcode")


def _app(hands: Hands) -> None:
    with_the_app(hands)
    hands.press("Nu niet")


def _business(hands: Hands) -> None:
    press(hands.program, BUSINESS, LUDO, "Verder", LUDO, "Verder", "Verder", "Inloggen voor dit bedrijf")


def _supplier(hands: Hands) -> None:
    press(hands.program, BUSINESS, LUDO)


def _branch(hands: Hands) -> None:
    press(hands.program, BUSINESS, LOTTE, "Verder", LOTTE, "Verder")
    press(hands.program, "De Halm Zoetermeer, Zoetermeer", "Verder", "Inloggen voor dit bedrijf")


def _acting(hands: Hands) -> None:
    hands.program.desk.log_in_directly("fenna")
    settle(hands.program)
    act_for(hands.program, "Hendrik de Wit")


def _form(hands: Hands) -> None:
    hands.program.desk.log_in_directly("fenna")
    settle(hands.program)
    go(hands.program, "instellingen")
    hands.fill("E-mailadres", "fenna@post.example")
    hands.program.watch.look()
    settle(hands.program)


EXPLAINED = ("Wat is er gebeurd?", "Wat kunt u nu doen?", "Wie kan u helpen?")

ISSUE: dict[str, tuple[Case, ...]] = {
    "wrong password N times": (
        Case("wachtwoord-fout", _password, ("De gebruikersnaam of het wachtwoord klopt niet. U kunt het nog 2 keer",)),
        Case("wachtwoord-fout-twee", _twice, ("U kunt het nog 1 keer proberen.", "Wachtwoord vergeten")),
    ),
    "blocked": (
        Case("geblokkeerd", _password, ("Daarom is inloggen geblokkeerd tot 14.17 uur.", "Nog 15 minuten wachten.")),
    ),
    "code expired": (
        Case("code-verlopen", _code, ("Deze code werkt niet meer. Vraag een nieuwe sms.", "Nieuwe sms of telefoontje")),
    ),
    "no sms": (Case("sms-komt-niet", _sms, ("Er is nog geen sms.", "Geen code gekregen?")),),
    "QR expired": (Case("qr-verlopen", _qr, ("De QR-code werkt niet meer", *EXPLAINED)),),
    "app deactivated": (Case("app-uitgeschakeld", _coupling, ("Uw inlog-app is uitgeschakeld", *EXPLAINED)),),
    "level too low": (Case("niveau-te-laag", _app, ("Deze dienst vraagt een ID-check", *EXPLAINED)),),
    "BSN not in BRP": (Case("bsn-niet-in-brp", _password),),
    "deceased": (Case("overleden", _password, ("Dit account kan niet meer gebruikt worden", *EXPLAINED)),),
    "account suspended": (Case("account-geschorst", _password, ("Dit account is geschorst", *EXPLAINED)),),
    "supplier down": (Case("leverancier-storing", _supplier),),
    "no authorisation for this service": (
        Case("geen-bevoegdheid", _business),
        Case("geen-machtiging", _acting, ("U heeft geen machtiging voor deze dienst", "Wie kan helpen?")),
    ),
    "authorised for another branch only": (Case("andere-vestiging", _branch),),
    "mandate expired": (
        Case("machtiging-verlopen", _acting, ("Deze machtiging is verlopen", "Wie kan helpen?")),
        Case("bevoegdheid-verlopen", _business),
    ),
    "cancelled": (
        Case("geannuleerd", _password, ("U stopte met inloggen. Er is niets veranderd.", "Opnieuw inloggen")),
    ),
    "session expired half-way a form": (
        Case("sessie-verlopen", _form, ("U deed 15 minuten niets.", "Wat u invulde, staat er dan nog.")),
    ),
}
EVERY = [one for cases in ISSUE.values() for one in cases]


def _expected(case: Case, running: Program) -> tuple[str, ...]:
    """Return the words of a case: its own, or the rehearsal's title with what happened, what now and who can help."""
    own = next(one for one in running.identity.rehearsals() if one.id == case.rehearsal).nl
    return case.said or (own.titel, own.wat, own.nu, own.hulp, *EXPLAINED)


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.rehearsal)
def test_a_scenario_file_rehearses_it_and_it_has_words_of_its_own(
    case: Case, tmp_path: Path, qapp: QApplication
) -> None:
    (tmp_path / "scenarios").mkdir()
    path = tmp_path / "scenarios" / "uit-een-bestand.toml"
    path.write_text(SCENARIO.format(id="uit-een-bestand", rehearsal=case.rehearsal), encoding="utf-8")
    with program("", scenario="uit-een-bestand", plugins=(tmp_path,)) as running:
        hands = Hands(running)
        case.play(hands)
        expected = _expected(case, running)
        assert [one for one in expected if not hands.sees(one)] == []
        others = {_expected(one, running)[0] for one in EVERY if one is not case}
        assert [one for one in others if hands.sees(one)] == [], "its words are nobody else's"
        assert audit(running.window, ["clipped", "overlap", "covered"]).findings == []


def test_all_of_the_issue_are_there(qapp: QApplication) -> None:
    """The sixteen of the issue's list; "wrong password N times" counts for each N."""
    assert len(ISSUE) == 16 and len({one.rehearsal for one in EVERY}) == len(EVERY) == 19
