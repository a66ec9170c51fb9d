"""The plain rules of terms: how late a decision is, and until when one can object. No screen, no source."""

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from services.registries.zaken.records import Case, CaseDetail, Term

SOON = 7
"""At this many days or fewer a deadline is solid amber (LOOK.md §7)."""
OBJECTION = timedelta(weeks=6)
"""Awb art. 6:7; the first day is the one after the decision was sent (art. 6:8)."""
_DECISIONS = ("Besluit", "Beschikking", "Beslissing", "Uitspraak")
_DECIDED = ("Toegekend", "Afgewezen", "Verleend", "Geweigerd", "Afgegeven", "Buiten behandeling gesteld")
_NOT_DECIDED = ("Ingetrokken",)

Clock = Literal["runs", "last_day", "late", "paused"]
Route = Literal["objection", "appeal"]


class Objection(Struct, frozen=True):
    """How one can oppose a decision: at the organisation or at the court, up to and including ``last_day``.

    ``left`` counts the days after today up to ``last_day``: 0 on the last day, negative when it has passed.
    """

    route: Route
    last_day: date
    left: int


def clock_of(term: Term, today: date) -> Clock:
    """Return how the term for the decision stands."""
    if term.paused is not None:
        return "paused"
    if today > term.end:
        return "late"
    return "last_day" if today == term.end else "runs"


def days_late(term: Term, today: date) -> int:
    """Return the days since the last day for the decision; 0 when it has not passed."""
    return max((today - term.end).days, 0)


def decision_day(detail: CaseDetail) -> date | None:
    """Return the day of the decision: of the step that is one, else of the end; None while there is none.

    A case may be closed weeks after its decision, and the time to object runs from the decision.
    """
    if detail.case.finished is None:
        return None
    days = [step.day for step in detail.steps if step.state == "done" and step.day and _is_decision(step.label)]
    return max(days, default=detail.case.finished)


def objection(detail: CaseDetail, today: date) -> Objection | None:
    """Return until when one can object; None when nothing was decided, or when the letter must tell the way."""
    day, case = decision_day(detail), detail.case
    if day is None or case.tone not in ("granted", "refused") or case.state in _NOT_DECIDED:
        return None
    if not (case.state in _DECIDED or any(_is_decision(step.label) for step in detail.steps)):
        return None
    if case.kind.startswith("Beroep"):
        return None
    last = day + OBJECTION
    return Objection("appeal" if _is_objection(case) else "objection", last, (last - today).days)


def _is_decision(label: str) -> bool:
    return label.startswith(_DECISIONS)


def _is_objection(case: Case) -> bool:
    return case.kind.startswith("Bezwaar")
