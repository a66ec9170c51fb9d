"""The table ``[digimelding]`` of a persona: reports of doubt that were made before the practice began.

Example::

    [[digimelding.meldingen]]
    naam = "oppervlakte"                    # local name, used to make its id
    gegeven = "bag.oppervlakte"             # as the Stelselcatalogus calls it
    object = "0637010000411800"
    bronhouder = "gemeente Zoetermeer"
    staat = "118 m²"
    moetZijn = "109 m²"
    gemeld = 2026-12-14T10:05:00
    toelichting = "Ik heb de kamers zelf gemeten."
    stappen = [
      { op = 2026-12-15T09:00:00, status = "In behandeling" },
      { op = 2026-12-15T09:01:00, onderzoek = "ingesteld" },
    ]
"""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import Table
from services.stelsel.digimelding.annotations import Besluit, Grond, Kenmerk, Reason, Words
from services.stelsel.digimelding.report import Melding
from services.stelsel.digimelding.statuses import Status


class Stap(Table, frozen=True, kw_only=True):
    """One thing the holder did: exactly one of ``status``, ``onderzoek``, ``besluit`` and ``uiterlijk``."""

    op: datetime
    status: Status | None = None
    onderzoek: Literal["ingesteld", "opgeheven", ""] = ""
    besluit: Besluit = ""
    waarde: str = ""
    grond: Grond = ""
    uiterlijk: date | None = None
    toelichting: Reason = ""

    def __post_init__(self) -> None:
        said = (self.status, self.onderzoek, self.besluit, self.uiterlijk)
        if sum(bool(one) for one in said) != 1:
            raise ValueError("een stap zegt één ding: status, onderzoek, besluit of uiterlijk")


class Eerder(Table, frozen=True, kw_only=True):
    """One report, as an author writes it; see the module's docstring."""

    naam: Words
    gegeven: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+\..+$")]
    object: Words
    bronhouder: Words
    staat: str = ""
    moet_zijn: Words
    gemeld: datetime
    kenmerk: Kenmerk | None = None
    toelichting: Reason = ""
    stappen: tuple[Stap, ...] = ()


class Block(Table, frozen=True, kw_only=True):
    """The whole table. ``gedaan`` is what this session made of it; an author leaves it out."""

    meldingen: tuple[Eerder, ...] = ()
    gedaan: tuple[Melding, ...] = ()
