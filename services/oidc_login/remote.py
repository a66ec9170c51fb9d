"""Speaks with the provider: discovery, keys, token and userinfo, through services.http with its caps and deadline."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from services.clock import Clock
from services.errors import ServiceError, Unavailable
from services.http import Call, Endpoint, Http, Reply
from services.mockhost.embedded import EmbeddedAdapter, WsgiApp
from services.oidc_login.failed import LoginFailed, Reason
from services.settings import is_place

WELL_KNOWN = "/.well-known/openid-configuration"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What the provider tells about itself, as far as we need it."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    end_session_endpoint: str = ""
    revocation_endpoint: str = ""
    code_challenge_methods_supported: tuple[str, ...] = ("S256",)
    authorization_response_iss_parameter_supported: bool = False


class Remote:
    """One provider. Every method blocks at most eight seconds and raises LoginFailed."""

    def __init__(self, issuer: str, clock: Clock) -> None:
        self._issuer = issuer
        self._http = Http(clock, _where, partial(EmbeddedAdapter, _nobody))

    def metadata(self) -> Metadata:
        """Return the discovery document; it must be the issuer's own, and every address safe."""
        told = self._ask("GET", self._issuer.rstrip("/") + WELL_KNOWN, "unreachable")
        try:
            found = msgspec.convert(told, Metadata)
        except msgspec.ValidationError as error:
            raise LoginFailed("metadata", str(error)) from error
        if found.issuer != self._issuer:
            raise LoginFailed("issuer", "de inlogdienst noemt zich anders dan in de instellingen")
        if "S256" not in found.code_challenge_methods_supported:
            raise LoginFailed("metadata", "de inlogdienst kent PKCE met S256 niet")
        ends = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri)
        more = (found.userinfo_endpoint, found.end_session_endpoint, found.revocation_endpoint)
        for address in (*ends, *filter(None, more)):
            if not _safe(address):
                raise LoginFailed("metadata", "een adres is geen https, en ook niet op deze computer")
        return found

    def keys(self, metadata: Metadata) -> Mapping[str, Any]:
        """Return the provider's key set."""
        told = self._ask("GET", metadata.jwks_uri, "metadata")
        if not isinstance(told, dict) or not isinstance(told.get("keys"), list):
            raise LoginFailed("metadata", "de sleutels zijn geen JWKS")
        return {"keys": [one for one in told["keys"] if isinstance(one, dict)]}

    def token(self, metadata: Metadata, form: Mapping[str, str]) -> Mapping[str, Any]:
        """Return the answer to a code."""
        told = self._ask("POST", metadata.token_endpoint, "code", _FORM, urlencode(form).encode())
        if not isinstance(told, dict) or not isinstance(told.get("id_token"), str):
            raise LoginFailed("code", "er kwam geen id_token")
        return told

    def userinfo(self, metadata: Metadata, token: str) -> Mapping[str, Any]:
        """Return what the provider tells of the person; empty when it has no such address."""
        if not metadata.userinfo_endpoint:
            return {}
        told = self._ask("GET", metadata.userinfo_endpoint, "claims", {"Authorization": f"Bearer {token}"})
        return told if isinstance(told, dict) else {}

    def revoke(self, metadata: Metadata, token: str, client: str, secret: str) -> None:
        """Take a refresh token back, where the provider has an address for it (RFC 7009)."""
        if metadata.revocation_endpoint:
            form = {"token": token, "token_type_hint": "refresh_token", "client_id": client}
            form |= {"client_secret": secret} if secret else {}
            self._send("POST", metadata.revocation_endpoint, "code", _FORM, urlencode(form).encode())

    def give_up(self) -> None:
        """End what is running; nothing more is asked."""
        self._http.close()

    def _ask(
        self, method: str, address: str, fails_as: Reason, headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Any:  # fmt: skip
        try:
            return self._send(method, address, fails_as, headers, body).json()
        except ServiceError as error:
            raise LoginFailed(fails_as, type(error).__name__) from error

    def _send(
        self, method: str, address: str, fails_as: Reason, headers: Mapping[str, str] | None, body: bytes | None
    ) -> Reply:
        try:
            return self._http.send(Call("inlogdienst", address, method, "", {}, dict(headers or {}), body))
        except ServiceError as error:
            away = error.status is None or error.status >= 500
            raise LoginFailed("unreachable" if away else fails_as, f"{type(error).__name__} {error.status}") from error


def _where(registry: str, face: str) -> Endpoint:
    return Endpoint(face, ours=False)


def _nobody(registry: str, path: str) -> WsgiApp:
    raise Unavailable(registry, "een inlogdienst is nooit ingebouwd")


def _safe(address: str) -> bool:
    parts = urlsplit(address)
    return is_place(f"{parts.scheme}://{parts.netloc}{parts.path}") and not parts.fragment
