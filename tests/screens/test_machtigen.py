"""Machtigingen on the screen: give, ask, activate, refuse and end; errors with a summary, and what was typed stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.devtools.audit.report import RULES, Report, audit
from app.modules.machtigen import act
from app.modules.machtigen.act import Filled, Sound, Typed
from services.identity.machtigen.mandate import Reason, Refused
from services.identity.session import Level
from tests.helpers.acting import act_for, open_subjects
from tests.helpers.hands import Hands, Role
from tests.helpers.program import go, program, settle, wait_until

HENDRIK_BSN, YUSUF_BSN = "900092750", "900741004"
TODAY_TYPED = "05-01-2027"
# A panel lies over the page: what is under it is no fault.
ON_TOP = [rule for rule in RULES if rule not in ("covered", "overlap", "contrast")]


@pytest.fixture
def fenna() -> Iterator[Hands]:
    with program() as running:
        yield Hands(running)


def log_in_as(hands: Hands, persona: str, level: Level = Level.MIDDEN) -> None:
    """Somebody else sits down at the same machine, and the same registers."""
    running = hands.program
    running.end("logout")
    running.begin(running.persona(persona), "sms", level)
    wait_until(running, lambda: running.sessions.current is not None)
    settle(running)


def test_give_check_confirm_and_the_other_activates(fenna: Hands) -> None:
    go(fenna.program, "machtigen")
    fenna.press("Iemand machtigen")
    fenna.press("Controleren")
    assert fenna.sees("Er is 1 fout") and fenna.there("Kies een dienst.")
    fenna.press("Zorgtoeslag regelen – Dienst Toeslagen")
    fenna.press("Controleren")
    assert fenna.sees("5 januari 2027") and fenna.sees("4 januari 2028")
    fenna.press("Wijzigen")
    fenna.press("5 jaar, dat is de langste periode")
    fenna.press("Controleren")
    assert fenna.sees("4 januari 2032")
    fenna.press("Machtiging geven")
    assert fenna.sees("U gaf een machtiging. Die werkt als de ander de code activeert.")
    given = _mine(fenna)[0]
    assert fenna.sees(given.machtigingscode)
    log_in_as(fenna, "yusuf")
    go(fenna.program, "machtigen/activeren")
    fenna.fill("Machtigingscode", given.machtigingscode.lower())
    fenna.fill("BSN van de ander", "900050342")
    fenna.press("Machtiging bekijken")
    assert fenna.sees("Zorgtoeslag regelen") and fenna.sees("Fenna de Wit · BSN •••••0342")
    fenna.press("Machtiging accepteren")
    assert fenna.sees("U mag nu iets regelen voor Fenna de Wit.")
    act_for(fenna.program, "Fenna de Wit")
    assert fenna.sees("Overzicht van Fenna de Wit")


def test_ask_and_the_other_refuses(fenna: Hands) -> None:
    go(fenna.program, "machtigen/vragen")
    fenna.fill("BSN van de ander", YUSUF_BSN)
    fenna.press("Huurtoeslag regelen – Dienst Toeslagen")
    fenna.press("Controleren")
    fenna.press("Vraag versturen")
    assert fenna.sees("Uw vraag is verstuurd.")
    fenna.press("Naar alle machtigingen")
    assert fenna.sees("Yusuf Aydın krijgt een brief met een code.")
    log_in_as(fenna, "yusuf")
    assert fenna.sees("Fenna de Wit vraagt u om een machtiging")
    go(fenna.program, "machtigen")
    fenna.press("Weigeren: Huurtoeslag regelen, Fenna de Wit")
    fenna.press("Weigeren")
    assert fenna.sees("De machtiging is geweigerd.") and _mine(fenna)[0].status.value == "Geweigerd"


def test_either_side_ends_it_after_a_question(fenna: Hands) -> None:
    go(fenna.program, "machtigen")
    fenna.press("Stoppen: Zorgtoeslag regelen, Hendrik de Wit")
    fenna.press("Niet doen")
    assert fenna.there("Stoppen: Zorgtoeslag regelen, Hendrik de Wit")
    fenna.press("Stoppen: Zorgtoeslag regelen, Hendrik de Wit")
    fenna.press("Stoppen")
    assert fenna.sees("De machtiging is gestopt.")
    assert not fenna.there("Stoppen: Zorgtoeslag regelen, Hendrik de Wit")


def test_a_refusal_of_the_register_stands_at_its_field_and_nothing_is_lost(fenna: Hands) -> None:
    go(fenna.program, "machtigen/activeren")
    fenna.fill("Machtigingscode", "BBBB-2222")
    fenna.fill("BSN van de ander", HENDRIK_BSN)
    fenna.press("Machtiging bekijken")
    assert fenna.sees("Deze code hoort niet bij dit BSN.") and fenna.sees("Er is 1 fout")
    assert fenna.named("Machtigingscode", Role.EditableText).text() == "BBBB-2222"   # type: ignore[attr-defined]
    fenna.fill("Machtigingscode", "HKZT-4729")
    fenna.press("Machtiging bekijken")
    assert fenna.sees("Deze machtiging krijgt u")
    fenna.press("Wijzigen")
    assert fenna.named("Machtigingscode", Role.EditableText).text() == "HKZT-4729"   # type: ignore[attr-defined]


def test_activating_by_keyboard_alone(fenna: Hands) -> None:
    go(fenna.program, "machtigen")
    fenna.tab_to("Machtiging activeren")
    fenna.key(Qt.Key.Key_Return)
    fenna.tab_to("Machtigingscode")
    fenna.write("HKZT4729")
    fenna.tab_to("BSN van de ander")
    fenna.write(HENDRIK_BSN)
    fenna.tab_to("Machtiging bekijken")
    fenna.key(Qt.Key.Key_Space)
    fenna.tab_to("Machtiging accepteren")
    fenna.key(Qt.Key.Key_Return)
    assert fenna.sees("U mag nu iets regelen voor Hendrik de Wit.")


def test_at_basis_one_only_looks(fenna: Hands) -> None:
    log_in_as(fenna, "fenna", Level.BASIS)
    go(fenna.program, "machtigen")
    assert fenna.sees("U bent ingelogd op niveau Basis. U kunt machtigingen bekijken.")
    assert not fenna.there("Iemand machtigen") and fenna.sees("Zorgtoeslag regelen")
    go(fenna.program, "machtigen/geven")
    assert not fenna.there("Controleren")


def test_it_is_only_ever_ones_own(fenna: Hands) -> None:
    act_for(fenna.program, "Noor Verhoef")
    assert fenna.there("Machtigen, mag niet met deze machtiging")
    go(fenna.program, "machtigen")
    assert fenna.sees("Machtigen is alleen voor uzelf.")


def _mine(hands: Hands) -> tuple:  # type: ignore[type-arg]
    own = hands.program.sessions.own
    return hands.program.backend().client("machtigen", own).overview().value.gegeven


# --- what is typed is judged before anything is sent


@pytest.mark.parametrize(
    ("filled", "way", "faults"),
    [
        (Filled(begins=TODAY_TYPED), "give", {"service": "service_empty"}),
        (Filled("wmo", "31-02-2027"), "give", {"begins": "day"}),
        (Filled("wmo", TODAY_TYPED, "morgen", "own"), "give", {"ends": "day"}),
        (Filled("wmo", "04-01-2027"), "give", {"begins": "refused_begin_voorbij"}),
        (Filled("wmo", TODAY_TYPED, "04-01-2027", "own"), "give", {"ends": "refused_einde_voor_begin"}),
        (Filled("wmo", TODAY_TYPED, "05-01-2032", "own"), "give", {"ends": "refused_te_lang"}),
        (Filled("wmo", TODAY_TYPED), "ask", {"bsn": "bsn_empty"}),
        (Filled("wmo", TODAY_TYPED, bsn="123456782"), "ask", {"bsn": "bsn_not_practice"}),
        (Filled("wmo", TODAY_TYPED, bsn="999993653"), "ask", {"bsn": "bsn_not_practice"}),
    ],
)
def test_what_cannot_be_sent_is_named_by_field(filled: Filled, way: act.Way, faults: dict[str, str]) -> None:
    from datetime import date

    assert act.judge(filled, way, date(2027, 1, 5)) == faults


def test_what_can_be_sent() -> None:
    from datetime import date

    asked = act.judge(Filled("wmo", "29-02-2028", period="most", bsn=f" {YUSUF_BSN} "), "ask", date(2027, 1, 5))
    assert asked == Sound("wmo", date(2028, 2, 29), date(2033, 2, 28), YUSUF_BSN)
    assert act.judge_code(Typed("hkzt 4729", HENDRIK_BSN)) == {}
    assert act.judge_code(Typed("", "")) == {"code": "code_empty", "bsn": "bsn_empty"}
    assert act.judge_code(Typed("AAAA-0000", HENDRIK_BSN)) == {"code": "code_form"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_has_its_own_words(fenna: Hands, language: str) -> None:
    fenna.program.catalog.language = language
    texts = fenna.program.catalog.scoped(fenna.program.modules.get("machtigen").folder)   # type: ignore[union-attr]
    said = [texts.maybe(f"fault.refused_{reason}") for reason in Reason.__args__]   # type: ignore[attr-defined]
    assert None not in said and len(set(said)) == len(said)
    assert act.refusal(Refused("te_vaak")) == {"": "refused_te_vaak"}


# --- how it looks, in every theme


@pytest.mark.parametrize(("theme_name", "scale"), [("contrast", 1.0), ("light", 2.0)])
def test_the_list_the_bar_and_the_steps_pass_the_audit(qapp: QApplication, theme_name: str, scale: float) -> None:
    found = Report()
    with program(theme_name=theme_name, scale=scale) as running:
        hands = Hands(running)
        open_subjects(running)
        found.add(audit(running.window, ON_TOP), f"list {theme_name} {scale:.0%}")
        running.window.close_menu()
        go(running, "machtigen/activeren")
        click(hands, "Machtiging bekijken")
        found.add(audit(running.window), f"errors {theme_name} {scale:.0%}")
        hands.fill("Machtigingscode", "HKZT-4729")
        hands.fill("BSN van de ander", HENDRIK_BSN)
        click(hands, "Machtiging bekijken")
        found.add(audit(running.window), f"check {theme_name} {scale:.0%}")
        click(hands, "Machtiging accepteren")
        found.add(audit(running.window), f"done {theme_name} {scale:.0%}")
        act_for(running, "Hendrik de Wit")
        found.add(audit(running.window), f"acting {theme_name} {scale:.0%}")
        go(running, "persoon")
        found.add(audit(running.window), f"locked {theme_name} {scale:.0%}")
    assert not found.findings, found.table()


def click(hands: Hands, name: str) -> None:
    """Press without a mouse: after one the focus is not drawn, and the audit looks for it."""
    button = hands.named(name, Role.Button)
    assert isinstance(button, QAbstractButton)
    button.click()
    settle(hands.program)

