"""Logs in as a practice DigiD would: password, sms code, one counter for both, one answer to everyone."""

import hmac
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Literal

from services.clock import Clock
from services.identity.lockout import LIMIT, Lockout
from services.identity.means import Means
from services.identity.results import (
    Account,
    AccountSource,
    Blocked,
    CodeResult,
    Invalid,
    LoggedIn,
    NotUsable,
    OwnData,
    PasswordResult,
    SendResult,
    TooLate,
    Wrong,
)
from services.identity.sms import PhoneMessage, SmsChoice, SmsCodes, random_code
from services.identity.typed import code_errors, credential_errors, own_data, plain_code

TIME_TO_LOG_IN = timedelta(minutes=15)

_NOBODY = Account("", "geen wachtwoord", "", "")


class Accounts:
    """Accounts by user name; upper and lower case differ, as at DigiD."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._accounts = {account.username: account for account in accounts}

    def find(self, username: str) -> Account | None:
        """Return the account with exactly this user name."""
        return self._accounts.get(username)


class DigiD:
    """The login service. ``make_code`` makes six digits."""

    def __init__(
        self,
        accounts: AccountSource,
        clock: Clock,
        lockout: Lockout,
        make_code: Callable[[], str] = random_code,
    ) -> None:
        self.accounts = accounts
        self.clock = clock
        self.lockout = lockout
        self.make_code = make_code

    def start(self, means: Means, until: datetime | None = None) -> "Attempt":
        """Begin a login; it must be done at ``until`` (default: fifteen minutes from now)."""
        return Attempt(self, means, until or self.clock.now() + TIME_TO_LOG_IN)

    def clear_lockouts(self) -> None:
        """Forget every failure and block: the next participant."""
        self.lockout.clear()


class Attempt:
    """One login from first field to last. Keeps the account between its steps, never what was typed."""

    def __init__(self, digid: DigiD, means: Means, until: datetime) -> None:
        self.means = means
        self.until = until
        self._digid = digid
        self._account: Account | None = None
        self._codes: SmsCodes | None = None
        self._choice = SmsChoice.AT_ONCE

    @property
    def choice(self) -> SmsChoice:
        """What the tester wants to practise with the sms."""
        return self._choice

    @choice.setter
    def choice(self, choice: SmsChoice) -> None:
        self._choice = choice
        if self._codes is not None:
            self._codes.choice = choice

    def log_in(self, username: str, password: str) -> PasswordResult:
        """Check a user name and password. A block is told before the password is looked at."""
        self._account = self._codes = None
        if self._over():
            return TooLate(self.until)
        name = username.strip()
        account = self._digid.accounts.find(name)
        kind = own_data(name) if account is None else None
        if kind is not None:
            return OwnData(kind)
        errors = credential_errors(name, password)
        if errors:
            return Invalid(errors)
        # The work is the same for a name that does not exist, so that neither answer nor time tells.
        right = _same(password, (account or _NOBODY).password)
        blocked = self._digid.lockout.blocked(name, account is not None)
        if blocked is not None:
            return blocked
        if account is None or not right:
            return self._count(name, account is not None, "credentials")
        return self._accept(account)

    def send_again(self) -> SendResult:
        """Send a new code; the one before stops working."""
        if self._over():
            return TooLate(self.until)
        if self._account is None or self._codes is None:
            return Wrong("code_not_sent", counted=False, tries_left=LIMIT)
        return self._digid.lockout.blocked(self._account.username, known=True) or self._codes.send()

    def enter_code(self, code: str) -> CodeResult:
        """Check an sms code. Only an incorrect one counts; a sign that is no digit is named by its place."""
        if self._over():
            return TooLate(self.until)
        plain = plain_code(code)
        errors = code_errors(plain)
        if errors:
            return Invalid(errors)
        if self._account is None or self._codes is None:
            return Wrong("code_not_sent", counted=False, tries_left=LIMIT)
        account, lockout = self._account, self._digid.lockout
        blocked = lockout.blocked(account.username, known=True)
        if blocked is None and self._choice is SmsChoice.THIRD_ERROR:
            blocked = lockout.failed(account.username, known=True, times=LIMIT)
        return blocked or self._judge(account, self._codes, plain)

    def phone(self) -> PhoneMessage | None:
        """Return what stands on the practice phone now."""
        return self._codes.phone() if self._codes is not None else None

    def _accept(self, account: Account) -> PasswordResult:
        if account.status != "active":
            return NotUsable(account.status)
        if "sms" not in self.means.steps:
            return self._done(account)
        if not account.telefoon:
            return NotUsable("no_phone")
        self._account = account
        self._codes = SmsCodes(self._digid.clock, account.telefoon, self._digid.make_code)
        self._codes.choice = self._choice
        return self._codes.send()

    def _judge(self, account: Account, codes: SmsCodes, code: str) -> CodeResult:
        fault = codes.fault(code)
        if fault is None:
            return self._done(account)
        if fault == "code_incorrect":
            return self._count(account.username, True, fault)
        left = self._digid.lockout.tries_left(account.username, known=True)
        return Wrong(fault, counted=False, tries_left=left)

    def _count(
        self, name: str, known: bool, reason: Literal["credentials", "code_incorrect"]
    ) -> Wrong | Blocked:
        blocked = self._digid.lockout.failed(name, known)
        return blocked or Wrong(reason, counted=True, tries_left=self._digid.lockout.tries_left(name, known))

    def _done(self, account: Account) -> LoggedIn:
        self._digid.lockout.succeeded(account.username, known=True)
        return LoggedIn(account, self.means)

    def _over(self) -> bool:
        return self._digid.clock.now() >= self.until


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())
