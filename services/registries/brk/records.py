"""What we read from the BRK's answers: parcels, rights and mortgages, as frozen records."""

from datetime import date

import msgspec


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """camelCase on the line, unknown members ignored."""


class Waardelijst(_Record, frozen=True, kw_only=True):
    """A code with its description."""

    code: str = ""
    waarde: str = ""


class Koopsom(_Record, frozen=True, kw_only=True):
    """Price in whole euros and year; with ``indicatie...`` it was paid for more objects together."""

    koopsom: int | None = None
    koopjaar: int | None = None
    indicatie_met_meer_objecten_verkregen: bool = False


class Grootte(_Record, frozen=True, kw_only=True):
    """Size in m2."""

    waarde: int | None = None
    soort_grootte: Waardelijst = Waardelijst()


class Adres(_Record, frozen=True, kw_only=True):
    """An address on the parcel."""

    straat: str = ""
    huisnummer: int | None = None
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    nummeraanduiding_identificatie: str = ""
    adresseerbaar_object_identificatie: str = ""


class Zaak(_Record, frozen=True, kw_only=True):
    """One parcel or flat."""

    identificatie: str
    kadastrale_aanduiding: str = ""
    type: str = ""
    kadastrale_grootte: Grootte = Grootte()
    koopsom: Koopsom = Koopsom()
    aard_cultuur_bebouwd: Waardelijst = Waardelijst()
    adressen: tuple[Adres, ...] = ()
    hypotheek_identificaties: tuple[str, ...] = ()
    beslag_identificaties: tuple[str, ...] = ()


class Breuk(_Record, frozen=True, kw_only=True):
    """A share: ``teller`` of ``noemer`` parts."""

    teller: int
    noemer: int


class Tenaamstelling(_Record, frozen=True, kw_only=True):
    """The share of one holder."""

    aandeel: Breuk | None = None
    burgerlijke_staat_ten_tijde_van_verkrijging: Waardelijst = Waardelijst()


class Persoon(_Record, frozen=True, kw_only=True):
    """Who: ``identificatie`` is a BSN, RSIN or Kadaster number depending on ``type``."""

    identificatie: str
    omschrijving: str = ""
    type: str = ""


class Gerechtigde(_Record, frozen=True, kw_only=True):
    """One holder of a right. ``type`` is the right in the contract's words ("eigenaar", "erfpachter")."""

    identificatie: str
    type: str = ""
    aanvangsdatum: date | None = None
    tenaamstelling: Tenaamstelling = Tenaamstelling()
    persoon: Persoon | None = None

    def is_van(self, bsn: str) -> bool:
        """True when this right belongs to the citizen with this BSN."""
        persoon = self.persoon
        return bool(persoon and persoon.identificatie == bsn and persoon.type == "ingeschreven_natuurlijk_persoon")


class Bedrag(_Record, frozen=True, kw_only=True):
    """An amount; ``som`` in euros."""

    som: float | None = None
    valuta: Waardelijst = Waardelijst()


class Hypotheek(_Record, frozen=True, kw_only=True):
    """One mortgage entry."""

    identificatie: str
    hypotheekhouders: tuple[Persoon, ...] = ()
    bedrag_zekerheidsstelling: Bedrag = Bedrag()


class _Zaken(_Record, frozen=True, kw_only=True):
    kadastraal_onroerende_zaken: tuple[Zaak, ...] = ()


class _Gerechtigden(_Record, frozen=True, kw_only=True):
    zakelijk_gerechtigden: tuple[Gerechtigde, ...] = ()


class _Hypotheken(_Record, frozen=True, kw_only=True):
    hypotheken: tuple[Hypotheek, ...] = ()


class Zakenlijst(msgspec.Struct, frozen=True, kw_only=True):
    """A found collection of parcels."""

    embedded: _Zaken = msgspec.field(name="_embedded")   # required: another shape is no empty list


class Gerechtigdenlijst(msgspec.Struct, frozen=True, kw_only=True):
    """The holders of rights on a parcel."""

    embedded: _Gerechtigden = msgspec.field(name="_embedded")   # required: another shape is no empty list


class Hypothekenlijst(msgspec.Struct, frozen=True, kw_only=True):
    """The mortgages on a parcel."""

    embedded: _Hypotheken = msgspec.field(name="_embedded")   # required: another shape is no empty list
