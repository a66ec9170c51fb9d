"""What may be changed of an account, by whoever proved to be its owner: at "my account" and right after a login."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from services.identity import account_rules
from services.identity.account import Account, App, DocumentKind
from services.identity.app_login import check_fault
from services.identity.letter_codes import app_code
from services.identity.request import LoginRequest
from services.identity.secret import scrambled

if TYPE_CHECKING:
    from services.identity.digid import DigiD

Faults = dict[str, str]


def choose_password(digid: "DigiD", account: Account, new: str, again: str) -> Faults:
    """Set another password, typed twice; returns what is wrong by field."""
    fault = account_rules.password(new, account.username)
    if fault:
        return {"password": fault}
    if new != again:
        return {"again": "again_differs"}
    digid.save(account, password=scrambled(new))
    digid.log(account, "password_changed", None, LoginRequest())
    return {}


def activate_app(digid: "DigiD", account: Account, device: str, pin: str, again: str) -> Faults:
    """Activate the app on another device; returns what is wrong by field."""
    faults = pin_faults(pin, again)
    if not faults:
        place_app(digid, account, App(app_code(), device, pin))
    return faults


def pin_faults(pin: str, again: str) -> Faults:
    """Return what is wrong with a new pin that is typed twice."""
    fault = account_rules.pin(pin)
    if fault:
        return {"pin": fault}
    return {} if pin == again else {"pin_again": "pin_differs"}


def place_app(digid: "DigiD", account: Account, app: App) -> None:
    """Let an app work from now on; at the most apps the one not used longest goes (DOMAIN.md §1.6)."""
    gone = account.least_used_app
    if gone is not None:
        account = deactivate_app(digid, account, gone.id)
    now = digid.clock.now()
    active = replace(app, status="active", letter=None, activated=now, last_used=now)
    digid.save(account, apps=(*account.apps, active))
    digid.log(account, "app_activated", None, LoginRequest(), app.device)
    if app.id_check:
        digid.log(account, "id_check_done", None, LoginRequest(), app.id_check)


def deactivate_app(digid: "DigiD", account: Account, app_id: str) -> Account:
    """Turn one app off; it must be activated again to be used."""
    app = account.app(app_id)
    if app is None:
        return account
    digid.log(account, "app_deactivated", None, LoginRequest(), app.device)
    return digid.save(account, apps=account.with_app(replace(app, status="deactivated")))


def confirm_email(digid: "DigiD", account: Account) -> None:
    """Say that the e-mail address is still right."""
    digid.save(account, email_checked=True)
    digid.log(account, "email_verified", None, LoginRequest())


def check_document(digid: "DigiD", account: Account, app: App, kind: DocumentKind) -> Faults:
    """Have an app read a document, once: from then on it reaches Substantieel (DOMAIN.md §1.2.5)."""
    fault = check_fault(account.document(kind))
    if fault:
        return {"document": f"check_{fault}"}
    digid.save(account, apps=account.with_app(replace(app, id_check=kind)))
    digid.log(account, "id_check_done", None, LoginRequest(), kind)
    return {}
