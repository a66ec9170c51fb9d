"""Finds a value in an event by a dotted path, and judges a filter: paths with the values they may have."""

from collections.abc import Mapping, Sequence
from typing import Any

Filter = Mapping[str, Any]
"""Path -> a value, a list of allowed values, ``true`` (there is something) or ``false`` (there is nothing)."""
_MISSING = object()


def dig(data: Any, path: str) -> Any:
    """Return what stands at ``path`` ("adres.postcode", "ouders.0"); None when there is nothing."""
    found = data
    for part in path.split("."):
        found = _step(found, part)
        if found is _MISSING:
            return None
    return found


def passes(data: Any, wanted: Filter) -> bool:
    """True when every path has one of its values. A list in the data passes when one of its members does."""
    return all(_fits(dig(data, path), values) for path, values in wanted.items())


def _fits(found: Any, values: Any) -> bool:
    if isinstance(values, bool) and not isinstance(found, bool):
        return bool(found) is values
    allowed = values if isinstance(values, list) else [values]
    held = found if isinstance(found, list) else [found]
    return any(one in allowed for one in held)


def _step(found: Any, part: str) -> Any:
    if isinstance(found, Mapping):
        return found.get(part, _MISSING)
    if isinstance(found, Sequence) and not isinstance(found, str) and part.isdigit():
        return found[int(part)] if int(part) < len(found) else _MISSING
    return _MISSING
