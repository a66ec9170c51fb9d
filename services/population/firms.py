"""The companies of the country: 1,000 in every neighbourhood, each run by people who live there."""

from datetime import date
from functools import cache
from pathlib import Path

from resources import toml
from services.population import neighbourhood as wijk
from services.population.addresses import Addresses
from services.population.core import TODAY, Company, Core, Officer
from services.population.dice import Dice
from services.population.names import surnames
from services.population.numbering import CompanyNumbers

_ROLE = {
    "Eenmanszaak": "Eigenaar",
    "Vennootschap onder firma": "Vennoot",
    "Besloten Vennootschap": "Bestuurder",
    "Stichting": "Bestuurder",
}
Trade = tuple[str, str, str]


@cache
def trades() -> dict[str, list[Trade]]:
    """Return (SBI code, description, word in the name) by legal form, and those of the companies that let houses."""
    told = toml.read_kept(Path(__file__).with_name("trades.toml"))
    return {form: [(row[0], row[1], row[2]) for row in table["rows"]] for form, table in told.items()}


class Firms:
    """Makes companies. ``number`` is that of the company in the whole country."""

    def __init__(self, seed: bytes, addresses: Addresses, numbers: CompanyNumbers) -> None:
        self._seed = seed
        self._addresses = addresses
        self._numbers = numbers

    def company(self, number: int, officers: tuple[Core, ...], home: int) -> Company:
        """Return a company run by ``officers``, the first of whom lives in dwelling ``home``."""
        place = number % wijk.COMPANIES
        form = wijk.neighbourhood().forms[place]
        dice = Dice(self._seed, "bedrijf", number)
        sbi, activity, word = dice.pick(_trades_of(place, form))
        own = place < wijk.PREMISES
        rsin = "" if form == "Eenmanszaak" else self._numbers.rsin(number)
        naam = _name(dice, form, word, officers[0])
        return Company(
            number=number,
            kvk=self._numbers.kvk(number),
            vestigingsnummer=self._numbers.vestiging(number),
            rsin=rsin,
            naam=naam,
            statutaire_naam=naam if own else "",
            rechtsvorm=form,
            sbi=sbi,
            activiteit=activity,
            since=_since(dice, officers),
            staff=3 + dice.below(24) if own else len(officers),
            address=self._addresses.firm(number) if own else self._addresses.home(home),
            own_premises=own,
            officers=tuple(Officer(one.bsn, one.name.initialled, _ROLE[form]) for one in officers),
        )


def _trades_of(place: int, form: str) -> list[Trade]:
    if place == wijk.CORPORATION:
        return trades()["corporation"]
    return trades()["landlord" if place == wijk.LANDLORD else form]


def _name(dice: Dice, form: str, word: str, first: Core) -> str:
    other = dice.pick(surnames()).geslachtsnaam
    if form == "Eenmanszaak":
        return f"{first.name.geslachtsnaam} {word}"
    if form == "Vennootschap onder firma":
        return f"{word} {first.name.geslachtsnaam} V.O.F."
    if form == "Besloten Vennootschap":
        return f"{other} {word} B.V."
    return f"{word} {other}" if "stichting" in word.lower() else f"Stichting {word} {other}"


def _since(dice: Dice, officers: tuple[Core, ...]) -> date:
    """Return when it began: after the youngest who runs it was 21, within thirty years."""
    youngest = max(one.born for one in officers)
    days = min(TODAY.toordinal() - youngest.toordinal() - 21 * 366, 30 * 365)
    return date.fromordinal(TODAY.toordinal() - 45 - dice.below(max(30, min(days, dice.between(400, 11000)))))
