"""Activating the login app without logging in with it: who are you, how do you show it, which pin (DOMAIN.md §1.7)."""

from app.login import proving
from app.login.account_steps import AccountStep, Form, Notes, Told, Values, only
from app.login.after_steps import DEVICE
from app.login.phone_acts import document_kind
from app.login.request_steps import sms_fault
from services.identity import account_rules, app_request, changes
from services.identity.account import Account, App, DocumentKind
from services.identity.app_login import usable_for_check, waiting
from services.identity.app_request import Way
from services.identity.digid import DigiD
from services.identity.letter_codes import app_code
from services.identity.post import Delivery
from services.identity.request import LoginRequest
from services.identity.sms import SmsCodes

COURSE, _TOTAL = "app", 4
WAYS: tuple[Way, ...] = ("sms", "other_app", "id_check", "letter", "desk")


class AppSteps:
    """User name and password, one of the ways, what that way asks, and a pin typed twice."""

    def __init__(self, digid: DigiD) -> None:
        self._digid = digid
        self._account: Account | None = None
        self._way: Way = "letter"
        self._codes: SmsCodes | None = None
        self._pairing = ""
        self._document: DocumentKind | None = None
        self.post: list[Delivery] = []
        self.step: AccountStep = proving.first(COURSE, _TOTAL)

    def send(self, values: Values) -> AccountStep:
        """Go from form to form."""
        handlers = {
            "app_login": self._log_in, "app_way": self._choose, "app_sms": self._by_sms, "app_other_app": self._by_app,
            "app_id_check": self._by_document, "app_pin": self._take_pin,
        }  # fmt: skip
        if isinstance(self.step, Form):
            self.step = handlers[self.step.id](values)
        return self.step

    def again(self) -> AccountStep:
        """Send a new sms, or have the new app show another pairing code."""
        if isinstance(self.step, Form) and self.step.id in ("app_sms", "app_other_app"):
            self.step = self._prove()
        return self.step

    # --- who, and how

    def _log_in(self, values: Values) -> AccountStep:
        found = proving.proved(self._digid, COURSE, values, _TOTAL)
        if not isinstance(found, Account):
            return found
        if self._digid.status(found) != "active":
            return Told("app_unusable")
        self._account = found
        return Form("app_way", ("way",), 2, _TOTAL, choices={"way": app_request.ways(found)})

    def _choose(self, values: Values) -> AccountStep:
        if self._account is None or values.get("way") not in app_request.ways(self._account):
            return self.step
        self._way = next(way for way in WAYS if way == values["way"])
        return Told("app_desk") if self._way == "desk" else self._prove()

    def _prove(self) -> AccountStep:
        """Return the form in which this way shows who one is; a letter shows it afterwards."""
        if self._account is None or self._way == "letter":
            return self._pin_form({})
        if self._way == "sms":
            self._codes = self._codes or SmsCodes(self._digid.clock, self._account.telefoon, self._digid.make_code)
            self._codes.send()
            self._digid.log(self._account, "sms_sent", None, LoginRequest())
            message = self._codes.phone()
            self.post = [Delivery("sms", "check", message.received, message.code)] if message is not None else []
        if self._way == "other_app":
            self._pairing = self._digid.make_pairing()
            self.post = self._on_phones(self._account)
        return self._proof_form({})

    def _on_phones(self, account: Account) -> list[Delivery]:
        now, known = self._digid.clock.now(), account.active_app
        pin = [Delivery("app", "pin", now, known.pin)] if known is not None else []
        return [Delivery("app", "pairing", now, self._pairing), *pin]

    def _proof_form(self, faults: Values) -> Form:
        if self._way == "id_check" and self._account is not None:
            choices = {"document": usable_for_check(self._account)}
            return Form("app_id_check", ("document",), 3, _TOTAL, faults=faults, choices=choices)
        fields = ("sms",) if self._way == "sms" else ("pairing", "known_pin")
        return Form(f"app_{self._way}", fields, 3, _TOTAL, faults=faults)

    # --- what each way asks

    def _by_sms(self, values: Values) -> AccountStep:
        fault = sms_fault(self._codes, values["sms"])
        if not fault or self._account is None:
            return self._pin_form({})
        return proving.counted(self._digid, self._account, COURSE, fault) or self._proof_form({"sms": fault})

    def _by_app(self, values: Values) -> AccountStep:
        if self._account is None:
            return self.step
        self._account, faults = app_request.by_other_app(
            self._digid, self._account, self._pairing, values["pairing"], values["known_pin"]
        )
        if faults.get("known_pin") == "app_off":
            return Told("app_other_off", on=COURSE)
        return self._proof_form(faults) if faults else self._pin_form({})

    def _by_document(self, values: Values) -> AccountStep:
        kind = document_kind(values["document"])
        faults = app_request.by_document(self._account, kind) if self._account is not None else {}
        if faults:
            return self._proof_form(faults)
        self._document = kind
        return self._pin_form({})

    # --- the pin

    def _pin_form(self, faults: Values) -> Form:
        self.post = []   # what was sent has been used
        return Form("app_pin", ("pin", "pin_again"), 4, _TOTAL, faults=faults)

    def _take_pin(self, values: Values) -> AccountStep:
        if self._account is None:
            return proving.first(COURSE, _TOTAL)
        if self._way == "letter":
            return self._have_a_letter_sent(self._account, values)
        faults = changes.pin_faults(values["pin"], values["pin_again"])
        if faults:
            return self._pin_form(faults)
        app = App(app_code(), DEVICE, values["pin"], id_check=self._document or "")
        changes.place_app(self._digid, self._account, app)
        return Told("app_active")

    def _have_a_letter_sent(self, account: Account, values: Values) -> AccountStep:
        faults, refused = app_request.by_letter(self._digid, account, DEVICE, values["pin"], values["pin_again"])
        if faults:
            return self._pin_form(faults)
        if refused:
            return Told(f"app_{refused}")
        letter = app_request.letter_of(self._digid.accounts.find(account.username) or account)
        self.post = [letter] if letter is not None else []
        return Told("app_letter", on="app_code")


class AppCodeSteps:
    """User name and password, and the code of the letter for which an app waits."""

    COURSE, TOTAL = "app_code", 2

    def __init__(self, digid: DigiD) -> None:
        self._digid = digid
        self._username = ""
        self.post: list[Delivery] = []
        self.step: AccountStep = proving.first(self.COURSE, self.TOTAL)

    def send(self, values: Values) -> AccountStep:
        """Go from form to form."""
        if isinstance(self.step, Form):
            self.step = self._log_in(values) if self.step.id == "app_code_login" else self._activate(values)
        return self.step

    def again(self) -> AccountStep:
        """A new letter is asked for with a new pin: from the beginning."""
        return self.step

    def _log_in(self, values: Values) -> AccountStep:
        found = proving.proved(self._digid, self.COURSE, values, self.TOTAL)
        if not isinstance(found, Account):
            return found
        if waiting(found) is None:
            return Told("app_none", on="app")
        self._username = found.username
        letter = app_request.letter_of(found)
        self.post = [letter] if letter is not None else []
        return self._form({})

    def _form(self, faults: Values, problem: str = "", left: int = 0) -> AccountStep:
        account = self._digid.accounts.find(self._username)
        app = waiting(account) if account is not None else None
        if app is None or app.letter is None:
            return Told("app_none", on="app")
        notes: Notes = {"sent": app.letter.sent.date(), "left": str(left)}
        return Form("app_code", ("code",), 2, self.TOTAL, faults=only(faults), problem=problem, notes=notes)

    def _activate(self, values: Values) -> AccountStep:
        account = self._digid.accounts.find(self._username)
        fault = account_rules.letter_code(values["code"], "A")
        if fault or account is None:
            return self._form({"code": fault})
        wrong, left = app_request.activate(self._digid, account, values["code"])
        if wrong == "code_wrong":
            return self._form({"code": "code_wrong"}, "activate_tries", left)
        return Told(f"app_{wrong.removeprefix('code_')}", on="app") if wrong else Told("app_active")
