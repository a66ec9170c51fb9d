"""What is done on the practice phone, by name: plain Python, so that screens, tests and scenarios can do the same."""

from services.identity.account import DocumentKind
from services.identity.app_login import AppLogin
from services.identity.card_login import CardLogin

_DOCUMENTS: dict[str, DocumentKind] = {
    "paspoort": "paspoort",
    "identiteitskaart": "identiteitskaart",
    "rijbewijs": "rijbewijs",
}


def act_on_app(app: AppLogin, verb: str, text: str, bsn: str) -> None:
    """Do one thing in the app on the phone of ``bsn``; an unknown verb does nothing."""
    if verb == "open":
        app.open(bsn)
    elif verb == "scan":
        app.scan()
    elif verb == "confirm":
        app.confirm()
    elif verb == "refuse":
        app.refuse()
    elif verb == "pin":
        app.enter_pin(text)
    elif verb == "forgot":
        app.forgot_pin()
    elif verb == "id_check" and text in _DOCUMENTS:
        app.id_check(_DOCUMENTS[text])
    elif verb == "later":
        app.later()
    elif verb == "no_chip":
        app.no_chip_reader()


def act_on_reader(card: CardLogin, verb: str, text: str, bsn: str) -> None:
    """Do one thing with the reader and the document of ``bsn``."""
    if verb == "hold":
        card.hold(bsn)
    elif verb == "number":
        card.enter_number(text)
    elif verb == "pin":
        card.enter_pin(text)
    elif verb == "puk":
        card.enter_puk(text)
    elif verb == "new_pin":
        card.choose_pin(text)
    elif verb == "no_puk":
        card.without_puk()
    elif verb == "refuse":
        card.refuse()


def document_kind(text: str) -> DocumentKind:
    """Return the kind of document that a choice names; raises KeyError for another word."""
    return _DOCUMENTS[text]
