"""The accounts there are: those of the practice persons, and over them what a session changed or added."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace

from services.decoding import convert
from services.identity.account import Account

NAMESPACE = "account"
DECEASED = "account.overleden"
"""BSN of who died, as the BRP told (services.registries.digid): nobody logs in as this person any more."""


class Rows(Protocol):
    """The part of services.store.Store that accounts use."""

    def get(self, namespace: str, key: str) -> dict[str, Any] | None:
        """Return the value, or None when there is none."""

    def put(self, namespace: str, key: str, value: dict[str, Any]) -> None:
        """Set the value."""

    def delete(self, namespace: str, key: str) -> None:
        """Remove the value; nothing happens when there is none."""

    def query(self, namespace: str, prefix: str = "") -> list[tuple[str, dict[str, Any]]]:
        """Return (key, value) of every row whose key starts with ``prefix``."""

    def transaction(self) -> Any:
        """Do several things at once or not at all."""


def nobody(username: str) -> Account | None:
    """Return None: only the listed accounts are there."""
    return None


class AccountBook:
    """Accounts by user name; upper and lower case differ, as at DigiD. ``rows`` is asked on workers only.

    ``stranger`` gives the account of a user name that is not listed: a generated citizen's, whose name is its BSN.
    """

    def __init__(
        self,
        accounts: Iterable[Account],
        rows: Callable[[], Rows],
        stranger: Callable[[str], Account | None] = nobody,
    ) -> None:
        self._accounts = {account.username: account for account in accounts}
        self._rows = rows
        self._stranger = stranger

    @property
    def rows(self) -> Rows:
        """Where a session's changes are kept."""
        return self._rows()

    def find(self, username: str) -> Account | None:
        """Return the account with exactly this user name."""
        row = self._rows().get(NAMESPACE, username)
        known = convert(row, Account) if row is not None else self._accounts.get(username)
        found = known or self._stranger(username)
        if found is None or self._rows().get(DECEASED, found.bsn) is None:
            return found
        return replace(found, status="deceased")

    def written(self, bsn: str) -> Account | None:
        """Return the account of a person as it was before any session changed it."""
        own = next((one for one in self._accounts.values() if one.bsn == bsn), None)
        return own or self._stranger(bsn)

    def all(self) -> list[Account]:
        """Return every account as it is now."""
        changed = {key: convert(row, Account) for key, row in self._rows().query(NAMESPACE)}
        dead = {bsn for bsn, _ in self._rows().query(DECEASED)}
        every = {**self._accounts, **changed}.values()
        return [replace(one, status="deceased") if one.bsn in dead else one for one in every]

    def of(self, bsn: str) -> Account | None:
        """Return the account of a person that can be used, else the one last heard of; None when there is none."""
        own = [one for one in self.all() if one.bsn == bsn]
        usable = [one for one in own if one.status == "active"]
        found = usable or own
        return found[-1] if found else self._stranger(bsn)

    def waiting(self, bsn: str) -> Account | None:
        """Return the account of a person that was asked for and not activated yet."""
        return next((one for one in self.all() if one.bsn == bsn and one.status == "requested"), None)

    def taken(self, username: str) -> bool:
        """Return whether a user name is somebody's, whatever its case."""
        return any(one.username.lower() == username.lower() for one in self.all())

    def at_address(self, email: str) -> int:
        """Return how many accounts an e-mail address has."""
        return sum(one.email.lower() == email.lower() for one in self.all())

    def save(self, account: Account) -> Account:
        """Keep an account as it is now."""
        self._rows().put(NAMESPACE, account.username, msgspec.to_builtins(account))
        return account
