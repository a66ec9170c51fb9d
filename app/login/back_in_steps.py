"""Activating an account with the code of a letter, and getting back in without a password (DOMAIN.md §1.4, §1.7)."""

from app.login import proving
from app.login.account_steps import AccountStep, Form, Notes, Told, Values, kept, only, password_faults
from app.login.request_steps import sms_fault
from services.identity import account_rules
from services.identity.account import Account
from services.identity.digid import DigiD
from services.identity.enrolment import Enrolment
from services.identity.person_source import PersonSource
from services.identity.post import Delivery
from services.identity.recovery import Recovery, Route
from services.identity.sms import SmsCodes


class ActivationSteps:
    """User name and password, the sms, and the code that begins with A."""

    def __init__(self, digid: DigiD, persons: PersonSource) -> None:
        self._digid = digid
        self._enrolment = Enrolment(digid, persons, frozenset())
        self._account: Account | None = None
        self._codes: SmsCodes | None = None
        self.post: list[Delivery] = []
        self.step: AccountStep = proving.first("activate", 2)

    def send(self, values: Values) -> AccountStep:
        """Go from form to form."""
        if isinstance(self.step, Form):
            handler = self._log_in if self.step.id == "activate_login" else self._activate
            self.step = handler(values)
        return self.step

    def again(self) -> AccountStep:
        """Have a new letter sent; the code before it stops working."""
        if self._account is not None:
            fault, letter = self._enrolment.new_letter(self._account)
            self._account = self._digid.accounts.find(self._account.username)
            self.post = [letter] if letter is not None else self.post
            if isinstance(self.step, Form):
                self.step = self._code_form(problem=fault or "activate_new_letter")
        return self.step

    def _log_in(self, values: Values) -> AccountStep:
        found = proving.proved(self._digid, "activate", values, 2)
        if not isinstance(found, Account):
            return found
        if found.status != "requested" and not found.sms_waiting:
            return Told("activate_nothing")
        self._account = found
        return self._ask_code(found)

    def _ask_code(self, account: Account) -> AccountStep:
        letter = self._enrolment.letter(account)
        self.post = [letter] if letter is not None else []
        number = account.sms_waiting or account.telefoon
        if number:
            self._codes = SmsCodes(self._digid.clock, number, self._digid.make_code)
            self._codes.send()
            message = self._codes.phone()
            if message is not None:
                self.post.append(Delivery("sms", "check", message.received, message.code))
        return self._code_form()

    def _code_form(self, problem: str = "", left: int = 0, faults: Values | None = None) -> Form:
        fields = ("sms", "code") if self._codes is not None else ("code",)
        letter = self._account.letter if self._account is not None else None
        notes: Notes = {"sent": letter.sent.date() if letter is not None else "", "left": str(left)}
        return Form(f"{self._course}_code", fields, 2, 2, {}, only(faults or {}), problem, notes)

    @property
    def _course(self) -> str:
        """What is activated: the account, or the sms check of one that is active."""
        return "sms" if self._account is not None and self._account.sms_waiting else "activate"

    def _activate(self, values: Values) -> AccountStep:
        if self._account is None:
            return Told("activate_nothing")
        wrong = {"code": account_rules.letter_code(values["code"], "A")}
        if self._codes is not None:
            wrong["sms"] = "" if wrong["code"] else sms_fault(self._codes, values.get("sms", ""))
        if only(wrong):
            blocked = proving.counted(self._digid, self._account, "activate", wrong.get("sms", ""))
            return blocked or self._code_form(faults=wrong)
        course = self._course
        fault, left = self._enrolment.activate(self._account, values["code"])
        self._account = self._digid.accounts.find(self._account.username)
        if not fault:
            return Told(f"{course}_active")
        if fault == "code_wrong":
            if self._codes is not None:
                self._codes.send()   # the sms was used; a new one goes with the next try
            message = self._codes.phone() if self._codes is not None else None
            if message is not None:
                self.post = [*self.post[:1], Delivery("sms", "check", message.received, message.code)]
            return self._code_form("activate_tries", left, {"code": "code_wrong"})
        return Told(f"{course}_{fault.removeprefix('code_')}", on="sms" if course == "sms" else "request")


class RecoverySteps:
    """Which account and which route, the codes, and a new password."""

    FIRST = ("bsn", "username", "route")

    def __init__(self, digid: DigiD) -> None:
        self._recovery = Recovery(digid)
        self._route: Route = "email"
        self.post: list[Delivery] = []
        self.step: AccountStep = self._first({}, {})

    def send(self, values: Values) -> AccountStep:
        """Go from form to form."""
        if not isinstance(self.step, Form):
            return self.step
        if self.step.id == "recover_account":
            self.step = self._begin(values)
        elif self.step.id == "recover_password":
            self.step = self._new_password(values)
        else:
            self.step = self._prove(values)
        return self.step

    def again(self) -> AccountStep:
        """Have a new sms sent; the one before stops working. A letter is on its way once."""
        message = self._recovery.send_sms()
        if message is not None:
            self.post = [*self.post[:1], message]
        return self.step

    def _first(self, values: Values, faults: Values) -> Form:
        choices = {"route": ("email", "letter")}
        return Form("recover_account", self.FIRST, 1, 3, values, faults, choices=choices)

    def _begin(self, values: Values) -> AccountStep:
        name = values["username"].strip()
        faults = only({"bsn": account_rules.bsn(values["bsn"]), "username": account_rules.username(name)})
        if faults:
            return self._first(kept(values), faults)
        self._route = "letter" if values.get("route") == "letter" else "email"
        self.post = self._recovery.begin(name, values["bsn"], self._route)
        return self._ask()

    def _ask(self, problem: str = "", **faults: str) -> Form:
        fields = ("code", "sms") if self._route == "email" else ("code",)
        return Form(f"recover_{self._route}", fields, 2, 3, {}, only(faults), problem)

    def _prove(self, values: Values) -> AccountStep:
        kind = "E" if self._route == "email" else "H"
        fault = account_rules.letter_code(values["code"], kind)
        if fault:
            return self._ask(code=fault)
        wrong = self._recovery.prove(values["code"], values.get("sms", "").replace(" ", ""))
        if wrong == "code_wrong":
            return self._ask("recover_wrong")
        return Told(f"recover_{wrong.removeprefix('code_')}") if wrong else self._password_form({})

    def _password_form(self, faults: Values) -> Form:
        return Form("recover_password", ("password", "again"), 3, 3, {}, faults)

    def _new_password(self, values: Values) -> AccountStep:
        faults = password_faults(values, self._recovery.username)
        if faults:
            return self._password_form(faults)
        return Told("recover_done") if self._recovery.finish(values["password"]) else Told("recover_void")
