"""The table ``[brp]`` of a generated citizen: person, family, residence, nationality, custody, travel document."""

from datetime import date, timedelta
from functools import cache

from services.population.core import TODAY, AbsentParent, Address, Core, Name
from services.registries.brp import codes
from services.registries.brp.block import (
    Block,
    Geboorte,
    Gezag,
    Kind,
    Naam,
    Nationaliteit,
    Ontbonden,
    Ouder,
    Partner,
    Reisdocument,
    Verblijf,
    Verbonden,
)

FIRST_LISTS = date(1994, 10, 1)
"""The day on which the persons' lists began: who was born before was registered then."""

_LETTERS = "BCDFGHJKLMNPRSTVWXZ"


def block(core: Core) -> Block:
    """Return the table."""
    address, moved = core.address, core.since
    partner = core.partner if core.bond else None
    return Block(
        a_nummer=core.a_nummer,
        geslacht=coded("geslacht", core.sex),
        naam=_naam(core.name),
        naamgebruik=coded("naamgebruik", core.naamgebruik),
        geboorte=_geboorte(core),
        datum_eerste_inschrijving_gba=max(core.born, FIRST_LISTS),
        gemeente_van_inschrijving=coded("gemeente", address.gemeente.code),
        datum_inschrijving_in_gemeente=moved,
        verblijfplaats=_verblijf(address, moved),
        nationaliteiten=(_nationaliteit(core.born),),
        ouders=(
            *(_ouder(one, core.born) for one in core.parents),
            *(_absent(one, core.born) for one in core.absent_parents),
        ),
        partners=_former(core, address) if partner is None else (_partner(core, partner, address),),
        kinderen=tuple(map(_kind, core.children)),
        gezag=tuple(_gezag(core)),
        reisdocumenten=_reisdocumenten(core),
    )


@cache
def coded(table: str, written: str) -> codes.Coded:
    """Return a value of a national table by its code or name."""
    return codes.Coded(codes.value(table, written))


@cache
def nederland() -> codes.Coded:
    """Return the Netherlands, as a country."""
    return codes.Coded(codes.value("land", "Nederland"))


def _naam(name: Name) -> Naam:
    return Naam(voornamen=name.voornamen, voorvoegsel=name.voorvoegsel, geslachtsnaam=name.geslachtsnaam)


def _geboorte(core: Core) -> Geboorte:
    return Geboorte(datum=core.born, plaats=coded("plaats", core.birthplace), land=nederland())


def _verblijf(address: Address, moved: date) -> Verblijf:
    return Verblijf(
        straat=address.straat,
        huisnummer=address.huisnummer,
        postcode=address.postcode,
        woonplaats=address.gemeente.woonplaats,
        functie_adres=coded("functie_adres", "W"),
        adresseerbaar_object_identificatie=address.verblijfsobject,
        nummeraanduiding_identificatie=address.nummeraanduiding,
        datum_van=moved,
    )


def _nationaliteit(born: date) -> Nationaliteit:
    return Nationaliteit(
        nationaliteit=coded("nationaliteit", "0001"),
        reden_opname=coded("reden_nationaliteit", "017"),
        datum_ingang_geldigheid=born,
    )


def _ouder(parent: Core, child: date) -> Ouder:
    return Ouder(
        burgerservicenummer=parent.bsn,
        geslacht=coded("geslacht", parent.sex),
        naam=_naam(parent.name),
        geboorte=_geboorte(parent),
        datum_ingang_familierechtelijke_betrekking=child,
    )


def _absent(parent: AbsentParent, child: date) -> Ouder:
    return Ouder(
        geslacht=coded("geslacht", parent.sex),
        naam=_naam(parent.name),
        geboorte=Geboorte(datum=parent.born, land=nederland()),
        datum_ingang_familierechtelijke_betrekking=child,
    )


def _partner(core: Core, partner: Core, address: Address) -> Partner:
    town = coded("plaats", address.gemeente.naam)
    return Partner(
        burgerservicenummer=partner.bsn,
        geslacht=coded("geslacht", partner.sex),
        soort_verbintenis=coded("verbintenis", core.bond),
        naam=_naam(partner.name),
        geboorte=_geboorte(partner),
        aangaan_huwelijk_partnerschap=Verbonden(datum=core.bond_since, plaats=town, land=nederland()),
    )


def _former(core: Core, address: Address) -> tuple[Partner, ...]:
    """Return the marriage that ended: who is married no more is told with whom it was."""
    past = core.former if core.partner_number is None else None
    if past is None:
        return ()
    town, other = coded("plaats", address.gemeente.naam), past.partner
    made = Partner(
        burgerservicenummer=other.bsn,
        geslacht=coded("geslacht", other.sex),
        soort_verbintenis=coded("verbintenis", "H"),
        naam=_naam(other.name),
        geboorte=_geboorte(other),
        aangaan_huwelijk_partnerschap=Verbonden(datum=past.married, plaats=town, land=nederland()),
        ontbinding_huwelijk_partnerschap=Ontbonden(datum=past.ended),
    )
    return (made,)


def _kind(child: Core) -> Kind:
    return Kind(burgerservicenummer=child.bsn, naam=_naam(child.name), geboorte=_geboorte(child))


def _gezag(core: Core) -> list[Gezag]:
    """Return who has custody of this minor, or of this parent's minors: both parents, or the one they live with."""
    minors = [one for one in (core, *core.children) if one.parents_numbers and one.age < 18]
    return [
        Gezag(
            type="GezamenlijkOuderlijkGezag" if len(one.parents_numbers) == 2 else "EenhoofdigOuderlijkGezag",
            minderjarige=one.bsn,
            ouders=tuple(parent.bsn for parent in one.parents),
        )
        for one in minors
    ]


def _reisdocumenten(core: Core) -> tuple[Reisdocument, ...]:
    """Return the passport that nine in ten have: valid for ten years, for a minor five."""
    dice = core.dice("reisdocument")
    if not dice.percent(90) or core.age < 1:
        return ()
    years = 10 if core.age >= 18 else 5
    end = TODAY + timedelta(days=dice.below(years * 365 - 20) + 20)
    number = "N" + "".join(dice.pick(_LETTERS) for _ in range(4)) + f"{dice.below(10_000):04d}"
    return (
        Reisdocument(reisdocumentnummer=number, soort=coded("reisdocument", "PN"), datum_einde_geldigheid=end),
    )
