"""Signs and checks the session token by which our own registries know who asks, for whom (profile: token_profile.py).

The key is made in memory when first needed and dies with the program; cryptography is imported only then.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec.structs import replace

from services.clock import Clock
from services.identity.rights import scope as scope_of
from services.identity.session import Level, Session
from services.identity.token_keys import Algorithm, SigningKey, verifying_keys
from services.identity.token_profile import ISSUER as ISSUER, Claims as Claims, NotOurs, claims_of, payload

HEADER = "X-Voorportaal-Sessie"
MAX_LENGTH = 8192
_REMEMBERED = 4096
EXTRA, REVOKED = "voorportaal", "ingetrokken"
"""The member of ours in a key set: the marks of tokens that were taken back and would still be good."""

Jwks = Mapping[str, Any]
Reason = Literal[
    "malformed", "algorithm", "key", "signature", "claims", "issuer", "expired", "revoked", "scope", "level"
]


class TokenRefused(Exception):
    """The token does not open this door. ``code`` is the published problem code; nothing holds a value."""

    def __init__(self, status: Literal[401, 403], reason: Reason, detail: str) -> None:
        super().__init__(f"{status} {reason}: {detail}")
        self.status = status
        self.code = "authentication" if status == 401 else "autorisatie"
        self.reason = reason
        self.detail = detail


def mark(token: str) -> str:
    """Return what may be kept and told of a token: enough to know it again, and no way back to it."""
    return hashlib.sha256(token.encode()).hexdigest()


class TokenSigner:
    """Signs tokens with a key and a pseudonym secret of its own; safe to use from several threads."""

    def __init__(self, clock: Clock, algorithm: Algorithm = "ES256") -> None:
        self._clock = clock
        self._signing = SigningKey(algorithm)
        self._secret = secrets.token_bytes(32)

    def sealed(self, session: Session, scope: frozenset[str] | None = None) -> Session:
        """Return ``session`` with the token that says the same, good until the session expires."""
        return replace(session, token=self.sign(session, scope, frozenset(session.services)))

    def sign(
        self,
        session: Session,
        scope: frozenset[str] | None = None,
        services: frozenset[str] = frozenset(),
    ) -> str:
        """Return a token for ``session`` at the registries in ``scope`` ("*" is all of ours; None: its grants').

        ``services`` are the ids that a mandate is for; empty is everything.
        """
        scope = scope_of(session.grants) if scope is None else scope
        return self.encode(payload(session, self._clock.now(), self._secret, scope, services))

    def encode(self, claims: Mapping[str, Any]) -> str:
        """Return a token with exactly these claims; ``sign`` is what a login uses."""
        return self._signing.encode(claims)

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return the public key as a JSON Web Key Set (RFC 7517)."""
        return self._signing.jwks()


class TokenVerifier:
    """Checks tokens against a key set. Give the set itself, or a function that makes it when first needed.

    A token that was accepted once is remembered by its exact text until it expires: checking it again takes
    microseconds. A refusal is not remembered.
    """

    def __init__(self, jwks: Jwks | Callable[[], Jwks], clock: Clock) -> None:
        self._jwks = jwks
        self._clock = clock
        self._keys: dict[str, tuple[Algorithm, Any]] | None = None
        self._accepted: dict[str, tuple[Claims, float]] = {}

    def verify(self, token: str, registry: str = "", level: Level = Level.BASIS) -> Claims:
        """Return what ``token`` says; raises TokenRefused: 401, or 403 by ``level`` or ``registry``."""
        claims, ends = self._accepted.get(token) or self._accept(token)
        if ends <= self._clock.timestamp():
            self._accepted.pop(token, None)
            raise TokenRefused(401, "expired", "De sessie is verlopen.")
        if registry and not claims.covers(registry):
            raise TokenRefused(403, "scope", "De sessie geldt niet voor deze dienst.")
        if claims.level < level:
            raise TokenRefused(403, "level", "Het inlogniveau is te laag voor deze dienst.")
        return claims

    def _accept(self, token: str) -> tuple[Claims, float]:
        told = self._payload(token)
        if told.get("iss") not in (ISSUER, None):
            raise TokenRefused(401, "issuer", "De sessie komt niet van onze inlogdienst.")
        try:
            claims = claims_of(told)
        except NotOurs:
            detail = "In de sessie ontbreekt een gegeven of het klopt niet."
            raise TokenRefused(401, "claims", detail) from None
        if len(self._accepted) >= _REMEMBERED:
            self._accepted.clear()
        self._accepted[token] = accepted = (claims, claims.expires.timestamp())
        return accepted

    def _payload(self, token: str) -> dict[str, Any]:
        import jwt

        algorithm, key = self._key_for(token)
        # Dates go by the injected clock and the issuer by hand, so that each refusal has its own reason.
        options: Any = {f"verify_{name}": False for name in ("exp", "iat", "nbf", "aud", "iss", "sub", "jti")}
        try:
            payload: dict[str, Any] = jwt.decode(token, key, algorithms=[algorithm], options=options)
        except jwt.InvalidSignatureError as error:
            raise TokenRefused(401, "signature", "De handtekening van de sessie klopt niet.") from error
        except jwt.InvalidTokenError as error:
            raise TokenRefused(401, "malformed", "De sessie is niet leesbaar.") from error
        return payload

    def _key_for(self, token: str) -> tuple[Algorithm, Any]:
        import jwt

        unreadable = TokenRefused(401, "malformed", "De sessie is niet leesbaar.")
        if len(token) > MAX_LENGTH:
            raise unreadable
        try:
            header = jwt.get_unverified_header(token)
        except (jwt.InvalidTokenError, ValueError) as error:
            raise unreadable from error
        if header.get("alg") not in ("ES256", "PS256"):
            raise TokenRefused(401, "algorithm", "De sessie is niet ondertekend zoals het hoort.")
        if self._keys is None:
            self._keys = verifying_keys(self._jwks() if callable(self._jwks) else self._jwks)
        found = self._keys.get(str(header.get("kid")))
        if found is None:
            raise TokenRefused(401, "key", "De sessie is met een onbekende sleutel ondertekend.")
        if header["alg"] != found[0]:
            raise TokenRefused(401, "algorithm", "De sessie is niet ondertekend zoals het hoort.")
        return found
