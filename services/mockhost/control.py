"""What only the tester at this machine may do to a running server: faults, a session token, a clean slate.

Every call needs the key that was printed at the start, and comes from this machine (RELIABILITY.md T13, T15).
"""

import hmac
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import parse_qs

import msgspec
from msgspec.structs import asdict

from services.clock import Clock
from services.identity.session import Level, Party, Session
from services.mockhost.faults import Fault, FaultDeck, fault_of
from services.mockhost.front import JSON, Page, Reply
from services.mockhost.guard import is_loopback
from services.mockkit.problem import Problem
from services.mockkit.world import PersonCore
from services.scenarios import FaultSpec

BASE = "/_voorportaal"
SESSION_LENGTH = timedelta(hours=8)
Sign = Callable[[Session], str]


class TokenAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose session, by persona id, and how surely logged in; or the OIN of an organisation whose system asks."""

    persona: str = ""
    oin: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{20})?$")] = ""
    niveau: str = "MIDDEN"


class Control:
    """The pages under ``/_voorportaal``. ``sign`` is None when tokens are signed elsewhere (``--jwks``)."""

    def __init__(
        self,
        key: str,
        deck: FaultDeck,
        registries: Mapping[str, frozenset[str]],
        persons: Mapping[str, PersonCore],
        clock: Clock,
        sign: Sign | None,
        reset: Callable[[], None],
    ) -> None:
        self._key = key.encode()
        self._deck = deck
        self._registries = registries
        self._persons = {one.id: one for one in persons.values()}
        self._clock = clock
        self._sign = sign
        self._reset = reset

    def pages(self) -> dict[str, Page]:
        """Return path → page."""
        return {f"{BASE}/faults": self.faults, f"{BASE}/tokens": self.tokens, f"{BASE}/reset": self.reset}

    def faults(self, environ: Mapping[str, Any]) -> Reply:
        """GET what is wrong now, POST faults (one or a list), DELETE those of ``?registry=`` or all."""
        method = self.admitted(environ, "GET", "POST", "DELETE")
        if method == "POST":
            put(self._deck, self._registries, body_of(environ, list[FaultSpec] | FaultSpec))
        if method == "DELETE":
            self._deck.clear(self._one_registry(environ))
        return Reply({"faults": told(self._deck)})

    def tokens(self, environ: Mapping[str, Any]) -> Reply:
        """POST a persona id (or an OIN) and get a session token for the header X-Voorportaal-Sessie."""
        self.admitted(environ, "POST")
        asked = body_of(environ, TokenAsked)
        person = self._persons.get(asked.persona)
        if self._sign is None:
            raise Problem(409, "conflict", "Deze server controleert sessies van elders (--jwks) en geeft er geen uit.")
        if asked.oin and not asked.persona:
            return self._token(Party("company", asked.oin, asked.oin), Level.HOOG)
        if person is None or asked.niveau not in Level.__members__:
            what = f"niveau {asked.niveau!r}" if person else f"persoon {asked.persona!r}"
            raise Problem(422, detail=f"Er is geen {what}.")
        return self._token(Party("citizen", person.bsn, person.naam), Level[asked.niveau])

    def _token(self, party: Party, level: Level) -> Reply:
        now = self._clock.now()
        session = Session(party, party, level, "beheer", now, now + SESSION_LENGTH, 1, "")
        if self._sign is None:
            raise Problem(409, "conflict")
        return Reply({"token": self._sign(session), "verloopt": session.expires.isoformat(timespec="seconds")})

    def reset(self, environ: Mapping[str, Any]) -> Reply:
        """POST: forget what sessions changed, and heal every registry."""
        self.admitted(environ, "POST")
        self._reset()
        return Reply(status=204)

    def admitted(self, environ: Mapping[str, Any], *methods: str) -> str:
        """Return the method of a call with the key, from this machine, with one of ``methods``; raises Problem."""
        if not is_loopback(str(environ.get("REMOTE_ADDR", ""))):
            raise Problem(404)
        scheme, _, key = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(key.strip().encode(), self._key):
            raise Problem(401, detail="Geef de beheersleutel: Authorization: Bearer <sleutel>.")
        method = str(environ["REQUEST_METHOD"])
        if method not in methods:
            raise Problem(405)
        return method

    def _one_registry(self, environ: Mapping[str, Any]) -> str | None:
        named = parse_qs(str(environ.get("QUERY_STRING", ""))).get("registry")
        if named and named[-1] not in self._registries:
            raise Problem(422, detail=f"Er is geen register {named[-1]!r}.")
        return named[-1] if named else None


def put(deck: FaultDeck, registries: Mapping[str, frozenset[str]], asked: list[FaultSpec] | FaultSpec) -> None:
    """Put faults on the deck; raises Problem 422 when a registry or face does not exist, and then puts none."""
    specs = asked if isinstance(asked, list) else [asked]
    for spec in specs:
        if spec.registry not in registries:
            raise Problem(422, detail=f"Er is geen register {spec.registry!r}; kies uit {sorted(registries)}.")
        if spec.face and spec.face not in registries[spec.registry]:
            raise Problem(422, detail=f"{spec.registry} heeft geen koppelvlak {spec.face!r}.")
    for spec in specs:
        deck.put(spec.registry, fault_of(spec))


def told(deck: FaultDeck) -> list[dict[str, Any]]:
    """Return the faults in force as they are written: a list of FaultSpec without what is usual."""
    usual = Fault("hang")
    return [
        {"registry": registry, "kind": fault.kind}
        | {name: value for name, value in asdict(fault).items() if name != "kind" and value != getattr(usual, name)}
        for registry, fault in sorted(deck.now().items())
    ]


def body_of(environ: Mapping[str, Any], kind: Any) -> Any:
    """Return the JSON body of a call as a ``kind``; raises Problem 415 or 422."""
    if str(environ.get("CONTENT_TYPE", "")).split(";")[0].strip().lower() != JSON:
        raise Problem(415, detail=f"Stuur {JSON}.")
    raw = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(422, detail=f"Dit bericht klopt niet: {error}") from error
