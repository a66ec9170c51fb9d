"""Where the neighbourhoods lie: their municipalities, and the streets and postcodes in them, both ways."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from resources import toml
from services.population import neighbourhood as wijk
from services.population.core import Municipality
from services.population.names import street_names
from services.population.scramble import Scramble

# Letters that Dutch postcodes end in; the three pairs below are never issued.
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_PAIRS = tuple(a + b for a in _LETTERS for b in _LETTERS if a + b not in ("SA", "SD", "SS"))
_PLACE_OF_PAIR = {pair: place for place, pair in enumerate(_PAIRS)}


class Place(Struct, frozen=True):
    """A municipality: ``first`` of its ``count`` neighbourhoods, postcodes, middle in metres, mean WOZ in euros."""

    municipality: Municipality
    first: int
    count: int
    pc_first: int
    pc_last: int
    x: float
    y: float
    woz: int

    @property
    def streets(self) -> int:
        """How many streets it has."""
        return self.count * wijk.STREETS


class Street(Struct, frozen=True, gc=False):
    """A street: its number in the whole country, name, and the one postcode of all its addresses."""

    number: int
    naam: str
    postcode: str


class Map:
    """Neighbourhood → municipality, street number → street, and postcode → street number.

    ``around`` has for each neighbourhood its municipality and where it begins, in metres.
    """

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self.places = tuple(_places())
        self.around = tuple(_around(self.places))
        self._by_code = {place.municipality.code: place for place in self.places}
        self._by_name = {place.municipality.naam.casefold(): place for place in self.places}
        self._by_kadaster = {place.municipality.kadaster_code: place for place in self.places}
        self._by_town = {place.municipality.woonplaats_code: place for place in self.places}
        self._by_pc = {pc: place for place in self.places for pc in range(place.pc_first, place.pc_last + 1)}
        self._streets = street_names()
        self._names = {place.first: Scramble(len(self._streets), seed + place.municipality.code.encode())
                       for place in self.places}

    def of(self, neighbourhood: int) -> Place:
        """Return the municipality in which a neighbourhood lies."""
        return self.around[neighbourhood][0]

    def by_code(self, code: str) -> Place | None:
        """Return the municipality with a CBS code."""
        return self._by_code.get(code)

    def by_land_registry(self, named: str) -> Place | None:
        """Return the municipality that the Kadaster calls so, by name or code."""
        return self._by_name.get(named.casefold()) or self._by_kadaster.get(named)

    def by_town(self, code: str) -> Place | None:
        """Return the municipality of the town with this BAG code."""
        return self._by_town.get(code)

    def by_postcode(self, postcode: str) -> int | None:
        """Return the number of the street with this postcode (1234AB); None when there is none."""
        pair = _PLACE_OF_PAIR.get(postcode[4:])
        place = self._by_pc.get(int(postcode[:4])) if postcode[:4].isdecimal() and postcode.isascii() else None
        if pair is None or place is None:
            return None
        inside = pair * (place.pc_last - place.pc_first + 1) + int(postcode[:4]) - place.pc_first
        return place.first * wijk.STREETS + inside if inside < place.streets else None

    def street(self, number: int) -> Street:
        """Return a street."""
        place = self.around[number // wijk.STREETS][0]
        inside = number - place.first * wijk.STREETS
        pair, pc = divmod(inside, place.pc_last - place.pc_first + 1)
        name = self._streets[self._names[place.first].there(inside)]
        return Street(number, name, f"{place.pc_first + pc}{_PAIRS[pair]}")


def _around(places: Iterable[Place]) -> Iterator[tuple[Place, float, float]]:
    for place in places:
        for block in range(place.count):
            yield place, place.x + (block % 11 - 5) * 620.0, place.y + (block // 11 - 5) * 780.0


def _places() -> list[Place]:
    table = toml.read_kept(Path(__file__).with_name("places.toml"))
    rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
    made, first = [], 0
    for row, count in zip(rows, _shared_out([row["people"] for row in rows]), strict=True):
        about = Municipality(row["code"], row["naam"], row["naam"], row["town"], row["kadaster"])
        middle = (row["x"] * 1000.0, row["y"] * 1000.0)
        made.append(Place(about, first, count, row["pc_first"], row["pc_last"], *middle, row["woz"] * 1000))
        first += count
    return made


def _shared_out(people: list[int]) -> list[int]:
    """Return how many neighbourhoods each municipality gets: all of them, by the largest remainders."""
    exact = [one * wijk.WIJKEN / sum(people) for one in people]
    counts = [int(one) for one in exact]
    by_remainder = sorted(range(len(people)), key=lambda place: counts[place] - exact[place])
    for place in by_remainder[: wijk.WIJKEN - sum(counts)]:
        counts[place] += 1
    return counts
