"""What the mock of DUO answers."""

from datetime import date

import msgspec

from services.registries.duo.block import Block, Diploma, Examen, Inschrijving, Studiefinanciering, Studieschuld


class Onderwijs(msgspec.Struct, frozen=True):
    """Diplomas, newest first; enrolments, newest first; integration exams."""

    diplomas: tuple[Diploma, ...]
    inschrijvingen: tuple[Inschrijving, ...]
    inburgering: tuple[Examen, ...]


class Studiefinancien(msgspec.Struct, frozen=True):
    """What DUO pays and what is owed to DUO; null when there is none."""

    studiefinanciering: Studiefinanciering | None
    studieschuld: Studieschuld | None


def onderwijs(block: Block, asked: msgspec.Struct, today: date) -> Onderwijs:
    """Return what schools told the register up to today."""
    earned = sorted([one for one in block.diplomas if one.datum <= today], key=_earned, reverse=True)
    followed = sorted(block.inschrijvingen, key=_from, reverse=True)
    return Onderwijs(tuple(earned), tuple(followed), block.inburgering)


def studiefinancien(block: Block, asked: msgspec.Struct, today: date) -> Studiefinancien:
    """Return student finance and debt."""
    return Studiefinancien(block.studiefinanciering, block.studieschuld)


def _earned(one: Diploma) -> date:
    return one.datum


def _from(one: Inschrijving) -> date:
    return one.vanaf
