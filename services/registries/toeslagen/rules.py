"""The amounts by which allowances are worked out, per year: practice amounts in the form the laws give them.

Wet op de zorgtoeslag (article 2), Wet op de huurtoeslag (articles 13 to 21), Wet kinderopvang (article 1.7) and
Wet op het kindgebonden budget (article 2). The amounts are chosen so that the decisions in the personas' letters
come out; they are near the real ones, and not the real ones.
"""

from msgspec import Struct


class Care(Struct, frozen=True, kw_only=True):
    """Zorgtoeslag: standard premium per adult and year; what one pays oneself as shares of the income."""

    standard_premium: float
    threshold: float
    below_single: float = 0.01896
    below_partners: float = 0.04256
    above: float = 0.137


class Rent(Struct, frozen=True, kw_only=True):
    """Huurtoeslag, in euros per month: own share, and the limits between which a share of the rent is paid."""

    own_share: float
    income_floor: float
    per_euro: float = 0.01
    full_until: float
    part_until: float
    part: float = 0.65
    above_part: float = 0.40
    highest_rent: float


class Child(Struct, frozen=True, kw_only=True):
    """Kindgebonden budget, in euros per year; ``extra`` by (youngest, oldest) age."""

    per_child: float
    extra: tuple[tuple[int, int, float], ...]
    single_parent: float
    threshold_single: float
    threshold_partners: float
    reduction: float = 0.071


class Childcare(Struct, frozen=True, kw_only=True):
    """Kinderopvangtoeslag: shares of the price (income up to, first child, others) and the highest prices."""

    shares: tuple[tuple[float, float, float], ...]
    highest_price: dict[str, float]


class Rules(Struct, frozen=True, kw_only=True):
    """All amounts of one year."""

    care: Care
    rent: Rent
    child: Child
    childcare: Childcare


_SHARES = (
    (30_000.0, 0.960, 0.960),
    (50_000.0, 0.930, 0.950),
    (75_000.0, 0.860, 0.925),
    (100_000.0, 0.800, 0.885),
    (125_000.0, 0.750, 0.825),
    (float("inf"), 0.500, 0.700),
)
_PRICES = {"dagopvang": 11.00, "buitenschoolse opvang": 9.50, "gastouder": 8.20}


def _year(growth: float, care: Care) -> Rules:
    """Return the amounts of 2027 brought back by ``growth``."""
    return Rules(
        care=care,
        rent=Rent(
            own_share=round(213.08 * growth, 2),
            income_floor=round(18_500 * growth),
            full_until=round(477.20 * growth, 2),
            part_until=round(682.96 * growth, 2),
            highest_rent=round(931.87 * growth, 2),
        ),
        child=Child(
            per_child=round(203.0 * growth) * 12,
            extra=((12, 15, round(23.0 * growth) * 12), (16, 17, round(48.0 * growth) * 12)),
            single_parent=round(284.0 * growth) * 12,
            threshold_single=round(31_000 * growth),
            threshold_partners=round(39_000 * growth),
        ),
        childcare=Childcare(shares=_SHARES, highest_price={k: round(v * growth, 2) for k, v in _PRICES.items()}),
    )


RULES: dict[int, Rules] = {
    2024: _year(0.93, Care(standard_premium=1930.00, threshold=23_000)),
    2025: _year(0.95, Care(standard_premium=1963.56, threshold=23_500)),
    2026: _year(0.98, Care(standard_premium=1984.60, threshold=23_800)),
    2027: _year(1.00, Care(standard_premium=2003.90, threshold=24_045)),
}
