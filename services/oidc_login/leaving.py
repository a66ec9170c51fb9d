"""Ends a login at another provider too: its refresh token is taken back, its ID token says which login it was."""

import contextlib
from urllib.parse import urlencode

from services.clock import Clock
from services.keystore.store import KeyStore
from services.oidc_login import kept as store_of
from services.oidc_login.client_secret import secret_of
from services.oidc_login.failed import LoginFailed
from services.oidc_login.remote import Remote
from services.settings import OidcPlace


def leave(place: OidcPlace, store: KeyStore, clock: Clock) -> str:
    """Return the address that logs out at the provider; empty when nothing was kept or it has none (on a worker).

    What was kept is forgotten at once. A refresh token is revoked first (RFC 7009); a provider that does not answer
    to that lets it end by itself.
    """
    kept = store_of.recall(store, place)
    if kept is None:
        return ""
    store_of.forget(store)
    remote = Remote(place.issuer, clock)
    try:
        metadata = remote.metadata()
    except LoginFailed:
        return ""
    if kept.refresh_token:
        with contextlib.suppress(LoginFailed):
            remote.revoke(metadata, kept.refresh_token, place.client_id, secret_of(place, store))
    end = metadata.end_session_endpoint
    told = {"id_token_hint": kept.id_token, "client_id": place.client_id}
    return f"{end}{'&' if '?' in end else '?'}{urlencode(told)}" if end else ""
