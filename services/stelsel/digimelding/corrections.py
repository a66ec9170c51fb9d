"""Which data a registry corrects because of a report, which values fit, and how every other datum changes.

A registry says so in ``holding.toml`` beside its ``holding.py``. Digimelding and the holder's desk read it, so that
nobody is told that a datum was changed while the registry refuses; a test holds it against what registries do.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from services.manifest import registries
from services.official import OFFICIAL
from services.stelsel.digimelding.annotations import Grond
from services.toml_positions import decode, load

FILE = "holding.toml"
Obstacle = Literal["datum", "value"]
_NUMBER = re.compile(r"[0-9][0-9.,]*-?")
_WRITTEN = re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})(?:,([0-9]{1,2}|-))?")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a value is written: words, a whole number, euros, or a day of the BRP ("1985-03-14", "1985", "onbekend").

    ``least`` and ``most`` bound a number, or the length of words; ``pattern`` is what words look like as a whole.
    """

    kind: Literal["words", "whole", "euros", "day"]
    least: int = 1
    most: int = 999_999_999
    pattern: str = ""

    def fits(self, value: str) -> bool:
        """True when the registry can write this value down."""
        if self.kind == "day":
            return is_day(value)
        if self.kind == "words":
            words = value.strip()
            looks = not self.pattern or re.fullmatch(self.pattern, words) is not None
            return looks and self.least <= len(words) <= self.most
        number = whole(value) if self.kind == "whole" else euros(value)
        return number is not None and self.least <= number <= self.most


class Corrections(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole of one holding.toml: ``how`` every other datum changes (by language), and ``data`` by key."""

    how: Mapping[str, str]
    data: Mapping[str, Rule] = {}


class Aanpasbaarheid(msgspec.Struct, frozen=True):
    """Whether a report can change a datum as it proposes; when not, on which ground, and that in a Dutch sentence."""

    aanpasbaar: bool
    grond: Grond = ""
    uitleg: str = ""


_NONE = Corrections(
    how={
        "nl": "Dit gegeven verandert niet met een melding. De organisatie past het zelf aan.",
        "en": "This datum does not change through a report. The organisation changes it itself.",
    }
)


@cache
def corrections(registry: str) -> Corrections:
    """Return what a registry corrects; one that says nothing corrects nothing. Raises InputError with file and line."""
    for one in registries()[0]:
        path = one.folder / FILE
        if one.manifest.id == registry and path.is_file():
            return decode(path, load(path), Corrections)
    return _NONE


def obstacle(gegeven: str, value: str) -> Obstacle | None:
    """Return why a report cannot change ``gegeven`` ("bag.oppervlakte") into ``value``; None when it can."""
    registry, _, key = gegeven.partition(".")
    rule = corrections(registry).data.get(key)
    if rule is None:
        return "datum"
    return None if rule.fits(value) else "value"


def how(gegeven: str, language: str = OFFICIAL) -> str:
    """Return in one sentence how a datum changes that no report corrects; in Dutch when nobody translated it."""
    told = corrections(gegeven.partition(".")[0]).how
    return told.get(language, told[OFFICIAL])


def explained(gegeven: str, ground: Grond, language: str = OFFICIAL) -> str:
    """Return in plain words why no report changes a datum; empty without a ground."""
    if ground in ("", "gegeven"):
        return how(gegeven, language) if ground else ""
    told = _grounds()[ground]
    return told.get(language, told[OFFICIAL])


@cache
def _grounds() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("gronden.toml")
    return decode(path, load(path), dict[str, dict[str, str]])


def whole(words: str) -> int | None:
    """Return the number in "109 m²" or "€ 412.000"; None when there is none, more than one, or a part of one."""
    found = _written(words)
    return found[0] if found is not None and found[1] == 0 else None


def euros(words: str) -> float | None:
    """Return the euros in "€ 1.679,50"; None when there are none, or when it is not clear how many."""
    found = _written(words)
    return found[0] + found[1] / 100 if found is not None else None


def is_day(words: str) -> bool:
    """True for a day, a month or a year as the BRP is written, and for a day that nobody knows."""
    if words == "onbekend":
        return True
    if not _DAY.fullmatch(words):
        return False
    try:
        date.fromisoformat(f"{words}-01-01"[:10])
    except ValueError:
        return False
    return True


def _written(words: str) -> tuple[int, int] | None:
    """Return (whole, hundredths) of the one number in ``words``; the 2 of "m2" is no number."""
    found = _NUMBER.findall(re.sub(r"\bm2\b|(?<=[0-9])m2\b", "", words))
    written = _WRITTEN.fullmatch(found[0].rstrip(".")) if len(found) == 1 else None
    if written is None:
        return None
    part = (written[2] or "").replace("-", "")
    return int(written[1].replace(".", "")), int(part.ljust(2, "0") or 0)
