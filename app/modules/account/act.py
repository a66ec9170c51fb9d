"""What one may change: each act asks the login service and returns what is wrong by field; plain Python."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from services.identity.my_account import SOURCE

Client = Callable[[str], Any]
Faults = dict[str, str]
Course = Literal["wachtwoord", "app", "email", "telefoon", "code", "id-check", "document", "app-code", "opheffen"]
FIELDS: dict[str, tuple[str, ...]] = {
    "wachtwoord": ("old", "password", "again"),
    "app": ("pin", "pin_again"),
    "email": ("email",),
    "telefoon": ("phone",),
    "code": ("code",),
    "id-check": ("pin", "document"),
    "document": ("code",),
    "app-code": ("code",),
    "opheffen": (),
}
SECRETS = frozenset({"old", "password", "again", "pin", "pin_again"})


def send(client: Client, course: str, values: Mapping[str, str], about: str) -> Faults:
    """Send one form; an empty answer means that it is done.

    ``about`` is the new device, the id of the app that does the ID check, or the kind of document.
    """
    account = client(SOURCE)
    if course == "wachtwoord":
        faults: Faults = account.change_password(values["old"], values["password"], values["again"])
    elif course == "app":
        faults = account.activate_app(about, values["pin"], values["pin_again"])
    elif course == "email":
        faults = account.change("email", values["email"])
    elif course == "telefoon":
        faults = account.change("phone", values["phone"])
    elif course == "code":
        faults = account.confirm(values["code"])
    elif course == "id-check":
        faults = account.check_document(about, values["pin"], values["document"])
    elif course == "document":
        faults = account.activate_document(about, values["code"])
    elif course == "app-code":
        faults = account.activate_waiting_app(values["code"])
    else:
        account.cancel()
        faults = {}
    return faults


def switch(client: Client, what: str, on: bool) -> None:
    """Turn a way to log in on or off."""
    client(SOURCE).switch(what, on)


def choose_language(client: Client, language: str) -> None:
    """Choose the language of letters and e-mails."""
    client(SOURCE).set_language(language)


def turn_off(client: Client, app: str) -> None:
    """Turn an app off."""
    client(SOURCE).deactivate_app(app)


def ask_letter(client: Client, document: str) -> str:
    """Ask for the letter a document needs; returns why none goes, empty when it does."""
    refused: str = client(SOURCE).ask_letter(document)
    return refused
