"""What the practice post brings: letters and e-mails with a code, as values the tester's panel can draw."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from services.values import hiding

LETTER_VALID = timedelta(days=21)
UNUSED_KEPT = timedelta(days=3 * 365 + 1)
"""An account that nobody used for three years (a leap day in it) expires (DOMAIN.md §1.4)."""
REQUEST_KEPT = timedelta(days=42)
EMAIL_VALID = timedelta(minutes=30)
LETTER_TRIES = 3

MOST_LETTERS, IN = 3, timedelta(days=30)
LETTERS_APART = timedelta(minutes=5)
"""At most so many letters a month, and never two at once: settings of the service, values [design]."""

Carrier = Literal["letter", "email", "sms", "app"]
"""``app`` is what stands on a practice phone."""


class Delivery(Struct, frozen=True):
    """One piece of post. ``topic`` is the text key of its words; ``code`` what it is about."""

    carrier: Carrier
    topic: str
    at: datetime
    code: str
    name: str = ""

    __repr__ = hiding("code", "name")
