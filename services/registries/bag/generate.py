"""The table ``[bag]`` of a generated citizen: the home, and the premises of a company of its own."""

from functools import cache

from services.population.core import Address, Company, Core, Home
from services.registries.bag.block import Adres, Block, Opschrift, Pand, Rij, Schets, Verblijfsobject, Vlak

_ROADS = (Vlak(soort="weg", rechthoek=(32.5, 0, 20, 148)), Vlak(soort="weg", rechthoek=(0, 120, 496, 22.5)))
_GARDENS = Rij(x=66.5, y=23, breedte=44.0, diepte=47.2, gebouw="boven", afstand=5.3, labels=("",) * 9)
_FLAT = (*_ROADS, Vlak(soort="gebouw", rechthoek=(84, 52, 360, 46), eigen=True))
_LAST = 37
_WONEN, _WERKEN = ("woonfunctie",), ("kantoorfunctie",)


def block(core: Core) -> Block:
    """Return the table."""
    home, company = core.home, core.company
    parts = [(home.address, home.area, home.built, True)]
    if company is not None and company.own_premises:
        parts.append((company.address, *_premises(company), False))
    return Block(
        adressen=tuple(_adres(address) for address, *_ in parts),
        verblijfsobjecten=tuple(_object(address, area, lived_in) for address, area, _, lived_in in parts),
        panden=tuple(
            Pand(identificatie=address.pand, oorspronkelijk_bouwjaar=built) for address, _, built, _ in parts
        ),
        schetsen=(_schets(home),),
    )


def _premises(company: Company) -> tuple[int, int]:
    """Return area and building year of a company's own premises."""
    return 60 + 25 * company.staff, 1950 + company.number * 7919 % 72


def _adres(address: Address) -> Adres:
    return Adres(
        nummeraanduiding_identificatie=address.nummeraanduiding,
        adresseerbaar_object_identificatie=address.verblijfsobject,
        openbare_ruimte_identificatie=address.openbare_ruimte,
        openbare_ruimte_naam=address.straat,
        huisnummer=address.huisnummer,
        postcode=address.postcode,
        woonplaats_naam=address.gemeente.woonplaats,
        woonplaats_identificatie=address.gemeente.woonplaats_code,
    )


def _object(address: Address, area: int, lived_in: bool) -> Verblijfsobject:
    return Verblijfsobject(
        identificatie=address.verblijfsobject,
        heeft_als_hoofd_adres=address.nummeraanduiding,
        maakt_deel_uit_van=(address.pand,),
        oppervlakte=area,
        gebruiksdoelen=_WONEN if lived_in else _WERKEN,  # type: ignore[arg-type]
        punt=(address.x, address.y),
    )


def _schets(home: Home) -> Schets:
    """Return a plain sketch of the street: nine houses with this one among them, or the block of flats."""
    address = home.address
    return Schets(
        adresseerbaar_object_identificatie=address.verblijfsobject,
        vlakken=_FLAT if home.flat else _ROADS,
        rijen=() if home.flat else (_GARDENS, _row(address.huisnummer)),
        opschriften=(Opschrift(tekst=address.straat, x=66.5, y=137),),
    )


@cache
def _row(number: int) -> Rij:
    first = max(1, min(number - 4, _LAST - 8))
    labels = tuple(str(one) for one in range(first, first + 9))
    return Rij(x=66.5, y=70.2, breedte=44.0, diepte=47.3, gebouw="onder", labels=labels, eigen=str(number))
