"""The pin of an app: three wrong ones deactivate it, and nobody can look it up (DOMAIN.md §1.4)."""

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from services.identity.account import Account, App
from services.identity.means import Means
from services.identity.request import LoginRequest
from services.identity.visit import is_pin

if TYPE_CHECKING:
    from services.identity.digid import DigiD

PinFault = Literal["", "empty", "length", "wrong"]


def try_pin(
    digid: "DigiD", account: Account, app: App, pin: str, means: Means | None, request: LoginRequest
) -> tuple[Account, PinFault]:
    """Check a pin and return the account as it is now with what is wrong; what is no pin does not count."""
    if not is_pin(pin):
        return account, "length" if pin else "empty"
    if pin == app.pin:
        used = replace(app, failures=0, last_used=digid.clock.now())
        return digid.save(account, apps=account.with_app(used)), ""
    tried = replace(app, failures=app.failures + 1)
    if tried.tries_left:
        digid.log(account, "login_failed", means, request)
    else:
        tried = replace(tried, status="deactivated")
        digid.log(account, "app_deactivated", means, request, app.device)
    return digid.save(account, apps=account.with_app(tried)), "wrong"
