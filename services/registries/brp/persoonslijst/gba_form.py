"""Reads the form in which the published practice service keeps its persons: JSON, in the registry's own words."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from services.mockkit.testset import Intake, Remark, Source

WHAT = "personen in GBA-vorm (JSON)"
_RENAMED = {
    "aanduidingGegevensInOnderzoek": "gegeven",
    "datumIngangOnderzoek": "sinds",
    "straat": "korteStraatnaam",
    "naamOpenbareRuimte": "straat",
    "datumAanvangAdreshouding": "datumVan",
    "datumAanvangAdresBuitenland": "datumVan",
    "aanduidingBijzonderNederlanderschap": "bijzonder",
    "persoonInOnderzoek": "inOnderzoek",
}
_OF_A_PERSON = ("aNummer", "naam", "geboorte", "geslacht", "nationaliteiten", "ouders")
_BOTH = ("ouders", "derden")


def recognises(text: str) -> bool:
    """True for a JSON list that begins with a person, or with something that is not whole."""
    begin = text.lstrip()
    if not begin.startswith("["):
        return False
    try:
        first, _ = json.JSONDecoder().raw_decode(begin[1:].lstrip())
    except (ValueError, RecursionError):
        return True
    return isinstance(first, dict) and any(name in first for name in _OF_A_PERSON)


def read(source: Source, intake: Intake) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield (line, name, person) for every person; raises InputError for what is no whole JSON list of objects."""
    for line, one in _records(source):
        intake.read += 1
        if isinstance(one, dict):
            yield line, f"persoon {intake.read}", one
        else:
            reason = f"is geen object maar {one!r:.40}"
            intake.remarks.append(Remark(line, f"persoon {intake.read}", "", reason, "unread"))


def table(person: dict[str, Any], lost: Callable[[str, str], None]) -> dict[str, Any]:
    """Return the table ``[brp]`` of one registered person; ``lost`` hears of a value that cannot be read."""
    made: dict[str, Any] = _renamed(person)
    made.pop("burgerservicenummer", None)
    made["letterlijk"] = True
    made["geheimhoudingPersoonsgegevens"] = made.pop("geheimhoudingPersoonsgegevens", "0") not in ("0", False, None)
    name = made.get("naam")
    if isinstance(name, dict) and "aanduidingNaamgebruik" in name:
        made["naamgebruik"] = name.pop("aanduidingNaamgebruik")
    _number(made.get("verblijfplaats"), lost)
    if isinstance(made.get("gezag"), list):
        made["gezag"] = [_custody(one) for one in made["gezag"]]
    return made


def _records(source: Source) -> Iterator[tuple[int, Any]]:
    """Yield every item of the list with the line it begins on."""
    decoder, text = json.JSONDecoder(), source.text
    at, line, seen = text.index("[") + 1, 1, 0
    while (at := _next(text, at)) < len(text) and text[at] != "]":
        line, seen = line + text.count("\n", seen, at), at
        try:
            one, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            where = getattr(error, "lineno", line)
            message = f"geen geldige JSON in de persoon die op regel {line} begint ({error}); haal het opnieuw op"
            raise source.error(message, line=where) from error
        yield line, one
    if at >= len(text):
        raise source.error("de lijst is niet afgesloten; haal het bestand opnieuw op", line=text.count("\n") + 1)


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {_RENAMED.get(name, name): _renamed(child) for name, child in value.items()}
    return [_renamed(one) for one in value] if isinstance(value, list) else value


def _number(stay: Any, lost: Callable[[str, str], None]) -> None:
    if not isinstance(stay, dict) or "huisnummer" not in stay:
        return
    written = stay.pop("huisnummer")
    if str(written).isdigit():
        stay["huisnummer"] = int(written)
    else:
        lost("verblijfplaats.huisnummer", f"{written!r} is geen getal")


def _custody(one: Any) -> Any:
    """Return a relation as a block has it: numbers instead of objects, and told as contracts before 2.7 did."""
    if not isinstance(one, dict):
        return one
    made: dict[str, Any] = {"type": one.get("type"), "uitgave": "2.6"}
    made |= {name: one[name] for name in ("toelichting", "inOnderzoek") if name in one}
    if "minderjarige" in one:
        made["minderjarige"] = _number_of(one["minderjarige"])
    for single, both in zip(("ouder", "derde"), _BOTH, strict=True):
        people = [one[single]] if single in one else one.get(both, [])
        made[both] = [number for each in people if (number := _number_of(each))]
    return made


def _number_of(person: Any) -> str | None:
    return person.get("burgerservicenummer") if isinstance(person, dict) else None
