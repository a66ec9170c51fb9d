"""What a citizen can do with machtigingen; what is typed is judged here before anything is sent."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from services.identifiers import bsn_fault
from services.identity.machtigen.catalogue import diensten
from services.identity.machtigen.codes import plain, sound
from services.identity.machtigen.mandate import Reason, Refused, check_period, last_day
from services.personas import why_not
from services.registries.machtigen.client import Client
from services.registries.machtigen.records import Machtiging, Voorbeeld

Ask = Callable[[str], Any]
Way = Literal["give", "ask"]
Faults = dict[str, str]
"""Field -> key of the words that say what is wrong with it."""

PERIODS = ("year", "most", "own")
_FIELD: dict[Reason, str] = {
    "begin_voorbij": "begins", "einde_voor_begin": "ends", "te_lang": "ends", "niet_machtigbaar": "service",
    "zichzelf": "bsn", "bsn_onbekend": "bsn", "code_onbekend": "code", "code_gebruikt": "code",
    "code_verlopen": "code",
}  # fmt: skip


class Filled(Struct, frozen=True):
    """What the form to give or ask holds, as typed: days as dd-mm-jjjj; ``period`` is one of PERIODS."""

    service: str = ""
    begins: str = ""
    ends: str = ""
    period: str = "year"
    bsn: str = ""


class Sound(Struct, frozen=True):
    """The same once nothing is wrong with it."""

    service: str
    begins: date
    ends: date
    bsn: str = ""


class Typed(Struct, frozen=True):
    """What the form to activate holds."""

    code: str = ""
    bsn: str = ""


def judge(filled: Filled, way: Way, today: date) -> Sound | Faults:
    """Return what can be sent, or what is wrong field by field."""
    faults: Faults = {}
    if filled.service not in diensten():
        faults["service"] = "service_empty"
    begins = day(filled.begins)
    if begins is None:
        faults["begins"] = "day"
    ends = _end(filled, begins)
    if begins is not None and ends is None:
        faults["ends"] = "day"
    if way == "ask" and (wrong := bsn_wrong(filled.bsn)):
        faults["bsn"] = wrong
    if begins is not None and ends is not None:
        faults |= _period_faults(begins, ends, today)
    if faults or begins is None or ends is None:
        return faults
    return Sound(filled.service, begins, ends, filled.bsn.strip() if way == "ask" else "")


def judge_code(typed: Typed) -> Faults:
    """Return what is wrong with a code and a BSN, field by field."""
    faults: Faults = {}
    code = plain(typed.code)
    if not code:
        faults["code"] = "code_empty"
    elif not sound(code):
        faults["code"] = "code_form"
    if wrong := bsn_wrong(typed.bsn):
        faults["bsn"] = wrong
    return faults


def bsn_wrong(text: str) -> str:
    """Return the key of what is wrong with a BSN; a number that may be of a real person is one of them."""
    fault = bsn_fault(text.strip())
    if fault:
        return f"bsn_{fault}"
    return "bsn_not_practice" if why_not(text.strip()) else ""


def refusal(refused: Refused) -> Faults:
    """Return what the register refuses, at the field it is about; at "" when it is about none."""
    return {_FIELD.get(refused.reason, ""): f"refused_{refused.reason}"}


def day(text: str) -> date | None:
    """Return a typed day (dd-mm-jjjj), or None when it is none."""
    try:
        return datetime.strptime(text.strip(), "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def started(today: date) -> Filled:
    """Return the form as it begins: from today, for a year."""
    return Filled(begins=f"{today:%d-%m-%Y}")


def give(client: Ask, asked: Sound) -> Machtiging:
    """Give; the answer holds the code. Raises Refused or ServiceError."""
    register: Client = client("machtigen")
    return register.give(asked.service, asked.begins, asked.ends)


def ask(client: Ask, asked: Sound) -> Machtiging:
    """Ask another; the code goes to that person. Raises Refused or ServiceError."""
    register: Client = client("machtigen")
    return register.ask(asked.bsn, asked.service, asked.begins, asked.ends)


def look_up(client: Ask, typed: Typed) -> Voorbeeld:
    """Return what a code is good for. Raises Refused or ServiceError."""
    register: Client = client("machtigen")
    return register.look_up(plain(typed.code), typed.bsn.strip())


def activate(client: Ask, typed: Typed) -> Machtiging:
    """Accept. Raises Refused or ServiceError."""
    register: Client = client("machtigen")
    return register.activate(plain(typed.code), typed.bsn.strip())


def end(client: Ask, key: str, decline: bool) -> Machtiging:
    """End a machtiging, or refuse one that waits. Raises Refused or ServiceError."""
    register: Client = client("machtigen")
    return register.decline(key) if decline else register.end(key)


def _end(filled: Filled, begins: date | None) -> date | None:
    if filled.period == "own":
        return day(filled.ends)
    if begins is None:
        return None
    return last_day(begins) if filled.period == "most" else _year_later(begins)


def _year_later(begins: date) -> date:
    return replace_year(begins, begins.year + 1)


def replace_year(moment: date, year: int) -> date:
    """Return the day before the same day in another year; 29 February has the 28th."""
    from datetime import timedelta

    try:
        return moment.replace(year=year) - timedelta(days=1)
    except ValueError:
        return date(year, 2, 28)


def _period_faults(begins: date, ends: date, today: date) -> Faults:
    try:
        check_period(begins, ends, today)
    except Refused as refused:
        return refusal(refused)
    return {}


def again(filled: Filled, sound_one: Sound) -> Filled:
    """Return the form with the end that was worked out, for who goes back from the check."""
    return replace(filled, ends=f"{sound_one.ends:%d-%m-%Y}")
