"""Asks the other provider whether a login still stands, with the refresh token that the key store kept.

A refresh token works once (RFC 9700): the next one is in the key store before anything else happens. Who is logged
in must stay the same person, by the same provider (OpenID Connect Core §12.2).
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec.structs import replace

from services.clock import Clock
from services.keystore.store import KeyStore
from services.oidc_login import kept as store_of
from services.oidc_login.client_secret import secret_of
from services.oidc_login.failed import LoginFailed
from services.oidc_login.id_token import check
from services.oidc_login.kept import Kept
from services.oidc_login.remote import Remote
from services.settings import OidcPlace

Renewal = Literal["renewed", "nothing", "over", "away"]
"""``nothing``: there is no refresh token; ``over``: the provider says no; ``away``: it does not answer."""


def renew(place: OidcPlace, store: KeyStore, clock: Clock) -> Renewal:
    """Renew the login that the key store keeps (on a worker); one that is over is forgotten."""
    kept = store_of.recall(store, place)
    if kept is None or not kept.refresh_token:
        return "nothing"
    try:
        _renewed(place, store, clock, kept)
    except LoginFailed as failed:
        if failed.reason in ("unreachable", "secret"):
            return "away"
        store_of.forget(store)
        return "over"
    return "renewed"


def _renewed(place: OidcPlace, store: KeyStore, clock: Clock, kept: Kept) -> None:
    remote, secret = Remote(place.issuer, clock), secret_of(place, store)
    metadata = remote.metadata()
    form = {"grant_type": "refresh_token", "refresh_token": kept.refresh_token, "client_id": place.client_id}
    answer = remote.token(metadata, form | ({"client_secret": secret} if secret else {}))
    following = answer.get("refresh_token")
    following = following if isinstance(following, str) and following else kept.refresh_token
    # First of all the next token: the one just used is worth nothing any more, and would end the login.
    store_of.keep(store, replace(kept, refresh_token=following))
    claims = _checked(remote.keys(metadata), answer, place, kept, clock)
    if claims.get("sub") != kept.sub:
        raise LoginFailed("claims", "de inlogdienst noemt nu een ander")
    store_of.keep(store, replace(kept, refresh_token=following, id_token=str(answer["id_token"])))


def _checked(
    keys: Mapping[str, Any], answer: Mapping[str, Any], place: OidcPlace, kept: Kept, clock: Clock
) -> dict[str, Any]:
    access = answer.get("access_token")
    access = access if isinstance(access, str) else ""
    return check(
        answer["id_token"], keys, place.issuer, place.client_id, kept.nonce, clock.now(), access, renewed=True
    )
