"""How this screen words who pays the citizen: the payer, the contract, and wages per month. Plain, without a screen."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.kit.contributions import Mark
from app.kit.doubting import Data
from app.kit.facts import DOUBT_ICON, Fact, known
from app.kit.texts import Texts
from services.registries.blau.records import Inkomstenverhouding, Opgave

MONTHS = 12
"""So many months are shown; older ones stand on the annual statements."""
_WORK = "loon"


def split(
    payers: Iterable[Inkomstenverhouding], today: date
) -> tuple[list[Inkomstenverhouding], list[Inkomstenverhouding]]:
    """Return who pays now and who paid before."""
    every = list(payers)
    return [one for one in every if one.loopt(today)], [one for one in every if not one.loopt(today)]


def is_work(one: Inkomstenverhouding) -> bool:
    """True for a job, not for a benefit or a pension."""
    return one.soort == _WORK


def kind(texts: Texts, one: Inkomstenverhouding) -> str:
    """Return what is paid: "Loon", or the name of the benefit."""
    return texts.official(one.omschrijving) or texts.maybe(f"kind.{one.soort}") or one.soort.capitalize()


def payer_facts(texts: Texts, one: Inkomstenverhouding) -> list[Fact]:
    """Return what is known of one payer."""
    since = one.in_onderzoek
    mark = Mark("info", texts("in_onderzoek"), DOUBT_ICON) if since else None
    note = texts("doubt_since", date=texts.date(since)) if since else ""
    newest = one.opgaven[0] if one.opgaven else None
    return known([
        Fact(texts("term.kind"), kind(texts, one), note, mark),
        Fact(texts("term.function"), one.functie.capitalize()),
        Fact(texts("term.contract"), contract(texts, one)),
        Fact(texts("term.hours"), hours(texts, one)),
        Fact(texts("term.since"), texts.date(one.aanvang)),
        Fact(texts("term.until"), texts.date(one.einde) if one.einde else ""),
        Fact(texts("term.newest"), _newest(texts, newest) if newest else ""),
        Fact(texts("term.kvk"), one.kvk_nummer or ""),
        Fact(texts("term.tax_number"), one.loonheffingennummer),
    ])


def doubted(texts: Texts, one: Inkomstenverhouding) -> Data:
    """Return the data of one payer, for who wants to report that one is wrong."""
    newest = one.opgaven[0] if one.opgaven else None
    return (
        ("werkgever", one.werkgever),
        ("urenPerWeek", hours(texts, one)),
        ("contract", contract(texts, one)),
        ("aanvang", texts.date(one.aanvang)),
        ("einde", texts.date(one.einde) if one.einde else ""),
        ("svLoon", _newest(texts, newest) if newest else ""),
    )


def thing(one: Inkomstenverhouding) -> str:
    """Return the key of a payer. A payroll tax number may be the BSN of an employer, so that is not it."""
    return str(one.volgnummer)


def contract(texts: Texts, one: Inkomstenverhouding) -> str:
    """Return "Vast contract" and the like; empty for a benefit."""
    return (texts.maybe(f"contract.{one.contract}") or one.contract.capitalize()) if one.contract else ""


def hours(texts: Texts, one: Inkomstenverhouding) -> str:
    """Return "32 uur per week"."""
    return texts("hours_a_week", hours=number(texts, one.uren_per_week)) if one.uren_per_week else ""


def number(texts: Texts, hours: float) -> str:
    """Return "32" or "28,5"."""
    return texts.number(hours, 0 if hours == int(hours) else 1)


def month_rows(texts: Texts, stated: Sequence[Opgave]) -> list[tuple[str, ...]]:
    """Return (month, wage, kept back, hours) of the newest months; hours are left out when there are none."""
    shown = stated[:MONTHS]
    hours = any(one.uren for one in shown)
    return [
        (
            _month(texts, one),
            texts.money(one.sv_loon, cents=True),
            texts.money(one.loonheffing, cents=True),
            *((texts.number(one.uren),) if hours else ()),
        )
        for one in shown
    ]


def former_rows(texts: Texts, payers: Iterable[Inkomstenverhouding]) -> list[tuple[str, ...]]:
    """Return (payer, what, from, until) of everyone who paid before."""
    return [
        (
            one.werkgever,
            kind(texts, one) if not is_work(one) else one.functie.capitalize() or kind(texts, one),
            texts.date(one.aanvang),
            texts.date(one.einde) if one.einde else "",
        )
        for one in payers
    ]


def _month(texts: Texts, one: Opgave) -> str:
    """Return "december 2026", with what was special about it."""
    words = texts.month_year(one.van).capitalize()
    if one.vakantiegeld:
        words = texts("with_holiday_pay", month=words, amount=texts.money(one.vakantiegeld, cents=True))
    whole = one.van.day == 1 and one.tot.month != (date.fromordinal(one.tot.toordinal() + 1)).month
    return words if whole else texts("part_of_month", month=words, first=one.van.day, last=one.tot.day)


def _newest(texts: Texts, one: Opgave) -> str:
    return texts("newest", amount=texts.money(one.sv_loon, cents=True), month=texts.month_year(one.van))
