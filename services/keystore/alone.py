"""Runs alone, as ``python -I alone.py``: does one thing at the key store, in JSON over stdin and stdout, and ends.

A key store may never answer (RELIABILITY.md finding 7), so who starts this kills it in time. The one back-end of
this system is made by name: never what ``keyring.get_keyring()`` would find (finding 8). Nothing of the program is
imported here, and a store that is locked is told so instead of asking the person to open it.
"""

import json
import sys
from typing import Any

SERVICE = "Voorportaal"
BACKENDS = {
    "linux": "SecretService.Keyring",
    "win32": "Windows.WinVaultKeyring",
    "darwin": "macOS.Keyring",
}
_DEFAULT = "/org/freedesktop/secrets/aliases/default"


def main() -> None:
    """Answer the question on stdin: ``{"act": state|get|put|delete, "name": …, "secret": …}``."""
    asked = json.load(sys.stdin)
    json.dump(answer(asked, sys.platform), sys.stdout)


def answer(asked: dict[str, str], platform: str) -> dict[str, Any]:
    """Return ``state`` (ready, locked or absent), ``backend`` and, for get, ``secret`` (None when there is none)."""
    backend = BACKENDS.get(platform, "")
    state = _state(platform) if backend else "absent"
    if state != "ready" or asked["act"] == "state":
        return {"state": state, "backend": backend}
    return {"state": state, "backend": backend, "secret": _act(_store(platform), asked)}


def _act(store: Any, asked: dict[str, str]) -> str | None:
    from keyring.errors import PasswordDeleteError

    found: str | None = None
    if asked["act"] == "put":
        store.set_password(SERVICE, asked["name"], asked["secret"])
    elif asked["act"] == "get":
        found = store.get_password(SERVICE, asked["name"])
    elif asked["act"] == "delete":
        try:
            store.delete_password(SERVICE, asked["name"])
        except PasswordDeleteError:
            found = None
    return found


def _store(platform: str) -> Any:
    """Return the one back-end of this system."""
    if platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        return WinVaultKeyring()  # type: ignore[no-untyped-call]
    if platform == "darwin":
        from keyring.backends import macOS

        return macOS.Keyring()  # type: ignore[no-untyped-call]
    from keyring.backends import SecretService

    return SecretService.Keyring()  # type: ignore[no-untyped-call]


def _state(platform: str) -> str:
    if platform != "linux":
        return "ready"   # Windows and macOS open it with the person's own session
    import secretstorage
    from secretstorage.exceptions import SecretStorageException

    try:
        bus = secretstorage.dbus_init()
        if not secretstorage.check_service_availability(bus):
            return "absent"
        return "locked" if secretstorage.Collection(bus, _DEFAULT).is_locked() else "ready"
    except (SecretStorageException, OSError):
        return "absent"


if __name__ == "__main__":
    main()
