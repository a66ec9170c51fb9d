"""The sms code of one login, and the practice phone it arrives on, as the tester wants it to."""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from services.clock import Clock
from services.identifiers import mask_telefoon
from services.identity.results import NeedSms, WrongReason
from services.values import hiding

VALID = timedelta(minutes=10)
DELAY = timedelta(seconds=30)


class SmsChoice(StrEnum):
    """What the tester wants to practise; it holds until the tester chooses something else."""

    AT_ONCE = "at_once"
    AFTER_30_SECONDS = "after_30_seconds"
    NEVER = "never"
    EXPIRED = "expired"
    THIRD_ERROR = "third_error"


class PhoneMessage(Struct, frozen=True):
    """What stands on the practice phone; ``code`` is six digits (show it as 3-3)."""

    received: datetime
    code: str
    spoken: bool = False

    __repr__ = hiding("code")


def random_code() -> str:
    """Return six random digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def fixed_code() -> str:
    """Return the code of the pictures: a picture or test that is made twice must show the same."""
    return "482057"


class SmsCodes:
    """The codes sent during one login: only the last one works, once, for ten minutes."""

    def __init__(self, clock: Clock, telefoon: str, make_code: Callable[[], str] = random_code) -> None:
        self._clock = clock
        self._telefoon = telefoon
        self._make_code = make_code
        self._code = ""
        self._earlier: list[str] = []
        self._sent: datetime | None = None
        self._used = False
        self._spoken = False
        self.choice = SmsChoice.AT_ONCE

    def send(self, *, spoken: bool = False) -> NeedSms:
        """Send a new code, or have it read out by telephone; every earlier one stops working."""
        if self._code:
            self._earlier.append(self._code)
        self._code, self._sent, self._used = self._make_code(), self._clock.now(), False
        self._spoken = spoken
        return NeedSms(self._sent, self._sent + VALID, mask_telefoon(self._telefoon), spoken)

    def fault(self, code: str) -> WrongReason | None:
        """Return why ``code`` does not work; None when it does, and then it works no second time."""
        if self._sent is None:
            return "code_not_sent"
        if not _same(code, self._code):
            return "code_invalidated" if any(_same(code, one) for one in self._earlier) else "code_incorrect"
        if self._used:
            return "code_used"
        if self.choice is SmsChoice.EXPIRED or self._age() >= VALID:
            return "code_expired"
        self._used = True
        return None

    def phone(self) -> PhoneMessage | None:
        """Return the message on the phone; None while it is not (yet) there."""
        if self._sent is None or self.choice is SmsChoice.NEVER:
            return None
        delay = DELAY if self.choice is SmsChoice.AFTER_30_SECONDS else timedelta(0)
        return PhoneMessage(self._sent + delay, self._code, self._spoken) if self._age() >= delay else None

    def _age(self) -> timedelta:
        if self._sent is None:
            return timedelta(0)
        return timedelta(seconds=self._clock.now().timestamp() - self._sent.timestamp())


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())
