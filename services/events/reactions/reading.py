"""Reads the files of what senders do; a mistake is named with file, line and field before anything is sent."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from services.errors import InputError
from services.events.kinds import Kind
from services.events.paths import dig
from services.events.reactions.written import Reactie, Sender, trial
from services.toml_positions import KeyPath, decode, fault, load

ALWAYS: Mapping[str, Any] = {
    "vandaag": "2027-01-05", "persoon": "900050342", "rolfilter": "rol", "gebeurtenis": "b1", "conversatie": "c1",
}  # fmt: skip
"""What every template may use besides the event's own data: today, whom it is for and how ZGW asks for the cases of
such a one, the event's id."""


def read(folders: Iterable[Path], kinds: Mapping[str, Kind]) -> list[Sender]:
    """Return all senders by name; raises InputError with file, line and field."""
    senders: dict[str, Sender] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            sender = decode(path, load(path), Sender)
            if sender.id != path.stem:
                raise fault(path, ("id",), f"dit moet {path.stem!r} zijn, net als de naam van het bestand")
            if sender.id in senders:
                raise fault(path, ("id",), f"er is al een afzender {sender.id!r}")
            for error in _faults(path, sender, kinds):
                raise error
            senders[sender.id] = sender
    return list(senders.values())


def _faults(path: Path, sender: Sender, kinds: Mapping[str, Kind]) -> Iterable[InputError]:
    seen: set[str] = set()
    for number, reaction in enumerate(sender.reactie):
        at: KeyPath = ("reactie", number)
        if reaction.naam in seen:
            yield fault(path, (*at, "naam"), f"er is al een reactie {reaction.naam!r}")
        seen.add(reaction.naam)
        if reaction.bij not in kinds:
            known = ", ".join(sorted(kinds))
            yield fault(path, (*at, "bij"), f"geen register meldt {reaction.bij!r}; kies uit {known}")
        else:
            yield from _words(path, at, reaction, kinds[reaction.bij])


def _words(path: Path, at: KeyPath, reaction: Reactie, kind: Kind) -> Iterable[InputError]:
    example = {**ALWAYS, **kind.example}
    named = {"voor": [reaction.voor], "als": list(reaction.als), "namens": [reaction.namens] if reaction.namens else []}
    for name, one in [(name, path) for name, paths in named.items() for path in paths]:
        if dig(example, one) is None and not one.startswith("vraag."):
            yield fault(path, (*at, name), f"{kind.type} heeft geen {one!r}; het heeft {', '.join(kind.example)}")
    wrong = trial(reaction, example)
    if wrong is not None:
        part, field, error = wrong
        yield fault(path, (*at, part, field), str(error))
