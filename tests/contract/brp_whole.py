"""Persons that hold every member the records know: one per kind of residence, date precision and gap."""

import itertools
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from services.registries.brp.days import shape
from services.registries.brp.records import Persoon, Waarde
from services.registries.brp.values import AnyDatum, Record, Typed

_DAYS = ("20010203", "20010200", "20010000", "00000000")
VARIANTS = ("whole", "month", "year", "unknown", "codes", "nameless", "marks")


class Whole:
    """Fills records with values that all differ, so that no value stands on a page by chance."""

    def __init__(self, variant: str) -> None:
        self._variant = variant
        self._nth = VARIANTS.index(variant)
        self._numbers = itertools.count(1001)

    def person(self) -> dict[str, Any]:
        """Return one person as JSON, with a list item per alternative wherever the contract has alternatives."""
        return self._record(Persoon)

    def _record(self, kind: type[Record]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if issubclass(kind, Typed):
            made["type"] = str(kind.__struct_config__.tag)
        for member in msgspec.structs.fields(kind):
            if self._left_out(kind, member.encode_name, member.type):
                continue
            made[member.encode_name] = self._value(member.type, kind, member.encode_name)
        return made

    def _left_out(self, kind: type[Record], name: str, hint: Any) -> bool:
        if self._variant == "codes":
            return issubclass(kind, Waarde) and name == "omschrijving"
        if self._variant == "nameless":
            return "InOnderzoek" not in kind.__name__ and name in ("naam", "datum", "voornamen", "volledigeNaam")
        if self._variant == "marks":
            groups = [one for one in _options(hint) if isinstance(one, type) and issubclass(one, Record)]
            lists = [one for one in _options(hint) if get_origin(one) is tuple]
            valued = any(issubclass(one, Waarde) or one in get_args(AnyDatum) for one in groups)
            in_mark = "InOnderzoek" in kind.__name__ or name == "inOnderzoek" or name in ("minderjarige",)
            return not in_mark and name != "burgerservicenummer" and (valued or not (groups or lists))
        return False

    def _value(self, hint: Any, kind: type[Record], name: str) -> Any:
        options = _options(hint)
        if set(get_args(AnyDatum)) <= set(options):
            return shape(_DAYS[self._nth % len(_DAYS)])
        one = options[self._nth % len(options)]
        if get_origin(one) is tuple:
            return [self._value(each, kind, name) for each in _options(get_args(one)[0])]
        if get_origin(one) is Literal:
            return get_args(one)[self._nth % len(get_args(one))]
        if isinstance(one, type) and issubclass(one, Record):
            return self._record(one)
        if one is bool:
            return True
        number = next(self._numbers)
        if one is int:
            return number
        if kind.__name__ == "Derde" and name == "type":
            return ("BekendeDerde", "OnbekendeDerde")[self._nth % 2]
        return f"w{number}"


def persons() -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every variant by name, once per kind of residence."""
    for variant in VARIANTS:
        for turn, stay in enumerate(_options(msgspec.structs.fields(Persoon)[_place()].type)):
            whole = Whole(variant)
            made = whole.person() | {"verblijfplaats": whole._record(stay)}
            yield f"{variant}-{turn}", made


def _place() -> int:
    return [one.name for one in msgspec.structs.fields(Persoon)].index("verblijfplaats")


def _options(hint: Any) -> list[Any]:
    if get_origin(hint) in (Union, types.UnionType):
        return [one for part in get_args(hint) for one in _options(part)]
    return [] if hint is msgspec.UnsetType else [hint]
