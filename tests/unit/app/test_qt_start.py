"""What is imported after Qt is not read a second time: its source never enters the line cache."""

import subprocess
import sys

import pytest

_PROGRAM = """
import linecache
import PySide6.QtCore
from app.bootstrap.qt_start import spare_imports
if {spared}:
    spare_imports()
import colorsys
print(colorsys.__file__ in linecache.cache)
"""


@pytest.mark.parametrize("spared", [True, False])
def test_sources_are_spared(spared: bool) -> None:
    """Without it (the negative control) PySide6 reads the source of everything that is imported."""
    command = [sys.executable, "-c", _PROGRAM.format(spared=spared)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(not spared)
