"""What this screen reads: the reports of this session, and which data a report may be about. Runs on a worker."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from services.http import Sourced
from services.official import OFFICIAL
from services.registries.digimelding.client import Client
from services.registries.digimelding.records import Aanpasbaarheid, Melding, Terugmelding
from services.stelsel.digimelding.corrections import explained
from services.stelsel.digimelding.report import most_attachments
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue

SOURCE = "digimelding"
Ask = Callable[[str], Any]


class Datum(Struct, frozen=True):
    """One datum that can be reported: its name in the Stelselcatalogus, what it is, and what it says now if known."""

    id: str
    name: str
    definition: str
    holder: str
    says: str = ""


class Desk(Struct, frozen=True):
    """A report as its holder sees it, and whether its registry can change the datum as reported."""

    report: Melding
    change: Aanpasbaarheid


@cache
def terms(language: str = OFFICIAL) -> Catalogue:
    """Return the Stelselcatalogus in a language; read once for each."""
    return catalogue(language=language)


def reports(client: Ask, language: str = OFFICIAL) -> Sourced[tuple[Melding, ...]]:
    """Return the reports, newest first, and have their words ready; raises ServiceError."""
    digimelding: Client = client(SOURCE)
    terms(language)
    return digimelding.meldingen()


def report(client: Ask, key: str, language: str = OFFICIAL) -> Sourced[Melding]:
    """Return one report and have its words ready; raises ServiceError."""
    digimelding: Client = client(SOURCE)
    terms(language)
    found = digimelding.melding(key)
    _ready(found.value, language)
    return found


def _ready(found: Melding, language: str) -> None:
    """Read beside the window what the screen says about a decision."""
    for ground in ("gegeven", "waarde"):
        explained(found.wortel.inhoud.gegeven, ground, language)


def desk(client: Ask, key: str, language: str = OFFICIAL) -> Sourced[Desk]:
    """Return a report as its holder sees it, and whether its registry can change the datum; raises ServiceError."""
    digimelding: Client = client(SOURCE)
    found = report(client, key, language)
    change = digimelding.aanpasbaar(found.value) if found.value.undecided else Aanpasbaarheid(aanpasbaar=False)
    return Sourced(Desk(found.value, change), found.source, found.holder, found.retrieved)


def named(said: Terugmelding, language: str) -> str:
    """Return the name of the datum of a report, in a language; as it was reported when the term is gone."""
    term = None if language == OFFICIAL else terms(language).find(said.gegeven)
    return term.field.name if term else said.naam


def thing(said: Terugmelding, language: str) -> str:
    """Return which thing a report is about: "Verblijfsobject 0637010000411800"."""
    official, term = terms().find(said.gegeven), terms(language).find(said.gegeven)
    if language == OFFICIAL or official is None or term is None or official.object is None or term.object is None:
        return said.selectie
    rest = said.selectie.removeprefix(official.object.name)
    return said.selectie if rest == said.selectie else term.object.name + rest


def data(registry: str, shown: Sequence[tuple[str, str]], language: str = OFFICIAL) -> tuple[Datum, ...]:
    """Return the data that were shown, by their terms and each once; with nothing shown, all of the registry."""
    found: dict[str, Datum] = {}
    for path, words in shown or [(term.key, "") for term in terms(language).of(registry)]:
        term = terms(language).covering(registry, path)
        if term is not None and term.id not in found:
            told = term.field
            says = "" if path != term.key and term.covers(path) and not _same(term.key, path) else words
            found[term.id] = Datum(term.id, told.name, told.definition, told.holder, says)
    return tuple(found.values())


def most_papers(registry: str) -> int:
    """Return how many files a report to this registry may have; the BRP takes none."""
    return most_attachments(registry.upper())


def _same(key: str, path: str) -> bool:
    """True when the words of ``path`` are the words of the whole datum: a date or a code in its written form."""
    return path.removeprefix(f"{key}.") in ("langFormaat", "omschrijving", "datum")
