"""The table ``[donorregister]`` of a persona: the choice about organ and tissue donation.

Without a table nothing is registered. Since 1 July 2020 who does not choose after two letters is registered with
"geen bezwaar" (Wet op de orgaandonatie, article 10a). Example::

    [donorregister.registratie]
    keuze = "ja"
    datum = 2019-10-04
    uitgesloten = ["huid", "hoornvliezen"]
"""

from datetime import date
from typing import Literal

import msgspec

Keuze = Literal["ja", "nee", "nabestaanden", "persoon", "geen bezwaar"]
Orgaan = Literal[
    "alvleesklier", "bloedvaten", "botweefsel en kraakbeen", "darmen", "hart", "hartkleppen", "hoornvliezen",
    "huid", "lever", "longen", "nieren", "pezen en spieren",
]  # fmt: skip


class Registratie(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True, omit_defaults=True):
    """One choice since a day; ``persoon`` is who decides when that is the choice, ``uitgesloten`` what is not given."""

    keuze: Keuze
    datum: date
    persoon: str = ""
    uitgesloten: tuple[Orgaan, ...] = ()


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole table."""

    registratie: Registratie | None = None
