"""What we read from the BAG's answers: addresses, objects, buildings and our sketch, as frozen records."""

from datetime import date

import msgspec


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """camelCase on the line, unknown members ignored."""


class Adres(_Record, frozen=True, kw_only=True):
    """One address. ``huisletter`` and ``huisnummertoevoeging`` are empty when there is none."""

    nummeraanduiding_identificatie: str
    openbare_ruimte_naam: str
    huisnummer: int
    woonplaats_naam: str
    korte_naam: str = ""
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    adresseerbaar_object_identificatie: str = ""
    pand_identificaties: tuple[str, ...] = ()
    indicatie_nevenadres: bool = False

    @property
    def straatregel(self) -> str:
        """Street and number: "Wilgenkwartier 18", "Brink 2 A-3"."""
        letter = f" {self.huisletter}" if self.huisletter else ""
        extra = f"-{self.huisnummertoevoeging}" if self.huisnummertoevoeging else ""
        return f"{self.openbare_ruimte_naam} {self.huisnummer}{letter}{extra}"

    @property
    def plaatsregel(self) -> str:
        """Postcode and town: "2729 XY Zoetermeer"."""
        code = f"{self.postcode[:4]} {self.postcode[4:]} " if self.postcode else ""
        return f"{code}{self.woonplaats_naam}"

    @property
    def regel(self) -> str:
        """The whole address on one line."""
        return f"{self.straatregel}, {self.plaatsregel}"


class AdresOnderzoek(_Record, frozen=True, kw_only=True):
    """Which members of an extended address are under investigation."""

    oppervlakte: bool = False
    gebruiksdoelen: bool = False
    oorspronkelijk_bouwjaar: bool = False
    adresseerbaar_object_status: bool = False
    toelichting: tuple[str, ...] = ()


class AdresUitgebreid(Adres, frozen=True, kw_only=True):
    """An address with what stands there: size in m2, building years as text, purposes."""

    oppervlakte: int | None = None
    oorspronkelijk_bouwjaar: tuple[str, ...] = ()
    gebruiksdoelen: tuple[str, ...] = ()
    adresseerbaar_object_status: str = ""
    inonderzoek: AdresOnderzoek = AdresOnderzoek()


class Onderzoek(_Record, frozen=True, kw_only=True):
    """One feature under investigation (``inOnderzoek`` is "J" or "N")."""

    kenmerk: str
    in_onderzoek: str
    documentdatum: date | None = None

    @property
    def loopt(self) -> bool:
        """True while the investigation runs."""
        return self.in_onderzoek == "J"


class Pand(_Record, frozen=True, kw_only=True):
    """One building."""

    identificatie: str
    oorspronkelijk_bouwjaar: str
    status: str


class PandAntwoord(_Record, frozen=True, kw_only=True):
    """A building with its investigations."""

    pand: Pand
    inonderzoek: tuple[Onderzoek, ...] = ()


class Vlak(_Record, frozen=True, kw_only=True):
    """One area of the sketch: corners in sketch units, 0,0 upper left. ``eigen`` = the subject's own."""

    soort: str
    punten: tuple[tuple[float, float], ...]
    label: str = ""
    eigen: bool = False


class Opschrift(_Record, frozen=True, kw_only=True):
    """A text on the sketch; x, y is its left end on the base line."""

    tekst: str
    x: float
    y: float


class Schets(_Record, frozen=True, kw_only=True):
    """The sketch of the street, not to scale, on a green ground; draw in the order given."""

    breedte: float
    hoogte: float
    vlakken: tuple[Vlak, ...]
    opschriften: tuple[Opschrift, ...] = ()


class Extra(_Record, frozen=True, kw_only=True):
    """Our own member ``voorportaal``; absent at a genuine service."""

    schets: Schets | None = None


class Verblijfsobject(_Record, frozen=True, kw_only=True):
    """One object: size in m2."""

    identificatie: str
    oppervlakte: int
    gebruiksdoelen: tuple[str, ...]
    status: str
    maakt_deel_uit_van: tuple[str, ...]
    heeft_als_hoofd_adres: str = ""


class VerblijfsobjectAntwoord(_Record, frozen=True, kw_only=True):
    """An object with its investigations and, at our own service, the sketch."""

    verblijfsobject: Verblijfsobject
    inonderzoek: tuple[Onderzoek, ...] = ()
    voorportaal: Extra = Extra()

    def onderzoek(self, kenmerk: str) -> Onderzoek | None:
        """Return the running investigation into ``kenmerk`` ("oppervlakte"), if any."""
        for one in self.inonderzoek:
            if one.kenmerk == kenmerk and one.loopt:
                return one
        return None


class _Adressen(_Record, frozen=True, kw_only=True):
    adressen: tuple[Adres, ...] = ()


class Adreslijst(msgspec.Struct, frozen=True, kw_only=True):
    """A found collection of addresses."""

    embedded: _Adressen = msgspec.field(name="_embedded")   # required: another shape is no empty list
