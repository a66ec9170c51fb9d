"""What the library answers, as far as screens read it."""

from datetime import date

import msgspec


class Lening(msgspec.Struct, frozen=True):
    """One borrowed book and the last day to bring it back."""

    id: str
    titel: str
    uiterlijk: date


class Leningen(msgspec.Struct, frozen=True):
    """The list as it stands in the answer."""

    leningen: tuple[Lening, ...]
