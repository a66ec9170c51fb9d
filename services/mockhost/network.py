"""Builds all that the network form serves: registries, persons, keys, fault deck, and our own pages about them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

import resources
from services.clock import Clock, parse_start
from services.errors import InputError, Unavailable
from services.http import EMBEDDED, Endpoint, Http
from services.identity.tokens import TokenRefused, TokenSigner, TokenVerifier
from services.manifest import Found, RegistryManifest, registries
from services.mockhost import keys
from services.mockhost.control import Control, Sign
from services.mockhost.faults import fault_of
from services.mockhost.front import Front, Page, Reply
from services.mockhost.guard import Guard, is_loopback
from services.mockhost.host import MockHost
from services.mockhost.imported import ImportedPart
from services.mockhost.layering import Sources
from services.mockhost.listing import Listing, document_path
from services.mockhost.openapi import Document
from services.mockhost.populating import Population
from services.mockhost.stelsel import Stelsel
from services.mockhost.stelsel_pages import StelselPages
from services.mockkit.changes import Changes
from services.mockkit.problem import Problem
from services.mockkit.world import PersonCore
from services.personas import Persona, blocks, check, read
from services.scenarios import FaultSpec
from services.store import Store, open_store
from services.toml_positions import decode, fault, load


class NetworkOptions(Struct, frozen=True):
    """What the command line asks of the server. Empty means: the usual. ``address`` is found by serving.prepare."""

    host: str = "127.0.0.1"
    port: int = 8080
    data: str = ""
    clock: str = ""
    auth: bool = True
    jwks: str = ""
    tls_cert: Path | None = None
    tls_key: Path | None = None
    client_ca: Path | None = None
    faults: Path | None = None
    plugins: tuple[Path, ...] = ()
    control_key: str = ""
    threads: int = 2
    population: bool = False
    address: str = ""

    @property
    def scheme(self) -> str:
        """The scheme of the address."""
        return "https" if self.tls_cert else "http"

    @property
    def origin(self) -> str:
        """Where callers find us."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"




class Network:
    """Everything behind the port. ``inspect`` finds what is wrong with the options before anything is served."""

    def __init__(self, options: NetworkOptions) -> None:
        self.options = options
        self.clock = _clock(options.clock)
        self.registries = _registries(options.plugins)
        self.personas = _personas(options.plugins)
        self.faults = _faults(options.faults, self.registries) if options.faults else []
        self._kept: Store | None = None
        self.changes = Changes(self._state, self.clock)
        self.population = Population(self._everyone) if options.population else None
        sources = Sources(self._written, self.changes.part, imported=ImportedPart(options.data, self.clock))
        self.sources = sources.populated(self.population)
        self._signer = TokenSigner(self.clock)
        folders = [one / "scenarios" / "reactions" for one in options.plugins]
        self.stelsel = Stelsel(self.clock, self._state, self.registries, self._signer, folders)

    def inspect(self) -> None:
        """Raise InputError for a broken persona, faults file, key set or store."""
        kinds = {one.manifest.id: one.load("block").Block for one in self.registries if one.has("block")}
        for error in check(self.personas, kinds):
            raise error
        if self.options.jwks:
            keys.reader(self.options.jwks, self.clock)()
        self.stelsel.check()
        _store(self.options.data).close()

    def front(self) -> Front:
        """Build every mock and return the app that serves them all."""
        store = _store(self.options.data)
        sign, verify = self._tokens()
        host = self.host(store, verify)
        host.faults.holding.most = max(1, self.options.threads - 2)
        self._deal(host)
        self._connect(host)
        host.warm()
        control = self._control(host, sign)
        pages = self._pages(host) | control.pages() | StelselPages(self.stelsel, control.admitted).pages()
        self.stelsel.courier.start()
        options = self.options
        ids = [one.manifest.id for one in self._mocked()]
        return Front(host, ids, pages, Guard(options.host, options.port, options.scheme))

    def _connect(self, host: MockHost) -> None:
        """Let our own systems ask the mocks in this process, without a socket; before any mock is built."""
        self.stelsel.connect(host, Http(self.clock, self._embedded, host.adapter, self.stelsel.hooks))

    def _embedded(self, registry: str, face: str) -> Endpoint:
        found = next((one.manifest for one in self.registries if one.manifest.id == registry), None)
        if found is None:
            raise Unavailable(registry, "dit register is er niet")
        return Endpoint(f"{EMBEDDED}://{registry}{found.face(face).base_path}", ours=True)

    def host(self, store: Store | None = None, verify: Any = None) -> MockHost:
        """Return the mocks over a store (memory); without ``verify`` the tokens are nobody's."""
        sources, self._kept = self.sources, store or open_store()
        return MockHost(
            self._mocked(),
            sources.blocks,
            self._persons,
            self.clock,
            self._state,
            verify or self._tokens()[1],
            auth=self.options.auth,
            origin=self.options.origin,
            owner=sources.owner,
            changes=self.changes,
        )

    def documents(self, host: MockHost) -> dict[str, Document]:
        """Return path → OpenAPI document of every face."""
        return {
            document_path(face): Document(found, face, host, self.options.origin)
            for found in self._mocked()
            for face in found.manifest.faces
        }

    def _mocked(self) -> list[Found[RegistryManifest]]:
        return [one for one in self.registries if one.has("mock")]

    def _pages(self, host: MockHost) -> dict[str, Page]:
        listing = Listing([one.manifest for one in self._mocked()], self.options.origin, self.options.auth)
        pages: dict[str, Page] = {"/": listing.page, "/health/live": live, "/health/ready": live}
        return pages | {path: one.page for path, one in self.documents(host).items()}

    def _control(self, host: MockHost, sign: Sign | None) -> Control:
        faces = {one.manifest.id: frozenset(face.id for face in one.manifest.faces) for one in self.registries}
        reset = _Reset(self, host)
        return Control(self.options.control_key, host.faults, faces, self._persons(), self.clock, sign, reset)

    def _deal(self, host: MockHost) -> None:
        for spec in self.faults:
            host.faults.put(spec.registry, fault_of(spec))

    def _tokens(self) -> tuple[Sign | None, Any]:
        own = TokenVerifier(self._signer.jwks(), self.clock)
        if self.options.jwks:
            foreign = keys.SharedKeys(keys.reader(self.options.jwks, self.clock), self.clock)
            return None, _Either(foreign.verify, own.verify).verify
        return self._signer.sign, own.verify

    def _state(self) -> Store:
        if self._kept is None:
            self._kept = open_store()
        return self._kept

    def _everyone(self) -> list[Persona]:
        return self.personas

    def _written(self, found: Found[RegistryManifest]) -> Mapping[str, Any]:
        if not found.has("block"):
            return {}
        return blocks(self.personas, found.manifest.id, found.load("block").Block)

    def _persons(self) -> Mapping[str, PersonCore]:
        heads = [one.head for one in self.personas]
        return self.sources.persons({head.bsn: PersonCore(head.id, head.bsn, head.naam) for head in heads})


_REMEMBERED = 4096


class _Either:
    """Verifies by the keys of elsewhere, and the tokens of our own systems by our own: they have nobody's login.

    A token is tried with our own keys until it was good once elsewhere; that is remembered by its exact text.
    """

    def __init__(self, foreign: Callable[[str], Any], own: Callable[[str], Any]) -> None:
        self._foreign, self._own = foreign, own
        self._of_elsewhere: set[str] = set()

    def verify(self, token: str) -> Any:
        """Return the claims; raises what the keys of elsewhere say when neither knows the token."""
        if token in self._of_elsewhere:
            return self._foreign(token)
        try:
            return self._own(token)
        except TokenRefused:
            claims = self._foreign(token)
        if len(self._of_elsewhere) >= _REMEMBERED:
            self._of_elsewhere.clear()
        self._of_elsewhere.add(token)
        return claims


class _Reset:
    """Back to how the server started: the store empty, only the faults of the file."""

    def __init__(self, network: Network, host: MockHost) -> None:
        self._network, self._host = network, host

    def __call__(self) -> None:
        self._network.stelsel.reset()
        self._host.faults.clear()
        self._network._deal(self._host)


def live(environ: Mapping[str, Any]) -> Reply:
    """Say that the server answers (ADR: /health/live)."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        raise Problem(405)
    return Reply({"status": "pass"}, content_type="application/health+json")


def check_address(options: NetworkOptions) -> None:
    """Raise InputError unless this address may be served this way (RELIABILITY.md T12)."""
    if bool(options.tls_cert) != bool(options.tls_key):
        raise InputError("--tls-cert en --tls-key horen bij elkaar: geef ze allebei")
    if options.client_ca and not options.tls_cert:
        raise InputError("--tls-client-ca hoort bij --tls-cert en --tls-key")
    if is_loopback(options.host):
        return
    if not options.tls_cert:
        raise InputError(
            f"--host {options.host} is van buiten te bereiken en dat gaat alleen met TLS: "
            "geef --tls-cert en --tls-key, of neem --host 127.0.0.1"
        )
    if not options.auth:
        raise InputError(f"--auth none kan alleen op deze machine zelf, niet op --host {options.host}")


def _clock(text: str) -> Clock:
    if not text:
        return Clock()
    try:
        return Clock(parse_start(text))
    except ValueError as error:
        raise InputError(f"--clock {text}: schrijf JJJJ-MM-DD of JJJJ-MM-DDTUU:MM") from error


def _registries(plugins: Sequence[Path]) -> list[Found[RegistryManifest]]:
    for folder in plugins:
        if not folder.is_dir():
            raise InputError("deze map is er niet", file=str(folder))
    found, broken = registries(plugins)
    for one in broken:
        raise InputError(one.message)
    return found


def _personas(plugins: Sequence[Path]) -> list[Persona]:
    folders = [resources.path("personas"), *(one / "personas" for one in plugins if (one / "personas").is_dir())]
    return read(folders, everyone=True)


def _store(url: str) -> Store:
    if not url:
        return open_store()
    from sqlalchemy.exc import SQLAlchemyError

    try:
        return open_store(url)
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise InputError(f"--data {url}: hier kan niets worden bewaard ({type(error).__name__})") from error


def _faults(path: Path, found: Sequence[Found[RegistryManifest]]) -> list[FaultSpec]:
    """Read a faults file: tables ``[[faults]]`` with the fields of FaultSpec. Raises InputError with the line."""
    table = load(path)
    for name in table:
        if name != "faults":
            raise fault(path, (name,), "in dit bestand staan alleen tabellen [[faults]]")
    specs = decode(path, table.get("faults", []), list[FaultSpec], ("faults",))
    known = {one.manifest.id: {face.id for face in one.manifest.faces} for one in found}
    for number, spec in enumerate(specs):
        if spec.registry not in known:
            raise fault(path, ("faults", number, "registry"), f"er is geen register {spec.registry!r}")
        if spec.face and spec.face not in known[spec.registry]:
            raise fault(path, ("faults", number, "face"), f"{spec.registry} heeft geen koppelvlak {spec.face!r}")
    return specs
