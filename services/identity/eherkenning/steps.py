"""Every screen a login with eHerkenning can come to, as frozen values without words."""

from datetime import date

from msgspec import Struct

from services.identity.eherkenning.authority import Bedrijf, Refused
from services.identity.eherkenning.directory import Dienst, Leverancier
from services.identity.eherkenning.levels import Niveau
from services.identity.results import Blocked, NeedSms, Wrong
from services.identity.session import Party


class ChooseSupplier(Struct, frozen=True):
    """With which supplier? ``remembered`` is the one of last time; ``niveau`` is what the service asks."""

    leveranciers: tuple[Leverancier, ...]
    remembered: str = ""
    dienst: Dienst | None = None
    niveau: Niveau | None = None


class NeedPassword(Struct, frozen=True):
    """User name and password at this supplier."""

    leverancier: Leverancier


class NeedSecond(Struct, frozen=True):
    """The second factor: a code by sms or from a token, or the PIN of a card (six digits all)."""

    kind: str
    sms: NeedSms | None = None


class ChooseCompany(Struct, frozen=True):
    """For which company?"""

    bedrijven: tuple[Bedrijf, ...]


class ChooseClient(Struct, frozen=True):
    """For the own company, or for one of these clients?"""

    bedrijf: Bedrijf
    klanten: tuple[Bedrijf, ...]


class ChooseVestiging(Struct, frozen=True):
    """For which branch? The authority covers only these (number, name)."""

    bedrijf: Bedrijf
    vestigingen: tuple[tuple[str, str], ...]


class Summary(Struct, frozen=True):
    """Who acts for whom in which service, to be confirmed. ``tussenpersoon`` is the intermediary, if any."""

    persoon: str
    bedrijf: Bedrijf
    dienst: Dienst
    niveau: Niveau
    vestiging: tuple[str, str] = ("", "")
    tussenpersoon: Bedrijf | None = None
    tot: date | None = None


class BusinessLoggedIn(Struct, frozen=True):
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
