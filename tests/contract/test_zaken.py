"""The three ZGW faces against their published documents, the recorded Open Zaak answers, and through the client."""

import base64
import tomllib
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec
import pytest
import schemathesis
from falcon.testing import TestClient
from hypothesis import HealthCheck, given, settings, strategies as st

from services.errors import BadReply, Forbidden, NotFound, Unavailable
from services.identity.session import Level
from services.identity.tokens import HEADER
from services.mockhost.faults import Fault
from services.registries.zaken.block import Block, catalogue
from services.registries.zaken.client import Client
from tests.contract.published import Asker, Contract, document, recording
from tests.helpers.worlds import Bench

BSN = "900050354"
OTHER = "900050366"
STRANGE = "11111111-1111-4111-8111-111111111111"
CRS = {"Accept-Crs": "EPSG:4326"}
BASES = {"zaken": "/zaken/api/v1", "catalogi": "/catalogi/api/v1", "documenten": "/documenten/api/v1"}
SPECS = {
    "zaken": "zgw/zaken-v1.7.0.bundled.openapi.yaml",
    "catalogi": "zgw/catalogi-v1.3.3.openapi.yaml",
    "documenten": "zgw/documenten-v1.7.0.bundled.openapi.yaml",
}
TABLE = """
[[zaak]]
naam = "dakkapel"
zaaktype = "omgevingsvergunning"
omschrijving = "Vergunning voor een dakkapel"
identificatie = "Z2026-118204"
start = 2026-12-18
uiterlijk = 2027-02-12
kort = "De gemeente heeft nog 1 tekening van u nodig."
statussen = [
    { stap = "Ingediend", datum = 2026-12-18 },
    { stap = "In behandeling", datum = 2026-12-22, toelichting = "De gemeente bekijkt uw aanvraag." },
]
documenten = [
    { titel = "Voorgevel", datum = 2026-12-30, van = "u", bestand = "Voorgevel.jpg", omvang_kb = 240 },
    { titel = "Rekening leges", datum = 2027-01-04 },
]
handelingen = [{ datum = 2026-12-18, titel = "U diende de aanvraag in", toelichting = "met 3 documenten" }]
berichten = [{ datum = 2027-01-04, titel = "Bericht: rekening", bericht = "rekening" }]
gepland = [{ datum = 2027-02-12, titel = "De gemeente beslist uiterlijk op deze dag" }]
behandelaar = { naam = "K. van Dalen", team = "team Bouwen" }
[zaak.todo]
titel = "Stuur de constructietekening."
uiterlijk = 2027-01-12
knop = "Tekening toevoegen"
documentsoort = "Tekening"
daarna = "De gemeente bekijkt uw tekening."

[[zaak]]
naam = "toeslag"
zaaktype = "kinderopvangtoeslag"
omschrijving = "Kinderopvangtoeslag 2027"
identificatie = "KOT27"
start = 2026-11-09
einddatum = 2026-12-22
resultaat = "Toegekend"
statussen = [
    { stap = "Ontvangen", datum = 2026-11-09 },
    { stap = "Beschikking", datum = 2026-12-22, toelichting = "U krijgt toeslag." },
    { stap = "Afgerond", datum = 2026-12-22 },
]

[[zaak]]
naam = "bijstand"
zaaktype = "bijstand"
omschrijving = "Bijstandsuitkering"
identificatie = "B1"
start = 2026-12-01
statussen = [{ stap = "Aangevraagd", datum = 2026-12-01 }]
opgeschort = { vanaf = 2026-12-21, reden = "Wij wachten op uw bankafschriften." }
"""


def lenient(loaded: dict[str, Any]) -> None:
    """Mend what no answer can satisfy: ``oneOf`` of a resource and of "any object" is always true twice."""
    for name in ("ZaakEmbedded", "StatusEmbedded", "ResultaatEmbedded", "RolEmbedded"):
        for shape in loaded["components"]["schemas"][name]["properties"].values():
            for one in (shape, shape.get("items", {})):
                if "oneOf" in one:
                    one["anyOf"] = one.pop("oneOf")


@pytest.fixture
def bench() -> Bench:
    return Bench("zaken", {BSN: msgspec.convert(tomllib.loads(TABLE), Block), OTHER: Block()})


@pytest.fixture
def client(bench: Bench) -> Client:
    return Client(bench.line(BSN))


def asker(bench: Bench, face: str, bsn: str = BSN, level: Level = Level.MIDDEN) -> Asker:
    return Asker(bench.app(face), BASES[face], {HEADER: bench.session(bsn, level).token}, contract(face))


@cache
def contract(face: str) -> Contract:
    """Read a published document once; they are large."""
    return Contract(SPECS[face], f"http://registry.example{BASES[face]}", lenient if face == "zaken" else None)


def test_the_zaken_face_fits_the_published_document(bench: Bench) -> None:
    ask = asker(bench, "zaken")
    every = "zaaktype,status,status.statustype,resultaat,resultaat.resultaattype,rollen,zaakinformatieobjecten"
    bsn = {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": BSN}
    told = ask.get("/zaken", 200, CRS, expand=every, **bsn)
    assert [told["count"], told["next"], told["previous"]] == [3, None, None]
    assert ask.headers["content-crs"] == "EPSG:4326"
    for zaak in told["results"]:
        whole = ask.get(f"/zaken/{zaak['uuid']}", 200, CRS)
        assert "_expand" not in whole and whole["url"] == zaak["url"]
        for part in ("statussen", "rollen", "resultaten"):
            rows = ask.get(f"/{part}", 200, zaak=zaak["url"])["results"]
            for row in rows:
                assert ask.get(f"/{part}/{row['uuid']}", 200)["url"] == row["url"]
        for row in ask.get("/zaakinformatieobjecten", 200, zaak=zaak["url"]):
            assert ask.get(f"/zaakinformatieobjecten/{row['uuid']}", 200)["zaak"] == zaak["url"]


def test_the_catalogi_face_fits_the_published_document(bench: Bench) -> None:
    ask = asker(bench, "catalogi")
    types = ask.get("/zaaktypen", 200)["results"]
    assert len(types) == len(catalogue().zaaktypen)
    zaaktype = next(one for one in types if one["identificatie"] == "omgevingsvergunning")
    assert ask.get(f"/zaaktypen/{zaaktype['url'][-36:]}", 200) == zaaktype
    steps = ask.get("/statustypen", 200, zaaktype=zaaktype["url"])["results"]
    assert [one["omschrijving"] for one in steps] == ["Ingediend", "In behandeling", "Besluit", "Afgerond"]
    for name in ("resultaattypen", "roltypen", "statustypen"):
        row = ask.get(f"/{name}", 200, zaaktype=zaaktype["url"])["results"][0]
        assert ask.get(f"/{name}/{row['url'][-36:]}", 200) == row
    for name in ("catalogussen", "informatieobjecttypen"):
        row = ask.get(f"/{name}", 200)["results"][0]
        assert ask.get(f"/{name}/{row['url'][-36:]}", 200) == row


def test_the_documenten_face_fits_the_published_document(bench: Bench, client: Client) -> None:
    ask = asker(bench, "documenten")
    rows = ask.get("/enkelvoudiginformatieobjecten", 200)["results"]
    assert [row["titel"] for row in rows] == ["Rekening leges", "Voorgevel"]
    for row in rows:
        assert ask.get(f"/enkelvoudiginformatieobjecten/{row['url'][-36:]}", 200) == row
        assert len(client.document(row["url"][-36:])) == row["bestandsomvang"]


def test_adding_a_document_fits_the_published_documents(bench: Bench) -> None:
    papers, cases = asker(bench, "documenten"), asker(bench, "zaken")
    zaak = cases.get("/zaken", 200, CRS)["results"][0]
    made = papers.post("/enkelvoudiginformatieobjecten", 201, new_document(zaak))
    assert papers.headers["location"] == made["url"]
    link = {"zaak": zaak["url"], "informatieobject": made["url"]}
    linked = cases.post("/zaakinformatieobjecten", 201, link)
    assert cases.get(f"/zaakinformatieobjecten/{linked['uuid']}", 200) == linked
    assert cases.post("/zaakinformatieobjecten", 400, link)["invalidParams"][0]["code"] == "unique"


def new_document(zaak: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "bronorganisatie": zaak["bronorganisatie"],
        "creatiedatum": "2027-01-05",
        "titel": "Constructietekening",
        "auteur": "Proefpersoon",
        "taal": "nld",
        "informatieobjecttype": zaak["voorportaal"]["todo"]["informatieobjecttype"],
        "bestandsnaam": "Constructietekening.pdf",
        "inhoud": base64.b64encode(b"%PDF-1.4").decode(),
        "bestandsomvang": 8,
    } | changes


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"titel": None}, "titel", "invalid"),
        ({"titel": "t" * 201}, "titel", "invalid"),
        ({"creatiedatum": "gisteren"}, "creatiedatum", "invalid"),
        ({"inhoud": "geen base64!"}, "inhoud", "invalid"),
        ({"inhoud": None}, "inhoud", "required"),
        ({"bestandsomvang": 9}, "inhoud", "file-size"),
        ({"informatieobjecttype": "weg"}, "informatieobjecttype", "bad-url"),
        ({"informatieobjecttype": f"https://x.example/{STRANGE}"}, "informatieobjecttype", "bad-url"),
    ],
)
def test_a_wrong_document_is_refused_by_field(bench: Bench, changes: dict[str, Any], field: str, code: str) -> None:
    zaak = asker(bench, "zaken").get("/zaken", 200, CRS)["results"][0]
    ask = asker(bench, "documenten")
    told = ask.post("/enkelvoudiginformatieobjecten", 400, new_document(zaak, **changes))
    assert told["code"] == "invalid"
    assert (told["invalidParams"][0]["name"], told["invalidParams"][0]["code"]) == (field, code)
    missing = {name: value for name, value in new_document(zaak).items() if name != "auteur"}
    assert ask.post("/enkelvoudiginformatieobjecten", 400, missing)["invalidParams"][0]["code"] == "required"


@pytest.mark.parametrize(
    ("path", "status", "headers", "params"),
    [
        ("/zaken", 412, {}, {}),
        ("/zaken", 406, {"Accept-Crs": "EPSG:28992"}, {}),
        ("/zaken", 400, CRS, {"page": "0"}),
        ("/zaken", 400, CRS, {"page": "2"}),
        ("/zaken", 400, CRS, {"expand": "alles"}),
        ("/zaken", 400, CRS, {"kleur": "rood"}),
        ("/zaken", 400, CRS, {"zaaktype": "http://["}),
        ("/zaken", 400, CRS, {"archiefstatus": "weg"}),
        ("/zaken", 400, CRS, {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": "1234567890"}),
        ("/rollen", 400, CRS, {"omschrijvingGeneriek": "AAA"}),
        ("/zaken", 403, CRS, {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": OTHER}),
        ("/zaken", 401, {**CRS, HEADER: "kapot"}, {}),
        (f"/zaken/{STRANGE}", 404, CRS, {}),
        (f"/zaken/{STRANGE}", 412, {}, {}),
        (f"/statussen/{STRANGE}", 404, {}, {}),
        ("/statussen", 400, {}, {"zaak": "geen-url"}),
    ],
)
def test_refusals_fit_the_published_document(
    bench: Bench, path: str, status: int, headers: dict[str, str], params: dict[str, str]
) -> None:
    told = asker(bench, "zaken").get(path, status, headers, **params)
    assert told["status"] == status and told["instance"].startswith("urn:uuid:") and told["code"]


def test_another_citizens_case_and_papers_are_refused(bench: Bench, client: Client) -> None:
    detail = client.case(client.cases().value[0].id).value
    other = Client(bench.line(OTHER))
    assert other.cases().value == ()
    for question in (other.case, other.document):
        with pytest.raises(Forbidden):
            question(detail.case.id if question == other.case else detail.documents[0].id)
    with pytest.raises(NotFound):
        client.case(STRANGE)


def test_the_recorded_answers_have_the_same_shape(bench: Bench) -> None:
    """Open Zaak's recordings are of 1.5: whatever it sends that 1.7 still requires, we send with the same type."""
    ours: dict[str, Any] = {}
    for face, paths in {"zaken": ("rollen", "zaakinformatieobjecten"), "catalogi": ("statustypen",)}.items():
        ours |= {path: asker(bench, face).get(f"/{path}", 200) for path in paths}
    seen = set()
    for pair in recording("zgw/testdata/opgenomen-openzaak.json"):
        name = pair["request"]["uri"].split("/v1/")[1].split("?")[0].split("/")[0]
        body = pair["response"]["body"]
        if pair["request"]["method"] == "GET" and pair["response"]["status"] == 200 and name in ours:
            mine = ours[name]
            assert (isinstance(body, dict) and "results" not in body) or type(mine) is type(body)
            _same_shape(_first(mine), _first(body))
            seen.add(name)
    assert seen == set(ours)


def test_a_missing_crs_is_refused_as_recorded(bench: Bench) -> None:
    pairs = recording("zgw/testdata/opgenomen-openzaak.json")
    recorded = next(one["response"]["body"] for one in pairs if one["response"]["status"] == 412)
    told = asker(bench, "zaken").get("/zaken", 412)
    for name in ("code", "title", "status", "detail"):
        assert told[name] == recorded[name]


def _first(body: Any) -> dict[str, Any]:
    rows = body.get("results", [body]) if isinstance(body, dict) else body
    return dict(rows[0])


def _same_shape(mine: dict[str, Any], recorded: dict[str, Any]) -> None:
    for name, value in recorded.items():
        if name in mine and None not in (mine[name], value):
            assert type(mine[name]) is type(value), name


def test_cases_run_first_and_say_who_waits(client: Client) -> None:
    told = client.cases()
    assert told.source == "zaken"
    rows = [(one.title, one.state, one.tone, one.waiting_for_you) for one in told.value]
    assert rows == [
        ("Vergunning voor een dakkapel", "In behandeling", "running", True),
        ("Bijstandsuitkering", "Aangevraagd", "received", False),
        ("Kinderopvangtoeslag 2027", "Toegekend", "granted", False),
    ]


def test_a_case_in_full(client: Client) -> None:
    told = client.case(client.cases().value[0].id).value
    assert [(one.label, one.state, one.day, one.at_latest) for one in told.steps] == [
        ("Ingediend", "done", date(2026, 12, 18), False),
        ("In behandeling", "now", date(2026, 12, 22), False),
        ("Besluit", "later", date(2027, 2, 12), True),
        ("Afgerond", "later", None, False),
    ]
    assert [(one.kind, one.title) for one in told.timeline] == [
        ("planned", "De gemeente beslist uiterlijk op deze dag"),
        ("letter", "Bericht: rekening"),
        ("status", "In behandeling"),
        ("own", "U diende de aanvraag in"),
    ]
    assert told.term and (told.term.total, told.term.passed, told.term.left) == (56, 18, 38)
    assert (told.contact.name, told.contact.team) == ("K. van Dalen", "team Bouwen")
    assert [(one.title, one.own) for one in told.documents] == [("Rekening leges", False), ("Voorgevel", True)]
    assert client.document(told.documents[1].id).startswith(b"\xff\xd8")


def test_a_stopped_clock_stands_still(bench: Bench, client: Client) -> None:
    key = client.cases().value[1].id
    before = client.case(key).value.term
    bench.clock.jump(timedelta(days=10))
    assert Client(bench.line(BSN)).case(key).value.term == before
    assert before and (before.passed, before.paused) == (20, date(2026, 12, 21))
    assert before.reason == "Wij wachten op uw bankafschriften."


def test_adding_a_drawing_settles_the_todo_until_a_reset(bench: Bench, client: Client) -> None:
    key = client.cases().value[0].id
    paper = client.add_document(key, "Constructie v2.pdf", b"%PDF-1.4 proef").value
    told = client.case(key).value
    assert told.case.todo is None and told.case.short == "De gemeente bekijkt uw tekening."
    assert told.timeline[1].title == "U voegde een document toe" and told.timeline[1].day == date(2027, 1, 5)
    assert told.timeline[1].addition == "Constructie v2.pdf"
    assert told.documents[0].id == paper.id and told.documents[0].own
    assert client.document(paper.id) == b"%PDF-1.4 proef"
    bench.store.reset()
    assert client.case(key).value.case.todo is not None


def test_adding_needs_midden_and_your_own_case(bench: Bench, client: Client) -> None:
    key = client.cases().value[0].id
    with pytest.raises(Forbidden):
        Client(bench.line(BSN, Level.BASIS)).add_document(key, "x.pdf", b"x")
    with pytest.raises(Forbidden):
        Client(bench.line(OTHER)).add_document(key, "x.pdf", b"x")
    with pytest.raises(BadReply):
        client.add_document(key, "x.pdf", b"x" * 10_000_001)
    assert len(client.case(key).value.documents) == 2


def test_a_failure_is_never_an_empty_list(bench: Bench, client: Client) -> None:
    bench.host.faults.put("zaken", Fault("error", face="documenten"))
    with pytest.raises(Unavailable):
        client.case(client.cases().value[0].id)
    bench.host.faults.clear()
    assert client.case(client.cases().value[0].id).value.documents


WORDS = st.text(max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(word=WORDS, query=st.dictionaries(WORDS, WORDS, max_size=3), body=st.binary(max_size=60))
def test_nothing_a_caller_sends_breaks_the_mocks(bench: Bench, word: str, query: dict[str, str], body: bytes) -> None:
    headers = {HEADER: bench.session(BSN).token, "Content-Type": "application/json", **CRS}
    clean = "".join(letter for letter in word if letter.isalnum()) or "x"
    names = {
        "zaken": ("zaken", "statussen", "rollen", "zaakinformatieobjecten"),
        "catalogi": ("zaaktypen", "statustypen"),
        "documenten": ("enkelvoudiginformatieobjecten", f"enkelvoudiginformatieobjecten/{clean}/download"),
    }
    for face, paths in names.items():
        test = TestClient(bench.app(face))
        for path in paths:
            for target in (path, f"{path}/{clean}"):
                for method in ("GET", "POST", "DELETE"):
                    answer = test.simulate_request(
                        method, f"{BASES[face]}/{target}", params=query, headers=headers, body=body
                    )
                    assert answer.status_code < 500, (method, target, query, body)


@pytest.mark.parametrize(
    ("face", "path"),
    [
        ("zaken", "/zaken"),
        ("zaken", "/zaken/{uuid}"),
        ("zaken", "/statussen"),
        ("zaken", "/zaakinformatieobjecten"),
        ("catalogi", "/statustypen"),
        ("documenten", "/enkelvoudiginformatieobjecten"),
    ],
)
def test_schemathesis_finds_no_server_error(bench: Bench, face: str, path: str) -> None:
    loaded = document(SPECS[face])
    loaded["paths"] = {path: {name: it for name, it in loaded["paths"][path].items() if name != "head"}}
    loaded["servers"] = [{"url": BASES[face]}]
    loaded.pop("security", None)
    schema = schemathesis.openapi.from_dict(loaded)
    schema.app = bench.app(face)
    headers = {HEADER: bench.session(BSN).token, **CRS}
    for found in schema.get_all_operations():
        operation: Any = found
        _tries(operation.ok(), headers)


def _tries(operation: Any, headers: dict[str, str]) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def one(case: Any) -> None:
        assert case.call(headers=headers).status_code < 500

    one()
