"""What every registry may know of a generated citizen: the core from which ``generate.py`` makes its own table.

A registry writes ``services/registries/<id>/generate.py`` with one function::

    def block(core: Core) -> Block: ...

It is called for one citizen at a time, and must give the same table for the same core: no clock, no dice of its own
(``core.dice("my-registry")`` gives repeatable ones), no ``convert``: build the frozen structs directly, in at most
50 µs. All parts below agree with each other, so a table that is made from them links to every other registry::

    core.bsn, core.name, core.born, core.sex      who it is
    core.partner, core.children, core.parents     citizens of the same household: each a Core again
    core.kin                                      what they share, without making any of them
    core.bond                                     how the partner is registered: "H", "P" or "" (living together)
    core.former                                   the marriage that ended, with whom, or None
    core.absent_parents                           parents who are no citizens here: they have a name, but no BSN
    core.home                                     dwelling: address with BAG ids, parcel, WOZ object, owner or tenant
    core.vehicles, core.jobs, core.benefits       tuples, often empty
    core.income(2025)                             verzamelinkomen of a year in whole euros; None before the age of 15
    core.diplomas, core.company                   company: the one this citizen owns or runs, or None

What is not asked for is not made: home, vehicles, jobs and so on are worked out when first used. Everything is as on
``TODAY``; what lies after the day on the program's clock is left to the registry's mock, as with a persona.
"""

from datetime import date
from typing import Literal, Protocol

import msgspec

from services.population.dice import Dice

TODAY = date(2027, 1, 1)
"""The day on which the country is as described: ages, jobs, incomes up to 2025 and WOZ values up to 1-1-2025."""

NUMMERAANDUIDING, VERBLIJFSOBJECT = "20", "01"
"""What stands in a BAG id between the municipality and the ten digits that are an address's own."""

FLATS = 10_000_000
"""From here on the numbers are those of blocks of flats; no dwelling has so high a number."""

Sex = Literal["M", "V"]
Bond = Literal["H", "P", ""]
Tenure = Literal["koop", "huur"]


class Surname(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A surname; there is one of each, so that what is worked out for it can be found by it. ``whole`` is "de Wit"."""

    voorvoegsel: str
    geslachtsnaam: str
    whole: str


class Name(msgspec.Struct, frozen=True, gc=False):
    """A registered name. ``full`` is "Anna Maria de Wit", ``initialled`` "A.M. de Wit"."""

    voornamen: str
    voorletters: str
    family: Surname

    @property
    def voorvoegsel(self) -> str:
        """The prefix, or empty."""
        return self.family.voorvoegsel

    @property
    def geslachtsnaam(self) -> str:
        """The surname without its prefix."""
        return self.family.geslachtsnaam

    @property
    def surname(self) -> str:
        """The surname with its prefix."""
        return self.family.whole

    @property
    def full(self) -> str:
        """All given names and the surname."""
        return f"{self.voornamen} {self.family.whole}"

    @property
    def initialled(self) -> str:
        """Initials and the surname."""
        return f"{self.voorletters} {self.family.whole}"


class AbsentParent(msgspec.Struct, frozen=True, gc=False):
    """A parent who has no BSN here (died, or never lived in this country of test citizens). ``day`` is an ordinal."""

    name: Name
    sex: Sex
    day: int

    @property
    def born(self) -> date:
        """The day of birth."""
        return date.fromordinal(self.day)


class Municipality(msgspec.Struct, frozen=True):
    """A municipality: CBS code, its one town with its BAG code, and the Kadaster's code for it."""

    code: str
    naam: str
    woonplaats: str
    woonplaats_code: str
    kadaster_code: str


class Address(msgspec.Struct, frozen=True, gc=False):
    """An address; its BAG ids have 16 digits. ``x``, ``y`` in metres (EPSG:28992).

    ``street`` is the number of the street in the country; ``flats`` says that all of it is one building. ``serial``
    are the last ten digits of the ids that are this address's own.
    """

    gemeente: Municipality
    straat: str
    huisnummer: int
    postcode: str
    street: int
    flats: bool
    serial: str
    x: float
    y: float

    @property
    def openbare_ruimte(self) -> str:
        """The id of the street."""
        return f"{self.gemeente.code}309{self.street:09d}"

    @property
    def nummeraanduiding(self) -> str:
        """The id of the house number."""
        return f"{self.gemeente.code}{NUMMERAANDUIDING}{self.serial}"

    @property
    def verblijfsobject(self) -> str:
        """The id of the dwelling or premises."""
        return f"{self.gemeente.code}{VERBLIJFSOBJECT}{self.serial}"

    @property
    def pand(self) -> str:
        """The id of the building."""
        serial = f"9{FLATS + self.street:09d}" if self.flats else self.serial
        return f"{self.gemeente.code}10{serial}"

    @property
    def line(self) -> str:
        """Street and number."""
        return f"{self.straat} {self.huisnummer}"


class Owner(msgspec.Struct, frozen=True):
    """Who owns a dwelling: citizens (BSN, share "1/2") or a company (RSIN, KvK number, share "1/1")."""

    naam: str
    aandeel: str
    bsn: str = ""
    rsin: str = ""
    kvk: str = ""


class Home(msgspec.Struct, frozen=True):
    """A dwelling, its parcel and its WOZ object.

    ``area`` of the dwelling and ``plot`` of the parcel in m2. ``values`` are (year, whole euros) on 1 January, newest
    first. ``aanduiding`` is the kadastrale aanduiding, an apartment's with its index; ``parcel`` the Kadaster's own id.
    ``bought`` is the year and ``price`` what an owner-occupier paid (0 for a rented one); ``since`` the day the
    household moved in.
    """

    number: int
    address: Address
    kind: str
    flat: bool
    built: int
    area: int
    plot: int
    aanduiding: str
    parcel: str
    woz: str
    values: tuple[tuple[int, int], ...]
    tenure: Tenure
    owners: tuple[Owner, ...]
    since: date
    bought: int
    price: int
    mortgage: int
    lender: str


class Former(msgspec.Struct, frozen=True):
    """A marriage that ended in divorce, with a citizen who lives alone too."""

    partner: "Core"
    married: date
    ended: date


class Vehicle(msgspec.Struct, frozen=True):
    """A car in the name of the citizen. ``kenteken`` without dashes; ``price`` in whole euros, ``mass`` in kg."""

    kenteken: str
    merk: str
    handelsbenaming: str
    inrichting: str
    kleur: str
    brandstof: str
    toegelaten: date
    sinds: date
    apk: date
    price: int
    mass: int
    doors: int
    seats: int
    co2: int


class Job(msgspec.Struct, frozen=True):
    """Work for an employer. ``wage`` is the yearly SV-loon in whole euros at ``hours`` a week."""

    kvk: str
    loonheffingennummer: str
    werkgever: str
    since: date
    hours: int
    wage: int
    sbi: str
    beroep: str


class Benefit(msgspec.Struct, frozen=True):
    """A benefit. ``kind`` is AOW, WW, WIA, Bijstand or Wajong, ``holder`` who pays it, ``per_month`` gross euros."""

    kind: str
    holder: str
    since: date
    per_month: int


class Diploma(msgspec.Struct, frozen=True):
    """A diploma: ``level`` is vmbo, havo, vwo, mbo 2, mbo 3, mbo 4, hbo bachelor, wo bachelor or wo master."""

    level: str
    programme: str
    institution: str
    brin: str
    awarded: date


class Officer(msgspec.Struct, frozen=True):
    """Who runs a company: a citizen in a function of the trade register."""

    bsn: str
    naam: str
    functie: str


class Company(msgspec.Struct, frozen=True):
    """A company. ``rsin`` and ``statutaire_naam`` are empty for an eenmanszaak, ``statutaire_naam`` for a vof too.

    ``staff`` is how many people work there. A company without premises of its own is at its owner's home.
    """

    number: int
    kvk: str
    vestigingsnummer: str
    rsin: str
    naam: str
    statutaire_naam: str
    rechtsvorm: str
    sbi: str
    activiteit: str
    since: date
    staff: int
    address: Address
    own_premises: bool
    officers: tuple[Officer, ...]

    @property
    def loonheffingennummer(self) -> str:
        """The number under which it pays wage tax: RSIN, or the owner's BSN, and L01."""
        return f"{self.rsin or self.officers[0].bsn}L01"


class Kin(msgspec.Struct, frozen=True, gc=False):
    """What the people of one household share. ``number`` is the household's, ``first`` the citizen number of the first.

    ``size`` people, first so many ``adults`` (who have ``sexes``), then their children, oldest first. ``surnames`` are
    those of each adult and, last, of the children; ``born`` everybody's day of birth and ``bound`` the day of the bond
    (0 without one), as ordinals. ``throw`` holds what was drawn for each of them.
    """

    number: int
    first: int
    adults: int
    size: int
    sexes: tuple[Sex, ...]
    surnames: tuple[Surname, ...]
    born: tuple[int, ...]
    bond: Bond
    bound: int
    throw: bytes


class Family(Protocol):
    """The people of one household, each made when first asked for."""

    def member(self, index: int, /) -> "Core":
        """Return one of them: adults first, then children, oldest first."""

    def members(self, first: int, end: int, /) -> "tuple[Core, ...]":
        """Return those from index ``first`` up to ``end``."""


class Country(Protocol):
    """What a core asks its country for; ``services.population.country`` has the one there is."""

    def citizen(self, number: int, /) -> "Core": ...
    def family(self, household: int, /) -> Family: ...
    def a_nummer(self, core: "Core", /) -> str: ...
    def absent_parents(self, core: "Core", /) -> tuple[AbsentParent, ...]: ...
    def former(self, core: "Core", /) -> Former | None: ...
    def home(self, core: "Core", /) -> Home: ...
    def address(self, core: "Core", /) -> Address: ...
    def moved(self, core: "Core", /) -> int: ...
    def naamgebruik(self, core: "Core", /) -> str: ...
    def level(self, core: "Core", /) -> int: ...
    def vehicles(self, core: "Core", /) -> tuple[Vehicle, ...]: ...
    def jobs(self, core: "Core", /) -> tuple[Job, ...]: ...
    def benefits(self, core: "Core", /) -> tuple[Benefit, ...]: ...
    def diplomas(self, core: "Core", /) -> tuple[Diploma, ...]: ...
    def income(self, core: "Core", year: int, /) -> int | None: ...
    def company(self, core: "Core", /) -> Company | None: ...
    def dice(self, of: str, number: int, /) -> Dice: ...


class Core(msgspec.Struct, frozen=True):
    """One citizen. ``number`` is 0 up to nine million; ``index`` is the place in the household, adults first."""

    country: Country
    kin: Kin
    index: int
    number: int
    bsn: str
    sex: Sex
    name: Name
    birthplace: str

    @property
    def born(self) -> date:
        """The day of birth."""
        return date.fromordinal(self.kin.born[self.index])

    @property
    def age(self) -> int:
        """Age in whole years on ``TODAY``."""
        born = self.born
        return TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))

    @property
    def a_nummer(self) -> str:
        """The number under which the persons' lists are kept."""
        return self.country.a_nummer(self)

    @property
    def bond(self) -> Bond:
        """How the partner is registered."""
        return self.kin.bond if self.index < self.kin.adults else ""

    @property
    def bond_since(self) -> date | None:
        """Since when; None without a bond."""
        return date.fromordinal(self.kin.bound) if self.bond else None

    @property
    def naamgebruik(self) -> str:
        """Which surname this citizen uses: E, P, V or N as in the BRP."""
        return self.country.naamgebruik(self)

    @property
    def level(self) -> int:
        """Education: 0 none yet or primary, 1 vmbo or mbo 2, 2 havo, vwo, mbo 3 or 4, 3 hbo, 4 university."""
        return self.country.level(self)

    @property
    def partner_number(self) -> int | None:
        """The citizen number of the partner."""
        kin = self.kin
        return kin.first + 1 - self.index if kin.adults == 2 and self.index < 2 else None

    @property
    def children_numbers(self) -> tuple[int, ...]:
        """The citizen numbers of the children of this adult."""
        kin = self.kin
        return tuple(range(kin.first + kin.adults, kin.first + kin.size)) if self.index < kin.adults else ()

    @property
    def parents_numbers(self) -> tuple[int, ...]:
        """The citizen numbers of the parents of this child."""
        kin = self.kin
        return () if self.index < kin.adults else tuple(range(kin.first, kin.first + kin.adults))

    @property
    def household(self) -> "tuple[Core, ...]":
        """Everybody at the address, adults first; their numbers follow each other."""
        return self.country.family(self.kin.number).members(0, self.kin.size)

    @property
    def partner(self) -> "Core | None":
        """The partner this citizen lives with, registered (``bond``) or not."""
        kin = self.kin
        return self.country.family(kin.number).member(1 - self.index) if kin.adults == 2 and self.index < 2 else None

    @property
    def children(self) -> "tuple[Core, ...]":
        """The children of the household, oldest first."""
        kin = self.kin
        if kin.size == kin.adults or self.index >= kin.adults:
            return ()
        return self.country.family(kin.number).members(kin.adults, kin.size)

    @property
    def parents(self) -> "tuple[Core, ...]":
        """The parents this citizen still lives with."""
        kin = self.kin
        return () if self.index < kin.adults else self.country.family(kin.number).members(0, kin.adults)

    @property
    def absent_parents(self) -> tuple[AbsentParent, ...]:
        """The parents who are no citizens here: both of an adult, one of a child that lives with one."""
        return self.country.absent_parents(self)

    @property
    def former(self) -> Former | None:
        """The marriage this citizen had before, of one who did not marry again."""
        return self.country.former(self)

    @property
    def home(self) -> Home:
        """Where the household lives."""
        return self.country.home(self)

    @property
    def address(self) -> Address:
        """The address of the home; quicker than ``home.address`` when that is all that is needed."""
        return self.country.address(self)

    @property
    def since(self) -> date:
        """Since when this citizen lives there: as long as the household, or since birth."""
        return date.fromordinal(self.country.moved(self))

    @property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """The cars in this citizen's name."""
        return self.country.vehicles(self)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs this citizen has."""
        return self.country.jobs(self)

    @property
    def benefits(self) -> tuple[Benefit, ...]:
        """The benefits this citizen gets."""
        return self.country.benefits(self)

    @property
    def diplomas(self) -> tuple[Diploma, ...]:
        """The diplomas this citizen has, oldest first."""
        return self.country.diplomas(self)

    @property
    def company(self) -> Company | None:
        """The company this citizen owns or runs."""
        return self.country.company(self)

    def income(self, year: int) -> int | None:
        """Return the verzamelinkomen over a year in whole euros; None for a child without an income of its own."""
        return self.country.income(self, year)

    def dice(self, of: str) -> Dice:
        """Return dice that fall the same every time for this citizen; ``of`` keeps one use apart from another."""
        return self.country.dice(of, self.number)
