"""One login at another provider, from the address for the browser to a practice person; UI-free."""

import hashlib
import secrets
import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct, field

from services.clock import Clock
from services.identity.session import Level
from services.identity.token_keys import base64url
from services.identity.token_profile import LEVELS
from services.keystore.store import KeyStore, State
from services.oidc_login import kept
from services.oidc_login.client_secret import secret_of
from services.oidc_login.failed import LoginFailed
from services.oidc_login.id_token import check
from services.oidc_login.listener import Listener
from services.oidc_login.remote import Metadata, Remote
from services.personas import why_not
from services.settings import OidcPlace
from services.values import hiding

PATIENCE = 300.0
"""Seconds that the browser may take."""


class Arrived(Struct, frozen=True):
    """Somebody is logged in: which practice person, how surely, and whether the key store remembers it."""

    persona: str
    level: Level
    remembered: State | None


class OidcLogin:
    """Runs on a worker: ``begin``, then the browser, then ``finish``. ``cancel`` may come from anywhere.

    ``persons`` maps BSN to persona id; ``page`` gives the words that the browser shows at the end. The clock is the
    real one: a provider elsewhere knows nothing of the tester's date.
    """

    def __init__(
        self,
        place: OidcPlace,
        persons: Mapping[str, str],
        store: KeyStore | None,
        page: Callable[[bool], str],
        clock: Clock,
        patience: float = PATIENCE,
    ) -> None:
        self._place = place
        self._persons = persons
        self._store = store
        self._clock = clock
        self._patience = patience
        self._remote = Remote(place.issuer, clock)
        self._asked: _Question | None = None
        self._secret = ""
        self._page = page
        self._waiting = self._stopped = False
        self._lock = threading.Lock()

    def begin(self) -> str:
        """Return the address to open in the browser; from now on its answer is waited for. Raises LoginFailed."""
        self._secret = secret_of(self._place, self._store)
        metadata = self._remote.metadata()
        with self._lock:
            if self._stopped:
                raise LoginFailed("cancelled")
            self._asked = asked = _Question(metadata, Listener(self._page))
        return asked.address(self._place)

    def finish(self) -> Arrived:
        """Wait for the browser, and return who came back; raises LoginFailed."""
        with self._lock:
            asked, self._waiting = self._asked, True
        if asked is None or self._stopped:
            raise LoginFailed("cancelled")
        try:
            told = asked.listener.wait(asked.state, self._patience)
        finally:
            asked.listener.close()
        answer = self._remote.token(asked.metadata, self._form(asked, _code(told, asked.metadata)))
        access = answer.get("access_token")
        access = access if isinstance(access, str) else ""
        keys, now = self._remote.keys(asked.metadata), self._clock.now()
        place = self._place
        claims = check(answer["id_token"], keys, place.issuer, place.client_id, asked.nonce, now, access)
        persona, level = self._person(asked.metadata, claims, access), self._level(claims)
        return Arrived(persona, level, self._remember(answer, claims))

    def cancel(self) -> None:
        """Stop, wherever it is: calls end, and the port is given back."""
        self._remote.give_up()
        with self._lock:
            self._stopped = True
            if self._asked is not None and self._waiting:
                self._asked.listener.cancel()
            elif self._asked is not None:
                self._asked.listener.close()

    def _form(self, asked: "_Question", code: str) -> dict[str, str]:
        secret = {"client_secret": self._secret} if self._secret else {}
        return secret | {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": asked.listener.address,
            "client_id": self._place.client_id,
            "code_verifier": asked.verifier,
        }

    def _person(self, metadata: Metadata, claims: Mapping[str, Any], access: str) -> str:
        """Return the practice person of a login: named in the settings by value, or by the number itself."""
        value = claims.get(self._place.claim)
        if value is None and access:
            info = self._remote.userinfo(metadata, access)
            if info and info.get("sub") != claims["sub"]:
                raise LoginFailed("claims", "userinfo gaat over een ander")
            value = info.get(self._place.claim)
        told = str(value) if value is not None else ""
        named = self._place.personas.get(told)
        if named is not None:
            if named not in self._persons.values():
                raise LoginFailed("nobody", "de instellingen noemen een persoon die er niet is")
            return named
        if told.isdigit() and len(told) == 9 and why_not(told):
            raise LoginFailed("real", "geen oefennummer")
        if told not in self._persons:
            raise LoginFailed("nobody", f"bij claim {self._place.claim} hoort geen oefenpersoon")
        return self._persons[told]

    def _level(self, claims: Mapping[str, Any]) -> Level:
        """Return the level that the provider tells, else the one of the settings; never lower than asked."""
        told = LEVELS.get(str(claims.get("acr")))
        least = min((LEVELS[one] for one in self._place.acr_values.split() if one in LEVELS), default=Level.BASIS)
        level = told or Level[self._place.level.upper()]
        if level < least:
            raise LoginFailed("level", "het bereikte niveau is te laag")
        return level

    def _remember(self, answer: Mapping[str, Any], claims: Mapping[str, Any]) -> State | None:
        """Keep what renewing and logging out need in the key store, and nowhere else; None when not wanted."""
        if self._store is None or not self._place.remember:
            return None
        refresh = answer.get("refresh_token")
        login = kept.Kept(
            issuer=self._place.issuer,
            client_id=self._place.client_id,
            id_token=answer["id_token"],
            sub=str(claims["sub"]),
            nonce=str(claims["nonce"]),
            refresh_token=refresh if isinstance(refresh, str) else "",
        )
        return kept.keep(self._store, login)


class _Question(Struct, frozen=True):
    """What was asked, to know the answer by."""

    metadata: Metadata
    listener: Listener
    state: str = field(default_factory=secrets.token_urlsafe)
    nonce: str = field(default_factory=secrets.token_urlsafe)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    __repr__ = hiding("state", "nonce", "verifier")

    def address(self, place: OidcPlace) -> str:
        challenge = base64url(hashlib.sha256(self.verifier.encode()).digest())
        params = {
            "response_type": "code",
            "client_id": place.client_id,
            "redirect_uri": self.listener.address,
            "scope": place.scope,
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "acr_values": place.acr_values,
        }
        base = self.metadata.authorization_endpoint
        return f"{base}{'&' if '?' in base else '?'}{urlencode({k: v for k, v in params.items() if v})}"


def _code(told: Mapping[str, str], metadata: Metadata) -> str:
    """Return the code that came back; raises LoginFailed when it is another's or the provider says no."""
    issuer = told.get("iss")
    if issuer != metadata.issuer and (issuer is not None or metadata.authorization_response_iss_parameter_supported):
        raise LoginFailed("issuer", "het antwoord komt van een andere inlogdienst")
    if "error" in told:
        raise LoginFailed("cancelled" if told["error"] == "access_denied" else "denied", "de inlogdienst zegt nee")
    if not told.get("code"):
        raise LoginFailed("code", "er kwam geen code")
    return told["code"]
