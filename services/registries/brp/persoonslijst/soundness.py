"""Checks a table before it is kept: it must be a block. A value that cannot be is taken out, not the person."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from services.decoding import convert
from services.registries.brp import days
from services.registries.brp.block import Block

_PLACE = re.compile(r"^(?P<reason>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.?([^.\[\]]+)|\[([0-9]+)\]")
_MOST = 25


def sound(table: dict[str, Any], lost: Callable[[str, str], None]) -> dict[str, Any] | None:
    """Return ``table`` without what no block can hold; None when nothing is left to serve. ``lost`` hears of it."""
    for _ in range(_MOST):
        try:
            block = convert(table, Block)
        except msgspec.ValidationError as error:
            if not _mend(table, str(error), lost):
                return None
        else:
            return table if block.antwoord is not None else _plain(block)
    return None


def _plain(block: Block) -> dict[str, Any]:
    """Return the block as JSON, without what is not filled in."""
    made: dict[str, Any] = _filled(msgspec.to_builtins(block))
    return made


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _filled(one) for name, one in value.items() if one is False or one == 0 or one}
    return [_filled(one) for one in value] if isinstance(value, list | tuple) else value


def _mend(table: dict[str, Any], message: str, lost: Callable[[str, str], None]) -> bool:
    """Take out what ``message`` is about; False when that is the whole table."""
    found = _PLACE.match(message)
    path = (found["path"] or "") if found else ""
    reason = found["reason"] if found else message
    unknown = re.search(r"unknown field `(.+)`", reason, re.DOTALL)
    steps: list[str | int] = [int(two) if two else one for one, two in _STEP.findall(path)]
    if unknown:
        steps.append(unknown[1])
    else:
        steps += _wrong_day(_at(table, _there(table, steps)))
    steps = _there(table, steps)
    if not steps:
        return False
    holder = _at(table, steps[:-1])
    lost(".".join(str(step) for step in steps), f"{_brief(_at(table, steps))}: {reason}")
    del holder[steps[-1]]
    return True


def _wrong_day(group: Any) -> list[str | int]:
    """Return the name of the one date in a group that does not exist: the group is told of as a whole."""
    if not isinstance(group, dict):
        return []
    for name, value in group.items():
        if name.startswith("datum") and isinstance(value, str):
            try:
                days.parse(value)
            except ValueError:
                return [name]
    return []


def _there(table: dict[str, Any], steps: list[str | int]) -> list[str | int]:
    """Return as much of a path as there is: a name with signs of a path in it leads no further than its group."""
    value: Any = table
    for at, step in enumerate(steps):
        fits = isinstance(value, dict) or (isinstance(value, list) and isinstance(step, int) and step < len(value))
        if not fits or (isinstance(value, dict) and step not in value):
            return steps[:at]
        value = value[step]
    return steps


def _at(value: Any, steps: list[str | int]) -> Any:
    for step in steps:
        value = value[step]
    return value


def _brief(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
