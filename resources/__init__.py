"""The cupboard: theme, icons, texts, personas and scenarios, and the one lookup that finds them."""

import sys
from pathlib import Path
from typing import Any

from resources import toml

_HERE = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return the path of a resource, for example ``path("theme", "tokens.toml")``."""
    return _HERE.joinpath(*parts)


def read_toml(*parts: str) -> dict[str, Any]:
    """Read one TOML resource of our own; a broken one is a bug and raises ValueError."""
    return toml.read_kept(path(*parts))


def package_folder(name: str) -> Path:
    """Return where an installed package lies, without running any of it; raises FileNotFoundError.

    The packages that carry our fonts and icons glob their files on import, which the start cannot afford.
    """
    for entry in sys.path:
        folder = Path(entry, name)
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the package {name} is not installed")
