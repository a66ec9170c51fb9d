"""Checks an ID token as OpenID Connect Core §3.1.3.7 wants: signature by the provider's keys, then every claim."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.identity.token_keys import base64url
from services.oidc_login.failed import LoginFailed

# By kind of key, so that a public key can never serve as the secret of an HMAC.
_ALGORITHMS = {"EC": ("ES256",), "RSA": ("PS256", "RS256")}
_LEEWAY = 60
MAX_LENGTH = 32 * 1024


def check(
    token: str, jwks: Mapping[str, Any], issuer: str, client: str, nonce: str, now: datetime, access: str = "",
    *, renewed: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Return the claims of a sound ID token; raises LoginFailed with what is wrong.

    A ``renewed`` one needs no nonce, but if it has one it is the first login's (Core §12.2).
    """
    told = _signed(token, jwks)
    said = told.get("aud")
    audience: list[Any] = said if isinstance(said, list) else [said]
    if told.get("iss") != issuer:
        raise LoginFailed("issuer", "het id_token komt van een ander")
    if client not in audience or (len(audience) > 1 and told.get("azp") != client):
        raise LoginFailed("claims", "het id_token is voor een ander")
    if told.get("azp", client) != client or not isinstance(told.get("sub"), str) or not told["sub"]:
        raise LoginFailed("claims", "azp of sub klopt niet")
    said_nonce = str(told.get("nonce", nonce if renewed else ""))
    if not hmac.compare_digest(said_nonce.encode(), nonce.encode()):
        raise LoginFailed("nonce", "het id_token hoort bij een andere vraag")
    _in_time(told, now.timestamp())
    if access and "at_hash" in told and told["at_hash"] != _half(access):
        raise LoginFailed("claims", "het access token hoort er niet bij")
    return told


def _signed(token: str, jwks: Mapping[str, Any]) -> dict[str, Any]:
    import jwt

    if len(token) > MAX_LENGTH:
        raise LoginFailed("signature", "te lang")
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.InvalidTokenError, ValueError):
        raise LoginFailed("signature", "onleesbaar") from None
    for one in jwks["keys"]:
        if header.get("kid") not in (None, one.get("kid")) or one.get("use", "sig") != "sig":
            continue
        if header.get("alg") not in _ALGORITHMS.get(str(one.get("kty")), ()):
            continue
        try:
            key = jwt.PyJWK(dict(one), header["alg"])
            options: Any = {f"verify_{name}": False for name in ("exp", "iat", "nbf", "aud", "iss", "sub", "jti")}
            found: dict[str, Any] = jwt.decode(token, key, [header["alg"]], options)
            return found
        except (jwt.PyJWTError, ValueError):
            continue
    raise LoginFailed("signature", "geen sleutel van de inlogdienst past")


def _in_time(told: Mapping[str, Any], now: float) -> None:
    ends, began, not_before = told.get("exp"), told.get("iat"), told.get("nbf", 0)
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in (ends, began, not_before)):
        raise LoginFailed("claims", "exp of iat ontbreekt")
    if float(ends or 0) + _LEEWAY <= now or max(float(began or 0), float(not_before)) - _LEEWAY > now:
        raise LoginFailed("expired", "het id_token is te oud, of nog niet geldig")


def _half(access: str) -> str:
    return base64url(hashlib.sha256(access.encode()).digest()[:16])
