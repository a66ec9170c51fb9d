"""Acting for another inside one login: the bar, the list, what follows the subject, and that nothing stays behind."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.bootstrap.program import Program
from app.shell.error_card import ErrorCard
from services.identity.session import Level
from services.mockhost.faults import Fault
from tests.helpers.acting import act_for, begin_to_act_for, lines, open_subjects, watching
from tests.helpers.hands import Hands
from tests.helpers.program import go, program, settle, wait_until
from widgets.accessible import name_of
from widgets.navigation_list import NavigationList

HENDRIK, NOOR, HALM, STUDIO = "Hendrik de Wit", "Noor Verhoef", "Bakkerij De Halm B.V.", "Studio De Wit"
SWITCH = "Wissel van persoon of bedrijf"


@pytest.fixture
def fenna() -> Iterator[Hands]:
    """Fenna, logged in with sms."""
    with program() as running:
        yield Hands(running)


def items(running: Program) -> dict[str, bool]:
    """Return the places of the navigation, and whether each is locked."""
    places = running.window.navigation.findChild(NavigationList)
    return {key: one.item.locked for key, one in places._items.items()}


# --- choosing


def test_the_bar_says_who_acts_for_whom_and_the_way_back(fenna: Hands) -> None:
    assert fenna.sees("U bent ingelogd als Fenna de Wit") and not fenna.sees("Stop en ga terug naar uzelf")
    fenna.press(SWITCH)
    fenna.press("Hendrik de Wit, Vader · tot en met 31 december 2027")
    assert fenna.sees("U handelt namens Hendrik de Wit, uw vader")
    assert fenna.sees("BSN •••••2750") and fenna.sees("U bent zelf Fenna de Wit")
    fenna.press("Stop en ga terug naar uzelf")
    assert fenna.sees("U bent ingelogd als Fenna de Wit") and fenna.sees("Goedemiddag, mevrouw De Wit")


def test_the_list_groups_oneself_persons_and_companies(fenna: Hands) -> None:
    fenna.press(SWITCH)
    for words in ("Eigen gegevens", "Ik handel namens", "Zakelijk", "Noor Verhoef, 9 jaar", "Kind · ouderlijk gezag"):
        assert fenna.sees(words), words
    assert fenna.there("Fenna de Wit, Uzelf · BSN •••••0342, Nu gekozen")
    assert fenna.there("Bakkerij De Halm B.V., U mag berichten lezen · 2 vestigingen")
    assert fenna.sees("Tante · machtiging verlopen op 1 december 2026")
    assert fenna.there("Verlengen Greet Bosman")


def test_by_keyboard_alone(fenna: Hands) -> None:
    fenna.tab_to(SWITCH)
    fenna.key(Qt.Key.Key_Return)
    assert name_of(fenna.focused()).startswith("Fenna de Wit, Uzelf")
    fenna.tab_to(lambda name: name.startswith(HENDRIK))
    fenna.key(Qt.Key.Key_Space)
    assert fenna.program.sessions.current is not None and not fenna.program.sessions.current.for_self
    assert name_of(fenna.focused()).startswith("Overzicht")
    fenna.tab_to("Stop en ga terug naar uzelf")
    fenna.key(Qt.Key.Key_Return)
    assert fenna.sees("Goedemiddag, mevrouw De Wit")
    fenna.tab_to(SWITCH)
    fenna.key(Qt.Key.Key_Return)
    fenna.key(Qt.Key.Key_Escape)
    assert name_of(fenna.focused()) == SWITCH


def test_a_source_that_is_out_is_named_and_the_rest_can_be_chosen(fenna: Hands) -> None:
    fenna.program.backend().host.faults.put("brp", Fault("down"))
    fenna.press(SWITCH)
    assert fenna.sees("de gemeente (BRP) antwoordt niet")
    assert not fenna.sees(NOOR) and fenna.sees(HENDRIK)


def test_what_was_withdrawn_in_the_meantime_changes_nothing(fenna: Hands) -> None:
    running = fenna.program
    open_subjects(running)
    own = running.sessions.own
    assert own is not None
    client = running.backend().client("machtigen", own)
    for one in client.overview().value.ontvangen:
        if one.ander.naam == HENDRIK:
            client.end(one.id)
    before = running.sessions.epoch
    fenna.press_starting("Hendrik de Wit, Vader")
    assert running.sessions.epoch == before
    assert fenna.sees("U mag niet (meer) namens deze persoon of dit bedrijf handelen.")


# --- what follows


def test_every_part_follows_the_subject_and_its_rights(fenna: Hands) -> None:
    act_for(fenna.program, HENDRIK)
    session = fenna.program.sessions.current
    assert session is not None
    assert (session.actor.name, session.subject.name, session.level) == ("Fenna de Wit", HENDRIK, Level.MIDDEN)
    assert session.services == ("berichten-lezen", "zorgtoeslag") and session.relation == "vader"
    for words in ("Overzicht van Hendrik de Wit", "Dit mag u voor uw vader doen", "Zorgtoeslag regelen",
                  "Persoonlijke gegevens bekijken", "Berichten van uw vader", "Uw AOW in 2027"):
        assert fenna.sees(words), words
    assert not fenna.sees("Hulp in het huishouden")   # a case that the machtiging does not cover
    go(fenna.program, "zaken")
    assert fenna.sees("Zorgtoeslag 2027") and not fenna.sees("Hulp in het huishouden")
    go(fenna.program, "berichten")
    assert any("Uw AOW in 2027" in line for line in lines(fenna.program.window))


def test_what_is_not_covered_is_locked_and_says_why(fenna: Hands) -> None:
    act_for(fenna.program, HENDRIK)
    locked = items(fenna.program)
    assert not locked["instellingen"]
    assert locked["gegevens"] and not (locked["overzicht"] or locked["berichten"] or locked["zaken"])
    assert fenna.there("Persoonlijke gegevens, mag niet met deze machtiging")
    fenna.press("Persoonlijke gegevens, mag niet met deze machtiging")
    assert isinstance(fenna.program.router.screen, ErrorCard)
    assert fenna.sees("U mag berichten lezen en zorgtoeslag regelen.")
    for address in ("persoon", "wonen", "vervoer", "reisdocumenten"):
        go(fenna.program, address)
        assert isinstance(fenna.program.router.screen, ErrorCard), address


def test_a_parent_sees_everything_of_a_young_child(fenna: Hands) -> None:
    act_for(fenna.program, NOOR)
    assert not any(items(fenna.program)[key] for key in ("berichten", "zaken", "gegevens"))
    assert fenna.sees("Noor krijgt dit jaar 2 prikken tegen HPV")
    go(fenna.program, "persoon")
    assert fenna.sees("Noor Fenna")


def test_a_child_of_sixteen_keeps_its_post_to_itself() -> None:
    with program("marieke") as running:
        act_for(running, "Mila Janssen")
        locked = items(running)
        assert locked["berichten"] and locked["zaken"] and not locked["gegevens"]
        hands = Hands(running)
        go(running, "persoon")
        assert hands.sees("Mila Sofie")


def test_a_company_has_its_own_screens_and_branches(fenna: Hands) -> None:
    fenna.press(SWITCH)
    fenna.press_starting(HALM)
    assert not fenna.there("Bakkerij De Halm B.V., Het hele bedrijf") and fenna.there("Terug")
    fenna.press("De Halm Zoetermeer, Vestiging 999900412702")
    session = fenna.program.sessions.current
    assert session is not None and session.subject.vestiging == "999900412702"
    assert fenna.sees("KVK 00412730, vestiging 999900412702")
    assert "gegevens" not in items(fenna.program) and items(fenna.program)["zaken"]
    go(fenna.program, "persoon")
    assert fenna.sees("er alleen voor personen, niet voor bedrijven")
    act_for(fenna.program, STUDIO)
    session = fenna.program.sessions.current
    assert session is not None and (session.ground, session.subject.kind) == ("eigenaar", "company")


# --- nothing stays behind


def alone(running: Program, one: set[str], other: set[str]) -> set[str]:
    """Return what only ``one`` has; the names of the screens themselves are nobody's."""
    titles = {running.modules.title(module) for module in running.modules._all}
    return {line for line in one - other - titles if len(line) > 3}


@pytest.mark.parametrize(
    ("first", "then", "address"),
    [("", HENDRIK, "overzicht"), (HENDRIK, NOOR, "berichten"), (NOOR, "", "berichten"), (HENDRIK, HALM, "overzicht")],
)
def test_no_line_of_the_former_subject_is_there_at_any_turn(
    fenna: Hands, first: str, then: str, address: str
) -> None:
    """Answers of the former subject are under way and slow; every turn and frame is read."""
    running = fenna.program
    own_name = "Fenna de Wit"

    def choose(name: str) -> None:
        if name:
            begin_to_act_for(running, name)
        else:
            running.switching.stop()

    if first:
        act_for(running, first)
    go(running, address)
    former = lines(running.window)
    for registry in ("berichten", "zaken", "brp"):
        running.backend().host.faults.put(registry, Fault("slow", seconds=0.15))
    running.router.redraw()
    running.router.go("overzicht" if address == "berichten" else "berichten")
    with watching(running) as watcher:
        choose(then)
        settle(running)
        settle(running)
    after = lines(running.window)
    assert watcher.turns > 5
    seen = watcher.seen[then or own_name]
    left_behind = alone(running, former, after) & seen
    assert left_behind == set()
    assert alone(running, after, former) & seen   # the watcher reads: what is the new subject's was seen


def test_the_watcher_sees_what_stays(fenna: Hands) -> None:
    """The negative control: a former text left in the window is noticed."""
    from widgets.text import Text

    running = fenna.program
    with watching(running) as watcher:
        left = Text("Rekening voor uw vergunning", parent=running.window)
        left.show()
        act_for(running, HENDRIK)
        left.deleteLater()
    assert "Rekening voor uw vergunning" in watcher.seen[HENDRIK]


def test_counts_searches_and_the_way_back_are_forgotten(fenna: Hands) -> None:
    go(fenna.program, "zaken")
    fenna.program.window.header.search.set_text("dakkapel")
    act_for(fenna.program, HENDRIK)
    assert fenna.program.window.header.search.line.text() == ""
    fenna.program.router.back()
    assert str(fenna.program.router.address) == "overzicht"


# --- sensitive acts


def test_submitting_for_another_asks_first(fenna: Hands) -> None:
    from app.kit.confirming import ForAnother
    from app.kit.page import Page

    done: list[str] = []

    class Acts(QWidget):
        def go(self) -> None:
            done.append("gedaan")

    screen = fenna.program.router.screen
    assert isinstance(screen, Page)
    acts = Acts(screen)
    ForAnother(screen.context, acts).sure("Versturen", acts.go)
    assert done == ["gedaan"]
    act_for(fenna.program, NOOR)
    screen = fenna.program.router.screen
    assert isinstance(screen, Page)
    acts = Acts(screen)
    another = ForAnother(screen.context, acts)
    another.sure("Versturen", acts.go)
    settle(fenna.program)
    assert fenna.sees("U doet dit namens Noor Verhoef") and done == ["gedaan"]
    fenna.press("Niet doen")
    assert done == ["gedaan"]
    another.sure("Versturen", acts.go)
    settle(fenna.program)
    fenna.press("Versturen namens Noor Verhoef")
    assert done == ["gedaan", "gedaan"]


def test_an_intermediary_searches_among_many_clients() -> None:
    with program("karin") as running:
        hands = Hands(running)
        hands.press(SWITCH)
        assert hands.sees("Nog 113. Zoek op naam of nummer.")
        hands.fill("Zoek op naam of nummer in 121", "schenkel")
        wait_until(running, lambda: hands.there("Romy Cornelia Schenkel, Cliënt · u bent bewindvoerder"))
        hands.press("Romy Cornelia Schenkel, Cliënt · u bent bewindvoerder")
        session = running.sessions.current
        assert session is not None and session.ground == "bewind" and session.subject.name == "Romy Cornelia Schenkel"
        assert hands.sees("U handelt namens Romy Cornelia Schenkel, uw cliënt")


@pytest.mark.parametrize(
    ("rehearsal", "title"),
    [("machtiging-verlopen", "Deze machtiging is verlopen"),
     ("geen-machtiging", "U heeft geen machtiging voor deze dienst")],
)  # fmt: skip
def test_a_rehearsal_refuses_a_machtiging_once(fenna: Hands, rehearsal: str, title: str) -> None:
    running = fenna.program
    from app.bootstrap.tester import TesterTools

    TesterTools(running.identity, running.clock).rehearse(rehearsal)
    act_for(running, HENDRIK)
    assert fenna.sees(title) and fenna.sees("Wie kan helpen?")
    assert running.sessions.current is not None and running.sessions.current.for_self
    fenna.press("Sluiten")
    act_for(running, HENDRIK)
    assert fenna.sees("Overzicht van Hendrik de Wit")


def test_from_anothers_list_to_ones_own_machtigingen(fenna: Hands) -> None:
    act_for(fenna.program, HENDRIK)
    fenna.press(SWITCH)
    fenna.press("Machtigingen bekijken en intrekken")
    assert fenna.sees("U bent ingelogd als Fenna de Wit") and fenna.sees("Machtigingen die u heeft")
