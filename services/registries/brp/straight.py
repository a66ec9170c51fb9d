"""Writes a generated citizen's full person straight from the core: as the JSON text of each group, without a table.

``person.build`` derives everything from a table of any kind: abroad, in onderzoek, noble, deceased. A generated
citizen is none of that, and mostly comes but once. What stands here is exactly what ``build`` makes of the citizen's
table (``generate.block``), member by member, in a fifth of the time;
tests/unit/services/registries/test_brp_straight.py holds the two together. No name has a sign that JSON would escape.
"""

from datetime import date
from functools import cache

import msgspec

from services.population.core import AbsentParent, Address, Core, Name
from services.registries.brp import generate
from services.registries.brp.days import MONTHS

_OF_AGE = 18
_SALUTE = {"M": "heer", "V": "mevrouw"}
_RUNNING = {"M": "de heer", "V": "mevrouw"}
_DAY = '{"type":"Datum","datum":"%s","langFormaat":"%d %s %d"}'
_NAME = '{"voornamen":"%s",%s"geslachtsnaam":"%s","voorletters":"%s"}'
_OWN_NAME = '%s,"volledigeNaam":"%s","aanduidingNaamgebruik":%s}'
_BIRTH = '{"datum":%s,"plaats":%s,"land":%s}'
_NATIONALITY = '[{"type":"Nationaliteit","nationaliteit":%s,"redenOpname":%s,"datumIngangGeldigheid":%s}]'
_PARENT = (
    '{"burgerservicenummer":"%s","geslacht":%s,"ouderAanduiding":"%d",'
    '"datumIngangFamilierechtelijkeBetrekking":%s,"naam":%s,"geboorte":%s}'
)
_ABSENT = (
    '{"geslacht":%s,"ouderAanduiding":"%d",'
    '"datumIngangFamilierechtelijkeBetrekking":%s,"naam":%s,"geboorte":{"datum":%s,"land":%s}}'
)
_PARTNER = (
    '{"burgerservicenummer":"%s","geslacht":%s,"soortVerbintenis":%s,"naam":%s,"geboorte":%s,'
    '"aangaanHuwelijkPartnerschap":{"datum":%s,"plaats":%s,"land":%s}%s}'
)
_ENDED = ',"ontbindingHuwelijkPartnerschap":{"datum":%s}'
_CHILD = '{"burgerservicenummer":"%s","naam":%s,"geboorte":%s}'
_CUSTODIAN = '{"burgerservicenummer":"%s","naam":{"volledigeNaam":"%s"}}'
_MINOR = '{"burgerservicenummer":"%s","naam":{"volledigeNaam":"%s"},"leeftijd":%d}'
_BOTH = '{"type":"GezamenlijkOuderlijkGezag","minderjarige":%s,"ouders":[%s,%s]}'
_ONE = '{"type":"EenhoofdigOuderlijkGezag","minderjarige":%s,"ouder":%s}'
_RESIDENCE = (
    '{"type":"Adres","verblijfadres":{"officieleStraatnaam":"%s","korteStraatnaam":"%s","huisnummer":%d,'
    '"postcode":"%s","woonplaats":"%s"},"datumVan":%s,"datumIngangGeldigheid":%s,"functieAdres":%s,'
    '"adresseerbaarObjectIdentificatie":"%s","nummeraanduidingIdentificatie":"%s"}'
)
_LETTER = (
    '{"aanhef":"Geachte %s %s","aanschrijfwijze":{"naam":"%s %s"},"gebruikInLopendeTekst":"%s %s",'
    '"adresregel1":"%s %d","adresregel2":"%s %s  %s"}'
)


def person(core: Core, today: date) -> dict[str, str]:
    """Return member → JSON of the citizen as the personen contract delivers it on ``today``, every member there is."""
    born, since, name, address = _day(core.born), _day(core.since), core.name, core.address
    initials = _initials(name.voornamen)
    first = generate.FIRST_LISTS
    return {
        "aNummer": f'"{generate.a_nummer(core)}"',
        "burgerservicenummer": f'"{core.bsn}"',
        "datumEersteInschrijvingGBA": born if core.born >= first else _day(first),
        "geslacht": _coded("geslacht", core.sex),
        "leeftijd": str(_age(core.born, today)),
        "naam": _OWN_NAME % (_name(name, initials)[:-1], name.full, _coded("naamgebruik", core.naamgebruik)),
        "geboorte": _BIRTH % (born, _coded("plaats", core.birthplace), _coded("land", "6030")),
        "nationaliteiten": _NATIONALITY % (_coded("nationaliteit", "0001"), _coded("reden_nationaliteit", "017"), born),
        "ouders": f"[{','.join(_parents(core, born))}]",
        "partners": f"[{_partner(core, address.gemeente.naam)}]",
        "kinderen": f"[{','.join([_child(one) for one in core.children])}]",
        "gezag": f"[{','.join(_custody(core, today))}]",
        "gemeenteVanInschrijving": _coded("gemeente", address.gemeente.code),
        "datumInschrijvingInGemeente": since,
        "verblijfplaats": _residence(address, since),
        "adressering": _letter(core, initials, address),
    }


@cache
def _coded(table: str, written: str) -> str:
    return msgspec.json.encode(generate.coded(table, written)).decode()


def _day(day: date) -> str:
    return _DAY % (day.isoformat(), day.day, MONTHS[day.month - 1], day.year)


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _initials(given: str) -> str:
    return "".join([f"{one[0]}." for one in given.split()])


def _name(name: Name, initials: str = "") -> str:
    prefix = f'"voorvoegsel":"{name.voorvoegsel}",' if name.voorvoegsel else ""
    return _NAME % (name.voornamen, prefix, name.geslachtsnaam, initials or _initials(name.voornamen))


def _birth(core: Core) -> str:
    return _BIRTH % (_day(core.born), _coded("plaats", core.birthplace), _coded("land", "6030"))


def _parents(core: Core, born: str) -> list[str]:
    made = [_parent(one, place) for place, one in enumerate(core.parents, 1)]
    return made + [_absent(one, place, born) for place, one in enumerate(core.absent_parents, len(made) + 1)]


def _parent(one: Core, place: int) -> str:
    eldest = _day(one.children[0].born)
    return _PARENT % (one.bsn, _coded("geslacht", one.sex), place, eldest, _name(one.name), _birth(one))


def _absent(one: AbsentParent, place: int, child: str) -> str:
    sex, land = _coded("geslacht", one.sex), _coded("land", "6030")
    return _ABSENT % (sex, place, child, _name(one.name), _day(one.born), land)


def _partner(core: Core, town: str) -> str:
    """Return the partner of a marriage or registered partnership, or of the marriage that ended; empty without."""
    one, bond, since, ended = core.partner, core.bond, core.bond_since, ""
    if one is None and (past := core.former) is not None:
        one, bond, since, ended = past.partner, "H", past.married, _ENDED % _day(past.ended)
    if one is None or since is None:
        return ""
    where = (_day(since), _coded("plaats", town), _coded("land", "6030"))
    who = (one.bsn, _coded("geslacht", one.sex), _coded("verbintenis", bond), _name(one.name), _birth(one))
    return _PARTNER % (*who, *where, ended)


def _child(one: Core) -> str:
    return _CHILD % (one.bsn, _name(one.name), _birth(one))


def _custody(core: Core, today: date) -> list[str]:
    """Return who has custody of this minor, or of this parent's minors, as long as they are under age."""
    minors = [one for one in (core, *core.children) if one.parents_numbers and one.age < _OF_AGE]
    return [_relation(one, age) for one in minors if (age := _age(one.born, today)) < _OF_AGE]


def _relation(minor: Core, age: int) -> str:
    about = _MINOR % (minor.bsn, minor.name.full, age)
    parents = [_CUSTODIAN % (one.bsn, one.name.full) for one in minor.parents]
    return _BOTH % (about, *parents) if len(parents) == 2 else _ONE % (about, parents[0])


def _residence(address: Address, since: str) -> str:
    street, town = address.straat, address.gemeente.woonplaats
    where = (street, street, address.huisnummer, address.postcode, town)
    ids = (address.verblijfsobject, address.nummeraanduiding)
    return _RESIDENCE % (*where, since, since, _coded("functie_adres", "W"), *ids)


def _letter(core: Core, initials: str, address: Address) -> str:
    """Return the adressering: that of somebody without a title."""
    named = core.name.surname
    if core.naamgebruik != "E":
        partner = core.partner.name.surname if core.partner is not None else ""
        named = {"P": partner, "V": f"{partner}-{named}", "N": f"{named}-{partner}"}[core.naamgebruik]
    high = named[0].upper() + named[1:]
    postcode, town = address.postcode, address.gemeente.woonplaats.upper()
    to = (_SALUTE[core.sex], high, initials, named, _RUNNING[core.sex], high)
    return _LETTER % (*to, address.straat, address.huisnummer, postcode[:4], postcode[4:], town)
