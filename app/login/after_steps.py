"""What is asked between a login and the service, one form after another: plain Python, no screen (DOMAIN.md §1.2)."""

from collections.abc import Callable, Sequence

from app.login.account_steps import Form, Values
from app.login.phone_acts import document_kind
from services.identity import changes
from services.identity.account import Account, Reminder
from services.identity.app_login import usable_for_check
from services.identity.digid import DigiD
from services.identity.pending import Pending
from services.identity.post import Delivery
from services.identity.reminders import FORCED, answered

DEVICE = "Oefentelefoon"
Faults = dict[str, str]


class AfterLogin:
    """``form`` is what is asked now, None when everything was. Only a weak password cannot be put off."""

    def __init__(self, digid: DigiD, account: Account, reminders: Sequence[Reminder]) -> None:
        self._digid = digid
        self._username = account.username
        self._waiting = list(reminders)
        self._pending = Pending(digid, account.bsn)
        self._checks_code = False
        self.form: Form | None = self._next()

    @property
    def account(self) -> Account:
        """The account as it is now."""
        found = self._digid.accounts.find(self._username)
        if found is None:
            raise LookupError("an account does not go away during its own login")
        return found

    @property
    def post(self) -> list[Delivery]:
        """What the practice post brought."""
        found = self._pending.post if self._checks_code else None
        return [found] if found is not None else []

    def send(self, values: Values) -> Form | None:
        """Take what was filled in and return what is asked next."""
        if self.form is not None:
            faults = self._handler()(values)
            self.form = self._ask(faults, values) if faults or self._checks_code else self._done()
        return self.form

    def again(self) -> Form | None:
        """Have the code of the e-mail sent once more."""
        if self._checks_code:
            self._pending.again()
        return self.form

    def put_off(self) -> Form | None:
        """Do it another time."""
        if self.form is not None and self.form.skip:
            self._pending.forget()
            self.form = self._done()
        return self.form

    # --- from one to the next

    def _next(self) -> Form | None:
        self._checks_code = False
        return self._ask({}, {}) if self._waiting else None

    def _done(self) -> Form | None:
        answered(self._digid, self.account, self._waiting.pop(0))
        return self._next()

    def _ask(self, faults: Faults, values: Values) -> Form:
        """Return the form of what is asked now, with what is wrong in it."""
        reminder = self._waiting[0]
        skip = reminder not in FORCED
        if self._checks_code:
            return Form("ask_code", ("code",), faults=faults, skip=skip)
        if reminder == "password":
            return Form("ask_password", ("password", "again"), faults=faults, skip=skip)
        if reminder == "app":
            return Form("ask_app", ("pin", "pin_again"), faults=faults, skip=skip)
        if reminder == "id_check":
            choices = {"document": usable_for_check(self.account)}
            return Form("ask_id_check", ("document",), faults=faults, choices=choices, skip=skip)
        held = values.get("address", self.account.email if reminder == "email_check" else "")
        return Form(f"ask_{reminder}", ("address",), values={"address": held}, faults=faults, skip=skip)

    # --- what is done with an answer: each returns what is wrong by field

    def _handler(self) -> Callable[[Values], Faults]:
        if self._checks_code:
            return self._code
        return {
            "password": self._password,
            "email_add": self._address,
            "email_check": self._address,
            "app": self._app,
            "id_check": self._id_check,
        }[self._waiting[0]]

    def _password(self, values: Values) -> Faults:
        return changes.choose_password(self._digid, self.account, values["password"], values["again"])

    def _address(self, values: Values) -> Faults:
        typed = values["address"].strip()
        if typed.lower() == self.account.email.lower() and typed and self._waiting[0] == "email_check":
            changes.confirm_email(self._digid, self.account)
            return {}
        faults = self._pending.begin(self.account, "email", typed)
        self._checks_code = not faults
        return {"address": faults["email"]} if faults else {}

    def _code(self, values: Values) -> Faults:
        faults = self._pending.confirm(self.account, values["code"])
        # A code that works no more leads back to the address: a new one must be sent.
        self._checks_code = bool(faults) and bool(self._pending.kind)
        return {"address": faults["code"]} if faults and not self._checks_code else faults

    def _app(self, values: Values) -> Faults:
        return changes.activate_app(self._digid, self.account, DEVICE, values["pin"], values["pin_again"])

    def _id_check(self, values: Values) -> Faults:
        app = self.account.active_app
        if app is None:
            return {}
        return changes.check_document(self._digid, self.account, app, document_kind(values["document"]))
