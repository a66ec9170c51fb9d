"""What the practice post brings: letters and e-mails with a code, as values the tester's panel can draw."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

LETTER_VALID = timedelta(days=21)
REQUEST_KEPT = timedelta(days=42)
EMAIL_VALID = timedelta(minutes=30)
LETTER_TRIES = 3

Carrier = Literal["letter", "email", "sms"]


@dataclass(frozen=True)
class Delivery:
    """One piece of post. ``topic`` is the text key of its words; ``code`` what it is about."""

    carrier: Carrier
    topic: str
    at: datetime
    code: str = field(repr=False)
    name: str = field(default="", repr=False)
