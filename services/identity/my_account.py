"""What somebody who is logged in may see and change of his own account (DOMAIN.md §1.6). Run everything on workers."""

from typing import Literal

from msgspec import Struct

from services.errors import Forbidden, NotFound
from services.identifiers.telephone import mask_telefoon
from services.identity import app_request, changes, documents
from services.identity.account import Account, App, Document, DocumentKind
from services.identity.app_pin import try_pin
from services.identity.digid import DigiD
from services.identity.history import Action, Line
from services.identity.pending import Pending
from services.identity.post import Delivery
from services.identity.request import LoginRequest
from services.identity.secret import same
from services.identity.session import Level, Session
from services.identity.sign_on import Visited

SOURCE = "account"
Switch = Literal["two_steps", "sms", "spoken"]
Faults = dict[str, str]


class Mine(Struct, frozen=True):
    """The account as its owner sees it: ``phone`` masked, ``pending`` what waits for a code ("email", "phone").

    ``visited`` are the services where one is logged in now, ``before`` is the login before this one.
    """

    account: Account
    phone: str
    may_write: bool
    pending: str = ""
    post: Delivery | None = None
    visited: tuple[Visited, ...] = ()
    before: Line | None = None


class MyAccount:
    """The account of the person at the keyboard, whoever is acted for."""

    def __init__(self, digid: DigiD, session: Session) -> None:
        self._digid = digid
        self._session = session
        self._pending = Pending(digid, session.actor.id)

    def mine(self) -> Mine:
        """Return the account; raises NotFound when this person has none (a foreign or business login)."""
        account, signed_on = self._account(), self._digid.sign_on.now()
        own = signed_on is not None and signed_on.username == account.username
        return Mine(
            account,
            mask_telefoon(account.telefoon),
            self._session.level >= Level.MIDDEN,
            self._pending.kind,
            self._pending.post,
            signed_on.visited if signed_on is not None and own else (),
            self._before(account),
        )

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
        if same(old, account.password):
            return changes.choose_password(self._digid, account, new, again)
        return {"old": "password_old"}

    def activate_app(self, device: str, pin: str, again: str) -> Faults:
        """Activate the app on another device; at the most apps the one not used longest goes (DOMAIN.md §1.6)."""
        return changes.activate_app(self._digid, self._writable(), device, pin, again)

    def activate_waiting_app(self, code: str) -> Faults:
        """Activate the app that waits with the code of its letter (DOMAIN.md §1.7)."""
        fault = app_request.code_fault(self._digid, self._writable(), code)
        return {"code": fault} if fault else {}

    def deactivate_app(self, app_id: str) -> Account:
        """Turn one app off; it must be activated again to be used."""
        return changes.deactivate_app(self._digid, self._writable(), app_id)

    def check_document(self, app_id: str, pin: str, kind: DocumentKind) -> Faults:
        """Do the ID check in an app: its pin, and a document. The third wrong pin deactivates the app."""
        account = self._writable()
        app = account.app(app_id)
        if app is None or app.status != "active":
            return {"pin": "app_off"}
        account, fault = try_pin(self._digid, account, app, pin, None, LoginRequest())
        tried = account.app(app_id)
        if tried is None or tried.status != "active":
            return {"pin": "app_off"}
        if fault:
            return {"pin": {"empty": "pin_empty", "length": "pin_form", "wrong": "pin_wrong"}[fault]}
        return changes.check_document(self._digid, account, tried, kind)

    # --- documents

    def ask_letter(self, kind: DocumentKind) -> str:
        """Have the letter sent that a document needs; returns why none goes, empty when it does."""
        account = self._writable()
        fault, _ = documents.ask_letter(self._digid, account, self._document(account, kind))
        return fault

    def activate_document(self, kind: DocumentKind, code: str) -> Faults:
        """Activate the login function of a document with the R code of the letter."""
        account = self._writable()
        fault = documents.activate(self._digid, account, self._document(account, kind), code)
        return {"code": fault} if fault else {}

    def cancel(self) -> Account:
        """Cancel the whole account; it can only be asked for anew."""
        account = self._writable()
        self._log(account, "account_cancelled")
        self._digid.sign_on.end()
        return self._digid.save(account, status="revoked")

    # --- contact

    def set_language(self, language: str) -> Account:
        """Choose the language of letters and e-mails."""
        account = self._writable()
        self._log(account, "language_changed")
        return self._digid.save(account, language=language)

    def change(self, kind: Literal["email", "phone"], value: str) -> Faults:
        """Have a new e-mail address or number checked: a code goes there, nothing changes before it came back."""
        return self._pending.begin(self._writable(), kind, value)

    def confirm(self, typed: str) -> Faults:
        """Check the code that went to the new address or number; the third wrong one voids it."""
        return self._pending.confirm(self._writable(), typed)

    def forget_change(self) -> None:
        """Leave e-mail address and number as they are."""
        self._writable()
        self._pending.forget()

    # --- inside

    def _before(self, account: Account) -> Line | None:
        """Return the last login before this session began."""
        lines = self._digid.history.lines(account.bsn)
        began = self._session.started
        return next((one for one in lines if one.action == "login_succeeded" and one.at < began), None)

    def _document(self, account: Account, kind: DocumentKind) -> Document:
        found = account.document(kind)
        if found is None:
            raise NotFound(SOURCE, "dit document hoort niet bij dit account")
        return found

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


def app_for_check(account: Account) -> App | None:
    """Return the app that had no ID check yet and can have one; None when there is none."""
    usable = [one for one in account.apps if one.status == "active" and not one.id_check]
    return usable[-1] if usable else None
