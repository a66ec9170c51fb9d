"""The table ``[eherkenning]`` of a persona: means to log in with, and what this person may do for which company.

Example::

    [eherkenning]
    beheerder = ["00412730"]          # companies whose authorities this person manages

    [[eherkenning.middelen]]
    leverancier = "sleutelbos"        # a file in resources/eherkenning/leveranciers
    gebruikersnaam = "ludo.zakelijk"
    wachtwoord = "Oefen-2027!"
    niveau = "3"
    tweede = "sms"

    [[eherkenning.bevoegdheden]]
    naam = "alles"                    # a local name, used to make its id
    kvkNummer = "00412730"
    niveau = "3"
    van = 2024-03-01
    tot = 2029-02-28                  # at most five years
    diensten = ["terrasvergunning"]   # left out: every service
    vestigingen = ["999900412701"]    # left out: the whole company
    klant = ""                        # with a KvK number: a link of a chain, for this client

    [[eherkenning.ketens]]            # what this person's company gave to an intermediary
    klant = "00412730"
    tussenpersoon = "00290493"
    diensten = ["omzetbelasting"]     # left out: every service
    van = 2024-03-01                  # left out: without a period
    tot = 2029-02-28
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.identity.eherkenning.authority import LONGEST
from services.mockkit.table import Table

Label = Literal["1", "2", "2+", "3", "4"]
Kvk = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8}$")]
Words = Annotated[str, msgspec.Meta(min_length=1)]


class Middel(Table, frozen=True, kw_only=True):
    """One means. The second factor of ``kaart`` is the ``pin`` of six digits."""

    leverancier: Words
    gebruikersnaam: Annotated[str, msgspec.Meta(pattern=r"^[!-~]{6,32}$")]
    wachtwoord: Annotated[str, msgspec.Meta(pattern=r"^[!-~]{8,32}$")]
    niveau: Label
    tweede: Literal["geen", "sms", "token", "kaart"] = "sms"
    pin: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{6})?$")] = ""
    geblokkeerd: bool = False
    geldig_tot: date | None = None

    def __post_init__(self) -> None:
        if (self.tweede == "kaart") != bool(self.pin):
            raise ValueError("een pin van zes cijfers hoort bij tweede = \"kaart\", en alleen daarbij")
        if self.tweede == "geen" and self.niveau not in ("1", "2"):
            raise ValueError("zonder tweede factor is het niveau hoogstens 2")


class Bevoegdheid(Table, frozen=True, kw_only=True):
    """One authority."""

    naam: Words
    kvk_nummer: Kvk
    niveau: Label
    van: date
    tot: date
    diensten: tuple[Words, ...] = ()
    vestigingen: tuple[Annotated[str, msgspec.Meta(pattern=r"^[0-9]{12}$")], ...] = ()
    klant: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{8})?$")] = ""
    ingetrokken: bool = False

    def __post_init__(self) -> None:
        if not self.van <= self.tot <= self.van + LONGEST:
            raise ValueError("een bevoegdheid duurt hoogstens vijf jaar")


class Keten(Table, frozen=True, kw_only=True):
    """A client that authorised an intermediary, for these services (none: every one) and this period."""

    klant: Kvk
    tussenpersoon: Kvk
    diensten: tuple[Words, ...] = ()
    van: date = date.min
    tot: date = date.max
    ingetrokken: bool = False

    def __post_init__(self) -> None:
        if self.van > self.tot:
            raise ValueError("een ketenmachtiging eindigt niet voor zij begint")


class Block(Table, frozen=True, kw_only=True):
    """The whole table."""

    beheerder: tuple[Kvk, ...] = ()
    middelen: tuple[Middel, ...] = ()
    bevoegdheden: tuple[Bevoegdheid, ...] = ()
    ketens: tuple[Keten, ...] = ()
