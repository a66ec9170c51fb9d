"""How this screen words what RDW says: names, days left, facts. Plain rules without a screen."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.kit.contributions import Mark
from app.kit.doubting import About
from app.kit.facts import Fact
from app.kit.texts import Texts
from services.registries.rdw.records import Bezit, Categorie, Keuring, Rijbewijs

SOON = 42
"""From six weeks before its last day the apk asks for attention."""
LICENCE_SOON = 183
"""From half a year before its end a licence shows how many days are left."""
_NEAR = 7
_VALID = "geldig"


def name_of(held: Bezit) -> str:
    """Return "VELDO LUMEN": make and type, the make only once."""
    kind, make = held.handelsbenaming.strip(), held.merk.strip()
    if not kind or not make or kind.startswith(make):
        return kind or make or held.voertuigsoort or held.plaat
    return f"{make} {kind}"


def about(texts: Texts, held: Bezit, holder: str) -> About:
    """Return the data of a vehicle, for who wants to report that one is wrong."""
    last = held.vervaldatum_apk
    data = (
        ("tenaamgesteldSinds", texts.date(held.tenaamgesteld_sinds)),
        ("voertuigsoort", held.voertuigsoort),
        ("merk", name_of(held)),
        ("vervaldatum_apk", texts.date(last) if last else ""),
        *((key, "") for key in ("eerste_kleur", "brandstof_omschrijving", "massa_rijklaar", "aantal_zitplaatsen")),
    )
    return About("rdw", data, held.kenteken, holder)


def days_mark(texts: Texts, until: date, today: date, soon: int = SOON) -> Mark:
    """Return the badge for a last day: green, amber near it, solid amber in the last week, red after it."""
    left = (until - today).days
    if left < 0:
        return Mark("err", texts("expired"), "alert-circle")
    if left > soon:
        return Mark("ok", texts("valid"), "circle-check")
    near = left <= _NEAR
    words = texts("days_left", n=left) if left else texts("last_day")
    return Mark("warn", words, "clock" if near else "calendar", solid=near)


def inspection_rows(texts: Texts, found: Iterable[Keuring]) -> list[tuple[str, str, str, str]]:
    """Return (day, kind, approved until, defects) of every inspection."""
    return [
        (
            texts.date(one.datum) if one.datum else texts("unknown"),
            texts.official(one.soort.capitalize()) or texts("unknown"),
            texts.date(one.vervaldatum) if one.vervaldatum else texts("unknown"),
            "; ".join(_defect(texts, texts.official(flaw.omschrijving), flaw.aantal) for flaw in one.gebreken)
            or texts("no_defects"),
        )
        for one in found
    ]


def former_rows(texts: Texts, held: Iterable[Bezit]) -> list[tuple[str, str, str, str, str]]:
    """Return (plate, name, kind, since, until) of every vehicle that left the citizen's name."""
    return [
        (
            one.plaat,
            name_of(one),
            texts.official(one.voertuigsoort),
            texts.date(one.tenaamgesteld_sinds),
            texts.date(one.tenaamgesteld_tot) if one.tenaamgesteld_tot else "",
        )
        for one in held
    ]


def licence_facts(texts: Texts, found: Rijbewijs, today: date) -> list[Fact]:
    """Return number, validity and issue of a licence."""
    valid = found.status in ("", _VALID)
    mark = days_mark(texts, found.geldig_tot, today, LICENCE_SOON) if valid else _status(texts, found.status)
    facts = [
        Fact(texts("term.number"), found.nummer),
        Fact(texts("term.valid_until"), texts.date(found.geldig_tot), mark=mark),
        Fact(texts("term.issued"), texts.date(found.afgegeven) if found.afgegeven else ""),
        Fact(
            texts("term.issued_by"),
            texts("municipality", town=found.afgegeven_door) if found.afgegeven_door else "",
        ),
    ]
    return [fact for fact in facts if fact.words]


def category_rows(texts: Texts, found: Sequence[Categorie]) -> list[tuple[str, ...]]:
    """Return (code, what one may drive, from, until) of every category, and conditions when there are any."""
    conditions = any(one.beperkingen for one in found)
    return [
        (
            one.code,
            texts.maybe(f"category.{one.code}") or texts("unknown"),
            texts.date(one.vanaf),
            texts.date(one.tot),
            *((", ".join(map(texts.official, one.beperkingen)) or texts("no_conditions"),) if conditions else ()),
        )
        for one in found
    ]


def put_first(held: Sequence[Bezit], plate: str) -> list[Bezit]:
    """Return the vehicles with the one that was asked for (with or without dashes) in front."""
    asked = plate.replace("-", "").replace(" ", "").upper()
    return sorted(held, key=lambda one: one.kenteken != asked)


def _status(texts: Texts, status: str) -> Mark:
    return Mark("err", texts.maybe(f"licence_status.{status}") or status.capitalize(), "alert-circle")


def _defect(texts: Texts, words: str, count: int) -> str:
    return texts("defect_times", what=words, n=count) if count > 1 else words
