"""A plug-in folder in a test: the example module and registry with a persona, and nothing left of it afterwards."""

import importlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HELPERS = Path(__file__).parent
BSN = "999900006"
PERSONA = f"""\
id = "proef"
naam = "Pien Proef"
aanhef = "mevrouw Proef"
geboren = 1990-02-03
bsn = "{BSN}"
gebruikersnaam = "pien.oefent"
wachtwoord = "Oefen-2027!"
telefoon = "0612345699"
verhaal = "Leest veel"
kort = "Pien leent boeken bij de bibliotheek."

[[example_registry.leningen]]
naam = "eerste"
titel = "Het grote boek"
uiterlijk = 2027-01-09

[[example_registry.leningen]]
naam = "tweede"
titel = "Het kleine boek"
uiterlijk = 2027-02-01
"""
_PACKAGES = ("app.modules", "services.registries")


@contextmanager
def plugged(folder: Path, *, persona: str = PERSONA) -> Iterator[Path]:
    """Make ``folder`` a plug-in folder with the examples; Python forgets it afterwards."""
    shutil.copytree(HELPERS / "example_module", folder / "modules" / "example_module", ignore=_NO_CACHE)
    shutil.copytree(HELPERS / "example_registry", folder / "registries" / "example_registry", ignore=_NO_CACHE)
    (folder / "personas").mkdir()
    (folder / "personas" / "proef.toml").write_text(persona, encoding="utf-8")
    with forgetting():
        yield folder


@contextmanager
def forgetting() -> Iterator[None]:
    """Take back what plug-ins do to Python's own tables."""
    paths = {name: list(importlib.import_module(name).__path__) for name in _PACKAGES}
    loaded = set(sys.modules)
    try:
        yield
    finally:
        for name, before in paths.items():
            importlib.import_module(name).__path__ = before
        for name in set(sys.modules) - loaded:
            package = next((one for one in _PACKAGES if name.startswith(f"{one}.")), "")
            if package and not _in_house(name, paths[package]):
                del sys.modules[name]
                parent = sys.modules[package]
                part = name.removeprefix(f"{package}.")
                if "." not in part and hasattr(parent, part):
                    delattr(parent, part)
        importlib.invalidate_caches()


def _in_house(name: str, paths: list[str]) -> bool:
    file = str(getattr(sys.modules[name], "__file__", "") or "")
    return any(file.startswith(path) for path in paths)


_NO_CACHE = shutil.ignore_patterns("__pycache__")
