"""The Berichtenbox mock against the published berichtenuitvraag, its own additions, and through its client."""

import json
import tomllib
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest
import schemathesis
from falcon.testing import Result, TestClient
from hypothesis import HealthCheck, given, settings, strategies as st

from services.errors import BadReply, Forbidden, NotFound, Unavailable
from services.identity.session import Level
from services.identity.tokens import HEADER
from services.mockhost.faults import Fault
from services.registries.berichten.block import Block
from services.registries.berichten.client import Client
from services.registries.berichten.records import Action, Facts, Paragraph, Table
from tests.contract.published import Contract, document
from tests.helpers.worlds import Bench

BSN = "900050354"
OTHER = "900050366"
BASE = "/berichten/api/v1"
SPEC = "berichtenbox/fbs-berichtenuitvraag-v0.1.0.openapi.yaml"
STRANGE = "11111111-1111-4111-8111-111111111111"
TABLE = """
mappen = ["Huis"]

[[bericht]]
naam = "rekening"
afzender = "zoetermeer"
onderwerp = "Rekening voor uw vergunning"
datum = 2027-01-04T09:12:00
gelezen = false
handeling = "Betalen"
einddatum = 2027-01-31
bedrag = 384.60
betalingskenmerk = "2027 0118 2040"
kenmerk = "Z1"
zaak = "dakkapel"
zaak_titel = "Vergunning voor een dakkapel"
bijlagen = [{ titel = "Rekening leges dakkapel", bladzijden = 2, omvang_kb = 186 }]
taak = { titel = "Betaal € 384,60 voor uw vergunning" }
tekst = '''
U vroeg een vergunning aan.

| Aanvraag bekijken | € 312,40 |
| Advies            | € 72,20 |
| = Totaal          | € 384,60 |

[Betalen bij de gemeente](betalen.zoetermeer.example)
'''

[[bericht]]
afzender = "rdw"
onderwerp = "De apk van uw auto verloopt"
datum = 2027-01-03T08:30:00
tekst = "Laat uw auto keuren."

[[bericht]]
afzender = "duo"
onderwerp = "Uw maandbedrag"
datum = 2026-12-03T08:30:00
map = "archief"
tekst = "U betaalt elke maand € 84,50."

[[reeks]]
aantal = 45
vanaf = 2026-06-01T10:00:00
afzenders = ["svb"]
onderwerpen = ["Kinderbijslag {n}"]
"""


@pytest.fixture
def bench() -> Bench:
    block = msgspec.convert(tomllib.loads(TABLE), Block)
    return Bench("berichten", {BSN: block, OTHER: Block()})


@pytest.fixture
def client(bench: Bench) -> Client:
    return Client(bench.line(BSN))


class Caller:
    """Calls the face as one citizen; every answer is held against the published document."""

    def __init__(self, bench: Bench, bsn: str = BSN, level: Level = Level.MIDDEN) -> None:
        self._client = TestClient(bench.app("berichten"))
        self._contract = Contract(SPEC, f"http://registry.example{BASE}")
        self.headers = {HEADER: bench.session(bsn, level).token, "X-Ontvanger": f"BSN:{bsn}"}

    def __call__(self, method: str, path: str, status: int, body: Any = None, **more: Any) -> Result:
        params: dict[str, Any] = more.get("params", {})
        headers = self.headers | more.get("headers", {})
        raw = None if body is None else json.dumps(body)
        if raw is not None:
            headers = {"Content-Type": "application/merge-patch+json"} | headers
        query = f"?{urlencode(params)}" if params else ""
        sent = {name: text for name, text in headers.items() if text is not None}
        answer = self._client.simulate_request(method, BASE + path + query, headers=sent, body=raw)
        assert answer.status_code == status, answer.text
        kind = str(answer.headers.get("content-type", ""))
        if "json" in kind or status == 204:
            self._contract.check(method, path, params, answer)
        else:
            # openapi-core reads every undeclared media type as bytes and then wants text: held by name instead.
            assert kind.split(";")[0] in ("text/event-stream", "application/pdf")
        return answer


@pytest.fixture
def call(bench: Bench) -> Caller:
    caller = Caller(bench)
    caller("GET", "/berichten/_ophalen", 200)
    return caller


def test_answers_fit_the_published_document(call: Caller) -> None:
    told = call("GET", "/berichten", 200, params={"paginaGrootte": 10}).json
    assert len(told["berichten"]) == 10
    assert told["_links"]["next"]["href"] == f"{BASE}/berichten?pagina=1&paginaGrootte=10"
    last = call("GET", "/berichten", 200, params={"pagina": 4, "paginaGrootte": 10}).json
    assert "next" not in last["_links"] and "prev" in last["_links"]
    key = told["berichten"][0]["berichtId"]
    whole = call("GET", f"/berichten/{key}", 200).json
    part = whole["bijlagen"][0]["bijlageId"]
    file = call("GET", f"/berichten/{key}/bijlagen/{part}", 200)
    assert file.headers["content-disposition"] == "attachment"
    assert file.content.startswith(b"%PDF") and len(file.content) == whole["bijlagen"][0]["grootteInBytes"] == 186_000
    assert call("GET", "/berichten/_zoeken", 200, params={"q": "vergunning"}).json["berichten"][0]["berichtId"] == key


def test_writing_fits_the_published_document(call: Caller) -> None:
    row = call("GET", "/berichten", 200).json["berichten"][0]
    path, where = f"/berichten/{row['berichtId']}", {"magazijnId": row["magazijnId"]}
    assert call("PATCH", path, 200, {"status": "gelezen"}, params=where).json["status"] == "gelezen"
    assert call("PATCH", path, 200, {"map": "Huis", "status": None}, params=where).json["map"] == "Huis"
    call("DELETE", path, 204, params=where)
    call("DELETE", path, 204, params=where)
    call("GET", path, 404)
    call("PATCH", path, 404, {"map": "inbox"}, params=where)


@pytest.mark.parametrize(
    ("method", "path", "status", "more"),
    [
        ("GET", "/berichten", 400, {"headers": {"X-Ontvanger": None}}),
        ("GET", "/berichten", 400, {"headers": {"X-Ontvanger": "BSN:zeven"}}),
        ("GET", "/berichten", 403, {"headers": {"X-Ontvanger": f"BSN:{OTHER}"}}),
        ("GET", "/berichten", 401, {"headers": {HEADER: None}}),
        ("GET", "/berichten", 400, {"params": {"pagina": "-1"}}),
        ("GET", "/berichten", 400, {"params": {"paginaGrootte": "201"}}),
        ("GET", "/berichten", 400, {"params": {"pagina": "٣"}}),
        ("GET", "/berichten/_zoeken", 400, {"params": {"q": "a"}}),
        ("GET", "/berichten/geen-uuid", 400, {}),
        ("GET", f"/berichten/{STRANGE}", 404, {}),
        ("GET", f"/berichten/{STRANGE}/bijlagen/{STRANGE}", 404, {}),
        ("DELETE", f"/berichten/{STRANGE}", 404, {"params": {"magazijnId": "x"}}),
    ],
)
def test_refusals_fit_the_published_document(
    call: Caller, method: str, path: str, status: int, more: dict[str, Any]
) -> None:
    problem = call(method, path, status, **more).json
    assert problem["status"] == status and problem["title"]


@pytest.mark.parametrize(
    ("body", "params", "headers", "status"),
    [
        ({}, None, {}, 400),
        ([], None, {}, 400),
        ({"status": "weg"}, None, {}, 400),
        ({"map": ""}, None, {}, 400),
        ({"map": 7}, None, {}, 400),
        ({"status": "gelezen"}, {}, {}, 400),
        ({"status": "gelezen"}, {"magazijnId": "99999999999999999999"}, {}, 502),
        ({"status": "gelezen"}, {"magazijnId": "00000001900101453000"}, {}, 404),
        ({"status": "gelezen"}, None, {"Content-Type": "application/json"}, 415),
    ],
)
def test_a_wrong_change_is_refused_and_changes_nothing(
    call: Caller, body: Any, params: dict[str, str] | None, headers: dict[str, str], status: int
) -> None:
    row = call("GET", "/berichten", 200).json["berichten"][0]
    where = {"magazijnId": row["magazijnId"]} if params is None else params
    call("PATCH", f"/berichten/{row['berichtId']}", status, body, params=where, headers=headers)
    assert call("GET", "/berichten", 200).json["berichten"][0] == row


def test_reading_is_refused_until_this_session_has_fetched(bench: Bench) -> None:
    first, second = Caller(bench), Caller(bench)
    first("GET", "/berichten", 409)
    told = first("GET", "/berichten/_ophalen", 200)
    assert told.headers["content-type"].startswith("text/event-stream")
    frames = [json.loads(line[5:]) for line in told.text.splitlines() if line.startswith("data:")]
    assert frames[-1] == {
        "event": "ophalen-gereed",
        "totaalBerichten": 48,
        "geslaagd": 4,
        "mislukt": 0,
        "totaalMagazijnen": 4,
    }
    first("GET", "/berichten", 200)
    second("GET", "/berichten", 409)


def test_reset_brings_everything_back(bench: Bench, client: Client) -> None:
    key = client.overview().value.newest[0].id
    client.mark_read(key)
    client.delete(key)
    bench.store.reset()
    assert client.message(key).value.unread


def test_overview_counts_the_inbox_and_lists_tasks_and_folders(client: Client) -> None:
    told = client.overview()
    assert (told.source, told.holder) == ("berichten", "Logius")
    assert (told.value.count, told.value.unread, told.value.senders) == (47, 1, 3)
    assert [task.task and task.task.title for task in told.value.tasks] == ["Betaal € 384,60 voor uw vergunning"]
    assert [(one.name, one.count, one.own) for one in told.value.folders] == [
        ("inbox", 47, False),
        ("archief", 1, False),
        ("prullenbak", 0, False),
        ("Huis", 0, True),
    ]


def test_a_message_carries_blocks_facts_case_and_contact(client: Client) -> None:
    told = client.message(client.overview().value.newest[0].id).value
    facts, text, costs, button = told.blocks
    assert isinstance(facts, Facts) and isinstance(text, Paragraph) and isinstance(button, Action)
    assert [(one.label, one.value) for one in facts.facts] == [
        ("Bedrag", "€ 384,60"),
        ("Betaal uiterlijk", "31 januari 2027"),
        ("Betalingskenmerk", "2027 0118 2040"),
    ]
    assert isinstance(costs, Table) and costs.total == ("Totaal", "€ 384,60")
    assert button.domain == "betalen.zoetermeer.example"
    assert told.case and told.case.title == "Vergunning voor een dakkapel"
    assert told.sender.phone == "14 079 (oefennummer)" and told.sender.called == "de gemeente"
    assert (told.attachments[0].pages, told.attachments[0].size) == (2, 186_000)


def test_folders_read_state_and_deletion(client: Client) -> None:
    row = client.inbox().value[0]
    assert not client.mark_read(row.id).value.unread
    assert client.mark_unread(row.id, row.store).value.unread
    client.move(row.id, "Café € — nieuw")
    assert [one.id for one in client.inbox("Café € — nieuw").value] == [row.id]
    assert row.id not in {one.id for one in client.inbox().value}
    client.delete(row.id, row.store)
    with pytest.raises(NotFound):
        client.message(row.id)


def test_basis_may_mark_as_read_but_not_move_or_delete(bench: Bench) -> None:
    basis = Client(bench.line(BSN, Level.BASIS))
    key = basis.overview().value.newest[0].id
    assert not basis.mark_read(key).value.unread
    with pytest.raises(Forbidden):
        basis.move(key, "archief")
    with pytest.raises(Forbidden):
        basis.delete(key)


def test_search_needs_every_word_and_knows_filters(client: Client) -> None:
    assert [one.subject for one in client.search("BETALEN vergunning").value.messages] == [
        "Rekening voor uw vergunning"
    ]
    assert client.search("zoetermeer", with_attachment=True).value.total == 1
    assert client.search("kinderbijslag", unread=True).value.total == 0
    with pytest.raises(BadReply):
        client.search("x")


def test_an_empty_box_and_a_failure_are_different_things(bench: Bench) -> None:
    empty = Client(bench.line(OTHER))
    assert empty.inbox().value == ()
    bench.host.faults.put("berichten", Fault("error"))
    with pytest.raises(Unavailable):
        empty.inbox()
    bench.host.faults.clear()
    assert empty.inbox().value == ()


def test_another_citizens_message_is_unknown(bench: Bench, client: Client) -> None:
    key = client.overview().value.newest[0].id
    with pytest.raises(NotFound):
        Client(bench.line(OTHER)).message(key)


def test_a_large_box_comes_in_large_pages() -> None:
    reeks = {
        "aantal": 20_001,
        "vanaf": "2027-01-04T09:00:00",
        "afzenders": ["rdw"],
        "onderwerpen": ["Bericht {n}"],
    }
    bench = Bench("berichten", {BSN: msgspec.convert({"reeks": [reeks]}, Block)})
    rows = Client(bench.line(BSN)).inbox().value
    assert len({row.id for row in rows}) == 20_001
    assert rows[0].subject == "Bericht 1" and rows[-1].subject == "Bericht 20001"
    assert len(Client(bench.line(BSN)).inbox(limit=25).value) == 25


WORDS = st.text(max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(path=WORDS, query=st.dictionaries(WORDS, WORDS, max_size=3), body=st.binary(max_size=60))
def test_nothing_a_caller_sends_breaks_the_mock(bench: Bench, path: str, query: dict[str, str], body: bytes) -> None:
    caller = Caller(bench)
    test = TestClient(bench.app("berichten"))
    headers = caller.headers | {"Content-Type": "application/merge-patch+json"}
    test.simulate_get(f"{BASE}/berichten/_ophalen", headers=headers)
    clean = "".join(letter for letter in path if letter.isalnum()) or "x"
    for method in ("GET", "PATCH", "DELETE", "POST"):
        for target in ("/berichten", "/berichten/_zoeken", f"/berichten/{clean}", f"/berichten/{STRANGE}"):
            answer = test.simulate_request(method, BASE + target, params=query, headers=headers, body=body)
            assert answer.status_code < 500, (method, target, query, body)


def test_schemathesis_finds_no_server_error(bench: Bench) -> None:
    loaded = document(SPEC)
    loaded["paths"].pop("/aanmeldingen")
    loaded["servers"] = [{"url": BASE}]
    schema = schemathesis.openapi.from_dict(loaded)
    schema.app = bench.app("berichten")
    caller = Caller(bench)
    caller("GET", "/berichten/_ophalen", 200)
    for found in schema.get_all_operations():
        operation: Any = found
        _tries(operation.ok(), caller.headers)


def _tries(operation: Any, headers: dict[str, str]) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def one(case: Any) -> None:
        answer = case.call(headers=headers)
        assert answer.status_code < 500 or answer.status_code == 502

    one()
