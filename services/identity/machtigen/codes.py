"""The machtigingscode: eight letters and digits that cannot be mistaken for each other, written in two groups."""

import secrets
from collections.abc import Callable

LENGTH = 8
SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""No vowels, so that no words appear; no 0, 1, Y or vowels that look like digits."""

MakeCode = Callable[[], str]


def random_code() -> str:
    """Return a new code."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def plain(typed: str) -> str:
    """Return a code as it is kept: capitals, without spaces and dashes."""
    return "".join(sign for sign in typed.upper() if sign not in " -–\u00a0")


def shown(code: str) -> str:
    """Return a code as people read it: BCDF-2345."""
    return f"{code[:4]}-{code[4:]}"


def sound(code: str) -> bool:
    """True when this can be a code."""
    return len(code) == LENGTH and all(sign in SIGNS for sign in code)
