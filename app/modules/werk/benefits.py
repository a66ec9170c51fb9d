"""How this screen words the file at UWV: benefits, plans, appointments, years worked. Plain, without a screen."""

from collections.abc import Iterable
from datetime import date

from app.kit.contributions import Mark
from app.kit.facts import Fact, known
from app.kit.texts import Texts
from services.registries.uwv.records import Afspraak, Klantdossier, Tarief, Traject, Uitkering

_KINDS = {"toegekend": "ok", "in behandeling": "info", "afgewezen": "neutral", "beëindigd": "neutral"}
_ICONS = {"ok": "circle-check", "info": "circle-dashed", "neutral": "minus"}


def is_empty(found: Klantdossier) -> bool:
    """True when UWV has no file of this citizen."""
    return not (found.uitkeringen or found.trajecten or found.afspraken or found.opleidingen) and (
        found.gewerkte_jaren is None
    )


def mark(texts: Texts, one: Uitkering, today: date) -> Mark:
    """Return how a benefit stands."""
    status = one.status
    if status == "toegekend":
        status = "beëindigd" if one.einde and one.einde < today else "later" if one.aanvang > today else status
    kind = _KINDS.get(status, "info")
    words = texts.maybe(f"benefit_status.{status}") or status.capitalize()
    return Mark(kind, words, _ICONS[kind])


def facts(texts: Texts, one: Uitkering) -> list[Fact]:
    """Return what is known of one benefit, with what it pays in every period."""
    wage = one.maandloon if one.maandloon is not None else one.dagloon
    per = "month" if one.maandloon is not None else "day"
    return known([
        Fact(texts("term.since"), texts.date(one.aanvang)),
        Fact(texts("term.until"), texts.date(one.einde) if one.einde else ""),
        Fact(texts(f"term.wage_{per}"), texts.money(wage, cents=True) if wage is not None else ""),
        *(Fact(_period(texts, rate), _rate(texts, rate)) for rate in one.bedragen),
        Fact(texts("term.paid_to"), texts("paid_to_employer") if one.betaald_aan == "werkgever" else ""),
        Fact(texts("term.pay_day"), texts("around", day=one.betaaldag) if one.betaaldag else ""),
        Fact(texts("term.reference"), one.kenmerk),
    ])


def plan_facts(texts: Texts, one: Traject) -> list[Fact]:
    """Return what was agreed to find work."""
    return known([
        Fact(texts("term.aim"), one.doel),
        Fact(texts("term.adviser"), one.begeleider),
        Fact(texts("term.since"), texts.date(one.aanvang)),
        Fact(texts("term.until"), texts.date(one.einde) if one.einde else ""),
        Fact(texts("term.agreed"), " ".join(f"{words.rstrip('.')}." for words in one.afspraken)),
    ])


def appointment_facts(texts: Texts, found: Iterable[Afspraak]) -> list[Fact]:
    """Return the appointments to come."""
    return [
        Fact(
            texts.date(one.moment.date()),
            f"{one.onderwerp}, {texts('at_time', time=f'{one.moment.hour:02}.{one.moment.minute:02}')}",
            one.plaats,
        )
        for one in found
    ]


def own_facts(texts: Texts, found: Klantdossier) -> list[Fact]:
    """Return the years worked, and the courses in the cv."""
    years = found.gewerkte_jaren
    courses = ", ".join(
        texts("course" if one.diploma else "course_unfinished", name=one.naam, year=one.jaar)
        for one in found.opleidingen
    )
    return known([
        Fact(texts("term.years"), texts("years", n=years) if years is not None else "", texts("years_note")),
        Fact(texts("term.courses"), courses),
    ])


def _period(texts: Texts, one: Tarief) -> str:
    if one.tot is None:
        return texts("from_day", date=texts.date(one.vanaf))
    return texts("until_day", date=texts.date(one.tot), since=texts.date(one.vanaf))


def _rate(texts: Texts, one: Tarief) -> str:
    share = texts.number(one.percentage, 0 if one.percentage == int(one.percentage) else 1)
    key = f"rate.{one.per}" if texts.maybe(f"rate.{one.per}") else "rate.maand"
    return texts(key, share=share, amount=texts.money(one.bedrag, cents=True))
