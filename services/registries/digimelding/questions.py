"""What our own faces take and give: the structs that check a question also write the OpenAPI document."""

from datetime import date
from typing import Annotated

import msgspec

from services.stelsel.digimelding.annotations import (
    Behandeling,
    Bijlage,
    Contact,
    Kenmerk,
    Oin,
    Planning,
    Reason,
    Short,
    StatusGezet,
    Words,
)
from services.stelsel.digimelding.report import Melding
from services.stelsel.digimelding.statuses import Status


class _Shape(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """camelCase on the line."""


class NieuweMelding(_Shape, frozen=True, kw_only=True):
    """A new report. ``gegeven`` is the name of the datum in the Stelselcatalogus, ``object`` the key of its object."""

    gegeven: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+\.[A-Za-z0-9_.]+$", max_length=120)]
    object: Words
    voorgestelde_waarde: Words
    betwijfelde_waarde: Short = ""
    bronhouder: Short = ""
    toelichting: Reason = ""
    referentiekenmerk: Kenmerk | None = None
    contact: Contact | None = None
    bijlagen: Annotated[tuple[Bijlage, ...], msgspec.Meta(max_length=5)] = ()


class Intrekking(_Shape, frozen=True, kw_only=True):
    """Why the reporter withdraws."""

    toelichting: Reason = ""


class Aantekening(_Shape, frozen=True, kw_only=True):
    """What a holder adds. ``oin`` is the holder's own and must be the one the report goes to."""

    oin: Oin
    inhoud: StatusGezet | Contact | Planning | Behandeling | Bijlage
    toelichting: Reason = ""


class Vraag(_Shape, frozen=True, kw_only=True):
    """Which reports: by own reference, by status, made in a period, about an object."""

    referentiekenmerk: Kenmerk | None = None
    status: Status | None = None
    vanaf: date | None = None
    tot_en_met: date | None = None
    object: Words | None = None

    def fits(self, report: Melding) -> bool:
        """True when this report is asked for."""
        made = report.wortel.tijdstip.date()
        return (
            self.referentiekenmerk in (None, report.kenmerk)
            and self.status in (None, report.status)
            and (self.vanaf is None or made >= self.vanaf)
            and (self.tot_en_met is None or made <= self.tot_en_met)
            and self.object in (None, report.wortel.inhoud.thing)
        )


class Sleutel(_Shape, frozen=True, kw_only=True):
    """The reference of one report."""

    melding: Annotated[str, msgspec.Meta(description="De referentie (uuid) van de melding.")]


class Meldingen(_Shape, frozen=True, kw_only=True):
    """The reports that were asked for, newest first."""

    meldingen: tuple[Melding, ...]


class Echo(_Shape, frozen=True, kw_only=True):
    """That the line works, and at what time."""

    antwoord: str
