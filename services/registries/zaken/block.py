"""What a persona's file says about cases: the table ``[zaken]``.

An author writes each case like this::

    [[zaken.zaak]]
    naam = "dakkapel"                            # local name: messages refer to it
    zaaktype = "omgevingsvergunning"             # id in zaaktypen.toml, or in [zaken.zaaktypen]
    organisatie = "zoetermeer"                   # id in zaaktypen.toml or [zaken.organisaties]; default: the type's
    omschrijving = "Vergunning voor een dakkapel"
    identificatie = "Z2026-118204"
    start = 2026-12-18
    uiterlijk = 2027-02-12                       # last day for the decision; default: start + term of the type
    kort = "De gemeente heeft nog 1 tekening van u nodig."
    statussen = [                                # in order; stap is one of the steps of the type
        { stap = "Ingediend", datum = 2026-12-18 },
        { stap = "In behandeling", datum = 2026-12-22, toelichting = "De gemeente bekijkt uw aanvraag." },
    ]
    documenten = [                               # van = "u" or "organisatie" (default)
        { titel = "Voorgevel", datum = 2026-12-30, van = "u", bestand = "Voorgevel.jpg" },
    ]
    handelingen = [{ datum = 2026-12-30, titel = "U voegde een foto toe", toelichting = "Voorgevel.jpg" }]
    berichten = [{ datum = 2027-01-04, titel = "Bericht: rekening voor uw vergunning", bericht = "rekening" }]
    gepland = [{ datum = 2027-02-12, titel = "De gemeente beslist uiterlijk op deze dag" }]
    behandelaar = { naam = "M. Oosterling", team = "team Bouwen" }
    [zaken.zaak.todo]
    titel = "Stuur de constructietekening uiterlijk 12 januari 2027."
    uiterlijk = 2027-01-12
    knop = "Tekening toevoegen"

A finished case has ``resultaat`` (one of the results of the type) and ``einddatum``. ``opgeschort`` stops the clock.
"""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from resources import toml
from services.decoding import convert

_Line = Annotated[str, Meta(min_length=1, max_length=200)]
Soort = Literal["document", "bericht", "link"]


class Organisatie(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An organisation that handles cases. ``aanduiding`` is how its letters call it: "de gemeente"."""

    naam: _Line
    rsin: Annotated[str, Meta(pattern=r"^\d{9}$")]
    aanduiding: str = "de organisatie"
    telefoon: str = ""
    bereikbaar: str = "op werkdagen van 08.30 tot 17.00 uur"
    domein: Annotated[str, Meta(pattern=r"^[a-z0-9.-]+\.example$")] = "overheid.example"


class Resultaattype(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How a case of this type may end; ``gunstig`` tells good news from bad."""

    naam: Annotated[str, Meta(min_length=1, max_length=30)]
    gunstig: bool = True


class Zaaktype(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A kind of case: its steps in order, its term in days and its possible results."""

    naam: Annotated[str, Meta(min_length=1, max_length=80)]
    stappen: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=80)], ...], Meta(min_length=2)]
    termijn_dagen: Annotated[int, Meta(ge=1, le=3650)]
    resultaten: Annotated[tuple[Resultaattype, ...], Meta(min_length=1)]
    organisatie: str = ""
    doel: str = ""
    documentsoorten: tuple[str, ...] = ("Brief", "Aanvulling")


class Status(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A step that was reached, and the sentence that goes with it."""

    stap: str
    datum: date
    toelichting: Annotated[str, Meta(max_length=1000)] = ""


class Document(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A document of the case; ``bestand`` ends in .pdf or .jpg and defaults to the title with .pdf."""

    titel: _Line
    datum: date
    van: Literal["u", "organisatie"] = "organisatie"
    bestand: str = ""
    tekst: str = ""
    omvang_kb: Annotated[int, Meta(ge=80, le=2000)] = 96

    def __post_init__(self) -> None:
        if not self.filename.lower().endswith((".pdf", ".jpg")):
            raise ValueError(f"document {self.titel!r}: bestand eindigt op .pdf of .jpg, niet op {self.bestand!r}")

    @property
    def filename(self) -> str:
        """The name under which the document is saved."""
        return self.bestand or f"{self.titel}.pdf"


class Moment(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A line of the timeline: an own act, or something planned."""

    datum: date
    titel: _Line
    toelichting: str = ""


class Bericht(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A letter in the timeline; ``bericht`` is its local name in ``[berichten]``."""

    datum: date
    titel: _Line
    bericht: str


class Todo(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the citizen still has to do. ``kaart`` is its short title on the overview.

    ``soort`` says where the button goes: a ``document`` is added to the case here, a ``bericht`` is read (``naar`` is
    its local name), a ``link`` leaves Voorportaal (``naar`` is a domain). ``daarna`` replaces ``kort`` once it is done.
    """

    titel: _Line
    uiterlijk: date
    knop: _Line
    toelichting: str = ""
    kaart: str = ""
    soort: Soort = "document"
    naar: str = ""
    documentsoort: str = "Aanvulling"
    daarna: str = ""


class Behandelaar(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Who handles the case; ``telefoon`` defaults to the organisation's."""

    naam: _Line
    team: str = ""
    telefoon: str = ""
    terugbellen: bool = True


class Opschorting(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The clock stands still from ``vanaf`` until the citizen has answered."""

    vanaf: date
    reden: Annotated[str, Meta(max_length=200)]


class Zaak(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One case; see the module's docstring for every field. ``uuid`` is its id when an organisation opened it."""

    naam: _Line
    zaaktype: str
    omschrijving: Annotated[str, Meta(min_length=1, max_length=80)]
    identificatie: Annotated[str, Meta(min_length=1, max_length=40)]
    start: date
    statussen: tuple[Status, ...] = ()
    uuid: Annotated[str, Meta(pattern=r"^[0-9a-f-]{36}$")] | None = None
    organisatie: str = ""
    toelichting: Annotated[str, Meta(max_length=1000)] = ""
    kort: str = ""
    gepland_einde: date | None = None
    uiterlijk: date | None = None
    einddatum: date | None = None
    resultaat: str = ""
    resultaat_toelichting: Annotated[str, Meta(max_length=1000)] = ""
    documenten: tuple[Document, ...] = ()
    handelingen: tuple[Moment, ...] = ()
    berichten: tuple[Bericht, ...] = ()
    gepland: tuple[Moment, ...] = ()
    todo: Todo | None = None
    behandelaar: Behandelaar | None = None
    opgeschort: Opschorting | None = None
    vestiging: Annotated[str, Meta(pattern=r"^([0-9]{12})?$")] = ""

    def __post_init__(self) -> None:
        if bool(self.resultaat) != (self.einddatum is not None):
            raise ValueError(
                f"zaak {self.naam!r}: resultaat en einddatum horen bij elkaar; een afgeronde zaak heeft beide"
            )
        dates = [status.datum for status in self.statussen]
        if dates != sorted(dates) or (dates and dates[0] < self.start):
            raise ValueError(f"zaak {self.naam!r}: statussen staan op datum en beginnen niet voor {self.start}")


class Bedrijf(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The cases of a company of this persona: ``[[zaken.bedrijf]]`` with ``[[zaken.bedrijf.zaak]]``.

    A case with a ``vestiging`` is of that place of business; who acts for one of them sees only its cases.
    """

    kvk_nummer: Annotated[str, Meta(pattern=r"^[0-9]{8}$")]
    naam: _Line
    zaak: tuple[Zaak, ...] = ()


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The table ``[zaken]`` of one persona."""

    zaak: tuple[Zaak, ...] = ()
    bedrijf: tuple[Bedrijf, ...] = ()
    organisaties: dict[str, Organisatie] = {}
    zaaktypen: dict[str, Zaaktype] = {}

    def __post_init__(self) -> None:
        for zaken in (self.zaak, *(company.zaak for company in self.bedrijf)):
            for zaak in zaken:
                self._check(zaak)
            for what in ("naam", "identificatie"):
                values = [getattr(zaak, what) for zaak in zaken]
                double = {value for value in values if values.count(value) > 1}
                if double:
                    raise ValueError(f"twee zaken hebben {what} {min(double)!r}")
        if any(zaak.vestiging for zaak in self.zaak):
            raise ValueError("een vestiging hoort alleen bij een zaak van een bedrijf")

    def type_of(self, zaak: Zaak) -> Zaaktype:
        """Return the kind of a case of this block."""
        return {**catalogue().zaaktypen, **self.zaaktypen}[zaak.zaaktype]

    def organisation_id(self, zaak: Zaak) -> str:
        """Return the id of the organisation that handles a case of this block."""
        return zaak.organisatie or self.type_of(zaak).organisatie

    def organisation_of(self, zaak: Zaak) -> Organisatie:
        """Return the organisation that handles a case of this block."""
        return {**catalogue().organisaties, **self.organisaties}[self.organisation_id(zaak)]

    def last_day_of(self, zaak: Zaak) -> date:
        """Return the last day for the decision: the given one, or the start plus the term of the type."""
        return zaak.uiterlijk or zaak.start + timedelta(days=self.type_of(zaak).termijn_dagen)

    def with_new(self, zaak: Zaak, kvk: str = "", name: str = "") -> "Block":
        """Return the table with one case more: the citizen's, or that of a company called ``name``."""
        if not kvk:
            return msgspec.structs.replace(self, zaak=(zaak, *self.zaak))
        known = {one.kvk_nummer: one for one in self.bedrijf}
        company = known.get(kvk) or Bedrijf(kvk, name or f"KvK {kvk}")
        known[kvk] = msgspec.structs.replace(company, zaak=(zaak, *company.zaak))
        return msgspec.structs.replace(self, bedrijf=tuple(known.values()))

    def with_case(self, zaak: Zaak, kvk: str = "") -> "Block":
        """Return the table with the case of this name replaced by ``zaak``: the citizen's, or that of a company."""
        if not kvk:
            return msgspec.structs.replace(self, zaak=_replaced(self.zaak, zaak))
        companies = (
            msgspec.structs.replace(one, zaak=_replaced(one.zaak, zaak)) if one.kvk_nummer == kvk else one
            for one in self.bedrijf
        )
        return msgspec.structs.replace(self, bedrijf=tuple(companies))

    def _check(self, zaak: Zaak) -> None:
        types = {**catalogue().zaaktypen, **self.zaaktypen}
        _choose(zaak, "zaaktype", zaak.zaaktype, types)
        kind = types[zaak.zaaktype]
        _choose(zaak, "organisatie", self.organisation_id(zaak), {**catalogue().organisaties, **self.organisaties})
        for status in zaak.statussen:
            _choose(zaak, "stap", status.stap, kind.stappen)
        if zaak.resultaat:
            _choose(zaak, "resultaat", zaak.resultaat, [result.naam for result in kind.resultaten])


class Catalogue(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The contents of zaaktypen.toml."""

    organisaties: dict[str, Organisatie]
    zaaktypen: dict[str, Zaaktype]


@cache
def catalogue() -> Catalogue:
    """Return the organisations and kinds of case that every persona may use."""
    return convert(toml.read_kept(Path(__file__).with_name("zaaktypen.toml")), Catalogue)


def _replaced(rows: tuple[Zaak, ...], zaak: Zaak) -> tuple[Zaak, ...]:
    return tuple(zaak if one.naam == zaak.naam else one for one in rows)


def _choose(
    zaak: Zaak,
    what: str,
    value: str,
    known: "dict[str, Organisatie] | dict[str, Zaaktype] | tuple[str, ...] | list[str]",
) -> None:
    if value not in known:
        raise ValueError(f"zaak {zaak.naam!r}: {what} {value!r} bestaat niet; kies uit {', '.join(known)}")
