"""The facts of a vehicle in words: how it is held, what it looks like, weighs, uses and costs."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.kit.contributions import Mark
from app.kit.facts import Fact
from app.kit.texts import Texts
from app.modules.vervoer.load import Details
from app.modules.vervoer.model import days_mark
from services.registries.rdw.records import Bezit, Brandstof, Voertuig, getal

_NO_COLOUR = ("", "Niet geregistreerd", "N.v.t.")
_YES = "Ja"


def own_facts(texts: Texts, held: Bezit, today: date) -> list[Fact]:
    """Return how the citizen holds the vehicle: since when, inspected, insured, suspended."""
    return [
        Fact(texts("term.kind"), texts.official(held.voertuigsoort) or texts("unknown")),
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
        texts.official(words.capitalize()) for words in (one.eerste_kleur, one.tweede_kleur) if words not in _NO_COLOUR
    ]
    first = one.datum_eerste_tenaamstelling_in_nederland_dt
    odometer = [texts.official(one.tellerstandoordeel), texts("odometer_year", year=_year(one)) if _year(one) else ""]
    facts = [
        Fact(texts("term.colour"), texts("and").join(colours)),
        Fact(
            texts("term.fuel"),
            texts("and").join(_fuel_names(texts, found.fuels)),
        ),
        Fact(texts("term.admitted"), texts.date(one.eerste_toelating) if one.eerste_toelating else ""),
        Fact(texts("term.admitted_here"), texts.date(first.date()) if first else ""),
        Fact(texts("term.body"), texts.official(one.inrichting.capitalize())),
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


def _fuel_names(texts: Texts, fuels: Iterable[Brandstof]) -> list[str]:
    names = [texts.official(fuel.brandstof_omschrijving) for fuel in _ordered(fuels) if fuel.brandstof_omschrijving]
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
        f"{texts.official(fuel.brandstof_omschrijving)}: {texts(f'unit.{unit}', n=_number(texts, value))}"
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
