"""Makes JSON values that a published schema allows: discriminators followed, every member there or not.

Dates are real ones of any precision, because a page tells a date in its own words; strings are short and may hold
the signs that the genuine service delivers although the contract's patterns forbid them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import strategies as st

from services.registries.brp.days import shape

_LETTERS = "abcdefgKLMèëñŚ '-.0129/+°\""
_MOST = 2


class FromSchema:
    """One published document. ``make`` gives the strategy of a named schema."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._schemas = document["components"]["schemas"]
        self._kinds = dict(self._tags())
        self.make = cache(self._make)

    def _tags(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield every alternative of a schema with the member that says which it is, and what it says."""
        for schema in self._schemas.values():
            told = schema.get("discriminator", {})
            for kind, ref in told.get("mapping", {}).items():
                yield ref.rsplit("/", 1)[1], (told["propertyName"], kind)

    def _make(self, name: str) -> st.SearchStrategy[Any]:
        if name == "AbstractDatum":
            return _dates()
        schema = self._schemas[name]
        mapping = schema.get("discriminator", {}).get("mapping")
        if mapping:
            tag = schema["discriminator"]["propertyName"]
            return st.one_of([self._tagged(ref.rsplit("/", 1)[1], tag, kind) for kind, ref in mapping.items()])
        if name in self._kinds:
            return self._tagged(name, *self._kinds[name])
        return self._value(schema)

    def _tagged(self, name: str, tag: str, kind: str) -> st.SearchStrategy[Any]:
        return self._object(self._schemas[name], {tag: kind})

    def _value(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        if "$ref" in schema:
            return st.deferred(lambda: self.make(schema["$ref"].rsplit("/", 1)[1]))
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        members, _ = self._members(schema)
        if members or schema.get("type") == "object":
            return self._object(schema, {})
        if "allOf" in schema:
            return self._value({name: said for part in schema["allOf"] for name, said in self._target(part).items()})
        if schema.get("type") == "array":
            return st.lists(self._value(schema["items"]), min_size=schema.get("minItems", 0), max_size=_MOST)
        return _plain(schema)

    def _object(self, schema: dict[str, Any], fixed: dict[str, Any]) -> st.SearchStrategy[Any]:
        members, required = self._members(schema)
        made = {name: self._value(one) for name, one in members.items() if name not in fixed}
        there = {name: st.just(value) for name, value in fixed.items()}
        must = {name: one for name, one in made.items() if name in required}
        may = {name: one for name, one in made.items() if name not in required}
        return st.fixed_dictionaries(there | must, optional=may)

    def _members(self, schema: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
        schema = self._target(schema)
        members, required = dict(schema.get("properties", {})), set(schema.get("required", ()))
        for part in schema.get("allOf", ()):
            more, needed = self._members(part)
            members, required = more | members, required | needed
        return members, required

    def _target(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema


def _dates() -> st.SearchStrategy[Any]:
    days = st.tuples(st.integers(0, 2100), st.integers(0, 12), st.integers(0, 28))
    return days.map(_written).map(shape)


def _written(parts: tuple[int, int, int]) -> str:
    year, month, day = parts
    month = month if year else 0
    return f"{year:04d}{month:02d}{day if month else 0:02d}"


def _plain(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    kind = schema.get("type", "string")
    if kind == "boolean":
        return st.just(True)  # false is never delivered
    if kind == "integer":
        return st.integers(schema.get("minimum", 0), schema.get("maximum", 99999))
    if schema.get("format") == "date":
        return st.dates().map(str)
    pattern = schema.get("pattern", "")
    if "[0-9]" in pattern and "a-z" not in pattern.lower():
        return st.from_regex(pattern, fullmatch=True).filter(str.isascii)
    return st.text(_LETTERS, min_size=1, max_size=min(12, schema.get("maxLength", 12))).filter(str.strip)
