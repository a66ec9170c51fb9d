"""Ends a login at another provider too: with the ID token that the key store kept, which is forgotten at once."""

import json
from urllib.parse import urlencode

from services.clock import Clock
from services.keystore.store import KeyStore
from services.oidc_login.failed import LoginFailed
from services.oidc_login.flow import KEPT
from services.oidc_login.remote import Remote
from services.settings import OidcPlace


def leave(place: OidcPlace, store: KeyStore, clock: Clock) -> str:
    """Return the address that logs out at the provider; empty when nothing was kept or it has none (on a worker)."""
    kept = store.get(KEPT).secret
    if kept is None:
        return ""
    store.delete(KEPT)
    try:
        said = json.loads(kept)
        end = Remote(place.issuer, clock).metadata().end_session_endpoint if said["issuer"] == place.issuer else ""
    except (ValueError, KeyError, TypeError, LoginFailed):
        return ""
    told = {"id_token_hint": str(said.get("id_token", "")), "client_id": place.client_id}
    return f"{end}{'&' if '?' in end else '?'}{urlencode(told)}" if end else ""
