"""The country: every citizen by number or BSN, what belongs to each, and from every key back to whose it is."""

from collections.abc import Iterable
from functools import lru_cache

from services.population import neighbourhood as wijk, work
from services.population.a_nummers import ANummers
from services.population.addresses import Addresses
from services.population.cars import PER_HOUSEHOLD, Cars
from services.population.core import (
    AbsentParent,
    Address,
    Benefit,
    Company,
    Core,
    Diploma,
    Former,
    Home,
    Job,
    Kin,
    Vehicle,
)
from services.population.dice import Dice
from services.population.divorces import former, former_number
from services.population.firms import Firms
from services.population.homes import Homes
from services.population.kinship import Kinship, moved
from services.population.numbering import CITIZENS as CITIZENS, COMPANIES as COMPANIES, Bsns, CompanyNumbers
from services.population.people import People, absent_parents, level, naamgebruik
from services.population.places import Map

SEED = "voorportaal"
_KEPT = 256
"""Homes and companies that are kept, each; more only costs memory: citizens come at random."""
_HOUSEHOLDS = 16
"""Households that are kept: those about whom one answer is. Memory that is given back soon is still at hand."""


class Country:
    """A country from one seed. ``taken`` are BSNs that belong to others: personas and published test sets."""

    def __init__(self, taken: Iterable[str] = (), seed: str = SEED) -> None:
        self._seed = key = seed.encode()[:32]
        self._wijk = wijk.neighbourhood()
        self._land = Map(key)
        self._bsns = Bsns(key, taken)
        self._a_nummers = ANummers(key, CITIZENS)
        self._companies = CompanyNumbers(key)
        self._addresses = Addresses(key, self._land)
        self._kinship = Kinship(key)
        self._people = People(self._bsns, tuple(place.municipality.naam for place in self._land.places))
        self._homes = Homes(key, self._addresses)
        self._firms = Firms(key, self._addresses, self._companies)
        self._cars = Cars(key)
        self.family = lru_cache(maxsize=_HOUSEHOLDS)(self._family)
        self._home = lru_cache(maxsize=_KEPT)(self._made_home)
        self.firm = lru_cache(maxsize=_KEPT)(self._firm)
        self._landlords = lru_cache(maxsize=2 * wijk.WIJKEN)(self._firm)
        self._jobs = lru_cache(maxsize=_KEPT)(self._made_jobs)
        self._comes_in = lru_cache(maxsize=_KEPT)(self._yearly)

    def citizen(self, number: int, /) -> Core:
        """Return citizen ``number``, 0 up to nine million."""
        neighbourhood, person = divmod(number, wijk.PEOPLE)
        family = self.family(neighbourhood * wijk.HOUSEHOLDS + self._wijk.home_of[person])
        return family.member(number - family.kin.first)

    def household(self, number: int) -> tuple[Core, ...]:
        """Return everybody of household ``number``."""
        family = self.family(number)
        return family.members(0, family.kin.size)

    def bsn(self, number: int) -> str:
        """Return the BSN of a citizen, without making the citizen."""
        return self._bsns.of(number)

    def number(self, bsn: str) -> int | None:
        """Return the citizen's number; None for a BSN that nobody in the country has."""
        return self._bsns.number(bsn)

    def owner(self, kind: str, key: str, /) -> str | None:
        """Return the BSN of the citizen behind a key, None when there is none; kinds as in ``World.owner``.

        A dwelling leads to the first adult of its household, a company to the first who runs it, a car to its holder.
        """
        lead = getattr(self, f"_by_{kind}", None)
        core = lead(key) if lead is not None else None
        return core.bsn if core is not None else None

    def a_nummer(self, core: Core, /) -> str:
        """Return a citizen's A-nummer; no other citizen has it."""
        return self._a_nummers.of(core.number)

    def absent_parents(self, core: Core, /) -> tuple[AbsentParent, ...]:
        """Return a citizen's parents who are no citizens themselves."""
        return absent_parents(core)

    def former(self, core: Core, /) -> Former | None:
        """Return the marriage that a citizen had before, None for who never was married or still is."""
        other = former_number(core.number)
        if other is None:
            return None
        partner = self.citizen(other)
        past = former(self._seed, core.number, max(core.born.year, partner.born.year))
        return None if past is None else Former(partner, past.married, past.ended)

    def home(self, core: Core, /) -> Home:
        """Return where a citizen lives."""
        return self._home(core.kin.number)

    def address(self, core: Core, /) -> Address:
        """Return a citizen's address, without making all of the home."""
        return self._addresses.home(core.kin.number)

    def moved(self, core: Core, /) -> int:
        """Return since when a citizen lives there, as an ordinal."""
        kin = core.kin
        return max(moved(kin, self._homes.ready(kin.number)), kin.born[core.index])

    def naamgebruik(self, core: Core, /) -> str:
        """Return which surname a citizen uses."""
        return naamgebruik(core)

    def level(self, core: Core, /) -> int:
        """Return a citizen's education."""
        return level(core)

    def vehicles(self, core: Core, /) -> tuple[Vehicle, ...]:
        """Return the cars in a citizen's name."""
        household = core.kin.number
        return self._cars.of(household, self._shape(household).kind, self.household(household), core)

    def jobs(self, core: Core, /) -> tuple[Job, ...]:
        """Return a citizen's jobs."""
        return self._jobs(core.number)

    def benefits(self, core: Core, /) -> tuple[Benefit, ...]:
        """Return a citizen's benefits."""
        return work.benefits(self._seed, core)

    def diplomas(self, core: Core, /) -> tuple[Diploma, ...]:
        """Return a citizen's diplomas, oldest first."""
        return work.diplomas(self._seed, core)

    def company(self, core: Core, /) -> Company | None:
        """Return the company a citizen owns or runs."""
        neighbourhood, person = divmod(core.number, wijk.PEOPLE)
        place = self._wijk.company_of.get(person)
        return None if place is None else self.firm(neighbourhood * wijk.COMPANIES + place)

    def income(self, core: Core, year: int, /) -> int | None:
        """Return a citizen's verzamelinkomen over a year in whole euros."""
        yearly, pension = self._comes_in(core.number)
        return work.income(core, year, yearly, pension)

    def dice(self, of: str, number: int, /) -> Dice:
        """Return dice of a registry's own."""
        return Dice(self._seed, f"register/{of}", number)

    def _shape(self, household: int) -> wijk.Household:
        return self._wijk.households[household % wijk.HOUSEHOLDS]

    def _household_of(self, number: int) -> int:
        neighbourhood, person = divmod(number, wijk.PEOPLE)
        return neighbourhood * wijk.HOUSEHOLDS + self._wijk.home_of[person]

    def _family(self, number: int) -> "Members":
        neighbourhood, place = divmod(number, wijk.HOUSEHOLDS)
        shape = self._wijk.households[place]
        kin = self._kinship.of(number, shape, neighbourhood * wijk.PEOPLE + shape.first)
        return Members(self, self._people, kin, self._land.of(neighbourhood).municipality.naam)

    def _made_home(self, number: int) -> Home:
        return self._homes.home(number, self._shape(number), self.household(number), self._landlord)

    def _landlord(self, dwelling: int, corporation: bool) -> Company:
        place = wijk.CORPORATION if corporation else wijk.LANDLORD
        return self._landlords(dwelling // wijk.HOUSEHOLDS * wijk.COMPANIES + place)

    def _firm(self, number: int) -> Company:
        neighbourhood, place = divmod(number, wijk.COMPANIES)
        people = tuple(neighbourhood * wijk.PEOPLE + one for one in self._wijk.officers[place])
        return self._firms.company(number, tuple(map(self.citizen, people)), self._household_of(people[0]))

    def _made_jobs(self, number: int) -> tuple[Job, ...]:
        core = self.citizen(number)
        if not work.works(self._seed, core):
            return ()
        town = self._land.of(number // wijk.PEOPLE)
        found = work.employers(self._seed, core, town.first, town.count)
        return tuple(work.job(self._seed, core, place, self.firm(one)) for place, one in enumerate(found))

    def _yearly(self, number: int) -> tuple[int, int]:
        """Return what comes in a year now, and the pension beside it; the income of every year follows from them."""
        core = self.citizen(number)
        yearly = sum(one.wage for one in core.jobs) + 12 * sum(one.per_month for one in core.benefits)
        return yearly + work.profit(self._seed, core, core.company), work.pension(self._seed, core)

    def _by_bsn(self, key: str) -> Core | None:
        number = self._bsns.number(key)
        return None if number is None else self.citizen(number)

    def _by_bag(self, key: str) -> Core | None:
        return self._of_place(*self._addresses.behind(key))

    def _by_adres(self, key: str) -> Core | None:
        return self._of_place(*self._addresses.at(key))

    def _by_bewoner(self, key: str) -> Core | None:
        """Return resident 0, 1, … at a BAG id or an address ("<key>/0")."""
        place, _, resident = key.rpartition("/")
        dwelling = (self._addresses.at(place) if " " in place else self._addresses.behind(place))[0]
        people = self.household(dwelling) if dwelling is not None and len(place) != 4 else ()
        return people[int(resident)] if int(resident) < len(people) else None

    def _by_kadaster(self, key: str) -> Core | None:
        return self._of_place(self._homes.behind_parcel(key))

    def _by_woz(self, key: str) -> Core | None:
        return self._of_place(self._homes.behind_woz(key))

    def _by_kvk(self, key: str) -> Core | None:
        company = self._companies.number(key)
        if company is None:
            return None
        legal = self._wijk.forms[company % wijk.COMPANIES] != "Eenmanszaak"
        return self._of_place(None, company) if len(key) != 9 or legal else None

    def _by_kenteken(self, key: str) -> Core | None:
        car = self._cars.plates.number(key)
        if car is None:
            return None
        household = car // PER_HOUSEHOLD
        return self._cars.holder(car, self._shape(household).kind, self.household(household))

    def _of_place(self, dwelling: int | None, company: int | None = None) -> Core | None:
        if company is not None:
            neighbourhood, place = divmod(company, wijk.COMPANIES)
            return self.citizen(neighbourhood * wijk.PEOPLE + self._wijk.officers[place][0])
        return None if dwelling is None else self.household(dwelling)[0]


class Members:
    """The people of one household, each made when first asked for; several threads may ask."""

    __slots__ = ("_country", "_made", "_people", "_town", "kin")

    def __init__(self, country: Country, people: People, kin: Kin, town: str) -> None:
        self.kin = kin
        self._country = country
        self._people = people
        self._town = town
        self._made: dict[int, Core] = {}

    def member(self, index: int, /) -> Core:
        """Return one of them: adults first, then children, oldest first."""
        found = self._made.get(index)
        if found is None:
            made = self._people.person(self._country, self.kin, index, self._town)
            found = self._made.setdefault(index, made)  # another thread may have been before us: one citizen, one core
        return found

    def members(self, first: int, end: int, /) -> tuple[Core, ...]:
        """Return those from index ``first`` up to ``end``."""
        return tuple([self.member(index) for index in range(first, end)])
