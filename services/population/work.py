"""Work, benefits, income and schooling of a citizen.

Shares of people of 15 to 75 (CBS 85264NED, 2024): 73 % work, one in six of them for themselves; part-time: three
in four women up to 36 hours, one in four men. Wages by education around a modal 46,000 euros for full time (CPB 2026),
spread from 70 to 160 %. AOW from 67 (SVB, 2026: 1,580 euros a month gross for one alone, 1,085 each for two); bijstand
4 % of households under it, WIA 6 %, WW 2 % of those of 18 to 66.
"""

from datetime import date
from functools import cache

from services.population import neighbourhood as wijk
from services.population.core import TODAY, Benefit, Company, Core, Diploma, Job
from services.population.dice import Dice

AOW_AGE = 67
_WORKING = {0: 40.0, 1: 66.0, 2: 80.0, 3: 86.0, 4: 89.0}
_FULL_TIME = {0: 29_000, 1: 34_500, 2: 42_500, 3: 57_500, 4: 73_000}
_JOBS = {
    0: ("vakkenvuller", "medewerker bediening", "bezorger"),
    1: ("magazijnmedewerker", "verkoper", "schoonmaker", "chauffeur", "productiemedewerker"),
    2: ("administratief medewerker", "verzorgende", "monteur", "bedrijfsleider", "planner", "timmerman"),
    3: ("leraar", "verpleegkundige", "projectleider", "boekhouder", "ontwikkelaar"),
    4: ("jurist", "onderzoeker", "ingenieur", "beleidsadviseur", "psycholoog"),
}
_SCHOOLING = {
    1: (("vmbo", 16, ("vmbo theoretische leerweg", "vmbo kaderberoepsgerichte leerweg")),),
    2: (
        ("vmbo", 16, ("vmbo theoretische leerweg",)),
        ("mbo 4", 20, ("Verpleegkundige", "Bedrijfsadministrateur", "Technicus engineering", "Manager retail")),
    ),
    3: (
        ("havo", 17, ("havo",)),
        ("hbo bachelor", 22, ("Verpleegkunde", "HBO-ICT", "Bedrijfskunde", "Leraar basisonderwijs", "Accountancy")),
    ),
    4: (
        ("vwo", 18, ("vwo",)),
        ("wo bachelor", 22, ("Rechtsgeleerdheid", "Psychologie", "Economie", "Informatica", "Geschiedenis")),
        ("wo master", 24, ("Rechtsgeleerdheid", "Psychologie", "Economics", "Computer Science", "Geschiedenis")),
    ),
}
_SCHOOLS = {
    "vmbo": "Scholengemeenschap De Esdoorn",
    "havo": "College Het Kompas",
    "vwo": "Lyceum De Zuidwester",
    "mbo 4": "ROC Waterland-Oost",
    "hbo bachelor": "Hogeschool Merwede",
    "wo bachelor": "Universiteit Maasland",
    "wo master": "Universiteit Maasland",
}
_BRIN = {"vmbo": "01ZA", "havo": "02ZB", "vwo": "03ZC", "mbo 4": "04ZD", "hbo bachelor": "05ZE"}
_UNIVERSITY = "06ZF"


@cache
def _growth(year: int) -> int:
    """Return the level of incomes in a year, in thousandths of 2026: three per cent a year."""
    return round(1000 * 1.03 ** (year - 2026))


def works(seed: bytes, core: Core) -> bool:
    """Return whether this citizen has a job with an employer."""
    if not 15 <= core.age < AOW_AGE:
        return False
    dice = Dice(seed, "werk", core.number)
    if wijk.neighbourhood().company_of.get(core.number % wijk.PEOPLE) is not None:
        return dice.percent(15)
    share = _WORKING[core.level] - (25 if core.age >= 63 else 0)
    return dice.percent(share)


def employers(seed: bytes, core: Core, first: int, count: int) -> tuple[int, ...]:
    """Return the companies a working citizen works for: with premises, in one of ``count`` neighbourhoods nearby."""
    dice = Dice(seed, "werkgever", core.number)
    jobs = 2 if dice.percent(7) else 1
    # The corporation and the landlord are left out: they are the same everywhere, and small.
    picked = (
        (first + dice.below(count)) * wijk.COMPANIES + 1 + dice.below(wijk.PREMISES - 1) for _ in range(jobs)
    )
    return tuple(dict.fromkeys(picked))


def job(seed: bytes, core: Core, place: int, employer: Company) -> Job:
    """Return the job at an employer; ``place`` is 0 for the first one."""
    dice = Dice(seed, f"baan{place}", core.number)
    hours = _hours(dice, core, place)
    full = _FULL_TIME[core.level] * dice.between(72, 150) // 100
    full = full * min(100, 45 + 2 * max(0, core.age - 15)) // 100
    adult = max(core.born.toordinal() + 16 * 365, employer.since.toordinal())
    days = max(1, TODAY.toordinal() - 40 - adult)
    since = date.fromordinal(TODAY.toordinal() - 40 - dice.below(min(days, 200 + dice.below(7000))))
    wage = full * hours // 38 // 10 * 10
    return Job(
        employer.kvk,
        employer.loonheffingennummer,
        employer.naam,
        since,
        hours,
        wage,
        employer.sbi,
        dice.pick(_JOBS[core.level]),
    )


def _hours(dice: Dice, core: Core, place: int) -> int:
    if place or core.age < 19:
        return 4 + 2 * dice.below(5)
    if dice.percent(70 if core.sex == "V" else 25):
        return 16 + 4 * dice.below(5)
    return 36 + 2 * dice.below(3)


def benefits(seed: bytes, core: Core) -> tuple[Benefit, ...]:
    """Return the benefits of an adult."""
    if core.age >= AOW_AGE:
        since = date(core.born.year + AOW_AGE, core.born.month, min(core.born.day, 28))
        return (Benefit("AOW", "SVB", since, 1580 if core.partner_number is None else 1085),)
    if core.age < 18 or wijk.neighbourhood().company_of.get(core.number % wijk.PEOPLE) is not None:
        return ()
    dice = Dice(seed, "uitkering", core.number)
    drawn, working = dice.below(1000), works(seed, core)
    since = date.fromordinal(TODAY.toordinal() - 30 - dice.below(300))
    grown = TODAY.toordinal() - 60 - core.born.toordinal() - 18 * 366
    long_since = date.fromordinal(TODAY.toordinal() - 60 - dice.below(max(1, min(3600, grown))))
    if working:
        return (Benefit("WIA", "UWV", long_since, 500 + 10 * dice.below(60)),) if drawn < 20 and core.age > 25 else ()
    if drawn < 80:
        return (Benefit("WW", "UWV", since, 1300 + 10 * dice.below(150)),)
    if drawn < 280 and core.age > 25:
        return (Benefit("WIA", "UWV", long_since, 1250 + 10 * dice.below(140)),)
    if drawn < 330 and core.age < 45:
        return (Benefit("Wajong", "UWV", long_since, 1350),)
    if drawn < 480 and core.age > 20 and core.partner_number is None:
        return (Benefit("Bijstand", "gemeente", long_since, 1400),)
    return ()


def profit(seed: bytes, core: Core, company: Company | None) -> int:
    """Return what an own company brings in a year, in whole euros."""
    if company is None or company.rechtsvorm == "Stichting":
        return 0
    dice = Dice(seed, "winst", core.number)
    return 6_000 + 100 * min(dice.below(900), dice.below(900)) + (38_000 if company.own_premises else 0)


def income(core: Core, year: int, yearly: int, pension: int) -> int | None:
    """Return the verzamelinkomen: what comes in now, at the level of that year; None for somebody under 15."""
    age = year - core.born.year
    if age < 15:
        return None
    if age < 18:
        return min(yearly, 4_000) if yearly else 0
    part = min(100, 40 + 6 * (age - 17)) if age < 27 else 100
    retired = core.age >= AOW_AGE > age
    return (yearly + pension + (14_000 if retired else 0)) * _growth(year) * part // 100_000


def pension(seed: bytes, core: Core) -> int:
    """Return the yearly pension beside AOW."""
    if core.age < AOW_AGE:
        return 0
    dice = Dice(seed, "pensioen", core.number)
    return 300 * min(dice.below(140), dice.below(140)) * (2 + core.level) // 4


def diplomas(seed: bytes, core: Core) -> tuple[Diploma, ...]:
    """Return the diplomas of a citizen: every step of the education reached."""
    dice = Dice(seed, "school", core.number)
    made = []
    for level, age, programmes in _SCHOOLING.get(core.level, ()):
        day = date(core.born.year + age, 7, 1 + dice.below(12))
        if day >= TODAY:
            break
        brin = _BRIN.get(level, _UNIVERSITY)
        made.append(Diploma(level, dice.pick(programmes), _SCHOOLS[level], brin, day))
    return tuple(made)
