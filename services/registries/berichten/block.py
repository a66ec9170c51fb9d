"""What a persona's file says about the Berichtenbox: the table ``[berichten]``.

An author writes each message like this (newest first is customary, the order does not matter)::

    [berichten]
    mappen = ["Belasting", "Huis"]            # own folders; inbox, archief and prullenbak always exist

    [[berichten.bericht]]
    naam = "rekening"                         # local name: a case may refer to it
    afzender = "zoetermeer"                   # id in organisaties.toml, or in [berichten.afzenders]
    onderwerp = "Rekening voor uw vergunning"
    datum = 2027-01-04T09:12:00               # Dutch time
    gelezen = false
    map = "inbox"                             # inbox (default), archief, prullenbak, or an own folder
    handeling = "Betalen"                     # Betalen, Keuren, Aanvullen …; shown as "Betalen: nog 26 dagen"
    einddatum = 2027-01-31                    # last day for the handeling
    bedrag = 384.60
    betalingskenmerk = "2027 0118 2040"
    kenmerk = "Z2026-118204"
    zaak = "dakkapel"                         # local name of a case in [zaken]
    zaak_titel = "Vergunning voor een dakkapel"
    bijlagen = [{ titel = "Rekening leges dakkapel", bladzijden = 2, omvang_kb = 186 }]
    taak = { titel = "Betaal € 384,60 voor uw vergunning" }    # also a card on the overview
    tekst = '''
    U vroeg op 18 december 2026 een vergunning aan voor een dakkapel.

    | Aanvraag bekijken | € 312,40 |
    | = Totaal          | € 384,60 |

    [Betalen bij de gemeente](betalen.zoetermeer.example)
    '''

The marks allowed in ``tekst`` are described in markup.py. The box with amount, last day and reference is made from
the fields. A ``[[berichten.reeks]]`` stands for many similar messages, for a box that is as full as you like.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from resources import toml
from services.decoding import convert
from services.registries.berichten import markup
from services.registries.berichten.records import ARCHIVE, BIN, INBOX

_Line = Annotated[str, Meta(min_length=1, max_length=200)]
_Branch = Annotated[str, Meta(pattern=r"^(\d{12})?$")]
_FolderName = Annotated[str, Meta(min_length=1, max_length=128)]


class Afzender(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An organisation that sends. ``aanduiding`` is how its letters call it: "de gemeente"."""

    naam: _Line
    oin: Annotated[str, Meta(pattern=r"^\d{20}$")]
    aanduiding: str = "ons"
    soort: str = "rijk"
    telefoon: str = ""
    bereikbaar: str = "op werkdagen van 08.30 tot 17.00 uur"
    domein: Annotated[str, Meta(pattern=r"^[a-z0-9.-]+\.example$")] = "overheid.example"


class Bijlage(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A PDF that comes along; made on request from ``tekst``, or from the message's own text when that is empty.

    ``inhoud`` is the PDF itself (base64) when an organisation delivered one.
    """

    titel: _Line
    bladzijden: Annotated[int, Meta(ge=1, le=12)] = 1
    omvang_kb: Annotated[int, Meta(ge=80, le=500)] = 96
    tekst: str = ""
    inhoud: str = ""

    def __post_init__(self) -> None:
        markup.parse(self.tekst)


class Taak(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A card "Dit vraagt uw aandacht". ``onder`` defaults to the sender; ``naar`` to the message itself.

    ``naar`` is a key of another registry, for example ``kenteken:0-TST-01``.
    """

    titel: _Line
    onder: str = ""
    knop: str = "Bericht lezen"
    naar: str = ""


class Bericht(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One message; see the module's docstring for every field."""

    afzender: str
    onderwerp: _Line
    datum: datetime
    tekst: str
    naam: str = ""
    gelezen: bool = True
    map: _FolderName = INBOX
    handeling: str = ""
    einddatum: date | None = None
    termijn: str = ""
    bedrag: Decimal | None = None
    betalingskenmerk: str = ""
    kenmerk: str = ""
    zaak: str = ""
    zaak_titel: str = ""
    bijlagen: tuple[Bijlage, ...] = ()
    taak: Taak | None = None
    alleen_digitaal: bool = True
    vestiging: _Branch = ""

    def __post_init__(self) -> None:
        markup.parse(self.tekst)
        if bool(self.handeling) != (self.einddatum is not None):
            raise ValueError(f"{self.onderwerp!r}: handeling en einddatum horen bij elkaar; vul ze allebei in of geen")
        if self.taak is not None and self.einddatum is None:
            raise ValueError(f"{self.onderwerp!r}: een taak heeft een handeling en een einddatum nodig")
        if bool(self.zaak) != bool(self.zaak_titel):
            raise ValueError(f"{self.onderwerp!r}: zaak en zaak_titel horen bij elkaar")

    @property
    def local_name(self) -> str:
        """The name its id is made from: the given one, or one that survives a change of order."""
        return self.naam or f"{self.afzender}/{self.datum.isoformat()}/{self.onderwerp}"


class Reeks(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Many messages at once: the first on ``vanaf``, each next one ``uren`` earlier.

    Senders and subjects take turns; ``{n}`` in a subject or the text is the number of the message. Every
    ``ongelezen_elke``-th one is unread (0: none).
    """

    aantal: Annotated[int, Meta(ge=1, le=200_000)]
    vanaf: datetime
    afzenders: Annotated[tuple[str, ...], Meta(min_length=1)]
    onderwerpen: Annotated[tuple[_Line, ...], Meta(min_length=1)]
    uren: Annotated[float, Meta(gt=0, le=2000)] = 5.0
    tekst: str = "Dit is bericht {n} van een lange reeks."
    map: _FolderName = INBOX
    ongelezen_elke: Annotated[int, Meta(ge=0)] = 0

    def __post_init__(self) -> None:
        markup.parse(self.tekst)


class Bedrijf(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The box of a company of this persona: ``[[berichten.bedrijf]]`` with ``[[berichten.bedrijf.bericht]]``.

    A message with a ``vestiging`` is for that place of business; who acts for one of them sees only its messages.
    """

    kvk_nummer: Annotated[str, Meta(pattern=r"^\d{8}$")]
    bericht: tuple[Bericht, ...] = ()


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The table ``[berichten]`` of one persona."""

    bericht: tuple[Bericht, ...] = ()
    bedrijf: tuple[Bedrijf, ...] = ()
    reeks: tuple[Reeks, ...] = ()
    mappen: tuple[_FolderName, ...] = ()
    afzenders: dict[str, Afzender] = {}

    def __post_init__(self) -> None:
        known = self.senders()
        folders = {INBOX, ARCHIVE, BIN, *self.mappen}
        for bericht in (*self.bericht, *(one for company in self.bedrijf for one in company.bericht)):
            _choose("afzender", bericht.afzender, known)
            _choose("map", bericht.map, folders)
        if any(one.vestiging for one in self.bericht):
            raise ValueError("een vestiging hoort alleen bij een bericht in de box van een bedrijf")
        for reeks in self.reeks:
            _choose("map", reeks.map, folders)
            for afzender in reeks.afzenders:
                _choose("afzender", afzender, known)
        names = [bericht.local_name for bericht in self.bericht]
        double = {name for name in names if names.count(name) > 1} if len(names) < 2000 else set()
        if double:
            raise ValueError(f"twee berichten heten {min(double)!r}; geef ze elk een eigen naam")

    def senders(self) -> dict[str, Afzender]:
        """Return every sender this persona's messages may name, by id."""
        return {**organisations(), **self.afzenders}


@cache
def organisations() -> dict[str, Afzender]:
    """Return the senders of organisaties.toml, by id."""
    return convert(toml.read_kept(Path(__file__).with_name("organisaties.toml")), dict[str, Afzender])


def _choose(what: str, value: str, known: "dict[str, Afzender] | set[str]") -> None:
    if value not in known:
        raise ValueError(f"{what} {value!r} bestaat niet; kies uit {', '.join(sorted(known))}")
