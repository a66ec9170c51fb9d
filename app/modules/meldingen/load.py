"""What this screen reads: the reports of this session, and which data a report may be about. Runs on a worker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from services.http import Sourced
from services.registries.digimelding.client import Client
from services.registries.digimelding.records import Melding
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue

SOURCE = "digimelding"
Ask = Callable[[str], Any]


@dataclass(frozen=True)
class Datum:
    """One datum that can be reported: its name in the Stelselcatalogus, what it is, and what it says now if known."""

    id: str
    name: str
    definition: str
    holder: str
    says: str = ""


@cache
def terms() -> Catalogue:
    """Return the Stelselcatalogus; read once."""
    return catalogue()


def reports(client: Ask) -> Sourced[tuple[Melding, ...]]:
    """Return the reports, newest first; raises ServiceError."""
    digimelding: Client = client(SOURCE)
    return digimelding.meldingen()


def report(client: Ask, key: str) -> Sourced[Melding]:
    """Return one report; raises ServiceError."""
    digimelding: Client = client(SOURCE)
    return digimelding.melding(key)


def data(registry: str, shown: Sequence[tuple[str, str]]) -> tuple[Datum, ...]:
    """Return the data that were shown, by their terms and each once; with nothing shown, all of the registry."""
    found: dict[str, Datum] = {}
    for path, words in shown or [(term.key, "") for term in terms().of(registry)]:
        term = terms().covering(registry, path)
        if term is not None and term.id not in found:
            told = term.field
            says = "" if path != term.key and term.covers(path) and not _same(term.key, path) else words
            found[term.id] = Datum(term.id, told.name, told.definition, told.holder, says)
    return tuple(found.values())


def _same(key: str, path: str) -> bool:
    """True when the words of ``path`` are the words of the whole datum: a date or a code in its written form."""
    return path.removeprefix(f"{key}.") in ("langFormaat", "omschrijving", "datum")
