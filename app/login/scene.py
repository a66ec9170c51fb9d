"""Everything a login is played with: the people, their accounts, the scenarios and the rehearsals."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from services.identity.account import Account
from services.identity.digid import DigiD
from services.identity.person_source import PersonSource
from services.identity.rehearsals import Rehearsal
from services.identity.request import LoginRequest, Mode
from services.identity.session import Level
from services.personas import Persona
from services.scenarios import Scenario


class LoginScene(Struct, frozen=True):
    """``accounts`` holds every practice person's account as the files say, by persona id.

    ``holder`` is the persona who holds the phone when the panel has no say: who is logged in already.
    """

    digid: DigiD
    personas: Sequence[Persona]
    accounts: Mapping[str, Account]
    scenarios: Sequence[Scenario]
    scenario: Scenario
    rehearsals: Callable[[], Sequence[Rehearsal]]
    request: LoginRequest
    persons: PersonSource
    holder: str = ""


def request_of(scenario: Scenario) -> LoginRequest:
    """Return what the service of a scenario asks."""
    said = scenario.inloggen
    mode = Mode.YEAR_2014 if said.modus == "2014" else Mode.NOW
    return LoginRequest(said.dienst, Level[said.niveau.upper()], mode, said.app, raises_on=said.verhoogt_op)
