"""How this screen words the income of every year and income tax: plain rules without a screen."""

from collections.abc import Iterable, Sequence

from app.kit.contributions import Mark
from app.kit.doubting import Data
from app.kit.facts import DOUBT_ICON, Fact
from app.kit.texts import Texts
from services.registries.belastingdienst.records import Aanslag
from services.registries.bri.records import Inkomen

BARS = 8
_FIXED = "vastgesteld"
_FINAL = "definitief"


def newest(found: Iterable[Inkomen]) -> Inkomen | None:
    """Return the newest year with an amount."""
    return next((one for one in found if one.bedrag is not None), None)


def amount(texts: Texts, one: Inkomen) -> str:
    """Return "€ 36.542", or that it is not fixed."""
    return texts.money(one.bedrag) if one.bedrag is not None else texts("income.unknown")


def kind(texts: Texts, one: Inkomen) -> str:
    """Return "verzamelinkomen over 2025"."""
    return texts("income.kind", kind=texts.maybe(f"income_kind.{one.soort}") or one.soort, year=one.jaar)


def explained(texts: Texts, one: Inkomen) -> str:
    """Return what the kind of income means."""
    return texts.maybe(f"income_explained.{one.soort}") or ""


def mark(texts: Texts, one: Inkomen) -> Mark | None:
    """Return the badge of an income that is looked into or was changed."""
    if one.in_onderzoek:
        return Mark("info", texts("doubt_since", date=texts.date(one.in_onderzoek)), DOUBT_ICON)
    if one.status == _FIXED:
        return None
    return Mark("info", texts.maybe(f"income_status.{one.status}") or one.status.capitalize(), "info-circle")


def doubted(texts: Texts, one: Inkomen) -> tuple[Data, str]:
    """Return the data of one year, and which year it is, for who wants to report that one is wrong."""
    fixed = texts.date(one.vastgesteld_op) if one.vastgesteld_op else ""
    return (("bedrag", amount(texts, one)), ("vastgesteldOp", fixed)), str(one.jaar)


def bars(texts: Texts, found: Sequence[Inkomen]) -> list[tuple[str, float, str]]:
    """Return the years with an amount for a chart, oldest first."""
    fixed = [(one.jaar, one.bedrag) for one in found if one.bedrag is not None][:BARS]
    return [(str(year), float(value), texts.number(value)) for year, value in reversed(fixed)]


def year_rows(texts: Texts, found: Iterable[Inkomen]) -> list[tuple[str, ...]]:
    """Return (year, kind, fixed on, amount) of every year."""
    return [
        (
            str(one.jaar),
            (texts.maybe(f"income_kind.{one.soort}") or one.soort).capitalize(),
            _fixed(texts, one),
            amount(texts, one),
        )
        for one in found
    ]


def tax_rows(texts: Texts, found: Iterable[Aanslag]) -> list[tuple[str, ...]]:
    """Return (year, kind, date, result) of every assessment."""
    return [
        (
            str(one.jaar),
            texts.maybe(f"tax_kind.{one.soort}") or one.soort.capitalize(),
            texts.date(one.datum),
            result(texts, one),
        )
        for one in found
    ]


def result(texts: Texts, one: Aanslag) -> str:
    """Return what one pays or gets back, per month when that is how it goes."""
    if not one.te_betalen:
        return texts("tax.nothing")
    way = "pay" if one.te_betalen > 0 else "back"
    if one.per_maand is not None and one.soort != _FINAL:
        return texts(f"tax.{way}_monthly", amount=texts.money(abs(one.per_maand), cents=True))
    return texts(f"tax.{way}", amount=texts.money(abs(one.te_betalen)))


def to_pay(texts: Texts, found: Iterable[Aanslag]) -> list[Fact]:
    """Return the assessments that must be paid before a day, with their reference."""
    return [
        Fact(texts("tax.pay_before", year=one.jaar), texts.date(one.betalen_voor), texts("tax.mark", mark=one.kenmerk))
        for one in found
        if one.betalen_voor
    ]


def built_up(found: Iterable[Aanslag]) -> Aanslag | None:
    """Return the newest assessment that tells how its income came about."""
    return next((one for one in found if one.soort == _FINAL and one.onderdelen), None)


def part_rows(texts: Texts, one: Aanslag) -> list[tuple[str, str]]:
    """Return (part, amount) of an income."""
    return [
        (texts.maybe(f"tax_part.{part.naam}") or part.naam.capitalize(), texts.money(part.bedrag))
        for part in one.onderdelen
    ]


def total(texts: Texts, one: Aanslag) -> tuple[str, str] | None:
    """Return the sum under the parts."""
    if one.verzamelinkomen is None:
        return None
    return texts("tax.total"), texts.money(one.verzamelinkomen)


def _fixed(texts: Texts, one: Inkomen) -> str:
    day = texts.date(one.vastgesteld_op) if one.vastgesteld_op else ""
    found = mark(texts, one)
    return ", ".join(part for part in (day, found.text if found else "") if part) or texts("income.unknown")
