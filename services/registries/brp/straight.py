"""Writes a generated citizen's full person straight from the core: as the JSON text of each member, without a table.

``person.build`` derives everything from a table of any kind: abroad, in onderzoek, noble, deceased. A generated
citizen is none of that, and mostly comes but once. What stands here is exactly what ``build`` makes of the citizen's
table (``generate.block``), member by member, in a fifth of the time;
tests/unit/services/registries/test_brp_straight.py holds the two together. No name has a sign that JSON would escape.

Days, towns, surnames and codes come back with every citizen: the text of each is written once and kept.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

import msgspec

from services.population.core import NUMMERAANDUIDING, TODAY, VERBLIJFSOBJECT, Address, Core, Name, Surname
from services.registries.brp import generate
from services.registries.brp.days import MONTHS

K = TypeVar("K")
_OF_AGE = 18
_SALUTE = {"M": "heer", "V": "mevrouw"}
_RUNNING = {"M": "de heer", "V": "mevrouw"}
_OF_AGE_BORN = TODAY.replace(year=TODAY.year - _OF_AGE).toordinal()
"""Who was born later is a minor in the tables, which are of ``TODAY``."""
_FIRST_LISTS = generate.FIRST_LISTS.toordinal()


class _Texts(dict[K, str]):
    """Texts by what they are about, each written when it is first asked for and then kept."""

    def __init__(self, write: Callable[[K], str]) -> None:
        self._write = write

    def __missing__(self, about: K) -> str:
        text = self[about] = self._write(about)
        return text


def person(core: Core, today: date) -> dict[str, str]:
    """Return member → that member as JSON, name and all, of the citizen as the personen contract has it on ``today``.

    Every member is there that a citizen has.
    """
    country, kin, name = core.country, core.kin, core.name
    born, address, family = kin.born[core.index], country.address(core), name.family.whole
    birth, since = _DAYS[born], _DAYS[country.moved(core)]
    adult = core.index < kin.adults
    partner = country.family(kin.number).member(1 - core.index) if adult and kin.adults == 2 else None
    children = core.children if adult and kin.size > kin.adults else ()
    use = country.naamgebruik(core)
    called = family if use == "E" or partner is None else _together(use, family, partner.name.family.whole)
    return {
        "aNummer": f'"aNummer":"{country.a_nummer(core)}"',
        "burgerservicenummer": f'"burgerservicenummer":"{core.bsn}"',
        "datumEersteInschrijvingGBA": f'"datumEersteInschrijvingGBA":{_DAYS[max(born, _FIRST_LISTS)]}',
        "geslacht": _SEX[core.sex],
        "leeftijd": f'"leeftijd":{_age(born, today)}',
        "naam": f'"naam":{{"voornamen":"{name.voornamen}",{_CALLED[name.family]}{name.voorletters}",'
        f'"volledigeNaam":"{name.voornamen} {family}",{_USE[use]}}}',
        "geboorte": f'"geboorte":{{"datum":{birth},{_AT[core.birthplace]}}}',
        "nationaliteiten": f'"nationaliteiten":[{{{_SAME["nationaliteit"]}{birth}}}]',
        "ouders": f'"ouders":[{_parents(core, birth)}]',
        "partners": f'"partners":[{_partner(core, partner, address.gemeente.naam)}]',
        "kinderen": f'"kinderen":[{",".join([_child(one) for one in children])}]' if children else '"kinderen":[]',
        "gezag": f'"gezag":[{_custody(core, children, today)}]',
        "gemeenteVanInschrijving": _TOWN[address.gemeente.code],
        "datumInschrijvingInGemeente": f'"datumInschrijvingInGemeente":{since}',
        "verblijfplaats": _residence(address, since),
        "adressering": _letter(core, called, address),
    }


def _coded(name: str, table: str, written: str) -> str:
    """Return a member with a value of a national table."""
    return f'"{name}":{msgspec.json.encode(generate.coded(table, written)).decode()}'


def _written_day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    long = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f'{{"type":"Datum","datum":"{day.isoformat()}","langFormaat":"{long}"}}'


def _called(family: Surname) -> str:
    """Return what of a name comes after the given names, up to the initials."""
    prefix = f'"voorvoegsel":"{family.voorvoegsel}",' if family.voorvoegsel else ""
    return f'{prefix}"geslachtsnaam":"{family.geslachtsnaam}","voorletters":"'


def _same(name: str) -> str:
    """Return what is the same of every citizen."""
    if name == "nationaliteit":
        coded, reason = _coded(name, name, "0001"), _coded("redenOpname", "reden_nationaliteit", "017")
        return f'"type":"Nationaliteit",{coded},{reason},"datumIngangGeldigheid":'
    return _coded("land", "land", "6030") if name == "land" else _coded("functieAdres", "functie_adres", "W")


_DAYS = _Texts[int](_written_day)
_SEX = _Texts[str](partial(_coded, "geslacht", "geslacht"))
_USE = _Texts[str](partial(_coded, "aanduidingNaamgebruik", "naamgebruik"))
_BOND = _Texts[str](partial(_coded, "soortVerbintenis", "verbintenis"))
_TOWN = _Texts[str](partial(_coded, "gemeenteVanInschrijving", "gemeente"))
_SAME = _Texts[str](_same)
_CALLED = _Texts[Surname](_called)


def _at(town: str) -> str:
    return f'{_coded("plaats", "plaats", town)},{_SAME["land"]}'


_AT = _Texts[str](_at)


def _age(born: int, today: date) -> int:
    day = date.fromordinal(born)
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def _named(name: Name) -> str:
    return f'"naam":{{"voornamen":"{name.voornamen}",{_CALLED[name.family]}{name.voorletters}"}}'


def _born(core: Core) -> str:
    return f'"geboorte":{{"datum":{_DAYS[core.kin.born[core.index]]},{_AT[core.birthplace]}}}'


def _parents(core: Core, birth: str) -> str:
    """Return both parents: those of the household, then who is no citizen."""
    made: list[str] = []
    if core.index >= core.kin.adults:
        for one in core.parents:
            made.append(
                f'{{"burgerservicenummer":"{one.bsn}",{_SEX[one.sex]},"ouderAanduiding":"{len(made) + 1}",'
                f'"datumIngangFamilierechtelijkeBetrekking":{birth},{_named(one.name)},{_born(one)}}}'
            )
    for absent in core.country.absent_parents(core):
        made.append(
            f'{{{_SEX[absent.sex]},"ouderAanduiding":"{len(made) + 1}",'
            f'"datumIngangFamilierechtelijkeBetrekking":{birth},{_named(absent.name)},'
            f'"geboorte":{{"datum":{_DAYS[absent.day]},{_SAME["land"]}}}}}'
        )
    return ",".join(made)


def _partner(core: Core, one: Core | None, town: str) -> str:
    """Return the partner of a marriage or registered partnership, or of the marriage that ended; empty without."""
    bond, since, ended = core.kin.bond, core.kin.bound, ""
    if one is None and (past := core.country.former(core)) is not None:
        one, bond, since = past.partner, "H", past.married.toordinal()
        ended = f',"ontbindingHuwelijkPartnerschap":{{"datum":{_DAYS[past.ended.toordinal()]}}}'
    if one is None or not bond:
        return ""
    return (
        f'{{"burgerservicenummer":"{one.bsn}",{_SEX[one.sex]},{_BOND[bond]},{_named(one.name)},{_born(one)},'
        f'"aangaanHuwelijkPartnerschap":{{"datum":{_DAYS[since]},{_AT[town]}}}{ended}}}'
    )


def _child(one: Core) -> str:
    return f'{{"burgerservicenummer":"{one.bsn}",{_named(one.name)},{_born(one)}}}'


def _custody(core: Core, children: tuple[Core, ...], today: date) -> str:
    """Return who has custody of this minor, or of this parent's minors, as long as they are under age."""
    kin = core.kin
    minors = (core,) if core.index >= kin.adults else children
    if not minors or kin.born[minors[-1].index] <= _OF_AGE_BORN:
        return ""
    parents = core.country.family(kin.number).members(0, kin.adults)
    who = [f'{{"burgerservicenummer":"{one.bsn}",{_whole(one.name)}}}' for one in parents]
    kind, held = "Eenhoofdig", f'"ouder":{who[0]}'
    if len(who) == 2:
        kind, held = "Gezamenlijk", f'"ouders":[{who[0]},{who[1]}]'
    return ",".join(
        [
            f'{{"type":"{kind}OuderlijkGezag","minderjarige":{{"burgerservicenummer":"{one.bsn}",{_whole(one.name)},'
            f'"leeftijd":{age}}},{held}}}'
            for one in minors
            if kin.born[one.index] > _OF_AGE_BORN and (age := _age(kin.born[one.index], today)) < _OF_AGE
        ]
    )


def _whole(name: Name) -> str:
    return f'"naam":{{"volledigeNaam":"{name.voornamen} {name.family.whole}"}}'


def _residence(address: Address, since: str) -> str:
    street, town, serial = address.straat, address.gemeente, address.serial
    return (
        f'"verblijfplaats":{{"type":"Adres","verblijfadres":{{"officieleStraatnaam":"{street}",'
        f'"korteStraatnaam":"{street}","huisnummer":{address.huisnummer},"postcode":"{address.postcode}",'
        f'"woonplaats":"{town.woonplaats}"}},"datumVan":{since},"datumIngangGeldigheid":{since},'
        f'{_SAME["functie"]},"adresseerbaarObjectIdentificatie":"{town.code}{VERBLIJFSOBJECT}{serial}",'
        f'"nummeraanduidingIdentificatie":"{town.code}{NUMMERAANDUIDING}{serial}"}}'
    )


def _together(use: str, own: str, partner: str) -> str:
    """Return the surname of somebody who uses that of the partner too, or instead."""
    return partner if use == "P" else f"{partner}-{own}" if use == "V" else f"{own}-{partner}"


def _letter(core: Core, called: str, address: Address) -> str:
    """Return the adressering: that of somebody without a title."""
    high, postcode, town = called[0].upper() + called[1:], address.postcode, address.gemeente.woonplaats.upper()
    return (
        f'"adressering":{{"aanhef":"Geachte {_SALUTE[core.sex]} {high}",'
        f'"aanschrijfwijze":{{"naam":"{core.name.voorletters} {called}"}},'
        f'"gebruikInLopendeTekst":"{_RUNNING[core.sex]} {high}",'
        f'"adresregel1":"{address.straat} {address.huisnummer}",'
        f'"adresregel2":"{postcode[:4]} {postcode[4:]}  {town}"}}'
    )
