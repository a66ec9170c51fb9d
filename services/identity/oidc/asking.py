"""The question with which a login begins (OpenID Connect Core §3.1.2.1), refused by its first fault."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from services.identity.oidc.clients import Client
from services.identity.session import Level
from services.identity.token_profile import LEVELS
from services.values import hiding

SCOPES = ("openid", "profile", "bsn", "registers", "offline_access")
"""``bsn`` adds the number to userinfo; ``registers`` makes the access token one for the practice registries;
``offline_access`` gives a refresh token: every login here is an explicit one, which Core §11 asks for."""

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_LONGEST = 512


class Refused(Exception):
    """The provider says no, with an error code of OAuth 2.0 or OpenID Connect.

    ``back`` is where the person is sent with it; empty when nobody can be trusted with an answer, and then it
    is told on a page. ``detail`` is for the developer and quotes nothing that was sent.
    """

    def __init__(self, error: str, detail: str, back: str = "", state: str = "", status: int = 400) -> None:
        super().__init__(f"{error}: {detail}")
        self.error = error
        self.detail = detail
        self.back = back
        self.state = state
        self.status = status


class Asked(Struct, frozen=True):
    """A sound question for a login. ``level`` is the least that will do."""

    client: Client
    redirect: str
    state: str
    nonce: str
    challenge: str
    scope: frozenset[str]
    level: Level
    languages: tuple[str, ...]

    __repr__ = hiding("state", "nonce", "challenge")


def asked(params: Mapping[str, Any], clients: Mapping[str, Client]) -> Asked:
    """Return the question in ``params``; raises Refused."""
    client, redirect = _known(params, clients)
    state = _one(params, "state")
    try:
        return _sound(params, client, redirect, state)
    except Refused as refused:
        raise Refused(refused.error, refused.detail, redirect, state) from None


def _known(params: Mapping[str, Any], clients: Mapping[str, Client]) -> tuple[Client, str]:
    """Return the client and a place of its own; until these are sure nobody is sent anywhere."""
    client = clients.get(_one(params, "client_id"))
    if client is None:
        raise Refused("invalid_client", "deze client_id is hier niet bekend")
    redirect = _one(params, "redirect_uri")
    if not client.may_return_to(redirect):
        raise Refused("invalid_request", "dit redirect_uri hoort niet bij deze client")
    return client, redirect


def _sound(params: Mapping[str, Any], client: Client, redirect: str, state: str) -> Asked:
    if any(isinstance(value, list) for value in params.values()):
        raise Refused("invalid_request", "een parameter staat er meer dan een keer")
    for name, error in (("request", "request_not_supported"), ("request_uri", "request_uri_not_supported")):
        if name in params:
            raise Refused(error, f"{name} wordt niet ondersteund")
    if _one(params, "response_type") != "code" or _one(params, "response_mode") not in ("", "query"):
        raise Refused("unsupported_response_type", "alleen response_type=code met response_mode=query")
    for name in ("state", "nonce"):
        if not 8 <= len(_one(params, name)) <= _LONGEST:
            raise Refused("invalid_request", f"{name} is verplicht: 8 tot {_LONGEST} tekens die niet te raden zijn")
    scope = frozenset(_one(params, "scope").split())
    if "openid" not in scope or not scope <= set(SCOPES):
        raise Refused("invalid_scope", f"scope is openid met eventueel {', '.join(SCOPES[1:])}")
    if "none" in _one(params, "prompt").split():
        raise Refused("login_required", "hier logt men elke keer in")
    languages = tuple(_one(params, "ui_locales").split())
    challenge, level = _challenge(params), _level(params)
    return Asked(client, redirect, state, _one(params, "nonce"), challenge, scope, level, languages)


def _challenge(params: Mapping[str, Any]) -> str:
    challenge = _one(params, "code_challenge")
    if not challenge or _one(params, "code_challenge_method") != "S256":
        raise Refused("invalid_request", "PKCE is verplicht: code_challenge met code_challenge_method=S256")
    if _CHALLENGE.fullmatch(challenge) is None:
        raise Refused("invalid_request", "code_challenge is geen SHA-256 in base64url")
    return challenge


def _level(params: Mapping[str, Any]) -> Level:
    """Return the lowest level that is named; a login may end higher (DOMAIN.md §1.1)."""
    named = _one(params, "acr_values").split()
    if not named:
        return Level.BASIS
    known = [LEVELS[one] for one in named if one in LEVELS]
    if not known:
        raise Refused("invalid_request", "acr_values noemt geen niveau dat hier bestaat; zie acr_values_supported")
    return min(known)


def _one(params: Mapping[str, Any], name: str) -> str:
    """Return a parameter that stands there once; empty otherwise."""
    value = params.get(name, "")
    return value if isinstance(value, str) else ""
