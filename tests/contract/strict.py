"""Holds a JSON value against a schema of a published document, discriminators followed and strangers refused.

Plain JSON-Schema validation ignores ``discriminator`` and allows unknown members; this check does neither.
Patterns are checked only when asked: the published test set breaks the contract's own patterns.
"""

import re
from datetime import date
from typing import Any

_KINDS: dict[str, tuple[type, ...]] = {"string": (str,), "integer": (int,), "boolean": (bool,), "number": (int, float)}


class Strict:
    """One published document."""

    def __init__(self, document: dict[str, Any], *, patterns: bool = False) -> None:
        self._schemas = document["components"]["schemas"]
        self._patterns = patterns

    def faults(self, name: str, value: Any) -> list[str]:
        """Return what is wrong with ``value`` as the schema called ``name``; nothing when it fits."""
        return self._schema({"$ref": f"#/components/schemas/{name}"}, value, "")

    def members(self, name: str) -> set[str]:
        """Return every member that the schema called ``name`` knows."""
        return set(self._object({"$ref": f"#/components/schemas/{name}"})[0])

    def _schema(self, schema: dict[str, Any], value: Any, path: str) -> list[str]:
        schema = self._target(schema)
        mapping = schema.get("discriminator", {}).get("mapping")
        if mapping and isinstance(value, dict):
            kind = value.get(schema["discriminator"]["propertyName"])
            if kind not in mapping:
                return [f"{path}: type {kind!r} bestaat niet"]
            return self._members({"$ref": mapping[kind]}, value, path)
        if schema.get("type") == "array":
            return self._array(schema, value, path)
        if "allOf" in schema and not self._object(schema)[0]:
            whole = {name: said for part in schema["allOf"] for name, said in self._target(part).items()}
            return self._plain(whole, value, path)
        if "properties" in schema or "allOf" in schema or schema.get("type") == "object":
            return self._members(schema, value, path)
        return self._plain(schema, value, path)

    def _target(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def _object(self, schema: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
        """Return the members and the required members of a schema with all its allOf parts."""
        schema = self._target(schema)
        members = dict(schema.get("properties", {}))
        required = set(schema.get("required", ()))
        for part in schema.get("allOf", ()):
            more, needed = self._object(part)
            members, required = more | members, required | needed
        return members, required

    def _members(self, schema: dict[str, Any], value: Any, path: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{path}: is geen object"]
        members, required = self._object(schema)
        faults = [f"{path}.{name}: ontbreekt" for name in required if name not in value]
        for name, child in value.items():
            if name in members:
                faults += self._schema(members[name], child, f"{path}.{name}")
            else:
                faults.append(f"{path}.{name}: staat niet in het contract")
        return faults

    def _array(self, schema: dict[str, Any], value: Any, path: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{path}: is geen lijst"]
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            return [f"{path}: {len(value)} delen"]
        return [fault for at, one in enumerate(value) for fault in self._schema(schema["items"], one, f"{path}[{at}]")]

    def _plain(self, schema: dict[str, Any], value: Any, path: str) -> list[str]:
        kinds = _KINDS.get(schema.get("type", "string"), (str,))
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            return [f"{path}: {value!r} is geen {schema.get('type')}"]
        faults = []
        if "enum" in schema and value not in schema["enum"]:
            faults.append(f"{path}: {value!r} mag niet")
        if isinstance(value, str):
            faults += self._string(schema, value, path)
        elif not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            faults.append(f"{path}: {value} valt buiten de grenzen")
        return faults

    def _string(self, schema: dict[str, Any], value: str, path: str) -> list[str]:
        faults = []
        if len(value) > schema.get("maxLength", len(value)):
            faults.append(f"{path}: {len(value)} tekens")
        if schema.get("format") == "date":
            try:
                date.fromisoformat(value)
            except ValueError:
                faults.append(f"{path}: {value!r} is geen datum")
        if self._patterns and "pattern" in schema and not re.search(schema["pattern"], value):
            faults.append(f"{path}: {value!r} past niet op {schema['pattern']}")
        return faults
