"""Finds the values at a path in a table, with the way to each, so that an error can name its line."""

from collections.abc import Iterator
from typing import Any

import msgspec

from services.linkcheck.connections import BSN

At = tuple[str | int, ...]


def values(table: Any, path: tuple[str, ...], bsn: str) -> Iterator[tuple[str, At]]:
    """Yield (value, way) of every value that is there and not empty; lists are gone through."""
    for found, way in _at(table, path, (), bsn):
        if found not in (None, ""):
            yield str(found), way


def _at(value: Any, path: tuple[str, ...], way: At, bsn: str) -> Iterator[tuple[Any, At]]:
    if value is None:
        return
    if isinstance(value, tuple | list):
        for place, one in enumerate(value):
            yield from _at(one, path, (*way, place), bsn)
    elif not path:
        yield value, way
    elif path[0] == BSN:
        yield bsn, way
    else:
        yield from _at(_member(value, path[0]), path[1:], (*way, path[0]), bsn)


def _member(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return value.get(name)
    return getattr(value, _attribute(type(value), name))


_attributes: dict[tuple[str, str, str], str] = {}


def _attribute(kind: type[Any], name: str) -> str:
    """Return the attribute for a name as it is written in a file; raises LookupError for one that is not there."""
    key = (kind.__module__, kind.__qualname__, name)
    if key not in _attributes:
        names = {field.encode_name: field.name for field in msgspec.structs.fields(kind)}
        if name not in names:
            raise LookupError(f"{kind.__module__}.{kind.__qualname__} heeft geen veld {name!r}")
        _attributes[key] = names[name]
    return _attributes[key]
