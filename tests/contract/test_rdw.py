"""The RDW mock against the published columns and example, its SoQL, our own face, and its client."""

from datetime import date
from typing import Any

import msgspec
import pytest
from falcon.testing import Result, TestClient
from hypothesis import given, strategies as st

from services.errors import Forbidden, InputError
from services.identity.tokens import HEADER
from services.registries.rdw.block import Block
from services.registries.rdw.client import Client
from services.registries.rdw.columns import COLUMNS
from services.registries.rdw.records import met_streepjes
from tests.contract.published import recording
from tests.helpers.worlds import Bench

BSN, OTHER = "900050354", "900050366"
PLATE = "0TST01"
CAR: dict[str, Any] = {
    "kenteken": PLATE,
    "merk": "VELDO",
    "handelsbenaming": "VELDO LUMEN",
    "eerste_kleur": "BLAUW",
    "datum_tenaamstelling": "2021-03-06",
    "datum_eerste_toelating": "2019-02-02",
    "vervaldatum_apk": "2027-02-02",
    "massa_rijklaar": 1112,
    "overig": {"variant": "B"},
    "brandstof": [{"brandstof_omschrijving": "Benzine", "brandstofverbruik_gecombineerd": 5.1}],
    "meldingen": [
        {
            "datum": "2025-01-28T10:15:00",
            "vervaldatum": "2027-02-02",
            "gebreken": [{"identificatie": "205", "omschrijving": "Band met weinig profiel", "aantal": 2}],
        },
        {"datum": "2026-01-28T10:15:00"},
    ],
}
TABLE: dict[str, Any] = {
    "voertuigen": [CAR, {**CAR, "kenteken": "418XK9", "massa_rijklaar": 900, "vervaldatum_apk": None, "meldingen": []}],
    "rijbewijs": {
        "nummer": "5137042281",
        "geldig_tot": "2031-08-19",
        "categorieen": [{"code": "B", "vanaf": "2003-11-20", "tot": "2031-08-19", "beperkingen": ["01.06"]}],
    },
}


def bench(*tables: dict[str, Any]) -> Bench:
    blocks = {bsn: msgspec.convert(table, Block) for bsn, table in zip((BSN, OTHER), tables, strict=False)}
    return Bench("rdw", blocks)


def get(path: str, face: str = "opendata", headers: dict[str, str] | None = None, **params: str) -> Result:
    one = bench(TABLE)
    base = one.found.manifest.face(face).base_path
    sent = {HEADER: one.session(BSN).token} | (headers or {})
    return TestClient(one.app(face)).simulate_get(base + path, params=params, headers=sent)


@pytest.mark.parametrize("dataset", sorted(COLUMNS))
def test_columns_are_those_published_and_every_value_is_text(dataset: str) -> None:
    published = recording("rdw/rdw-opendata-velden.json")[dataset]["velden"]
    assert set(COLUMNS[dataset]) == {column["veld"] for column in published}
    rows = get(f"/{dataset}.json").json
    assert rows
    for row in rows:
        assert set(row) <= set(COLUMNS[dataset])
        assert all(isinstance(value, str) and value for value in row.values())


def test_a_vehicle_is_written_as_in_the_documented_answer() -> None:
    example = recording("rdw/voorbeeld-gekentekende-voertuigen.json")[0]
    answer = get("/m9d7-ebf2.json", kenteken=PLATE)
    (row,) = answer.json
    assert answer.headers["content-type"] == "application/json"
    for name in ("vervaldatum_apk", "datum_tenaamstelling", "datum_eerste_toelating"):
        assert len(row[name]) == len(example[name]) == 8
        assert row[f"{name}_dt"][10:] == example[f"{name}_dt"][10:]
    assert (row["wam_verzekerd"], row["variant"]) == ("Ja", "B")


def test_an_unknown_plate_is_an_empty_list_and_an_unknown_set_is_not() -> None:
    assert get("/m9d7-ebf2.json", kenteken="XX001X").json == []
    assert get("/aaaa-bbbb.json").status_code == 404
    assert get("/m9d7-ebf2").status_code == 404
    assert get("/m9d7-ebf2.json", headers={HEADER: ""}).status_code == 401


@pytest.mark.parametrize(
    ("params", "plates"),
    [
        ({"$where": "kenteken='0TST01' and massa_rijklaar > 1000"}, ["0TST01"]),
        ({"$where": "massa_rijklaar < 1000 OR (merk = 'VELDO' AND vervaldatum_apk = 20270202)"}, ["0TST01", "418XK9"]),
        ({"$where": "kenteken in ('418XK9', 'XX')"}, ["418XK9"]),
        ({"$where": "vervaldatum_apk is null"}, ["418XK9"]),
        ({"$where": "vervaldatum_apk is not null"}, ["0TST01"]),
        ({"$where": "handelsbenaming like '%LUM%' and kenteken not like '4%'"}, ["0TST01"]),
        ({"$where": "handelsbenaming like 'LUMEN'"}, []),
        ({"$order": "massa_rijklaar", "$limit": "1"}, ["418XK9"]),
        ({"$order": "kenteken desc", "$offset": "1"}, ["0TST01"]),
        ({"$select": "kenteken"}, ["0TST01", "418XK9"]),
    ],
)
def test_a_little_soql_is_understood(params: dict[str, str], plates: list[str]) -> None:
    rows = get("/m9d7-ebf2.json", **params).json
    assert [row["kenteken"] for row in rows] == plates
    assert "$select" not in params or set(rows[0]) == {"kenteken"}


def test_rows_can_be_counted() -> None:
    assert get("/m9d7-ebf2.json", **{"$select": "count(*)"}).json == [{"count": "2"}]


@pytest.mark.parametrize(
    "params",
    [
        {"bestaatniet": "1"},
        {"$where": "bestaatniet = 1"},
        {"$where": "kenteken ="},
        {"$where": ""},
        {"$where": "(" * 100 + "kenteken = 'x'"},
        {"$where": "kenteken = 'x"},
        {"$limit": "-1"},
        {"$limit": "50001"},
        {"$order": "kenteken sideways"},
        {"$select": "bestaatniet"},
        {"$group": "merk"},
    ],
)
def test_soql_that_makes_no_sense_is_refused_in_socratas_shape(params: dict[str, str]) -> None:
    answer = get("/m9d7-ebf2.json", **params)
    assert answer.status_code == 400
    assert answer.json["error"] is True
    assert answer.json.keys() >= {"code", "message"}


_WORDS = st.sampled_from(["kenteken", "merk", "=", "'a'", "5", "and", "or", "(", ")", "in", "like", "is", "null", "%"])
_APP = {}


@given(st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_no_filter_breaks_the_mock(text: str) -> None:
    if not _APP:
        one = bench(TABLE)
        _APP["client"], _APP["token"] = TestClient(one.app("opendata")), one.session(BSN).token
    answer = _APP["client"].simulate_get(
        "/resource/m9d7-ebf2.json", params={"$where": text}, headers={HEADER: _APP["token"]}
    )
    assert answer.status_code in (200, 400)


def test_our_own_face_asks_for_the_subject() -> None:
    name = "X-Voorportaal-Betrokkene"
    assert get("/voertuigen", "voertuigbezit").status_code == 400
    assert get("/voertuigen", "voertuigbezit", {name: "BSN:12"}).status_code == 400
    assert get("/voertuigen", "voertuigbezit", {name: f"BSN:{OTHER}"}).status_code == 403
    assert len(get("/voertuigen", "voertuigbezit", {name: f"BSN:{BSN}"}).json["voertuigen"]) == 2


def test_the_client_reads_holding_vehicle_inspections_and_licence() -> None:
    client = Client(bench(TABLE).line(BSN))
    first = client.voertuigen(BSN).value[0]
    assert (first.plaat, first.verzekerd, first.van_nu) == ("0-TST-01", True, True)
    assert first.tenaamgesteld_sinds == date(2021, 3, 6)
    voertuig = client.voertuig("0-tst-01").value
    assert voertuig is not None
    assert (voertuig.apk, voertuig.eerste_kleur) == (date(2027, 2, 2), "BLAUW")
    assert client.brandstof(PLATE).value[0].brandstofverbruik_gecombineerd == "5.10"
    newest, oldest = client.keuringen(PLATE).value
    assert newest.gebreken == ()
    assert (oldest.gebreken[0].omschrijving, oldest.gebreken[0].aantal) == ("Band met weinig profiel", 2)
    (licence,) = client.rijbewijzen(BSN).value
    assert licence.geldig_tot == date(2031, 8, 19)
    assert licence.categorieen[0].beperkingen == ("01.06",)


def test_none_is_none_and_refused_is_refused() -> None:
    client = Client(bench(TABLE).line(OTHER))
    assert client.voertuigen(OTHER).value == ()
    assert client.rijbewijzen(OTHER).value == ()
    assert client.voertuig("XX001X").value is None
    with pytest.raises(Forbidden):
        client.voertuigen(BSN)


def test_a_car_may_pass_from_one_persona_to_another() -> None:
    sold = {"voertuigen": [{**CAR, "datum_tenaamstelling": "2019-02-02", "tot": "2021-03-06"}]}
    one = bench({"voertuigen": [CAR]}, sold)
    mine = Client(one.line(BSN)).voertuig(PLATE).value
    assert mine is not None
    assert mine.datum_tenaamstelling_dt is not None
    assert mine.datum_tenaamstelling_dt.date() == date(2021, 3, 6)
    assert not Client(one.line(OTHER)).voertuigen(OTHER).value[0].van_nu


@pytest.mark.parametrize(
    ("change", "word"),
    [({"eerste_kleur": "ROOD"}, "eerste_kleur"), ({}, "op naam"), ({"overig": {"bestaatniet": "1"}}, "bestaatniet")],
)
def test_a_contradiction_names_persona_and_key(change: dict[str, Any], word: str) -> None:
    tables = [{"voertuigen": [CAR]}, {"voertuigen": [CAR | change]}]
    with pytest.raises(InputError) as wrong:
        bench(*(tables[::-1] if "overig" in change else tables)).app("opendata")
    assert wrong.value.file.removesuffix(".toml") in (BSN, OTHER)
    assert PLATE in wrong.value.message
    assert word in wrong.value.message


@pytest.mark.parametrize(
    ("plate", "shown"),
    [
        ("0TST01", "0-TST-01"),
        ("418XK9", "418-XK-9"),
        ("AB1234", "AB-12-34"),
        ("12ABCD", "12-AB-CD"),
        ("1ABC23", "1-ABC-23"),
    ],
)
def test_a_plate_gets_its_dashes(plate: str, shown: str) -> None:
    assert met_streepjes(plate) == shown
