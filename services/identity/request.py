"""What a service asks of a login: its name, the least level, and which time it is played in."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from services.identity.session import Level

SERVICES: tuple[tuple[str, Level], ...] = (
    ("office", Level.BASIS),
    ("allowance", Level.MIDDEN),
    ("records", Level.SUBSTANTIEEL),
    ("deed", Level.HOOG),
)
"""Services that may ask for a login here, each with its least level; their names stand in the shared texts."""


class Mode(StrEnum):
    """The two times of DOMAIN.md §0: the end of 2014 knew only Basis and Midden."""

    NOW = "now"
    YEAR_2014 = "2014"


class LoginRequest(Struct, frozen=True):
    """``service`` is its name as a citizen knows it; empty is this office itself.

    ``raises_on`` is the day from which the service asks more than it does now.
    """

    service: str = ""
    level: Level = Level.BASIS
    mode: Mode = Mode.NOW
    app_works: bool = True
    raised_from: Level | None = None
    raises_on: date | None = None

    @property
    def step_up(self) -> bool:
        """True when somebody is logged in already and this service asks more."""
        return self.raised_from is not None
