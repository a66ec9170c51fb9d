"""The usage history of an account: what happened, when, where and with what (gebruiksgeschiedenis, DOMAIN.md §1.6)."""

import itertools
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

from services.clock import Clock
from services.decoding import convert
from services.identity.account_book import Rows

NAMESPACE = "account.history"

Action = Literal[
    "login_succeeded", "login_failed", "login_cancelled", "login_too_low", "login_refused", "blocked",
    "sms_sent", "spoken_sent", "session_expired", "password_changed", "phone_changed", "email_changed",
    "email_verified", "language_changed", "two_steps_on", "two_steps_off", "sms_requested", "sms_on", "sms_off",
    "spoken_on", "spoken_off", "app_activated", "app_deactivated", "id_check_done", "document_blocked",
    "document_activated", "document_unblocked", "requested",
    "letter_sent", "activated", "recovered", "account_cancelled", "authorisation_activated",
]


class Line(Struct, frozen=True):
    """One line. ``service`` is where one logged in; ``means`` a means id; ``detail`` a device or document."""

    at: datetime
    action: Action
    service: str = ""
    means: str = ""
    detail: str = ""


_NUMBERS = itertools.count()
"""Lines of one moment keep their order, whoever wrote them."""


def unused(bsn: str) -> Sequence[Line]:
    """Return no lines: the account was not used before."""
    return ()


class History:
    """Lines by BSN, the newest first. ``rows`` is asked on workers only.

    ``earlier`` gives the lines of before this session (services.identity.earlier_use).
    """

    def __init__(
        self, rows: Callable[[], Rows], clock: Clock, earlier: Callable[[str], Sequence[Line]] = unused
    ) -> None:
        self._rows = rows
        self._clock = clock
        self._earlier = earlier

    def add(self, bsn: str, action: Action, service: str = "", means: str = "", detail: str = "") -> None:
        """Write one line at the present time."""
        line = Line(self._clock.now(), action, service, means, detail)
        key = f"{bsn}/{line.at.timestamp():017.6f}/{next(_NUMBERS):06d}"
        self._rows().put(NAMESPACE, key, msgspec.to_builtins(line))

    def lines(self, bsn: str) -> list[Line]:
        """Return what this session added and, before it, what was there already."""
        own = [convert(row, Line) for _, row in self._rows().query(NAMESPACE, f"{bsn}/")]
        return [*reversed(own), *self._earlier(bsn)]

    def last_use(self, bsn: str) -> datetime | None:
        """Return when this person last logged in or activated the account; None when that was before this session."""
        rows = (convert(row, Line) for _, row in self._rows().query(NAMESPACE, f"{bsn}/"))
        return max((one.at for one in rows if one.action in _USE), default=None)


_USE = frozenset({"login_succeeded", "activated", "recovered"})
