"""Custody (gezag): who decides for a minor, in the seven forms the contract knows.

The published test set leaves out members that the contract requires (``naam`` of a parent, ``type`` of a
third party) and names joint parental custody as contracts before 2.7 did; reading accepts both.
"""

from typing import TypeAlias

from msgspec import UNSET, UnsetType

from services.registries.brp.values import Flag, Number, Record, Text, Typed


class NaamVolledigeNaam(Record, frozen=True):
    """A full name and nothing else."""

    volledige_naam: Text = UNSET


class Minderjarige(Record, frozen=True):
    """The child the custody is about."""

    burgerservicenummer: str
    naam: NaamVolledigeNaam | UnsetType = UNSET
    leeftijd: Number = UNSET


class GezagOuder(Record, frozen=True):
    """A parent with custody."""

    burgerservicenummer: Text = UNSET
    naam: NaamVolledigeNaam | UnsetType = UNSET


class Derde(Record, frozen=True):
    """Someone who is no parent: ``type`` is BekendeDerde, with a number and a name, or OnbekendeDerde."""

    type: Text = UNSET
    burgerservicenummer: Text = UNSET
    naam: NaamVolledigeNaam | UnsetType = UNSET


class Gezagsrelatie(Typed, frozen=True):
    """What every form shares; ``in_onderzoek`` is about the whole relation."""

    minderjarige: Minderjarige
    in_onderzoek: Flag = UNSET


class GezamenlijkOuderlijkGezag(Gezagsrelatie, tag="GezamenlijkOuderlijkGezag", frozen=True):
    """Two parents together."""

    ouders: tuple[GezagOuder, ...] | UnsetType = UNSET


class TweehoofdigOuderlijkGezag(Gezagsrelatie, tag="TweehoofdigOuderlijkGezag", frozen=True):
    """Two parents together, by its name before contract 2.7."""

    ouders: tuple[GezagOuder, ...] | UnsetType = UNSET


class EenhoofdigOuderlijkGezag(Gezagsrelatie, tag="EenhoofdigOuderlijkGezag", frozen=True):
    """One parent alone."""

    ouder: GezagOuder | UnsetType = UNSET


class GezamenlijkGezag(Gezagsrelatie, tag="GezamenlijkGezag", frozen=True):
    """A parent together with someone else."""

    ouder: GezagOuder | UnsetType = UNSET
    derde: Derde | UnsetType = UNSET


class Voogdij(Gezagsrelatie, tag="Voogdij", frozen=True):
    """Guardianship by others than the parents; the list may be empty when they are not known."""

    derden: tuple[Derde, ...] | UnsetType = UNSET


class TijdelijkGeenGezag(Gezagsrelatie, tag="TijdelijkGeenGezag", frozen=True):
    """Nobody, for the time being; ``toelichting`` says why."""

    toelichting: Text = UNSET


class GezagNietTeBepalen(Gezagsrelatie, tag="GezagNietTeBepalen", frozen=True):
    """It cannot be established; ``toelichting`` says what is missing."""

    toelichting: Text = UNSET


AnyGezag: TypeAlias = (
    GezamenlijkOuderlijkGezag
    | TweehoofdigOuderlijkGezag
    | EenhoofdigOuderlijkGezag
    | GezamenlijkGezag
    | Voogdij
    | TijdelijkGeenGezag
    | GezagNietTeBepalen
)
