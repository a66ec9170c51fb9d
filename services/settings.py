"""What outlives the program: the settings a person chose, and the lockout counters, in one home folder."""

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from services.atomic import NotSaved as NotSaved, atomic_write as atomic_write
from services.decoding import convert
from services.errors import InputError
from services.home import SETTINGS, home
from services.toml_positions import KeyPath, decode, fault, load

EMBEDDED = "embedded"
IN_KEYSTORE = "sleutelbos"
"""What stands in the place of a secret: it is in the key store of the system (main.py secret)."""
ThemeName = Literal["light", "dark", "contrast"]

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SCALAR = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s#\"']+)"
_ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+")


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a registry lives: "embedded", https, or http on this machine.

    ``ours`` sends the session token along. It is False unless somebody says so, because a token is a
    person's login; the embedded mocks always get it.
    """

    url: str = EMBEDDED
    ours: bool = False


class OidcPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Another provider to log in at (OpenID Connect). Its issuer is https, or http on this machine.

    ``claim`` says who it is: a practice BSN, or a value that ``personas`` maps to a persona id. ``level`` counts when
    the provider tells no level of assurance; ``acr_values`` asks for one. ``remember`` keeps what logging out needs
    in the key store of the system. ``client_secret`` is for providers that want one of everybody, and only ever says
    "sleutelbos": the secret itself is in the key store too. On a person's computer it is hardly one (RFC 8252 §8.5),
    so give a client of its own that may do nothing else.
    """

    issuer: str
    client_id: str
    client_secret: str = ""
    name: str = ""
    scope: str = "openid profile"
    claim: str = "bsn"
    personas: dict[str, str] = {}
    acr_values: str = ""
    level: Literal["basis", "midden", "substantieel", "hoog"] = "midden"
    remember: bool = True


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a person can set. ``scale`` is the text size, 1.0 to 2.0.

    ``population`` lets the mocks answer for nine million generated citizens, and any of them log in.
    """

    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")] = "nl"
    theme: ThemeName = "light"
    scale: Annotated[float, msgspec.Meta(ge=1.0, le=2.0)] = 1.0
    notification_address: str = ""
    registries: dict[str, Place] = {}
    population: bool = False
    oidc: OidcPlace | None = None


class SettingsFile:
    """``settings.toml`` in the home folder, and beside it the lockout counters and the remembered user name."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or home()
        self.path = self.folder / SETTINGS
        self.lockouts = JsonState(self.folder / "lockouts.json")
        self.remembered = JsonState(self.folder / "onthouden.json")

    def read(self) -> Settings:
        """Return the settings, the defaults when there is no file; raises InputError with line and field."""
        if not self.path.exists():
            return Settings()
        settings = decode(self.path, load(self.path), Settings)
        for key, message in _mistakes(settings):
            raise fault(self.path, key, message)
        return settings

    def write(self, settings: Settings) -> None:
        """Keep ``settings``, and comments where it can. Raises InputError, or NotSaved (an OSError)."""
        checked = convert(msgspec.to_builtins(settings), Settings)
        for key, message in _mistakes(checked):
            raise InputError(message, file=str(self.path), field=".".join(str(part) for part in key))
        atomic_write(self.path, self._text(checked).encode())

    def check_text(self, text: str) -> None:
        """Raise InputError when ``text`` would be no settings."""
        import tomli

        try:
            found = convert(tomli.loads(text), Settings)
        except (tomli.TOMLDecodeError, msgspec.ValidationError) as error:
            raise InputError("dit worden geen goede instellingen", file=str(self.path)) from error
        for key, message in _mistakes(found):
            raise InputError(message, file=str(self.path), field=".".join(str(part) for part in key))

    def replace_text(self, text: str) -> None:
        """Replace the whole file; raises NotSaved (an OSError)."""
        atomic_write(self.path, text.encode())

    def clear_lockouts(self) -> None:
        """Forget every failed login: the next participant starts clean."""
        self.lockouts.clear()

    def _text(self, settings: Settings) -> str:
        if self.path.exists():
            with contextlib.suppress(InputError, OSError):
                if self.read().registries == settings.registries:
                    return _patched(self.path.read_text(encoding="utf-8"), settings)
        return _rendered(settings)


class JsonState:
    """A small JSON object in a file that several windows may change; each change has it for itself."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Any]:
        """Return the object; empty when there is none or it is not an object any more. Raises OSError."""
        try:
            found = json.loads(self.path.read_bytes())
        except (FileNotFoundError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def update(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """Replace the object by ``change(object)`` and return it; raises NotSaved (an OSError)."""
        with self._alone():
            before = self.read()
            after = change(before)
            if not after:
                self.clear()
            elif after != before:
                atomic_write(self.path, json.dumps(after, sort_keys=True).encode())
        return after

    def clear(self) -> None:
        """Remove the object; needs no room on the disk."""
        with contextlib.suppress(FileNotFoundError):
            self.path.unlink()

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise NotSaved(error.errno, error.strerror, str(self.path)) from error
        try:
            _lock(handle)
            yield
        finally:
            os.close(handle)  # which unlocks


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)


def _mistakes(settings: Settings) -> Iterator[tuple[KeyPath, str]]:
    """Yield what a type cannot say: key and how to mend it."""
    if settings.oidc is not None:
        yield from _oidc_mistakes(settings.oidc)
    address = settings.notification_address
    if address and (len(address) > 254 or _ADDRESS.fullmatch(address) is None):
        yield ("notification_address",), 'dit is geen e-mailadres; schrijf er een zoals "fenna@post.example"'
    for registry, place in settings.registries.items():
        if not is_place(place.url):
            yield (
                ("registries", registry, "url"),
                f'{place.url!r} kan niet; kies "embedded", een https-adres of http://127.0.0.1 met een poort',
            )


def _oidc_mistakes(place: OidcPlace) -> Iterator[tuple[KeyPath, str]]:
    if place.issuer == EMBEDDED or not is_place(place.issuer):
        yield ("oidc", "issuer"), f"{place.issuer!r} kan niet; kies een https-adres of http://127.0.0.1 met een poort"
    if place.client_secret not in ("", IN_KEYSTORE):
        yield (
            ("oidc", "client_secret"),
            "een geheim staat niet leesbaar in dit bestand; zet het in de sleutelbos met: main.py secret move",
        )
    if "openid" not in place.scope.split():
        yield ("oidc", "scope"), 'scope begint met "openid"'


def is_place(url: str) -> bool:
    """Return True for "embedded", an https address, or http on this machine; never with a password in it."""
    if url == EMBEDDED:
        return True
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    if not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


# --- writing TOML


def _values(settings: Settings) -> dict[str, str]:
    return {
        "language": _quoted(settings.language),
        "theme": _quoted(settings.theme),
        "scale": repr(float(settings.scale)),
        "notification_address": _quoted(settings.notification_address),
        "population": "true" if settings.population else "false",
    }


def _rendered(settings: Settings) -> str:
    lines = [
        "# Instellingen van Voorportaal.",
        *(f"{key} = {value}" for key, value in _values(settings).items()),
    ]
    for registry, place in sorted(settings.registries.items()):
        lines += ["", f"[registries.{_quoted(registry)}]", f"url = {_quoted(place.url)}"]
        lines.append(f"ours = {'true' if place.ours else 'false'}")
    lines += _oidc_lines(settings.oidc) if settings.oidc is not None else []
    return "\n".join(lines) + "\n"


def _oidc_lines(place: OidcPlace) -> list[str]:
    told = msgspec.to_builtins(place)
    plain = [f"{key} = {json.dumps(value)}" for key, value in told.items() if not isinstance(value, dict)]
    named = [f"{_quoted(key)} = {_quoted(value)}" for key, value in place.personas.items()]
    return ["", "[oidc]", *plain, *(["", "[oidc.personas]", *named] if named else [])]


def _patched(text: str, settings: Settings) -> str:
    """Change only the values in the head of ``text``; a text that says something else is written anew."""
    table = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    head, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    for key, value in _values(settings).items():
        line = re.compile(rf"^([ \t]*{key}[ \t]*=[ \t]*){_SCALAR}", re.MULTILINE)
        head, count = line.subn(lambda found, value=value: found[1] + value, head)  # type: ignore[misc]
        if not count:
            head = f"{head.rstrip()}\n{key} = {value}\n" + ("\n" if rest else "")
    patched = head.lstrip("\n") + rest
    return patched if _says(patched, settings) else _rendered(settings)


def _says(text: str, settings: Settings) -> bool:
    import tomli

    try:
        return convert(tomli.loads(text), Settings) == settings
    except (tomli.TOMLDecodeError, msgspec.ValidationError):
        return False


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped as well.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
