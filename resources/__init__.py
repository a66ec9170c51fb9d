"""The cupboard: theme, icons, texts, personas and scenarios, and the one lookup that finds them."""

import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return the path of a resource, for example ``path("theme", "tokens.toml")``."""
    return _HERE.joinpath(*parts)


def read_toml(*parts: str) -> dict[str, Any]:
    """Read one TOML resource of our own; a broken one is a bug and raises tomllib.TOMLDecodeError."""
    return tomllib.loads(path(*parts).read_text(encoding="utf-8"))
