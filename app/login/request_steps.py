"""Asking for an account: who are you, is that you, how do you want to log in, is this your phone (DOMAIN.md §1.7)."""

from collections.abc import Mapping

from app.login.account_steps import AccountStep, Form, Told, Values, kept, only, password_faults
from services.identifiers import is_bsn
from services.identifiers.telephone import mask_telefoon, normalise_telefoon
from services.identity import account_rules
from services.identity.digid import DigiD
from services.identity.enrolment import Enrolment
from services.identity.person_source import KnownPerson, PersonSource
from services.identity.post import Delivery
from services.identity.sms import SmsCodes
from services.identity.typed import code_errors, plain_code

PERSON = ("bsn", "birth", "postcode", "house", "addition")
ACCOUNT = ("username", "password", "again", "phone", "email")
_TOTAL = 3


class RequestSteps:
    """``personas`` tells which practice person has which BSN; no other number is accepted or looked up."""

    def __init__(self, digid: DigiD, persons: PersonSource, personas: Mapping[str, str]) -> None:
        self._digid = digid
        self._personas = personas
        self._enrolment = Enrolment(digid, persons, frozenset(personas))
        self._person: KnownPerson | None = None
        self._chosen: Values = {}
        self._codes: SmsCodes | None = None
        self.post: list[Delivery] = []
        self.step: AccountStep = Form("request_person", PERSON, 1, _TOTAL)

    def send(self, values: Values) -> AccountStep:
        """Go from form to form."""
        handlers = {
            "request_person": self._who,
            "request_already": self._again_anyway,
            "request_account": self._how,
            "request_sms": self._phone_checked,
        }
        if isinstance(self.step, Form):
            self.step = handlers[self.step.id](values)
        return self.step

    def again(self) -> AccountStep:
        """Send a new sms."""
        if self._codes is not None and isinstance(self.step, Form) and self.step.id == "request_sms":
            self.step = self._send_sms()
        return self.step

    def _who(self, values: Values) -> AccountStep:
        bsn, today = values["bsn"].strip(), self._digid.clock.today()
        faults = only(
            {
                "bsn": account_rules.bsn(bsn),
                "birth": account_rules.birth_date(values["birth"], today),
                "postcode": account_rules.postcode(values["postcode"]),
                "house": account_rules.house_number(values["house"]),
                "addition": account_rules.addition(values["addition"]),
            }
        )
        if is_bsn(bsn) and bsn not in self._personas:
            # It may be somebody's own: it is not put back in the field, not looked up and not counted.
            return Form("request_person", PERSON, 1, _TOTAL, _without(values, "bsn"), {"bsn": "bsn_not_practice"})
        if faults:
            return Form("request_person", PERSON, 1, _TOTAL, kept(values), faults)
        born, place = values["birth"], values["postcode"].strip()
        refusal, person = self._enrolment.check(bsn, born, place, values["house"], values["addition"])
        if refusal == "differs":
            return Form("request_person", PERSON, 1, _TOTAL, kept(values), problem="request_differs")
        if refusal or person is None:
            return Told(f"request_{refusal}", on="login")
        self._person = person
        if self._enrolment.has_account(bsn):
            return Form("request_already", (), 1, _TOTAL)
        return Form("request_account", ACCOUNT, 2, _TOTAL)

    def _again_anyway(self, values: Values) -> AccountStep:
        return Form("request_account", ACCOUNT, 2, _TOTAL)

    def _how(self, values: Values) -> AccountStep:
        name = values["username"].strip()
        taken = self._digid.accounts.taken(name)
        faults = only(
            {
                "username": account_rules.username(name) or ("username_taken" if taken else ""),
                **password_faults(values, name),
                "phone": account_rules.phone(values["phone"]) if values["phone"].strip() else "",
                "email": self._email_fault(values["email"].strip()),
            }
        )
        if faults:
            free = " · ".join(self._enrolment.suggestions(name)) if taken else ""
            notes = {"free": free}
            return Form("request_account", ACCOUNT, 2, _TOTAL, kept(values), faults, notes=notes)
        self._chosen = {**values, "username": name, "phone": normalise_telefoon(values["phone"])}
        if not self._chosen["phone"]:   # the sms check is optional (DOMAIN.md §1.7)
            return self._request()
        self._codes = SmsCodes(self._digid.clock, self._chosen["phone"], self._digid.make_code)
        return self._send_sms()

    def _email_fault(self, email: str) -> str:
        if not email:
            return ""
        full = self._digid.accounts.at_address(email) >= account_rules.MOST_PER_ADDRESS
        return account_rules.email(email) or ("email_too_many" if full else "")

    def _send_sms(self) -> AccountStep:
        if self._codes is not None:
            self._codes.send()
            message = self._codes.phone()
            if message is not None:
                self.post = [Delivery("sms", "check", message.received, message.code)]
        return Form("request_sms", ("sms",), 3, _TOTAL, notes={"phone": mask_telefoon(self._chosen["phone"])})

    def _phone_checked(self, values: Values) -> AccountStep:
        fault = sms_fault(self._codes, values["sms"])
        notes = {"phone": mask_telefoon(self._chosen["phone"])}
        if fault:
            return Form("request_sms", ("sms",), 3, _TOTAL, faults={"sms": fault}, notes=notes)
        return self._request()

    def _request(self) -> AccountStep:
        """Keep the request and have the letter posted; what was chosen is forgotten here."""
        chosen, person = self._chosen, self._person
        if person is None:
            return Form("request_person", PERSON, 1, _TOTAL)
        self._chosen = {}
        letter = self._enrolment.request(
            person, self._personas[person.bsn], chosen["username"], chosen["password"], chosen["phone"],
            chosen["email"].strip(),
        )
        if letter is None:
            return Told("request_too_many")
        self.post = [letter]
        return Told("request_done", on="activate")


def sms_fault(codes: SmsCodes | None, typed: str) -> str:
    """Return the key of what is wrong with an sms code in a form; empty when it is right."""
    code = plain_code(typed)
    errors = code_errors(code)
    if errors:
        return f"sms_{errors[0].rule}"
    wrong = codes.fault(code) if codes is not None else "code_not_sent"
    return f"sms_{wrong.removeprefix('code_')}" if wrong else ""


def _without(values: Values, name: str) -> dict[str, str]:
    return {key: text for key, text in kept(values).items() if key != name}
