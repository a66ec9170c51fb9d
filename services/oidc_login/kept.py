"""What the key store remembers of a login at another provider: enough to renew and to end it, and nowhere else."""

import msgspec

from services.keystore.store import KeyStore, State
from services.settings import OidcPlace

NAME = "oidc"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One login. ``nonce`` and ``sub`` prove that a renewed one is of the same person (Core §12.2)."""

    issuer: str
    client_id: str
    id_token: str
    sub: str = ""
    nonce: str = ""
    refresh_token: str = ""

    def __repr__(self) -> str:
        return f"Kept(issuer={self.issuer!r})"


def keep(store: KeyStore, kept: Kept) -> State:
    """Put it in the store, in the place of what was there."""
    return store.put(NAME, msgspec.json.encode(kept).decode())


def recall(store: KeyStore, place: OidcPlace) -> Kept | None:
    """Return the login at this provider; None when there is none, or only one at another provider."""
    secret = store.get(NAME).secret
    if secret is None:
        return None
    try:
        found = msgspec.json.decode(secret, type=Kept)
    except msgspec.DecodeError:
        return None
    return found if (found.issuer, found.client_id) == (place.issuer, place.client_id) else None


def forget(store: KeyStore) -> State:
    """Take it out of the store."""
    return store.delete(NAME)
