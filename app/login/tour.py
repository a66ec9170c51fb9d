"""Names the screens of the login for ``main.py tour`` and the audits, each with what leads there."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from app.login.phone_acts import document_kind
from app.login.screens import Step
from app.login.steps import Login
from app.login.tester_hand import TesterHand
from app.login.tester_panel import TesterPanel
from services.identity.account import Account
from services.identity.means import APP, CARD, SMS
from services.identity.practice import APP_PIN

ASKED = {
    "vraag-wachtwoord": "wachtwoord-te-zwak",
    "vraag-email": "email-ontbreekt",
    "vraag-email-oud": "email-oud",
    "vraag-app": "app-installeren",
    "vraag-id-check": "id-check-aanbod",
}
"""Screens after the login, each with the rehearsal that leads there."""
Stop = tuple[str, Callable[[], object]]


class Toured(Protocol):
    """What the tour does at the desk."""

    login: Login[Account]
    panel: TesterPanel
    hand: TesterHand

    def follow(self, step: Step[Account]) -> None: ...
    def on_phone(self, verb: str, text: str) -> Step[Account]: ...
    def open_course(self, course: str) -> None: ...
    def leave_course(self) -> None: ...
    def send_form(self, values: dict[str, str]) -> None: ...


class LoginTour:
    """One walk as one person; every stop goes on from the one before it."""

    def __init__(self, desk: Toured, account: Account) -> None:
        self._desk = desk
        self._account = account

    def stops(self) -> Iterator[Stop]:
        """Yield name and way of every screen, after the choice itself."""
        login, account, do = self._desk.login, self._account, self._do
        yield "wachtwoord", partial(do, partial(login.choose, SMS.id))
        yield "wachtwoord-fout", partial(do, partial(login.submit, "", "kort"))
        yield "gegevens-ingevuld", partial(do, partial(login.fill, account))
        yield "sms", partial(do, partial(login.submit, account.username, account.password))
        yield "sms-fout", partial(do, partial(login.enter_code, "482O57"))
        yield "gesproken", partial(do, partial(login.send_again, spoken=True))
        yield from self._app()
        yield "kaart", partial(do, partial(self._chosen_anew, CARD.id))
        yield "kaart-pincode", partial(do, self._held)
        yield "kaart-puk", partial(do, self._blocked)
        yield "al-ingelogd", partial(self._desk.hand.rehearse, "al-ingelogd")
        for name, rehearsal in ASKED.items():
            yield name, partial(do, partial(self._asked, rehearsal))
        yield "geblokkeerd", partial(do, self._locked)
        yield "aanvragen", partial(self._desk.open_course, "request")
        yield "wachtwoord-vergeten", partial(self._desk.open_course, "recover")
        yield "activeren", partial(self._desk.open_course, "activate")
        yield "sms-aanvragen", partial(self._desk.open_course, "sms")
        yield from self._activation()
        yield "testleider", self._open_menu

    def _app(self) -> Iterator[Stop]:
        do, login, phone = self._do, self._desk.login, self._desk.on_phone
        yield "app", partial(do, partial(self._chosen_anew, APP.id))
        yield "app-fout", partial(do, partial(login.pair, "K4"))
        yield "app-code", partial(do, partial(phone, "open", ""))
        yield "app-qr", partial(do, self._paired)
        yield "app-bevestigen", partial(do, partial(phone, "scan", ""))
        yield "app-pincode", partial(do, partial(phone, "confirm", ""))
        yield "app-gestopt", partial(do, partial(phone, "refuse", ""))
        yield "app-hier", partial(do, self._here)
        yield "id-check", partial(do, self._unchecked)

    def _activation(self) -> Iterator[Stop]:
        """Activate an app by letter, as far as the code."""
        desk = self._desk
        known = {"username": self._account.username, "password": self._account.password}
        yield "app-activeren", self._activate_app
        yield "app-manier", partial(desk.send_form, known)
        yield "app-nieuwe-pincode", partial(desk.send_form, {"way": "letter"})
        yield "app-brief", partial(desk.send_form, {"pin": APP_PIN, "pin_again": APP_PIN})
        yield "app-code-inloggen", partial(desk.open_course, "app_code")
        yield "app-code-brief", partial(desk.send_form, known)

    def _activate_app(self) -> None:
        self._desk.hand.forget_failures()
        self._desk.open_course("app")

    def _do(self, verb: Callable[[], Step[Account]]) -> None:
        self._desk.follow(verb())

    def _chosen_anew(self, means: str) -> Step[Account]:
        self._desk.login.restart()
        return self._desk.login.choose(means)

    def _paired(self) -> Step[Account]:
        login = self._desk.login
        return login.pair(login.app.screen().pairing) if login.app is not None else login.step

    def _here(self) -> Step[Account]:
        self._chosen_anew(APP.id)
        self._desk.login.app_is_here()
        return self._desk.on_phone("open", "")

    def _unchecked(self) -> Step[Account]:
        """Let a service ask more than an app without ID check reaches, and come as far as that."""
        hand, app = self._desk.hand, self._account.active_app
        hand.rehearse("niveau-te-laag")
        self._here()
        self._desk.on_phone("confirm", "")
        step = self._desk.on_phone("pin", app.pin if app is not None else "")
        hand.rehearse("")
        return step

    def _held(self) -> Step[Account]:
        self._desk.login.choose_document(document_kind("identiteitskaart"))
        return self._desk.on_phone("hold", "")

    def _blocked(self) -> Step[Account]:
        """Try the pin five times; after the fourth the document's own number goes first."""
        document = self._account.document("identiteitskaart")
        number = ("number", document.access if document is not None else "")
        for verb, text in (*[("pin", "00000")] * 4, number, ("pin", "00000")):
            self._desk.on_phone(verb, text)
        return self._desk.login.tick()

    def _locked(self) -> Step[Account]:
        self._desk.hand.rehearse("geblokkeerd")
        return self._logged_in()

    def _asked(self, rehearsal: str) -> Step[Account]:
        """Log in with a code, and be asked what the rehearsal wants to be asked."""
        self._desk.hand.rehearse(rehearsal)
        return self._logged_in()

    def _logged_in(self) -> Step[Account]:
        """Send user name and password, and the code when one comes."""
        login, account = self._desk.login, self._account
        login.restart()
        login.choose(SMS.id)
        login.submit(account.username, account.password)
        message = login.phone()
        return login.enter_code(message.code) if message is not None else login.step

    def _open_menu(self) -> None:
        self._desk.leave_course()
        self._desk.hand.rehearse("")
        self._do(self._desk.login.restart)
        self._desk.panel.toggle_menu()
