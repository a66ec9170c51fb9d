"""The keys by which a server checks session tokens that somebody else signed: a JWKS in a file or at an address."""

import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from services.clock import Clock
from services.errors import InputError, ServiceError, Unavailable
from services.http import Call, Endpoint, Http
from services.identity.tokens import EXTRA, REVOKED, Claims, TokenRefused, TokenVerifier, mark
from services.mockhost.embedded import EmbeddedAdapter, WsgiApp
from services.settings import EMBEDDED, is_place

_AGAIN_AFTER, _WHEN_SILENT = 10.0, 60.0
Read = Callable[[], Mapping[str, Any]]


class _EcKey(msgspec.Struct, tag_field="kty", tag="EC"):
    crv: str
    x: str
    y: str
    kid: str


class _RsaKey(msgspec.Struct, tag_field="kty", tag="RSA"):
    n: str
    e: str
    kid: str


class _Ours(msgspec.Struct):
    ingetrokken: list[str] = []


class _KeySet(msgspec.Struct):
    keys: list[_EcKey | _RsaKey]
    voorportaal: _Ours = msgspec.field(default_factory=_Ours)


class SharedKeys:
    """Verifies tokens; an unknown key makes it read the set again, at most once in ten seconds.

    Which tokens were taken back stands beside the keys, and is read again as often: by one thread, while the others
    go on with what there is. Where the set cannot be read that is tried once a minute.
    """

    def __init__(self, read: Read, clock: Clock) -> None:
        self._read = read
        self._clock = clock
        self._lock = threading.Lock()
        told = read()
        self._verifier = TokenVerifier(told, clock)
        self._revoked = _revoked(told)
        self._since = clock.monotonic()
        self._next_look = self._since + _AGAIN_AFTER

    def verify(self, token: str) -> Claims:
        """Return what ``token`` says; raises TokenRefused."""
        try:
            claims = self._verifier.verify(token)
        except TokenRefused as refused:
            if refused.reason != "key" or not self._renewed():
                raise
            claims = self._verifier.verify(token)
        if self._clock.monotonic() >= self._next_look:
            self._look()
        if self._revoked and mark(token) in self._revoked:
            raise TokenRefused(401, "revoked", "De sessie is beëindigd.")
        return claims

    def _look(self) -> None:
        """Read which tokens were taken back, unless another thread is doing that."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            self._next_look = self._clock.monotonic() + _WHEN_SILENT
            self._revoked = _revoked(self._read())
            self._next_look = self._clock.monotonic() + _AGAIN_AFTER
        except (InputError, ServiceError):
            pass   # what is known still holds; the next look is a minute from now
        finally:
            self._lock.release()

    def _renewed(self) -> bool:
        with self._lock:
            if self._clock.monotonic() - self._since < _AGAIN_AFTER:
                return False
            self._since = self._clock.monotonic()
            try:
                told = self._read()
                self._verifier, self._revoked = TokenVerifier(told, self._clock), _revoked(told)
            except (InputError, ServiceError):
                return False
            return True


def _revoked(told: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(told.get(EXTRA, {}).get(REVOKED, ()))


def reader(place: str, clock: Clock) -> Read:
    """Return a function that reads the key set at ``place``; it raises InputError when there is none."""
    if "://" in place:
        return _Fetched(place, clock)
    return _Filed(Path(place))


class _Filed:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> Mapping[str, Any]:
        try:
            return _checked(self._path.read_bytes(), str(self._path))
        except OSError as error:
            raise InputError(f"kan niet worden gelezen ({error.strerror})", file=str(self._path)) from error


class _Fetched:
    def __init__(self, url: str, clock: Clock) -> None:
        if not is_place(url) or url == EMBEDDED:
            raise InputError(f"--jwks {url}: neem een bestand, een https-adres of http op deze machine")
        self._url = url
        self._http = Http(clock, self._endpoint, partial(EmbeddedAdapter, _nobody))

    def __call__(self) -> Mapping[str, Any]:
        try:
            return _checked(self._http.send(Call("jwks", "jwks", "GET", "")).body, self._url)
        except ServiceError as error:
            raise InputError(f"--jwks {self._url}: geeft geen sleutels ({error.detail})") from error

    def _endpoint(self, registry: str, face: str) -> Endpoint:
        return Endpoint(self._url, ours=False)


def _nobody(registry: str, path: str) -> WsgiApp:
    raise Unavailable(registry, "sleutels komen niet uit een oefenregister")


def _checked(raw: bytes, where: str) -> Mapping[str, Any]:
    try:
        keys = msgspec.json.decode(raw, type=_KeySet)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"dit is geen JWKS met sleutels voor ES256 of PS256: {error}", file=where) from error
    found: Mapping[str, Any] = msgspec.to_builtins(keys)
    return found
