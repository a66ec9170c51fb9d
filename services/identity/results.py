"""Every way a step of a login can end, as frozen values: keys and numbers, no sentences."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from services.identity.account import Account as Account, Status
from services.identity.means import Means
from services.identity.session import Level
from services.values import hiding

OwnKind = Literal["bsn", "email", "telefoon", "iban"]
WrongReason = Literal[
    "credentials", "code_incorrect", "code_expired", "code_used", "code_not_sent", "code_invalidated"
]
Unusable = Status | Literal["lapsed", "no_phone", "sms_off"]
"""``lapsed``: asked for and not activated within 42 days (DOMAIN.md §1.4)."""
FieldRule = Literal["empty", "too_short", "too_long", "not_allowed", "length", "not_digit", "not_letter"]
StopReason = Literal[
    "pairing_wrong", "qr_expired", "app_timeout", "app_refused", "app_deactivated", "app_off", "app_pending", "no_app",
    "no_chip_reader",
    "pin_forgotten", "document_blocked", "document_inactive", "document_suspended", "document_revoked",
    "document_too_old", "no_document", "puk_blocked", "reader_timeout", "reader_refused", "status_unknown",
    "unavailable", "refused", "unsupported",
]


class NeedSms(Struct, frozen=True):
    """The password is right; a code was sent. ``phone`` is masked: "06 •• •• •• 47"; ``spoken``: by a call."""

    sent: datetime
    until: datetime
    phone: str
    spoken: bool = False


class LoggedIn(Struct, frozen=True):
    """The login succeeded. ``level`` is what was reached, which may be less than the means could."""

    account: Account
    means: Means
    level: Level


class TooLow(Struct, frozen=True):
    """Rightly logged in, but not surely enough for this service (SAML NoAuthnContext)."""

    needed: Level
    reached: Level
    means: Means


class Stopped(Struct, frozen=True):
    """This way of logging in ended without a login; ``detail`` is the id of a rehearsal, or a date as text."""

    reason: StopReason
    means: Means
    detail: str = ""


class Wrong(Struct, frozen=True):
    """Not right. ``counted``: this try counts; ``tries_left``: how many there are until a block."""

    reason: WrongReason
    counted: bool
    tries_left: int


class Blocked(Struct, frozen=True):
    """Too many tries. ``minutes_left`` is rounded up, at most 15, and 0 when the block is over."""

    since: datetime
    times: int
    until: datetime
    minutes_left: int

    def at(self, now: datetime) -> "Blocked":
        """Return the same block as it is at ``now``."""
        return replace(self, minutes_left=minutes_until(self.until, now))


class FieldError(Struct, frozen=True):
    """One field that cannot be right. ``position`` counts from 1; ``meant`` is the digit a letter looks like.

    ``wanted`` is the shortest, longest or exact length; ``given`` the length that was typed.
    """

    field: Literal["username", "password", "code", "pairing"]
    rule: FieldRule
    position: int = 0
    sign: str = ""
    meant: str = ""
    wanted: int = 0
    given: int = 0

    __repr__ = hiding("sign")


class Invalid(Struct, frozen=True):
    """Typed in a form that cannot be right; such a try does not count."""

    errors: tuple[FieldError, ...]


class OwnData(Struct, frozen=True):
    """Something of a real person was typed. It is refused before anything is looked up, and kept nowhere."""

    kind: OwnKind
    field: Literal["username"] = "username"


class NotUsable(Struct, frozen=True):
    """The password is right, but this account cannot be used this way."""

    reason: Unusable


class TooLate(Struct, frozen=True):
    """The time to log in was over at ``until``."""

    until: datetime


Judged = LoggedIn | NotUsable | TooLow | Stopped
PasswordResult = NeedSms | Judged | Wrong | Blocked | Invalid | OwnData | TooLate
CodeResult = Judged | Wrong | Blocked | Invalid | TooLate
SendResult = NeedSms | Wrong | Blocked | TooLate


def minutes_until(until: datetime, now: datetime) -> int:
    """Return the minutes from ``now`` to ``until``, rounded up; 0 when it is past."""
    left = timedelta(seconds=until.timestamp() - now.timestamp())
    return max(0, -(-left // timedelta(minutes=1)))
