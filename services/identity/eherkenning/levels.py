"""The levels of eHerkenning, their names in the protocols, and which of them exist when (DOMAIN.md §2.2)."""

from enum import IntEnum
from typing import Literal

from services.identity.session import Level

Mode = Literal["2014", "now"]


class Niveau(IntEnum):
    """Level of a means or of a service. 2+ lies between 2 and 3; level 1 ended on 1 July 2021."""

    EH1 = 10
    EH2 = 20
    EH2PLUS = 25
    EH3 = 30
    EH4 = 40

    @property
    def label(self) -> str:
        """The name on the screen: "2+"."""
        return _LABELS[self]

    @property
    def urn(self) -> str:
        """The LoA of the trust framework."""
        return f"urn:etoegang:core:assurance-class:{_CLASSES[self]}"

    @property
    def level(self) -> Level:
        """The level of a session that began with this one: EH2 and EH2+ are eIDAS low, EH3 substantial, EH4 high."""
        return _LEVELS[self]


_LABELS = {Niveau.EH1: "1", Niveau.EH2: "2", Niveau.EH2PLUS: "2+", Niveau.EH3: "3", Niveau.EH4: "4"}
_CLASSES = {
    Niveau.EH1: "loa1", Niveau.EH2: "loa2", Niveau.EH2PLUS: "loa2plus", Niveau.EH3: "loa3", Niveau.EH4: "loa4",
}  # fmt: skip
_LEVELS = {
    Niveau.EH1: Level.BASIS,
    Niveau.EH2: Level.MIDDEN,
    Niveau.EH2PLUS: Level.MIDDEN,
    Niveau.EH3: Level.SUBSTANTIEEL,
    Niveau.EH4: Level.HOOG,
}
_OFFERED: dict[Mode, tuple[Niveau, ...]] = {"2014": tuple(Niveau), "now": (Niveau.EH3, Niveau.EH4)}


def niveau(label: str) -> Niveau:
    """Return the level with this label ("2+"); raises ValueError."""
    for one, name in _LABELS.items():
        if name == label:
            return one
    raise ValueError(f"{label!r} is geen niveau: kies uit {', '.join(_LABELS.values())}")


def offered(mode: Mode) -> tuple[Niveau, ...]:
    """Return the levels that suppliers sell in this time."""
    return _OFFERED[mode]


def required(wanted: Niveau, mode: Mode) -> Niveau:
    """Return the level a service really asks: the lowest one sold that is at least ``wanted``."""
    return next((one for one in offered(mode) if one >= wanted), Niveau.EH4)
