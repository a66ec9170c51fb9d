"""Writes a generated citizen's full person straight from the core: as the JSON text of each member, without a table.

``person.build`` derives everything from a table of any kind: abroad, in onderzoek, noble, deceased. A generated
citizen is none of that, and mostly comes but once. What stands here is exactly what ``build`` makes of the citizen's
table (``generate.block``), member by member, in a fifth of the time;
tests/unit/services/registries/test_brp_straight.py holds the two together. No name has a sign that JSON would escape.

Days, towns, surnames and codes come back with every citizen: the text of each is written once and kept. Those of the
days stand in a row, written with the first citizen: looked up by the day among ever more, they would lie scattered.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

import msgspec

from services.population.core import (
    NUMMERAANDUIDING,
    TODAY,
    VERBLIJFSOBJECT,
    AbsentParent,
    Address,
    Core,
    Name,
    Surname,
)
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
    if not _DAYS:
        _DAYS[:] = map(_written_day, range(_FIRST_DAY, _LAST_DAY + 1))
    country, kin, index, name = core.country, core.kin, core.index, core.name
    born, family, adults, address = kin.born[index], name.family, kin.adults, country.address(core)
    birth, since = _DAYS[born - _FIRST_DAY], _DAYS[country.moved(core) - _FIRST_DAY]
    household = country.family(kin.number)
    elders = household.members(0, adults)
    children = household.members(adults, kin.size) if index < adults < kin.size else ()
    partner = elders[1 - index] if index < adults == 2 else None
    use = country.naamgebruik(core)
    called = family.whole if use == "E" or partner is None else _together(use, family.whole, partner.name.family.whole)
    return {
        "aNummer": f'"aNummer":"{country.a_nummer(core)}"',
        "burgerservicenummer": f'"burgerservicenummer":"{core.bsn}"',
        "datumEersteInschrijvingGBA": f'"datumEersteInschrijvingGBA":{_DAYS[max(born, _FIRST_LISTS) - _FIRST_DAY]}',
        "geslacht": _SEX[core.sex],
        "leeftijd": f'"leeftijd":{_age(born, today)}',
        "naam": f'"naam":{{"voornamen":"{name.voornamen}",{_CALLED[family]}{name.voorletters}",'
        f'"volledigeNaam":"{name.voornamen} {family.whole}",{_USE[use]}}}',
        "geboorte": f'"geboorte":{{"datum":{birth},{_AT[core.birthplace]}}}',
        "nationaliteiten": f'"nationaliteiten":[{{{_SAME["nationaliteit"]}{birth}}}]',
        "ouders": f'"ouders":[{_parents(core, elders, birth)}]',
        "partners": f'"partners":[{_partner(core, partner, address.gemeente.naam)}]',
        "kinderen": f'"kinderen":[{",".join(map(_child, children))}]',
        "gezag": f'"gezag":[{_custody(core, elders, children, today)}]',
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


_FIRST_DAY, _LAST_DAY = date(1850, 1, 1).toordinal(), date(2049, 12, 31).toordinal()
_DAYS: list[str] = []
"""The text of every day from the first to the last: those that a life in this country can know."""
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
    return f'"geboorte":{{"datum":{_DAYS[core.kin.born[core.index] - _FIRST_DAY]},{_AT[core.birthplace]}}}'


def _parents(core: Core, elders: tuple[Core, ...], birth: str) -> str:
    """Return both parents: those of the household, then who is no citizen."""
    since = f'"datumIngangFamilierechtelijkeBetrekking":{birth},'
    absent = core.country.absent_parents(core)
    if core.index < core.kin.adults:
        return f'{_absent(absent[0], 1, since)},{_absent(absent[1], 2, since)}'
    made = [_parent(one, place, since) for place, one in enumerate(elders, 1)]
    return ",".join(made + [_absent(one, 2, since) for one in absent])


def _parent(one: Core, place: int, since: str) -> str:
    return (
        f'{{"burgerservicenummer":"{one.bsn}",{_SEX[one.sex]},"ouderAanduiding":"{place}",'
        f'{since}{_named(one.name)},{_born(one)}}}'
    )


def _absent(one: AbsentParent, place: int, since: str) -> str:
    return (
        f'{{{_SEX[one.sex]},"ouderAanduiding":"{place}",{since}{_named(one.name)},'
        f'"geboorte":{{"datum":{_DAYS[one.day - _FIRST_DAY]},{_SAME["land"]}}}}}'
    )


def _partner(core: Core, one: Core | None, town: str) -> str:
    """Return the partner of a marriage or registered partnership, or of the marriage that ended; empty without."""
    bond, since, ended = core.kin.bond, core.kin.bound, ""
    if core.kin.size == 1 and (past := core.country.former(core)) is not None:
        one, bond, since = past.partner, "H", past.married.toordinal()
        ended = f',"ontbindingHuwelijkPartnerschap":{{"datum":{_DAYS[past.ended.toordinal() - _FIRST_DAY]}}}'
    if one is None or not bond:
        return ""
    return (
        f'{{"burgerservicenummer":"{one.bsn}",{_SEX[one.sex]},{_BOND[bond]},{_named(one.name)},{_born(one)},'
        f'"aangaanHuwelijkPartnerschap":{{"datum":{_DAYS[since - _FIRST_DAY]},{_AT[town]}}}{ended}}}'
    )


def _child(one: Core) -> str:
    return f'{{"burgerservicenummer":"{one.bsn}",{_named(one.name)},{_born(one)}}}'


def _custody(core: Core, elders: tuple[Core, ...], children: tuple[Core, ...], today: date) -> str:
    """Return who has custody of this minor, or of this parent's minors, as long as they are under age."""
    kin = core.kin
    minors = (core,) if core.index >= kin.adults else children
    if not minors or kin.born[minors[-1].index] <= _OF_AGE_BORN:
        return ""
    who = [f'{{"burgerservicenummer":"{one.bsn}",{_whole(one.name)}}}' for one in elders]
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
