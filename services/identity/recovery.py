"""A forgotten password: a code by letter, or by e-mail and sms, and a new password (DOMAIN.md §1.4).

Who does not exist, or cannot be reached that way, is answered in the same words as who can.
"""

import hmac
from datetime import timedelta
from typing import Literal

from msgspec.structs import replace

from services.identity.account import Account, Letter
from services.identity.digid import DigiD
from services.identity.letters import letter_fault
from services.identity.post import EMAIL_VALID, LETTER_TRIES, LETTER_VALID, Delivery
from services.identity.request import LoginRequest
from services.identity.secret import scrambled
from services.identity.sms import SmsCodes

Route = Literal["email", "letter"]
Fault = Literal["", "code_wrong", "code_void", "code_expired", "code_none"]


class Recovery:
    """One attempt to get back in. Keeps the account between its steps, never what was typed."""

    def __init__(self, digid: DigiD) -> None:
        self._digid = digid
        self._account: Account | None = None
        self._route: Route = "letter"
        self._email_code = ""
        self._sent = digid.clock.now()
        self._tries = 0
        self._codes: SmsCodes | None = None
        self._proved = False

    @property
    def username(self) -> str:
        """Whose password it is; a new one may not contain it."""
        return self._account.username if self._account is not None else ""

    def begin(self, username: str, bsn: str, route: Route) -> list[Delivery]:
        """Send what belongs to this route; nothing for who does not exist, and nobody is told that."""
        account = self._digid.accounts.find(username.strip())
        self._route, self._tries, self._proved = route, 0, False
        self._sent = self._digid.clock.now()
        right = account is not None and _same(account.bsn, bsn.strip()) and account.status == "active"
        self._account = account if right else None
        if self._account is None:
            return []
        return self._by_letter(self._account) if route == "letter" else self._by_email(self._account)

    def prove(self, code: str, sms: str = "") -> Fault:
        """Check the code (and the sms); the third wrong one voids it."""
        if self._tries >= LETTER_TRIES:
            return "code_void"
        if self._digid.clock.now() >= self._sent + self._valid():
            return "code_expired"
        if self._right(code.strip().upper(), sms):
            self._proved = True
            return ""
        self._tries += 1
        return "code_void" if self._tries >= LETTER_TRIES else "code_wrong"

    def finish(self, password: str) -> bool:
        """Set the new password; False when nothing was proved."""
        if not self._proved or self._account is None:
            return False
        account = self._digid.save(self._account, password=scrambled(password), letter=None)
        self._digid.lockout.succeeded(account.username, known=True)
        self._digid.log(account, "recovered", None, LoginRequest())
        return True

    def send_sms(self) -> Delivery | None:
        """Send the sms of the e-mail route, once more; None when there is nobody to send it to."""
        if self._codes is None or self._account is None:
            return None
        self._codes.send()
        self._digid.log(self._account, "sms_sent", None, LoginRequest())
        message = self._codes.phone()
        return Delivery("sms", "check", message.received, message.code, "") if message is not None else None

    def _by_letter(self, account: Account) -> list[Delivery]:
        letter = account.letter
        if letter is None or letter.kind != "H" or letter_fault(letter, None, self._sent):
            letter = Letter("H", self._digid.make_letter("H"), self._sent)
            self._account = self._digid.save(account, letter=letter)
            self._digid.log(account, "letter_sent", None, LoginRequest())
        self._sent = letter.sent
        return [Delivery("letter", "recovery", letter.sent, letter.code, account.naam)]

    def _by_email(self, account: Account) -> list[Delivery]:
        if not account.email_checked or not account.reachable_by_sms:
            self._account = None
            return []
        self._email_code = self._digid.make_letter("E")
        self._codes = SmsCodes(self._digid.clock, account.telefoon, self._digid.make_code)
        found = [Delivery("email", "recovery", self._sent, self._email_code, account.naam)]
        message = self.send_sms()
        return [*found, message] if message is not None else found

    def _valid(self) -> timedelta:
        return EMAIL_VALID if self._route == "email" else LETTER_VALID

    def _right(self, code: str, sms: str) -> bool:
        account = self._account
        if account is None:
            return False
        if self._route == "email":
            same = bool(self._email_code) and _same(code, self._email_code)
            return same and self._codes is not None and self._codes.fault(sms) is None
        letter = account.letter
        if letter is None:
            return False
        if _same(code, letter.code):
            return True
        self._account = self._digid.save(account, letter=replace(letter, tries=letter.tries + 1))
        return False


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())
