"""Who may ask the provider for a login, and the addresses a person may be sent back to."""

import re
from collections.abc import Iterable

from msgspec import Struct

# RFC 8252 §7.3: a native app listens on whatever port it gets; only the number may differ, and only here.
_LOOPBACK = re.compile(r"(http://(?:127\.0\.0\.1|\[::1\]))(?::[0-9]{1,5})?(/[\x21-\x22\x24-\x7e]*)?", re.ASCII)


class Client(Struct, frozen=True):
    """A public client: no secret, so PKCE proves that who asks for the token is who asked for the login.

    ``after_logout`` are the addresses it may send a person to after logging out.
    """

    id: str
    name: str
    redirects: tuple[str, ...]
    after_logout: tuple[str, ...] = ()

    def may_return_to(self, address: str) -> bool:
        """True when a login may end at ``address``: one of ours, to the letter, but for a loopback port."""
        return _one_of(address, self.redirects)

    def may_leave_to(self, address: str) -> bool:
        """True when logging out may end at ``address``."""
        return _one_of(address, self.after_logout)


def _one_of(address: str, known: Iterable[str]) -> bool:
    return address in known or (_portless(address) or "-") in {_portless(one) for one in known}


def _portless(address: str) -> str | None:
    found = _LOOPBACK.fullmatch(address)
    return None if found is None else f"{found[1]}{found[2] or ''}"
