"""The data that a record type can carry, as paths of the names that the contract writes."""

import types
import typing
from collections.abc import Iterator
from typing import Any

import msgspec


def record_paths(kind: Any, prefix: str = "") -> set[str]:
    """Return the path of every datum below a struct, lists and choices looked through."""
    return {path for path in _below(kind, prefix, ()) if path}


def _below(kind: Any, path: str, seen: tuple[Any, ...]) -> Iterator[str]:
    parts = [one for one in _choices(kind) if one not in seen]
    if not parts:
        yield path
    for one in parts:
        for name, hint in _members(one):
            yield from _below(hint, f"{path}.{name}" if path else name, (*seen, one))


def _choices(kind: Any) -> list[Any]:
    """Return the record types that a hint allows: in a union, a list, an annotation."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is not None:
        return [found for one in typing.get_args(kind) for found in _choices(one)]
    return []


def _members(kind: Any) -> Iterator[tuple[str, Any]]:
    hints = typing.get_type_hints(kind)
    for one in msgspec.structs.fields(kind):
        yield one.encode_name, hints[one.name]
