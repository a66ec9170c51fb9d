"""What is written about one datum: its definition and rules as a registry's fields.toml and objects.toml give them."""

from functools import cached_property

import msgspec
from msgspec import Struct

from services.manifest import RegistryManifest


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of fields.toml; the first six members are in every one, the others when they say something.

    ``object`` is a key of objects.toml (left out: the first one there). ``users`` are organisations that use this
    datum, beside those that use the whole object. ``paths`` are other names under which answers carry it; a key or
    path covers everything below it. ``refers_to`` is the datum of another registry that this one points at
    ("bag.adres"). ``also`` are everyday words by which people look for it. ``onderzoek`` is the code of the BRP for
    an investigation into it (element 83.10, six digits: category, group, element).
    """

    name: str
    definition: str
    holder: str
    ground: str
    authentic: bool
    format: str
    object: str = ""
    users: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    refers_to: str = ""
    also: tuple[str, ...] = ()
    onderzoek: str = ""


class ObjectType(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of objects.toml: a kind of thing that a registry keeps, the datum that identifies it, its users."""

    name: str
    definition: str
    key: str = ""
    users: tuple[str, ...] = ()


class FieldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of fields.en.toml; what is left out is as in fields.toml, or as ``services.official`` says it."""

    name: str
    definition: str
    holder: str = ""
    ground: str = ""
    format: str = ""
    also: tuple[str, ...] = ()


class ObjectWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of objects.en.toml."""

    name: str
    definition: str


class Term(Struct, frozen=True, dict=True):
    """One datum of one registry. ``id`` is "bag.oppervlakte".

    ``field`` and ``object`` are in the language of their catalogue; ``official`` is the field as the law has it.
    """

    registry: RegistryManifest
    key: str
    field: Field
    official: Field
    kind: str = ""
    object: ObjectType | None = None

    @property
    def id(self) -> str:
        """The name of this datum in the whole stelsel."""
        return f"{self.registry.id}.{self.key}"

    @property
    def translated(self) -> bool:
        """True when ``field`` is in another language than the law."""
        return self.field is not self.official

    @property
    def users(self) -> tuple[str, ...]:
        """Who uses this datum: the users of its object and its own, each once."""
        shared = self.object.users if self.object else ()
        return tuple(dict.fromkeys((*shared, *self.field.users)))

    def covers(self, path: str) -> int:
        """Return how many parts of the contract's ``path`` this term explains; 0 when it is about something else."""
        names = path.split(".")
        return max((len(own) for own in self._own_paths if names[: len(own)] == own), default=0)

    @cached_property
    def _own_paths(self) -> list[list[str]]:
        return [one.split(".") for one in (self.key, *self.field.paths)]


class Connection(Struct, frozen=True):
    """One link of the stelsel: the datum ``source`` points at ``target`` (DOMAIN.md §5.2)."""

    source: Term
    target: Term
