"""An intermediary with many clients: searched at the login, and another client chosen in the same login."""

from collections.abc import Iterator

import pytest

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from app.login.elsewhere.pages import MANY, OptionPage
from app.login.view import HERE, LoginView
from tests.helpers.acting import act_for, open_subjects
from tests.helpers.hands import Hands
from tests.helpers.program import program, settle, wait_until
from tests.screens.test_company import HALM
from tests.screens.test_elsewhere import BUSINESS, KARIN, LUDO, press

pytestmark = pytest.mark.usefixtures("qapp")
BALANS = "Administratiekantoor De Balans B.V."


@pytest.fixture
def karin() -> Iterator[Program]:
    """Karin, at work for her own office."""
    with program("") as running:
        own = f"Mijn eigen bedrijf: {BALANS}"
        press(running, BUSINESS, KARIN, "Verder", KARIN, "Verder", own, "Verder", "Inloggen voor dit bedrijf")
        yield running


def test_a_bookkeeper_goes_from_client_to_client_without_logging_in_again(karin: Program) -> None:
    hands = Hands(karin)
    own = karin.sessions.own
    act_for(karin, "Bakkerij De Halm B.V.")
    session = karin.sessions.current
    assert session is not None and own is not None
    assert (session.subject.id, session.ground, session.relation) == ("00412730", "keten", BALANS)
    assert (session.level, session.actor) == (own.level, own.actor)
    assert hands.sees(f"U bent zelf Karin Wolters van {BALANS}")
    assert karin.backend().client("berichten", session).inbox().value
    karin.switching.stop()
    settle(karin)
    assert karin.sessions.current is not None and karin.sessions.current.subject.name == BALANS
    assert not audit(karin.window, ["overlap", "covered"]).findings


def test_who_gave_no_link_is_not_in_the_list(karin: Program) -> None:
    open_subjects(karin)
    menu = karin.switching._menu
    assert menu is not None
    assert [option.party.name for _, option in menu._choices] == ["Bakkerij De Halm B.V."]


def test_a_director_goes_to_another_company_and_never_to_the_person() -> None:
    with program("") as running:
        press(running, BUSINESS, LUDO, "Verder", LUDO, "Verder", HALM, "Verder", "Inloggen voor dit bedrijf")
        open_subjects(running)
        menu = running.switching._menu
        assert menu is not None
        kinds = {option.party.kind for _, option in menu._choices}
        names = [option.party.name for _, option in menu._choices]
        assert kinds == {"company"} and not any("Vermeulen" in name for name in names)
        assert any(name.startswith("Vereniging van Eigenaars") for name in names)


@pytest.mark.parametrize(("theme_name", "scale"), [("light", 1.0), ("dark", 1.0), ("contrast", 2.0)])
def test_many_clients_are_searched_by_name_and_number(theme_name: str, scale: float) -> None:
    with program("", theme_name=theme_name, scale=scale) as running:
        texts = running.catalog.scoped(HERE / "elsewhere")
        clients = [(f"{n:08d}", f"Klant {n}, KVK-nummer {n:08d}") for n in range(1, 151)]
        page = OptionPage(texts, "client", [("own", "Mijn eigen bedrijf"), *clients])
        view = LoginView(running.catalog)
        view.show_page(page)
        running.router.show_plain(view, "Klanten")
        settle(running)
        hands = Hands(running)
        assert not audit(running.window).findings
        assert hands.sees("Nog 143. Zoek op naam of nummer.")
        hands.fill("Zoek op naam of nummer in 151", "klant 0000 149")
        wait_until(running, lambda: hands.sees("Klant 149, KVK-nummer 00000149") and not hands.sees("Klant 2,"))
        page.options.set_key("00000149")
        hands.fill("Zoek op naam of nummer in 151", "niemand")
        wait_until(running, lambda: hands.sees("Niemand gevonden"))
        assert page.options.key == "00000149", "what was chosen stays in sight"
        assert len(page.options._buttons) <= MANY + 1
        assert not audit(running.window).findings
