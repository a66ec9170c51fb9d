"""Changes one datum of a record at a time, to find out which data a screen's words depend on."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_YEAR = re.compile(r"^\d{4}(?=-\d\d-\d\d)")


def unshown(name: str, records: Sequence[T], render: Callable[[T], str]) -> set[str]:
    """Return the paths of the data whose change leaves the words of every one of the records as they are."""
    changed: dict[str, bool] = {}
    for record in records:
        kind, before = type(record), render(record)
        for path, other in _changed(name, msgspec.to_builtins(record)):
            with suppress(msgspec.ValidationError):  # an empty list of records takes no words
                seen = render(msgspec.convert(other, kind)) != before
                changed[path] = changed.get(path, False) or seen
    return {path for path, seen in changed.items() if not seen}


def excused(module: Path) -> dict[str, str]:
    """Return path and reason of every field that has no place on the screen."""
    written = tomllib.loads((module / "fields_not_shown.toml").read_text(encoding="utf-8"))
    return {entry["path"]: entry["reason"] for entry in written["field"]}


def _changed(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every copy of ``value`` in which one datum differs, with the path of that datum."""
    if isinstance(value, dict):
        for key, child in value.items():
            for below, other in _changed(f"{path}.{key}", child):
                yield below, value | {key: other}
    elif isinstance(value, list | tuple) and value:
        for place, child in enumerate(value):
            for below, other in _changed(path, child):
                yield below, [*value[:place], other, *value[place + 1 :]]
    elif value is not None:
        yield path, _other(value)


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 7
        case list() | tuple():
            return ["Z1"]
        case "Ja" | "Nee":
            return "Nee" if value == "Ja" else "Ja"
        case str() if value.isdecimal():
            return str(int(value) + 7).zfill(len(value))
    return _YEAR.sub("1999", value) if _YEAR.match(value) else f"{value}Z"
