"""Keeps a chosen password so that it can be checked and not be read: scrypt with a salt of its own."""

import hashlib
import hmac
import secrets

_MARK = "scrypt$"
_SALT = bytes(16)


def scrambled(password: str) -> str:
    """Return the form in which a chosen password is kept."""
    salt = secrets.token_bytes(16)
    return f"{_MARK}{salt.hex()}${_digest(password, salt).hex()}"


def same(password: str, kept: str) -> bool:
    """Return whether ``password`` is the kept one; the work is the same for every form of ``kept``."""
    if kept.startswith(_MARK):
        salt, _, digest = kept.removeprefix(_MARK).partition("$")
        return hmac.compare_digest(_digest(password, bytes.fromhex(salt)).hex(), digest)
    _digest(password, _SALT)
    return hmac.compare_digest(password.encode(), kept.encode())


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=1024, r=8, p=1, dklen=32)
