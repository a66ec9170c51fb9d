"""What the command line asks of a program with a window."""

from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """Empty means: what the settings or the scenario say. ``frozen`` makes the clock stand still."""

    persona: str = ""
    scenario: str = ""
    language: str = ""
    theme: str = ""
    scale: float = 0.0
    data: str = ""
    clock: str = ""
    plugins: tuple[Path, ...] = ()
    frozen: bool = False
