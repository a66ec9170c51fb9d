"""Lets any generated citizen log in, when the settings say ``population = true``.

The user name is the BSN and the password the practice password; apps, documents and the sms check are those of
everybody. A BSN that nobody in the country has is an unknown user name, so that one outside the 9-series gets nowhere.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from services.identity.account import Account
from services.identity.practice import LoginTable, practice_account
from services.personas import Persona, PersonaHead

if TYPE_CHECKING:
    from services.mockhost.populating import Population
    from services.population.core import Core

PASSWORD = "Oefen-2027!"
_PHONE = "0612345678"


class Strangers:
    """Accounts and heads of generated citizens by BSN. ``population`` is asked for when somebody tries a BSN."""

    def __init__(self, population: "Callable[[], Population | None]") -> None:
        self._population = population

    def account(self, bsn: str) -> Account | None:
        """Return the account whose user name is this BSN; None when nobody has it."""
        core = self._citizen(bsn)
        if core is None:
            return None
        base = Account(bsn, PASSWORD, bsn, core.name.full, _PHONE, persona=bsn)
        return practice_account(base, core.born, LoginTable())

    def persona(self, bsn: str) -> Persona | None:
        """Return the citizen as the office knows people: a head, without a file."""
        core = self._citizen(bsn)
        return None if core is None else Persona(_head(core), Path(f"{bsn}.toml"), {})

    def _citizen(self, bsn: str) -> "Core | None":
        if not (len(bsn) == 9 and bsn.isascii() and bsn.isdigit() and bsn.startswith("9")):
            return None
        population = self._population()
        return None if population is None else population.citizen(bsn)


class Accounts(Mapping[str, Account]):
    """The accounts by persona id; looking up a BSN finds a generated citizen's, listing does not."""

    def __init__(self, written: Mapping[str, Account], strangers: Strangers | None) -> None:
        self._written = written
        self._strangers = strangers

    def __getitem__(self, persona: str) -> Account:
        found = self._written.get(persona)
        if found is None and self._strangers is not None:
            found = self._strangers.account(persona)
        if found is None:
            raise KeyError(persona)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def _head(core: "Core") -> PersonaHead:
    surname = core.name.surname
    polite = "mevrouw" if core.sex == "V" else "de heer"
    return PersonaHead(
        id=core.bsn,
        naam=core.name.full,
        aanhef=f"{polite} {surname[:1].upper()}{surname[1:]}",
        geboren=core.born,
        bsn=core.bsn,
        gebruikersnaam=core.bsn,
        wachtwoord=PASSWORD,
        telefoon=_PHONE,
        verhaal="Burger van het oefenland",
        kort=f"{core.name.full} woont in {core.home.address.gemeente.naam} en is uit een getal gemaakt.",
    )
