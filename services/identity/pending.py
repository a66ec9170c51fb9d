"""A new e-mail address or telephone number that waits for the code that was sent to it (DOMAIN.md §1.6)."""

import hmac
from datetime import datetime, timedelta
from typing import Any, Literal

from services.identifiers.telephone import normalise_telefoon
from services.identity import account_rules
from services.identity.account import Account
from services.identity.digid import DigiD
from services.identity.post import EMAIL_VALID, Delivery
from services.identity.request import LoginRequest
from services.identity.sms import VALID

CODE_TRIES = 3
_PENDING = "account.pending"
Kind = Literal["email", "phone"]
Faults = dict[str, str]


class Pending:
    """The change of one account that waits; nothing changes before the code came back."""

    def __init__(self, digid: DigiD, bsn: str) -> None:
        self._digid = digid
        self._bsn = bsn

    @property
    def kind(self) -> str:
        """What waits: "email" or "phone"; empty for nothing."""
        row = self._row()
        return str(row["kind"]) if row is not None else ""

    @property
    def post(self) -> Delivery | None:
        """What the practice post brought."""
        row = self._row()
        if row is None:
            return None
        carrier: Literal["email", "sms"] = "email" if row["kind"] == "email" else "sms"
        return Delivery(carrier, "check", datetime.fromisoformat(str(row["sent"])), str(row["code"]))

    def begin(self, account: Account, kind: Kind, value: str) -> Faults:
        """Send a code to a new address or number; returns what is wrong with it by field."""
        fault = account_rules.email(value) if kind == "email" else account_rules.phone(value)
        if kind == "email" and not fault and self._full(value, account):
            fault = "email_too_many"
        if fault:
            return {kind: fault}
        new = value.strip().lower() if kind == "email" else normalise_telefoon(value)
        self._put({"kind": kind, "value": new, **self._fresh(kind)})
        return {}

    def again(self) -> None:
        """Send a new code to the same place; the one before stops working."""
        row = self._row()
        if row is not None:
            self._put({**row, **self._fresh(str(row["kind"]))})

    def confirm(self, account: Account, typed: str) -> Faults:
        """Check the code that went to the new address or number; the third wrong one voids it."""
        row = self._row()
        if row is None or self._age(row) >= (EMAIL_VALID if row["kind"] == "email" else VALID):
            self.forget()
            return {"code": "code_expired"}
        if not hmac.compare_digest(typed.replace(" ", "").upper().encode(), str(row["code"]).encode()):
            return self._wrong(row)
        self.forget()
        if row["kind"] == "email":
            if account.email and account.email != row["value"]:
                self._digid.log(account, "email_changed", None, LoginRequest())
            self._digid.save(account, email=row["value"], email_checked=True)
            self._digid.log(account, "email_verified", None, LoginRequest())
        else:
            self._digid.save(account, telefoon=row["value"])
            self._digid.log(account, "phone_changed", None, LoginRequest())
        return {}

    def forget(self) -> None:
        """Leave e-mail address and number as they are."""
        self._digid.accounts.rows.delete(_PENDING, self._bsn)

    def _row(self) -> dict[str, Any] | None:
        return self._digid.accounts.rows.get(_PENDING, self._bsn)

    def _put(self, row: dict[str, Any]) -> None:
        self._digid.accounts.rows.put(_PENDING, self._bsn, row)

    def _fresh(self, kind: str) -> dict[str, Any]:
        code = self._digid.make_letter("E") if kind == "email" else self._digid.make_code()
        return {"code": code, "sent": self._digid.clock.now().isoformat(), "tries": 0}

    def _wrong(self, row: dict[str, Any]) -> Faults:
        tries = int(row["tries"]) + 1
        if tries >= CODE_TRIES:
            self.forget()
            return {"code": "code_expired"}
        self._put({**row, "tries": tries})
        return {"code": "code_wrong"}

    def _full(self, email: str, account: Account) -> bool:
        same_address = account.email.lower() == email.strip().lower()
        return not same_address and self._digid.accounts.at_address(email.strip()) >= account_rules.MOST_PER_ADDRESS

    def _age(self, row: dict[str, Any]) -> timedelta:
        sent = datetime.fromisoformat(str(row["sent"]))
        return timedelta(seconds=self._digid.clock.now().timestamp() - sent.timestamp())
