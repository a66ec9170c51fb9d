"""Keeps the secret of another login provider in the key store of this computer, and nowhere else."""

import argparse
import getpass
import re
import sys
from typing import Any

from services.errors import InputError
from services.home import home
from services.keystore.store import KeyStore, State
from services.settings import IN_KEYSTORE, SettingsFile

_ASK = "Geheim (u ziet niet wat u typt): "
_STATES: dict[State, str] = {
    "locked": "de sleutelbos van uw computer is op slot; open hem en probeer het opnieuw",
    "absent": "deze computer heeft geen sleutelbos (op Linux: sudo apt-get install gnome-keyring)",
    "changed": "de sleutelbos is een andere dan eerst; begin opnieuw met: main.py secret accept",
    "timeout": "de sleutelbos antwoordt niet binnen 5 seconden; meld u af bij uw computer en weer aan",
}
_LINE = re.compile(r"""(\bclient_secret\s*=\s*)("(?:[^"\\\n]|\\.)*"|'[^'\n]*')""")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the acts."""
    parser.add_argument(
        "act", choices=("set", "move", "forget", "accept"),
        help="set: type it; move: take it out of settings.toml; forget; accept: go on with another key store",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Do one act; the secret is read from the keyboard without an echo, from a pipe, or from the file."""
    settings, store = SettingsFile(), KeyStore(home())
    if arguments.act == "accept":
        store.accept()
        print("De sleutelbos van nu wordt gebruikt. Zet het geheim er opnieuw in met: main.py secret set")
        return 0
    from services.oidc_login.client_secret import forget

    if arguments.act == "forget":
        _well(forget(store))
        print("Het geheim is weg uit de sleutelbos.")
        return 0
    place = _place(settings)
    secret = _typed() if arguments.act == "set" else str(place.get("client_secret", ""))
    _keep(settings, store, place, secret)
    print(f'Het geheim staat in de sleutelbos. In {settings.path} staat alleen client_secret = "{IN_KEYSTORE}".')
    return 0


def _keep(settings: SettingsFile, store: KeyStore, place: dict[str, Any], secret: str) -> None:
    from services.oidc_login.client_secret import keep

    if not secret or secret == IN_KEYSTORE:
        raise InputError("er is geen geheim om te bewaren", file=str(settings.path), field="oidc.client_secret")
    text = _referring(settings)
    _well(keep(store, str(place.get("issuer", "")), str(place.get("client_id", "")), secret))
    settings.replace_text(text)


def _place(settings: SettingsFile) -> dict[str, Any]:
    """Return the table ``[oidc]`` as it is written, also when the settings refuse it."""
    from services.toml_positions import load

    found = load(settings.path).get("oidc")
    if not isinstance(found, dict):
        raise InputError("er is geen tabel [oidc] met een inlogdienst", file=str(settings.path), field="oidc")
    return found


def _referring(settings: SettingsFile) -> str:
    """Return the text of the settings with a reference where the secret stands, or should stand."""
    text = settings.path.read_text(encoding="utf-8")
    reference = f'client_secret = "{IN_KEYSTORE}"'
    changed, count = _LINE.subn(rf'\g<1>"{IN_KEYSTORE}"', text)
    if not count:
        changed, count = re.subn(r"^([ \t]*\[oidc\][^\n]*)$", rf"\1\n{reference}", text, count=1, flags=re.MULTILINE)
    if not count:
        raise InputError(f"zet zelf {reference} in de tabel [oidc]", file=str(settings.path), field="oidc")
    settings.check_text(changed)
    return changed


def _typed() -> str:
    """Ask for the secret, or read it from a pipe: never from the arguments, which others can see."""
    return getpass.getpass(_ASK).strip() if sys.stdin.isatty() else sys.stdin.readline().strip()


def _well(state: State) -> None:
    if state != "ready":
        raise InputError(f"niets bewaard: {_STATES[state]}", field="sleutelbos")
