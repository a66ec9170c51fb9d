"""Who paid a citizen what in the last years, so that wages, benefits and pension add up to the income of that year.

The income of a year (``core.income``) is given; a job, a benefit or a company of today explains a part of it. What is
left comes from a pension fund for those with AOW, from the own company, or from WW before the newest job or benefit.
"""

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from services.population.core import Benefit, Core, Job

YEARS = (2024, 2025, 2026)
_AOW_AGE, _ADULT, _YOUNG = 67, 18, 23
_GROWTH = {2024: 0.943, 2025: 0.971, 2026: 1.0}  # as in work.income
_MONTHS = 12
_LONG_AGO = date(2023, 12, 1)
Kind = Literal["loon", "uitkering", "pensioen"]


class Payer(Struct, frozen=True):
    """One payer. ``yearly`` holds (year, first month, last month, whole euros); ``kvk`` is empty for a public body.

    ``what`` is the work that is done, or the name of the benefit.
    """

    kind: Kind
    name: str
    number: str
    kvk: str
    what: str
    since: date
    until: date | None
    hours: int
    yearly: tuple[tuple[int, int, int, int], ...]


class Earnings(Struct, frozen=True):
    """All payers of a citizen, and per year what an own company brought, in whole euros."""

    payers: tuple[Payer, ...]
    profit: tuple[tuple[int, int], ...]

    def total(self, year: int, *kinds: Kind) -> int:
        """Return what payers of these kinds paid in a year."""
        return sum(
            euros for one in self.payers if one.kind in kinds for when, _, _, euros in one.yearly if when == year
        )

    def brought(self, year: int) -> int:
        """Return the profit of a year."""
        return dict(self.profit).get(year, 0)


UWV, SVB, TOWN, FUND = "900360471L01", "900377793L01", "900395114L01", ("Stichting Pensioenfonds De Brug", "00291199")
_FUND_NUMBER = "900291199L01"
_BENEFITS = {
    "AOW": ("AOW", "SVB", SVB),
    "WW": ("WW-uitkering", "UWV", UWV),
    "WIA": ("WIA-uitkering", "UWV", UWV),
    "Wajong": ("Wajong-uitkering", "UWV", UWV),
    "Bijstand": ("Bijstandsuitkering", "gemeente", TOWN),
}


def assessed(core: Core) -> bool:
    """Return whether a citizen is assessed for income tax: with a company or a home of one's own, and half the rest."""
    return core.company is not None or core.home.tenure == "koop" or core.dice("aanslag").percent(50)


def earnings(core: Core) -> Earnings:
    """Return who paid what over ``YEARS``."""
    told = [_job(one) for one in core.jobs] + [_benefit(core, one) for one in core.benefits]
    company = core.company
    own = company if company is not None and company.rsin and company.rechtsvorm != "Stichting" else None
    paid: list[list[tuple[int, int, int, int]]] = [[] for _ in told]
    rest: dict[int, int] = {}
    for year in YEARS:
        income = core.income(year)
        if income is None:
            continue
        base = sum(full for _, full in told)
        most = _GROWTH[year] if year - core.born.year >= _ADULT else 1.0
        ratio = min(most, income / base) if base else 0.0
        left = income
        for place, (payer, full) in enumerate(told):
            first = _first_month(payer.since, year)
            euros = int(full * ratio * (13 - first) / _MONTHS)
            if first <= _MONTHS and euros:
                paid[place].append((year, first, _MONTHS, euros))
                left -= euros
        rest[year] = left
    payers = [replace(payer, yearly=tuple(years)) for (payer, _), years in zip(told, paid, strict=True)]
    if company is not None and own is None:
        return Earnings(tuple(payers), tuple(rest.items()))
    more = _rest(core, payers, {year: euros for year, euros in rest.items() if euros > len(told) + 1})
    return Earnings((*payers, more) if more else tuple(payers), ())


def _job(one: Job) -> tuple[Payer, int]:
    payer = Payer(
        "loon", one.werkgever, one.loonheffingennummer, one.kvk, one.beroep, one.since, None, one.hours, ()
    )
    return payer, one.wage


def _benefit(core: Core, one: Benefit) -> tuple[Payer, int]:
    what, name, number = _BENEFITS[one.kind]
    if name == "gemeente":
        name = f"Gemeente {core.home.address.gemeente.naam}"
    return Payer("uitkering", name, number, "", what, one.since, None, 0, ()), _MONTHS * one.per_month


def _first_month(since: date, year: int) -> int:
    """Return the first month of a year in which a payer pays; 13 when it does not."""
    return 1 if since.year < year else since.month if since.year == year else 13


def _rest(core: Core, payers: list[Payer], rest: dict[int, int]) -> Payer | None:
    """Return who paid what today's payers do not explain."""
    if not rest:
        return None
    company = core.company
    yearly = tuple((year, 1, _MONTHS, euros) for year, euros in rest.items())
    if company is not None:
        since, name = company.since, company.statutaire_naam or company.naam
        return Payer("loon", name, company.loonheffingennummer, company.kvk, "directeur", since, None, 40, yearly)
    if core.age >= _AOW_AGE:
        since = date(core.born.year + _AOW_AGE, core.born.month, 1)
        name, kvk = FUND
        began = min(since, _LONG_AGO)
        return Payer("pensioen", name, _FUND_NUMBER, kvk, "Ouderdomspensioen", began, None, 0, yearly)
    return _before(core, payers, rest)


def _before(core: Core, payers: list[Payer], rest: dict[int, int]) -> Payer | None:
    """Return the WW until the newest job or benefit; of somebody young, the holiday work at the same employer."""
    until = max((one.since for one in payers), default=date(YEARS[-1], 12, 31)) - timedelta(days=1)
    yearly = tuple(
        (year, 1, _MONTHS if until.year > year else until.month, euros)
        for year, euros in rest.items()
        if until.year >= year
    )
    if not yearly:
        return None
    if core.age < _YOUNG and payers and payers[0].kvk:
        return replace(payers[0], what="vakantiewerk", since=date(min(rest), 1, 1), until=until, hours=0, yearly=yearly)
    return Payer("uitkering", "UWV", UWV, "", "WW-uitkering", date(min(rest), 1, 1), until, 0, yearly)
