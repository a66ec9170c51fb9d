"""Who may do what for which company: means, authorities, and the check of one authority for one service.

The means is personal; an authority ties person, company, service and level together (GUC3 and GUC4 of the
framework). Why somebody may not is told as a reason, never as "not allowed" alone (DOMAIN.md §2.4).
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, Protocol

from msgspec import Struct

from services.identity.eherkenning.directory import Dienst
from services.identity.eherkenning.levels import Niveau
from services.values import hiding

LONGEST = timedelta(days=5 * 365 + 1)
"""An authority lasts at most five years, a leap day included."""
CHAIN_LEVEL = Niveau.EH3

Reason = Literal[
    "supplier_down",
    "means_blocked",
    "means_expired",
    "means_level",
    "no_company",
    "wrong_entity",
    "company_ended",
    "company_bankrupt",
    "no_authority",
    "authority_level",
    "authority_expired",
    "authority_later",
    "authority_withdrawn",
    "other_vestiging",
    "restriction_refused",
    "chain_refused",
    "client_not_authorised",
    "cancelled",
]
SAML: dict[Reason, str] = {
    "supplier_down": "NoSupportedIDP",
    "means_level": "NoAuthnContext",
    "cancelled": "AuthnFailed",
    "means_blocked": "AuthnFailed",
    "means_expired": "AuthnFailed",
}
"""Second-level status of a refusal; every other reason is RequestDenied."""


class Middel(Struct, frozen=True):
    """A personal means. ``tweede`` is its second factor; ``persoon`` is the local name of who holds it."""

    leverancier: str
    gebruikersnaam: str
    wachtwoord: str
    niveau: Niveau
    persoon: str
    naam: str
    tweede: Literal["geen", "sms", "token", "kaart"] = "sms"
    pin: str = ""
    telefoon: str = ""
    geblokkeerd: bool = False
    geldig_tot: date | None = None

    __repr__ = hiding("wachtwoord", "pin", "telefoon")


class Bevoegdheid(Struct, frozen=True):
    """One authority in the register. No ``diensten`` means every service; no ``vestigingen`` the whole company.

    With ``klant`` it is a link of a chain: the company ``kvk`` is an intermediary and acts for that client.
    """

    id: str
    persoon: str
    kvk: str
    niveau: Niveau
    van: date
    tot: date
    diensten: tuple[str, ...] = ()
    vestigingen: tuple[str, ...] = ()
    klant: str = ""
    ingetrokken: bool = False

    def covers(self, dienst: str) -> bool:
        """True when the authority names this service, or all of them."""
        return not self.diensten or dienst in self.diensten


class Keten(Struct, frozen=True):
    """What a client gave an intermediary: the first link of a chain. No ``diensten`` means every service."""

    tussenpersoon: str
    diensten: tuple[str, ...] = ()
    van: date = date.min
    tot: date = date.max
    ingetrokken: bool = False

    def covers(self, dienst: str, today: date) -> bool:
        """True when the intermediary may do this service for the client today."""
        named = not self.diensten or dienst in self.diensten
        return named and not self.ingetrokken and self.van <= today <= self.tot


class Bedrijf(Struct, frozen=True):
    """A company as the trade register knows it; ``vestigingen`` are (number, name and town)."""

    kvk: str
    naam: str
    rsin: str = ""
    vestigingen: tuple[tuple[str, str], ...] = ()
    ended: bool = False
    bankrupt: bool = False


class Register(Protocol):
    """Where means and authorities are kept; bootstrap fulfils it with whatever registry provides them."""

    def middel(self, leverancier: str, gebruikersnaam: str) -> Middel | None:
        """Return the means with this user name at this supplier."""

    def bevoegdheden(self, persoon: str) -> Sequence[Bevoegdheid]:
        """Return every authority of a person, ended ones too."""

    def ketens(self, klant: str) -> Sequence[Keten]:
        """Return what this client gave to intermediaries, ended ones too."""


class TradeRegister(Protocol):
    """Where companies come from: the trade register, or whatever plays it."""

    def company(self, kvk: str) -> Bedrijf | None:
        """Return a company by its KvK number."""


class Refused(Struct, frozen=True):
    """Not allowed, and why. ``name`` is the company, branch or service that the reason is about."""

    reason: Reason
    name: str = ""

    @property
    def status(self) -> str:
        """The second-level SAML status."""
        return SAML.get(self.reason, "RequestDenied")


def usable(means: Middel, wanted: Niveau, today: date) -> Refused | None:
    """Return why a means cannot be used for a service that asks ``wanted``."""
    if means.geblokkeerd:
        return Refused("means_blocked")
    if means.geldig_tot is not None and means.geldig_tot < today:
        return Refused("means_expired")
    return Refused("means_level", means.niveau.label) if means.niveau < wanted else None


def entity(company: Bedrijf, dienst: Dienst) -> Refused | None:
    """Return why a service cannot work with a company."""
    if company.bankrupt:
        return Refused("company_bankrupt", company.naam)
    if company.ended:
        return Refused("company_ended", company.naam)
    has = {"kvk": company.kvk, "rsin": company.rsin}
    return None if any(has[kind] for kind in dienst.kent) else Refused("wrong_entity", company.naam)


def authorised(
    found: Iterable[Bevoegdheid], dienst: Dienst, wanted: Niveau, today: date, vestiging: str = ""
) -> Bevoegdheid | Refused:
    """Return the authority that covers this service (and branch), or the nearest reason why none does.

    Nearest first: what was right but for the branch, then for the level, then what has yet to begin, then withdrawn.
    """
    named = [one for one in found if one.covers(dienst.id)]
    valid = [one for one in named if not one.ingetrokken and one.van <= today <= one.tot]
    sure = [one for one in valid if one.niveau >= wanted]
    here = [one for one in sure if not one.vestigingen or not vestiging or vestiging in one.vestigingen]
    if here:
        return max(here, key=_widest)
    if sure:
        return Refused("other_vestiging", vestiging)
    if valid:
        return Refused("authority_level", max(one.niveau for one in valid).label)
    if any(one.van > today and not one.ingetrokken for one in named):
        return Refused("authority_later", dienst.naam)
    if any(one.ingetrokken for one in named):
        return Refused("authority_withdrawn", dienst.naam)
    return Refused("authority_expired" if named else "no_authority", dienst.naam)


def _widest(one: Bevoegdheid) -> tuple[bool, date]:
    return (not one.vestigingen, one.tot)
