"""The network form as a caller meets it: starting, refusing, headers, keys, faults, shared state and stopping."""

import http.client
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.servers import ROOT, Answer, Server, refused, server

FENNA = "900050342"
PERSONEN = "/haalcentraal/api/brp/personen"
QUESTION = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [FENNA], "fields": ["naam"]}
BOX = "/berichten/api/v1/berichten"
RECEIVER = {"X-Ontvanger": f"BSN:{FENNA}"}
SECURITY = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "content-security-policy": "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """One server with the token check for all tests of this file that leave it well."""
    with server("--clock", "2027-01-05T14:02", "--threads", "8") as found:
        yield found


@pytest.fixture(autouse=True)
def well(request: pytest.FixtureRequest) -> Iterator[None]:
    """Begin and end with a clean slate, when the shared server is used."""
    yield
    if "running" in request.fixturenames:
        found: Server = request.getfixturevalue("running")
        assert found.control("POST", "/reset").status == 204


# --- finding one's way


def test_the_list_names_every_face_with_path_source_and_document(running: Server) -> None:
    told = running.ask("GET", "/").json
    faces = {f"{one['id']}/{face['id']}": face for one in told["registers"] for face in one["koppelvlakken"]}
    assert faces["brp/personen"]["base_path"] == "/haalcentraal/api/brp"
    assert faces["brp/personen"]["contract"]["bron"].startswith("https://")
    assert faces["rdw/voertuigbezit"]["contract"]["eigen_vorm"] is True
    assert "geen echte overheid" in told["let_op"]
    for face in faces.values():
        path = face["openapi"].removeprefix(running.origin)
        assert running.ask("GET", path).json["servers"] == [{"url": running.origin + face["base_path"]}]


def test_it_is_alive(running: Server) -> None:
    found = running.ask("GET", "/health/live")
    assert (found.status, found.json) == (200, {"status": "pass"})


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/health/live", 200),
        ("GET", "/nergens", 404),
        ("GET", "/haalcentraal/api/brpx/personen", 404),
        ("POST", "/", 405),
        ("GET", PERSONEN, 401),
        ("GET", "/haalcentraal/api/brp/openapi.json", 200),
        ("DELETE", "/haalcentraal/api/brp/openapi.json", 405),
        ("GET", "/_voorportaal/faults", 401),
        ("GET", "/_voorportaal/anders", 404),
    ],
)
def test_every_answer_carries_the_security_headers(running: Server, method: str, path: str, status: int) -> None:
    found = running.ask(method, path)
    assert found.status == status
    assert {name: found.headers.get(name) for name in SECURITY} == SECURITY
    assert found.headers["api-version"]
    if status >= 400:
        assert found.headers["content-type"].split(";")[0] == "application/problem+json"
        assert {"type", "title", "status", "detail"} <= found.json.keys()
        assert found.json["status"] == status


# --- who may ask


def test_a_persona_gets_a_token_and_her_own_data_only(running: Server) -> None:
    session = running.token("fenna")
    assert running.ask("POST", PERSONEN, QUESTION, session).json["personen"][0]["naam"]["geslachtsnaam"] == "Wit"
    assert running.ask("POST", PERSONEN, QUESTION, running.token("willem")).status == 403
    assert running.ask("POST", PERSONEN, QUESTION).status == 401
    forged = {"X-Voorportaal-Sessie": session["X-Voorportaal-Sessie"][:-4] + "AAAA"}
    assert running.ask("POST", PERSONEN, QUESTION, forged).status == 401


def test_the_level_of_the_token_counts(running: Server) -> None:
    basis, midden = running.token("fenna", "BASIS"), running.token("fenna")
    ready = _fetched(running, midden)
    _fetched(running, basis)
    path = f"{BOX}/{ready['berichtId']}?magazijnId={ready['magazijnId']}"
    patch = {"Content-Type": "application/merge-patch+json", **RECEIVER}
    assert running.ask("PATCH", path, b'{"map": "Archief"}', patch | basis).status == 403
    assert running.ask("PATCH", path, b'{"map": "Archief"}', patch | midden).status == 200


@pytest.mark.parametrize("key", ["", "fout", "Bearer", "é"])
def test_the_control_pages_want_the_key(running: Server, key: str) -> None:
    headers = {"Authorization": f"Bearer {key}".encode("latin-1").decode("latin-1")}
    for method, path in (("GET", "faults"), ("POST", "tokens"), ("POST", "reset"), ("DELETE", "faults")):
        assert running.ask(method, f"/_voorportaal/{path}", headers=headers).status == 401


def test_without_the_token_check_everything_may_be_asked() -> None:
    with server("--auth", "none") as open_one:
        assert open_one.ask("POST", PERSONEN, QUESTION).status == 200
        assert "geen" in open_one.ask("GET", "/").json["sessie"]


HOSTS = [
    "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1", "localhost", "", "0.0.0.0",
    "127.0.0.2", "127.1", "2130706433", "0x7f.1", "[::]", "[::ffff:127.0.0.1]", "voorportaal.example", "LOCALHOST.",
    "localhost:1", "127.0.0.1:1", "127.0.0.1:80", "evil.example:{port}", "127.0.0.1:{port}.evil.example",
    "evil.example@127.0.0.1:{port}", "127.0.0.1:{port}@evil.example", "localhost:0{port}", "127.0.0.1:{port}/",
    "localhost.:{port}", "0.0.0.0:{port}", "127.0.0.2:{port}", "127.1:{port}", "2130706433:{port}",
    "[::ffff:127.0.0.1]:{port}", "[::1%25lo]:{port}", "rebind.example:{port}", "mijn.overheid.nl:{port}",
    "localhost:{port}:{port}", "127.0.0.1:{port},evil.example",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_another_name_is_refused(running: Server, host: str) -> None:
    """DNS rebinding (RELIABILITY.md T14); the three right names are the negative control below."""
    found = _raw(running, "GET", "/", {"Host": host.format(port=running.port)})
    assert 400 <= found < 500


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "LOCALHOST:{port}"])
def test_our_own_names_are_served(running: Server, host: str) -> None:
    assert _raw(running, "GET", "/", {"Host": host.format(port=running.port)}) == 200


PAGES: list[dict[str, str]] = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "file://"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
    {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"},
]
KINDS = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "image/png", ""]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_in_a_browser_changes_nothing(page: dict[str, str], open_server: Server) -> None:
    """CSRF (RELIABILITY.md T13): with the token check off, so that only this stands in the way. 40 shapes."""
    for kind in KINDS:
        headers = {**RECEIVER, **page} | ({"Content-Type": kind} if kind else {})
        assert 400 <= _status(open_server, "GET", f"{BOX}/_ophalen", headers) < 500
        assert 400 <= _status(open_server, "POST", PERSONEN, headers, b"{}") < 500
    assert open_server.ask("GET", BOX, headers=RECEIVER).status == 409   # nobody fetched


@pytest.mark.parametrize("kind", KINDS[:4])
@pytest.mark.parametrize(
    "path",
    [
        "/zaken/api/v1/zaakinformatieobjecten",
        "/documenten/api/v1/enkelvoudiginformatieobjecten",
        "/esd-eto-apikey/bevragen/v2/kadastraalonroerendezaken",
        PERSONEN,
    ],
)
def test_only_json_is_read(open_server: Server, path: str, kind: str) -> None:
    """What a form or a plain request can send is refused by every operation that takes a body."""
    assert _status(open_server, "POST", path, {"Content-Type": kind}, b'{"a": 1}') == 415


@pytest.fixture(scope="module")
def open_server() -> Iterator[Server]:
    """One server without the token check."""
    with server("--auth", "none", "--clock", "2027-01-05T14:02") as found:
        yield found


def test_a_body_that_is_too_large_is_not_read(running: Server) -> None:
    line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    try:
        line.putrequest("POST", PERSONEN)
        line.putheader("Content-Length", str(17 * 1024 * 1024))
        line.endheaders()
        assert line.getresponse().status == 413
    finally:
        line.close()


# --- faults


def test_faults_come_and_go_and_show_in_the_log(running: Server) -> None:
    session = running.token("fenna")
    asked = partial(running.ask, "POST", PERSONEN, QUESTION, session)
    assert asked().status == 200
    put = running.control("POST", "/faults", {"registry": "brp", "kind": "error", "status": 429, "times": 2})
    assert put.json == {"faults": [{"registry": "brp", "kind": "error", "status": 429, "times": 2}]}
    assert [asked().status for _ in range(3)] == [429, 429, 200]
    assert running.control("DELETE", "/faults?registry=brp").json == {"faults": []}
    lines = [line for line in running.log.splitlines() if "condition" in line]
    assert any("condition on: registry=brp kind=error status=429 times=2" in line for line in lines)
    assert sum("condition hit: registry=brp face=personen" in line for line in lines) >= 2
    assert any("condition off: registry=brp" in line for line in lines)


def test_a_registry_that_is_down_leaves_the_others_well(running: Server) -> None:
    session = running.token("fenna")
    running.control("POST", "/faults", [{"registry": "brp", "kind": "down"}, {"registry": "woz", "kind": "hang"}])
    down = running.ask("POST", PERSONEN, QUESTION, session)
    assert (down.status, down.headers["content-type"]) == (503, "application/problem+json")
    voertuigen = running.ask("GET", "/rdw/voertuigbezit/v1/voertuigen", headers=_holder() | session)
    assert voertuigen.status == 200


def test_many_held_calls_do_not_hold_the_server(running: Server) -> None:
    """Eight threads: six hold a call at most, the others are told at once and the rest goes on."""
    session = running.token("fenna")
    running.control("POST", "/faults", {"registry": "brp", "kind": "slow", "seconds": 3})
    with ThreadPoolExecutor(12) as pool:
        slow = [pool.submit(running.ask, "POST", PERSONEN, QUESTION, session) for _ in range(12)]
        _until(lambda: running.log.count("condition hit: registry=brp face=personen call=12") > 0)
        assert running.ask("GET", "/rdw/voertuigbezit/v1/voertuigen", headers=_holder() | session).status == 200
        assert not all(one.done() for one in slow), "the RDW waited for the held calls"
        statuses = [one.result().status for one in slow]
        told = slow[statuses.index(503)].result()
    assert sorted(statuses) == [200] * 6 + [503] * 6
    assert told.headers["retry-after"] == "10" and "houdt er al 6 vragen mee vast" in told.json["detail"]


@pytest.mark.parametrize("kind", ["half", "drip"])
def test_a_broken_answer_breaks_off(running: Server, kind: str) -> None:
    session = running.token("fenna")
    running.control("POST", "/faults", {"registry": "brp", "kind": kind})
    with pytest.raises((http.client.HTTPException, OSError)):
        running.ask("POST", PERSONEN, QUESTION, session, timeout=1.5)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"registry": "brpp", "kind": "down"}, "brpp"),
        ({"registry": "brp", "kind": "kapot"}, "kapot"),
        ({"registry": "brp", "kind": "down", "face": "kelder"}, "kelder"),
        ({"registry": "brp", "kind": "partial", "share": 2}, "share"),
        ({"registry": "brp"}, "kind"),
        ([1], "object"),
    ],
)
def test_a_wrong_fault_is_refused_and_puts_nothing(running: Server, body: Any, says: str) -> None:
    found = running.control("POST", "/faults", body)
    assert found.status == 422
    assert says in found.json["detail"]
    assert running.control("GET", "/faults").json == {"faults": []}


def test_a_file_sets_the_faults_at_the_start_and_a_reset_brings_them_back(tmp_path: Path) -> None:
    path = tmp_path / "storingen.toml"
    path.write_text('[[faults]]\nregistry = "brp"\nkind = "error"\ntimes = 1\n', encoding="utf-8")
    with server("--auth", "none", "--faults", str(path)) as found:
        assert [found.ask("POST", PERSONEN, QUESTION).status for _ in range(2)] == [503, 200]
        found.control("DELETE", "/faults")
        found.control("POST", "/reset")
        assert found.ask("POST", PERSONEN, QUESTION).status == 503


def test_faults_of_a_file_may_hold_several_calls_without_asking_for_threads(tmp_path: Path) -> None:
    """A page asks a register several things at once: all of them are slow, and none is refused."""
    path = tmp_path / "storingen.toml"
    path.write_text('[[faults]]\nregistry = "brp"\nkind = "slow"\nseconds = 1.0\n', encoding="utf-8")
    with server("--auth", "none", "--faults", str(path)) as found, ThreadPoolExecutor(6) as pool:
        slow = [pool.submit(found.ask, "POST", PERSONEN, QUESTION) for _ in range(6)]
        assert [one.result().status for one in slow] == [200] * 6
        assert "registry=brp kind=slow seconds=1 spread=none seed=0 at_once=6" in found.log


def test_the_commands_ask_a_running_server(running: Server) -> None:
    """The key comes from a pipe: never from the arguments or the environment."""
    code, token, _ = _command(running, "token", "--persona", "fenna")
    assert code == 0
    assert running.ask("POST", PERSONEN, QUESTION, {"X-Voorportaal-Sessie": token.strip()}).status == 200
    put = ("faults", "--set", "brp", "--kind", "slow", "--seconds", "0.1", "--spread", "uniform", "--times", "3")
    assert _command(running, *put)[:2] == (
        0, '{"registry": "brp", "kind": "slow", "seconds": 0.1, "times": 3, "spread": "uniform"}\n',
    )  # fmt: skip
    assert _command(running, "faults", "--clear", "brp")[:2] == (0, "")
    assert _command(running, "token", "--persona", "niemand")[0] == 2
    assert _command(running, "faults", "--set", "brp")[0] == 2
    wrong = _command(running, "faults", key="fout")
    assert wrong[0] == 2
    assert "beheersleutel" in wrong[2]


def _command(running: Server, *words: str, key: str = "") -> tuple[int, str, str]:
    command = [sys.executable, "main.py", "registries", *words, "--url", running.origin]
    run = subprocess.run(
        command, cwd=ROOT, input=f"{key or running.key}\n", capture_output=True, text=True, timeout=60, check=False
    )
    return run.returncode, run.stdout, run.stderr


# --- one state for all threads


def test_threads_share_one_state(running: Server) -> None:
    session = running.token("fenna")
    rows = _rows(running, session)
    unread = [row for row in rows if row["status"] == "ongelezen"] * 4
    patch = {"Content-Type": "application/merge-patch+json", **RECEIVER, **session}

    def read(row: dict[str, str]) -> int:
        path = f"{BOX}/{row['berichtId']}?magazijnId={row['magazijnId']}"
        return running.ask("PATCH", path, b'{"status": "gelezen"}', patch).status

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(read, unread)) == {200}
    assert [row for row in _rows(running, session) if row["status"] == "ongelezen"] == []


def test_a_file_keeps_what_was_written(tmp_path: Path) -> None:
    kept = ("--data", f"sqlite:///{tmp_path}/stand.db", "--auth", "none", "--clock", "2027-01-05T14:02")
    patch = {"Content-Type": "application/merge-patch+json", **RECEIVER}
    for folder in ("proefmap", "archief"):
        with server(*kept) as found:
            row = _rows(found, {})[0]
            assert row["map"] == ("inbox" if folder == "proefmap" else "proefmap")
            path = f"{BOX}/{row['berichtId']}?magazijnId={row['magazijnId']}"
            assert found.ask("PATCH", path, f'{{"map": "{folder}"}}'.encode(), patch).status == 200


# --- starting and stopping


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_also_with_a_held_call(number: int) -> None:
    with server("--auth", "none") as found:
        found.control("POST", "/faults", {"registry": "brp", "kind": "hang"})
        ends: list[int] = []
        asking = threading.Thread(target=_asks, args=(found, ends))
        asking.start()
        _until(lambda: "condition hit" in found.log)
        assert found.stop(number) == 0
        asking.join(10)
        assert ends in ([504], [0])   # an answer, or a line that was closed
        assert "Traceback" not in found.log


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_it_listens_where_it_is_told(host: str) -> None:
    with server("--host", host) as found:
        assert found.origin.startswith(f"http://{host}:")
        assert found.ask("GET", "/").json["registers"]


def test_an_occupied_port_is_named(running: Server) -> None:
    code, said = refused("--port", str(running.port))
    assert code == 2
    assert str(running.port) in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--host", "0.0.0.0"], "TLS"),
        (["--host", "registers.example"], "TLS"),
        (["--tls-cert", "cert.pem"], "--tls-key"),
        (["--tls-client-ca", "ca.pem"], "--tls-cert"),
        (["--tls-cert", "er-niet.pem", "--tls-key", "er-niet.pem"], "er-niet.pem"),
        (["--tls-cert", "README.md", "--tls-key", "README.md"], "certificaat"),
        (["--plugins", "er-niet"], "er-niet"),
        (["--clock", "morgen"], "--clock"),
        (["--faults", "er-niet.toml"], "er-niet.toml"),
        (["--jwks", "er-niet.json"], "er-niet.json"),
        (["--jwks", "README.md"], "JWKS"),
        (["--jwks", "http://evil.example/keys"], "https"),
        (["--data", "rommel://x"], "--data"),
        (["--port", "70000"], "65535"),
        (["--port", "poort"], "port"),
    ],
)
def test_what_cannot_work_is_said_at_the_start(options: list[str], says: str) -> None:
    code, said = refused("--port", "0", *options) if "--port" not in options else refused(*options)
    assert code == 2
    assert says in said
    assert "Traceback" not in said


def test_a_broken_persona_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "personas"
    folder.mkdir()
    (folder / "kees.toml").write_text('id = "kees"\nnaam = 3\n', encoding="utf-8")
    code, said = refused("--port", "0", "--plugins", str(tmp_path))
    assert code == 2
    assert "kees.toml:2" in said


def test_faults_of_a_file_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "storingen.toml"
    path.write_text('[[faults]]\nregistry = "brp"\nkind = "down"\n\n[[faults]]\nregistry = "x"\nkind = "down"\n')
    code, said = refused("--port", "0", "--faults", str(path))
    assert code == 2
    assert "storingen.toml:6" in said


def test_it_serves_tls(tmp_path: Path) -> None:
    cert, key = _certificate(tmp_path)
    with server("--tls-cert", str(cert), "--tls-key", str(key)) as found:
        assert found.origin.startswith("https://")
        assert found.ask("GET", "/health/live").status == 200
        assert found.ask("POST", PERSONEN, QUESTION, found.token("fenna")).status == 200


def test_beyond_this_machine_goes_with_tls_and_a_token(tmp_path: Path) -> None:
    cert, key = _certificate(tmp_path)
    tls = ("--host", "0.0.0.0", "--tls-cert", str(cert), "--tls-key", str(key))
    code, said = refused("--port", "0", *tls, "--auth", "none")
    assert code == 2
    assert "--auth none" in said
    with server(*tls) as found:
        assert found.ask("POST", PERSONEN, QUESTION).status == 401
        assert found.ask("POST", PERSONEN, QUESTION, found.token("fenna")).status == 200


# --- what the tests above use


def _fetched(running: Server, session: dict[str, str]) -> dict[str, str]:
    """Return the first message of Fenna's box."""
    return _rows(running, session)[0]


def _rows(running: Server, session: dict[str, str]) -> list[dict[str, str]]:
    headers = RECEIVER | session
    assert running.ask("GET", f"{BOX}/_ophalen", headers=headers).status == 200
    rows: list[dict[str, str]] = running.ask("GET", f"{BOX}?paginaGrootte=200", headers=headers).json["berichten"]
    return rows


def _holder() -> dict[str, str]:
    return {"X-Voorportaal-Betrokkene": f"BSN:{FENNA}"}


def _raw(running: Server, method: str, path: str, headers: dict[str, str]) -> int:
    line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    try:
        line.putrequest(method, path, skip_host=True)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        return line.getresponse().status
    finally:
        line.close()


def _status(running: Server, method: str, path: str, headers: dict[str, str], body: bytes | None = None) -> int:
    answer: Answer = running.ask(method, path, body, headers)
    return answer.status


def _asks(running: Server, ends: list[int]) -> None:
    try:
        ends.append(running.ask("POST", PERSONEN, QUESTION, timeout=20).status)
    except (OSError, http.client.HTTPException):
        ends.append(0)


def _until(reached: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(1000):
        if reached():
            return
        pause.wait(0.01)
    raise AssertionError("it never happened")


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Write a self-signed certificate for this machine and its key; both as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    since = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = folder / "cert.pem", folder / "key.pem"
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form, kind = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, kind))
    return cert_file, key_file
