"""One login with a user name: password, then perhaps a code by sms or by telephone; one answer to everyone."""

from datetime import datetime
from typing import TYPE_CHECKING

from services.identity import account_rules
from services.identity.account import Account
from services.identity.lockout import LIMIT
from services.identity.means import SMS, Means
from services.identity.request import LoginRequest
from services.identity.results import (
    CodeResult,
    Invalid,
    NotUsable,
    OwnData,
    PasswordResult,
    SendResult,
    TooLate,
    Wrong,
)
from services.identity.secret import same
from services.identity.sms import PhoneMessage, SmsChoice, SmsCodes
from services.identity.typed import code_errors, credential_errors, own_data, plain_code

if TYPE_CHECKING:
    from services.identity.digid import DigiD

_NOBODY = Account("", "geen wachtwoord", "", "")


class Attempt:
    """One login from first field to last. Keeps the account between its steps, never what was typed.

    ``weak``: the password was right, and would be refused if it were chosen today.
    """

    def __init__(self, digid: "DigiD", means: Means, request: LoginRequest, until: datetime) -> None:
        self.means = means
        self.request = request
        self.until = until
        self._digid = digid
        self._account: Account | None = None
        self._codes: SmsCodes | None = None
        self._choice = digid.pretence.sms
        self.weak = False

    @property
    def account(self) -> Account | None:
        """Whose password was right; None before that."""
        return self._account

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
        return self._check(name, account, password)

    def _check(self, name: str, account: Account | None, password: str) -> PasswordResult:
        # The work is the same for a name that does not exist, so that neither answer nor time tells.
        right = same(password, (account or _NOBODY).password)
        blocked = self._digid.lockout.blocked(name, account is not None)
        blocked = blocked or self._digid.pretend_block(name, account, self)
        if blocked is not None:
            return blocked
        if account is None or not right or self._digid.pretend_wrong():
            return self._digid.count(name, account, "credentials", self)
        self.weak = bool(account_rules.password(password, account.username))
        return self._accept(account)

    def send_again(self, *, spoken: bool = False) -> SendResult:
        """Send a new code, or have it read out; the one before stops working."""
        if self._over():
            return TooLate(self.until)
        if self._account is None or self._codes is None:
            return Wrong("code_not_sent", counted=False, tries_left=LIMIT)
        blocked = self._digid.lockout.blocked(self._account.username, known=True)
        return blocked or self._send(self._account, self._codes, spoken=spoken)

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
            self._digid.log(account, "blocked", self.means, self.request)
        return blocked or self._judge(account, self._codes, plain)

    def phone(self) -> PhoneMessage | None:
        """Return what stands on the practice phone now."""
        return self._codes.phone() if self._codes is not None else None

    def _accept(self, account: Account) -> PasswordResult:
        status = self._digid.status(account)
        if status != "active":
            self._digid.log(account, "login_refused", self.means, self.request, status)
            return NotUsable(status)
        if account.two_steps and "sms" not in self.means.steps:
            self.means = SMS   # the person's own choice: never with a password alone
        if "sms" not in self.means.steps:
            return self._done(account)
        if not account.reachable_by_sms:
            self._digid.log(account, "login_refused", self.means, self.request, "no_phone")
            return NotUsable("no_phone" if account.sms else "sms_off")
        self._account = account
        self._codes = SmsCodes(self._digid.clock, account.telefoon, self._digid.make_code)
        self._codes.choice = self._choice
        return self._send(account, self._codes, spoken=account.spoken)

    def _send(self, account: Account, codes: SmsCodes, *, spoken: bool) -> SendResult:
        self._digid.log(account, "spoken_sent" if spoken else "sms_sent", self.means, self.request)
        return codes.send(spoken=spoken)

    def _judge(self, account: Account, codes: SmsCodes, code: str) -> CodeResult:
        fault = codes.fault(code)
        if fault is None:
            return self._done(account)
        if fault == "code_incorrect":
            return self._digid.count(account.username, account, fault, self)
        left = self._digid.lockout.tries_left(account.username, known=True)
        return Wrong(fault, counted=False, tries_left=left)

    def _done(self, account: Account) -> "CodeResult":
        self._digid.lockout.succeeded(account.username, known=True)
        return self._digid.judge(account, self.means, self.means.level, self.request)

    def _over(self) -> bool:
        return self._digid.clock.now() >= self.until


