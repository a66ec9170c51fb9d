"""How this screen words what RDW says: names, days left, facts. Plain rules without a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.kit.contributions import Mark
from app.kit.texts import Texts
from app.modules.vervoer.load import Details
from services.registries.rdw.records import Bezit, Brandstof, Categorie, Keuring, Rijbewijs, Voertuig, getal

SOON = 42
"""From six weeks before its last day the apk asks for attention."""
LICENCE_SOON = 183
"""From half a year before its end a licence shows how many days are left."""
_NEAR = 7
_NO_COLOUR = ("", "Niet geregistreerd", "N.v.t.")
_YES = "Ja"
_VALID = "geldig"


@dataclass(frozen=True)
class Fact:
    """A term with its words; ``mark`` is a badge beside them, ``note`` stands below."""

    term: str
    words: str
    note: str = ""
    mark: Mark | None = None


def name_of(held: Bezit) -> str:
    """Return "VELDO LUMEN": make and type, the make only once."""
    kind, make = held.handelsbenaming.strip(), held.merk.strip()
    if not kind or not make or kind.startswith(make):
        return kind or make or held.voertuigsoort or held.plaat
    return f"{make} {kind}"


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


def own_facts(texts: Texts, held: Bezit, today: date) -> list[Fact]:
    """Return how the citizen holds the vehicle: since when, inspected, insured, suspended."""
    return [
        Fact(texts("term.kind"), held.voertuigsoort or texts("unknown")),
        Fact(texts("term.since"), texts.date(held.tenaamgesteld_sinds)),
        _apk(texts, held, today),
        _insured(texts, held),
        Fact(
            texts("term.suspended"),
            texts("yes" if held.geschorst else "no"),
            texts("suspended") * held.geschorst,
        ),
    ]


def features(texts: Texts, found: Details) -> list[Fact]:
    """Return what one sees of the vehicle and what its papers say."""
    one = found.vehicle
    if one is None:
        return []
    colours = [
        words.capitalize() for words in (one.eerste_kleur, one.tweede_kleur) if words not in _NO_COLOUR
    ]
    first = one.datum_eerste_tenaamstelling_in_nederland_dt
    odometer = [one.tellerstandoordeel, texts("odometer_year", year=_year(one)) if _year(one) else ""]
    facts = [
        Fact(texts("term.colour"), texts("and").join(colours)),
        Fact(
            texts("term.fuel"),
            texts("and").join(_fuel_names(found.fuels)),
        ),
        Fact(texts("term.admitted"), texts.date(one.eerste_toelating) if one.eerste_toelating else ""),
        Fact(texts("term.admitted_here"), texts.date(first.date()) if first else ""),
        Fact(texts("term.body"), one.inrichting.capitalize()),
        Fact(texts("term.seats"), _count(texts, one.aantal_zitplaatsen)),
        Fact(texts("term.doors"), _count(texts, one.aantal_deuren)),
        Fact(texts("term.odometer"), ", ".join(words for words in odometer if words)),
        *_flags(texts, one),
    ]
    return [fact for fact in facts if fact.words]


def technique(texts: Texts, found: Details) -> list[Fact]:
    """Return weights, measures and engine of the vehicle."""
    one = found.vehicle
    if one is None:
        return []
    facts = [
        Fact(texts("term.weight"), _unit(texts, one.massa_rijklaar, "kg")),
        Fact(texts("term.empty_weight"), _unit(texts, one.massa_ledig_voertuig, "kg")),
        Fact(texts("term.most_weight"), _unit(texts, one.toegestane_maximum_massa_voertuig, "kg")),
        Fact(texts("term.length"), _unit(texts, one.lengte, "cm")),
        Fact(texts("term.wheels"), _count(texts, one.aantal_wielen)),
        Fact(texts("term.cylinders"), _count(texts, one.aantal_cilinders)),
        Fact(texts("term.capacity"), _unit(texts, one.cilinderinhoud, "cc")),
        Fact(texts("term.power"), _of_fuels(texts, found.fuels, "nettomaximumvermogen", "kw")),
        Fact(texts("term.category"), one.europese_voertuigcategorie),
    ]
    return [fact for fact in facts if fact.words]


def use_and_price(texts: Texts, found: Details) -> list[Fact]:
    """Return what the vehicle uses and emits, and what it cost when new."""
    one = found.vehicle
    if one is None:
        return []
    emissions = dict.fromkeys(fuel.emissiecode_omschrijving for fuel in _ordered(found.fuels))
    facts = [
        Fact(
            texts("term.consumption"),
            _of_fuels(texts, found.fuels, "brandstofverbruik_gecombineerd", "litres"),
        ),
        Fact(texts("term.co2"), _of_fuels(texts, found.fuels, "co2_uitstoot_gecombineerd", "grams")),
        Fact(texts("term.emission"), ", ".join(words for words in emissions if words)),
        Fact(texts("term.label"), one.zuinigheidsclassificatie),
        Fact(texts("term.price"), _money(texts, one.catalogusprijs)),
        Fact(texts("term.bpm"), _money(texts, one.bruto_bpm)),
    ]
    return [fact for fact in facts if fact.words]


def inspection_rows(texts: Texts, found: Iterable[Keuring]) -> list[tuple[str, str, str, str]]:
    """Return (day, kind, approved until, defects) of every inspection."""
    return [
        (
            texts.date(one.datum) if one.datum else texts("unknown"),
            one.soort.capitalize() or texts("unknown"),
            texts.date(one.vervaldatum) if one.vervaldatum else texts("unknown"),
            "; ".join(_defect(texts, flaw.omschrijving, flaw.aantal) for flaw in one.gebreken)
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
            one.voertuigsoort,
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
            *((", ".join(one.beperkingen) or texts("no_conditions"),) if conditions else ()),
        )
        for one in found
    ]


def put_first(held: Sequence[Bezit], plate: str) -> list[Bezit]:
    """Return the vehicles with the one that was asked for (with or without dashes) in front."""
    asked = plate.replace("-", "").replace(" ", "").upper()
    return sorted(held, key=lambda one: one.kenteken != asked)


def _apk(texts: Texts, held: Bezit, today: date) -> Fact:
    if held.vervaldatum_apk is None:
        return Fact(texts("term.apk"), texts("no_apk"))
    mark = days_mark(texts, held.vervaldatum_apk, today)
    return Fact(
        texts("term.apk"),
        texts.date(held.vervaldatum_apk),
        texts("apk_late") if mark.kind == "err" else "",
        mark,
    )


def _insured(texts: Texts, held: Bezit) -> Fact:
    if held.verzekerd or held.geschorst:
        return Fact(texts("term.insured"), texts("yes" if held.verzekerd else "no"))
    return Fact(
        texts("term.insured"),
        texts("no"),
        texts("uninsured"),
        Mark("err", texts("not_insured"), "alert-circle"),
    )


def _flags(texts: Texts, one: Voertuig) -> list[Fact]:
    recall = Mark("warn", texts("recall_mark"), "alert-triangle")
    return [
        Fact(texts("term.recall"), texts("yes"), texts("recall"), recall)
        if one.openstaande_terugroepactie_indicator == _YES
        else Fact(texts("term.recall"), texts("no") if one.openstaande_terugroepactie_indicator else ""),
        Fact(texts("term.taxi"), texts("yes") if one.taxi_indicator == _YES else ""),
        Fact(texts("term.export"), texts("yes") if one.export_indicator == _YES else ""),
        Fact(texts("term.transfer"), texts("no_transfer") if one.tenaamstellen_mogelijk == "Nee" else ""),
    ]


def _status(texts: Texts, status: str) -> Mark:
    return Mark("err", texts.maybe(f"licence_status.{status}") or status.capitalize(), "alert-circle")


def _defect(texts: Texts, words: str, count: int) -> str:
    return texts("defect_times", what=words, n=count) if count > 1 else words


def _fuel_names(fuels: Iterable[Brandstof]) -> list[str]:
    names = [fuel.brandstof_omschrijving for fuel in _ordered(fuels) if fuel.brandstof_omschrijving]
    return names[:1] + [name.lower() for name in names[1:]]


def _ordered(fuels: Iterable[Brandstof]) -> list[Brandstof]:
    return sorted(fuels, key=lambda fuel: getal(fuel.brandstof_volgnummer) or 0)


def _of_fuels(texts: Texts, fuels: Sequence[Brandstof], field: str, unit: str) -> str:
    """Return the value of one field for every fuel that has it; with more fuels each is named."""
    told = [(fuel, _decimal(getattr(fuel, field))) for fuel in _ordered(fuels)]
    shown = [(fuel, value) for fuel, value in told if value is not None]
    if len(shown) < 2:
        return texts(f"unit.{unit}", n=_number(texts, shown[0][1])) if shown else ""
    return "; ".join(
        f"{fuel.brandstof_omschrijving}: {texts(f'unit.{unit}', n=_number(texts, value))}"
        for fuel, value in shown
    )


def _decimal(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1_000_000 else None


def _number(texts: Texts, value: float) -> str:
    return texts.number(value, 0 if value == int(value) else 1)


def _unit(texts: Texts, text: str, unit: str) -> str:
    number = getal(text)
    return texts(f"unit.{unit}", n=texts.number(number)) if number else ""


def _count(texts: Texts, text: str) -> str:
    number = getal(text)
    return texts.number(number) if number else ""


def _money(texts: Texts, text: str) -> str:
    amount = getal(text)
    return texts.money(amount) if amount else ""


def _year(one: Voertuig) -> int:
    return getal(one.jaar_laatste_registratie_tellerstand) or 0
