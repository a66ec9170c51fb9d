"""What is imported after Qt is not read a second time: its source never enters the line cache."""

import os
import subprocess
import sys
from pathlib import Path

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


_COMPILING = """
import builtins
own, compiled = builtins.compile, []

def counting(source, filename, *rest, **named):
    if str(filename).startswith("shibokensupport"):
        compiled.append(filename)
    return own(source, filename, *rest, **named)

builtins.compile = counting
import app.bootstrap.qt_start
assert builtins.compile is counting
from PySide6.QtCore import QObject
from PySide6.support.signature import get_signature
assert "blockSignals" in dir(QObject) and "parent" in str(get_signature(QObject.setParent))
print(len(compiled))
"""


def _compiled(folder: Path, **more: str) -> int:
    """Return how many files PySide6's own part was compiled from in a fresh interpreter that keeps byte code here."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder), **more}
    if "PYTHONDONTWRITEBYTECODE" not in more:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", _COMPILING]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


def test_what_pyside_compiles_is_compiled_once(tmp_path: Path) -> None:
    assert _compiled(tmp_path) > 5
    assert _compiled(tmp_path) == 0
    (kept,) = tmp_path.rglob("qt_start.py.pyside.*")
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])   # half a file is none
    assert _compiled(tmp_path) > 5
    assert _compiled(tmp_path) == 0


def test_nothing_of_it_is_kept_where_python_keeps_nothing(tmp_path: Path) -> None:
    assert _compiled(tmp_path, PYTHONDONTWRITEBYTECODE="1") > 5
    assert list(tmp_path.rglob("*")) == []


_INHERITING = """
{first}
import builtins
from app.bootstrap import qt_start
names = {{}}
with qt_start._Compiled():
    exec(compile(b"def ask(one: nothing): pass", "{name}", "exec"), names)
print(names["ask"].__annotations__)
"""


@pytest.mark.parametrize("first", ["from __future__ import annotations", ""])
def test_what_is_compiled_takes_over_the_same_as_ever(tmp_path: Path, first: str) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    asked = _INHERITING.format(first=first, name="een.py" if first else "ander.py")
    made = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False, env=environment)
    if first:
        assert made.stdout.strip() == "{'one': 'nothing'}"
    else:
        assert "NameError" in made.stderr
