"""Proves Digikoppeling: signatures, certificates, the reliable envelope, large messages, headers and the log."""

import base64
import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from services.clock import Clock
from services.errors import BadReply, Unavailable
from services.events import Registered, source_of
from services.http import Call, CallRecord
from services.stelsel.digikoppeling.certificates import TestAuthority
from services.stelsel.digikoppeling.contents import MOST, SPACE as CONTENTS
from services.stelsel.digikoppeling.envelope import LARGE, Envelope
from services.stelsel.digikoppeling.exchange import LARGE_SPACE, Exchange
from services.stelsel.digikoppeling.headers import TRANSACTION, RestProfile, uuid7
from services.stelsel.digikoppeling.log import KEPT, SPACE, Line, MessageLog
from services.stelsel.digikoppeling.reading import Entry, LogReader, Question, asked, state_of
from services.stelsel.digikoppeling.signing import DIGEST, SIGNATURE, SignatureRefused, sign, verify
from services.stelsel.digilevering.bericht import head_of
from services.stelsel.digilevering.subscriptions import Subscription
from services.store import MemoryStore
from tests.helpers.worlds import NOW

BRP, TAX = "00000001900700013000", "00000001900101246000"
BODY = '{"naam": "Zoë"}'.encode()
CLOCK = Clock(NOW, frozen=True)
AUTHORITY = TestAuthority(CLOCK)


def _signed(body: bytes = BODY) -> dict[str, str]:
    return sign(body, AUTHORITY, CLOCK, BRP, "RvIG")


# --- signatures


def test_a_signature_proves_who_and_what() -> None:
    assert verify(BODY, _signed(), AUTHORITY) == BRP


def test_the_signature_has_the_form_of_the_module() -> None:
    head = _head(_signed()[SIGNATURE])
    assert (head["alg"], head["b64"]) == ("PS256", False)
    assert head["sigD"] == {"mId": "http://uri.etsi.org/19182/HttpHeaders", "pars": ["digest"]}
    assert set(head["crit"]) == {"sigD", "b64"} and len(head["x5c"]) == 2
    assert _signed()[SIGNATURE].split(".")[1] == ""  # detached: the payload is not in it


def _head(signature: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(base64.urlsafe_b64decode(signature.partition(".")[0] + "=="))
    return told


def test_another_implementation_agrees_with_the_signature() -> None:
    """cryptography itself, without PyJWT: the signing input of RFC 7797."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    headers = _signed()
    head, _, signature = headers[SIGNATURE].split(".")
    chain = _head(headers[SIGNATURE])["x5c"]
    key: Any = x509.load_der_x509_certificate(base64.b64decode(chain[0])).public_key()
    raw = base64.urlsafe_b64decode(signature + "==")
    meant = f"{head}.digest: {headers[DIGEST]}".encode()
    key.verify(raw, meant, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())


def _other_body(headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    return BODY + b" ", headers


def _other_digest(headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    return BODY, headers | {DIGEST: _signed(b"{}")[DIGEST]}


def _both_others(headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    return b"{}", headers | {DIGEST: _signed(b"{}")[DIGEST]}


def _no_signature(headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    return BODY, {DIGEST: headers[DIGEST]}


def _nonsense(headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    return BODY, headers | {SIGNATURE: "a..b"}


def _unsigned(headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    head, _, _ = headers[SIGNATURE].split(".")
    return BODY, headers | {SIGNATURE: f"{head}.."}


@pytest.mark.parametrize(
    "spoil",
    [_other_body, _other_digest, _both_others, _no_signature, _nonsense, _unsigned],
    ids=lambda one: str(one.__name__),
)
def test_a_spoiled_signature_is_refused(spoil: Callable[[dict[str, str]], tuple[bytes, dict[str, str]]]) -> None:
    body, headers = spoil(_signed())
    with pytest.raises(SignatureRefused):
        verify(body, headers, AUTHORITY)


def test_a_certificate_of_another_authority_proves_nothing() -> None:
    stranger = TestAuthority(CLOCK)
    with pytest.raises(SignatureRefused, match="oefen-CA"):
        verify(BODY, sign(BODY, stranger, CLOCK, BRP, "RvIG"), AUTHORITY)


def test_a_certificate_that_has_ended_proves_nothing() -> None:
    clock = Clock(NOW, frozen=True)
    authority = TestAuthority(clock)
    headers = sign(BODY, authority, clock, BRP, "RvIG")
    clock.jump(timedelta(days=4000))
    with pytest.raises(SignatureRefused, match="niet geldig"):
        verify(BODY, headers, authority)


# --- the envelope


class Post:
    """Two parties and what arrived."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.log = MessageLog(lambda: self.store, CLOCK, lambda registry: BRP)
        self.exchange = Exchange(lambda: self.store, CLOCK, self.log, AUTHORITY, lambda oin: "RvIG")
        self.arrived: list[bytes] = []
        self.failures = 0

    def receive(self, envelope: Envelope, payload: bytes) -> None:
        if self.failures:
            self.failures -= 1
            raise Unavailable("berichten", "uit")
        self.arrived.append(payload)

    def packed(self, payload: bytes = BODY, *, signed: bool = False) -> Envelope:
        return self.exchange.packed(BRP, TAX, "nl.brp.personen.persoon-verhuisd", "c-1", "m-1", payload, signed)

    def statuses(self) -> list[str]:
        return [line.status for line in reversed(self.log.lines())]


def test_a_message_arrives_once_and_is_acknowledged() -> None:
    post = Post()
    told = post.exchange.send(post.packed(), post.receive)
    assert (told.ref_to, told.duplicate, post.arrived) == ("m-1", False, [BODY])
    assert post.statuses() == ["verzonden", "ontvangen", "bevestigd"]
    assert [(line.profiel, line.van, line.naar, line.conversatie) for line in post.log.lines()] == [
        ("osb-rm", BRP, TAX, "c-1")
    ] * 3


def test_the_same_message_again_is_acknowledged_and_dropped() -> None:
    post = Post()
    post.exchange.send(post.packed(), post.receive)
    assert post.exchange.send(post.packed(), post.receive, 2).duplicate
    assert post.arrived == [BODY]
    assert post.statuses()[3:] == ["opnieuw 1", "dubbel, genegeerd", "bevestigd"]


def test_a_receiver_that_cannot_now_gets_it_again() -> None:
    post = Post()
    post.failures = 1
    with pytest.raises(Unavailable):
        post.exchange.send(post.packed(), post.receive)
    assert not post.exchange.send(post.packed(), post.receive, 2).duplicate
    assert post.arrived == [BODY]
    assert post.statuses() == ["verzonden", "mislukt: Unavailable", "opnieuw 1", "ontvangen", "bevestigd"]


def test_a_large_message_goes_by_reference_and_is_cleaned_up() -> None:
    post = Post()
    large = b"x" * (LARGE + 1)
    envelope = post.packed(large, signed=True)
    assert envelope.payload == b"" and envelope.reference is not None and envelope.size == LARGE + 1
    assert envelope.profile == "osb-rm-S"
    assert post.store.query(LARGE_SPACE)
    post.exchange.send(envelope, post.receive)
    assert post.arrived == [large] and post.store.query(LARGE_SPACE) == []


@pytest.mark.parametrize("spoiled", [{}, {"inhoud": "eHh4"}])
def test_a_large_message_that_is_gone_or_not_whole_is_refused(spoiled: dict[str, str]) -> None:
    post = Post()
    envelope = post.packed(b"x" * (LARGE + 1))
    post.store.put(LARGE_SPACE, "m-1", spoiled)
    with pytest.raises(BadReply):
        post.exchange.send(envelope, post.receive)
    assert post.arrived == []


def test_who_signs_for_another_is_refused() -> None:
    post = Post()
    forged = msgspec.structs.replace(post.packed(signed=True), sender=TAX)
    with pytest.raises(BadReply, match="een ander"):
        post.exchange.send(forged, post.receive)
    changed = msgspec.structs.replace(post.packed(signed=True), payload=b"{}")
    with pytest.raises(BadReply):
        post.exchange.send(changed, post.receive)
    assert post.arrived == []


@settings(max_examples=30)
@given(st.binary(max_size=200), st.integers(1, 4))
def test_whatever_is_sent_any_number_of_times_arrives_once_as_it_was(payload: bytes, times: int) -> None:
    post = Post()
    for attempt in range(1, times + 1):
        post.exchange.send(post.packed(payload), post.receive, attempt)
    assert post.arrived == [payload]


# --- headers and log


def test_every_call_gets_a_transaction_id_that_sorts_by_time() -> None:
    clock = Clock(NOW, frozen=True)
    profile, found = RestProfile(clock), []
    for _ in range(3):
        found.append(uuid.UUID(profile(Call("brp", "personen", "GET", "/"))[TRANSACTION]))
        clock.jump(timedelta(milliseconds=2))
    assert found == sorted(found) and {(one.version, one.variant) for one in found} == {(7, uuid.RFC_4122)}


@given(st.integers(0, 2**48 - 1))
def test_a_uuid_of_version_7_holds_its_time(moment: int) -> None:
    assert uuid7(moment).int >> 80 == moment and uuid7(moment).version == 7


def test_the_log_is_bounded_and_newest_first() -> None:
    post = Post()
    for number in range(KEPT + 50):
        post.log.note("uit", "osb-rm", BRP, TAX, "d", f"a{number}", "m", "c", "verzonden", 1)
        if number % 500 == 0:
            post.log.flush()
    lines = post.log.lines()
    assert len(lines) == len(post.store.query(SPACE)) == KEPT
    assert (lines[0].actie, lines[-1].actie) == (f"a{KEPT + 49}", "a50")


def test_a_line_of_a_call_holds_no_number_of_a_citizen() -> None:
    post = Post()
    told = ("brp", "update", "PUT", "/volgindicaties/900050342", 201, "corr", NOW, 0.1)
    post.log.call(CallRecord(*told, actor=TAX, sent=10, received=20))
    post.log.call(CallRecord("bag", "x", "GET", "/adressen/0637200000411800", None, "c2", NOW, 0.1, "TimedOut"))
    second, first = post.log.lines()
    assert (first.actie, first.van, first.naar, first.status, first.omvang) == (
        "PUT /volgindicaties/<bsn>", TAX, BRP, "201", 30,
    )  # fmt: skip
    assert (second.actie, second.status) == ("GET /adressen/0637200000411800", "TimedOut")
    assert "900050342" not in repr(post.store.query(SPACE))


# --- reading the log


def _named(oin: str) -> str:
    return {BRP: "RvIG"}.get(oin, oin)


def _reader(post: Post) -> LogReader:
    return LogReader(post.log, post.exchange.contents, _named)


def test_a_message_is_read_back_with_what_happened_to_it() -> None:
    post = Post()
    post.failures = 1
    envelope = post.exchange.packed(BRP, TAX, "a", "c-1", "m-1", BODY, kop={"kenmerkLV": "e-1"})
    with pytest.raises(Unavailable):
        post.exchange.send(envelope, post.receive)
    post.exchange.send(envelope, post.receive, 2)
    post.exchange.send(post.exchange.packed(BRP, TAX, "b", "c-1", "m-2", BODY), post.receive)
    found = _reader(post).message("m-1")
    assert found is not None and found.kept is not None
    assert [one.state for one in found.entries] == ["verzonden", "mislukt", "opnieuw", "ontvangen", "bevestigd"]
    assert (found.kept.inhoud, found.kept.kop["kop"]) == (BODY.decode(), {"kenmerkLV": "e-1"})
    assert [one.line.bericht for one in found.others] == ["m-2"]
    assert _reader(post).message("m-3") is None


def test_a_large_message_says_that_it_was_fetched_and_keeps_its_beginning() -> None:
    post = Post()
    post.exchange.send(post.packed(b"x" * (LARGE + 1)), post.receive)
    found = _reader(post).message("m-1")
    assert found is not None and found.kept is not None
    assert "groot" in {one.state for one in found.entries}
    assert (len(found.kept.inhoud), found.kept.heel) == (LARGE, False)


def test_the_contents_are_bounded() -> None:
    post = Post()
    for number in range(MOST + 3):
        post.exchange.packed(BRP, TAX, "a", "c", f"m-{number}", BODY)
    assert len(post.store.query(CONTENTS)) == MOST
    assert post.exchange.contents.find("m-2") is None and post.exchange.contents.find("m-3") is not None


@pytest.mark.parametrize(
    ("status", "state"),
    [("200", "beantwoord"), ("404", "mislukt"), ("TimedOut", "mislukt"), ("dubbel, genegeerd", "dubbel"),
     ("opnieuw 3", "opnieuw"), ("mislukt: Unavailable", "mislukt"), ("", "mislukt")],
)  # fmt: skip
def test_the_state_of_a_line(status: str, state: str) -> None:
    line = Line(NOW, "uit", "osb-rm", BRP, TAX, "d", "a", "m", "c", status, 1)
    entry = Entry(line, "RvIG", "Belastingdienst")
    assert (state_of(line), Entry.read(entry.told())) == (state, entry)


def test_a_question_narrows_by_words_state_and_profile() -> None:
    post = Post()
    post.exchange.send(post.packed(signed=True), post.receive)
    post.log.call(CallRecord("bag", "x", "POST", "/adressen", 200, "c2", NOW, 0.1, actor=TAX, signed=True))
    every = _reader(post).entries()
    assert [one.signed for one in every] == [True] * 4
    assert len(asked(every, Question("rvig OSB-RM"))) == 3
    assert [one.line.profiel for one in asked(every, Question(profile="REST"))] == ["REST-API-S"]
    assert [one.state for one in asked(every, Question("verhuisd", state="bevestigd"))] == ["bevestigd"]
    assert asked(every, Question("verhuisd nergens")) == ()


def test_digilevering_writes_its_head_above_an_event() -> None:
    event = Registered("e-1", source_of(BRP, "brp"), "nl.brp.personen.persoon-verhuisd", NOW, "900050342")
    told = msgspec.to_builtins(head_of(event, Subscription("belastingdienst", "1", TAX, ()), "m-1", NOW))
    assert told == {
        "datumtijdstempelDigilevering": NOW.isoformat(), "datumtijdstempelLV": NOW.isoformat(),
        "kenmerkDigilevering": "m-1", "kenmerkLV": "e-1", "versieBerichttype": "1.0",
        "abonnement": {"naam": "belastingdienst", "versie": "1"}, "basisregistratie": "brp",
        "gebeurtenissoort": {"naam": "nl.brp.personen.persoon-verhuisd", "versie": "1.0"},
    }  # fmt: skip
