"""What the mock of the BRI answers."""

from datetime import date

import msgspec

from services.registries.bri.block import Block, Inkomen, Jaar


class Vraag(msgspec.Struct, frozen=True):
    """Which year; all of them without it."""

    jaar: Jaar | None = None


class Inkomens(msgspec.Struct, frozen=True):
    """The incomes, newest year first."""

    inkomens: tuple[Inkomen, ...]


def inkomens(block: Block, asked: Vraag, today: date) -> Inkomens:
    """Return the incomes asked for; nothing that was fixed after today is known yet."""
    known = [one for one in block.inkomens if one.vastgesteld_op is None or one.vastgesteld_op <= today]
    chosen = [one for one in known if asked.jaar in (None, one.jaar)]
    return Inkomens(tuple(sorted(chosen, key=_jaar, reverse=True)))


def _jaar(one: Inkomen) -> int:
    return one.jaar
