"""Checks a question to one of the BRP faces the way the genuine service does, and says what is wrong with it.

Source: the fout-cases features (order and wording of ``invalidParams``) and the published patterns. Patterns
are printed as the features print them, also where the contract's own pattern is a little stricter.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any

from msgspec import Meta, Struct, field

from services.mockkit.problem import Problem

Wrong = dict[str, str]
Allowed = Callable[[str], "str | None"]
_FIELD = re.compile(r"^[a-zA-Z0-9\._]{1,200}\Z")
FIELD = Annotated[str, Meta(pattern=f"{_FIELD.pattern[:-2]}$")]
"""The type of one path of ``fields``."""

_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Check(Struct, frozen=True):
    """How one parameter is judged, and what makes the type that says the same in the OpenAPI document."""

    typed: Callable[[], Any]
    judge: Callable[[str, Any], list[Wrong]]

    @property
    def kind(self) -> Any:
        """The type. It is made when asked: msgspec compiles every pattern that stands in one."""
        return self.typed()

    def __call__(self, name: str, value: Any) -> list[Wrong]:
        """Return what is wrong with ``value``."""
        return self.judge(name, value)


class Question(Struct, frozen=True, dict=True):
    """One kind of question: its parameters in the order errors name them, and which must be there.

    ``period`` names two days of which the second must come after the first.
    """

    checks: Mapping[str, Check]
    required: frozenset[str]
    most_fields: int | None = None
    order: Sequence[str] = field(default=())
    period: tuple[str, str] | None = None

    @cached_property
    def by_name(self) -> tuple[str, ...]:
        """The parameters in the order of the alphabet."""
        return tuple(sorted(self.checks))

    @cached_property
    def known(self) -> frozenset[str]:
        """Every member that the question may have."""
        return frozenset(("type", *self.checks, *(("fields",) if self.most_fields is not None else ())))


def examine(body: Any, questions: Mapping[str, Question], allowed: Mapping[str, Allowed]) -> dict[str, Any]:
    """Return the sound question in ``body``; raises Problem 400 with every wrong parameter.

    ``allowed`` gives per kind of question a function that returns why a path may not be asked for, or None.
    """
    if not isinstance(body, dict):
        raise Problem(400, detail="De aanroep bevat geen geldig JSON object.")
    kind = body.get("type")
    if "type" not in body or kind is None:
        raise _refusal([_wrong("required", "type", "Parameter is verplicht.")])
    question = questions.get(kind) if isinstance(kind, str) else None
    if question is None:
        raise _refusal([_wrong("value", "type", "Waarde is geen geldig zoek type.")])
    wrong = _parameters(body, question)
    if question.most_fields is not None:
        wrong += _fields(body.get("fields"), question.most_fields, allowed[str(kind)])
    if wrong:
        raise _refusal(wrong)
    return body


def text(shape: str, printed: str | None = None) -> Check:
    """Check a string against a pattern; ``printed`` is how the message writes the pattern."""
    exact = shape.removesuffix("$") + r"\Z" if "|" not in shape else _anchored(shape)

    def check(name: str, value: Any) -> list[Wrong]:
        # Compiled when first asked, and kept by re: all patterns together would cost every start 5 ms.
        if isinstance(value, str) and re.match(exact, value):
            return []
        return [_wrong("pattern", name, f"Waarde voldoet niet aan patroon {printed or shape}.")]

    return Check(lambda: Annotated[str, Meta(pattern=shape)], check)


def several(item: Check, most: int) -> Check:
    """Check a list of 1 to ``most`` values, each with ``item``."""

    def check(name: str, value: Any) -> list[Wrong]:
        if not isinstance(value, list):
            return [_wrong("array", name, "Parameter is geen array.")]
        if not value:
            return [_wrong("minItems", name, "Array bevat minder dan 1 items.")]
        if len(value) > most:
            return [_wrong("maxItems", name, f"Array bevat meer dan {most} items.")]
        return [wrong for position, one in enumerate(value) for wrong in item(f"{name}[{position}]", one)]

    return Check(lambda: Annotated[list[item.kind], Meta(min_length=1, max_length=most)], check)  # type: ignore[name-defined]


def _day(name: str, value: Any) -> list[Wrong]:
    if isinstance(value, str) and _DAY.match(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            pass
        else:
            return []
    return [_wrong("date", name, "Waarde is geen geldige datum.")]


def _boolean(name: str, value: Any) -> list[Wrong]:
    return [] if isinstance(value, bool) else [_wrong("boolean", name, "Waarde is geen boolean.")]


day = Check(lambda: date, _day)
"""Check a full date, written YYYY-MM-DD."""

boolean = Check(lambda: bool, _boolean)
"""Check true or false."""


def number(least: int, most: int) -> Check:
    """Check a whole number within bounds."""

    def check(name: str, value: Any) -> list[Wrong]:
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if isinstance(value, bool) or not whole:
            return [_wrong("integer", name, "Waarde is geen geldig getal.")]
        if value < least:
            return [_wrong("minimum", name, f"Waarde is lager dan minimum {least}.")]
        if value > most:
            return [_wrong("maximum", name, f"Waarde is hoger dan maximum {most}.")]
        return []

    return Check(lambda: Annotated[int, Meta(ge=least, le=most)], check)


def _anchored(shape: str) -> str:
    return "|".join(part.removesuffix("$") + r"\Z" for part in re.split(r"(?<=\$)\|", shape))


def _parameters(body: Mapping[str, Any], question: Question) -> list[Wrong]:
    """Return what is wrong with the parameters, in the order the messages name them, strangers last."""
    wrong: list[Wrong] = []
    for name in question.order or question.by_name:
        absent = name not in body or body[name] is None or body[name] == ""
        if name in question.required and absent:
            wrong.append(_wrong("required", name, "Parameter is verplicht."))
        elif name in body:
            wrong += question.checks[name](name, body[name])
    if question.period is not None and not wrong:
        start, end = question.period
        if body[start] >= body[end]:
            wrong.append(_wrong("invalidParam", end, f"{end} moet na {start} liggen."))
    if strangers := body.keys() - question.known:
        told = "Parameter is niet verwacht."
        wrong += [_wrong("unknownParam", name, told) for name in body if name in strangers]
    return wrong


def _fields(paths: Any, most: int, allowed: Allowed) -> list[Wrong]:
    if paths is None:
        return [_wrong("required", "fields", "Parameter is verplicht.")]
    known = getattr(allowed, "all_of", None)
    if known is not None and isinstance(paths, list) and 0 < len(paths) <= most and known(paths):
        return []

    def check(name: str, path: Any) -> list[Wrong]:
        if not isinstance(path, str) or not _FIELD.match(path):
            return [_wrong("pattern", name, rf"Waarde voldoet niet aan patroon {_FIELD.pattern[:-2]}$.")]
        reason = allowed(path)
        return [_wrong("fields", name, reason)] if reason else []

    return several(Check(lambda: FIELD, check), most)("fields", paths)


def _wrong(code: str, name: str, reason: str) -> Wrong:
    return {"name": name, "code": code, "reason": reason}


def _refusal(wrong: list[Wrong]) -> Problem:
    names = ", ".join(one["name"] for one in wrong)
    return Problem(400, "paramsValidation", f"De foutieve parameter(s) zijn: {names}.", params=wrong)
