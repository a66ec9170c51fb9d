"""Acting for another: every act that sends something asks in whose name first, and a "no" sends nothing.

Which acts there are is read from the source: the methods of the registries' clients that change something, and the
modules that call them. Each stands in ``ACTS``, as a case below or with the reason why it asks nothing.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from services.http import Call
from tests.helpers.acting import act_for
from tests.helpers.hands import Hands
from tests.helpers.program import go, program, settle
from tests.screens.test_company import HALM, fill
from tests.screens.test_elsewhere import BUSINESS, LUDO, press
from tests.screens.test_meldingen import fill_in, open_form
from widgets.dialog import Dialog

ROOT = Path(__file__).parents[2]
WRITES = {"post", "put", "patch", "delete"}
ASKING: dict[tuple[str, str], str] = {
    ("brk", "*"): "a question in a body",
    ("brp", "*"): "a question in a body",
    ("bsn_bv", "*"): "a question in a body",
    ("nhr", "mijn_organisaties"): "a question in a body",
    ("toeslagen", "proefberekening"): "a calculation that is not kept",
    ("machtigen", "look_up"): "looks a code up",
}
"""Methods that send a body and change nothing."""

ACTS: dict[tuple[str, str], str] = {
    ("zaken", "add_document"): "case",
    ("meldingen", "meld"): "case",
    ("meldingen", "trek_in"): "case",
    ("berichten", "delete"): "case",
    ("bevoegdheden", "geef"): "case",
    ("bevoegdheden", "trek_in"): "case",
    ("berichten", "move"): "can be undone at once, from the bar that says what was done",
    ("berichten", "mark_read"): "follows from opening a message; it can be marked as unread again",
    ("berichten", "mark_unread"): "can be undone by opening the message",
    ("meldingen", "behandel"): "the tester plays the holder; nothing is done in a citizen's name",
    ("meldingen", "zet_status"): "the tester plays the holder; nothing is done in a citizen's name",
    ("machtigen", "give"): "personal: never for another (module.toml)",
    ("machtigen", "ask"): "personal: never for another (module.toml)",
    ("machtigen", "activate"): "personal: never for another (module.toml)",
    ("machtigen", "end"): "personal: never for another (module.toml)",
    ("machtigen", "decline"): "personal: never for another (module.toml)",
}


# --- which acts there are


def changing() -> dict[str, set[str]]:
    """Return per registry the client methods that send something, directly or through another of its methods."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "services" / "registries").glob("*/client.py")):
        registry, methods = path.parent.name, _methods(path)
        sends = {name for name, calls in methods.items() if calls & WRITES}
        for _ in methods:
            sends |= {name for name, calls in methods.items() if calls & sends}
        asks = {name for name in sends if (registry, name) in ASKING or (registry, "*") in ASKING}
        found[registry] = {name for name in sends - asks if not name.startswith("_")}
    return found


def _methods(path: Path) -> dict[str, set[str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    (client,) = [one for one in tree.body if isinstance(one, ast.ClassDef) and one.name == "Client"]
    return {
        one.name: {node.attr for node in ast.walk(one) if isinstance(node, ast.Attribute)}
        for one in client.body
        if isinstance(one, ast.FunctionDef)
    }


def acts() -> set[tuple[str, str]]:
    """Return (module, method) of every call of a module to a client method that changes something."""
    methods = changing()
    found = set()
    for path in sorted((ROOT / "app" / "modules").glob("*/*.py")):
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r"from services\.registries\.(\w+)\.client import", text))
        called = {
            node.func.attr
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        found |= {(path.parent.name, name) for registry in used for name in methods[registry] & called}
    return found


def test_every_act_of_every_module_is_confirmed_or_has_a_reason_not_to_be() -> None:
    there = acts()
    assert there == set(ACTS), (there - set(ACTS), set(ACTS) - there)
    assert {key for key, told in ACTS.items() if told == "case"} == set(CASES)
    assert len(there) > 12


def test_a_module_that_is_never_for_another_says_so() -> None:
    with program("fenna") as running:
        modules = running.modules
        for (module, _), told in ACTS.items():
            found = modules.get(module)
            assert found is not None
            assert found.manifest.personal == told.startswith("personal")


# --- the acts, as a person does them: up to the question, and what then says yes

Act = Callable[[Hands], None]


def _client(hands: Hands, registry: str) -> Any:
    return hands.program.backend().client(registry, hands.program.sessions.current)


def _add_document(hands: Hands) -> None:
    (case,) = [one for one in _client(hands, "zaken").cases().value if one.title == "Kraam op de oogstmarkt"]
    go(hands.program, f"zaken/{case.id}")
    hands.press("Plattegrond toevoegen")
    hands.press("Oefendocument gebruiken")
    hands.press("Versturen")


def _delete(hands: Hands) -> None:
    box = _client(hands, "berichten")
    for one in box.inbox().value:
        if one.subject.startswith("Controleer"):
            box.move(one.id, "prullenbak")
    (message,) = box.inbox("prullenbak").value
    go(hands.program, "overzicht")
    go(hands.program, f"berichten/prullenbak/{message.id}")
    hands.press("Definitief verwijderen")


def _grant(hands: Hands) -> None:
    go(hands.program, "bevoegdheden")
    hands.press("Iemand machtigen")
    fill(hands.program, "Laatste dag", "31-12-2027")
    hands.press("Machtiging geven")


def _withdraw_authority(hands: Hands) -> None:
    go(hands.program, "bevoegdheden")
    hands.press_starting("Machtiging intrekken: Lotte Vermeulen")


def _report(hands: Hands) -> None:
    open_form(hands, "persoon", "Klopt er iets niet? Adres")
    fill_in(hands, "Huisnummer", "20")
    hands.press("Melding controleren")
    hands.press("Melding versturen")


def _withdraw_report(hands: Hands) -> None:
    client = _client(hands, "digimelding")
    if not client.meldingen().value:
        _report(hands)
        hands.press_starting("Melding versturen namens")
    (report, *_) = client.meldingen().value
    go(hands.program, f"meldingen/{report.id}")
    hands.press("Melding intrekken")


CASES: dict[tuple[str, str], tuple[str, Act]] = {
    ("zaken", "add_document"): ("company", _add_document),
    ("berichten", "delete"): ("company", _delete),
    ("bevoegdheden", "geef"): ("company", _grant),
    ("bevoegdheden", "trek_in"): ("company", _withdraw_authority),
    ("meldingen", "meld"): ("child", _report),
    ("meldingen", "trek_in"): ("child", _withdraw_report),
}


@pytest.fixture
def sent(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[Hands, list[Call]]]:
    """Somebody who acts for another, and every change that is sent to a registry."""
    with program("fenna" if request.param == "child" else "") as running:
        if request.param == "child":
            act_for(running, "Noor Verhoef")
        else:
            press(running, BUSINESS, LUDO, "Verder", LUDO, "Verder", HALM, "Verder", "Inloggen voor dit bedrijf")
        calls: list[Call] = []
        http = running.backend().http
        send = http.send

        def noted(call: Call) -> Any:
            # Reading by a body, and marking as read, are no acts.
            if call.method != "GET" and call.registry in ("zaken", "berichten", "digimelding", "eherkenning"):
                calls.append(call)
            return send(call)

        http.send = noted  # type: ignore[method-assign]
        yield Hands(running), calls


def question(running: Program) -> Dialog:
    """Return the one question that is open."""
    (found,) = [one for one in running.window.findChildren(Dialog) if one.isVisible()]
    return found


@pytest.mark.parametrize(
    ("sent", "act"),
    [(who, key) for key, (who, _) in CASES.items()],
    indirect=["sent"],
    ids=["/".join(key) for key in CASES],
)
def test_an_act_for_another_asks_in_whose_name_and_a_no_sends_nothing(
    sent: tuple[Hands, list[Call]], act: tuple[str, str]
) -> None:
    hands, calls = sent
    running, (_, perform) = hands.program, CASES[act]
    session = running.sessions.current
    assert session is not None and not session.for_self
    for answer in ("no", "yes"):
        perform(hands)
        calls_before = len(calls)
        asked = question(running)
        assert session.subject.name in asked.text.text() and session.actor.name in asked.text.text()
        keys = ("delete", "cancel") if act == ("berichten", "delete") else ("yes", "no")
        asked.button(keys[answer == "no"]).click()
        settle(running)
        more = calls[calls_before:]
        assert bool(more) == (answer == "yes"), [f"{one.method} {one.registry}{one.path}" for one in more]


def test_for_oneself_it_is_done_at_once(qapp: QApplication) -> None:
    """The negative control: the same act, in one's own name, asks nothing more."""
    with program("fenna") as running:
        hands = Hands(running)
        _report(hands)
        settle(running)
        assert hands.sees("Uw melding is verstuurd")
        assert not [one for one in running.window.findChildren(Dialog) if one.isVisible()]
