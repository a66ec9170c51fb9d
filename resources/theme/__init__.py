"""The look as data: reads tokens.toml into one frozen record, without Qt."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from resources import read_toml

NAMES = ("light", "dark", "contrast")


class TypeStyle(NamedTuple):
    """One text style at 100 %: pixel size, line height in px, weight 400 or 600."""

    size: int
    line: int
    weight: int


class Shape(NamedTuple):
    """The few measures that differ per theme: widths in px, stroke on the 24 grid."""

    focus_width: int
    control_edge: int
    stroke: float


class Tokens(NamedTuple):
    """All tokens: colours per theme ("#RRGGBB"), type styles, spacing and sizes in px at 100 %."""

    colors: Mapping[str, Mapping[str, str]]
    styles: Mapping[str, TypeStyle]
    space: Mapping[str, int]
    size: Mapping[str, int]
    fixed: Mapping[str, int]
    shapes: Mapping[str, Shape]


@cache
def tokens() -> Tokens:
    """Read the tokens once per process."""
    data = read_toml("theme", "tokens.toml")
    size = dict(data["size"])
    fixed = size.pop("fixed")
    return Tokens(
        colors={name: data[name] for name in NAMES},
        styles={key: TypeStyle(*value) for key, value in data["type"].items()},
        space=data["space"],
        size=size,
        fixed=fixed,
        shapes={name: Shape(**data["shape"][name]) for name in NAMES},
    )
