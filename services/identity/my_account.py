"""What somebody who is logged in may see and change of his own account (DOMAIN.md §1.6). Run everything on workers."""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from services.errors import Forbidden, NotFound
from services.identifiers.telephone import mask_telefoon, normalise_telefoon
from services.identity import account_rules
from services.identity.account import MOST_APPS, Account, App
from services.identity.digid import DigiD
from services.identity.history import Action, Line
from services.identity.letter_codes import app_code, letter_code
from services.identity.post import EMAIL_VALID, Delivery
from services.identity.request import LoginRequest
from services.identity.secret import same, scrambled
from services.identity.session import Level, Session
from services.identity.sms import VALID

SOURCE = "account"
CODE_TRIES = 3
_PENDING = "account.pending"
Switch = Literal["two_steps", "sms", "spoken"]
Faults = dict[str, str]


@dataclass(frozen=True)
class Mine:
    """The account as its owner sees it: ``phone`` masked, ``pending`` what waits for a code ("email", "phone")."""

    account: Account
    phone: str
    may_write: bool
    pending: str = ""
    post: Delivery | None = None


class MyAccount:
    """The account of the person at the keyboard, whoever is acted for."""

    def __init__(self, digid: DigiD, session: Session) -> None:
        self._digid = digid
        self._session = session

    def mine(self) -> Mine:
        """Return the account; raises NotFound when this person has none (a foreign or business login)."""
        account = self._account()
        row = self._digid.accounts.rows.get(_PENDING, account.bsn)
        post = _post_of(row) if row is not None else None
        kind = str(row["kind"]) if row is not None else ""
        return Mine(account, mask_telefoon(account.telefoon), self._session.level >= Level.MIDDEN, kind, post)

    def history(self) -> list[Line]:
        """Return the usage history, the newest first."""
        return self._digid.history.lines(self._account().bsn)

    # --- ways to log in

    def switch(self, what: Switch, on: bool) -> Account:
        """Turn "always two steps", the sms check or the spoken code on or off."""
        account = self._writable()
        self._log(account, f"{what}_{'on' if on else 'off'}")  # type: ignore[arg-type]
        return self._digid.save(account, **{what: on})

    def change_password(self, old: str, new: str, again: str) -> Faults:
        """Set another password; returns what is wrong by field."""
        account = self._writable()
        faults: Faults = {} if same(old, account.password) else {"old": "password_old"}
        fault = account_rules.password(new, account.username)
        if fault:
            faults["password"] = fault
        elif new != again:
            faults["again"] = "again_differs"
        if not faults:
            self._digid.save(account, password=scrambled(new))
            self._log(account, "password_changed")
        return faults

    def activate_app(self, device: str, pin: str, again: str) -> Faults:
        """Activate the app on another device; at the most apps the one not used longest goes (DOMAIN.md §1.6)."""
        account = self._writable()
        fault = account_rules.pin(pin)
        if fault or pin != again:
            return {"pin": fault} if fault else {"pin_again": "pin_differs"}
        active = [one for one in account.apps if one.status == "active"]
        gone = min(active, key=_used).id if len(active) >= MOST_APPS else ""
        now = self._digid.clock.now()
        apps = tuple(replace(one, status="deactivated") if one.id == gone else one for one in account.apps)
        self._digid.save(account, apps=(*apps, App(app_code(), device, pin, now, now)))
        self._log(account, "app_activated", device)
        return {}

    def deactivate_app(self, app_id: str) -> Account:
        """Turn one app off; it must be activated again to be used."""
        account = self._writable()
        app = account.app(app_id)
        if app is None:
            return account
        apps = tuple(replace(one, status="deactivated") if one.id == app_id else one for one in account.apps)
        self._log(account, "app_deactivated", app.device)
        return self._digid.save(account, apps=apps)

    def cancel(self) -> Account:
        """Cancel the whole account; it can only be asked for anew."""
        account = self._writable()
        self._log(account, "account_cancelled")
        return self._digid.save(account, status="revoked")

    # --- contact

    def set_language(self, language: str) -> Account:
        """Choose the language of letters and e-mails."""
        account = self._writable()
        self._log(account, "language_changed")
        return self._digid.save(account, language=language)

    def change(self, kind: Literal["email", "phone"], value: str) -> Faults:
        """Have a new e-mail address or number checked: a code goes there, nothing changes before it came back."""
        account = self._writable()
        fault = account_rules.email(value) if kind == "email" else account_rules.phone(value)
        if kind == "email" and not fault and self._full(value, account):
            fault = "email_too_many"
        if fault:
            return {kind: fault}
        new = value.strip().lower() if kind == "email" else normalise_telefoon(value)
        code = letter_code("E") if kind == "email" else self._digid.make_code()
        row = {"kind": kind, "value": new, "code": code, "sent": self._digid.clock.now().isoformat(), "tries": 0}
        self._digid.accounts.rows.put(_PENDING, account.bsn, row)
        return {}

    def confirm(self, typed: str) -> Faults:
        """Check the code that went to the new address or number; the third wrong one voids it."""
        account, rows = self._writable(), self._digid.accounts.rows
        row = rows.get(_PENDING, account.bsn)
        if row is None:
            return {"code": "code_expired"}
        kind, valid = str(row["kind"]), EMAIL_VALID if row["kind"] == "email" else VALID
        if _age(row, self._digid.clock.now()) >= valid:
            rows.delete(_PENDING, account.bsn)
            return {"code": "code_expired"}
        if not hmac.compare_digest(typed.replace(" ", "").upper().encode(), str(row["code"]).encode()):
            return self._wrong_code(account, row)
        rows.delete(_PENDING, account.bsn)
        if kind == "email":
            self._digid.save(account, email=row["value"], email_checked=True)
            self._log(account, "email_verified")
        else:
            self._digid.save(account, telefoon=row["value"])
            self._log(account, "phone_changed")
        return {}

    def forget_change(self) -> None:
        """Leave e-mail address and number as they are."""
        self._digid.accounts.rows.delete(_PENDING, self._writable().bsn)

    # --- inside

    def _wrong_code(self, account: Account, row: dict[str, object]) -> Faults:
        tries = int(str(row["tries"])) + 1
        rows = self._digid.accounts.rows
        if tries >= CODE_TRIES:
            rows.delete(_PENDING, account.bsn)
            return {"code": "code_expired"}
        rows.put(_PENDING, account.bsn, {**row, "tries": tries})
        return {"code": "code_wrong"}

    def _full(self, email: str, account: Account) -> bool:
        same_address = account.email.lower() == email.strip().lower()
        return not same_address and self._digid.accounts.at_address(email.strip()) >= account_rules.MOST_PER_ADDRESS

    def _account(self) -> Account:
        account = self._digid.accounts.of(self._session.actor.id)
        if account is None:
            raise NotFound(SOURCE, "bij deze manier van inloggen hoort geen account")
        return account

    def _writable(self) -> Account:
        if self._session.level < Level.MIDDEN:
            raise Forbidden(SOURCE, "wijzigen kan vanaf niveau Midden")
        return self._account()

    def _log(self, account: Account, action: Action, detail: str = "") -> None:
        self._digid.log(account, action, None, LoginRequest(), detail)


def _used(app: App) -> float:
    moment = app.last_used or app.activated
    return moment.timestamp() if moment is not None else 0.0


def _age(row: dict[str, object], now: datetime) -> timedelta:
    return timedelta(seconds=now.timestamp() - datetime.fromisoformat(str(row["sent"])).timestamp())


def _post_of(row: dict[str, object]) -> Delivery:
    sent = datetime.fromisoformat(str(row["sent"]))
    return Delivery("email" if row["kind"] == "email" else "sms", "check", sent, str(row["code"]))
