"""Fills the words of a reaction: ``{kenteken|kenteken}`` is a value of the event, written in a form.

Forms: ``dag`` (5 januari 2027), ``euro`` (€ 1.234,50; whole amounts without cents), ``kenteken`` (418-XK-9),
``plus:42`` and ``min:42`` (days later, earlier), ``jaar`` and ``jaar:1`` (the year, and one later), ``cijfers:4`` (the
last four signs). Forms may be chained: ``{apk|min:42|dag}``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from services.dutch import long_day
from services.events.paths import dig
from services.identifiers import format_kenteken

_HOLE = re.compile(r"\{([^{}]*)\}")


class TemplateError(ValueError):
    """A hole that cannot be filled; says which, and why."""


def fill(text: str, data: Mapping[str, Any]) -> str:
    """Return ``text`` with every hole filled from ``data``; raises TemplateError."""
    return _HOLE.sub(lambda hole: str(value(hole[1], data)), text)


def fill_all(tree: Any, data: Mapping[str, Any]) -> Any:
    """Return a JSON tree with every text filled. A text that is one hole keeps the kind of its value."""
    if isinstance(tree, str):
        whole = _HOLE.fullmatch(tree)
        return value(whole[1], data) if whole else fill(tree, data)
    if isinstance(tree, Mapping):
        return {name: fill_all(one, data) for name, one in tree.items()}
    return [fill_all(one, data) for one in tree] if isinstance(tree, list) else tree


def value(hole: str, data: Mapping[str, Any]) -> Any:
    """Return what a hole stands for, in its forms; raises TemplateError."""
    path, *forms = hole.split("|")
    found = dig(data, path)
    if found is None:
        raise TemplateError(f"{{{hole}}}: deze gebeurtenis heeft geen {path!r}")
    for form in forms:
        name, _, argument = form.partition(":")
        if name not in _FORMS:
            raise TemplateError(f"{{{hole}}}: er is geen vorm {name!r}; kies uit {', '.join(sorted(_FORMS))}")
        try:
            found = _FORMS[name](found, argument)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise TemplateError(f"{{{hole}}}: {found!r} past niet bij de vorm {name!r}") from error
    return found


def day_of(found: Any) -> date:
    """Return a date, or the date in a text such as 2027-01-05 or 20270105; raises ValueError."""
    if isinstance(found, date):
        return found
    text = str(found)
    return date.fromisoformat(text[:10])


def _dag(found: Any, argument: str) -> str:
    return long_day(day_of(found))


def _euro(found: Any, argument: str) -> str:
    amount = Decimal(str(found))
    text = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return "€ " + text.translate(str.maketrans(",.", ".,"))


def _plus(found: Any, argument: str) -> str:
    return (day_of(found) + timedelta(days=int(argument))).isoformat()


def _min(found: Any, argument: str) -> str:
    return (day_of(found) - timedelta(days=int(argument))).isoformat()


def _jaar(found: Any, argument: str) -> int:
    return day_of(found).year + int(argument or 0)


def _kenteken(found: Any, argument: str) -> str:
    return format_kenteken(str(found))


def _cijfers(found: Any, argument: str) -> str:
    return str(found)[-int(argument) :]


_FORMS: dict[str, Callable[[Any, str], Any]] = {
    "dag": _dag,
    "euro": _euro,
    "plus": _plus,
    "min": _min,
    "jaar": _jaar,
    "kenteken": _kenteken,
    "cijfers": _cijfers,
}
