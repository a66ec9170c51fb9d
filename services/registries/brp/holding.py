"""What the municipality does to the BRP because of a report: group 83 (in onderzoek) per category, and corrections."""

from datetime import date
from typing import Any, TypeVar

import msgspec

from services.decoding import convert
from services.mockkit.problem import Problem
from services.registries.brp.block import Block, Onderzoek as Merk
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, changes, whole_number

S = TypeVar("S", bound=msgspec.Struct)
# First two digits of 83.10, the category, -> where its mark stands in the table.
_CATEGORIES = {
    "01": "in_onderzoek",
    "06": "overlijden",
    "08": "verblijfplaats",
    "10": "verblijfstitel",
    "11": "gezag_in_onderzoek",
}
_LISTS = {"02": "ouders", "04": "nationaliteiten", "05": "partners", "09": "kinderen", "12": "reisdocumenten"}
_ADDRESS = "verblijfplaats.verblijfadres."
# Datum -> where it stands in the table as it is written.
_PLACES = {
    f"{_ADDRESS}officieleStraatnaam": ("verblijfplaats", "straat"),
    f"{_ADDRESS}huisnummer": ("verblijfplaats", "huisnummer"),
    f"{_ADDRESS}huisletter": ("verblijfplaats", "huisletter"),
    f"{_ADDRESS}huisnummertoevoeging": ("verblijfplaats", "huisnummertoevoeging"),
    f"{_ADDRESS}postcode": ("verblijfplaats", "postcode"),
    f"{_ADDRESS}woonplaats": ("verblijfplaats", "woonplaats"),
    "verblijfplaats.datumVan": ("verblijfplaats", "datumVan"),
    "naam.voornamen": ("naam", "voornamen"),
    "naam.voorvoegsel": ("naam", "voorvoegsel"),
    "naam.geslachtsnaam": ("naam", "geslachtsnaam"),
    "geslacht": ("geslacht",),
    "geboorte.datum": ("geboorte", "datum"),
    "geboorte.plaats": ("geboorte", "plaats"),
}


def mark(block: Block, asked: Onderzoek, code: str) -> Block:
    """Set or lift one mark; raises Problem 409 when the category is not there or has another mark."""
    category = code[:2]
    if category in _LISTS:
        name = _LISTS[category]
        rows = getattr(block, name)
        if not rows:
            raise Problem(409, detail=f"Er zijn geen {name} op deze persoonslijst.")
        marked = (_with(rows[0], "in_onderzoek", asked, code), *rows[1:])
        return msgspec.structs.replace(block, **{name: marked})
    name = _CATEGORIES.get(category, "")
    if name.endswith("in_onderzoek"):
        return _with(block, name, asked, code)
    part = getattr(block, name) if name else None
    if part is None:
        raise Problem(409, detail=f"Categorie {category} staat niet op deze persoonslijst.")
    return msgspec.structs.replace(block, **{name: _with(part, "in_onderzoek", asked, code)})


def correct(block: Block, asked: Correctie) -> Block:
    """Give a datum its new value; raises Problem 409 for one that is not corrected so, or a value that is none.

    Also for an answer that is kept as it was published, and NotHere for a category that this person does not have.
    """
    place = _PLACES.get(asked.gegeven)
    if place is None:
        raise Problem(409, detail=f"{asked.gegeven} verbetert de gemeente met een akte of een beschikking.")
    if block.antwoord is not None:
        raise Problem(409, detail="Deze persoonslijst komt uit een testset en blijft zoals die is gepubliceerd.")
    if not _there(block, asked.gegeven, place):
        raise NotHere
    told: Any = msgspec.to_builtins(block)
    within = told
    for name in place[:-1]:
        within = within[name]
    within[place[-1]] = _value(place[-1], asked.waarde)
    try:
        return convert(told, Block)
    except msgspec.ValidationError as error:
        raise Problem(409, detail=f"{asked.waarde!r} past niet: {error}") from error


def _there(block: Block, datum: str, place: tuple[str, ...]) -> bool:
    """True when the person has what the datum is part of; abroad or at a described place there is no street."""
    if datum.startswith(_ADDRESS):
        return block.verblijfplaats is not None and bool(block.verblijfplaats.straat)
    return len(place) == 1 or getattr(block, place[0]) is not None


def _with(part: S, name: str, asked: Onderzoek, code: str) -> S:
    there: Merk | None = getattr(part, name)
    if there is not None and there.gegeven != code:
        raise Problem(409, detail=f"Er loopt al een onderzoek naar {there.gegeven}.")
    return msgspec.structs.replace(part, **{name: Merk(asked.sinds, code) if asked.on else None})


def _value(name: str, words: str) -> Any:
    if name == "huisnummer":
        return whole_number(words)
    if name == "postcode":
        return "".join(words.split()).upper()
    if name.startswith("datum"):
        try:
            return date.fromisoformat(words)
        except ValueError:
            return words
    return words.strip()


CHANGES = changes(mark, correct)
