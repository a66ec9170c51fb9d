"""The secret of a provider that wants one: in the key store of the system, and named in the settings only.

What is kept says for which issuer and client it is, so that another provider in the settings never gets it.
"""

import json

from services.keystore.store import KeyStore, State
from services.oidc_login.failed import LoginFailed
from services.settings import OidcPlace

NAME = "oidc-geheim"


def keep(store: KeyStore, issuer: str, client: str, secret: str) -> State:
    """Keep the secret; anything but "ready" means that it is kept nowhere (blocks up to five seconds, a few times)."""
    return store.put(NAME, json.dumps({"issuer": issuer, "client_id": client, "secret": secret}))


def forget(store: KeyStore) -> State:
    """Forget it."""
    return store.delete(NAME)


def secret_of(place: OidcPlace, store: KeyStore | None) -> str:
    """Return the secret that the settings refer to; empty when they name none. Raises LoginFailed."""
    if not place.client_secret:
        return ""
    answer = store.get(NAME) if store is not None else None
    if answer is None or answer.state != "ready":
        raise LoginFailed("secret", f"sleutelbos: {answer.state if answer is not None else 'absent'}")
    try:
        said = json.loads(answer.secret or "")
        fits = (said["issuer"], said["client_id"]) == (place.issuer, place.client_id)
        secret = str(said["secret"]) if fits else ""
    except (ValueError, KeyError, TypeError):
        secret = ""
    if not secret:
        raise LoginFailed("secret", "in de sleutelbos staat geen geheim voor deze inlogdienst")
    return secret
