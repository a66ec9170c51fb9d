"""The table ``[rdw]`` of a generated citizen: the cars in its name, and the driving licence.

82 % of those of 18 and older have a licence, fewer over 75 (CBS 83488NED).
"""

from datetime import date, datetime, timedelta

from services.clock import AMSTERDAM
from services.population.core import TODAY, Core, Vehicle
from services.registries.rdw.block import Block, Brandstof, Categorie, Melding, Rijbewijs, Voertuig


def block(core: Core) -> Block:
    """Return the table."""
    cars = core.vehicles
    return Block(voertuigen=tuple(_voertuig(car) for car in cars), rijbewijs=_rijbewijs(core, bool(cars)))


def _voertuig(car: Vehicle) -> Voertuig:
    return Voertuig(
        kenteken=car.kenteken,
        merk=car.merk,
        handelsbenaming=car.handelsbenaming,
        inrichting=car.inrichting,
        eerste_kleur=car.kleur,
        datum_eerste_toelating=car.toegelaten,
        datum_eerste_tenaamstelling_in_nederland=car.toegelaten,
        datum_tenaamstelling=car.sinds,
        vervaldatum_apk=car.apk,
        aantal_zitplaatsen=car.seats,
        aantal_deuren=car.doors,
        aantal_wielen=4,
        massa_ledig_voertuig=car.mass,
        massa_rijklaar=car.mass + 100,
        toegestane_maximum_massa_voertuig=car.mass + 480,
        catalogusprijs=car.price,
        jaar_laatste_registratie_tellerstand=max(car.sinds.year, TODAY.year - 1),
        brandstof=(_brandstof(car),),
        meldingen=_meldingen(car),
    )


def _meldingen(car: Vehicle) -> tuple[Melding, ...]:
    """Return the last inspection, a year before the next one is due; a young car has had none."""
    last = car.apk.year - 1
    if last - car.toegelaten.year < 4 or last >= TODAY.year:
        return ()
    seen = datetime(last, car.apk.month, min(car.apk.day, 28), 10 + car.apk.day % 6, 15, tzinfo=AMSTERDAM)
    return (Melding(datum=seen, vervaldatum=car.apk),)


def _brandstof(car: Vehicle) -> Brandstof:
    if car.brandstof == "Elektriciteit":
        return Brandstof(brandstof_omschrijving="Elektriciteit", co2_uitstoot_gecombineerd=0)
    return Brandstof(
        brandstof_omschrijving=car.brandstof,  # type: ignore[arg-type]
        brandstofverbruik_gecombineerd=round(car.co2 / 23.2, 1),
        co2_uitstoot_gecombineerd=car.co2,
    )


def _rijbewijs(core: Core, drives: bool) -> Rijbewijs | None:
    dice = core.dice("rijbewijs")
    if core.age < 18 or not (drives or dice.percent(60 if core.age > 75 else 78)):
        return None
    first = core.born + timedelta(days=18 * 366 + dice.below(1500))
    if first >= TODAY:
        return None
    held = (TODAY - first).days
    issued = TODAY - timedelta(days=1 + dice.below(min(held, 3600)))
    valid = date(issued.year + 10, issued.month, min(issued.day, 28))
    kinds = ("AM", "B") if dice.percent(88) else ("AM", "A", "B")
    return Rijbewijs(
        nummer=f"{4 + dice.below(3)}{dice.below(1_000_000_000):09d}",
        afgegeven=issued,
        afgegeven_door=core.home.address.gemeente.naam,
        geldig_tot=valid,
        categorieen=tuple(Categorie(code=kind, vanaf=first, tot=valid) for kind in kinds),  # type: ignore[arg-type]
    )
