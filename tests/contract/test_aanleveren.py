"""Proves the delivery face of the Berichtenbox: what is placed, what is refused, signatures, and withdrawal."""

import base64
import json
from datetime import date
from typing import Any

import pytest

from services.errors import BadReply, Forbidden, ServiceError
from services.http import Call
from services.stelsel.digikoppeling.signing import DIGEST, SIGNATURE, sign
from tests.contract.published import Contract
from tests.helpers.harvest import House

RDW, TAX, FENNA = "00000001900101453000", "00000001900101246000", "900050342"
FACE = ("berichten", "aanlevering")
SPEC = "berichtenbox/fbs-berichtenmagazijn-v0.2.0.openapi.yaml"
PDF = b"%PDF-1.4 proef " + b"x" * 90_000


def _body(**more: Any) -> dict[str, Any]:
    body = {
        "afzender": RDW,
        "ontvanger": {"type": "BSN", "waarde": FENNA},
        "onderwerp": "Een nieuw bericht",
        "inhoud": "Dag.\n\n# Geen kop\n\nTot ziens.",
    }
    return body | more


def _deliver(house: House, oin: str = RDW, **more: Any) -> Any:
    return house.backend.stelsel.line(oin, "RDW").send("POST", *FACE, "/aanleveringen", _body(**more))


def _message(house: House, key: str) -> Any:
    return house.backend.client("berichten", house.session("fenna")).message(key).value


def test_a_plain_message_is_in_the_box_at_once_as_plain_text(house: House) -> None:
    told = _deliver(house)
    found = _message(house, told["berichtId"])
    assert (found.subject, found.sender.name) == ("Een nieuw bericht", "RDW")
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph"] * 3


def test_the_answer_is_what_the_contract_says(house: House) -> None:
    from falcon.testing import TestClient

    contract = Contract(SPEC, "http://registry.example/berichtenmagazijn/api/v1")
    app = house.backend.host.mount("berichten")["/berichtenmagazijn/api/v1"]
    token = house.backend.stelsel._systems.session(RDW, "RDW").token
    sent = {"X-Voorportaal-Sessie": token, "Content-Type": "application/json"}
    for body, status in ((_body(), 201), ({}, 400), (_body(afzender=TAX), 403)):
        answer = TestClient(app).simulate_post(
            "/berichtenmagazijn/api/v1/aanleveringen", body=json.dumps(body), headers=sent
        )
        assert answer.status_code == status
        if status != 403:  # the document names no 403 here; its gateway gives one
            contract.check("POST", "/aanleveringen", {}, answer)


def test_what_plain_text_cannot_carry_comes_along(house: House) -> None:
    extra = {
        "tekst": "# Betaal\n\n| Bedrag | € 12,00 |",
        "handeling": "Betalen",
        "einddatum": "2027-02-01",
        "bedrag": "12.00",
        "kenmerk": "K-1",
        "taak": "Betaal € 12",
    }
    told = _deliver(house, voorportaal=extra)
    found = _message(house, told["berichtId"])
    assert (found.act, found.end, str(found.amount)) == ("Betalen", date(2027, 2, 1), "12.00")
    row = next(
        one
        for one in house.backend.client("berichten", house.session("fenna")).inbox().value
        if one.id == told["berichtId"]
    )
    assert row.task is not None and row.task.title == "Betaal € 12"


def test_the_same_message_of_a_sender_is_delivered_once(house: House) -> None:
    _deliver(house, voorportaal={"naam": "eenmalig"})
    with pytest.raises(ServiceError) as caught:
        _deliver(house, voorportaal={"naam": "eenmalig"})
    assert caught.value.status == 409


def test_an_attachment_comes_back_as_it_was(house: House) -> None:
    file = {"naam": "brief.pdf", "mimeType": "application/pdf", "inhoud": base64.b64encode(PDF).decode()}
    told = _deliver(house, bijlagen=[file])
    found = _message(house, told["berichtId"])
    client = house.backend.client("berichten", house.session("fenna"))
    assert client.attachment(told["berichtId"], found.attachments[0].id) == PDF


@pytest.mark.parametrize(
    "more",
    [
        {"afzender": "1"},
        {"afzender": "00000001999999999000"},
        {"ontvanger": {"type": "BSN", "waarde": "900050343"}},
        {"ontvanger": {"type": "KVK", "waarde": "0041273"}},
        {"onderwerp": ""},
        {"inhoud": ""},
        {"inhoud": "é" * 600_000},
        {"publicatietijdstip": "morgen"},
        {"bijlagen": [{"naam": "a.exe", "mimeType": "application/x", "inhoud": "AAAA"}]},
        {"bijlagen": [{"naam": "a.pdf", "mimeType": "application/pdf", "inhoud": "geen base64!"}]},
        {"voorportaal": {"tekst": "[Knop](https://echt.nl)"}},
    ],
)
def test_a_wrong_message_is_refused_and_nothing_is_placed(house: House, more: dict[str, Any]) -> None:
    before = len(house.backend.client("berichten", house.session("fenna")).inbox().value)
    oin = more.get("afzender", RDW)
    with pytest.raises(ServiceError) as caught:
        _deliver(house, oin if len(oin) == 20 else RDW, **more)
    assert caught.value.status in (400, 413)
    assert len(house.backend.client("berichten", house.session("fenna")).inbox().value) == before


def test_one_organisation_cannot_write_for_another_and_a_citizen_not_at_all(house: House) -> None:
    with pytest.raises(Forbidden):
        _deliver(house, TAX)
    with pytest.raises(Forbidden):
        house.backend.line("berichten", house.session("fenna")).face("aanlevering").post("/aanleveringen", _body())


# --- signatures


def _signed(house: House, signer: str, body: dict[str, Any], **headers: str) -> Any:
    stelsel = house.backend.stelsel
    raw = json.dumps(body).encode()
    sent = {"Content-Type": "application/json"} | sign(raw, stelsel.authority, house.clock, signer, "x") | headers
    session = stelsel._systems.session(RDW, "RDW")
    call = Call(*FACE, "POST", "/aanleveringen", {}, sent, raw, session.token, session.epoch)
    return house.backend.http.send(call).json()


def test_a_signed_message_is_taken_when_the_sender_signed_it(house: House) -> None:
    assert _signed(house, RDW, _body())["berichtId"]


def test_a_signature_of_another_or_of_something_else_is_refused(house: House) -> None:
    with pytest.raises(Forbidden):
        _signed(house, TAX, _body())
    with pytest.raises(BadReply):
        _signed(house, RDW, _body(), **{DIGEST: "SHA-256=AAAA"})
    with pytest.raises(BadReply):
        _signed(house, RDW, _body(), **{SIGNATURE: "a..b"})


def test_a_sender_that_signs_signs_all_it_delivers(house: House) -> None:
    house.backend.stelsel.senders()
    sent: list[Call] = []
    send = house.backend.http.send
    house.backend.http.send = lambda call: (sent.append(call), send(call))[1]  # type: ignore[method-assign]
    house.backend.stelsel.line(TAX, "Belastingdienst").send("POST", *FACE, "/aanleveringen", _body(afzender=TAX))
    _deliver(house)
    assert [SIGNATURE in call.headers for call in sent] == [True, False]


# --- withdrawal


def test_a_withdrawn_message_says_so_and_keeps_its_place(house: House) -> None:
    told = _deliver(house, voorportaal={"handeling": "Keuren", "einddatum": "2027-02-01", "kenmerk": "K-9"})
    line = house.backend.stelsel.line(RDW, "RDW")
    body = {"afzender": RDW, "bsn": FENNA, "kenmerk": "K-9", "reden": "Het is al gebeurd."}
    assert line.send("POST", "berichten", "beheer", "/intrekkingen", body)["gevolg"] == {"aantal": 1}
    found = _message(house, told["berichtId"])
    assert (found.subject, found.act, found.end) == ("Ingetrokken: Een nieuw bericht", "", None)
    assert line.send("POST", "berichten", "beheer", "/intrekkingen", body)["gevolg"] == {"aantal": 0}
    nobody = body | {"bsn": "900244239"}
    assert line.send("POST", "berichten", "beheer", "/intrekkingen", nobody)["gevolg"] == {"aantal": 0}


def test_only_the_sender_withdraws_and_only_the_holder_changes(house: House) -> None:
    line = house.backend.stelsel.line(TAX, "Belastingdienst")
    withdrawn = {"afzender": RDW, "bsn": FENNA, "kenmerk": "K", "reden": "x"}
    with pytest.raises(Forbidden):
        line.send("POST", "berichten", "beheer", "/intrekkingen", withdrawn)
    with pytest.raises(Forbidden):
        line.send("POST", "rdw", "beheer", "/keuringen", {"kenteken": "0TST01", "datum": "2027-01-05"})
