"""The OpenID Connect provider without its pages: judges questions, gives codes, tokens and userinfo.

NL GOV OpenID Connect 1.0 with PKCE S256 for everybody (RFC 7636), the issuer in every answer (RFC 9207) and
loopback addresses for native apps (RFC 8252). It knows public clients only, and gives no refresh tokens.
"""

import hashlib
import hmac
import re
import secrets
import uuid
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from services.clock import Clock
from services.identity.oidc.asking import Asked, Refused, asked
from services.identity.oidc.clients import Client
from services.identity.oidc.grants import TOKEN_SECONDS, Grant, Grants
from services.identity.session import Level, Party, Session
from services.identity.token_keys import base64url
from services.identity.token_profile import LOA, PSEUDONYM, pairwise
from services.identity.tokens import TokenSigner

ID_TOKEN_SECONDS = 300
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}", re.ASCII)
_NEEDED = ("code", "redirect_uri", "client_id", "code_verifier")


class Provider:
    """``secret`` makes the pseudonyms: the same secret, the same ``sub`` for the same person at the same client."""

    def __init__(
        self, issuer: str, clients: Iterable[Client], clock: Clock, signer: TokenSigner, secret: bytes
    ) -> None:
        self.issuer = issuer
        self.clients = {one.id: one for one in clients}
        self.signer = signer
        self._clock = clock
        self._secret = secret
        self._grants = Grants(clock)

    # --- the login itself, with the person's browser

    def judge(self, params: Mapping[str, Any]) -> Asked:
        """Return the sound question for a login; raises Refused."""
        return asked(params, self.clients)

    def accept(self, question: Asked, person: Party, level: Level, means: str, persona: str = "") -> str:
        """Return the address to send the person back to, with a code; raises Refused when the level is too low."""
        if level < question.level:
            detail = "het bereikte niveau is lager dan gevraagd"
            raise Refused("unmet_authentication_requirements", detail, question.redirect, question.state)
        grant = Grant(question, person, level, means, persona, self._clock.now(), str(uuid.uuid4()))
        return self._back(question.redirect, code=self._grants.new_code(grant), state=question.state)

    def cancel(self, question: Asked) -> str:
        """Return the address to send the person back to when he stops."""
        return self.turned_away(Refused("access_denied", "inloggen is geannuleerd", question.redirect, question.state))

    def turned_away(self, refused: Refused) -> str:
        """Return the address to send the person back to with a refusal; ``refused.back`` is not empty."""
        told = {"error": refused.error, "error_description": refused.detail, "state": refused.state}
        return self._back(refused.back, **{name: value for name, value in told.items() if value})

    # --- afterwards, with the client

    def token(self, form: Mapping[str, Any]) -> dict[str, Any]:
        """Return the token answer for a code; raises Refused."""
        if form.get("grant_type") != "authorization_code":
            raise Refused("unsupported_grant_type", "alleen authorization_code")
        said = {name: form.get(name) for name in _NEEDED}
        if not all(isinstance(value, str) and value for value in said.values()):
            raise Refused("invalid_request", f"nodig, elk een keer: {', '.join(_NEEDED)}")
        if said["client_id"] not in self.clients:
            raise Refused("invalid_client", "deze client_id is hier niet bekend", status=401)
        grant = self._grants.take(str(said["code"]))
        if grant is None or not _fits(grant.asked, {name: str(value) for name, value in said.items()}):
            raise Refused("invalid_grant", "deze code werkt niet, niet meer, of niet met deze gegevens")
        access = self._access_token(grant)
        self._grants.remember(str(said["code"]), access, grant)
        return {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDS,
            "scope": " ".join(sorted(grant.asked.scope)),
            "id_token": self.signer.encode(self._id_token(grant, access)),
        }

    def userinfo(self, token: str) -> dict[str, Any]:
        """Return what the client may know of the person; raises Refused (401)."""
        grant = self._grants.of_token(token)
        if grant is None:
            raise Refused("invalid_token", "dit access token werkt niet (meer)", status=401)
        told = {"sub": self._sub(grant), "sub_id_type": PSEUDONYM}
        if "profile" in grant.asked.scope:
            told["name"] = grant.person.name
        if "bsn" in grant.asked.scope:
            told["bsn"] = grant.person.id
        return told

    def leave(self, params: Mapping[str, Any]) -> str:
        """End the login that ``id_token_hint`` names; returns where to go, or nothing to stay on our page."""
        hint = self._hint(params.get("id_token_hint"))
        if hint is None:
            return ""
        self._grants.end(str(hint.get("sid")))
        client = self.clients.get(str(hint.get("aud")))
        target, state = params.get("post_logout_redirect_uri"), params.get("state")
        if client is None or not isinstance(target, str) or not client.may_leave_to(target):
            return ""
        return _with(target, {"state": state} if isinstance(state, str) else {})

    def _hint(self, hint: Any) -> dict[str, Any] | None:
        """Return the claims of an ID token that we signed, however old; None for anything else."""
        import jwt

        if not isinstance(hint, str) or len(hint) > 8192:
            return None
        key = jwt.PyJWK(self.signer.jwks()["keys"][0])
        options: Any = {"verify_exp": False, "verify_aud": False, "verify_iat": False}
        try:
            told: dict[str, Any] = jwt.decode(hint, key, [key.algorithm_name], options, issuer=self.issuer)
        except jwt.InvalidTokenError:
            return None
        return told

    def _id_token(self, grant: Grant, access: str) -> dict[str, Any]:
        now = int(self._clock.now().timestamp())
        return {
            "iss": self.issuer,
            "sub": self._sub(grant),
            "sub_id_type": PSEUDONYM,
            "aud": grant.asked.client.id,
            "azp": grant.asked.client.id,
            "iat": now,
            "exp": now + ID_TOKEN_SECONDS,
            "auth_time": int(grant.at.timestamp()),
            "nonce": grant.asked.nonce,
            "acr": LOA[grant.level],
            "jti": str(uuid.uuid4()),
            "sid": grant.sid,
            "at_hash": base64url(hashlib.sha256(access.encode()).digest()[:16]),
        }

    def _access_token(self, grant: Grant) -> str:
        """Return a token for our registries when that was asked for, else one that says nothing."""
        if "registers" not in grant.asked.scope:
            return secrets.token_urlsafe(32)
        now, person = self._clock.now(), grant.person
        until = now + timedelta(seconds=TOKEN_SECONDS)
        return self.signer.sign(Session(person, person, grant.level, grant.means, now, until, 1, ""))

    def _sub(self, grant: Grant) -> str:
        return pairwise(self._secret, grant.asked.client.id, grant.person)

    def _back(self, redirect: str, **told: str) -> str:
        return _with(redirect, {**told, "iss": self.issuer})


def _fits(question: Asked, said: Mapping[str, str]) -> bool:
    """True when who brings the code is who asked for it: client, address to the letter, and PKCE."""
    if said["client_id"] != question.client.id or said["redirect_uri"] != question.redirect:
        return False
    if _VERIFIER.fullmatch(said["code_verifier"]) is None:
        return False
    proof = base64url(hashlib.sha256(said["code_verifier"].encode()).digest())
    return hmac.compare_digest(proof, question.challenge)


def _with(address: str, params: Mapping[str, str]) -> str:
    if not params:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(params)}"
