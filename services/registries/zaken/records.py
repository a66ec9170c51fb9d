"""What the screens know of cases, as frozen values: the list, one case in full, its steps, papers and timeline."""

from datetime import date
from typing import Literal

import msgspec

Tone = Literal["received", "running", "granted", "refused", "closed"]
StepState = Literal["done", "now", "later"]
EventKind = Literal["status", "letter", "own", "planned"]


class ToDo(msgspec.Struct, frozen=True):
    """What the citizen still has to do. ``card`` is its title on the overview.

    ``kind`` says where the button goes: "document" adds a paper here, "bericht" reads the message ``target``, "link"
    leaves for the domain ``target``. ``document_kind`` is the address of the kind of paper that is asked.
    """

    title: str = msgspec.field(name="titel")
    last_day: date = msgspec.field(name="uiterlijk")
    button: str = msgspec.field(name="knop")
    note: str = msgspec.field(name="toelichting", default="")
    card: str = msgspec.field(name="kaart", default="")
    kind: str = msgspec.field(name="soort", default="document")
    target: str = msgspec.field(name="naar", default="")
    document_kind: str = msgspec.field(name="informatieobjecttype", default="")


class Case(msgspec.Struct, frozen=True):
    """One row of the list. ``state`` is the last step, or the result of a finished case; ``tone`` its colour.

    ``organisation`` is the name, ``called`` how its letters call it. ``last_day`` is the last day for the decision.
    ``may_add`` when it still runs and what one may do for the subject covers submitting to this kind of case.
    """

    id: str
    number: str
    title: str
    kind: str
    organisation: str
    called: str
    state: str
    tone: Tone
    short: str
    started: date
    changed: date
    last_day: date | None = None
    finished: date | None = None
    todo: ToDo | None = None
    may_add: bool = True

    @property
    def waiting_for_you(self) -> bool:
        """True when the citizen has something to do."""
        return self.todo is not None


class Step(msgspec.Struct, frozen=True):
    """One step on the way. ``day`` is when it was reached, or with ``at_latest`` the last day for it."""

    label: str
    state: StepState
    day: date | None = None
    at_latest: bool = False


class Event(msgspec.Struct, frozen=True):
    """One line of the timeline. ``message`` is the id of a message in the Berichtenbox, or empty."""

    kind: EventKind
    day: date
    title: str
    addition: str = ""
    message: str = ""


class CaseDocument(msgspec.Struct, frozen=True):
    """One paper of the case; ``own`` when it came from the citizen. ``size`` in bytes."""

    id: str
    title: str
    filename: str
    day: date
    own: bool
    mime: str
    size: int


class Contact(msgspec.Struct, frozen=True):
    """Whom to ask. ``name`` and ``team`` may be empty; ``call_back`` when one can ask to be called."""

    organisation: str
    name: str = ""
    team: str = ""
    phone: str = ""
    hours: str = ""
    call_back: bool = False


class Term(msgspec.Struct, frozen=True):
    """The term for the decision in days. ``paused`` is the day the clock stopped, with ``reason``."""

    start: date
    end: date
    total: int
    passed: int
    left: int
    paused: date | None = None
    reason: str = ""


class CaseDetail(msgspec.Struct, frozen=True):
    """One case in full; the timeline is newest first, planned days on top."""

    case: Case
    note: str
    result_note: str
    steps: tuple[Step, ...]
    timeline: tuple[Event, ...]
    documents: tuple[CaseDocument, ...]
    contact: Contact
    term: Term | None = None
