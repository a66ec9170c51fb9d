"""Asking for the sms check: who are you, which number, is it yours; then a letter brings the code (DOMAIN.md §1.4)."""

from app.login import proving
from app.login.account_steps import AccountStep, Form, Told, Values, kept
from app.login.request_steps import sms_fault
from services.identifiers.telephone import mask_telefoon, normalise_telefoon
from services.identity import account_rules, sms_request
from services.identity.account import Account
from services.identity.digid import DigiD
from services.identity.post import Delivery
from services.identity.sms import SmsCodes

COURSE, _TOTAL = "sms", 3


class SmsCheckSteps:
    """For who has no telephone number here, or turned the sms check off, and a service asks level Midden."""

    def __init__(self, digid: DigiD) -> None:
        self._digid = digid
        self._account: Account | None = None
        self._phone = ""
        self._codes: SmsCodes | None = None
        self.post: list[Delivery] = []
        self.step: AccountStep = proving.first(COURSE, _TOTAL)

    def send(self, values: Values) -> AccountStep:
        """Go from form to form."""
        if isinstance(self.step, Form):
            handlers = {"sms_login": self._log_in, "sms_phone": self._take_number, "sms_check": self._checked}
            self.step = handlers[self.step.id](values)
        return self.step

    def again(self) -> AccountStep:
        """Send a new sms."""
        if isinstance(self.step, Form) and self.step.id == "sms_check":
            self.step = self._send_sms()
        return self.step

    def _log_in(self, values: Values) -> AccountStep:
        found = proving.proved(self._digid, COURSE, values, _TOTAL)
        if not isinstance(found, Account):
            return found
        if self._digid.status(found) != "active":
            return Told("activate_nothing")
        if found.reachable_by_sms:
            return Told("sms_already")
        self._account = found
        return Form("sms_phone", ("phone",), 2, _TOTAL)

    def _take_number(self, values: Values) -> AccountStep:
        fault = account_rules.phone(values["phone"])
        if fault:
            return Form("sms_phone", ("phone",), 2, _TOTAL, kept(values), {"phone": fault})
        self._phone = normalise_telefoon(values["phone"])
        self._codes = SmsCodes(self._digid.clock, self._phone, self._digid.make_code)
        return self._send_sms()

    def _send_sms(self) -> Form:
        if self._codes is not None:
            self._codes.send()
            message = self._codes.phone()
            self.post = [Delivery("sms", "check", message.received, message.code)] if message is not None else []
        return self._check_form({})

    def _check_form(self, faults: Values) -> Form:
        notes = {"phone": mask_telefoon(self._phone)}
        return Form("sms_check", ("sms",), 3, _TOTAL, faults=faults, notes=notes)

    def _checked(self, values: Values) -> AccountStep:
        account, fault = self._account, sms_fault(self._codes, values["sms"])
        if account is None:
            return proving.first(COURSE, _TOTAL)
        if fault:
            return proving.counted(self._digid, account, COURSE, fault) or self._check_form({"sms": fault})
        refused = sms_request.ask(self._digid, account, self._phone)
        if refused:
            return Told(f"sms_{refused}")
        account = self._digid.accounts.find(account.username) or account
        letter = account.letter
        self.post = [Delivery("letter", "sms", letter.sent, letter.code, account.naam)] if letter is not None else []
        return Told("sms_done", on="activate")
