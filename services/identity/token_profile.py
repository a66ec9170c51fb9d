"""What a session token says, claim by claim: the NL GOV profile of OpenID Connect 1.0, and one claim of our own.

``sub`` is a pairwise pseudonym of the person at the keyboard, never a BSN; ``acr`` is a level of assurance as URI
(DOMAIN.md §1.1), and there is no ``amr``; ``represents`` names whoever is acted for, when that is another. The
numbers that our own registries check stand in the claim ``OURS``, which no other receiver gets to see.
"""

import hashlib
import hmac
import uuid
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

import msgspec
from msgspec import Struct

from services.clock import AMSTERDAM
from services.decoding import convert
from services.identity.rights import EVERYTHING, EVERYWHERE, Grant, allows, read, written
from services.identity.session import Level, Party, Session
from services.identity.token_keys import base64url

ISSUER = "https://inloggen.voorportaal.example"
AUDIENCE = "https://registers.voorportaal.example"
CLIENT = "voorportaal"
OURS = "https://voorportaal.example/claims/sessie"
PSEUDONYM = "urn:nl-eid-gdi:1.0:id:Pseudonym"

LOA = {
    Level.BASIS: "http://eID.logius.nl/LoA/basic",
    Level.MIDDEN: "http://eidas.europa.eu/LoA/low",
    Level.SUBSTANTIEEL: "http://eidas.europa.eu/LoA/substantial",
    Level.HOOG: "http://eidas.europa.eu/LoA/high",
}
LEVELS = {uri: level for level, uri in LOA.items()}


class NotOurs(ValueError):
    """The claims are not those of a session token; says no value."""


class Claims(Struct, frozen=True, dict=True):
    """What a verified token says. ``subject`` and ``actor`` are a BSN or KvK number, so repr hides them.

    ``vestiging`` narrows a company, ``rsin`` is its other number; ``services`` is what a mandate is for (empty:
    everything).
    """

    issuer: str
    subject: str
    actor: str
    level: Level
    scope: frozenset[str]
    issued: datetime
    expires: datetime
    session_id: str
    rights: frozenset[str]
    services: frozenset[str]
    company: bool
    vestiging: str
    token_id: str
    rsin: str = ""
    grants: tuple[Grant, ...] = EVERYTHING

    def __repr__(self) -> str:
        return f"Claims(level={self.level.name}, scope={sorted(self.scope)}, session_id={self.session_id!r})"

    def covers(self, registry: str) -> bool:
        """Return True when the token may be used at this registry."""
        return EVERYWHERE in self.scope or registry in self.scope

    def may(self, right: str, registry: str, kind: str = "") -> bool:
        """Return True when the token gives this right at this registry, for things of this kind."""
        if kind:
            return right in self.rights and allows(self.grants, right, registry, kind)
        found = self._judged.get((right, registry))
        if found is None:
            found = self._judged[right, registry] = right in self.rights and allows(self.grants, right, registry)
        return found

    @cached_property
    def _judged(self) -> dict[tuple[str, str], bool]:
        """What was asked of this token before: the same few things with every call."""
        return {}

    @property
    def for_self(self) -> bool:
        """True when nobody else is acted for."""
        return self.actor == self.subject


def pairwise(secret: bytes, sector: str, party: Party) -> str:
    """Return the pseudonym of a party at one receiver (OpenID Connect Core §8.1); nothing without the secret."""
    told = f"{sector}\x00{party.kind}\x00{party.id}\x00{party.vestiging}".encode()
    return base64url(hmac.digest(secret, told, hashlib.sha256))


def payload(
    session: Session, issued: datetime, secret: bytes, scope: frozenset[str], services: frozenset[str]
) -> dict[str, Any]:
    """Return the claims of a session token, good until the session expires."""
    told: dict[str, Any] = {
        "iss": ISSUER,
        "sub": pairwise(secret, AUDIENCE, session.actor),
        "sub_id_type": PSEUDONYM,
        "aud": [AUDIENCE],
        "azp": CLIENT,
        "acr": LOA[session.level],
        "scope": " ".join(sorted(scope)),
        "iat": int(issued.timestamp()),
        "exp": int(session.expires.timestamp()),
        "jti": str(uuid.uuid4()),
        "sid": str(uuid.uuid4()),
        OURS: {
            "actor": _party(session.actor),
            "subject": _party(session.subject),
            "rights": sorted(session.rights),
            "services": sorted(services),
            "grants": written(session.grants),
        },
    }
    if not session.for_self:
        told["represents"] = {
            "iss": ISSUER,
            "sub": pairwise(secret, AUDIENCE, session.subject),
            "sub_id_type": PSEUDONYM,
        }
    return told


def claims_of(told: Mapping[str, Any]) -> Claims:
    """Return what a decoded payload says; raises NotOurs when a claim is missing or of another kind."""
    try:
        said = convert(dict(told), _Payload)
        issued, expires = _moment(said.iat), _moment(said.exp)
    except (msgspec.ValidationError, OverflowError, OSError, ValueError):
        raise NotOurs from None  # the cause may quote a value
    ours = said.ours
    try:
        grants = _granted(ours)
    except ValueError:
        raise NotOurs from None
    unlike = (said.represents is None) != (ours.actor == ours.subject)
    if unlike or AUDIENCE not in said.aud or said.acr not in LEVELS:
        raise NotOurs
    return Claims(
        said.iss, ours.subject.id, ours.actor.id, LEVELS[said.acr], frozenset(said.scope.split()), issued, expires,
        said.sid, frozenset(ours.rights), frozenset(ours.services), ours.subject.kind == "company",
        ours.subject.vestiging, said.jti, ours.subject.rsin, grants,
    )  # fmt: skip


class _Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["citizen", "company"]
    id: str
    vestiging: str = ""
    rsin: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("id")


class _Ours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    actor: _Party
    subject: _Party
    rights: list[str]
    services: list[str]
    grants: list[str] | None = None


class _Represented(msgspec.Struct, frozen=True):
    iss: str
    sub: str


class _Payload(msgspec.Struct, frozen=True):
    """The claims as they travel; those of others are left alone."""

    iss: str
    sub: str
    aud: list[str]
    acr: str
    scope: str
    iat: int
    exp: int
    jti: str
    sid: str
    ours: _Ours = msgspec.field(name=OURS)
    represents: _Represented | None = None

    def __post_init__(self) -> None:
        if not (self.sub and self.jti and self.sid):
            raise ValueError("sub, jti, sid")


def _granted(ours: _Ours) -> tuple[Grant, ...]:
    """A token that says no grants gives everything to oneself, and nothing to whoever acts for another."""
    if ours.grants is None:
        return EVERYTHING if ours.actor == ours.subject else ()
    return read(ours.grants)


def _party(party: Party) -> dict[str, str]:
    told = {"kind": party.kind, "id": party.id}
    more = {"vestiging": party.vestiging, "rsin": party.rsin}
    return told | {name: value for name, value in more.items() if value}


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, AMSTERDAM)
