"""Proves who somebody is by user name and password before an account is changed: one way for every course of forms."""

from app.login.account_steps import AccountStep, Form, Told, Values, kept, only
from services.identity.account import Account
from services.identity.digid import DigiD
from services.identity.secret import same
from services.identity.typed import credential_errors

FIELDS = ("username", "password")
_NOBODY = "geen wachtwoord"


def first(course: str, total: int) -> Form:
    """Return the empty form."""
    return Form(f"{course}_login", FIELDS, 1, total)


def proved(digid: DigiD, course: str, values: Values, total: int) -> Account | AccountStep:
    """Return whose name and password these are, else the step that says what is wrong; blocked before it is checked."""
    name, password = values["username"].strip(), values["password"]
    empty = only({"username": "" if name else "username_empty", "password": "" if password else "password_empty"})
    if empty:
        return Form(f"{course}_login", FIELDS, 1, total, kept(values), empty)
    account = digid.accounts.find(name)
    right = same(password, account.password if account is not None else _NOBODY)
    known = account is not None
    blocked = digid.lockout.blocked(name, known)
    if blocked is None and not (account is not None and right) and not credential_errors(name, password):
        blocked = digid.lockout.failed(name, known)
    if blocked is not None:
        return Told(f"{course}_blocked", {"n": str(blocked.minutes_left)})
    if account is None or not right:
        return Form(f"{course}_login", FIELDS, 1, total, kept(values), problem="activate_wrong")
    return account


def counted(digid: DigiD, account: Account, course: str, fault: str) -> Told | None:
    """Count a wrong sms code on the counter of wrong passwords (DOMAIN.md §1.4); returns the block it leads to."""
    if fault != "sms_incorrect":
        return None
    blocked = digid.lockout.failed(account.username, known=True)
    return Told(f"{course}_blocked", {"n": str(blocked.minutes_left)}) if blocked is not None else None
