"""The table ``[bag]`` of a generated citizen: the home, and the premises of a company of its own."""

from services.population.core import Address, Company, Core
from services.registries.bag.block import Adres, Block, Pand, Verblijfsobject

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
