"""Makes what a client gets after a login: the ID token, the access token, and the pseudonym in both."""

import hashlib
import secrets
import uuid
from datetime import timedelta
from typing import Any

from services.clock import Clock
from services.identity.oidc.grants import Grant
from services.identity.session import Session
from services.identity.token_keys import base64url
from services.identity.token_profile import LOA, PSEUDONYM, pairwise
from services.identity.tokens import TokenSigner

ID_TOKEN_SECONDS = 300


class Maker:
    """``secret`` makes the pseudonyms: the same secret, the same ``sub`` for the same person at the same client."""

    def __init__(self, issuer: str, clock: Clock, signer: TokenSigner, secret: bytes) -> None:
        self._issuer = issuer
        self._clock = clock
        self._signer = signer
        self._secret = secret

    def id_token(self, grant: Grant, access: str) -> dict[str, Any]:
        """Return the claims of an ID token that belongs to this access token; the first of a login adds a nonce."""
        now = int(self._clock.now().timestamp())
        return {
            "iss": self._issuer,
            "sub": self.sub(grant),
            "sub_id_type": PSEUDONYM,
            "aud": grant.asked.client.id,
            "azp": grant.asked.client.id,
            "iat": now,
            "exp": now + ID_TOKEN_SECONDS,
            "auth_time": int(grant.at.timestamp()),
            "acr": LOA[grant.level],
            "jti": str(uuid.uuid4()),
            "sid": grant.sid,
            "at_hash": base64url(hashlib.sha256(access.encode()).digest()[:16]),
        }

    def access_token(self, grant: Grant, seconds: int) -> str:
        """Return a token for our registries when that was asked for, else one that says nothing."""
        if "registers" not in grant.asked.scope:
            return secrets.token_urlsafe(32)
        now, person = self._clock.now(), grant.person
        until = now + timedelta(seconds=seconds)
        return self._signer.sign(Session(person, person, grant.level, grant.means, now, until, 1, ""))

    def sub(self, grant: Grant) -> str:
        """Return the pseudonym of the person at this client."""
        return pairwise(self._secret, grant.asked.client.id, grant.person)
