"""What a machtigingenbeheerder may grant: up to the own level, at most five years, with a warning before the end."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from services.identity.eherkenning.authority import LONGEST, Bevoegdheid
from services.identity.eherkenning.levels import Niveau

SOON = timedelta(days=90)
"""[design] Suppliers warn before an authority expires; three months leaves time to act."""

Fault = Literal["level_above_own", "too_long", "ends_before_begin", "begins_in_past", "no_person", "unknown_vestiging"]
Expiry = Literal["valid", "soon", "today", "expired", "withdrawn", "later"]


class Grant(Struct, frozen=True):
    """What an administrator wants to grant to a colleague."""

    persoon: str
    niveau: Niveau
    van: date
    tot: date
    diensten: tuple[str, ...] = ()
    vestigingen: tuple[str, ...] = ()


def faults(grant: Grant, own: Niveau, today: date, vestigingen: Iterable[str]) -> tuple[Fault, ...]:
    """Return everything that is wrong with a grant, in the order of the form; nothing is granted then."""
    wrong: list[Fault] = []
    if not grant.persoon.strip():
        wrong.append("no_person")
    if grant.niveau > own:
        wrong.append("level_above_own")
    if grant.van < today:
        wrong.append("begins_in_past")
    if grant.tot < grant.van:
        wrong.append("ends_before_begin")
    elif grant.tot - grant.van > LONGEST:
        wrong.append("too_long")
    if not set(grant.vestigingen) <= set(vestigingen):
        wrong.append("unknown_vestiging")
    return tuple(wrong)


def last_day(begin: date) -> date:
    """Return the last day an authority from ``begin`` may have: the day before the same day five years later."""
    try:
        return begin.replace(year=begin.year + 5) - timedelta(days=1)
    except ValueError:   # 29 February
        return begin.replace(year=begin.year + 5, day=28)


def expiry(one: Bevoegdheid, today: date) -> Expiry:
    """Return how an authority stands today."""
    if one.ingetrokken:
        return "withdrawn"
    if one.tot < today:
        return "expired"
    if one.van > today:
        return "later"
    if one.tot == today:
        return "today"
    return "soon" if one.tot - today <= SOON else "valid"


def warnings(found: Iterable[Bevoegdheid], today: date) -> Sequence[Bevoegdheid]:
    """Return the authorities that end soon, the first to end first."""
    return sorted((one for one in found if expiry(one, today) in ("soon", "today")), key=_end)


def _end(one: Bevoegdheid) -> date:
    return one.tot
