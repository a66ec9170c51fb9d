"""Collects the 9-series BSNs of the published test sets, so that no test citizen of ours uses one.

Run from the project root to write the list anew::

    python -m tests.helpers.published_bsns ../shared/specs > resources/published_bsns.txt
"""

import re
import sys
from pathlib import Path

_NUMBER = re.compile(r"(?<![0-9])9[0-9]{8}(?![0-9])")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_OPENING = (
    "# BSNs of the 9-series that occur in published test data; no test citizen of ours may have one.",
    "# Made by tests/helpers/published_bsns.py from the published files in ../shared/specs.",
)


def collect(specs: Path) -> set[str]:
    """Return every nine digits that start with 9 and pass the elfproef, in any file under ``specs``."""
    found: set[str] = set()
    for file in specs.rglob("*"):
        if file.is_file():
            found.update(_NUMBER.findall(file.read_text(encoding="utf-8", errors="ignore")))
    return {number for number in found if _passes(number)}


def _passes(number: str) -> bool:
    return sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=True)) % 11 == 0


if __name__ == "__main__":
    print("\n".join([*_OPENING, *sorted(collect(Path(sys.argv[1])))]))
