"""How this screen words what DUO says: diplomas, courses, exams, money. Plain rules without a screen."""

from collections.abc import Iterable

from app.kit.contributions import Mark
from app.kit.doubting import Data
from app.kit.facts import DOUBT_ICON, Fact, known
from app.kit.texts import Texts
from services.registries.duo.records import Diploma, Examen, Inschrijving, Studiefinanciering, Studieschuld


def diploma_facts(texts: Texts, one: Diploma) -> list[Fact]:
    """Return what stands on a diploma."""
    since = one.in_onderzoek
    mark = Mark("info", texts("doubt_since", date=texts.date(since)), DOUBT_ICON) if since else None
    return known([
        Fact(texts("term.level"), level(texts, one.niveau), mark=mark),
        Fact(texts("term.profile"), texts.official(one.profiel)),
        Fact(texts("term.school"), one.instelling),
        Fact(texts("term.earned"), texts.date(one.datum)),
        Fact(texts("term.brin"), one.brin),
    ])


def doubted(texts: Texts, one: Diploma) -> Data:
    """Return the data of a diploma, for who wants to report that one is wrong."""
    return (
        ("opleiding", one.opleiding),
        ("niveau", level(texts, one.niveau)),
        ("instelling", one.instelling),
        ("datum", texts.date(one.datum)),
    )


def thing(one: Diploma) -> str:
    """Return the key of a diploma: which school gave it, and when."""
    return f"{one.brin} {one.datum.isoformat()}"


def course_facts(texts: Texts, one: Inschrijving) -> list[Fact]:
    """Return what is known of a course that was not finished (yet)."""
    return known([
        Fact(texts("term.level"), level(texts, one.niveau)),
        Fact(texts("term.school"), one.instelling),
        Fact(texts("term.since" if one.status != "aangemeld" else "term.starts"), texts.date(one.vanaf)),
        Fact(texts("term.until"), texts.date(one.tot) if one.tot else ""),
        Fact(texts("term.brin"), one.brin),
    ])


def course_mark(texts: Texts, one: Inschrijving) -> Mark:
    """Return the badge that says how a course stands."""
    kind, icon = {"ingeschreven": ("ok", "circle-check"), "aangemeld": ("info", "circle-dashed")}.get(
        one.status, ("neutral", "minus")
    )
    return Mark(kind, texts.maybe(f"course.{one.status}") or one.status.capitalize(), icon)


def _exam_part(texts: Texts, one: Examen) -> str:
    part = texts.official(one.onderdeel)
    return texts("exam_level", part=part, level=one.niveau) if one.niveau else part


def exam_rows(texts: Texts, found: Iterable[Examen]) -> list[tuple[str, str, str]]:
    """Return (part, result, date) of the integration exams."""
    return [
        (
            _exam_part(texts, one),
            texts.maybe(f"exam.{one.resultaat}") or one.resultaat.capitalize(),
            texts.date(one.afgelegd_op) if one.afgelegd_op else "",
        )
        for one in found
    ]


def exams_left(found: Iterable[Examen]) -> int:
    """Return how many parts have not been passed."""
    return sum(one.resultaat == "nog niet gehaald" for one in found)


def level(texts: Texts, written: str) -> str:
    """Return a level as people say it."""
    return texts.maybe(f"level.{written}") or written.capitalize()


def finance_rows(texts: Texts, one: Studiefinanciering) -> list[tuple[str, str]]:
    """Return (part, euros) of student finance; a loan says that it must be paid back."""
    return [
        (
            texts("loan", name=texts.official(part.naam)) if part.lening else texts.official(part.naam),
            texts.money(part.bedrag, cents=True),
        )
        for part in one.delen
    ]


def finance_total(texts: Texts, one: Studiefinanciering) -> tuple[str, str]:
    """Return what comes on the account."""
    return texts("finance_total"), texts.money(one.totaal, cents=True)


def finance_facts(texts: Texts, one: Studiefinanciering) -> list[Fact]:
    """Return since when, the pay day and the travel product."""
    return known([
        Fact(texts("term.since"), texts.date(one.vanaf)),
        Fact(texts("term.pay_day"), texts("around", day=one.betaaldag)),
        Fact(texts("term.travel"), one.reisproduct),
        Fact(texts("term.reference"), one.kenmerk),
    ])


def debt_facts(texts: Texts, one: Studieschuld) -> list[Fact]:
    """Return what is owed, and how it is paid back."""
    pause = texts("paused_until", date=texts.date(one.pauze_tot)) if one.pauze_tot else ""
    mark = Mark("info", texts("paused"), "player-pause") if one.pauze_tot else None
    return known([
        Fact(texts("term.debt_on"), texts.date(one.peildatum)),
        Fact(texts("term.monthly"), texts.money(one.per_maand, cents=True), pause, mark),
        Fact(texts("term.debit_day"), texts("around", day=one.afschrijfdag)),
        Fact(texts("term.reference"), one.kenmerk),
    ])
