"""What a tester may have go wrong at a login that would have gone well; a rehearsal is one of these with its words."""

from typing import Literal

from msgspec import Struct

from services.identity.account import Reminder, Status
from services.identity.sms import SmsChoice

AppTrouble = Literal["", "deactivated", "no_id_check", "timeout", "off"]
CardTrouble = Literal["", "no_status"]
End = Literal["", "cancelled", "unavailable", "refused"]
PersonTrouble = Literal["", "unknown", "deceased", "investigated", "abroad", "emigrated", "failure", "too_often"]


class Pretence(Struct, frozen=True):
    """Left out: nothing of the kind.

    ``wrong`` right passwords are called wrong; ``status`` is what the account is said to be; ``needed`` the least
    level of the service; ``ends`` how a login that succeeded ends after all; ``person`` what the BRP says at a
    request; ``session`` ends a session that is there; ``mandate`` refuses to let somebody act by a machtiging, once;
    ``card`` has the holder of documents not answer; ``asks`` is asked after the login; ``signed_on`` begins with
    somebody who logged in at another service a little while ago.
    """

    wrong: int = 0
    blocked: bool = False
    sms: SmsChoice = SmsChoice.AT_ONCE
    status: Status | Literal[""] = ""
    app: AppTrouble = ""
    card: CardTrouble = ""
    asks: tuple[Reminder, ...] = ()
    signed_on: bool = False
    qr_expired: bool = False
    needed: Literal["", "midden", "substantieel", "hoog"] = ""
    ends: End = ""
    person: PersonTrouble = ""
    session: Literal["", "idle"] = ""
    mandate: Literal["", "expired", "service"] = ""


NOTHING = Pretence()
