"""What the service hears at each step of a login (DOMAIN.md §1.1): plain Python, shown to the tester."""

from app.login.screens import Cancelled, Done, Ended, LockedOut, Step, TimeUp
from services.identity.outcome import (
    CANCELLED,
    FAILED,
    NOTHING_YET,
    REFUSED,
    SUCCESS,
    TOO_LOW,
    UNAVAILABLE,
    UNSUPPORTED,
    Told,
)
from services.identity.results import NotUsable, Stopped, TooLow

_STOPPED = {
    "app_refused": CANCELLED,
    "pin_forgotten": CANCELLED,
    "reader_refused": CANCELLED,
    "app_off": UNAVAILABLE,
    "status_unknown": UNAVAILABLE,
    "unavailable": UNAVAILABLE,
    "refused": REFUSED,
    "unsupported": UNSUPPORTED,
}


def told(step: "Step[object]") -> Told:
    """Return the status that goes back to the service; NOTHING_YET while the login goes on."""
    if isinstance(step, Done):
        return SUCCESS
    if isinstance(step, Cancelled):
        return CANCELLED
    if isinstance(step, LockedOut | TimeUp):
        return FAILED
    return _of_end(step.result) if isinstance(step, Ended) else NOTHING_YET


def _of_end(result: Stopped | NotUsable | TooLow) -> Told:
    if isinstance(result, TooLow):
        return TOO_LOW
    return REFUSED if isinstance(result, NotUsable) else _STOPPED.get(result.reason, FAILED)
