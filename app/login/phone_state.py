"""What stands on the practice phone, as one value; the view draws it again only when it changed."""

from msgspec import Struct

from services.identity.account import Account
from services.identity.app_login import AppScreen
from services.identity.card_login import ReaderScreen
from services.identity.sms import PhoneMessage
from services.values import hiding


class PhoneState(Struct, frozen=True):
    """``pin``, ``number`` and ``puk`` are what the tester may take over; ``documents`` are the kinds at hand.

    ``wanted``: the login shows a field for the code that stands on the phone.
    """

    owner: str
    service: str
    message: PhoneMessage | None = None
    app: AppScreen | None = None
    here: bool = False
    reader: ReaderScreen | None = None
    pin: str = ""
    number: str = ""
    puk: str = ""
    documents: tuple[str, ...] = ()
    wanted: bool = False

    __repr__ = hiding("pin", "number", "puk")


def phone_state(
    account: Account,
    service: str,
    message: PhoneMessage | None,
    app: AppScreen | None,
    reader: ReaderScreen | None,
    *,
    here: bool,
    wanted: bool,
) -> PhoneState:
    """Return what the phone of this person shows."""
    pin = number = puk = ""
    used = account.active_app
    document = account.document(reader.kind) if reader is not None else None
    if app is not None and used is not None:
        pin = used.pin
    elif document is not None:
        pin, number = document.pin, document.access or document.number
        puk = document.puk
    documents = tuple(one.kind for one in account.documents)
    return PhoneState(account.naam, service, message, app, here, reader, pin, number, puk, documents, wanted)
