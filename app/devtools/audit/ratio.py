"""The contrast between two colours as WCAG 2 computes it."""

from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance (WCAG 2), 0.0 to 1.0."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast ratio (WCAG 2), 1.0 to 21.0."""
    here, there = luminance(one) + 0.05, luminance(other) + 0.05
    return here / there if here > there else there / here
