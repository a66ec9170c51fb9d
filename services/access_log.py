"""Writes down every call that was made for a person, in the shape of the standard Logboek dataverwerkingen.

Who asked, for whom, which data by which processing activity, when, and how it ended; never what was answered.
Calls that nobody makes for a person (events between registries) and reading this log itself are left out.
"""

import hashlib
import itertools
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from services.http import CallRecord

NAMESPACE = "verwerkingen"
MOST = 1000
"""Lines kept of one data subject; the oldest goes first."""

LOG = "logboek"
ACTIVITIES = "https://voorportaal.example/verwerkingsactiviteiten"
OK, ERROR = 1, 2
READ, WRITE = "lezen", "wijzigen"
_ASKING = frozenset({"GET", "HEAD", "OPTIONS"})


class Rows(Protocol):
    """The part of services.store.Store that the log uses."""

    def put(self, namespace: str, key: str, value: dict[str, Any]) -> None:
        """Set the value."""

    def delete(self, namespace: str, key: str) -> None:
        """Remove the value."""

    def query(self, namespace: str, prefix: str = "") -> list[tuple[str, dict[str, Any]]]:
        """Return (key, value) of every row whose key starts with ``prefix``."""


class Bron(msgspec.Struct, frozen=True, kw_only=True):
    """Which program did it (``resource`` in the standard)."""

    name: str


class Kenmerken(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The attributes: two of the standard, and what a citizen needs to understand the line."""

    activity: str = msgspec.field(name="dpl.core.processing_activity_id")
    subject: str = msgspec.field(name="dpl.core.data_subject_id")
    subject_type: str = msgspec.field(name="dpl.core.data_subject_id_type")
    registry: str = msgspec.field(name="voorportaal.register", default="")
    face: str = msgspec.field(name="voorportaal.koppelvlak", default="")
    act: str = msgspec.field(name="voorportaal.handeling", default="")
    actor: str = msgspec.field(name="voorportaal.handelend", default="")
    organisation: str = msgspec.field(name="voorportaal.organisatie", default="")
    purpose: str = msgspec.field(name="voorportaal.doel", default="")
    data: str = msgspec.field(name="voorportaal.gegevens", default="")


class Verwerking(msgspec.Struct, frozen=True, kw_only=True):
    """One line; times are milliseconds since 1970, ``status_code`` is 0 unknown, 1 well, 2 failed."""

    trace_id: str
    operation_id: str
    status_code: int
    name: str
    start_time: int
    end_time: int
    resource: Bron
    attributes: Kenmerken


class AccessLog:
    """A hook of services.http: ``Hooks(told=(log.note,))``. Safe to use from several threads.

    ``right`` says for registry, face and method which right a call takes: a question may travel by POST.
    """

    def __init__(self, rows: Callable[[], Rows], right: Callable[[str, str, str], str]) -> None:
        self._rows = rows
        self._right = right
        self._numbers = itertools.count()
        self._kept: dict[str, deque[str]] = {}
        self._lock = threading.Lock()

    def note(self, record: CallRecord) -> None:
        """Write a finished call down."""
        if not record.subject or record.registry == LOG:
            return
        asking = record.method in _ASKING or self._right(record.registry, record.face, record.method) == "read"
        line = verwerking(record, READ if asking else WRITE)
        with self._lock:
            key = f"{record.subject}/{line.start_time:015d}-{next(self._numbers):06d}"
            kept = self._of(record.subject)
            kept.append(key)
            gone = kept.popleft() if len(kept) > MOST else ""
        self._rows().put(NAMESPACE, key, msgspec.to_builtins(line))
        if gone:
            self._rows().delete(NAMESPACE, gone)

    def _of(self, subject: str) -> deque[str]:
        if subject not in self._kept:
            self._kept[subject] = deque(key for key, _ in self._rows().query(NAMESPACE, f"{subject}/"))
        return self._kept[subject]


def verwerking(record: CallRecord, act: str) -> Verwerking:
    """Return the line of a call. Its trace is the call's correlation id, so that both sides can be joined."""
    began = int(record.started.timestamp() * 1000)
    trace = record.correlation.replace("-", "")
    return Verwerking(
        trace_id=trace,
        operation_id=hashlib.sha256(trace.encode()).hexdigest()[:16],
        status_code=ERROR if record.error else OK,
        name=f"{record.method} {record.registry}/{record.face}",
        start_time=began,
        end_time=began + int(record.seconds * 1000),
        resource=Bron(name="voorportaal"),
        attributes=Kenmerken(
            activity=f"{ACTIVITIES}/{record.registry}/{record.face}/{act}",
            subject=record.subject,
            subject_type="KVK" if len(record.subject) == 8 else "BSN",
            registry=record.registry,
            face=record.face,
            act=act,
            actor=record.actor,
        ),
    )
