"""What we read from the BRI: an income per year."""

from datetime import date

import msgspec


class Inkomen(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """The income of one year in whole euros; ``bedrag`` is None while it is not fixed."""

    jaar: int
    soort: str
    bedrag: int | None = None
    status: str = "vastgesteld"
    vastgesteld_op: date | None = None
    in_onderzoek: date | None = None


class Inkomens(msgspec.Struct, frozen=True):
    """The answer: newest year first."""

    inkomens: tuple[Inkomen, ...]
