"""The table ``[nhr]`` of a generated citizen: the company it owns or runs."""

from services.population.core import Company, Core
from services.registries.nhr.block import Activiteit, Adres, Block, Functionaris, Onderneming, Vestiging

_NOTHING = Block()


def block(core: Core) -> Block:
    """Return the table; empty for the seven in eight who have no company."""
    company = core.company
    return _NOTHING if company is None else Block(ondernemingen=(_onderneming(company),))


def _onderneming(company: Company) -> Onderneming:
    return Onderneming(
        kvk_nummer=company.kvk,
        rechtsvorm=company.rechtsvorm,  # type: ignore[arg-type]
        statutaire_naam=company.statutaire_naam,
        rsin=company.rsin or None,
        aanvang=company.since,
        registratie=company.since,
        sbi=(Activiteit(code=company.sbi, omschrijving=company.activiteit, hoofd=True),),
        functionarissen=tuple(
            Functionaris(functie=one.functie, naam=one.naam, bsn=one.bsn, sinds=company.since)  # type: ignore[arg-type]
            for one in company.officers
        ),
        vestigingen=(_vestiging(company),),
    )


def _vestiging(company: Company) -> Vestiging:
    address = company.address
    return Vestiging(
        vestigingsnummer=company.vestigingsnummer,
        handelsnamen=(company.naam,),
        hoofd=True,
        commercieel=company.rechtsvorm != "Stichting",
        voltijd=company.staff - company.staff // 3,
        deeltijd=company.staff // 3,
        adressen=(
            Adres(
                straatnaam=address.straat,
                huisnummer=address.huisnummer,
                postcode=address.postcode,
                plaats=address.gemeente.woonplaats,
                adresseerbaar_object_identificatie=address.verblijfsobject,
                nummeraanduiding_identificatie=address.nummeraanduiding,
                punt=(address.x, address.y),
            ),
        ),
    )
