"""What the login service asks between a login and the service (DOMAIN.md §1.2): e-mail, app, ID check, password.

All may be put off but one: a password that is too weak by the rules of today must be replaced. What is asked is data of
the account (``asks``), or a tester's rehearsal; only that a password is weak shows at the login itself.
"""

from typing import TYPE_CHECKING

from services.identity.account import Account, Reminder
from services.identity.app_login import usable_for_check
from services.identity.request import LoginRequest, Mode
from services.identity.results import LoggedIn
from services.identity.session import Level

if TYPE_CHECKING:
    from services.identity.digid import DigiD

FORCED: frozenset[Reminder] = frozenset({"password"})
_NOT_IN_2014: frozenset[Reminder] = frozenset({"app", "id_check"})


def due(digid: "DigiD", done: LoggedIn, request: LoginRequest, *, weak: bool) -> tuple[Reminder, ...]:
    """Return what is asked after this login, in the order of asking. ``weak``: the password that was typed is.

    Data change from level Midden only, as at "my account": who came with a password alone is asked for that alone.
    """
    pretended = digid.pretence.asks
    with_password = "credentials" in done.means.steps
    found: list[Reminder] = ["password"] if with_password and (weak or "password" in pretended) else []
    if done.level >= Level.MIDDEN:
        asked = dict.fromkeys((*pretended, *done.account.asks))   # what a tester rehearses is shown at once
        found += [one for one in asked if one != "password" and (one in pretended or _fits(one, done.account))]
    return tuple(one for one in found if request.mode is Mode.NOW or one not in _NOT_IN_2014)


def answered(digid: "DigiD", account: Account, reminder: Reminder) -> Account:
    """Ask this no more: it was done, or put off. The next participant starts with what the files say."""
    left = tuple(one for one in account.asks if one != reminder)
    return account if left == account.asks else digid.save(account, asks=left)


def _fits(reminder: Reminder, account: Account) -> bool:
    """Return whether the account still lacks what is asked for."""
    app = account.active_app
    return {
        "password": False,
        "email_add": not account.email,
        "email_check": bool(account.email),
        "app": app is None,
        "id_check": app is not None and not app.id_check and bool(usable_for_check(account)),
    }[reminder]
