"""Keys that sign tokens: ES256 on P-256 or PS256 with RSA, made in memory, told to others as a JWK (RFC 7517).

NL GOV OIDC 1.0 §3.1 asks for PS256 or ES256 where an assertion must be hard to forge; nothing else is accepted.
"""

import base64
import hashlib
import json
import threading
from collections.abc import Mapping
from typing import Any, Literal

Algorithm = Literal["ES256", "PS256"]
ALGORITHMS: Mapping[str, Algorithm] = {"EC": "ES256", "RSA": "PS256"}
"""The one algorithm that a key of each kind is used with."""

_THUMB = {"EC": ("crv", "kty", "x", "y"), "RSA": ("e", "kty", "n")}


class SigningKey:
    """One key, made when first needed, gone with the program; safe to use from several threads."""

    def __init__(self, algorithm: Algorithm = "ES256") -> None:
        self.algorithm = algorithm
        self._lock = threading.Lock()
        self._made: tuple[Any, dict[str, str]] | None = None

    def encode(self, claims: Mapping[str, Any], kind: str = "JWT") -> str:
        """Return a JWT with exactly these claims; ``kind`` is the ``typ`` in its header."""
        import jwt

        key, public = self._key()
        headers = {"kid": public["kid"], "typ": kind}
        return jwt.encode(dict(claims), key, algorithm=self.algorithm, headers=headers)

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return the public key as a JSON Web Key Set."""
        return {"keys": [dict(self._key()[1])]}

    def _key(self) -> tuple[Any, dict[str, str]]:
        with self._lock:
            if self._made is None:
                key = _new_key(self.algorithm)
                self._made = (key, _public(key.public_key().public_numbers(), self.algorithm))
            return self._made


def verifying_keys(jwks: Mapping[str, Any]) -> dict[str, tuple[Algorithm, Any]]:
    """Return kid → (algorithm, key) of the keys that can be used; strange kinds, uses and small keys are left out."""
    import jwt

    found: dict[str, tuple[Algorithm, Any]] = {}
    for one in jwks["keys"]:
        algorithm = ALGORITHMS.get(str(one.get("kty")))
        if algorithm is None or one.get("use", "sig") != "sig" or one.get("alg", algorithm) != algorithm:
            continue
        try:
            key = jwt.PyJWK(dict(one), algorithm)
        except (jwt.PyJWTError, ValueError):
            continue
        if algorithm == "ES256" or key.key.key_size >= 2048:
            found[str(one.get("kid", ""))] = (algorithm, key)
    return found


def base64url(raw: bytes) -> str:
    """Return ``raw`` as base64url without padding (RFC 7515 §2)."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _new_key(algorithm: Algorithm) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if algorithm == "ES256":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _public(numbers: Any, algorithm: Algorithm) -> dict[str, str]:
    """Return a public key as a JWK whose ``kid`` is its thumbprint (RFC 7638)."""
    if algorithm == "ES256":
        members = {"crv": "P-256", "kty": "EC", "x": _number(numbers.x, 32), "y": _number(numbers.y, 32)}
    else:
        members = {"e": _number(numbers.e), "kty": "RSA", "n": _number(numbers.n)}
    thumb = {name: members[name] for name in _THUMB[members["kty"]]}
    plain = json.dumps(thumb, separators=(",", ":"), sort_keys=True).encode()
    kid = base64url(hashlib.sha256(plain).digest())
    return {**members, "kid": kid, "alg": algorithm, "use": "sig"}


def _number(value: int, length: int = 0) -> str:
    return base64url(value.to_bytes(length or (value.bit_length() + 7) // 8, "big"))
