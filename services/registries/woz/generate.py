"""The table ``[woz]`` of a generated citizen: the value of the home over the years, and its valuation report."""

from datetime import date

from services.population.core import Core, Home, Owner
from services.registries.woz.block import (
    Aanduiding,
    Belanghebbende,
    Block,
    Gemeente,
    Taxatieverslag,
    Verkoop,
    Waarde,
    WozObject,
)

_NOTHING = Block()
_DAYS = {year: date(year, 1, 1) for year in range(2015, 2030)}
# Houses further down the street: how far, m2 more, month of sale, price in hundredths of the value.
_SOLD = ((2, 4, "2024-11", 102), (6, -3, "2025-02", 97), (11, 7, "2024-09", 104))


def block(core: Core) -> Block:
    """Return the table; children have nothing to do with it."""
    return _NOTHING if core.parents_numbers else Block(objecten=(_object(core, core.home),))


def _object(core: Core, home: Home) -> WozObject:
    user, partner = _first_and_second(core)
    address = home.address
    return WozObject(
        identificatie=home.woz,
        aanduiding=Aanduiding(
            straat=address.straat,
            huisnummer=address.huisnummer,
            postcode=address.postcode,
            woonplaats=address.gemeente.woonplaats,
            nummeraanduiding_identificatie=address.nummeraanduiding,
        ),
        adresseerbaar_object_identificaties=(address.verblijfsobject,),
        pand_identificaties=(address.pand,),
        grondoppervlakte=None if home.flat else home.plot,
        kadastrale_aanduiding=home.aanduiding,
        kadastraal_onroerende_zaak=home.parcel,
        gemeente=Gemeente(code=address.gemeente.code, omschrijving=address.gemeente.naam),
        eigenaar=_owner(home.owners[0]),
        gebruiker=Belanghebbende(bsn=user.bsn, naam=user.name.initialled),
        medebelanghebbenden=(partner.bsn,) if partner is not None else (),
        waarden=tuple(Waarde(peildatum=_DAYS[year], waarde=value) for year, value in home.values),
        taxatieverslag=_report(home),
    )


def _first_and_second(core: Core) -> tuple[Core, Core | None]:
    """Return both adults in an order that is the same for both: what two people say of one house must be equal."""
    partner = core.partner
    if partner is None or core.number < partner.number:
        return core, partner
    return partner, core


def _owner(owner: Owner) -> Belanghebbende:
    return Belanghebbende(
        naam=owner.naam,
        bsn=owner.bsn or None,
        rsin=owner.rsin or None,
        kvk_nummer=owner.kvk or None,
    )


def _report(home: Home) -> Taxatieverslag:
    """Return the report, with three houses of the same street that were sold."""
    worth, number = home.values[0][1], home.address.huisnummer
    sold = tuple(
        Verkoop(
            adres=f"{home.address.straat} {(number + step - 1) % 37 + 1}",
            oppervlakte=home.area + size,
            verkocht=month,
            prijs=worth * share // 100_000 * 1000,
        )
        for step, size, month, share in _SOLD
    )
    return Taxatieverslag(woningtype=home.kind, bouwjaar=home.built, oppervlakte=home.area, vergelijkbaar=sold)
