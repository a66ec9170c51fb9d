"""Lists what every datum of every registry means, or writes it as SKOS (NL-SBB) to a file."""

import argparse
from pathlib import Path

from services.atomic import NotSaved, atomic_write
from services.clock import Clock
from services.errors import InputError
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("words", nargs="*", help="only the terms in which these words occur")
    parser.add_argument("--out", type=Path, metavar="FILE.ttl", help="write everything as SKOS in Turtle")
    parser.add_argument("--plugins", default=[], action="append", type=Path, metavar="DIR", help="more registries")


def run(arguments: argparse.Namespace) -> int:
    """Write the file, or print one line per term; what cannot be read is named and makes the code 1."""
    told = catalogue(arguments.plugins)
    if arguments.out:
        _write(told, arguments.out, catalogue(arguments.plugins, "en"))
    else:
        for term in told.search(" ".join(arguments.words)):
            mark = "authentiek" if term.field.authentic else ""
            print(f"{term.id:<52} {mark:<11} {term.field.definition}")
    for error in told.refused:
        print(f"niet gelezen: {error}")
    return 1 if told.refused else 0


def _write(told: Catalogue, path: Path, english: Catalogue) -> None:
    from services.stelsel.stelselcatalogus.skos import turtle  # rdflib: only when somebody asks for a file

    try:
        atomic_write(path, turtle(told, Clock().today(), english).encode())
    except NotSaved as error:
        raise InputError(f"kan niet worden geschreven ({error.strerror})", file=str(path), field="--out") from error
    print(f"{path}: {len(told.terms)} begrippen van {len(told.registries)} registraties")
