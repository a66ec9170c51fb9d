"""What we read from the WOZ's answers: properties, their values and the valuation report."""

from datetime import date

import msgspec


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """camelCase on the line, unknown members ignored."""


class Waarde(_Record, frozen=True, kw_only=True):
    """A set value in whole euros on ``waardepeildatum``; contested while an objection runs."""

    vastgestelde_waarde: int
    waardepeildatum: date
    ingangsdatum: date | None = None
    beschikkings_statussen: tuple[str, ...] = ()
    indicatie_bezwaar_beroep: bool = False


class Aanduiding(_Record, frozen=True, kw_only=True):
    """Where the property is."""

    straat: str = ""
    huisnummer: int | None = None
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    nummeraanduiding_identificatie: str = ""
    locatieomschrijving: str = ""


class Waardetabel(_Record, frozen=True, kw_only=True):
    """A code with its description."""

    code: str = ""
    omschrijving: str = ""


class Belanghebbende(_Record, frozen=True, kw_only=True):
    """Owner or user."""

    naam: str = ""
    burgerservicenummer: str = ""
    rsin: str = ""
    kvk_nummer: str = ""
    type: str = ""


class Bijgebouw(_Record, frozen=True, kw_only=True):
    """A shed, garage or the like; size in m2."""

    soort: str
    oppervlakte: int


class Verkoop(_Record, frozen=True, kw_only=True):
    """A comparable house: size in m2, month as "2024-11", price in whole euros."""

    adres: str
    oppervlakte: int
    verkocht: str
    prijs: int


class Melding(_Record, frozen=True, kw_only=True):
    """What was reported about the size, in m2; ``eigen`` when the reader's subject reported it."""

    datum: date
    oppervlakte: int
    eigen: bool = False
    zaak: str = ""


class Taxatieverslag(_Record, frozen=True, kw_only=True):
    """The valuation report of the newest value; sizes in m2, amounts in whole euros."""

    woningtype: str
    bouwjaar: int
    oppervlakte: int
    oppervlakte_in_onderzoek: bool = False
    melding: Melding | None = None
    bijgebouwen: tuple[Bijgebouw, ...] = ()
    vergelijkbaar: tuple[Verkoop, ...] = ()
    waardepeildatum: date | None = None
    toestandsdatum: date | None = None
    vastgestelde_waarde: int | None = None
    kadastrale_aanduiding: str = ""


class Extra(_Record, frozen=True, kw_only=True):
    """Our own member ``voorportaal``; absent at a genuine service."""

    taxatieverslag: Taxatieverslag | None = None


class WozObject(_Record, frozen=True, kw_only=True):
    """One valued property; ``waarden`` newest first."""

    identificatie: str
    aanduiding: Aanduiding = Aanduiding()
    adresseerbaar_object_identificaties: tuple[str, ...] = ()
    belanghebbende_eigenaar: Belanghebbende | None = None
    belanghebbende_gebruiker: Belanghebbende | None = None
    grondoppervlakte: int | None = None
    verantwoordelijke_gemeente: Waardetabel = Waardetabel()
    waarden: tuple[Waarde, ...] = ()
    voorportaal: Extra = Extra()

    @property
    def reeks(self) -> tuple[Waarde, ...]:
        """The values from the oldest to the newest year, as a graph wants them."""
        return tuple(sorted(self.waarden, key=_peildatum))

    @property
    def actueel(self) -> Waarde | None:
        """The newest value, or None when none was set."""
        return self.reeks[-1] if self.waarden else None

    @property
    def taxatieverslag(self) -> Taxatieverslag | None:
        """The valuation report, when the service has one."""
        return self.voorportaal.taxatieverslag


class _Objecten(_Record, frozen=True, kw_only=True):
    woz_objecten: tuple[WozObject, ...] = ()


class Objectlijst(msgspec.Struct, frozen=True, kw_only=True):
    """A found collection of properties."""

    embedded: _Objecten = msgspec.field(name="_embedded")   # required: another shape is no empty list


def _peildatum(waarde: Waarde) -> date:
    return waarde.waardepeildatum
