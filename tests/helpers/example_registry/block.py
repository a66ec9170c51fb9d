"""The persona's table [example_registry]: what this citizen has borrowed."""

from datetime import date

import msgspec


class Lening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One borrowed book. ``naam`` is a local name, used to make its id."""

    naam: str
    titel: str
    uiterlijk: date


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the library knows of one persona."""

    leningen: tuple[Lening, ...] = ()
