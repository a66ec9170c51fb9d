"""Makes options of what the sources know, by rules that stand in data: ages of children, legal forms, mandates."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import msgspec
from msgspec.structs import replace

from resources import read_toml
from services.decoding import convert
from services.identity.machtigen.catalogue import Opening, diensten, grants_of
from services.identity.machtigen.states import Status
from services.identity.rights import Grant
from services.identity.session import Ground, Level, Party, Session
from services.identity.subjects import (
    CompanySource,
    Group,
    MandateSource,
    PersonSource,
    Received,
    Represented,
    SubjectOption,
    Vestiging,
    narrowed,
)
from services.manifest import Right

SHOWN_AFTER_END = 365
"""For so many days after its end an expired machtiging is still named among the options."""


class Trap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of gezag.toml: what a parent may do for a child younger than this; no ``registers``: everywhere."""

    jonger_dan: int
    rechten: tuple[Right, ...]
    registers: tuple[str, ...] = ("*",)


class Maatregel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of maatregelen.toml: what a measure of the court opens to the representative."""

    soort: Ground
    opent: tuple[Opening, ...]


class _Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    maatregel: tuple[Maatregel, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    trap: tuple[Trap, ...]


@cache
def traps() -> tuple[Trap, ...]:
    """Return the rows of gezag.toml."""
    return convert(read_toml("machtigen", "gezag.toml"), _Table).trap


@cache
def court_grants(ground: Ground) -> tuple[Grant, ...]:
    """Return what a measure of the court opens; nothing for one that maatregelen.toml does not name."""
    rows = convert(read_toml("machtigen", "maatregelen.toml"), _Measures).maatregel
    return tuple(one.grant() for row in rows if row.soort == ground for one in row.opent)


def legal_options(source: PersonSource, today: date) -> tuple[SubjectOption, ...]:
    """Return whom one represents by the law: minors by their age, adults under a measure of the court."""
    found = (_legal(one, today) for one in source.represented())
    return tuple(one for one in found if one is not None)


def company_options(source: CompanySource, level: Level) -> tuple[SubjectOption, ...]:
    """Return one's companies. With DigiD only a sole trader acts for the company: it is the same person (DOMAIN §2)."""
    made = []
    for one in source.companies():
        ground: Ground = "eigenaar" if one.sole_trader else "functie"
        sure = level >= Level.MIDDEN
        made.append(
            SubjectOption(
                one.party, "business", ground, usable=one.sole_trader and sure, note=one.function,
                why="" if one.sole_trader and sure else "level" if one.sole_trader else "means",
                vestigingen=one.vestigingen if len(one.vestigingen) > 1 else (),
            )
        )  # fmt: skip
    return tuple(made)


def mandate_options(source: MandateSource, session: Session, today: date) -> tuple[SubjectOption, ...]:
    """Return who authorised one: each giver once, with all services that work today."""
    givers: dict[Party, list[Received]] = {}
    for one in source.received():
        givers.setdefault(one.party, []).append(one)
    made = (_mandated(party, given, session.level, today) for party, given in givers.items())
    return tuple(one for one in made if one is not None)


def merged(options: Iterable[SubjectOption]) -> list[SubjectOption]:
    """Return each party once: a usable option before one that is not, the law before a machtiging."""
    best: dict[str, SubjectOption] = {}
    for one in options:
        other = best.get(one.key)
        if other is None or _weight(one) > _weight(other):
            best[one.key] = one
    return list(best.values())


def _weight(one: SubjectOption) -> tuple[bool, bool]:
    return one.usable, one.ground != "machtiging"


def _legal(one: Represented, today: date) -> SubjectOption | None:
    if one.until is not None and one.until < today:
        return None
    age = _age(one.born, today) if one.born else None
    option = SubjectOption(one.party, "other", one.ground, one.relation, age, until=one.until)
    if one.ground not in ("ouderlijk-gezag", "voogdij"):
        return replace(option, age=None, grants=court_grants(one.ground))
    row = next((trap for trap in traps() if age is not None and age < trap.jonger_dan), None)
    return None if row is None else replace(option, grants=_grants(row))


def _grants(row: Trap) -> tuple[Grant, ...]:
    return tuple(Grant(registry, frozenset(row.rechten)) for registry in row.registers)


def _mandated(party: Party, given: Sequence[Received], level: Level, today: date) -> SubjectOption | None:
    active = [one for one in given if one.status is Status.ACTIEF]
    now = [one for one in active if one.begins <= today]
    works = [one for one in now if one.dienst in diensten() and level >= diensten()[one.dienst].level]
    group: Group = "business" if party.kind == "company" else "other"
    option = SubjectOption(party, group, "machtiging", given[0].relation)
    if works:
        return _working(option, works)
    if now:
        return replace(option, usable=False, why="level", grants=(), until=min(one.ends for one in now))
    if active:
        return replace(option, usable=False, why="later", grants=(), until=min(one.begins for one in active))
    over = [one for one in given if one.status is Status.VERLOPEN and (today - one.ends).days <= SHOWN_AFTER_END]
    if not over:
        return None
    return replace(option, usable=False, why="expired", grants=(), until=max(one.ends for one in over))


def _working(option: SubjectOption, works: Sequence[Received]) -> SubjectOption:
    """Return the option with what works today. A machtiging for some branches never reaches the whole company."""
    whole = tuple(dict.fromkeys(one.dienst for one in works if not one.vestigingen))
    places = {branch.number: branch.name for one in works for branch in one.vestigingen}
    branches = tuple(Vestiging(number, name, _covering(works, number)) for number, name in places.items())
    services = whole or tuple(dict.fromkeys(one.dienst for one in works))
    made = replace(
        option, services=services, grants=grants_of(services), until=min(one.ends for one in works),
        vestigingen=branches, branch_only=not whole,
    )  # fmt: skip
    return narrowed(made, branches[0].number) if not whole and len(branches) == 1 else made


def _covering(works: Sequence[Received], number: str) -> tuple[str, ...]:
    """Return the services whose machtiging covers one branch."""
    here = (one for one in works if not one.vestigingen or number in {branch.number for branch in one.vestigingen})
    return tuple(dict.fromkeys(one.dienst for one in here))


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


