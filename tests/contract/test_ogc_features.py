"""BGT, BRT and BRO against the published document, PDOK's own answers, and through their clients."""

import json
from typing import Any

import pytest
from falcon.testing import TestClient
from hypothesis import given, strategies as st

from resources import path
from services.identity.tokens import HEADER
from services.manifest import registries
from services.mockhost.network import Network, NetworkOptions
from services.mockkit.ogc import crs
from services.ogc_features import RD
from services.personas import blocks, read
from tests.contract.published import Asker, Contract, recording
from tests.helpers.worlds import Bench

BSN, PAND, X, Y = "900050342", "0637100000411800", 93512.4, 452786.1
MAPS = {one.manifest.id: one for one in registries()[0] if one.manifest.id in ("bgt", "brt", "bro")}
DOCUMENT = "pdok-brt-bgt/ogcapi-features-1-core.resolved.openapi.json"


def bench(registry: str) -> Bench:
    """The mock over the real personas."""
    return Bench(registry, blocks(read(path("personas")), registry, MAPS[registry].load("block").Block))


def asker(registry: str) -> Asker:
    one, base = bench(registry), MAPS[registry].manifest.faces[0].base_path
    headers = {HEADER: one.session(BSN).token}
    return Asker(one.app("features"), base, headers, Contract(DOCUMENT, f"http://registry.example{base}", _as_pdok))


def _as_pdok(document: dict[str, Any]) -> None:
    """Refusals are problem documents at PDOK, with a title and no code; the document of the OGC says otherwise."""
    document["components"]["schemas"]["exception"]["required"] = ["title", "status", "detail", "timeStamp"]
    for item in document["paths"].values():
        for operation in item.values():
            for status in ("400", "404", "406", "500"):
                schema = {"schema": {"$ref": "#/components/schemas/exception"}}
                answer = {"description": "refused", "content": {"application/problem+json": schema}}
                operation["responses"][status] = answer


@pytest.mark.parametrize("registry", MAPS)
def test_every_document_of_every_collection_fits_the_standard(registry: str) -> None:
    ask = asker(registry)
    assert {one["rel"] for one in ask.get("/", 200)["links"]} >= {"self", "service-desc", "conformance", "data"}
    assert any(one.endswith("features-1/1.0/conf/core") for one in ask.get("/conformance", 200)["conformsTo"])
    for collection in ask.get("/collections", 200)["collections"]:
        there = f"/collections/{collection['id']}"
        assert ask.get(there, 200) == collection
        page = ask.get(f"{there}/items", 200, limit=2)
        assert page["numberReturned"] == len(page["features"]) == min(2, page["numberMatched"])
        for one in page["features"]:
            assert ask.get(f"{there}/items/{one['id']}", 200)["properties"] == one["properties"]


@pytest.mark.parametrize("registry", MAPS)
def test_the_pages_together_hold_everything_once(registry: str) -> None:
    ask = asker(registry)
    collection = ask.get("/collections", 200)["collections"][0]["id"]
    everything = ask.get(f"/collections/{collection}/items", 200, limit=1000)
    seen: list[str] = []
    cursor = 0
    while True:
        page = ask.get(f"/collections/{collection}/items", 200, limit=3, cursor=cursor)
        seen += [one["id"] for one in page["features"]]
        following = [one for one in page["links"] if one["rel"] == "next"]
        if not following:
            break
        cursor += 3
        assert f"cursor={cursor}" in following[0]["href"]
    assert seen == [one["id"] for one in everything["features"]]
    assert len(set(seen)) == everything["numberMatched"] > 3


@pytest.mark.parametrize(
    "params",
    [
        {"bbox": "1,2,3"},
        {"bbox": "a,b,c,d"},
        {"bbox": "4,53,5,52"},
        {"bbox": "nan,1,2,3"},
        {"bbox-crs": "EPSG:1"},
        {"crs": "http://www.opengis.net/def/crs/EPSG/0/4258"},
        {"limit": "0"},
        {"limit": "-1"},
        {"limit": "veel"},
        {"limit": "9" * 400},
        {"datetime": "gisteren"},
        {"datetime": "../.."},
        {"datetime": "2027-01-01T00:00:00Z/2026-01-01T00:00:00Z"},
        {"onbekend": "1"},
    ],
)
def test_a_wrong_question_is_refused_as_pdok_does(params: dict[str, str]) -> None:
    refusal = asker("bgt").get("/collections/pand/items", 400, **params)
    assert next(iter(params)) in refusal["detail"]


def test_what_is_not_there_is_told_in_the_published_shape() -> None:
    ask, shape = asker("bgt"), recording("pdok-brt-bgt/expected_feature_404.json")
    for there in ("/collections/pand/items/999999", "/collections/straten", "/collections/straten/items"):
        assert ask.get(there, 404).keys() == shape.keys()
    assert ask.get("/collections/pand/items", 406, f="html")["status"] == 406


def test_a_feature_has_the_members_of_pdoks_own() -> None:
    ask, genuine = asker("bgt"), recording("pdok-brt-bgt/expected_feature.json")
    page = ask.get("/collections/pand/items", 200, identificatie_bag_pnd=PAND)
    one = ask.get(f"/collections/pand/items/{page['features'][0]['id']}", 200)
    assert one.keys() == genuine.keys()
    assert {link["rel"] for link in one["links"]} <= {link["rel"] for link in genuine["links"]}


def test_a_box_in_degrees_and_one_in_metres_find_the_same_house() -> None:
    ask = asker("bgt")
    [[west, south]], [[east, north]] = (crs.written([at], crs.CRS84) for at in ((X - 9, Y - 9), (X + 9, Y + 9)))
    degrees = ask.get("/collections/pand/items", 200, bbox=f"{west},{south},{east},{north}")
    metres = {"bbox": f"{X - 9},{Y - 9},{X + 9},{Y + 9}", "bbox-crs": RD, "crs": RD}
    found = ask.get("/collections/pand/items", 200, **metres)
    assert [one["id"] for one in degrees["features"]] == [one["id"] for one in found["features"]]
    assert found["features"][0]["geometry"]["coordinates"][0][0] == [X - 2.7, Y - 4.5]
    corner = degrees["features"][0]["geometry"]["coordinates"][0][0]
    assert corner == crs.written([(X - 2.7, Y - 4.5)], crs.CRS84)[0]
    away = {"bbox": "0,0,10,10", "bbox-crs": RD}
    assert ask.get("/collections/pand/items", 200, **away)["features"] == []


def test_what_did_not_exist_yet_is_not_there() -> None:
    ask = asker("bro")
    assert ask.get("/collections/gmw/items", 200, datetime="../2020-01-01T00:00:00Z")["numberMatched"] == 0
    assert ask.get("/collections/gmw/items", 200, datetime="2026-01-01T00:00:00Z")["numberMatched"] > 0


def test_without_a_session_nothing_is_told() -> None:
    one = bench("bgt")
    client = Asker(one.app("features"), "/lv/bgt/ogc/v1", {}, Contract(DOCUMENT, "http://registry.example", _as_pdok))
    assert client._client.simulate_get("/lv/bgt/ogc/v1/collections").status_code == 401


def test_the_clients_read_what_lies_around_a_home() -> None:
    house = bench("bgt")
    topography = MAPS["bgt"].load("client").Client(house.line(BSN))
    assert [one.properties["identificatie_bag_pnd"] for one in topography.pand(PAND).value] == [PAND]
    assert {one.properties["functie"] for one in topography.rondom("wegdeel", X, Y).value} == {
        "voetpad",
        "rijbaan lokale weg",
    }
    brt = MAPS["brt"].load("client").Client(bench("brt").line(BSN))
    assert [one.properties["naamnl"] for one in brt.rondom("plaats_punt", X, Y).value] == ["Zoetermeer"]
    bro = MAPS["bro"].load("client").Client(bench("bro").line(BSN))
    (boring,), (put,) = bro.boringen(X, Y).value, bro.putten(X, Y).value
    assert [one.grondsoort for one in boring.lagen] == ["zand", "klei", "veen", "zand"]
    assert all(deep.van == above.tot for above, deep in zip(boring.lagen, boring.lagen[1:], strict=False))
    assert len(put.standen) == 4


def test_every_map_of_a_persona_shows_the_buildings_of_the_bag() -> None:
    mapped = 0
    for persona in read(path("personas")):
        named = {one["identificatie"] for one in persona.table("bag").get("panden", ())}
        mapped += bool(named)
        for registry in MAPS:
            drawn = [one["pand"] for one in persona.table(registry).get("plekken", ())]
            assert set(drawn) <= named, f"{persona.head.id}: {registry}"
            assert bool(drawn) == bool(named), f"{persona.head.id}: {registry}"
    assert mapped > 5


def test_the_middle_of_the_grid_is_the_tower_of_amersfoort() -> None:
    assert crs.written([(155_000, 463_000)], crs.CRS84)[0] == pytest.approx([5.3872062, 52.1551744], abs=1e-5)


@pytest.mark.parametrize("registry", MAPS)
def test_the_home_of_a_generated_citizen_is_on_every_map(registry: str) -> None:
    network = Network(NetworkOptions(control_key="x", population=True, auth=False))
    assert network.population is not None
    client = TestClient(network.host().apps(registry)["features"])
    base = MAPS[registry].manifest.faces[0].base_path
    for number in (12, 345_678, 8_999_999):
        core = network.population.country.citizen(number)
        home = core.home
        block = MAPS[registry].load("generate").block(core)
        for feature in MAPS[registry].load("landscape").grow(block):
            if feature.collection in ("plaats_punt", "registratiefgebied_vlak"):
                continue   # towns have an id of their own
            there = f"{base}/collections/{feature.collection}/items/{feature.id}"
            found = client.simulate_get(there).json
            assert found["id"] == feature.id
        if registry == "bgt":
            asked = f"identificatie_bag_pnd={home.address.pand}"
            page = client.simulate_get(f"{base}/collections/pand/items", query_string=asked).json
            assert page["numberMatched"] == 1


@given(st.floats(10_000, 278_000), st.floats(307_000, 619_000))
def test_a_point_of_the_grid_comes_back_from_degrees(x: float, y: float) -> None:
    [[east, north]] = crs.written([(x, y)], crs.CRS84)
    left, low, right, high = crs.in_metres((east, north, east, north), crs.CRS84)
    assert (left, low) == pytest.approx((x, y), abs=0.05)
    assert (right, high) == pytest.approx((x, y), abs=0.05)


def test_answers_are_plain_json() -> None:
    page = asker("bro").get("/collections/cpt/items", 200)
    assert json.loads(json.dumps(page)) == page
