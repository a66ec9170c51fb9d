"""Signs and checks the session token (ES256 JWT) by which our own registries know who asks, for whom.

The key is made in memory when first needed and dies with the program; cryptography is imported only then.
"""

import base64
import hashlib
import json
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

import msgspec

from services.clock import AMSTERDAM, Clock
from services.decoding import convert
from services.identity.session import Level, Session

HEADER = "X-Voorportaal-Sessie"
ISSUER = "https://inloggen.voorportaal.example"
ALGORITHM = "ES256"
MAX_LENGTH = 8192
EVERYWHERE = "*"

Jwks = Mapping[str, Any]
Reason = Literal[
    "malformed", "algorithm", "key", "signature", "claims", "issuer", "expired", "scope", "level"
]


class TokenRefused(Exception):
    """The token does not open this door. ``code`` is the published problem code; nothing holds a value."""

    def __init__(self, status: Literal[401, 403], reason: Reason, detail: str) -> None:
        super().__init__(f"{status} {reason}: {detail}")
        self.status = status
        self.code = "authentication" if status == 401 else "autorisatie"
        self.reason = reason
        self.detail = detail


class Claims(msgspec.Struct, frozen=True):
    """What a verified token says. ``subject`` and ``actor`` are a BSN or KvK number, so repr hides them."""

    issuer: str
    subject: str
    actor: str
    level: Level
    scope: frozenset[str]
    issued: datetime
    expires: datetime
    session_id: str

    def __repr__(self) -> str:
        return f"Claims(level={self.level.name}, scope={sorted(self.scope)}, session_id={self.session_id!r})"

    def covers(self, registry: str) -> bool:
        """Return True when the token may be used at this registry."""
        return EVERYWHERE in self.scope or registry in self.scope


class TokenSigner:
    """Signs tokens with a key of its own; safe to use from several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._made: tuple[Any, dict[str, str]] | None = None

    def sealed(self, session: Session, scope: frozenset[str] = frozenset({EVERYWHERE})) -> Session:
        """Return ``session`` with the token that says the same, good until the session expires."""
        return replace(session, token=self.sign(session, scope))

    def sign(self, session: Session, scope: frozenset[str] = frozenset({EVERYWHERE})) -> str:
        """Return a token for ``session`` at the registries in ``scope`` ("*" is all of ours)."""
        return self.encode(
            {
                "iss": ISSUER,
                "sub": session.subject.id,
                "act": {"sub": session.actor.id},
                "acr": session.level.name,
                "scope": " ".join(sorted(scope)),
                "iat": int(self._clock.now().timestamp()),
                "exp": int(session.expires.timestamp()),
                "sid": str(uuid.uuid4()),
            }
        )

    def encode(self, claims: Mapping[str, Any]) -> str:
        """Return a token with exactly these claims; ``sign`` is what a login uses."""
        import jwt

        key, public = self._key()
        return jwt.encode(dict(claims), key, algorithm=ALGORITHM, headers={"kid": public["kid"]})

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return the public key as a JSON Web Key Set (RFC 7517)."""
        return {"keys": [dict(self._key()[1])]}

    def _key(self) -> tuple[Any, dict[str, str]]:
        with self._lock:
            if self._made is None:
                from cryptography.hazmat.primitives.asymmetric import ec

                key = ec.generate_private_key(ec.SECP256R1())
                self._made = (key, _public(key.public_key().public_numbers()))
            return self._made


class TokenVerifier:
    """Checks tokens against a key set. Give the set itself, or a function that makes it when first needed."""

    def __init__(self, jwks: Jwks | Callable[[], Jwks], clock: Clock) -> None:
        self._jwks = jwks
        self._clock = clock
        self._keys: dict[str, Any] | None = None

    def verify(self, token: str, registry: str = "", level: Level = Level.BASIS) -> Claims:
        """Return what ``token`` says; raises TokenRefused: 401, or 403 by ``level`` or ``registry``."""
        claims = _claims(self._payload(token))
        if claims.issuer != ISSUER:
            raise TokenRefused(401, "issuer", "De sessie komt niet van onze inlogdienst.")
        if claims.expires <= self._clock.now():
            raise TokenRefused(401, "expired", "De sessie is verlopen.")
        if registry and not claims.covers(registry):
            raise TokenRefused(403, "scope", "De sessie geldt niet voor deze dienst.")
        if claims.level < level:
            raise TokenRefused(403, "level", "Het inlogniveau is te laag voor deze dienst.")
        return claims

    def _payload(self, token: str) -> dict[str, Any]:
        import jwt

        if len(token) > MAX_LENGTH:
            raise TokenRefused(401, "malformed", "De sessie is niet leesbaar.")
        key = self._key_for(token)
        # Dates go by the injected clock and the issuer by hand, so that each refusal has its own reason.
        options: Any = {f"verify_{name}": False for name in ("exp", "iat", "nbf", "aud", "iss", "sub", "jti")}
        try:
            payload: dict[str, Any] = jwt.decode(token, key, algorithms=[ALGORITHM], options=options)
        except jwt.InvalidSignatureError as error:
            raise TokenRefused(401, "signature", "De handtekening van de sessie klopt niet.") from error
        except jwt.InvalidTokenError as error:
            raise TokenRefused(401, "malformed", "De sessie is niet leesbaar.") from error
        return payload

    def _key_for(self, token: str) -> Any:
        import jwt

        try:
            header = jwt.get_unverified_header(token)
        except (jwt.InvalidTokenError, ValueError) as error:
            raise TokenRefused(401, "malformed", "De sessie is niet leesbaar.") from error
        if header.get("alg") != ALGORITHM:
            raise TokenRefused(401, "algorithm", "De sessie is niet ondertekend zoals het hoort.")
        if self._keys is None:
            found = self._jwks() if callable(self._jwks) else self._jwks
            self._keys = {str(one["kid"]): jwt.PyJWK(one, ALGORITHM) for one in found["keys"]}
        key = self._keys.get(str(header.get("kid")))
        if key is None:
            raise TokenRefused(401, "key", "De sessie is met een onbekende sleutel ondertekend.")
        return key


class _Actor(msgspec.Struct):
    sub: str


class _Payload(msgspec.Struct):
    """The claims as they travel; ``act`` has the form of RFC 8693 §4.1."""

    iss: str
    sub: str
    act: _Actor
    acr: Literal["BASIS", "MIDDEN", "SUBSTANTIEEL", "HOOG"]
    scope: str
    iat: int
    exp: int
    sid: str


def _claims(payload: Mapping[str, Any]) -> Claims:
    refused = TokenRefused(401, "claims", "In de sessie ontbreekt een gegeven of het klopt niet.")
    try:
        said = convert(dict(payload), _Payload)
        issued, expires = _moment(said.iat), _moment(said.exp)
    except (msgspec.ValidationError, OverflowError, OSError, ValueError):
        raise refused from None  # the cause may quote a value
    if not (said.sub and said.act.sub and said.sid):
        raise refused
    scope = frozenset(said.scope.split())
    return Claims(said.iss, said.sub, said.act.sub, Level[said.acr], scope, issued, expires, said.sid)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, AMSTERDAM)


def _public(numbers: Any) -> dict[str, str]:
    """Return a P-256 public key as a JWK whose ``kid`` is its thumbprint (RFC 7638)."""
    x, y = (_base64url(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y))
    members = {"crv": "P-256", "kty": "EC", "x": x, "y": y}
    thumbprint = hashlib.sha256(json.dumps(members, separators=(",", ":"), sort_keys=True).encode()).digest()
    return {**members, "kid": _base64url(thumbprint), "alg": ALGORITHM, "use": "sig"}


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
