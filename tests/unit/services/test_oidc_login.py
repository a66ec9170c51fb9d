"""Proves Voorportaal as a client of other providers: whom it believes, whom not, and that it leaves nothing behind."""

import hmac
import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from services.clock import Clock
from services.identity.session import Level
from services.identity.token_keys import SigningKey, base64url
from services.identity.token_profile import LOA
from services.keystore.store import KeyStore
from services.oidc_login.failed import LoginFailed
from services.oidc_login.flow import Arrived, OidcLogin
from services.oidc_login.leaving import leave
from services.oidc_login.listener import PATH, Listener
from services.settings import OidcPlace, SettingsFile
from tests.helpers.keyrings import fake
from tests.helpers.worlds import NOW

BSN = "900050342"
PERSONS = {BSN: "fenna", "900092750": "hendrik"}
_ES, _OTHER = SigningKey("ES256"), SigningKey("ES256")
_RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Rogue:
    """A provider that can be made to lie: ``change`` alters what it answers."""

    issuer: str = ""
    nonce: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] = _ES.encode
    status: int = 200
    info: dict[str, Any] = field(default_factory=dict)
    tokens: dict[str, Any] = field(default_factory=dict)
    forms: list[dict[str, list[str]]] = field(default_factory=list)

    def told(self, path: str) -> Any:
        """What stands at an address."""
        if path.startswith("/.well-known"):
            ends = {f"{name}_endpoint": f"{self.issuer}/{name}" for name in ("authorization", "token", "userinfo")}
            return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/jwks", **ends, **self.metadata}
        if path == "/jwks":
            return {"keys": [*_ES.jwks()["keys"], json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_RSA.public_key()))]}
        if path == "/userinfo":
            return {"sub": "abc", "bsn": BSN, **self.info}
        now = int(NOW.timestamp())
        claims = {
            "iss": self.issuer, "aud": "voorportaal", "sub": "abc", "nonce": self.nonce, "iat": now, "exp": now + 300,
            "acr": LOA[Level.MIDDEN], **self.claims,
        }  # fmt: skip
        kept = {name: value for name, value in claims.items() if value is not None}
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.sign(kept), **self.tokens}


@pytest.fixture
def rogue() -> Iterator[Rogue]:
    made = Rogue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            made.forms.append(parse_qs(self.rfile.read(length).decode()))
            self._answer()

        def _answer(self) -> None:
            body = json.dumps(made.told(self.path)).encode()
            self.send_response(made.status if self.path == "/token" else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


def page(well: bool) -> str:
    """What the browser shows."""
    return "klaar" if well else "niet hier"


def login(rogue: Rogue, store: KeyStore | None = None, patience: float = 5, **changes: Any) -> OidcLogin:
    """A login of Voorportaal at this provider."""
    place = OidcPlace(**({"issuer": rogue.issuer, "client_id": "voorportaal"} | changes))
    return OidcLogin(place, PERSONS, store, page, Clock(NOW, frozen=True), patience)


def come_back(rogue: Rogue, running: OidcLogin) -> Arrived:
    """Let the browser come back as the provider sends it."""
    params = {name: values[0] for name, values in parse_qs(urlsplit(running.begin()).query).items()}
    rogue.nonce = params["nonce"]
    told = {"code": "een-code", "state": params["state"], "iss": rogue.issuer, **rogue.answer}
    back = f"{params['redirect_uri']}?{urlencode({name: value for name, value in told.items() if value})}"
    browser = threading.Thread(target=_open, args=(back,))
    browser.start()
    try:
        return running.finish()
    finally:
        browser.join()


def _open(address: str) -> None:
    with urlopen(address, timeout=5) as answer:
        answer.read()


def refused(rogue: Rogue, **changes: Any) -> str:
    """The reason why a login fails."""
    with pytest.raises(LoginFailed) as caught:
        come_back(rogue, login(rogue, **changes))
    assert BSN not in str(caught.value)
    return caught.value.reason


# --- well


def test_a_login_ends_with_a_practice_person(rogue: Rogue) -> None:
    assert come_back(rogue, login(rogue)) == Arrived("fenna", Level.MIDDEN, None)
    (form,) = rogue.forms
    assert set(form) == {"grant_type", "code", "redirect_uri", "client_id", "code_verifier"}


def test_the_settings_say_which_person_and_level(rogue: Rogue) -> None:
    rogue.claims = {"email": "h@post.example", "acr": None}
    names = {"h@post.example": "hendrik"}
    told = come_back(rogue, login(rogue, claim="email", personas=names, level="hoog"))
    assert (told.persona, told.level) == ("hendrik", Level.HOOG)


@pytest.mark.parametrize("algorithm", ["RS256", "PS256"])
def test_rsa_keys_do_too(rogue: Rogue, algorithm: str) -> None:
    def sign(claims: dict[str, Any]) -> str:
        return jwt.encode(claims, _RSA, algorithm)

    rogue.sign = sign
    assert come_back(rogue, login(rogue)).persona == "fenna"


def test_what_logging_out_needs_is_in_the_key_store_or_nowhere(rogue: Rogue, tmp_path: Path) -> None:
    away = KeyStore(tmp_path / "home", command=(sys.executable, "-c", "raise SystemExit(1)"))
    assert come_back(rogue, login(rogue, away)).remembered == "absent"
    assert not (tmp_path / "home").exists()


def test_logging_out_uses_what_was_kept_and_forgets_it(rogue: Rogue, tmp_path: Path) -> None:
    store = fake(tmp_path)
    assert come_back(rogue, login(rogue, store)).remembered == "ready"
    place = OidcPlace(issuer=rogue.issuer, client_id="voorportaal")
    assert leave(place, store, Clock()) == "", "this provider has no address for it"
    come_back(rogue, login(rogue, store))
    rogue.metadata = {"end_session_endpoint": f"{rogue.issuer}/uit"}
    address = leave(place, store, Clock())
    assert address.startswith(f"{rogue.issuer}/uit?id_token_hint=ey") and "client_id=voorportaal" in address
    assert store.get("oidc").secret is None and leave(place, store, Clock()) == ""


def test_what_is_kept_of_one_provider_is_not_told_to_another(rogue: Rogue, tmp_path: Path) -> None:
    store = fake(tmp_path)
    come_back(rogue, login(rogue, store))
    rogue.metadata = {"end_session_endpoint": f"{rogue.issuer}/uit"}
    for other in ({"issuer": "http://127.0.0.1:9"}, {"client_id": "een-ander"}):
        place = OidcPlace(**({"issuer": rogue.issuer, "client_id": "voorportaal"} | other))
        assert leave(place, store, Clock()) == ""
    assert store.get("oidc").secret is not None


def test_nothing_is_kept_when_the_settings_say_so(rogue: Rogue, tmp_path: Path) -> None:
    store = fake(tmp_path)
    assert come_back(rogue, login(rogue, store, remember=False)).remembered is None
    assert store.get("oidc").secret is None


# --- not believed


def _unsigned(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, "", "none")


def _with_the_public_key(claims: dict[str, Any]) -> str:
    public = _ES.jwks()["keys"][0]
    head = {"alg": "HS256", "kid": public["kid"]}
    told = ".".join(base64url(json.dumps(part).encode()) for part in (head, claims))
    return f"{told}.{base64url(hmac.digest(json.dumps(public).encode(), told.encode(), 'sha256'))}"


def _foreign_under_a_known_name(claims: dict[str, Any]) -> str:
    key = _OTHER._key()[0]
    return jwt.encode(claims, key, "ES256", {"kid": _ES.jwks()["keys"][0]["kid"]})


def _key_in_the_header(claims: dict[str, Any]) -> str:
    key, public = _OTHER._key()
    return jwt.encode(claims, key, "ES256", {"jwk": public, "jku": "https://elders.example/jwks"})


def _cut_off(claims: dict[str, Any]) -> str:
    return _ES.encode(claims).rpartition(".")[0] + "."


_LATE = int(NOW.timestamp())
CLAIMS: dict[str, tuple[dict[str, Any], str]] = {
    "another issuer": ({"iss": "https://elders.example"}, "issuer"),
    "no issuer": ({"iss": None}, "issuer"),
    "for another client": ({"aud": "ander"}, "claims"),
    "for two, not from us": ({"aud": ["voorportaal", "ander"]}, "claims"),
    "asked by another": ({"azp": "ander"}, "claims"),
    "no audience": ({"aud": None}, "claims"),
    "no nonce": ({"nonce": None}, "nonce"),
    "another nonce": ({"nonce": "van-een-ander"}, "nonce"),
    "expired": ({"exp": _LATE - 61}, "expired"),
    "no end": ({"exp": None}, "claims"),
    "endless": ({"exp": "altijd"}, "claims"),
    "from the future": ({"iat": _LATE + 120}, "expired"),
    "not yet": ({"nbf": _LATE + 120}, "expired"),
    "no subject": ({"sub": None}, "claims"),
    "another access token": ({"at_hash": "AAAA"}, "claims"),
    "nobody we know": ({"bsn": "900244239"}, "nobody"),
    "a real number": ({"bsn": "111222333"}, "real"),
    "a published number": ({"bsn": "999993653"}, "real"),
}
SIGNERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "unsigned": _unsigned, "HS256 with the public key": _with_the_public_key, "an unknown key": _OTHER.encode,
    "a foreign key under a known name": _foreign_under_a_known_name, "a key in the header": _key_in_the_header,
    "cut off": _cut_off,
}  # fmt: skip
ANSWERS: dict[str, tuple[dict[str, str], str]] = {
    "of another issuer": ({"iss": "https://elders.example"}, "issuer"),
    "cancelled": ({"error": "access_denied", "code": ""}, "cancelled"),
    "refused": ({"error": "server_error", "code": ""}, "denied"),
    "without a code": ({"code": ""}, "code"),
}
METADATA: dict[str, tuple[dict[str, Any], str]] = {
    "of another issuer": ({"issuer": "https://elders.example"}, "issuer"),
    "token over http": ({"token_endpoint": "http://elders.example/token"}, "metadata"),
    "keys over http": ({"jwks_uri": "http://elders.example/jwks"}, "metadata"),
    "no S256": ({"code_challenge_methods_supported": ["plain"]}, "metadata"),
    "a file": ({"jwks_uri": "file:///etc/passwd"}, "metadata"),
    "no addresses": ({"token_endpoint": None}, "metadata"),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_a_claim_that_is_not_right_is_not_believed(rogue: Rogue, case: str) -> None:
    rogue.claims, reason = CLAIMS[case]
    assert refused(rogue) == reason


@pytest.mark.parametrize("case", SIGNERS)
def test_a_signature_that_is_not_the_providers_is_not_believed(rogue: Rogue, case: str) -> None:
    rogue.sign = SIGNERS[case]
    assert refused(rogue) == "signature"


@pytest.mark.parametrize("case", ANSWERS)
def test_an_answer_that_is_not_ours_ends_the_login(rogue: Rogue, case: str) -> None:
    rogue.answer, reason = ANSWERS[case]
    assert refused(rogue) == reason
    assert rogue.forms == [], "the code went nowhere"


@pytest.mark.parametrize("case", METADATA)
def test_a_provider_that_is_not_safe_is_not_asked(rogue: Rogue, case: str) -> None:
    rogue.metadata, reason = METADATA[case]
    with pytest.raises(LoginFailed) as caught:
        login(rogue).begin()
    assert caught.value.reason == reason


def test_a_missing_issuer_is_refused_when_the_provider_promised_it(rogue: Rogue) -> None:
    rogue.answer = {"iss": ""}
    assert come_back(rogue, login(rogue)).persona == "fenna"
    rogue.metadata = {"authorization_response_iss_parameter_supported": True}
    assert refused(rogue) == "issuer"


def test_a_level_that_is_too_low_userinfo_of_another_and_a_refused_code(rogue: Rogue) -> None:
    rogue.claims = {"acr": LOA[Level.BASIS]}
    assert refused(rogue, acr_values=LOA[Level.SUBSTANTIEEL]) == "level"
    rogue.claims, rogue.info = {}, {"sub": "een-ander"}
    assert refused(rogue) == "claims"
    rogue.status = 400
    assert refused(rogue) == "code"


def test_a_provider_that_is_away_is_told_as_such() -> None:
    with pytest.raises(LoginFailed) as caught:
        login(Rogue("http://127.0.0.1:9")).begin()
    assert caught.value.reason == "unreachable"


# --- the listener


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener(page)
    yield made
    made.close()


STRANGE = [
    "GET /terug?code=x&state=fout HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "GET /anders?code=x&state=goed HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "GET /terug?code=x&state=goed HTTP/1.1\r\nHost: elders.example\r\n\r\n",
    "GET /terug?code=x&state=goed HTTP/1.1\r\n\r\n",
    "POST /terug?code=x&state=goed HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "GET /terug?code=x&state=goed&state=goed HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "GET /terug?code=x&code=y&state=goed HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "\x00\r\n\r\n",
    "GET /terug HTTP/1.1\r\nX: " + "x" * 20_000,
]


def test_strangers_are_waited_past_and_the_right_one_gets_in(listener: Listener) -> None:
    def knock() -> None:
        for words in [*STRANGE, "GET /terug?code=x&state=goed HTTP/1.1\r\nHost: {host}\r\n\r\n"]:
            with socket.create_connection(("127.0.0.1", listener.port)) as line:
                line.sendall(words.format(host=f"127.0.0.1:{listener.port}").encode())
                seen.append(_read(line))

    seen: list[bytes] = []
    knocking = threading.Thread(target=knock)
    knocking.start()
    assert listener.wait("goed", 5) == {"code": "x", "state": "goed"}
    knocking.join()
    assert b"200 OK" in seen[-1] and b"klaar" in seen[-1]
    assert not any(b"200 OK" in one for one in seen[:-1])


def _read(line: socket.socket) -> bytes:
    try:
        return line.recv(65536)
    except OSError:
        return b""


def test_it_listens_on_this_machine_only_and_stops_when_asked(listener: Listener) -> None:
    assert listener._socket.getsockname()[0] == "127.0.0.1" and listener.address.endswith(PATH)
    listener.cancel()
    with pytest.raises(LoginFailed, match="cancelled"):
        listener.wait("goed", 5)


def test_a_browser_that_never_comes_back_is_late(rogue: Rogue) -> None:
    running = login(rogue, patience=0.05)
    running.begin()
    with pytest.raises(LoginFailed, match="late"):
        running.finish()


@pytest.mark.parametrize("moment", ["before", "begun"])
def test_cancelling_gives_everything_back(rogue: Rogue, moment: str) -> None:
    running = login(rogue)
    if moment == "begun":
        running.begin()
    running.cancel()
    with pytest.raises(LoginFailed):
        running.begin() if moment == "before" else running.finish()


# --- settings


def test_the_settings_are_read_checked_and_kept(tmp_path: Path) -> None:
    text = (
        'language = "nl"\n\n[oidc]\nissuer = "https://inlog.example"\nclient_id = "x"\nclaim = "sub"\n\n'
        '[oidc.personas]\n"a b" = "fenna"\n'
    )
    settings = SettingsFile(tmp_path)
    settings.path.write_text(text, encoding="utf-8")
    found = settings.read()
    assert found.oidc is not None and found.oidc.personas == {"a b": "fenna"}
    settings.write(found)
    assert settings.read() == found
    settings.path.unlink()
    settings.write(found)
    assert settings.read() == found


@pytest.mark.parametrize("line", ['issuer = "http://inlog.example"', 'issuer = "embedded"', 'issuer = "https://u:p@x.example"'])
def test_an_issuer_that_is_not_safe_is_refused(tmp_path: Path, line: str) -> None:
    settings = SettingsFile(tmp_path)
    settings.path.write_text(f'[oidc]\n{line}\nclient_id = "x"\n', encoding="utf-8")
    with pytest.raises(Exception, match="issuer"):
        settings.read()
