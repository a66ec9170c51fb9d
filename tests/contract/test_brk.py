"""The BRK mock against the published document, the recorded answers, and through its client."""

from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest
from falcon.testing import TestClient

from services.errors import Forbidden, InputError, NotFound
from services.identity.tokens import HEADER
from services.registries.brk.block import Block
from services.registries.brk.client import Client
from tests.contract.published import Asker, Contract, recording
from tests.helpers.worlds import Bench

BSN, PARTNER, STRANGER = "900050354", "900050366", "900050378"
BASE = "/esd-eto-apikey/bevragen/v2"
KEY = "99900411870000"
ZAAK = f"/kadastraalonroerendezaken/{KEY}"
PERCEEL: dict[str, Any] = {
    "identificatie": KEY,
    "kadastraleAanduiding": "Oefenstad B 4118",
    "kadastraleGemeentecode": "OEF00",
    "kadastraleGrootte": 142,
    "koopsom": 239500,
    "koopjaar": 2014,
    "plaats": [93512.4, 452786.1],
    "adressen": [
        {
            "straat": "Elzenpad",
            "huisnummer": 7,
            "huisletter": "A",
            "postcode": "2729AB",
            "woonplaats": "Oefenstad",
            "nummeraanduidingIdentificatie": "9999200000000018",
            "adresseerbaarObjectIdentificatie": "9999010000000018",
        }
    ],
    "gerechtigden": [
        {"bsn": BSN, "naam": "F. de Wit", "aandeel": "1/2", "aanvangsdatum": "2014-05-14"},
        {"bsn": PARTNER, "naam": "T. Verhoef", "aandeel": "1/2", "aanvangsdatum": "2014-05-14"},
        {"rsin": "999990019", "naam": "Energie Voorbeeld B.V.", "recht": "opstalhouder"},
    ],
    "hypotheken": [{"houder": "Bank Veldzicht", "bedrag": 239500}],
    "beslagen": [{"aard": "Executoriaal beslag", "beslaglegger": "Incasso Oefening", "bedrag": 1200}],
    "beperkingen": [{"aard": "Gemeentelijk monument", "opgelegdDoor": "Gemeente Oefenstad", "sinds": "1999-01-01"}],
}
TABLE = {"percelen": [PERCEEL]}


def bench(*tables: dict[str, Any]) -> Bench:
    people = (BSN, PARTNER, STRANGER)
    blocks = {bsn: msgspec.convert(table, Block) for bsn, table in zip(people, tables, strict=False)}
    return Bench("brk", blocks)


def asker(bsn: str) -> Asker:
    one = bench(TABLE)
    contract = Contract("brk/brk-bevragen-v2.0.0.openapi.yaml", f"http://registry.example{BASE}")
    return Asker(one.app("bevragen"), BASE, {HEADER: one.session(bsn).token}, contract)


@pytest.fixture
def ask() -> Asker:
    return asker(BSN)


def test_every_answer_keeps_to_the_published_document(ask: Asker) -> None:
    mine = ask.post("/kadastraalonroerendezaken", 200, {"burgerservicenummer": BSN})
    (zaak,) = mine["_embedded"]["kadastraalOnroerendeZaken"]
    assert zaak["koopsom"] == {"koopsom": 239500, "koopjaar": 2014}
    assert "zakelijkGerechtigdeIdentificaties" not in zaak
    assert ask.headers["api-version"] == "2.0.0"
    assert ask.headers["content-crs"] == "epsg:28992"
    one = ask.get(ZAAK, 200, expand="zakelijkGerechtigden")
    holders = one["_embedded"]["zakelijkGerechtigden"]
    assert holders[0]["tenaamstelling"]["aandeel"] == {"noemer": 2, "teller": 1}
    for part in ("zakelijkgerechtigden", "hypotheken", "beslagen"):
        (embedded,) = ask.get(f"{ZAAK}/{part}", 200)["_embedded"].values()
        ask.get(f"{ZAAK}/{part}/{embedded[0]['identificatie']}", 200)
    assert len(ask.get(f"{ZAAK}/zakelijkgerechtigden", 200, type="eigenaar")["_embedded"]["zakelijkGerechtigden"]) == 2
    assert ask.get("/publiekrechtelijkebeperkingen", 200, kadastraalOnroerendeZaakIdentificatie=KEY)["_embedded"]
    assert ask.get(ZAAK, 200, fields="identificatie").keys() == {"identificatie", "_links"}


@pytest.mark.parametrize(
    "params",
    [
        {"postcode": "2729AB", "huisnummer": "7", "huisletter": "a"},
        {"nummeraanduidingIdentificatie": "9999200000000018"},
        {"kadastraleAanduiding": "oefenstad B 4118"},
        {"kadastraleAanduidingMetGemeentecode": "OEF00 B 4118"},
        {"persoon__identificatie": "999990019"},
    ],
)
def test_every_published_way_in_finds_the_parcel(ask: Asker, params: dict[str, str]) -> None:
    found = ask.get("/kadastraalonroerendezaken", 200, **params)
    assert [one["identificatie"] for one in found["_embedded"]["kadastraalOnroerendeZaken"]] == [KEY]


@pytest.mark.parametrize(
    ("path", "params", "status", "code"),
    [
        ("/kadastraalonroerendezaken", {}, 400, "paramsRequired"),
        ("/kadastraalonroerendezaken", {"huisnummer": "7"}, 400, "paramsCombination"),
        ("/kadastraalonroerendezaken", {"postcode": "2729ab"}, 400, "paramsValidation"),
        ("/kadastraalonroerendezaken", {"postcode": "2729AB", "huisnummer": "0"}, 400, "paramsValidation"),
        ("/kadastraalonroerendezaken", {"postcode": "2729AB", "persoon__identificatie": "1"}, 400, "unsupportedCombi"),
        (ZAAK, {"fields": "bestaatniet"}, 400, "paramsValidation"),
        (ZAAK, {"expand": "bestaatniet"}, 400, "paramsValidation"),
        (f"{ZAAK}/hypotheken/1", {}, 404, "notFound"),
        ("/kadastraalonroerendezaken/1", {}, 404, "notFound"),
        ("/publiekrechtelijkebeperkingen", {}, 400, "paramsValidation"),
    ],
)
def test_a_wrong_question_is_refused(ask: Asker, path: str, params: dict[str, str], status: int, code: str) -> None:
    assert ask.get(path, status, **params)["code"] == code


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 9000, {}, {"burgerservicenummer": 1}, {"fields": "x"}])
def test_a_wrong_body_is_refused(ask: Asker, body: Any) -> None:
    assert ask.post("/kadastraalonroerendezaken", 400, body)["code"] == "paramsValidation"


def test_an_unknown_id_has_the_published_title(ask: Asker) -> None:
    assert ask.get("/kadastraalonroerendezaken/1", 404)["title"] == "Opgevraagde resource bestaat niet."


def test_nobody_sees_the_parcel_of_another() -> None:
    ask = asker(STRANGER)
    assert ask.post("/kadastraalonroerendezaken", 200, {"burgerservicenummer": STRANGER})["_embedded"] == {}
    ask.post("/kadastraalonroerendezaken", 403, {"burgerservicenummer": BSN})
    ask.get(ZAAK, 403)
    ask.get(f"{ZAAK}/hypotheken", 403)
    ask.get("/kadastraalonroerendezaken", 403, postcode="2729AB", huisnummer=7)
    ask.get("/publiekrechtelijkebeperkingen", 403, kadastraalOnroerendeZaakIdentificatie=KEY)


def test_the_recorded_questions_get_the_recorded_answers() -> None:
    one = bench(TABLE)
    client = TestClient(one.app("bevragen"))
    for pair in recording("brk/testdata/opgenomen-brk-eto.json"):
        parts = urlsplit(pair["request"]["uri"])
        headers = {HEADER: one.session(BSN).token}
        answer = client.simulate_get(parts.path, params=dict(parse_qsl(parts.query)), headers=headers)
        expected = pair["response"]
        assert (answer.status_code, answer.json) == (expected["status"], expected["body"])
        assert answer.headers["content-type"] == expected["content-type"]
        assert answer.headers["api-version"] == expected["api-version"]


def test_the_client_reads_parcel_share_and_mortgage() -> None:
    client = Client(bench(TABLE).line(BSN))
    (zaak,) = client.mijn_percelen(BSN).value
    assert zaak.kadastrale_aanduiding == "Oefenstad B 4118"
    assert (zaak.kadastrale_grootte.waarde, zaak.koopsom.koopsom) == (142, 239500)
    mine, partner, company = client.gerechtigden(zaak.identificatie).value
    assert mine.is_van(BSN)
    assert mine.aanvangsdatum == date(2014, 5, 14)
    assert partner.persoon is not None
    assert partner.persoon.omschrijving == "T. Verhoef"
    assert not company.is_van("999990019")
    (hypotheek,) = client.hypotheken(zaak.identificatie).value
    assert hypotheek.bedrag_zekerheidsstelling.som == 239500
    assert client.zaak(KEY).holder == "Kadaster"


def test_the_client_tells_refused_from_unknown_from_none() -> None:
    client = Client(bench(TABLE).line(STRANGER))
    assert client.mijn_percelen(STRANGER).value == ()
    with pytest.raises(Forbidden):
        client.zaak(KEY)
    with pytest.raises(NotFound):
        client.zaak("1")


def test_owners_may_both_write_their_parcel_but_not_differently() -> None:
    assert len(Client(bench(TABLE, TABLE).line(PARTNER)).mijn_percelen(PARTNER).value) == 1
    other = {"percelen": [PERCEEL | {"koopsom": 1}]}
    with pytest.raises(InputError) as wrong:
        bench(TABLE, other).app("bevragen")
    assert PARTNER in wrong.value.file
    assert KEY in wrong.value.message
    assert "koopsom" in wrong.value.message
