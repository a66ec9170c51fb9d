"""The table ``[bri]`` of a persona: one income per year, as the Belastingdienst fixed it.

The registry holds one amount per year: the ``verzamelinkomen`` of who had an assessment, otherwise the
``belastbaar jaarloon`` (AWR, article 21). Amounts are whole euros. Example::

    [[bri.inkomens]]
    jaar = 2025
    soort = "verzamelinkomen"
    bedrag = 38412
    vastgesteldOp = 2026-11-06
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

Jaar = Annotated[int, msgspec.Meta(ge=2005, le=2099)]
Soort = Literal["verzamelinkomen", "belastbaar jaarloon"]
Status = Literal["vastgesteld", "herzien", "nog niet vastgesteld"]


class Inkomen(
    msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="camel", kw_only=True, omit_defaults=True
):
    """The income of one year in whole euros; without ``bedrag`` it is not fixed yet.

    ``inOnderzoek`` is the day since when the holder looks into it.
    """

    jaar: Jaar
    soort: Soort
    bedrag: int | None = None
    status: Status = msgspec.field(default="vastgesteld")
    vastgesteld_op: date | None = None
    in_onderzoek: date | None = None


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole table: the incomes, in any order."""

    inkomens: tuple[Inkomen, ...] = ()
