"""Every module under every combination of rights: open, locked with a reason, or not there; and what may be done in it.

The table says it in words of its own; the program works it out from the modules' manifests and the session.
"""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton

from app.bootstrap.program import Program
from app.kit.loadable import Loaded
from app.shell.error_card import ErrorCard
from services.identity.rights import EVERYTHING, RIGHTS, Grant
from services.identity.session import Level, Party, Session
from tests.helpers.hands import Hands
from tests.helpers.program import find, go, program, settle, words
from tests.screens.test_acting import items

HENDRIK = Party("citizen", "900092750", "Hendrik de Wit")
HALM = Party("company", "00412730", "Bakkerij De Halm B.V.")
SUBSETS = [frozenset(some) for count in range(4) for some in combinations(sorted(RIGHTS), count)]

OPENS: dict[str, str] = {
    "overzicht": "", "instellingen": "", "berichten": "receive", "zaken": "read", "gegevens": "read", "persoon": "read",
    "wonen": "read", "vervoer": "read", "werk": "read", "onderwijs": "read", "reisdocumenten": "read",
    "uitkeringen": "read", "donor": "read", "inzage": "read", "machtigen": "never", "account": "never",
    "bedrijf": "read", "bevoegdheden": "read", "testleider": "", "over": "", "toegankelijkheid": "", "zoeken": "",
    "catalogus": "", "meldingen": "read", "omgeving": "read", "berichtenlog": "",
}  # fmt: skip
"""What opens a module for another: a right, nothing (""), or never (it is personal)."""
CITIZENS = {
    "gegevens", "persoon", "wonen", "vervoer", "werk", "onderwijs", "reisdocumenten", "uitkeringen", "donor", "inzage",
    "machtigen", "omgeving",
}  # fmt: skip
COMPANIES = {"bedrijf", "bevoegdheden"}
LOOK = "U mag hier alleen kijken, niets veranderen of insturen."


@pytest.fixture
def running(qapp: object) -> Iterator[Program]:
    with program("fenna") as started:
        yield started


def act_with(running: Program, subject: Party, rights: frozenset[str], level: Level = Level.HOOG) -> Session:
    """Let Fenna act for somebody with exactly these rights everywhere."""
    own = running.sessions.own
    assert own is not None
    own = running.sessions.own = replace(own, level=level)   # the login itself is that high
    made = replace(
        own, subject=subject, rights=rights, grants=_everywhere(rights),
        ground="curatele" if subject.kind == "citizen" else "functie", epoch=running.sessions.epoch + 1, token="",
    )  # fmt: skip
    session = running.backend().signer.sealed(made)
    running.switching._done(Loaded(session))
    settle(running)
    return session


def _everywhere(rights: frozenset[str]) -> tuple[Grant, ...]:
    return EVERYTHING if rights == RIGHTS else (Grant("*", rights),) if rights else ()


def test_the_table_names_every_module(running: Program) -> None:
    assert {one.manifest.id for one in running.modules._all} == set(OPENS)


@pytest.mark.parametrize("subject", [HENDRIK, HALM], ids=["citizen", "company"])
def test_every_module_is_open_locked_or_not_there(running: Program, subject: Party) -> None:
    for rights in SUBSETS:
        _all_modules(running, subject, rights)


def _all_modules(running: Program, subject: Party, rights: frozenset[str]) -> None:
    session = act_with(running, subject, rights)
    places = items(running)
    for found in running.modules._all:
        manifest, right = found.manifest, OPENS[found.manifest.id]
        there = manifest.id not in (COMPANIES if subject.kind == "citizen" else CITIZENS)
        opened = there and right != "never" and (not right or right in rights)
        assert running.modules.opens(found, session) == opened, manifest.id
        if manifest.place == "main" and not manifest.parent:
            assert (manifest.id in places) == there, manifest.id
            assert not there or places[manifest.id] != opened, manifest.id
        if there and not opened and manifest.place == "main" and not manifest.parent:
            go(running, manifest.id)
            assert isinstance(running.router.screen, ErrorCard) and subject.name in words(running.window)


def test_writing_takes_the_right_and_the_level(running: Program) -> None:
    own = running.sessions.own
    assert own is not None
    for subject, rights, level in product((HENDRIK, HALM), SUBSETS, Level):
        session = replace(own, subject=subject, rights=rights, grants=_everywhere(rights), level=level)
        for found in running.modules._all:
            manifest = found.manifest
            high = Level.SUBSTANTIEEL if manifest.id == "bevoegdheden" else Level.MIDDEN
            wanted = "submit" in rights and level >= high
            assert manifest.may_write(session) == wanted, manifest.id


# --- in the screens: a button that does not work says why


def _case(running: Program, session: Session) -> str:
    cases = running.backend().client("zaken", session).cases().value
    return next(one.id for one in cases if one.todo is not None and one.todo.kind == "document")


REASONS = [(frozenset({"read", "receive"}), Level.HOOG, LOOK), (RIGHTS, Level.BASIS, "sms"), (RIGHTS, Level.MIDDEN, "")]


def test_adding_to_a_case_says_why_it_cannot(running: Program) -> None:
    for rights, level, reason in REASONS:
        _adding_to_a_case(running, rights, level, reason)


def _adding_to_a_case(running: Program, rights: frozenset[str], level: Level, reason: str) -> None:
    session = act_with(running, HALM, rights, level)
    go(running, f"zaken/{_case(running, session)}")
    button = find(running.window, "Plattegrond toevoegen")
    assert isinstance(button, QAbstractButton) and button.isEnabled() == (not reason)
    assert reason in button.accessibleDescription() and (not reason or reason in words(running.window))


def test_moving_a_message_says_why_it_cannot(running: Program) -> None:
    for rights, level, reason in REASONS:
        _moving_a_message(running, rights, level, reason)


def _moving_a_message(running: Program, rights: frozenset[str], level: Level, reason: str) -> None:
    session = act_with(running, HALM, rights, level)
    (first, *_) = running.backend().client("berichten", session).inbox().value
    go(running, f"berichten/inbox/{first.id}")
    for name in ("Archiveren", "Verplaatsen", "Verwijderen"):
        button = find(running.window, name)
        assert isinstance(button, QAbstractButton) and button.isEnabled() == (not reason), name
        assert bool(button.accessibleDescription()) == bool(reason), name
    assert not reason or reason in words(running.window)


def test_reporting_a_datum_says_why_it_cannot(running: Program) -> None:
    for rights, level, reason in REASONS:
        _reporting_a_datum(running, rights, level, reason)


def _reporting_a_datum(running: Program, rights: frozenset[str], level: Level, reason: str) -> None:
    act_with(running, HENDRIK, rights, level)
    go(running, "meldingen/nieuw")
    assert (reason or "Er is hier niets") in words(running.window) or not reason
    go(running, "persoon")
    Hands(running).press("Klopt er iets niet? Adres")
    hands = Hands(running)
    assert hands.there("Een fout doorgeven") == (not reason) and (not reason or hands.sees(reason))


def test_only_the_kind_of_case_that_is_covered_can_be_added_to(running: Program) -> None:
    """A mandate to look at every case, and to submit to one kind of them."""
    own = running.sessions.own
    assert own is not None
    grants = (Grant("zaken", frozenset({"read"})), Grant("zaken", RIGHTS, frozenset({"zorgtoeslag"})))
    made = replace(own, subject=HALM, grants=grants, ground="machtiging", epoch=running.sessions.epoch + 1, token="")
    session = running.backend().signer.sealed(made)
    running.switching._done(Loaded(session))
    settle(running)
    client = running.backend().client("zaken", session)
    assert {one.may_add for one in client.cases().value} == {False}
    go(running, f"zaken/{_case(running, session)}")
    button = find(running.window, "Plattegrond toevoegen")
    assert isinstance(button, QAbstractButton) and not button.isEnabled() and LOOK in words(running.window)


def test_nothing_is_asked_for_where_a_case_asks_nothing(running: Program) -> None:
    session = act_with(running, HALM, RIGHTS)
    for case in running.backend().client("zaken", session).cases().value:
        go(running, f"zaken/{case.id}")
        asks = "Wat u nog moet doen" in words(running.window)
        assert asks == (case.todo is not None) and (case.finished is None or not case.may_add)
