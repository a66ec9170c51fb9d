"""Dates of any precision: as the BRP keeps them (YYYYMMDD, zeros for the unknown) and as it delivers them."""

import re
from datetime import date
from typing import Any

from services.dutch import MONTHS as MONTHS

UNKNOWN = "00000000"
_WRITTEN = re.compile(r"^(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?$")


def parse(written: object) -> str:
    """Return a hand-written date as YYYYMMDD: a date, "2026-12-14", "2026-12", "2026" or "onbekend".

    Raises ValueError with a sentence the author of a persona understands.
    """
    if isinstance(written, date):
        return f"{written.year:04d}{written.month:02d}{written.day:02d}"
    if written == "onbekend":
        return UNKNOWN
    found = _WRITTEN.match(str(written)) if isinstance(written, str) else None
    if not found and isinstance(written, str) and re.fullmatch(r"[0-9]{8}", written):
        return _checked(written, written)
    if not found:
        raise ValueError(f'{written!r} is geen datum; schrijf 2026-12-14, "2026-12", "2026" of "onbekend"')
    return _checked(found["year"] + (found["month"] or "00") + (found["day"] or "00"), written)


def _checked(day: str, written: object) -> str:
    year, month, rest = int(day[:4]), int(day[4:6]), int(day[6:])
    try:
        if year:
            date(year, month or 1, rest or 1)
    except ValueError as error:
        raise ValueError(f"{written!r} bestaat niet als datum") from error
    return day


def shape(day: str) -> dict[str, Any]:
    """Return YYYYMMDD as the contract's date object: its precision decides the type."""
    year, month = int(day[:4]), int(day[4:6])
    if year == 0:
        return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": long_form(day)}
    if month == 0:
        return {"type": "JaarDatum", "jaar": year, "langFormaat": long_form(day)}
    if day[6:] == "00":
        return {"type": "JaarMaandDatum", "jaar": year, "maand": month, "langFormaat": long_form(day)}
    return {"type": "Datum", "datum": f"{day[:4]}-{day[4:6]}-{day[6:]}", "langFormaat": long_form(day)}


def unshape(shaped: dict[str, Any]) -> str:
    """Return the contract's date object as YYYYMMDD."""
    if "datum" in shaped:
        return str(shaped["datum"]).replace("-", "")
    return f"{int(shaped.get('jaar', 0)):04d}{int(shaped.get('maand', 0)):02d}00"


def long_form(day: str) -> str:
    """Return YYYYMMDD as a person reads it: "14 december 2026", "december 2026", "2026" or "onbekend"."""
    year, month, rest = int(day[:4]), int(day[4:6]), int(day[6:])
    if year == 0:
        return "onbekend"
    if month == 0:
        return str(year)
    return f"{rest} {MONTHS[month - 1]} {year}" if rest else f"{MONTHS[month - 1]} {year}"


def age(born: str, today: date) -> int | None:
    """Return the age in whole years, or None when the date of birth is not precise enough to tell."""
    year, month, day = int(born[:4]), int(born[4:6]), int(born[6:])
    if year == 0 or month == 0 or (day == 0 and month == today.month):
        return None
    return today.year - year - ((today.month, today.day) < (month, day))


def is_over(end: str, today: date) -> bool:
    """True when ``end`` is today or earlier. What is unknown of ``end`` may still lie ahead."""
    now = parse(today)
    if end[:4] == "0000":
        return False
    if end[4:6] == "00":
        return end[:4] < now[:4]
    if end[6:] == "00":
        return end[:6] < now[:6]
    return end <= now
