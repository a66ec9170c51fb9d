"""Proves the one way out: whatever the other side does, a call ends on time, in one of five named ways."""

import contextlib
import gzip
import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

import msgspec
import pytest
import requests
from hypothesis import given, settings, strategies as st

from services.errors import BadReply, Forbidden, NotFound, ServiceError, TimedOut, Unavailable
from services.http import DEADLINE, Call, CallRecord, Deadline, Hooks, Reply, reply, running_deadline
from services.identity.tokens import HEADER
from services.mockhost.embedded import EmbeddedAdapter
from services.mockhost.faults import KINDS, Fault, FaultDeck, Faulty
from tests.helpers.odd_lines import BSN, ProofLine
from tests.helpers.odd_server import OddServer, Script, Visit, full_house
from tests.helpers.worlds import NOW

T = TypeVar("T")
SHORT = 0.4
FAR = 600.0         # a deadline that does not end anything in a test
PATIENCE = 20.0     # after this long something hangs; how long it really takes is no part of a test
BOMB = gzip.compress(b" " * 17_000_000, 1)


class Answer(msgspec.Struct):
    """What the proof registry should answer."""

    naam: str


# --- scripts: how a server may behave


def well(visit: Visit) -> None:
    """Answer as one should."""
    visit.hear()
    visit.answer(b'{"naam": "ja"}')


def hang(visit: Visit) -> None:
    """Accept, listen, and say nothing."""
    visit.hear()
    visit.until_closed()


def reset(visit: Visit) -> None:
    """Break off in the middle of the answer."""
    visit.hear()
    visit.say(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{")
    visit.reset()


def half(visit: Visit) -> None:
    """Promise more than comes, and close politely."""
    visit.hear()
    visit.answer(b'{"naam": "j', "200 OK", "Content-Length: 5000")
    visit._sock.shutdown(1)


def body_drip(visit: Visit) -> None:
    """One byte of body at a time, for ever: no read ever times out."""
    visit.hear()
    visit.say(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    visit.drip(b" ", 0.05)


def header_drip(visit: Visit) -> None:
    """One byte of a header at a time, for ever."""
    visit.hear()
    visit.say(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    visit.drip(b"x", 0.05)


def bad_chunk(visit: Visit) -> None:
    """A chunk that gives no length."""
    visit.hear()
    visit.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nonzin\r\n0\r\n\r\n")


def packed(visit: Visit) -> None:
    """A bomb that nobody asked to have packed."""
    visit.hear()
    visit.answer(BOMB, "200 OK", "Content-Encoding: gzip")


def many_headers(visit: Visit) -> None:
    """50,000 headers."""
    visit.hear()
    visit.say(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: ja\r\n" % n for n in range(50_000)) + b"\r\n")


def out_of_order(visit: Visit) -> None:
    """A gateway that says the source is out."""
    visit.hear()
    visit.answer(b'{"title": "Storing"}', "503 Service Unavailable")


def wrong_type(visit: Visit) -> None:
    """A page for people where JSON should be."""
    visit.hear()
    visit.answer(b"<html>onderhoud \xff</html>", "200 OK", "Content-Type: text/html")


def wrong_shape(visit: Visit) -> None:
    """Sound JSON about something else."""
    visit.hear()
    visit.answer(b'{"voornaam": ["ja"]}')


def slow(visit: Visit) -> None:
    """A good answer, piece by piece, too slow to be whole on time."""
    visit.hear()
    body = json.dumps({"naam": "a" * 4000}).encode()
    visit.say(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
    for place in range(0, len(body), 64):
        visit.say(body[place : place + 64])
        if visit.closed.wait(0.05):
            return


def no_http(visit: Visit) -> None:
    """Another protocol altogether."""
    visit.hear()
    visit.say(b"220 post.example ESMTP\r\n" * 3)
    visit._sock.shutdown(1)


def redirect(visit: Visit) -> None:
    """Send the caller elsewhere."""
    visit.hear()
    visit.answer(b"", "302 Found", "Location: http://127.0.0.1:9/elders")


FORMS: dict[str, tuple[Script, type[ServiceError]]] = {
    "accept and hang": (hang, TimedOut),
    "reset": (reset, Unavailable),
    "half": (half, Unavailable),
    "body drip": (body_drip, TimedOut),
    "header drip": (header_drip, TimedOut),
    "bad chunk": (bad_chunk, Unavailable),
    "packed": (packed, BadReply),
    "50,000 headers": (many_headers, Unavailable),
    "5xx": (out_of_order, Unavailable),
    "wrong content type": (wrong_type, BadReply),
    "wrong shape": (wrong_shape, BadReply),
    "slow": (slow, TimedOut),
    "no http": (no_http, Unavailable),
    "redirect": (redirect, BadReply),
}


def _ask(line: ProofLine) -> Answer:
    return line.channel.get("/naam").decode(Answer)


def _ends(work: Callable[[], T]) -> T:
    """Return what ``work`` gives: a call that never ends fails here instead of holding the whole run.

    How late calls end after their deadline is measured by ``python -m tests.bench --only limits``.
    """
    pool = ThreadPoolExecutor(1)
    ending = pool.submit(work)
    try:
        return ending.result(PATIENCE)
    finally:
        pool.shutdown(wait=ending.done())


def _refused(line: ProofLine, error: type[ServiceError]) -> ServiceError:
    with pytest.raises(error) as caught:
        _ask(line)
    return caught.value


def test_a_well_server_answers() -> None:
    """The negative control of all that follows."""
    with OddServer(well) as server:
        assert _ask(ProofLine(server.url, deadline=SHORT)) == Answer("ja")


def test_there_are_fourteen_forms() -> None:
    assert len(FORMS) >= 14


@pytest.mark.parametrize("form", FORMS)
def test_every_form_ends_on_time_with_a_named_error(form: str) -> None:
    script, error = FORMS[form]
    with OddServer(script) as server:
        told = _ends(partial(_refused, ProofLine(server.url, deadline=SHORT), error))
        assert told.source == "proef"
        assert server.visits[0].closed.wait(2), "the connection stays open after the call"


def test_a_port_where_nobody_listens_is_unavailable() -> None:
    with OddServer(well) as server:
        url = server.url
    with pytest.raises(Unavailable):
        _ask(ProofLine(url, deadline=SHORT))


def test_a_name_that_does_not_exist_is_unavailable() -> None:
    with pytest.raises(Unavailable):
        _ask(ProofLine("http://register.example", deadline=SHORT))


def test_a_connection_that_never_comes_ends_on_time() -> None:
    with full_house() as url:
        _ends(partial(_refused, ProofLine(url, deadline=SHORT), TimedOut))


@pytest.mark.parametrize("form", ["hang", "drip"])
def test_a_greeting_over_tls_that_never_ends_ends_on_time(form: str) -> None:
    def greet(visit: Visit) -> None:
        visit.say(b"\x16\x03\x03\x40\x00")
        visit.drip(b"\x02", 0.05) if form == "drip" else visit.until_closed()

    with OddServer(greet) as server:
        line = ProofLine(server.url.replace("http://", "https://"), deadline=SHORT)
        _ends(partial(_refused, line, TimedOut))
        assert server.visits[0].closed.wait(2)


def test_a_source_that_flaps_is_asked_anew_each_time() -> None:
    answers = iter([out_of_order, well, reset, well])

    def flap(visit: Visit) -> None:
        next(answers)(visit)

    with OddServer(flap) as server:
        line = ProofLine(server.url, deadline=SHORT)
        told = []
        for _ in range(4):
            try:
                told.append(_ask(line).naam)
            except Unavailable:
                told.append("uit")
    assert told == ["uit", "ja", "uit", "ja"]


def test_without_the_watch_a_dripping_server_holds_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control of the drip tests: the per-read timeout of requests does not end it."""
    monkeypatch.setattr(Deadline, "cancel", _does_nothing)
    monkeypatch.setattr(Deadline, "passed", property(_never))
    ended = threading.Event()
    with OddServer(header_drip) as server:
        line = ProofLine(server.url, deadline=SHORT)

        def ask() -> None:
            with pytest.raises(ServiceError):
                _ask(line)
            ended.set()

        asking = threading.Thread(target=ask)
        asking.start()
        assert not ended.wait(SHORT * 2), "this control should hang: the tests above prove nothing"
    asking.join(5)


def _does_nothing(deadline: Deadline) -> None: ...


def _never(deadline: Deadline) -> bool:
    return False


# --- the end of sessions


@pytest.mark.parametrize("script", [hang, body_drip, header_drip])
def test_give_up_ends_running_calls_at_once(script: Script) -> None:
    with OddServer(script) as server:
        line = ProofLine(server.url, deadline=FAR)
        errors: list[Exception] = []

        def ask() -> None:
            try:
                _ask(line)
            except ServiceError as error:
                errors.append(error)

        asking = [threading.Thread(target=ask) for _ in range(3)]
        for one in asking:
            one.start()
        _until(lambda: len(server.visits) == 3 and all(b"\r\n\r\n" in one.head for one in server.visits))
        line.http.give_up()
        for one in asking:
            one.join(PATIENCE)
        assert [type(error) for error in errors] == [TimedOut] * 3


def test_give_up_ends_a_call_that_is_still_connecting() -> None:
    with full_house() as url:
        line = ProofLine(url, deadline=FAR)
        asking = threading.Thread(target=partial(_swallow, line), daemon=True)
        asking.start()
        _until(lambda: any(one._sockets for one in list(line.http._running)))
        line.http.give_up()
        asking.join(PATIENCE)
        assert not asking.is_alive()


def _swallow(line: ProofLine) -> None:
    with pytest.raises(ServiceError):
        _ask(line)


def _until(done: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(round(PATIENCE / 0.005)):
        if done():
            return
        pause.wait(0.005)
    raise AssertionError("it never happened")


def test_a_session_that_is_over_makes_no_more_calls() -> None:
    with OddServer(well) as server:
        line = ProofLine(server.url, deadline=SHORT)
        old, new = line.of_epoch(1), line.of_epoch(3)
        line.http.give_up(1)
        with pytest.raises(Unavailable):
            old.get("/naam")
        assert server.visits == []
        assert new.get("/naam").status == 200
        line.http.close()
        with pytest.raises(Unavailable):
            new.get("/naam")


def test_a_socket_watched_after_the_end_is_shut_at_once() -> None:
    import socket

    line = ProofLine("http://127.0.0.1:9")
    deadline = Deadline(line.clock, 5)
    deadline.cancel()
    one, other = socket.socketpair()
    with one, other:
        deadline.watch(one)
        assert other.recv(1) == b""
        deadline.release()


def test_nothing_runs_on_after_the_deadline() -> None:
    """Threads of the timer are gone; tests/helpers/guards watches the rest."""
    before = set(threading.enumerate())
    with OddServer(hang) as server:
        line = ProofLine(server.url, deadline=0.1)
        _swallow(line)
        assert not line.http._running
        assert running_deadline() is None
    for thread in set(threading.enumerate()) - before:
        thread.join(1)
    assert set(threading.enumerate()) <= before


def test_the_deadline_is_eight_seconds() -> None:
    assert DEADLINE == 8.0


# --- what is sent


def test_only_our_own_registries_get_the_token() -> None:
    with OddServer(well) as server:
        ProofLine(server.url, ours=False).channel.get("/naam")
        ProofLine(server.url, ours=True).channel.get("/naam")
        theirs, ours = (_headers(visit) for visit in server.visits)
    assert HEADER.lower() not in theirs
    assert ours[HEADER.lower()] == "het-sessiebewijs"


def test_a_redirect_is_not_followed_and_its_flood_not_read() -> None:
    asked: list[bytes] = []

    def elsewhere(visit: Visit) -> None:
        asked.append(visit.hear())
        visit.answer(b"{}")

    with OddServer(elsewhere) as target:

        def send_away(visit: Visit) -> None:
            visit.hear()
            visit.say(
                f"HTTP/1.1 302 Found\r\nLocation: {target.url}/\r\nContent-Length: 900000000\r\n\r\n".encode()
            )
            for _ in range(2000):
                visit.say(b" " * 65536)

        with OddServer(send_away) as server, pytest.raises(BadReply):
            ProofLine(server.url, ours=True, deadline=5).channel.get("/naam")
    assert asked == []


def test_proxies_and_passwords_of_the_environment_are_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login fenna password geheim\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with OddServer(well) as server:
        assert _ask(ProofLine(server.url, deadline=SHORT)) == Answer("ja")
        assert "authorization" not in _headers(server.visits[0])
        with pytest.raises(requests.ConnectionError):
            # The control: requests itself believes the environment.
            requests.get(server.url, timeout=1)


def test_no_cookie_travels_from_one_call_to_the_next() -> None:
    def with_cookie(visit: Visit) -> None:
        visit.hear()
        visit.answer(b"{}", "200 OK", "Set-Cookie: wie=fenna")

    with OddServer(with_cookie) as server:
        line = ProofLine(server.url)
        line.channel.get("/een")
        line.channel.get("/twee")
        assert ["cookie" in _headers(visit) for visit in server.visits] == [False, False]


def test_a_body_goes_out_as_utf8_json_and_asks_for_nothing_packed() -> None:
    with OddServer(well) as server:
        ProofLine(server.url).channel.post("/naam", {"naam": "Zoë"})
        head = _headers(server.visits[0])
    assert head["content-type"] == "application/json; charset=utf-8"
    assert head["accept-encoding"] == "identity"
    assert head["x-correlation-id"]
    assert '"Zoë"'.encode() in server.visits[0].head


def _headers(visit: Visit) -> dict[str, str]:
    lines = visit.head.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


# --- what is told of it


def test_the_hook_is_told_of_every_call_without_body_query_or_token() -> None:
    with OddServer(well) as server:
        line = ProofLine(server.url, ours=True)
        line.channel.get("/naam", {"burgerservicenummer": BSN})
        line.channel.get(f"/naam?bsn={BSN}")
        line.channel.post("/naam", {"burgerservicenummer": BSN})
    with pytest.raises(ServiceError):
        line.channel.get("/weg")
    assert [one.status for one in line.records] == [200, 200, 200, None]
    assert [one.error for one in line.records] == ["", "", "", "Unavailable"]
    assert len({one.correlation for one in line.records}) == 4
    told = repr(line.records)
    assert BSN not in told and "het-sessiebewijs" not in told
    assert line.records[0].started == NOW
    assert {(one.actor, one.subject) for one in line.records} == {(BSN, BSN)}


def test_several_take_part_in_a_call_and_the_calls_own_headers_win() -> None:
    told: list[str] = []

    def traced(call: Call) -> dict[str, str]:
        return {"X-Trace": "een", "X-Eigen": "van de haak"}

    def first(record: CallRecord) -> None:
        told.append(f"eerst {record.status}")

    def second(record: CallRecord) -> None:
        told.append(f"dan {record.status}")

    hooks = Hooks((traced,), (first,)).joined(Hooks(told=(second,)))
    with OddServer(well) as server:
        ProofLine(server.url, hooks=hooks).channel.get("/naam", headers={"X-Eigen": "van de vraag"})
        sent = _headers(server.visits[0])
    assert (sent["x-trace"], sent["x-eigen"]) == ("een", "van de vraag")
    assert told == ["eerst 200", "dan 200"]


def test_a_call_that_is_shown_hides_its_token() -> None:
    call = Call("proef", "vragen", "GET", "/naam", token="het-sessiebewijs")
    assert "het-sessiebewijs" not in repr(call)


# --- what comes back


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (301, BadReply),
        (304, BadReply),
        (400, BadReply),
        (401, Forbidden),
        (403, Forbidden),
        (404, NotFound),
        (409, BadReply),
        (412, BadReply),
        (422, BadReply),
        (429, Unavailable),
        (500, Unavailable),
        (503, Unavailable),
    ],
)
def test_each_status_is_one_kind_of_error(status: int, error: type[ServiceError]) -> None:
    def answer(visit: Visit) -> None:
        visit.hear()
        visit.answer(b"" if status == 304 else b'{"detail": "zo is het"}', f"{status} Zo")

    with OddServer(answer) as server, pytest.raises(error) as caught:
        ProofLine(server.url, deadline=2).channel.get("/naam")
    assert type(caught.value) is error
    assert caught.value.status == status
    assert status == 304 or caught.value.problem == {"detail": "zo is het"}


def test_an_answer_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reply, "MAX_BODY", 100_000)
    sent: list[int] = []

    def flood(visit: Visit) -> None:
        visit.hear()
        visit.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for number in range(1000):
            visit.say(b"10000\r\n" + b" " * 65536 + b"\r\n")
            sent.append(number)

    with OddServer(flood) as server, pytest.raises(BadReply):
        ProofLine(server.url, deadline=5).channel.get("/naam")
    assert len(sent) < 1000


NO_JSON = {
    "nan": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "too large a number": b'{"a": 1e999}',
    "too long a number": b'{"a": ' + b"9" * 10_000 + b"}",
    "a key twice": b'{"a": 1, "a": 2}',
    "a key twice, deeper": b'{"b": [{"a": 1, "a": 2}]}',
    "half a pair": b'{"a": "\\ud800"}',
    "65 deep": b"[" * 65 + b"]" * 65,
    "a million deep": b"[" * 1_000_000,
    "more after the end": b'{"a": 1} x',
    "latin-1": b'{"a": "\xe9"}',
    "utf-16": '{"a": 1}'.encode("utf-16"),
    "nothing": b"",
    "a mark before it": b'\xef\xbb\xbf{"a": 1}',
    "too much": b'"' + b"a" * (reply.MAX_JSON + 1) + b'"',
}


@pytest.mark.parametrize("kind", NO_JSON)
def test_what_is_not_strict_json_is_a_bad_reply(kind: str) -> None:
    with pytest.raises(BadReply):
        _reply(NO_JSON[kind]).json()


@pytest.mark.parametrize(
    "body", [b"[" * 64 + b"]" * 64, b'{"a": 1e308}', b'{"a": "\\ud83d\\ude00"}', b"3", b'{"a": {"a": 1}}']
)
def test_what_is_strict_json_is_read(body: bytes) -> None:
    assert _reply(body).json() == json.loads(body)


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_are_json_or_a_bad_reply(body: bytes) -> None:
    with contextlib.suppress(BadReply):
        assert isinstance(_reply(body).decode(Answer), Answer)


def _reply(body: bytes) -> Reply:
    return Reply("proef", 200, {}, body, NOW)


# --- the embedded transport fails like the network


class EmbeddedProof:
    """One WSGI app behind the fault deck, without a socket."""

    def __init__(self, deadline: float = SHORT) -> None:
        self.deck = FaultDeck()
        self.line = ProofLine(
            "http+embedded://proef/proef/v1", deadline=deadline, embedded=EmbeddedAdapter(self._mount)
        )

    def _mount(self, registry: str, path: str) -> Any:
        return Faulty(_well_app, self.deck, "proef", "vragen")


def _well_app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    body = b'{"naam": "ja"}'
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


EMBEDDED_ENDS: dict[str, type[ServiceError]] = {
    "hang": TimedOut,
    "slow": TimedOut,
    "drip": TimedOut,
    "down": Unavailable,
    "error": Unavailable,
    "nonsense": BadReply,
    "half": Unavailable,
    "wrong_shape": BadReply,
}


def test_every_fault_of_the_deck_has_an_end() -> None:
    assert {*EMBEDDED_ENDS, "partial", "stale", "contradictory"} == set(KINDS)


@pytest.mark.parametrize("kind", EMBEDDED_ENDS)
def test_every_fault_of_the_deck_ends_like_the_network(kind: Any) -> None:
    proof = EmbeddedProof()
    assert _ask(proof.line) == Answer("ja")
    proof.deck.put("proef", Fault(kind, seconds=60))
    told = _ends(partial(_refused, proof.line, EMBEDDED_ENDS[kind]))
    assert type(told) is EMBEDDED_ENDS[kind]
    proof.deck.clear("proef")
    assert _ask(proof.line) == Answer("ja")


def test_a_source_that_is_only_slow_still_answers() -> None:
    proof = EmbeddedProof(deadline=5)
    proof.deck.put("proef", Fault("slow", seconds=0.05))
    assert _ask(proof.line) == Answer("ja")


@pytest.mark.parametrize("kind", ["hang", "slow", "drip"])
def test_give_up_wakes_an_embedded_call(kind: Any) -> None:
    proof = EmbeddedProof(deadline=FAR)
    proof.deck.put("proef", Fault(kind, seconds=FAR))
    asking = threading.Thread(target=partial(_swallow, proof.line), daemon=True)
    asking.start()
    _until(lambda: bool(proof.line.http._running))
    proof.line.http.give_up()
    asking.join(PATIENCE)
    assert not asking.is_alive()


def test_a_body_that_is_shorter_than_promised_is_noticed() -> None:
    def short(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Length", "15")])
        return [b'{"naam": ', b'"ja"}']

    line = ProofLine("http+embedded://proef/", embedded=EmbeddedAdapter(lambda registry, path: short))
    with pytest.raises(Unavailable):
        line.channel.get("/naam")


def test_an_embedded_redirect_is_not_followed() -> None:
    def away(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("307 Elders", [("Location", "http+embedded://elders/"), ("Content-Length", "0")])
        return [b""]

    line = ProofLine("http+embedded://proef/", embedded=EmbeddedAdapter(lambda registry, path: away))
    with pytest.raises(BadReply):
        line.channel.get("/naam")
