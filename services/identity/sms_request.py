"""Asking for the sms check without logging in surer than with a password: a letter proves that it is the owner.

The number works once the code of the letter (A) was entered; until then it waits (DOMAIN.md §1.4, §1.6).
"""

from services.identity.account import Account, Letter
from services.identity.digid import DigiD
from services.identity.letters import Refused, refused
from services.identity.request import LoginRequest


def ask(digid: DigiD, account: Account, phone: str) -> Refused:
    """Let a checked number wait for the letter that goes now; returns why none goes, empty when it does."""
    fault = refused(digid, account.bsn)
    if not fault:
        letter = Letter("A", digid.make_letter("A"), digid.clock.now())
        digid.save(account, sms_waiting=phone, letter=letter)
        digid.log(account, "sms_requested", None, LoginRequest())
        digid.log(account, "letter_sent", None, LoginRequest())
    return fault


def activate(digid: DigiD, account: Account) -> Account:
    """Turn the sms check on with the number that waited: the code of the letter was right."""
    digid.log(account, "sms_on", None, LoginRequest())
    return digid.save(account, telefoon=account.sms_waiting, sms=True, sms_waiting="", letter=None)
