"""Small builders that every part of a person uses: filled groups, names, births, marks of investigation."""

from typing import Any

from services.registries.brp import codes, marking, naming
from services.registries.brp.block import Geboorte, Naam, Onderzoek
from services.registries.brp.days import shape
from services.registries.brp.marking import Mark, flags


def filled(**members: Any) -> dict[str, Any]:
    """Return the members that have a value: None and "" are left out, empty groups and lists stay."""
    return {name: value for name, value in members.items() if value is not None and value != ""}


def mark_of(investigation: Onderzoek | None) -> Mark | None:
    """Return the registry's mark of an investigation, if there is one."""
    return investigation.mark if investigation is not None else None


def with_marks(group: dict[str, Any] | None, marks: dict[str, Any]) -> dict[str, Any] | None:
    """Return ``group`` with ``marks`` as its inOnderzoek; None when there is neither."""
    if not marks:
        return group
    return (group or {}) | {"inOnderzoek": marks}


def known(table: str, coded: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return a coded value, or None when it only says "not known"."""
    return None if codes.is_unknown(table, coded) else coded


def moment(day: str | None) -> dict[str, Any] | None:
    """Return a date object, or None when there is no date."""
    return shape(day) if day is not None else None


def place(what: Any) -> dict[str, Any] | None:
    """Return date, place and country of a birth, wedding or death."""
    if what is None:
        return None
    return filled(datum=moment(what.datum), plaats=known("plaats", what.plaats), land=known("land", what.land))


def birth(born: Geboorte | None, mark: Mark | None) -> dict[str, Any] | None:
    """Return the geboorte group."""
    return with_marks(place(born), flags(mark, marking.BIRTH))


def relative_name(name: Naam | None, mark: Mark | None) -> dict[str, Any] | None:
    """Return the naam group of a parent, partner or child."""
    return with_marks(registered_name(name), flags(mark, marking.NAME))


def registered_name(name: Naam | None) -> dict[str, Any] | None:
    """Return the parts of a name that every naam group has."""
    if name is None:
        return None
    return filled(
        voornamen=name.voornamen,
        adellijkeTitelPredicaat=_title(name),
        voorvoegsel=name.voorvoegsel,
        geslachtsnaam="" if name.geslachtsnaam == "." else name.geslachtsnaam,
        voorletters=naming.initials(name.voornamen),
    )


def name_of(name: Naam | None, sex: dict[str, str] | None) -> naming.Name:
    """Return a registered name as the naming rules read it."""
    if name is None:
        return naming.Name(sex=(sex or {}).get("code", "O"))
    return naming.Name(
        given=name.voornamen,
        title=(name.adellijke_titel_predicaat or {}).get("code", ""),
        prefix=name.voorvoegsel,
        surname=name.geslachtsnaam,
        sex=(sex or {}).get("code", "O"),
    )


def _title(name: Naam) -> dict[str, str] | None:
    title: dict[str, str] | None = name.adellijke_titel_predicaat
    if title is None:
        return None
    return {"soort": "predicaat" if title["code"] in ("JH", "JV") else "titel"} | title
