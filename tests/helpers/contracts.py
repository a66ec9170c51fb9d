"""Plants a forbidden import per contract and per source, to prove that every import contract bites."""

import copy
import fnmatch
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import grimp
from importlinter.application.use_cases import _register_contract_types, create_report, read_user_options
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.contract import Contract

from tests.helpers.architecture import HOUSE, ROOT

configure()
_KINDS: dict[str, type[Contract]] = {
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
    "independence": IndependenceContract,
}


@dataclass(frozen=True)
class Plant:
    """One import that a contract must refuse."""

    contract: str
    importer: str
    imported: str

    def __str__(self) -> str:
        return f"{self.importer} -> {self.imported} [{self.contract}]"


@cache
def options() -> tuple[dict[str, Any], ...]:
    """Return the contracts of pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    # import-linter's own reader hands booleans on as words.
    return tuple({key: str(it) if isinstance(it, bool) else it for key, it in one.items()} for one in found)


@cache
def graph() -> grimp.ImportGraph:
    """Return the import graph of the house as it stands."""
    return grimp.build_graph(*HOUSE, include_external_packages=True, cache_dir=None)


def kept(contract: dict[str, Any], over: grimp.ImportGraph) -> bool:
    """Check one contract over a graph."""
    session = {"root_packages": list(HOUSE), "include_external_packages": True}
    made = _KINDS[contract["type"]](name=contract["name"], session_options=session, contract_options=dict(contract))
    return bool(made.check(over, verbose=False).kept)


def planted(plant: Plant) -> grimp.ImportGraph:
    """Return the graph with one forbidden import more."""
    made = copy.deepcopy(graph())
    for module in (plant.importer, plant.imported):
        if module not in made.modules:
            made.add_module(module, is_squashed=module.split(".")[0] not in HOUSE)
    made.add_import(importer=plant.importer, imported=plant.imported, line_number=1, line_contents="planted")
    return made


def plants() -> Iterator[Plant]:
    """Return at least one plant per contract and per source of it."""
    makers = {"forbidden": _forbidden, "layers": _layers, "independence": _independence}
    for contract in options():
        for importer, imported in makers[contract["type"]](contract):
            yield Plant(contract["name"], importer, imported)


def _forbidden(contract: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for pattern in contract["source_modules"]:
        for source in _examples(pattern):
            for target in contract["forbidden_modules"]:
                yield source, _examples(target)[0]


def _layers(contract: dict[str, Any]) -> Iterator[tuple[str, str]]:
    container = contract.get("containers", [""])[0]
    layers = [[_full(container, name) for name in layer.split("|")] for layer in contract["layers"]]
    for upper, lower in pairwise(layers):
        for source in lower:
            yield source, upper[0]
    for siblings in layers:
        for source in siblings:
            yield from ((source, other) for other in siblings if other != source)


def _independence(contract: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for pattern in contract["modules"]:
        found = [*_examples(pattern), pattern.replace("*", "een_ander")]
        yield from pairwise(found)


def _examples(pattern: str) -> list[str]:
    """Return the modules that a pattern stands for, or one made up when there is none yet."""
    if "*" not in pattern:
        return [pattern]
    depth = pattern.count(".")
    found = [
        module
        for module in sorted(graph().modules)
        if module.count(".") == depth and fnmatch.fnmatchcase(module, pattern)
    ]
    return found or [pattern.replace("*", "een_nieuwe")]


def _full(container: str, layer: str) -> str:
    name = layer.strip().strip("()")
    return f"{container}.{name}" if container else name


def report() -> tuple[bool, str]:
    """Run import-linter over the house as it stands and return (all kept, what is broken)."""
    before = os.getcwd()
    os.chdir(ROOT)
    try:
        settings = read_user_options(str(ROOT / "pyproject.toml"))
        _register_contract_types(settings)
        made = create_report(settings, cache_dir=None)
    finally:
        os.chdir(before)
    broken = [contract.name for contract, check in made.get_contracts_and_checks() if not check.kept]
    broken += [f"{name}: {error}" for name, error in made.invalid_contract_options.items()]
    return not broken, "\n".join(broken)
