"""The table ``[brk]`` of a generated citizen: the parcel, or flat, that the household lives on.

Of a rented one the owner is a company. It is kept with the household, because the parcel leads to who lives there;
who rents has no right on it, and is not shown it.
"""

from services.population.core import Core, Home, Owner
from services.registries.brk.block import Adres, Block, Gerechtigde, Hypotheek, Perceel

_NOTHING = Block()


def block(core: Core) -> Block:
    """Return the table; children have nothing to do with it."""
    return _NOTHING if core.parents_numbers else Block(percelen=(_perceel(core.home),))


def _perceel(home: Home) -> Perceel:
    bought = home.tenure == "koop"
    return Perceel(
        identificatie=home.parcel,
        kadastrale_aanduiding=home.aanduiding,
        kadastrale_gemeentecode=home.address.gemeente.kadaster_code,
        type="appartementsrecht" if home.flat else "perceel",
        kadastrale_grootte=None if home.flat else home.plot,
        koopsom=home.price if bought else None,
        koopjaar=home.bought if bought else None,
        adressen=(_adres(home),),
        gerechtigden=tuple(_gerechtigde(home, owner) for owner in home.owners),
        hypotheken=(Hypotheek(houder=home.lender, bedrag=home.mortgage),) if home.mortgage else (),
        plaats=(home.address.x, home.address.y),
    )


def _adres(home: Home) -> Adres:
    address = home.address
    return Adres(
        straat=address.straat,
        huisnummer=address.huisnummer,
        postcode=address.postcode,
        woonplaats=address.gemeente.woonplaats,
        nummeraanduiding_identificatie=address.nummeraanduiding,
        adresseerbaar_object_identificatie=address.verblijfsobject,
    )


def _gerechtigde(home: Home, owner: Owner) -> Gerechtigde:
    return Gerechtigde(
        naam=owner.naam,
        bsn=owner.bsn or None,
        rsin=owner.rsin or None,
        aandeel=owner.aandeel,
        aanvangsdatum=home.since if owner.bsn else None,
    )
