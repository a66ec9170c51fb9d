"""The OpenID Connect provider without its pages: judges questions, gives codes, tokens and userinfo.

NL GOV OpenID Connect 1.0 with PKCE S256 for everybody (RFC 7636), the issuer in every answer (RFC 9207) and
loopback addresses for native apps (RFC 8252). It knows public clients only; their refresh tokens work once, and one
that comes back ends the login (RFC 9700), as does a code that comes back, logging out, and revoking (RFC 7009).
"""

import hashlib
import hmac
import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from msgspec.structs import replace

from services.clock import Clock
from services.identity.oidc.asking import Asked, Refused, asked
from services.identity.oidc.clients import Client
from services.identity.oidc.grants import SHORT_SECONDS, TOKEN_SECONDS, CodeReplayed, Grant, Grants
from services.identity.oidc.making import Maker
from services.identity.oidc.refreshing import Refreshing, Replayed
from services.identity.session import Level, Party
from services.identity.token_keys import base64url
from services.identity.token_profile import PSEUDONYM
from services.identity.tokens import EXTRA, REVOKED, TokenSigner

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
        self._maker = Maker(issuer, clock, signer, secret)
        self._grants = Grants(clock)
        self._refreshing = Refreshing(clock)

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
        """Return the token answer for a code or a refresh token; raises Refused."""
        kind = form.get("grant_type")
        if kind == "refresh_token":
            return self._refreshed(form)
        if kind != "authorization_code":
            raise Refused("unsupported_grant_type", "alleen authorization_code en refresh_token")
        said = self._said(form, _NEEDED)
        try:
            grant = self._grants.take(said["code"])
        except CodeReplayed as replayed:
            self._end(replayed.sid)
            grant = None
        if grant is None or not _fits(grant.asked, said):
            raise Refused("invalid_grant", "deze code werkt niet, niet meer, of niet met deze gegevens")
        return self._answer(grant, grant.asked.scope, {"nonce": grant.asked.nonce})

    def revoke(self, form: Mapping[str, Any]) -> None:
        """Take a token back (RFC 7009); an unknown one is fine. Raises Refused for another client's token."""
        said = self._said(form, ("token", "client_id"))
        token = said["token"]
        refresh = self._refreshing.grant_of(token)
        found = refresh or self._grants.of_token(token)
        if found is None:
            return
        if found.asked.client.id != said["client_id"]:
            raise Refused("invalid_request", "dit token is niet van deze client")
        if refresh is not None:
            self._end(refresh.sid)
        else:
            self._grants.forget(token)

    def keys(self) -> dict[str, Any]:
        """Return the key set, and beside it which tokens for the registries were taken back before their time.

        RFC 7517 §5 lets a set have members of its own; who does not know them leaves them alone.
        """
        return {**self.signer.jwks(), EXTRA: {REVOKED: self._grants.revoked()}}

    def userinfo(self, token: str) -> dict[str, Any]:
        """Return what the client may know of the person; raises Refused (401)."""
        grant = self._grants.of_token(token)
        if grant is None:
            raise Refused("invalid_token", "dit access token werkt niet (meer)", status=401)
        told = {"sub": self._maker.sub(grant), "sub_id_type": PSEUDONYM}
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
        client = self.clients.get(str(hint.get("aud")))
        if client is None or params.get("client_id", client.id) != client.id:
            return ""
        live = self._end(str(hint.get("sid")))
        target, state = params.get("post_logout_redirect_uri"), params.get("state")
        # A hint that comes back ends nothing, and sends nobody anywhere.
        if not live or not isinstance(target, str) or not client.may_leave_to(target):
            return ""
        return _with(target, {"state": state} if isinstance(state, str) else {})

    def _refreshed(self, form: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to a refresh token, which is over with it; the scope may only become smaller."""
        said = self._said(form, ("refresh_token", "client_id"))
        wanted = form.get("scope", "")
        narrow = frozenset(wanted.split()) if isinstance(wanted, str) else frozenset("?")
        refused = Refused("invalid_grant", "dit refresh token werkt niet, niet meer, of niet voor deze client")
        known = self._refreshing.grant_of(said["refresh_token"])
        if known is not None and not narrow <= known.asked.scope:
            raise Refused("invalid_scope", "scope kan alleen kleiner worden")
        try:
            grant = self._refreshing.take(said["refresh_token"], said["client_id"])
        except Replayed as replayed:
            self._end(replayed.sid)
            raise refused from None
        if grant is None:
            raise refused
        return self._answer(grant, narrow or grant.asked.scope, {})

    def _answer(self, grant: Grant, scope: frozenset[str], more: dict[str, str]) -> dict[str, Any]:
        """Return tokens for a login; ``more`` stands in the ID token (Core §12.2: no nonce when refreshed)."""
        lasting = "offline_access" in grant.asked.scope
        seconds = SHORT_SECONDS if lasting else TOKEN_SECONDS
        reach = replace(grant, asked=replace(grant.asked, scope=scope))
        access = self._maker.access_token(reach, seconds)
        self._grants.remember(access, reach, seconds)
        told: dict[str, Any] = {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": seconds,
            "scope": " ".join(sorted(scope)),
            "id_token": self.signer.encode(self._maker.id_token(grant, access) | more),
        }
        if lasting:
            told["refresh_token"] = self._refreshing.new(grant)
        if not self._grants.lives(grant.sid):   # ended while this was made: what was just given is worth nothing
            self._end(grant.sid)
            raise Refused("invalid_grant", "deze inlog is beëindigd")
        return told

    def _said(self, form: Mapping[str, Any], needed: tuple[str, ...]) -> dict[str, str]:
        """Return these parameters, each there once, of a client that we know; raises Refused."""
        said = {name: form.get(name) for name in needed}
        if not all(isinstance(value, str) and value for value in said.values()):
            raise Refused("invalid_request", f"nodig, elk een keer: {', '.join(needed)}")
        if said["client_id"] not in self.clients:
            raise Refused("invalid_client", "deze client_id is hier niet bekend", status=401)
        return {name: str(value) for name, value in said.items()}

    def _end(self, sid: str) -> bool:
        """End a login with all its tokens; False when it was over already."""
        self._refreshing.end(sid)
        return self._grants.end(sid)

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
