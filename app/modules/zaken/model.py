"""Words of cases without a screen: badges, steps, timeline entries, terms and papers."""

from datetime import date

from msgspec import Struct

from app.kit.contributions import Mark
from app.kit.texts import Texts
from app.modules.zaken import rules
from app.modules.zaken.load import JPEG, PDF, PNG
from services.registries.zaken.records import Case, CaseDetail, CaseDocument, Event, Step, Term, ToDo

_TONES = {
    "received": ("neutral", "inbox"),
    "running": ("info", "circle-dashed"),
    "granted": ("ok", "circle-check"),
    "refused": ("err", "circle-x"),
    "closed": ("neutral", "circle-check"),
}
_KINDS = {PDF: "pdf", PNG: "picture", JPEG: "picture"}
_KILO, _MEGA = 1000, 1_000_000


class TermWords(Struct, frozen=True):
    """What the decision card says. ``share`` is (passed, total) in days, or None without a bar."""

    label: str
    day: str
    left: str
    passed: str
    note: str = ""
    share: tuple[int, int] | None = None
    kind: str = ""


def address_of(case: str, paper: str = "") -> str:
    """Return the address of a case, or of one of its papers."""
    return "/".join(part for part in ("zaken", case, paper) if part)


def state_mark(texts: Texts, case: Case) -> Mark:
    """Return the badge of where the case stands: its last step, or its result."""
    kind, icon = _TONES[case.tone]
    return Mark(kind, texts.official(case.state), icon)


def marks(texts: Texts, case: Case) -> list[Mark]:
    """Return the badges of a case: where it stands, and whether it waits for the citizen."""
    found = [state_mark(texts, case)] if case.state else []
    return [*found, waiting_mark(texts)] if case.todo else found


def waiting_mark(texts: Texts) -> Mark:
    """Return "Wacht op u"."""
    return Mark("warn", texts("waits_for_you"), "alert-triangle")


def days_mark(texts: Texts, last_day: date, today: date) -> Mark:
    """Return "Nog 26 dagen": tinted amber, solid at seven days or fewer, red when it has passed."""
    days = (last_day - today).days
    if days < 0:
        return Mark("err", texts("days_late", n=-days), "alert-circle")
    if days == 0:
        return Mark("warn", texts("today"), "clock", solid=True)
    near = days <= rules.SOON
    return Mark("warn", texts("days_left", n=days), "clock" if near else "calendar", solid=near)


def steps(texts: Texts, given: tuple[Step, ...], today: date) -> list[tuple[str, str, str]]:
    """Return (label, note, state) of each step."""
    return [(texts.official(step.label), _step_note(texts, step, today), step.state) for step in given]


def term_words(texts: Texts, term: Term, today: date) -> TermWords:
    """Return what to say of the term for a decision: it runs, ends today, has passed, or stands still."""
    clock = rules.clock_of(term, today)
    label, day = texts("decision_by"), texts.date(term.end)
    passed = texts("days_passed", passed=term.passed, total=term.total)
    share = (term.passed, term.total)
    if clock == "paused":
        since = texts("paused_since", date=texts.short_date(term.paused, today)) if term.paused else ""
        note = " ".join(part for part in (term.reason, texts("paused_means")) if part)
        return TermWords(label, day, since, passed, note, share, "pause")
    if clock == "late":
        late = texts("days_late", n=rules.days_late(term, today))
        return TermWords(texts("decision_was_by"), day, late, "", "", (1, 1), "late")
    left = texts("decision_today") if clock == "last_day" else texts("days_left", n=term.left)
    return TermWords(label, day, left, passed, "", share)


def entry_title(texts: Texts, event: Event) -> str:
    """Return the words of a line of the timeline; a line without any says what kind it is."""
    return texts.official(event.title) or texts(f"kind.{'future' if event.kind == 'planned' else event.kind}")


def todo_title(todo: ToDo) -> str:
    """Return the short title of what is asked."""
    return todo.card or todo.title


def described(texts: Texts, mime: str, size: int) -> str:
    """Return "Pdf, 186 kB"; without a known size only the kind."""
    kind = texts(f"file.{_KINDS.get(mime, 'other')}")
    if size <= 0:
        return kind
    if size < _MEGA:
        return texts("file.described", kind=kind, size=f"{texts.number(max(1, round(size / _KILO)))} kB")
    return texts("file.described", kind=kind, size=f"{texts.number(size / _MEGA, 1)} MB")


def papers(detail: CaseDetail) -> tuple[list[CaseDocument], list[CaseDocument]]:
    """Return the citizen's own papers and those of the organisation, each newest first."""
    ordered = sorted(detail.documents, key=_newest_first)
    return [one for one in ordered if one.own], [one for one in ordered if not one.own]


def _newest_first(paper: CaseDocument) -> int:
    return -paper.day.toordinal()


def _step_note(texts: Texts, step: Step, today: date) -> str:
    if step.day is None:
        return ""
    day = texts.short_date(step.day, today)
    if step.at_latest:
        return texts("step_by", date=day)
    return texts("step_since", date=day) if step.state == "now" else day
