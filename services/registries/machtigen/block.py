"""The persona's table [machtigen]: the machtigingen that this citizen, or a company of this citizen, gave.

The giver's table is the only place where a machtiging stands; both sides are read from it::

    [[machtigen.gegeven]]
    naam = "zorgtoeslag"                    # local name: its id is made from it
    dienst = "zorgtoeslag"                  # a file in resources/machtigen/diensten
    burgerservicenummer = "900050342"       # who may act; absent until the code is used
    gemachtigde = "Fenna de Wit"
    gemachtigde_is = "dochter"              # what she is to the giver, and the giver to her
    gever_is = "vader"
    aangemaakt = 2026-01-08
    van = 2026-01-08
    tot_en_met = 2027-12-31
    status = "Actief"
    sinds = 2026-01-08
"""

from datetime import date
from typing import Annotated

import msgspec

from services.identity.machtigen.catalogue import diensten
from services.identity.machtigen.codes import sound
from services.identity.machtigen.states import Status

_Bsn = Annotated[str, msgspec.Meta(pattern="^[0-9]{9}$")]
_Kvk = Annotated[str, msgspec.Meta(pattern="^[0-9]{8}$")]
_Words = Annotated[str, msgspec.Meta(max_length=120)]


class Vestiging(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of business to which a machtiging of a company is limited."""

    vestigingsnummer: Annotated[str, msgspec.Meta(pattern="^[0-9]{12}$")]
    naam: _Words


class Gegeven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One machtiging. With ``kvk_nummer`` the company ``bedrijf`` is the giver, not the citizen."""

    naam: Annotated[str, msgspec.Meta(min_length=1)]
    dienst: str
    aangemaakt: date
    van: date
    tot_en_met: date
    status: Status
    sinds: date
    burgerservicenummer: _Bsn | None = None
    gemachtigde: _Words = ""
    gemachtigde_is: _Words = ""
    gever_is: _Words = ""
    code: str = ""
    kvk_nummer: _Kvk | None = None
    bedrijf: _Words = ""
    vestigingen: tuple[Vestiging, ...] = ()

    def __post_init__(self) -> None:
        if self.dienst not in diensten():
            raise ValueError(f"dienst {self.dienst!r} bestaat niet; kies uit {', '.join(diensten())}")
        if self.tot_en_met < self.van:
            raise ValueError(f"machtiging {self.naam!r}: tot_en_met ligt voor van")
        if self.status is Status.ACTIEF and self.burgerservicenummer is None:
            raise ValueError(f"machtiging {self.naam!r}: een actieve machtiging heeft een gemachtigde")
        if self.code and not sound(self.code):
            raise ValueError(f"machtiging {self.naam!r}: een code heeft acht tekens, zonder klinkers, 0, 1 en Y")
        if bool(self.kvk_nummer) != bool(self.bedrijf):
            raise ValueError(f"machtiging {self.naam!r}: kvk_nummer en bedrijf horen bij elkaar")


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every machtiging that one citizen gave."""

    gegeven: tuple[Gegeven, ...] = ()

    def __post_init__(self) -> None:
        names = [one.naam for one in self.gegeven]
        double = {name for name in names if names.count(name) > 1}
        if double:
            raise ValueError(f"twee machtigingen heten {min(double)!r}; geef ze elk een eigen naam")
