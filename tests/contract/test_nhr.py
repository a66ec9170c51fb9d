"""The KvK mock against its four published documents and the recorded answers of the genuine test service."""

import copy
from typing import Any

import msgspec
import pytest
import schemathesis
from falcon.testing import TestClient
from hypothesis import HealthCheck, given, settings, strategies as st

from services.errors import BadReply, Forbidden, NotFound
from services.identity.tokens import HEADER
from services.registries.nhr.addresses import wgs84
from services.registries.nhr.block import dag
from services.registries.nhr.client import Client
from services.registries.nhr.records import Datum, datum
from tests.contract.nhr_worlds import AFGESCHERMD, BSN, BV, EENMANSZAAK, OTHER, VOF, VVE, bench, fetch, headers
from tests.contract.published import Asker, Contract, document, recording
from tests.helpers.worlds import Bench

SPECS = {
    "zoeken": "kvk-hr/zoeken-v2.0.0.openapi.yaml",
    "basisprofiel": "kvk-hr/basisprofiel-v1.4.0.openapi.yaml",
    "vestigingsprofiel": "kvk-hr/vestigingsprofiel-v1.4.openapi.yaml",
    "mijnorganisaties": "kvk-hr/mijnoverheid-organisaties-op-bsn-v1.0.0.openapi.yaml",
}
SERVERS = {"zoeken": "/api/v2", "basisprofiel": "/api/v1", "vestigingsprofiel": "/api", "mijnorganisaties": ""}
FOUT = {
    "type": "object",
    "required": ["fout"],
    "properties": {
        "fout": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["code", "omschrijving"],
                "properties": {"code": {"type": "string"}, "omschrijving": {"type": "string", "minLength": 1}},
            },
        }
    },
}


def mended(loaded: dict[str, Any]) -> None:
    """Put right where the documents fall short of the genuine server, or of themselves.

    Errors come as application/json (recorded) where some documents name hal+json or nothing; KvK schemas
    require nothing, so a ``fout`` is required here; next and previous are an object and a string at once.
    """
    if "Pagination" in loaded["components"]["schemas"]:
        properties = loaded["components"]["schemas"]["Pagination"]["properties"]
        for name in ("next", "previous"):
            properties[name] = {"type": "object", "required": ["href"], "properties": {"href": {"type": "string"}}}
        return
    errors = {"description": "fout", "content": {"application/json": {"schema": FOUT}}}
    for path in loaded["paths"].values():
        answers = path["get"]["responses"]
        answers.setdefault("200", answers.get("default"))
        answers.pop("default", None)
        answers |= dict.fromkeys(("400", "401", "403", "404", "406"), errors)


def asker(face: str, one: Bench | None = None) -> Asker:
    """Return one who asks a face and holds every answer against the document."""
    house = one or bench()
    server = SERVERS[face]
    contract = Contract(SPECS[face], f"http://registry.example{server}", mended)
    return Asker(house.app(face), server, headers(house), contract)


# --- the recordings


def _recorded() -> list[Any]:
    try:
        return list(recording("kvk-hr/testdata/opgenomen-kvk-testapi.json"))
    except pytest.skip.Exception:
        return []


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shape(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_shape(part) for part in value]
    return type(value).__name__


def _ours(value: Any) -> Any:
    """Return an answer with the genuine service's addresses in place of ours."""
    if isinstance(value, dict):
        return {name: _ours(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_ours(part) for part in value]
    if isinstance(value, str):
        return value.replace("http+embedded://nhr", "https://api.kvk.nl/test")
    return value


def test_there_are_recordings() -> None:
    recording("kvk-hr/testdata/opgenomen-kvk-testapi.json")
    assert len(_recorded()) >= 5


@pytest.mark.parametrize("recorded", _recorded(), ids=lambda one: one["request"]["uri"].split("/api/")[-1])
def test_a_recorded_question_is_answered_as_the_kvk_did(recorded: dict[str, Any]) -> None:
    answer = fetch(bench(), recorded["request"]["uri"])
    then = recorded["response"]
    assert answer.status_code == then["status"]
    assert answer.headers["content-type"] == then["content-type"]
    body = _ours(answer.json)
    if "links" in body:  # recorded with links in February 2026, with _links in August: ours has both
        assert {one["rel"]: {"href": one["href"]} for one in body["links"]} == body.pop("_links")
    body.pop("websites", None)
    assert _shape(body) == _shape(then["body"])
    assert body == then["body"]


@pytest.mark.parametrize(
    ("number", "file"), [("69599084", "basisprofiel_response.json"), ("90000749", "basisprofiel_response_vve.json")]
)
def test_a_basisprofiel_has_the_members_of_the_genuine_one(number: str, file: str) -> None:
    """The genuine one of 2022 has links as a list; document 1.4.0 and the server since August 2026 have _links."""
    then = recording(f"kvk-hr/testdata/{file}")
    now = fetch(bench(), f"/api/v1/basisprofielen/{number}").json
    assert {one["rel"] for one in then.pop("links")} == set(now.pop("_links"))
    embedded, genuine = now.pop("_embedded"), then.pop("_embedded")
    assert set(embedded) == set(genuine)
    assert set(now) == set(then)
    for name, part in genuine.items():
        assert {one["rel"] for one in part.pop("links")} == set(embedded[name].pop("_links"))
        assert set(part) <= set(embedded[name])


# --- the documents


def test_profiles_fit_the_documents() -> None:
    ask = asker("basisprofiel")
    for company in (EENMANSZAAK, BV, AFGESCHERMD, VVE, VOF):
        base = f"/basisprofielen/{company['kvkNummer']}"
        for geo in ("true", "false"):
            ask.get(base, 200, geoData=geo)
            ask.get(f"{base}/eigenaar", 200, geoData=geo)
        places = 200 if "vestigingen" in company else 404
        ask.get(f"{base}/hoofdvestiging", places)
        ask.get(f"{base}/vestigingen", places)
        for place in company.get("vestigingen", []):
            path = f"/v1/vestigingsprofielen/{place['vestigingsnummer']}"
            assert asker("vestigingsprofiel").get(path, 200, geoData="true")["kvkNummer"] == company["kvkNummer"]


def test_a_profile_tells_a_company_apart_from_its_place() -> None:
    ask = asker("basisprofiel")
    body = ask.get("/basisprofielen/69599084", 200)
    assert [one["naam"] for one in body["handelsnamen"]] == [
        "Test EMZ Dagobert",
        "Tweede handelsnaam 1MZ",
        "Test EMZ Nevenvestiging Govert",
    ]
    assert "rsin" not in body["_embedded"]["hoofdvestiging"]
    assert "handelsnamen" not in body["_embedded"]["hoofdvestiging"]
    listed = ask.get("/basisprofielen/69599084/vestigingen", 200)
    assert [one["indHoofdvestiging"] for one in listed["vestigingen"]] == ["Ja", "Nee"]
    assert (listed["totaalAantalVestigingen"], listed["aantalCommercieleVestigingen"]) == (2, 2)


def test_days_have_zeros_for_what_is_unknown() -> None:
    ask = asker("basisprofiel")
    assert ask.get("/basisprofielen/90001354", 200)["materieleRegistratie"] == {"datumAanvang": "20100000"}
    ended = ask.get("/basisprofielen/00111111", 200)["materieleRegistratie"]
    assert ended == {"datumAanvang": "19980400", "datumEinde": "20201231"}


def test_a_shielded_address_is_nowhere() -> None:
    one = bench()
    uris = [
        "/api/v1/basisprofielen/90001354?geoData=true",
        "/api/v1/basisprofielen/90001354/hoofdvestiging?geoData=true",
        "/api/v1/basisprofielen/90001354/vestigingen",
        "/api/v1/vestigingsprofielen/990000541921?geoData=true",
        "/api/v2/zoeken?plaats=sterksel",
    ]
    for uri in uris:
        answer = fetch(one, uri)
        assert answer.status_code == 200, uri
        assert "Geheimpad" not in answer.text and "6029ZZ" not in answer.text
    assert fetch(one, "/api/v2/zoeken?straatnaam=Geheimpad").status_code == 404
    assert fetch(one, "/api/v2/zoeken?postcode=6029ZZ&huisnummer=9").status_code == 404


def test_bag_ids_and_coordinates_come_when_asked() -> None:
    ask = asker("vestigingsprofiel")
    plain = ask.get("/v1/vestigingsprofielen/000037178598", 200)
    assert not any("geoData" in one for one in plain["adressen"])
    geo = ask.get("/v1/vestigingsprofielen/000037178598", 200, geoData="true")["adressen"][1]["geoData"]
    assert geo["addresseerbaarObjectId"] == "1900010000000001"
    assert (geo["gpsLatitude"], geo["gpsLongitude"]) == (52.1551744, 5.3872062)


@pytest.mark.parametrize(
    ("x", "y", "lat", "lon"),
    [(120700.723, 487525.501, 52.37453, 4.88353), (233883.131, 582065.167, 53.21938, 6.56820)],
    ids=["Westertoren", "Martinitoren"],
)
def test_coordinates_are_where_they_should_be(x: float, y: float, lat: float, lon: float) -> None:
    found = wgs84(x, y)
    assert found == pytest.approx((lat, lon), abs=0.00002)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"kvkNummer": "68750110"}, ["000037178598"]),
        ({"rsin": "857587973"}, ["000037178598"]),
        ({"vestigingsnummer": "000038509520"}, ["000038509520"]),
        ({"naam": "DAGOBERT test"}, ["000038509504"]),
        ({"naam": "test"}, ["000037178598", "000038509520", "000038509504"]),
        ({"naam": "test", "type": "nevenvestiging"}, ["000038509520"]),
        ({"naam": "test", "type": "hoofdvestiging,rechtspersoon"}, ["000037178598", "000038509504"]),
        ({"plaats": "dordrecht"}, [None]),
        ({"postcode": "1034wl", "huisnummer": "17", "huisletter": "m"}, ["000038509504"]),
        ({"postcode": "1000AE", "postbusnummer": "200"}, ["000037178598"]),
        ({"straatnaam": "geneinde"}, ["000038509520"]),
        ({"straatnaam": "geneinde", "inclusiefInactieveRegistraties": "true"}, ["999900111101", "000038509520"]),
        ({"naam": "test", "resultatenPerPagina": "2", "pagina": "2"}, ["000038509504"]),
    ],
)
def test_a_search_finds_what_fits_all_of_it(query: dict[str, str], numbers: list[str | None]) -> None:
    body = asker("zoeken").get("/zoeken", 200, **query)
    assert [one.get("vestigingsnummer") for one in body["resultaten"]] == numbers
    assert all(("actief" in one) is ("inclusiefInactieveRegistraties" in query) for one in body["resultaten"])
    assert all(("rsin" in one) is ("rsin" in query) for one in body["resultaten"])


def test_pages_of_results_lead_to_each_other() -> None:
    one = bench()
    body = asker("zoeken", one).get("/zoeken", 200, naam="test", resultatenPerPagina="1")
    seen = [body["resultaten"][0]["vestigingsnummer"]]
    assert "vorige" not in body
    while "volgende" in body:
        uri = body["volgende"].removeprefix("http+embedded://nhr")
        assert "resultatenperpagina=1" in uri
        query = dict(part.split("=") for part in uri.split("?")[1].split("&"))
        names = {"resultatenperpagina": "resultatenPerPagina"}
        query = {names.get(name, name): text for name, text in query.items()}
        body = asker("zoeken", one).get("/zoeken", 200, **query)
        seen.append(body["resultaten"][0]["vestigingsnummer"])
    assert len(seen) == body["totaal"] == 3
    assert "vorige" in body


# --- refusals


@pytest.mark.parametrize(
    ("face", "path", "query", "status", "code"),
    [
        ("zoeken", "/zoeken", {"kvkNummer": "1234567"}, 400, "IPD0004"),
        ("zoeken", "/zoeken", {"vestigingsnummer": "12345678"}, 400, "IPD0006"),
        ("zoeken", "/zoeken", {"rsin": "12"}, 400, "IPD0010"),
        ("zoeken", "/zoeken", {}, 400, "IPD1998"),
        ("zoeken", "/zoeken", {"pagina": "1"}, 400, "IPD1998"),
        ("zoeken", "/zoeken", {"postcode": "1034WL"}, 400, "IPD1998"),
        ("zoeken", "/zoeken", {"huisnummer": "17"}, 400, "IPD1998"),
        ("zoeken", "/zoeken", {"straat": "Geneinde"}, 400, "IPD1999"),
        ("zoeken", "/zoeken", {"naam": ""}, 400, "IPD1999"),
        ("zoeken", "/zoeken", {"postcode": "1034", "huisnummer": "1"}, 400, "IPD1999"),
        ("zoeken", "/zoeken", {"naam": "test", "pagina": "0"}, 400, "IPD1999"),
        ("zoeken", "/zoeken", {"naam": "test", "pagina": "1001"}, 400, "IPD1999"),
        ("zoeken", "/zoeken", {"naam": "test", "resultatenPerPagina": "101"}, 400, "IPD1999"),
        ("zoeken", "/zoeken", {"naam": "test", "pagina": "9"}, 404, "IPD5200"),
        ("zoeken", "/zoeken", {"naam": "bestaat niet"}, 404, "IPD5200"),
        ("zoeken", "/zoeken", {"naam": "test", "type": "bijkantoor"}, 404, "IPD5203"),
        ("basisprofiel", "/basisprofielen/12345678", {}, 404, "IPD0005"),
        ("basisprofiel", "/basisprofielen/1234567", {}, 400, "IPD0004"),
        ("basisprofiel", "/basisprofielen/1234567x/eigenaar", {}, 400, "IPD0004"),
        ("basisprofiel", "/basisprofielen/90000749/hoofdvestiging", {}, 404, "IPD0005"),
        ("basisprofiel", "/basisprofielen/68750110", {"geoData": "ja"}, 400, "IPD1999"),
        ("vestigingsprofiel", "/v1/vestigingsprofielen/12345678", {}, 400, "IPD0006"),
        ("vestigingsprofiel", "/v1/vestigingsprofielen/123456789012", {}, 404, "IPD0007"),
    ],
)
def test_a_refusal_has_the_published_code(face: str, path: str, query: dict[str, str], status: int, code: str) -> None:
    ask = asker(face)
    (fault,) = ask.get(path, status, **query)["fout"]
    assert fault["code"] == code
    assert ask.headers["content-type"] == "application/json"


def test_refusals_of_the_house_are_fout_too() -> None:
    one = bench()
    assert fetch(one, "/api/v2/zoeken?naam=test", **{HEADER: "x"}).json["fout"][0]["code"] == "401"
    assert fetch(one, "/api/v2/zoeken?naam=test", Accept="text/html").json["fout"][0]["code"] == "406"
    missing = fetch(one, "/api/v2/bestaatniet")
    assert (missing.status_code, missing.json["fout"][0]["code"]) == (404, "IPD0001")
    answer = TestClient(one.app("zoeken")).simulate_delete("/api/v2/zoeken", headers=headers(one))
    assert (answer.status_code, answer.json["fout"][0]["code"]) == (405, "405")


def test_whoever_takes_no_hal_gets_plain_json() -> None:
    answer = fetch(bench(), "/api/v1/basisprofielen/68750110", Accept="application/json")
    assert answer.headers["content-type"] == "application/json"


# --- my organisations


def mine(body: Any, status: int = 200, query: str = "", house: Bench | None = None) -> Any:
    """Ask for organisations and hold the answer against the document; Asker knows no query with a body."""
    one, path = house or bench(), "/mijnoverheid/mijnorganisaties"
    raw = body if isinstance(body, bytes) else msgspec.json.encode(body)
    sent = headers(one) | {"Content-Type": "application/json"}
    answer = TestClient(one.app("mijnorganisaties")).simulate_post(path + query, body=raw, headers=sent)
    assert answer.status_code == status, answer.text
    contract = Contract(SPECS["mijnorganisaties"], "http://registry.example", mended)
    contract.check("POST", path, {}, answer)
    return answer.json


def test_my_organisations_are_mine_alone_and_by_number() -> None:
    body = mine({"bsn": BSN})
    assert [(one["kvkNummer"], one["functies"]) for one in body["organisaties"]] == [
        ("68750110", ["Bestuurder"]),
        ("69599084", ["Eigenaar"]),
    ]
    assert body["organisaties"][0]["website"] == "https://donald.example"
    assert body["itemAttributeLabels"]["kvkNummer"]["label"] == "KVK-nummer"
    refused = mine({"bsn": OTHER}, 403)
    assert {"title", "instance"} <= set(refused)


def test_labels_come_in_english_too() -> None:
    body = mine({"bsn": BSN}, query="?taal=en")
    labels = body["itemAttributeLabels"]
    assert (labels["kvkNummer"]["label"], labels["functies"]["label"]) == ("KVK number", "Positions")
    assert body["organisaties"][0]["_links"]["self"]["ariaLabel"].startswith("View")


def test_more_organisations_than_a_page_are_all_read() -> None:
    many = []
    for number in range(23):
        one = copy.deepcopy(EENMANSZAAK)
        one["kvkNummer"] = f"001{number:05d}"
        for index, place in enumerate(one["vestigingen"]):
            place["vestigingsnummer"] = f"9999{number:05d}{index:03d}"
        many.append(one)
    house = bench(many, [])
    first = mine({"bsn": BSN}, house=house)
    assert first["pagination"] | {"next": None} == {
        "currentPage": 1,
        "itemsPerPage": 10,
        "from": 1,
        "to": 10,
        "totalItems": 23,
        "lastPage": 3,
        "next": None,
    }
    last = mine({"bsn": BSN}, query="?page=3", house=house)
    assert (last["pagination"]["from"], last["pagination"]["to"]) == (21, 23)
    assert "previous" in last["pagination"] and "next" not in last["pagination"]
    found = Client(house.line(BSN)).mijn_organisaties(BSN).value
    assert [one.kvk_nummer for one in found] == [one["kvkNummer"] for one in many]


@pytest.mark.parametrize("query", ["?taal=de", "?page=0", "?page=x", "?taal=nl&taal=en"])
def test_a_wrong_language_or_page_is_refused(query: str) -> None:
    mine({"bsn": BSN}, 400, query)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff", {"bsn": 900050354}, {"bsn": "12"}, {}, b"[" * 5000, b" " * 70000]
)
def test_a_wrong_body_is_refused(body: Any) -> None:
    mine(body, 400)


def test_a_form_is_refused() -> None:
    one = bench()
    sent = headers(one) | {"Content-Type": "application/x-www-form-urlencoded"}
    client = TestClient(one.app("mijnorganisaties"))
    answer = client.simulate_post("/mijnoverheid/mijnorganisaties", body=b"bsn=900050354", headers=sent)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/json")


# --- nothing breaks it

_HOUSE: dict[str, Any] = {}


def _house() -> Bench:
    if not _HOUSE:
        _HOUSE["bench"] = bench()
    made: Bench = _HOUSE["bench"]
    return made


_NAMES = st.sampled_from(["kvkNummer", "naam", "type", "postcode", "huisnummer", "pagina", "geoData", "plaats", "x"])
_VALUES = st.one_of(st.text(max_size=30), st.sampled_from(["69599084", "1034WL", "17", "true", "0", "٣٤٥", "99999"]))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_NAMES, _VALUES, max_size=5), st.text(max_size=20))
def test_no_question_breaks_it(query: dict[str, str], word: str) -> None:
    one = _house()
    sent = headers(one)
    for face, path in (
        ("zoeken", "/api/v2/zoeken"),
        ("basisprofiel", f"/api/v1/basisprofielen/{word.replace('?', '').replace('#', '')}"),
        ("vestigingsprofiel", "/api/v1/vestigingsprofielen/٠٠٠٠٠٠٠٠٠٠٠٠"),
    ):
        answer = TestClient(one.app(face)).simulate_get(path, params=query, headers=sent)
        assert answer.status_code in (200, 400, 404, 405), (path, query, answer.text)


@settings(max_examples=80, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.text(max_size=12), st.lists, max_leaves=5), st.binary(max_size=30))
def test_no_body_breaks_it(value: Any, raw: bytes) -> None:
    one = _house()
    client = TestClient(one.app("mijnorganisaties"))
    sent = headers(one) | {"Content-Type": "application/json"}
    for body in (raw, msgspec.json.encode({"bsn": value})):
        answer = client.simulate_post("/mijnoverheid/mijnorganisaties", body=body, headers=sent)
        assert answer.status_code in (200, 400, 403)


@pytest.mark.parametrize("face", SPECS)
def test_schemathesis_finds_no_server_error(face: str) -> None:
    loaded = document(SPECS[face])
    loaded["servers"] = [{"url": SERVERS[face] or "/"}]
    schema = schemathesis.openapi.from_dict(loaded)
    schema.app = _house().app(face)
    for found in schema.get_all_operations():
        operation: Any = found
        _tries(operation.ok(), headers(_house()))


def _tries(operation: Any, sent: dict[str, str]) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def one(case: Any) -> None:
        assert case.call(headers=sent).status_code < 500

    one()


# --- our side of it


def test_the_client_reads_what_the_mock_says() -> None:
    client = Client(bench().line(BSN))
    profile = client.basisprofiel("68750110", geo=True)
    assert (profile.source, profile.value.naam) == ("nhr", "Test BV Donald")
    assert profile.value.embedded.eigenaar.rsin == "857587973"
    place = client.vestiging("000037178598", geo=True).value
    assert place.bezoekadres is not None and place.bezoekadres.geo_data is not None
    assert place.bezoekadres.geo_data.nummer_aanduiding_id == "1900200000000001"
    assert datum(place.materiele_registratie.datum_aanvang) == Datum(2014, 2, 10)
    assert [one.vestigingsnummer for one in client.vestigingen("69599084").value] == ["000038509504", "000038509520"]
    found = client.zoeken(postcode="1034WL", huisnummer=17).value
    assert (found.totaal, found.resultaten[0].type) == (1, "hoofdvestiging")
    assert client.zoeken(naam="bestaat niet").value.totaal == 0


def test_the_client_keeps_failure_apart_from_nothing() -> None:
    client = Client(bench().line(BSN))
    with pytest.raises(NotFound):
        client.basisprofiel("12345678")
    with pytest.raises(NotFound):
        client.vestigingen("90000749")
    with pytest.raises(BadReply):
        client.zoeken()
    with pytest.raises(Forbidden):
        client.mijn_organisaties(OTHER)
    assert Client(bench([], []).line(BSN)).mijn_organisaties(BSN).value == ()


def test_days_of_every_precision() -> None:
    assert [dag("2011"), dag("2011-03"), dag("2011-03-01")] == ["20110000", "20110300", "20110301"]
    assert datum("20110000") == Datum(2011) and Datum(2011).volledig is None
    assert datum("") is None and datum("2011-03-") is None
    for wrong in ("2011-13", "onbekend", "2011-02-30", 2011):
        with pytest.raises(ValueError, match=r".+"):
            dag(wrong)
