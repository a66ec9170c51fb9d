"""How this screen words an allowance: what it is, how it stands, what it depends on. Plain, without a screen."""

from collections.abc import Iterable, Sequence

from app.kit.contributions import Mark
from app.kit.doubting import Data
from app.kit.facts import Fact, known
from app.kit.texts import Texts
from services.registries.toeslagen.records import Grondslag, Terugbetaling, Toeslag

PAID = ("voorschot", "herziening")
_KINDS = {
    "voorschot": ("ok", "circle-check"),
    "herziening": ("info", "circle-dashed"),
    "aangevraagd": ("info", "circle-dashed"),
    "definitief": ("ok", "circle-check"),
}


def name(texts: Texts, one: Toeslag) -> str:
    """Return "Zorgtoeslag 2027"."""
    return texts("allowance", name=texts.official(one.soort.capitalize()), year=one.jaar)


def mark(texts: Texts, one: Toeslag) -> Mark:
    """Return how an allowance stands."""
    kind, icon = _KINDS.get(one.status, ("neutral", "minus"))
    return Mark(kind, texts.maybe(f"status.{one.status}") or one.status.capitalize(), icon)


def split(found: Iterable[Toeslag], year: int) -> tuple[list[Toeslag], list[Toeslag]]:
    """Return those of this year and later (or that must be paid back), and those of before."""
    every = list(found)
    now = [one for one in every if one.jaar >= year or one.terugbetaling]
    return now, [one for one in every if one not in now]


def facts(texts: Texts, one: Toeslag) -> list[Fact]:
    """Return what is known of one allowance."""
    day = one.volgende_betaling
    return known([
        Fact(texts("term.monthly"), _money(texts, one.per_maand if one.status in PAID else None)),
        Fact(texts("term.next"), texts.date(day) if day else ""),
        Fact(texts("term.received"), _money(texts, one.ontvangen)),
        Fact(texts("term.right"), _money(texts, one.recht)),
        *_paid_back(texts, one.terugbetaling),
        Fact(texts("term.income"), _income(texts, one), _whose(texts, one)),
        *_basis(texts, one.grondslag),
        Fact(texts("term.since"), _period(texts, one)),
        Fact(texts("term.decided"), texts.date(one.beschikking) if one.beschikking else texts("not_decided")),
        Fact(texts("term.reference"), one.kenmerk),
    ])


def doubted(texts: Texts, one: Toeslag) -> Data:
    """Return the data of an allowance, for who wants to report that one is wrong."""
    return (
        ("perMaand", _money(texts, one.per_maand)),
        ("toetsingsinkomen", _income(texts, one)),
        ("grondslag", ""),
    )


def former_rows(texts: Texts, found: Sequence[Toeslag]) -> list[tuple[str, ...]]:
    """Return (name, how it stands, amount) of former years; an advance of then is still to be made definitive."""
    return [
        (name(texts, one), texts("status.later") if one.status in PAID else mark(texts, one).text, _amount(texts, one))
        for one in found
    ]


def _amount(texts: Texts, one: Toeslag) -> str:
    if one.recht is not None:
        return texts("per_year", amount=texts.money(one.recht, cents=True))
    return texts("per_month", amount=texts.money(one.per_maand, cents=True)) if one.per_maand is not None else ""


def _money(texts: Texts, amount: float | None) -> str:
    return texts.money(amount, cents=True) if amount is not None else ""


def _income(texts: Texts, one: Toeslag) -> str:
    return texts.money(one.inkomen) if one.inkomen is not None else ""


def _whose(texts: Texts, one: Toeslag) -> str:
    """Return whose income it is when it is that of two."""
    if one.toetsingsinkomen is None or one.toetsingsinkomen_partner is None:
        return ""
    return texts(
        "two_incomes",
        own=texts.money(one.toetsingsinkomen),
        partner=texts.money(one.toetsingsinkomen_partner),
    )


def _paid_back(texts: Texts, one: Terugbetaling | None) -> list[Fact]:
    if one is None:
        return []
    parts = texts(
        "parts", n=one.termijnen, amount=texts.money(one.per_termijn, cents=True), date=texts.date(one.eerste_op)
    )
    mark = Mark("warn", texts("to_pay"), "coin-euro")
    return [Fact(texts("term.back"), texts.money(one.bedrag, cents=True), parts, mark)]


def _basis(texts: Texts, one: Grondslag | None) -> list[Fact]:
    if one is None:
        return []
    children = ", ".join(texts("child_born", name=child.naam, date=texts.date(child.geboren)) for child in one.kinderen)
    care = [
        Fact(
            texts("care_of", name=place.naam),
            texts("care", hours=place.uren, kind=texts.official(place.soort), price=_money(texts, place.uurprijs)),
            texts("care_number", number=place.nummer) if place.nummer else "",
        )
        for place in one.opvang
    ]
    household = texts("alone" if one.alleenstaand else "together")
    return [
        Fact(texts("term.household"), household),
        Fact(texts("term.rent"), _money(texts, one.huur)),
        Fact(texts("term.children"), children),
        *care,
    ]


def _period(texts: Texts, one: Toeslag) -> str:
    first = texts.date(one.vanaf)
    return texts("from_until", first=first, last=texts.date(one.tot)) if one.tot else first
