"""Activating the login app before one can log in with it: by which ways, and what each of them asks (DOMAIN.md §1.7).

Somebody proved to be the owner of the account by user name and password. What then makes an app active is a code by
sms, another app of one's own, the chip of a document, or a letter; at the desk of a municipality somebody does it by
hand. An app that waits for its letter cannot be used yet; one letter is under way at a time.
"""

import hmac
from typing import Literal

from msgspec.structs import replace

from services.identity import account_rules, changes
from services.identity.account import Account, App, DocumentKind, Letter
from services.identity.app_login import check_fault, usable_for_check, waiting
from services.identity.app_pin import try_pin
from services.identity.digid import DigiD
from services.identity.letter_codes import app_code
from services.identity.letters import LetterFault, Refused, letter_fault, refused
from services.identity.post import LETTER_TRIES, Delivery
from services.identity.request import LoginRequest

Way = Literal["sms", "other_app", "id_check", "letter", "desk"]
Faults = dict[str, str]


def ways(account: Account) -> tuple[Way, ...]:
    """Return the ways that are open to this account; the letter and the desk always are."""
    open_now: dict[Way, bool] = {
        "sms": account.reachable_by_sms,
        "other_app": account.active_app is not None,
        "id_check": bool(usable_for_check(account)),
    }
    return (*(way for way, usable in open_now.items() if usable), "letter", "desk")


def by_other_app(digid: DigiD, account: Account, shown: str, pairing: str, pin: str) -> tuple[Account, Faults]:
    """Check the pairing code that the new app shows and the pin of the one that is there already.

    Returns the account as it is now and what is wrong by field. The third wrong pin deactivates the other app.
    """
    app = account.active_app
    if app is None:
        return account, {"known_pin": "app_off"}
    if not hmac.compare_digest(pairing.strip().upper().encode(), shown.encode()):
        return account, {"pairing": "pairing_wrong" if pairing.strip() else "pairing_empty"}
    account, fault = try_pin(digid, account, app, pin, None, LoginRequest())
    if account.active_app is None:
        return account, {"known_pin": "app_off"}
    words = {"": "", "empty": "pin_empty", "length": "pin_form", "wrong": "pin_wrong"}[fault]
    return account, {"known_pin": words} if words else {}


def by_document(account: Account, kind: DocumentKind) -> Faults:
    """Have the new app read the chip of a document: from then on it reaches Substantieel as well."""
    fault = check_fault(account.document(kind))
    return {"document": f"check_{fault}"} if fault else {}


def by_letter(digid: DigiD, account: Account, device: str, pin: str, again: str) -> tuple[Faults, Refused]:
    """Let an app wait for the code of the letter that goes now; the one that waited before is no more."""
    faults = changes.pin_faults(pin, again)
    why_not = "" if faults else refused(digid, account.bsn)
    if faults or why_not:
        return faults, why_not
    letter = Letter("A", digid.make_letter("A"), digid.clock.now())
    others = tuple(one for one in account.apps if one.status != "pending")
    digid.save(account, apps=(*others, App(app_code(), device, pin, status="pending", letter=letter)))
    digid.log(account, "letter_sent", None, LoginRequest(), device)
    return {}, ""


def letter_of(account: Account) -> Delivery | None:
    """Return the letter that is under way for an app."""
    app = waiting(account)
    if app is None or app.letter is None:
        return None
    return Delivery("letter", "app", app.letter.sent, app.letter.code, account.naam)


def activate(digid: DigiD, account: Account, typed: str) -> tuple[LetterFault, int]:
    """Activate the app that waits with the code of its letter; returns what is wrong and the tries that are left."""
    app = waiting(account)
    letter = app.letter if app is not None else None
    fault = letter_fault(letter, None, digid.clock.now())
    if app is None or letter is None or fault:
        return fault or "code_none", 0
    if not hmac.compare_digest(typed.strip().upper().encode(), letter.code.encode()):
        tried = replace(letter, tries=letter.tries + 1)
        digid.save(account, apps=account.with_app(replace(app, letter=tried)))
        left = LETTER_TRIES - tried.tries
        return ("code_wrong" if left else "code_void"), left
    kept = replace(account, apps=tuple(one for one in account.apps if one is not app))
    changes.place_app(digid, kept, app)
    return "", 0


def code_fault(digid: DigiD, account: Account, typed: str) -> str:
    """Activate with a code as it was typed; returns the key of what is wrong, empty when the app works now."""
    return account_rules.letter_code(typed, "A") or activate(digid, account, typed)[0]
