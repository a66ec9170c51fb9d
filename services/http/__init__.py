"""The one way out: every call to a registry goes through here, with a total deadline, caps and strict JSON."""

from services.http.call import Call, CallRecord, Endpoint, Hook, Hooks
from services.http.deadline import DEADLINE, Deadline, running_deadline
from services.http.line import Channel, Line, Sourced
from services.http.marks import InOnderzoek
from services.http.reply import MAX_BODY, Reply
from services.http.send import EMBEDDED, Http

__all__ = [
    "DEADLINE",
    "EMBEDDED",
    "MAX_BODY",
    "Call",
    "CallRecord",
    "Channel",
    "Deadline",
    "Endpoint",
    "Hook",
    "Hooks",
    "Http",
    "InOnderzoek",
    "Line",
    "Reply",
    "Sourced",
    "running_deadline",
]
