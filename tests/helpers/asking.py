"""Makes questions for any registry from its OpenAPI document and from what a persona's file and earlier answers hold.

Nobody writes questions per registry: a new registry is asked as soon as it has a document.
"""

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from services.http import Call
from services.personas import Persona

MOST_TRIED, MOST_KEPT = 20, 2
_WORD = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9]{8,18}\b|\b[0-9]{1,3}-?[A-Z]{2,3}-?[0-9]{1,2}\b|\bNL\.[A-Z.0-9]+\b"
)


@dataclass
class Known:
    """What somebody knows to ask by: the own BSN first, then every number and name in the file, then found ids."""

    bsn: str
    words: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, who: Persona) -> "Known":
        """Return what a persona's file holds."""
        made = cls(who.head.bsn)
        made.learn(json.dumps(who.tables, default=str))
        return made

    def learn(self, text: str) -> None:
        """Add every id in an answer."""
        for word in _WORD.findall(text):
            self.words.setdefault(word)

    def newest_first(self) -> "Known":
        """Return the same, with what was learned last in front."""
        return Known(self.bsn, dict.fromkeys(reversed(self.words)))


@dataclass(frozen=True)
class Place:
    """One operation of one face, with the document's own words for it."""

    registry: str
    face: str
    method: str
    path: str
    told: dict[str, Any] = field(hash=False, repr=False)
    schemas: dict[str, Any] = field(hash=False, repr=False)


def places(registry: str, face: str, document: dict[str, Any]) -> Iterator[Place]:
    """Yield every operation of a document."""
    schemas = document["components"]["schemas"]
    for path, item in document["paths"].items():
        for method, told in item.items():
            yield Place(registry, face, method.upper(), path, told, schemas)


def questions(place: Place, known: Known) -> Iterator[Call]:
    """Yield questions that may be answered: required parts filled in, and without those one optional part at a time."""
    parameters = place.told.get("parameters", [])
    needed = [one for one in parameters if one["required"]]
    free = [one for one in parameters if not one["required"] and one["in"] == "query"]
    bodies = list(_bodies(place, known))
    filled = [list(_values(one["name"], one["schema"], place.schemas, known)) for one in needed]
    for values in itertools.islice(itertools.product(*filled), MOST_TRIED):
        given = list(zip(needed, values, strict=True))
        for body in bodies:
            yield _call(place, given, body)
    if not any(one["in"] in ("path", "query") for one in needed) and place.method == "GET":
        for one in free:
            for value in itertools.islice(_values(one["name"], one["schema"], place.schemas, known), 6):
                for values in itertools.islice(itertools.product(*filled), 1):
                    yield _call(place, [*zip(needed, values, strict=True), (one, value)], None)


def _call(place: Place, given: Iterable[tuple[dict[str, Any], Any]], body: Any) -> Call:
    path, query, headers = place.path, {}, {"Accept": "*/*"}
    for one, value in given:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(value))
        elif one["in"] == "query":
            query[one["name"]] = value
        else:
            headers[one["name"]] = str(value)
    data = None
    if body is not None:
        media = next(iter(place.told["requestBody"]["content"]))
        headers["Content-Type"], data = media, json.dumps(body).encode()
    return Call(place.registry, place.face, place.method, "" if path == "/" else path, query, headers, data)


def _bodies(place: Place, known: Known) -> Iterator[Any]:
    wanted = place.told.get("requestBody")
    if wanted is None:
        yield None
        return
    schema = next(iter(wanted["content"].values())).get("schema", {})
    yield from itertools.islice(_values("", schema, place.schemas, known), 8)


def _values(name: str, schema: dict[str, Any], schemas: dict[str, Any], known: Known, depth: int = 0) -> Iterator[Any]:
    """Yield values that a schema may take, the most telling first."""
    others = [schemas[schema["$ref"].rpartition("/")[2]]] if "$ref" in schema else []
    others += [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    for one in others:
        yield from _values(name, one, schemas, known, depth + 1)
    if others:
        return
    if "enum" in schema:
        yield from schema["enum"][:3]
    elif schema.get("type") == "object" or "properties" in schema:
        yield from _objects(schema, schemas, known, depth)
    elif schema.get("type") == "array":
        for one in itertools.islice(_values(name, schema.get("items", {}), schemas, known, depth + 1), 4):
            yield [one]
    else:
        yield from _plain(name, schema, known)


def _plain(name: str, schema: dict[str, Any], known: Known) -> Iterator[Any]:
    if schema.get("type") == "integer":
        yield from (one for one in (2026, 2025, 1) if schema.get("minimum", one) <= one <= schema.get("maximum", one))
    elif schema.get("type") == "boolean":
        yield True
    elif schema.get("type") != "null":
        yield from _texts(name, schema, known)


def _objects(schema: dict[str, Any], schemas: dict[str, Any], known: Known, depth: int) -> Iterator[Any]:
    if depth > 6:
        return
    names = [one for one in schema.get("properties", {}) if one in schema.get("required", ())]
    for extra in ((), *((one,) for one in schema.get("properties", {}) if _personal(one) and one not in names)):
        wanted = [*names, *extra]
        made = [_values(one, schema["properties"][one], schemas, known, depth + 1) for one in wanted]
        filled = [list(itertools.islice(one, 4)) for one in made]
        for values in itertools.islice(itertools.product(*filled), 4):
            yield dict(zip(wanted, values, strict=True))


def _texts(name: str, schema: dict[str, Any], known: Known) -> Iterator[str]:
    pattern, shape = schema.get("pattern"), schema.get("format")
    if name == "fields" or name.endswith("fields"):
        yield from ("naam", "datumInhouding", "verblijfplaatsen", "reisdocumentnummer")
    if shape in ("date", "date-time"):
        yield {"date": "2026-06-01", "date-time": "2026-06-01T12:00:00Z"}[shape]
        return
    if _personal(name):
        yield known.bsn
    candidates = [f"BSN:{known.bsn}", known.bsn, *known.words, "2026-06-01", "2027", "gemeente"]
    for one in candidates:
        if pattern is None or re.search(pattern, one):
            yield one


def _personal(name: str) -> bool:
    return "burgerservicenummer" in name.lower() or name.lower() in ("bsn", "inpbsn")
