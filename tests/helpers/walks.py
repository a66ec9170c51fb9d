"""Walks through the program for pictures: each names where it stands, and goes on when asked for the next."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QAbstractButton, QWidget

from app.bootstrap.program import Program
from app.login.form_page import FormPage
from app.login.provider.pages import NotKeptPage, ProviderPanel, WaitingPage
from app.login.stopped_page import StoppedPage
from app.login.view import HERE, LoginView
from app.login.wording import Explained
from tests.helpers.acting import act_for, open_subjects
from tests.helpers.hands import Hands
from tests.helpers.program import find, go, settle
from tests.helpers.screens import addresses

Walk = Callable[[Program], Iterator[str]]
BUSINESS, ABROAD = "Inloggen voor een organisatie", "Inloggen uit een ander land (eIDAS)"
LUDO = "Gegevens invullen: Ludo Vermeulen, Sleutelbos Zakelijk, niveau 3"
KARIN = "Gegevens invullen: Karin Wolters, Sleutelbos Zakelijk, niveau 4"
LOTTE = "Gegevens invullen: Lotte Vermeulen, OnderneemToegang, niveau 3"
STUDIO = "Studio De Wit, KVK-nummer 00850342"
HALM = "Bakkerij De Halm B.V., KVK-nummer 00412730"


def stay(running: Program) -> Iterator[str]:
    """Show what is there at once: the overview."""
    yield ""


def at(*places: str) -> Walk:
    """Return a walk along these addresses, each named after its last part."""

    def walk(running: Program) -> Iterator[str]:
        for place in places:
            go(running, place)
            yield place if len(places) > 1 else ""

    return walk


def first_below(address: str) -> Walk:
    """The first thing of a kind that the tour shows: the bill, the dormer."""

    def walk(running: Program) -> Iterator[str]:
        found = [one for one in addresses(running) if one.startswith(address) and len(one.split("/")[-1]) == 36]
        if not found:
            raise LookupError(f"nothing to show below {address}")
        go(running, found[0])
        yield ""

    return walk


def for_father(running: Program) -> Iterator[str]:
    """Act for somebody else, with the list of persons open."""
    act_for(running, "Hendrik de Wit")
    open_subjects(running)
    yield ""


def login(running: Program) -> Iterator[str]:
    """Every step of the login's own tour."""
    for name, prepare in running.desk.tour("fenna"):
        prepare()
        settle(running)
        yield name


def enrolment(running: Program) -> Iterator[str]:
    """Ask for an account as somebody who has one, have the letter come, and activate with its code."""
    desk = running.desk
    desk.open_course("request")
    _fill(running)
    yield "wie"
    _send(running)
    yield "al-een-account"
    _send(running)
    _fill(running)
    yield "hoe"
    _typed(running, username="fenna.opnieuw", password="Nieuw-2027!", again="Nieuw-2027!")
    _send(running)
    yield "sms"
    _click(running, Hands(running).starting("Code overnemen"))
    _send(running)
    yield "brief"
    desk.open_course("activate")
    settle(running)
    _typed(running, username="fenna.opnieuw", password="Nieuw-2027!")
    _send(running)
    yield "activeren"


def other_app(running: Program) -> Iterator[str]:
    """Activate an app with the app that is there already, past a mistake."""
    running.desk.open_course("app")
    settle(running)
    _typed(running, username="fenna.oefent", password="Oefen-2027!")
    _send(running)
    _press(running, "Met een inlog-app die u al heeft: meteen")
    _send(running)
    yield "koppelcode"
    _typed(running, pairing="BCDF", known_pin="28451")
    _send(running)
    yield "fout"
    pairing, pin = (one.code for one in running.desk._account.post) if running.desk._account is not None else ("", "")
    _typed(running, pairing=pairing, known_pin=pin)
    _send(running)
    yield "pincode"
    _typed(running, pin="60392", pin_again="60392")
    _send(running)
    yield "actief"


def business(running: Program) -> Iterator[str]:
    """Log in for a company, step by step, and look at how it ends when it does not end well."""
    _press(running, BUSINESS)
    yield "leverancier"
    _press(running, LUDO)
    yield "wachtwoord"
    _press(running, "Verder")
    yield "code"
    _press(running, LUDO)
    _press(running, "Verder")
    yield "bedrijf"
    _press(running, HALM)
    _press(running, "Verder")
    yield "overzicht"
    _anew(running, KARIN)
    yield "klant"
    _press(running, STUDIO)
    _press(running, "Verder")
    yield "klant-geweigerd"
    _anew(running, KARIN)
    _press(running, HALM)
    _press(running, "Verder")
    _press(running, "Inloggen voor dit bedrijf")
    yield "keten"


def branch(running: Program) -> Iterator[str]:
    """Choose a branch that one may not act for."""
    _press(running, BUSINESS)
    _anew(running, LOTTE)
    yield "vestiging"
    _press(running, "Verder")
    yield "geweigerd"


def abroad(running: Program) -> Iterator[str]:
    """Log in with a means of another country."""
    _press(running, ABROAD)
    yield "land"
    _press(running, "België")
    _press(running, "Verder")
    yield "identiteit"
    _press(running, "Verder")
    yield "delen"
    _press(running, "Gegevens delen en inloggen")
    yield "onbekend"


def provider(running: Program) -> Iterator[str]:
    """The pages of a login at another provider; how one comes there is proved in test_provider_login.py."""
    view, texts = LoginView(running.catalog), running.catalog.scoped(HERE / "provider")
    running.router.show_plain(view, view.title())
    why = (texts(f"failed.unreachable.{part}", name="Proefdienst") for part in ("title", "what", "now"))
    pages = {
        "wachten": WaitingPage(texts, "Proefdienst", "14.07 uur", opened=True),
        "niet-bewaard": NotKeptPage(texts, "locked"),
        "onbereikbaar": StoppedPage(texts, Explained(*why, texts("failed.help"))),
    }
    for name, page in pages.items():
        view.show_panel(ProviderPanel(texts, "https://inloggen.proefdienst.example"))
        view.show_page(page)
        view.entered()
        settle(running)
        yield name


def granting(running: Program) -> Iterator[str]:
    """Log in as the manager of a company, and open the form to let somebody act for it."""
    _press(running, BUSINESS)
    _anew(running, LUDO)
    _press(running, HALM)
    _press(running, "Verder")
    _press(running, "Inloggen voor dit bedrijf")
    go(running, "bevoegdheden")
    yield "lijst"
    _press(running, "Iemand machtigen")
    yield "formulier"


def _anew(running: Program, identity: str) -> None:
    """Prove at the supplier who one is, from wherever the login stands."""
    for name in (identity, "Verder", identity, "Verder"):
        _press(running, name)


def _press(running: Program, name: str) -> None:
    """Press without a mouse: after one the focus is not drawn, and an audit looks for it."""
    _click(running, find(running.window, name))


def _click(running: Program, button: QWidget) -> None:
    assert isinstance(button, QAbstractButton), type(button).__name__
    button.click()
    settle(running)


def _page(running: Program) -> FormPage:
    page = running.desk._view.page
    assert isinstance(page, FormPage), type(page).__name__
    return page


def _fill(running: Program) -> None:
    """Let the tester's panel fill in the data of the practice person."""
    settle(running)
    assert running.desk._account is not None
    running.desk._account.fill("fenna")
    settle(running)


def _typed(running: Program, **values: str) -> None:
    _page(running).set_values(values)


def _send(running: Program) -> None:
    _page(running).button.click()
    settle(running)
