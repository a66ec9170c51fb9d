"""The login function of a licence or card: activate it with the R code of a letter, have a new PUK code sent."""

import hmac

from msgspec.structs import replace

from services.identity import account_rules
from services.identity.account import Account, Document, Letter
from services.identity.digid import DigiD
from services.identity.letter_codes import puk_code
from services.identity.letters import Refused, letter_fault, refused
from services.identity.post import LETTER_TRIES, Delivery
from services.identity.request import LoginRequest


def ask_letter(digid: DigiD, account: Account, document: Document) -> tuple[Refused, Delivery | None]:
    """Post the letter this document needs: a PUK code when it is blocked, else the R code of its login function.

    The code before it stops working. No letter helps a document that was suspended or revoked.
    """
    fault = refused(digid, account.bsn)
    if fault or document.status not in ("active", "inactive"):
        return fault or "letter_none", None
    now = digid.clock.now()
    if document.blocked:
        code, topic = puk_code(), "puk"
        document = replace(document, puk=code, puk_failures=0)
    else:
        code, topic = digid.make_letter("R"), "document"
        document = replace(document, letter=Letter("R", code, now))
    digid.save(account, documents=account.with_document(document))
    digid.log(account, "letter_sent", None, LoginRequest(), document.kind)
    return "", Delivery("letter", topic, now, code, account.naam)


def activate(digid: DigiD, account: Account, document: Document, typed: str) -> str:
    """Activate the login function with the R code; returns the key of what is wrong, the third wrong one voids it."""
    fault = account_rules.letter_code(typed, "R") or letter_fault(document.letter, None, digid.clock.now())
    letter = document.letter
    if fault or letter is None:
        return fault or "code_none"
    if not hmac.compare_digest(typed.strip().upper().encode(), letter.code.encode()):
        letter = replace(letter, tries=letter.tries + 1)
        digid.save(account, documents=account.with_document(replace(document, letter=letter)))
        return "code_wrong" if letter.tries < LETTER_TRIES else "code_void"
    done = replace(document, status="active", letter=None)
    digid.save(account, documents=account.with_document(done))
    digid.log(account, "document_activated", None, LoginRequest(), document.kind)
    return ""


def letter_of(account: Account, document: Document) -> Delivery | None:
    """Return the letter with the R code that is under way."""
    letter = document.letter
    return None if letter is None else Delivery("letter", "document", letter.sent, letter.code, account.naam)
