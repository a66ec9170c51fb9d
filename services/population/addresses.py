"""Every address of the country and its BAG ids, and from an id or an address back to whose it is.

The ten digits at the end of a BAG id are 9 and the scrambled number of a dwelling, 8 and that of a company with
premises of its own, or, for a street, 9 and its number. The dwellings of a block of flats, which is a whole street,
share a pand: 901 and the number of the street.
"""

import re

from services.population import neighbourhood as wijk
from services.population.core import FLATS, Address
from services.population.places import Map, Place
from services.population.scramble import Scramble

DWELLINGS = wijk.HOUSEHOLDS * wijk.WIJKEN
_COMPANIES = wijk.COMPANIES * wijk.WIJKEN
_VBO, _PAND, _NUMMER, _STRAAT = "01", "10", "20", "30"
_BAG = re.compile(r"([0-9]{4})(01|10|20|30)([0-9])([0-9]{9})", re.ASCII)
_HOME, _FIRM = "9", "8"
_FIRST_HOME, _FIRST_FIRM = 9_000_000_000, 8_000_000_000


class Addresses:
    """Builds addresses. A *dwelling* is numbered through the country, as its household is."""

    def __init__(self, seed: bytes, land: Map) -> None:
        self.land = land
        self._homes = Scramble(DWELLINGS, seed + b"bag")
        self._firms = Scramble(_COMPANIES, seed + b"bag-bedrijf")

    def home(self, dwelling: int) -> Address:
        """Return the address of a dwelling."""
        neighbourhood, place = divmod(dwelling, wijk.HOUSEHOLDS)
        return self._address(neighbourhood, place, str(_FIRST_HOME + self._homes.there(dwelling)))

    def firm(self, company: int) -> Address:
        """Return the address of a company with premises of its own."""
        neighbourhood, place = divmod(company, wijk.COMPANIES)
        return self._address(neighbourhood, wijk.HOUSEHOLDS + place, str(_FIRST_FIRM + self._firms.there(company)))

    def behind(self, key: str) -> tuple[int | None, int | None]:
        """Return (dwelling, company), one of them or neither, behind a BAG id; a town leads to its first dwelling."""
        if len(key) == 4:
            town = self.land.by_town(key)
            return (town.first * wijk.HOUSEHOLDS if town else None), None
        match = _BAG.fullmatch(key)
        place = self.land.by_code(match[1]) if match else None
        if match is None or place is None:
            return None, None
        kind, lead, serial = match[2], match[3], int(match[4])
        if kind == _STRAAT:
            return self._in_street(serial if lead == _HOME else None, place)
        if kind == _PAND and lead == _HOME and serial >= FLATS:
            flats = (serial - FLATS) % wijk.STREETS < wijk.FLAT_STREETS
            return self._in_street(serial - FLATS if flats else None, place)
        if lead == _HOME and serial < DWELLINGS:
            dwelling = self._homes.back(serial)
            if kind == _PAND and wijk.is_flat(dwelling % wijk.HOUSEHOLDS):
                return None, None
            return self._inside(place, dwelling // wijk.HOUSEHOLDS, dwelling), None
        if lead == _FIRM and serial < _COMPANIES:
            company = self._firms.back(serial)
            return None, self._inside(place, company // wijk.COMPANIES, company)
        return None, None

    def at(self, address: str) -> tuple[int | None, int | None]:
        """Return the same for an address written "1234AB 12"."""
        postcode, _, number = address.partition(" ")
        street = self.land.by_postcode(postcode) if len(postcode) == 6 else None
        if street is None or not number.isdecimal() or not 1 <= int(number) <= wijk.PER_STREET:
            return None, None
        return self._in_street(street, self.land.of(street // wijk.STREETS), int(number))

    def _in_street(self, street: int | None, place: Place, number: int = 1) -> tuple[int | None, int | None]:
        if street is None or street >= wijk.WIJKEN * wijk.STREETS:
            return None, None
        neighbourhood, inside = divmod(street, wijk.STREETS)
        at = inside * wijk.PER_STREET + number - 1
        if at < wijk.HOUSEHOLDS:
            return self._inside(place, neighbourhood, neighbourhood * wijk.HOUSEHOLDS + at), None
        company = at - wijk.HOUSEHOLDS
        if company >= wijk.PREMISES:
            return None, None
        return None, self._inside(place, neighbourhood, neighbourhood * wijk.COMPANIES + company)

    def _inside(self, place: Place, neighbourhood: int, found: int) -> int | None:
        """Return ``found`` if its neighbourhood is where the key says; a real number in another town is no id."""
        return found if place.first <= neighbourhood < place.first + place.count else None

    def _address(self, neighbourhood: int, place: int, serial: str) -> Address:
        town, x, y = self.land.around[neighbourhood]
        row, number = divmod(place, wijk.PER_STREET)
        street = self.land.street(neighbourhood * wijk.STREETS + row)
        return Address(
            town.municipality,
            street.naam,
            number + 1,
            street.postcode,
            street.number,
            row < wijk.FLAT_STREETS,
            serial,
            x + number * 14.0,
            y + row * 7.0,
        )
