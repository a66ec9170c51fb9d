"""Every screen a login with eHerkenning can come to, as frozen values without words."""

from dataclasses import dataclass
from datetime import date

from services.identity.eherkenning.authority import Bedrijf, Refused
from services.identity.eherkenning.directory import Dienst, Leverancier
from services.identity.eherkenning.levels import Niveau
from services.identity.results import Blocked, NeedSms, Wrong
from services.identity.session import Party


@dataclass(frozen=True)
class ChooseSupplier:
    """With which supplier? ``remembered`` is the one of last time; ``niveau`` is what the service asks."""

    leveranciers: tuple[Leverancier, ...]
    remembered: str = ""
    dienst: Dienst | None = None
    niveau: Niveau | None = None


@dataclass(frozen=True)
class NeedPassword:
    """User name and password at this supplier."""

    leverancier: Leverancier


@dataclass(frozen=True)
class NeedSecond:
    """The second factor: a code by sms or from a token, or the PIN of a card (six digits all)."""

    kind: str
    sms: NeedSms | None = None


@dataclass(frozen=True)
class ChooseCompany:
    """For which company?"""

    bedrijven: tuple[Bedrijf, ...]


@dataclass(frozen=True)
class ChooseClient:
    """For the own company, or for one of these clients?"""

    bedrijf: Bedrijf
    klanten: tuple[Bedrijf, ...]


@dataclass(frozen=True)
class ChooseVestiging:
    """For which branch? The authority covers only these (number, name)."""

    bedrijf: Bedrijf
    vestigingen: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Summary:
    """Who acts for whom in which service, to be confirmed. ``tussenpersoon`` is the intermediary, if any."""

    persoon: str
    bedrijf: Bedrijf
    dienst: Dienst
    niveau: Niveau
    vestiging: tuple[str, str] = ("", "")
    tussenpersoon: Bedrijf | None = None
    tot: date | None = None


@dataclass(frozen=True)
class BusinessLoggedIn:
    """What the service gets: a pseudonym of the person, the company, the branch as a boundary, level and service."""

    persoon: str
    naam: str
    pseudonym: str
    subject: Party
    niveau: Niveau
    dienst: Dienst
    tussenpersoon: Party | None = None
    tot: date | None = None


Step = (
    ChooseSupplier | NeedPassword | NeedSecond | ChooseCompany | ChooseClient | ChooseVestiging | Summary
    | BusinessLoggedIn | Refused | Wrong | Blocked
)  # fmt: skip
