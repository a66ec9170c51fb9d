"""The landelijke-tabellen face: the published document, the published values, and how they are searched."""

import csv
from typing import Any

import pytest

from services.identity.tokens import HEADER
from services.registries.brp import national
from services.registries.brp.codes import entries
from tests.contract.published import SPECS, Asker, Contract
from tests.helpers.worlds import Bench

BASE = "/haalcentraal/api/brptabellen"
FILES = {
    "Nationaliteiten": "tabel32-nationaliteiten.csv",
    "Gemeenten": "tabel33-gemeenten.csv",
    "Landen": "tabel34-landen.csv",
    "Reden_Nationaliteit": "tabel37-reden-opnemen-beeindigen-nationaliteit.csv",
    "Adellijke_Titel_Predicaat": "tabel38-adellijke-titel-predicaat.csv",
    "Verblijfstitel": "tabel56-verblijfstitel.csv",
    "RNI_Deelnemer": "tabel60-rni-deelnemers.csv",
    "Gezagsverhouding": "tabel61-gezagsverhouding.csv",
}


@pytest.fixture(scope="module")
def face() -> Asker:
    bench = Bench("brp", {})
    contract = Contract("brp/landelijke-tabellen-v1.0.0.openapi.yaml", f"http://registry.example{BASE}")
    return Asker(bench.app("tabellen"), BASE, {HEADER: bench.session("900050342").token}, contract)


def test_all_tables_are_named_and_each_can_be_asked(face: Asker) -> None:
    tables = face.get("/tabellen", 200)["tabellen"]
    assert [one["tabelidentificatie"] for one in tables] == list(national.NAMES)
    assert {table for table, _ in national.NAMES.values()} == set(entries())
    for one in tables:
        assert face.get(f"/tabellen/{one['tabelidentificatie']}", 200) == one
        assert face.get(f"/tabellen/{one['tabelidentificatie']}/waarden", 200)["waarden"]


@pytest.mark.parametrize("table", FILES)
def test_the_values_are_the_published_ones(face: Asker, table: str) -> None:
    path = SPECS / "brp" / "tabellen" / FILES[table]
    if not path.is_file():
        pytest.skip(f"../shared/specs/brp/tabellen/{FILES[table]} ontbreekt: de gepubliceerde tabel is nodig")
    with path.open(encoding="utf-8", newline="") as file:
        published = {row[0]: row[1] for row in list(csv.reader(file))[1:]}
    served = face.get(f"/tabellen/{table}/waarden", 200, inclusiefbeeindigd="true")["waarden"]
    ours = {one["code"]: one["omschrijving"] for one in served}
    assert {code: ours.get(code) for code in published} == published
    assert set(ours) - set(published) <= {"1992"}  # Voorne aan Zee came after the published table


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ({"omschrijving": "adorp"}, []),
        ({"omschrijving": "ADORP", "inclusiefbeeindigd": "true"}, ["0001"]),
        ({"omschrijving": "Zoeterm*"}, ["0637"]),
        ({"omschrijving": "*koog aan den rijn*"}, []),
        ({"omschrijving": "*etermeer"}, ["0637"]),
    ],
)
def test_values_are_found_by_description_and_ended_ones_only_when_asked(
    face: Asker, question: dict[str, Any], codes: list[str]
) -> None:
    found = face.get("/tabellen/Gemeenten/waarden", 200, **question)["waarden"]
    assert [one["code"] for one in found] == codes


def test_one_value_tells_when_it_ended_and_what_it_became(face: Asker) -> None:
    assert face.get("/tabellen/Gemeenten/waarden/0001", 200) == {
        "code": "0001",
        "omschrijving": "Adorp",
        "datumEinde": "1990-01-01",
        "nieuweCode": "0053",
    }


def test_tables_are_found_by_identification_and_description(face: Asker) -> None:
    assert len(face.get("/tabellen", 200, tabelidentificatie="Landen")["tabellen"]) == 1
    assert len(face.get("/tabellen", 200, omschrijving="*reisdocument")["tabellen"]) == 2
    assert face.get("/tabellen", 200, tabelidentificatie="Bestaatniet")["tabellen"] == []


def test_what_is_not_there_or_wrongly_asked_gets_the_problem_body(face: Asker) -> None:
    face.get("/tabellen/Bestaatniet", 404)
    assert face.get("/tabellen/Bestaatniet/waarden", 200) == {"waarden": []}
    face.get("/tabellen/Bestaatniet/waarden/0001", 404)
    face.get("/tabellen/Landen/waarden/9998", 404)
    wrong = face.get("/tabellen/Landen/waarden", 400, inclusiefbeeindigd="misschien")
    assert [one["name"] for one in wrong["invalidParams"]] == ["inclusiefbeeindigd"]
