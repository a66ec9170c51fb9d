"""Reads persons as the personen contract delivers them: RvIG's own answers, one JSON object per line or a list."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from services.decoding import convert
from services.mockkit.testset import Intake, Remark, Source
from services.registries.brp.persoonslijst import gba_form
from services.registries.brp.records import Persoon, to_json

WHAT = "antwoorden van personen 2 (JSON)"
_ONLY_ANSWERED = ("adressering", "leeftijd", "datumInschrijvingInGemeente", "datumEersteInschrijvingGBA", "geboorte")


def recognises(text: str) -> bool:
    """True when the first person has something that only an answer has: letters, an age, dates of a type."""
    begin = text.lstrip()
    try:
        first, _ = json.JSONDecoder().raw_decode(begin.lstrip("[ \r\n\t"))
    except (ValueError, RecursionError):
        return False
    return begin[:1] in ("[", "{") and isinstance(first, dict) and any(_answered(first, one) for one in _ONLY_ANSWERED)


def read(source: Source, intake: Intake) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield (line, name, person) for every person; raises InputError for what is not whole."""
    if source.text.lstrip().startswith("["):
        yield from gba_form.read(source, intake)
        return
    for number, line in enumerate(source.text.splitlines(), 1):
        if not line.strip():
            continue
        intake.read += 1
        try:
            one = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise source.error(f"geen geldige JSON ({error}); haal het bestand opnieuw op", line=number) from error
        if isinstance(one, dict):
            yield number, f"persoon {intake.read}", one
        else:
            intake.remarks.append(Remark(number, f"persoon {intake.read}", "", "is geen object", "unread"))


def table(person: dict[str, Any], lost: Callable[[str, str], None]) -> dict[str, Any] | None:
    """Return the table ``[brp]`` that holds this answer; None, and ``lost`` hears why, when it is none."""
    try:
        read_back = to_json(convert(person, Persoon))
    except msgspec.ValidationError as error:
        lost("", str(error))
        return None
    for name in person.keys() - read_back.keys():
        lost(name, "staat niet in het contract van personen 2.7")
    return {"letterlijk": True, "antwoord": read_back}


def _answered(person: dict[str, Any], name: str) -> bool:
    value = person.get(name)
    if name == "geboorte":
        return isinstance(value, dict) and isinstance(value.get("datum"), dict)
    return isinstance(value, dict) or (name == "leeftijd" and isinstance(value, int))
