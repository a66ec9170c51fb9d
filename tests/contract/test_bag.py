"""The BAG mock against the published document, the recorded answer's shape, and through its client."""

from typing import Any

import msgspec
import pytest
from falcon.testing import TestClient

from services.errors import BadReply, InputError, NotFound
from services.identity.tokens import HEADER
from services.registries.bag.block import Block
from services.registries.bag.client import Client
from tests.contract.published import Asker, Contract, recording
from tests.helpers.worlds import Bench

BSN = "900050354"
OTHER = "900050366"
BASE = "/lvbag/individuelebevragingen/v2"
NA, VBO, PAND = "9999200000000018", "9999010000000018", "9999100000000001"
NEVEN = "9999200000000019"
STREET = {
    "openbareRuimteIdentificatie": "9999300000000001",
    "openbareRuimteNaam": "Elzenpad",
    "postcode": "2729AB",
    "woonplaatsNaam": "Oefenstad",
    "woonplaatsIdentificatie": "3999",
    "adresseerbaarObjectIdentificatie": VBO,
}
TABLE: dict[str, Any] = {
    "adressen": [
        STREET | {"nummeraanduidingIdentificatie": NA, "huisnummer": 7},
        STREET
        | {
            "nummeraanduidingIdentificatie": NEVEN,
            "huisnummer": 7,
            "huisletter": "A",
            "huisnummertoevoeging": "bis",
            "indicatieNevenadres": True,
        },
    ],
    "verblijfsobjecten": [
        {
            "identificatie": VBO,
            "heeftAlsHoofdAdres": NA,
            "heeftAlsNevenAdres": [NEVEN],
            "maaktDeelUitVan": [PAND],
            "oppervlakte": 118,
            "inOnderzoek": [{"kenmerk": "oppervlakte", "sinds": "2026-12-14"}],
        }
    ],
    "panden": [
        {
            "identificatie": PAND,
            "oorspronkelijkBouwjaar": 1988,
            "inOnderzoek": [{"kenmerk": "oorspronkelijk bouwjaar", "sinds": "2026-01-02"}],
        }
    ],
    "schetsen": [
        {
            "adresseerbaarObjectIdentificatie": VBO,
            "vlakken": [{"soort": "weg", "rechthoek": [0, 120, 496, 22]}],
            "rijen": [{"x": 10, "y": 20, "breedte": 30, "diepte": 50, "labels": ["5", "7"], "eigen": "7"}],
            "opschriften": [{"tekst": "Elzenpad", "x": 10, "y": 137}],
        }
    ],
}


def bench(*tables: dict[str, Any]) -> Bench:
    blocks = {bsn: msgspec.convert(table, Block) for bsn, table in zip((BSN, OTHER), tables, strict=False)}
    return Bench("bag", blocks)


def patched(document: dict[str, Any]) -> None:
    """The archive asks for ``kortNaam`` while its own property and every real answer say ``korteNaam``."""
    required = document["components"]["schemas"]["Adres"]["required"]
    required[required.index("kortNaam")] = "korteNaam"


@pytest.fixture
def ask() -> Asker:
    one = bench(TABLE)
    name = "bag/individuelebevragingen-v2.0.0-resolved.openapi.yaml"
    contract = Contract(name, f"http://registry.example{BASE}", patched)
    return Asker(one.app("individuelebevragingen"), BASE, {HEADER: one.session(BSN).token}, contract)


def test_every_answer_keeps_to_the_published_document(ask: Asker) -> None:
    found = ask.get("/adressen", 200, postcode="2729AB", huisnummer=7)
    assert [one["nummeraanduidingIdentificatie"] for one in found["_embedded"]["adressen"]] == [NA, NEVEN]
    assert ask.headers["api-version"] == "2.0.0"
    exact = ask.get("/adressen", 200, postcode="2729ab", huisnummer=7, exacteMatch="true", expand="true")
    assert len(exact["_embedded"]["adressen"]) == 1
    assert ask.get("/adressen", 200, postcode="1000AA", huisnummer=1)["_embedded"] == {}
    ask.get(f"/adressen/{NA}", 200, expand="woonplaats,openbareRuimte,nummeraanduiding")
    assert ask.get("/adressenuitgebreid", 200, pandIdentificatie="x", adresseerbaarObjectIdentificatie=VBO)
    extended = ask.get(f"/adressenuitgebreid/{NA}", 200)
    assert extended["oppervlakte"] == 118
    assert extended["inonderzoek"]["oppervlakte"] is True
    ask.get(f"/verblijfsobjecten/{VBO}", 200, expand="true")
    ask.get(f"/panden/{PAND}", 200)
    ask.get(f"/nummeraanduidingen/{NEVEN}", 200)
    ask.get("/openbareruimten/9999300000000001", 200)
    ask.get("/woonplaatsen/3999", 200)


@pytest.mark.parametrize(
    ("path", "params", "status", "code"),
    [
        ("/adressen", {}, 400, "paramsRequired"),
        ("/adressen", {"huisletter": "A"}, 400, "paramsRequired"),
        ("/adressen", {"postcode": ""}, 400, "paramsRequired"),
        ("/adressen", {"postcode": "2729AB"}, 400, "paramsCombination"),
        ("/adressen", {"huisnummer": "3", "huisletter": "A"}, 400, "paramsCombination"),
        ("/adressen", {"pandIdentificatie": PAND, "postcode": "2729AB"}, 400, "unsupportedCombination"),
        ("/adressen", {"postcode": "2729AB", "huisnummer": "a"}, 400, "paramsValidation"),
        ("/adressen", {"postcode": "2729AB", "huisnummer": "100000"}, 400, "paramsValidation"),
        ("/adressen", {"postcode": "2729AB", "huisnummer": "7", "pageSize": "5"}, 400, "paramsValidation"),
        ("/adressen", {"postcode": "2729AB", "huisnummer": "7", "expand": "bestaatniet"}, 400, "paramsValidation"),
        ("/adressen/12", {}, 400, "paramsValidation"),
        (f"/adressen/{PAND}", {}, 404, "notFound"),
        (f"/panden/{PAND[:-1]}9", {}, 404, "notFound"),
        (f"/panden/{PAND}", {"geldigOp": "23-04-2019"}, 400, "paramsValidation"),
        (f"/panden/{PAND}", {"geldigOp": "1980-01-01"}, 404, "notFound"),
        ("/verblijfsobjecten/x", {}, 400, "paramsValidation"),
    ],
)
def test_a_wrong_question_is_refused_in_the_published_words(
    ask: Asker, path: str, params: dict[str, str], status: int, code: str
) -> None:
    body = ask.get(path, status, **params)
    assert body["code"] == code
    assert bool(body.get("invalid-params")) == (code == "paramsValidation")


def test_without_session_or_json_nothing_is_given(ask: Asker) -> None:
    assert ask.get(f"/panden/{PAND}", 401, headers={HEADER: ""})["code"] == "authentication"
    assert ask.get(f"/panden/{PAND}", 406, headers={"Accept": "text/html"})["code"] == "notAcceptable"


def test_the_answer_has_the_shape_of_the_recorded_one() -> None:
    recorded = recording("bag/testdata/addresses-openforms.json")
    one = bench(TABLE)
    answer = TestClient(one.app("individuelebevragingen")).simulate_get(
        f"{BASE}/adressen?postcode=2729AB&huisnummer=7&huisletter=A", headers={HEADER: one.session(BSN).token}
    )
    ours, theirs = answer.json["_embedded"]["adressen"][0], recorded["_embedded"]["adressen"][0]
    extra = {"huisnummertoevoeging", "indicatieNevenadres"}
    assert answer.json.keys() == recorded.keys()
    assert [name for name in ours if name not in extra] == list(theirs)
    assert ours["_links"].keys() == theirs["_links"].keys()
    assert answer.headers["content-type"] == "application/hal+json"


def test_links_lead_somewhere(ask: Asker) -> None:
    links = ask.get(f"/adressen/{NA}", 200)["_links"]
    for link in [*(link for name, link in links.items() if name != "panden"), *links["panden"]]:
        ask.get(link["href"].split(BASE)[1], 200)


def test_the_client_reads_address_object_and_sketch() -> None:
    client = Client(bench(TABLE).line(BSN))
    adres = client.adres(NA)
    assert (adres.source, adres.holder) == ("bag", "Kadaster")
    assert adres.value.regel == "Elzenpad 7, 2729 AB Oefenstad"
    assert adres.value.oorspronkelijk_bouwjaar == ("1988",)
    assert client.zoek("2729 ab", 7, "A").value[0].straatregel == "Elzenpad 7 A-bis"
    found = client.verblijfsobject(VBO).value
    assert found.onderzoek("oppervlakte") is not None
    schets = found.voorportaal.schets
    assert schets is not None
    own = [vlak for vlak in schets.vlakken if vlak.eigen]
    assert [(vlak.soort, vlak.label) for vlak in own] == [("perceel", ""), ("gebouw", "7")]
    assert client.pand(PAND).value.pand.status == "Pand in gebruik"


def test_the_client_names_what_is_wrong() -> None:
    client = Client(bench(TABLE).line(BSN))
    with pytest.raises(NotFound):
        client.pand("9999100000000099")
    with pytest.raises(BadReply) as refused:
        client.pand("geen nummer")
    assert refused.value.status == 400


def test_two_personas_at_one_address_may_say_the_same() -> None:
    assert Client(bench(TABLE, TABLE).line(OTHER)).adres(NA).value.huisnummer == 7


def test_a_contradiction_names_persona_and_key() -> None:
    other = TABLE | {"panden": [{"identificatie": PAND, "oorspronkelijkBouwjaar": 1990}]}
    with pytest.raises(InputError) as wrong:
        bench(TABLE, other).app("individuelebevragingen")
    assert OTHER in wrong.value.file
    assert PAND in wrong.value.message
    assert "oorspronkelijkBouwjaar" in wrong.value.message


def test_a_reference_to_nothing_names_persona_and_key() -> None:
    with pytest.raises(InputError, match=PAND):
        bench(TABLE | {"panden": []}).app("individuelebevragingen")


def test_the_check_itself_sees_a_missing_member() -> None:
    """Negative control: against the unpatched archive the genuine spelling is a fault."""
    one = bench(TABLE)
    contract = Contract("bag/individuelebevragingen-v2.0.0-resolved.openapi.yaml", f"http://registry.example{BASE}")
    asker = Asker(one.app("individuelebevragingen"), BASE, {HEADER: one.session(BSN).token}, contract)
    with pytest.raises(AssertionError, match="kortNaam"):
        asker.get(f"/adressen/{NA}", 200)
