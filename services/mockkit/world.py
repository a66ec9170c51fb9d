"""The world a mock lives in: the personas' tables, the clock, the store, and who may ask."""

import uuid
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar, cast

import falcon
import msgspec
from msgspec import Struct, field

from services.clock import Clock
from services.errors import InputError
from services.events import Event
from services.identity.session import Level
from services.manifest import Face, RegistryManifest, Right
from services.mockkit.changes import Changes
from services.mockkit.layers import Layers, nobody
from services.mockkit.problem import Problem

OIN_LENGTH = 20
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "voorportaal.example")

B = TypeVar("B")
Signer = Callable[[bytes, Mapping[str, str]], str]
"""(body, headers) -> the OIN of who signed the body; raises ValueError."""


class Ask(Protocol):
    """How a registry asks another, as its own party."""

    def __call__(self, registry: str, face: str, path: str, body: Any = None, /) -> Any:
        """Return the parsed answer to a GET, or with a ``body`` to a POST; raises ServiceError."""


class Claims(Protocol):
    """What a mock reads from a verified session token."""

    @property
    def subject(self) -> str:
        """BSN or KvK number of the one acted for."""

    @property
    def actor(self) -> str:
        """BSN of the person at the keyboard."""

    @property
    def level(self) -> Level:
        """Assurance level of the login."""

    @property
    def rights(self) -> frozenset[str]:
        """What may be done: "read", "submit", "receive"."""

    @property
    def services(self) -> frozenset[str]:
        """The services that a mandate is for; empty is everything."""

    @property
    def vestiging(self) -> str:
        """The branch that a company is narrowed to, or empty."""

    @property
    def session_id(self) -> str:
        """The login that the token belongs to."""

    def covers(self, registry: str) -> bool:
        """True when the token may be used at this registry."""

    def may(self, right: str, registry: str, kind: str = "") -> bool:
        """True when the token gives "read", "submit" or "receive" there, for things of this kind."""


class State(Protocol):
    """The part of services.store.Store that mocks use."""

    def get(self, namespace: str, key: str) -> dict[str, Any] | None: ...
    def put(self, namespace: str, key: str, value: dict[str, Any]) -> None: ...
    def delete(self, namespace: str, key: str) -> None: ...
    def query(self, namespace: str, prefix: str = "") -> list[tuple[str, dict[str, Any]]]: ...
    def transaction(self) -> Any: ...


class PersonCore(Struct, frozen=True):
    """The little that every registry may know of a persona."""

    id: str
    bsn: str
    naam: str


class World(Struct, Generic[B], frozen=True):
    """All that a mock needs. ``blocks`` holds this registry's table of everybody, by BSN.

    Iterating ``blocks`` and ``persons`` gives only who is known (personas, imported, changed); looking up also finds
    generated citizens. ``owner(kind, key)`` is the BSN of the generated citizen behind a key, or None; kinds are
    "bsn", "bag", "adres" (postcode and number), "bewoner" (either of these and /0, /1, …), "kvk" (KvK number,
    vestigingsnummer or RSIN), "kenteken", "kadaster" (designation or identification) and "woz".
    ``ask`` puts a question to another registry, as its own party.
    """

    manifest: RegistryManifest
    blocks: Layers[B]
    persons: Mapping[str, PersonCore]
    clock: Clock
    store: State
    verify: Callable[[str], Claims]
    auth: bool = True
    origin: str = ""
    owner: Callable[[str, str], str | None] = nobody
    changes: Changes | None = None
    ask: Ask | None = None
    signer: Signer | None = None
    refused: list[InputError] = field(default_factory=list)
    _bases: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def registry(self) -> str:
        """The registry id."""
        return self.manifest.id

    def face(self, face: str) -> Face:
        """Return the manifest's face called ``face``."""
        return self.manifest.face(face)

    def changing(self) -> AbstractContextManager[Any]:
        """Let nobody else change this world between looking at a table and replacing it."""
        return self.changes.turn if self.changes is not None else nullcontext()

    def change(self, bsn: str, block: B, *events: Event) -> None:
        """Replace this person's table and register what happened; who subscribed hears of it afterwards."""
        self.change_all({bsn: block}, *events)

    def change_all(self, blocks: Mapping[str, B], *events: Event) -> None:
        """Replace several persons' tables at once. A registry changes in no other way (DESIGN.md §3.5)."""
        if self.changes is None:
            raise TypeError(f"the world of {self.registry} stands still: it was built without changes")
        self.changes.record(self.manifest, cast("Mapping[str, msgspec.Struct]", blocks), events)

    def uuid(self, persona: str, name: str) -> uuid.UUID:
        """Return the fixed id of a thing with a local name: the same in every run and on every machine.

        ``persona`` is a persona's id, or the BSN of a generated citizen; ``person_of`` leads back from the latter.
        """
        return _made(self.registry, persona, name)

    def person_of(self, key: str) -> str | None:
        """Return the BSN of the person with a table here to whom an id made by ``uuid`` belongs; else None."""
        try:
            bsn = _carried(uuid.UUID(key))
        except ValueError:
            return None
        return bsn if bsn in self.blocks else None

    def file(self, bsn: str) -> str:
        """Return the name of the file in which this person's table was written: what errors name."""
        person = self.persons.get(bsn)
        return f"{person.id if person else bsn}.toml"

    def url(self, face: str, path: str) -> str:
        """Return the absolute address of one of our own resources, embedded or on a network."""
        base = self._bases.get((self.origin, face))
        if base is None:  # an answer holds many addresses
            origin = self.origin or f"http+embedded://{self.registry}"
            base = self._bases[self.origin, face] = f"{origin}{self.face(face).base_path}"
        return base + path


# A UUID of version 8 (own layout) has room for thirty bits of ours at its head: a BSN, mixed with its tail so that
# two ids of one person do not look alike.
_HEAD, _BITS = 98, (1 << 30) - 1


@lru_cache(maxsize=1 << 14)
def _made(registry: str, persona: str, name: str) -> uuid.UUID:
    """Stocks are asked for the same few thousand ids at every call, and SHA-1 is most of finding a case by its id."""
    made = uuid.uuid5(NAMESPACE, f"{registry}/{persona}/{name}")
    return _carrying(made, int(persona)) if persona.isdigit() else made


def _carrying(made: uuid.UUID, number: int) -> uuid.UUID:
    tail = made.int & ((1 << _HEAD) - 1) & ~(0xF << 76) | (0x8 << 76)
    return uuid.UUID(int=((number ^ tail) & _BITS) << _HEAD | tail)


def _carried(key: uuid.UUID) -> str:
    return f"{(key.int >> _HEAD ^ key.int) & _BITS:09d}"


def claims_of(req: falcon.Request) -> Claims | None:
    """Return the verified claims of this call; None when the mock runs without the token check."""
    claims: Claims | None = req.context.claims
    return claims


def system_of(req: falcon.Request) -> str | None:
    """Return the OIN of the organisation whose system calls; None for a person, or without the token check."""
    claims = claims_of(req)
    return claims.subject if claims is not None and len(claims.subject) == OIN_LENGTH else None


def require_system(req: falcon.Request) -> str:
    """Refuse with 403 whoever is no system of an organisation; returns its OIN (empty without the token check)."""
    oin = system_of(req)
    if oin is None and claims_of(req) is not None:
        raise Problem(403, "autorisatie", "Dit kan alleen een systeem van een organisatie doen.")
    return oin or ""


def require_subject(req: falcon.Request, bsn: str) -> None:
    """Refuse with 403 unless the token was given for exactly this BSN, or to an organisation's system."""
    claims = claims_of(req)
    if claims is not None and claims.subject != bsn and system_of(req) is None:
        raise Problem(403, "autorisatie", "U bent niet geautoriseerd voor deze vraag.")


def branch_of(req: falcon.Request) -> str:
    """Return the vestiging to which the session is limited; empty for a whole company, a citizen or a system.

    It is a boundary of authority (DOMAIN.md §2.3): what is of another branch, or of the company as a whole, lies
    outside it.
    """
    claims = claims_of(req)
    return claims.vestiging if claims is not None else ""


def within_branch(req: falcon.Request, vestiging: str) -> bool:
    """True when a thing of this vestiging (empty: of the whole company) lies within the session's boundary."""
    return branch_of(req) in ("", vestiging)


def require_right(req: falcon.Request, right: Right, registry: str = "", kind: str = "") -> None:
    """Refuse with 403 when the session does not hold this right, beyond what the face asks for the method.

    With a registry the grants of a mandate count too: at that registry, for things of ``kind``.
    """
    claims = claims_of(req)
    if claims is None:
        return
    if right not in claims.rights or (registry and not claims.may(right, registry, kind)):
        raise Problem(403, "autorisatie", "U bent hiervoor niet gemachtigd.")


def require_level(req: falcon.Request, level: Level) -> None:
    """Refuse with 403 when the login is less sure than this act needs."""
    claims = claims_of(req)
    if claims is not None and claims.level < level:
        raise Problem(403, "niveau", f"Hiervoor is inlogniveau {level.name.capitalize()} nodig.")
