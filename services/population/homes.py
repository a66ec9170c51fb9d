"""Dwellings: their parcel and WOZ object, what they are worth, who owns them, and back from those numbers.

Shares: 57 % owner-occupied, of the rest two in three from a housing corporation (CBS 82900NED); areas and building
years after CBS 82550NED (mean 120 m2); WOZ values around the mean of the municipality, over the years as CBS 37610.
Parcels stand in sections of two letters (a persona's are in one): a section for each neighbourhood of a municipality,
parcel number = place of the house; the flats of one building share its number and have an index.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from struct import unpack

from services.population import neighbourhood as wijk
from services.population.addresses import DWELLINGS, Addresses
from services.population.core import Address, Company, Core, Home, Owner
from services.population.dice import Dice, Throw
from services.population.kinship import moved
from services.population.neighbourhood import Household
from services.population.scramble import Scramble

NEWEST = 2025
"""The year of the newest WOZ value: that of 1 January."""
_INDEX = {2025: 1000, 2024: 948, 2023: 902, 2022: 876, 2021: 750, 2020: 690, 2019: 643, 2018: 590}
_LETTERS = "ABCDEFGHIKLMNOPQRSTUVWXYZ"
_SECTIONS = tuple(a + b for a in _LETTERS for b in _LETTERS)
_NUMBER_OF = {section: number for number, section in enumerate(_SECTIONS)}
_NAMED = re.compile(r"(?P<name>.+) (?P<section>[A-Z]{2}) (?P<number>[1-9][0-9]{0,4})(?: A(?P<index>[1-9][0-9]?))?")
_HOUSES = (
    *("Tussenwoning",) * 58,
    *("Hoekwoning",) * 22,
    *("Twee-onder-een-kapwoning",) * 12,
    *("Vrijstaande woning",) * 8,
)
_FLATS = ("Galerijflat", "Portiekflat", "Appartement met lift")
_OWNED = {"alleen": 41.0, "paar": 69.0, "gezin": 78.0, "eenouder": 44.0}
_LENDERS = ("Bank Veldzicht", "Hypotheekbank De Linde", "Spaarbank Oostermeer", "Bank Van Hoorne")
_MEAN_AREA = 112
_FIRST_BUILT = 1905
_READY = tuple(date(_FIRST_BUILT + year, 7, 1).toordinal() for year in range(118))
"""The day on which one can move into what was built in 1905, 1906, …"""
_SHARED = 3
"""How many things the houses of a street share, each less than 256."""
Landlord = Callable[[int, bool], Company]
"""Who lets a dwelling: by its number, and whether the housing corporation does or a private landlord."""


class Homes:
    """Makes dwellings. Owners of rented ones are companies, which ``country`` gives."""

    def __init__(self, seed: bytes, addresses: Addresses) -> None:
        self._seed = seed
        self._addresses = addresses
        self._parcels = Scramble(DWELLINGS, seed + b"brk")
        self._throw = Throw(seed, "straat").of
        self._streets = cache(self._drawn)

    def home(self, number: int, shape: Household, people: tuple[Core, ...], landlord: Landlord) -> Home:
        """Return dwelling ``number``, where ``people`` live; ``landlord`` is asked when it is rented."""
        address = self._addresses.home(number)
        place = number % wijk.HOUSEHOLDS
        flat = wijk.is_flat(place)
        dice = Dice(self._seed, "woning", number)
        year, flats, ground = self._street(number)
        area = _area(dice, flat, shape)
        worth = self._worth(dice, number, area)
        owned = dice.percent(_OWNED[shape.kind])
        since = date.fromordinal(moved(people[0].kin, _READY[year]))
        price = _price(worth, since.year) if owned else 0
        return Home(
            number=number,
            address=address,
            kind=_FLATS[flats] if flat else dice.pick(_HOUSES),
            flat=flat,
            built=_FIRST_BUILT + year,
            area=area,
            plot=900 + 50 * ground if flat else area * dice.between(90, 260) // 100,
            aanduiding=self.designation(address, place, number // wijk.HOUSEHOLDS),
            parcel=f"99{self._parcels.there(number):09d}",
            woz=f"{address.gemeente.code}9{number:07d}",
            values=tuple((year, worth * index // 1_000_000 * 1000) for year, index in _INDEX.items()),
            tenure="koop" if owned else "huur",
            owners=_owners(people) if owned else (_let_by(landlord(number, dice.percent(67))),),
            since=since,
            bought=since.year if owned else 0,
            price=price,
            mortgage=_mortgage(dice, price, people[0].born, since),
            lender=dice.pick(_LENDERS),
        )

    def ready(self, number: int) -> int:
        """Return the day, as an ordinal, on which one could move into dwelling ``number``: new, with its street."""
        neighbourhood, place = divmod(number, wijk.HOUSEHOLDS)
        return _READY[self._streets(neighbourhood)[place // wijk.PER_STREET * _SHARED]]

    def _street(self, number: int) -> tuple[int, int, int]:
        """Return what all houses of a street share: year since 1905, kind of flat, and the ground around those."""
        neighbourhood, place = divmod(number, wijk.HOUSEHOLDS)
        at = place // wijk.PER_STREET * _SHARED
        year, flats, ground = self._streets(neighbourhood)[at : at + _SHARED]
        return year, flats, ground

    def _drawn(self, neighbourhood: int) -> bytes:
        """Return that of every street, one after another: as tuples those of the country would take ten megabytes."""
        # built (2), the kind of flat, ground
        drawn = unpack(f"<{4 * wijk.HOME_STREETS}H", self._throw(neighbourhood, 8 * wijk.HOME_STREETS))
        rows, years = zip(*[iter(drawn)] * 4, strict=True), len(_READY)
        return bytes(
            part
            for one, other, flat, ground in rows
            for part in (max(one % years, other % years), flat % 3, ground % 20)
        )

    def designation(self, address: Address, place: int, neighbourhood: int) -> str:
        """Return the kadastrale aanduiding of a place in a neighbourhood."""
        section = _SECTIONS[neighbourhood - self._addresses.land.of(neighbourhood).first]
        row, index = divmod(place, wijk.PER_STREET)
        if wijk.is_flat(place):
            return f"{address.gemeente.naam} {section} {row * wijk.PER_STREET + 1} A{index + 1}"
        return f"{address.gemeente.naam} {section} {place + 1}"

    def behind_parcel(self, key: str) -> int | None:
        """Return the dwelling behind a Kadaster id or a kadastrale aanduiding (with the name, or the code)."""
        if key.isdecimal():
            serial = int(key[2:]) if len(key) == 11 and key.startswith("99") else DWELLINGS
            return self._parcels.back(serial) if serial < DWELLINGS else None
        match = _NAMED.fullmatch(key)
        land = self._addresses.land
        town = land.by_land_registry(match["name"]) if match else None
        if match is None or town is None or _NUMBER_OF.get(match["section"], town.count) >= town.count:
            return None
        place = int(match["number"]) - 1 + (int(match["index"]) - 1 if match["index"] else 0)
        flat = wijk.is_flat(int(match["number"]) - 1)
        if place >= wijk.HOUSEHOLDS or flat != bool(match["index"]):
            return None
        if flat and ((int(match["number"]) - 1) % wijk.PER_STREET or int(match["index"]) > wijk.PER_STREET):
            return None
        return (town.first + _NUMBER_OF[match["section"]]) * wijk.HOUSEHOLDS + place

    def behind_woz(self, key: str) -> int | None:
        """Return the dwelling behind a WOZ-objectnummer."""
        if len(key) != 12 or not key.isdecimal() or key[4] != "9" or int(key[5:]) >= DWELLINGS:
            return None
        dwelling, town = int(key[5:]), self._addresses.land.by_code(key[:4])
        inside = town is not None and town.first <= dwelling // wijk.HOUSEHOLDS < town.first + town.count
        return dwelling if inside else None

    def _worth(self, dice: Dice, number: int, area: int) -> int:
        """Return the newest value: the mean of the municipality, by area, more or less a quarter."""
        mean = self._addresses.land.of(number // wijk.HOUSEHOLDS).woz
        return mean * (40 * _MEAN_AREA + 60 * area) // (100 * _MEAN_AREA) * dice.between(78, 124) // 100_000 * 1000


def _area(dice: Dice, flat: bool, shape: Household) -> int:
    least, most = (42, 105) if flat else (78, 178)
    return dice.between(least, most) + 9 * min(shape.size, 5) - 9


def _price(worth: int, year: int) -> int:
    """Return what a house of ``worth`` today cost in ``year``, by the prices of existing houses (CBS 83625NED)."""
    if year >= 2018:
        share = _INDEX.get(year, 1060)
    else:
        share = {2017: 545, 2016: 505, 2015: 480, 2014: 468, 2013: 464}.get(year, 500 if year >= 2005 else 0)
        share = share or max(60, 500 - (2005 - year) * 18)
    return worth * share // 1_000_000 * 1000


def _mortgage(dice: Dice, price: int, born: date, since: date) -> int:
    paid_off = since.year < 1996 or (since.year - born.year > 60 and dice.percent(60))
    return 0 if paid_off else price * dice.between(55, 100) // 100_000 * 1000


def _owners(people: tuple[Core, ...]) -> tuple[Owner, ...]:
    partner = people[0].partner
    if partner is None:
        return (Owner(people[0].name.initialled, "1/1", bsn=people[0].bsn),)
    return tuple(Owner(one.name.initialled, "1/2", bsn=one.bsn) for one in (people[0], partner))


def _let_by(landlord: Company) -> Owner:
    return Owner(landlord.naam, "1/1", rsin=landlord.rsin, kvk=landlord.kvk)
