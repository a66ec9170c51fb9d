"""Puts the provider together from its options, and serves it the way the practice registries are served."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import resources
from services.clock import Clock, parse_start
from services.errors import InputError
from services.identity.account_book import AccountBook
from services.identity.digid import DigiD
from services.identity.earlier_use import EarlierUse
from services.identity.history import History
from services.identity.lockout import Lockout
from services.identity.oidc.clients import Client
from services.identity.oidc.provider import Provider
from services.identity.token_keys import Algorithm
from services.identity.tokens import TokenSigner
from services.mockhost.network import NetworkOptions
from services.mockhost.serving import Loader
from services.oidc_host.app import create
from services.oidc_host.desk import Desk, accounts
from services.personas import read
from services.settings import SettingsFile, atomic_write
from services.store import Store, open_store

SECRET = "pseudoniemen"


class IdentityOptions(NetworkOptions, frozen=True):
    """What the command line asks of the provider, beside where to listen."""

    clients: tuple[Client, ...] = ()
    algorithm: Algorithm = "ES256"


class IdentityLoader(Loader):
    """Builds the provider's app inside the worker."""

    def __init__(self, options: IdentityOptions) -> None:
        super().__init__(options)
        self._asked = options

    def build(self) -> tuple[Any, Callable[[], None]]:
        """Return the app, and nothing to do when it stops."""
        return app(self._asked), _nothing


def app(options: IdentityOptions, clock: Clock | None = None) -> Any:
    """Return the provider's WSGI app at ``options.origin``; raises InputError."""
    clock = clock or _clock(options.clock)
    settings = SettingsFile()
    people = read([resources.path("personas"), *(one / "personas" for one in options.plugins)])
    signer = TokenSigner(clock, options.algorithm)
    provider = Provider(options.origin, options.clients, clock, signer, _secret(settings.folder / SECRET))
    rows = _Rows()
    book = AccountBook(accounts(people), rows)
    history = History(rows, clock, EarlierUse(book.written, clock))
    digid = DigiD(book, clock, Lockout(clock, settings.lockouts), history)
    return create(provider, Desk(digid, people, clock), options.algorithm)


class _Rows:
    """Gives the store in which accounts and their history change, gone with the program."""

    def __init__(self) -> None:
        self._store = open_store()

    def __call__(self) -> Store:
        return self._store


def _secret(path: Path) -> bytes:
    """Return the secret behind the pseudonyms, made once: a person stays the same at a client after a new start."""
    if path.is_file() and len(kept := path.read_bytes()) == 32:
        return kept
    made = secrets.token_bytes(32)
    try:
        atomic_write(path, made)
    except OSError as error:
        raise InputError(f"kan niet worden bewaard ({error.strerror})", file=str(path)) from error
    return made


def _clock(text: str) -> Clock:
    try:
        return Clock(parse_start(text)) if text else Clock()
    except ValueError as error:
        raise InputError(f"--clock {text}: schrijf JJJJ-MM-DD of JJJJ-MM-DDTUU:MM") from error


def _nothing() -> None:
    """No call of the provider is ever held."""
