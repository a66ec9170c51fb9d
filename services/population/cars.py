"""Cars and their number plates. Plates are of series 12 (X-99-XXX), not issued so far (DOMAIN.md §3.6).

Cars per household: 26 % none, 50 % one, 20 % two, 4 % three (CBS, Autobezit huishoudens 2023), fewer for people alone;
fuels and ages as the Dutch fleet (CBS 85237NED): 68 % petrol, 8 % diesel, 10 % hybrid counted as petrol, 9 % electric;
11.6 years old on average. Makes and models are invented.
"""

from datetime import date

from msgspec import Struct

from services.population.addresses import DWELLINGS
from services.population.core import TODAY, Core, Vehicle
from services.population.dice import Dice
from services.population.scramble import Scramble

PER_HOUSEHOLD = 3
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_NEVER = ("SA", "SD", "SS")
_OFFENSIVE = frozenset("GVD KKK NSB PKK PSV TBS KVT LPF SGP BBB PVV".split())
# (share of a hundred by kind of household: none, one, two, three)
_COUNTS = {"alleen": (49, 49, 2, 0), "paar": (12, 55, 29, 4), "gezin": (6, 47, 40, 7), "eenouder": (29, 62, 8, 1)}
_COLOURS = ("GRIJS",) * 33 + ("ZWART",) * 25 + ("WIT",) * 15 + ("BLAUW",) * 15 + ("ROOD",) * 7 + ("GROEN",) * 5
_FUELS = ("Benzine",) * 80 + ("Elektriciteit",) * 10 + ("Diesel",) * 9 + ("LPG",)


class Model(Struct, frozen=True):
    """One model: what it is called, its body, price new in euros, mass in kg, doors and grams of CO2 per km."""

    merk: str
    naam: str
    inrichting: str
    price: int
    mass: int
    doors: int
    co2: int


_MODELS = (
    Model("VELDO", "VELDO STIP", "hatchback", 13990, 905, 4, 104),
    Model("VELDO", "VELDO LUMEN", "hatchback", 21450, 1112, 4, 116),
    Model("VELDO", "VELDO RUIM", "stationwagen", 31900, 1390, 4, 131),
    Model("KORVA", "KORVA MINI", "hatchback", 12450, 870, 2, 99),
    Model("KORVA", "KORVA TWEE", "hatchback", 19800, 1055, 4, 112),
    Model("KORVA", "KORVA KIM", "MPV", 27650, 1420, 4, 139),
    Model("ORIGO", "ORIGO A", "sedan", 36500, 1480, 4, 134),
    Model("ORIGO", "ORIGO TREK", "stationwagen", 39900, 1560, 4, 142),
    Model("TASSO", "TASSO STAD", "hatchback", 16900, 965, 4, 103),
    Model("TASSO", "TASSO TERRA", "SUV", 33400, 1495, 4, 148),
    Model("NORDIN", "NORDIN 40", "SUV", 45900, 1690, 4, 151),
    Model("NORDIN", "NORDIN 20", "sedan", 41200, 1575, 4, 129),
)


class Plates:
    """Car number (three to a household) ↔ plate."""

    def __init__(self, seed: bytes) -> None:
        self._ends = tuple(end for a in _LETTERS for b in _LETTERS for c in _LETTERS if _allowed(end := a + b + c))
        self._place_of = {end: place for place, end in enumerate(self._ends)}
        self._scramble = Scramble(len(_LETTERS) * 100 * len(self._ends), seed + b"kenteken")
        assert self._scramble.size >= DWELLINGS * PER_HOUSEHOLD

    def of(self, car: int) -> str:
        """Return the plate of a car, without dashes."""
        rest, end = divmod(self._scramble.there(car), len(self._ends))
        letter, number = divmod(rest, 100)
        return f"{_LETTERS[letter]}{number:02d}{self._ends[end]}"

    def number(self, plate: str) -> int | None:
        """Return the number of the car that would have this plate; None when no car of the country can."""
        plate = plate.replace("-", "").upper()
        if len(plate) != 6 or plate[0] not in _LETTERS or not plate[1:3].isdecimal() or plate[3:] not in self._place_of:
            return None
        place = (_LETTERS.index(plate[0]) * 100 + int(plate[1:3])) * len(self._ends) + self._place_of[plate[3:]]
        car = self._scramble.back(place)
        return car if car < DWELLINGS * PER_HOUSEHOLD else None


class Cars:
    """The cars of a household, in the names of its adults."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self.plates = Plates(seed)

    def count(self, household: int, kind: str) -> int:
        """Return how many cars a household has."""
        drawn = Dice(self._seed, "autos", household).below(100)
        none, one, two, _ = _COUNTS[kind]
        return (drawn >= none) + (drawn >= none + one) + (drawn >= none + one + two)

    def of(self, household: int, kind: str, people: tuple[Core, ...], core: Core) -> tuple[Vehicle, ...]:
        """Return the cars in the name of one of the household's ``people``."""
        adults = [one.number for one in people if not one.parents_numbers]
        held = [place for place in range(self.count(household, kind)) if adults[place % len(adults)] == core.number]
        return tuple(self._car(household * PER_HOUSEHOLD + place, core) for place in held if core.age < 90)

    def holder(self, car: int, kind: str, people: tuple[Core, ...]) -> Core | None:
        """Return in whose name a car is; None when the household does not have so many."""
        household, place = divmod(car, PER_HOUSEHOLD)
        if place >= self.count(household, kind):
            return None
        adults = [one for one in people if not one.parents_numbers]
        core = adults[place % len(adults)]
        return core if core.age < 90 else None

    def _car(self, car: int, core: Core) -> Vehicle:
        dice = Dice(self._seed, "auto", car)
        model = dice.pick(_MODELS)
        days = min(dice.below(4400), dice.below(9000)) + dice.below(3300) + 30
        first = date.fromordinal(TODAY.toordinal() - days)
        drawn = dice.pick(_FUELS)
        fuel = "Benzine" if drawn == "Elektriciteit" and days > 3600 else drawn
        eighteen = core.born.toordinal() + 18 * 366
        since = max(TODAY.toordinal() - 1 - dice.below(min(days, 3000)), min(eighteen, TODAY.toordinal() - 1))
        return Vehicle(
            kenteken=self.plates.of(car),
            merk=model.merk,
            handelsbenaming=f"{model.naam}{' E' if fuel == 'Elektriciteit' else ''}",
            inrichting=model.inrichting,
            kleur=dice.pick(_COLOURS),
            brandstof=fuel,
            toegelaten=first,
            sinds=date.fromordinal(max(since, first.toordinal())),
            apk=_apk(first, fuel),
            price=model.price + dice.below(60) * 100,
            mass=model.mass + (310 if fuel == "Elektriciteit" else 0),
            doors=model.doors,
            seats=4 if model.doors == 2 else 5,
            co2=0 if fuel == "Elektriciteit" else model.co2 + dice.below(15),
        )


def _apk(first: date, fuel: str) -> date:
    """Return the day the inspection is next due: after 4, 6 and 8 years (diesel and LPG 3), then every year."""
    young = (3,) if fuel in ("Diesel", "LPG") else (4, 6, 8)
    due = [first.year + years for years in young]
    due += range(due[-1] + 1, TODAY.year + 2)
    day = min(first.day, 28)
    return next(one for year in due if (one := date(year, first.month, day)) > TODAY)


def _allowed(end: str) -> bool:
    return end not in _OFFENSIVE and not any(pair in end for pair in _NEVER)
