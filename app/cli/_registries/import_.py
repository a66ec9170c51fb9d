"""Reads a published test set (CSV or JSON of RvIG) into a store, to be served with the same --data."""

import argparse
from pathlib import Path

from services.errors import InputError
from services.manifest import registries
from services.mockhost.imported import keep, read
from services.mockkit.testset import Intake, Remark

_TITLES = (
    ("unread", "Niet te lezen, niet overgenomen:"),
    ("left", "Niet overgenomen omdat het er niet bij kan of niet klopt:"),
    ("noted", "Anders dan verwacht, wel overgenomen:"),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the test set")
    parser.add_argument("--data", default=argparse.SUPPRESS, metavar="URL", help="where it is kept; without: a trial")


def run(arguments: argparse.Namespace) -> int:
    """Read all, keep all or nothing, and say what was read; 1 when a line cannot be read."""
    file: Path = arguments.file
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise InputError(f"kan niet worden gelezen ({error.strerror})", file=str(file)) from error
    found, _ = registries()
    registry, intake = read(raw, str(file), found)
    for weight, title in _TITLES:
        _tell(title, intake.of(weight))
    if arguments.data:
        replaced = keep(arguments.data, registry, intake)
        counted = f"nieuw {len(intake.tables) - replaced}, vervangen {replaced}"
        ending = f"bewaard in {arguments.data} ({counted}); een server die al draait ziet ze binnen een seconde"
    else:
        ending = "niets bewaard: dit was een proef; geef --data, bijvoorbeeld --data sqlite:///oefening.db"
    print(f"{file.name}: {_summary(intake)}; {ending}")
    return 1 if intake.of("unread") else 0


def _summary(intake: Intake) -> str:
    served, listed = len(intake.tables), len(intake.remarks)
    remarks = f"{listed} {'opmerking' if listed == 1 else 'opmerkingen'}"
    return f"{intake.what}: {intake.read} gelezen, {served} te bevragen, {remarks}"


def _tell(title: str, remarks: list[Remark]) -> None:
    if remarks:
        print(title)
        for one in remarks:
            print(f"  {one}")
