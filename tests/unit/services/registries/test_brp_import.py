"""Reading persoonslijsten and the GBA form: every rule on small made-up files, and what a spoiled file says."""

import gzip
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from falcon.testing import TestClient

import app.cli
from services.clock import Clock
from services.mockhost import imported
from services.mockhost.network import Network, NetworkOptions
from services.mockkit.testset import Intake, source
from services.registries.brp import importing
from services.registries.brp.persoonslijst.elements import CATEGORIES
from services.store import IMPORTED, open_store

BSN, OTHER = "900050342", "900050354"
Row = Mapping[str, str]
PERSON: Row = {"01.01.20": BSN, "01.02.10": "Roos", "01.02.40": "Oefenen", "01.03.10": "19850314", "07.70.10": "0"}
COLUMNS = [
    *(f"{category}.{element}" for category, known in CATEGORIES.items() for element in (*known, "84.10", "H")),
]


def sheet(*lists: Iterable[Row], columns: list[str] = COLUMNS) -> str:
    """Return a CSV in which every list is its rows."""
    lines = [["", *columns]]
    for number, rows in enumerate(lists, 1):
        lines += [
            [f"L{number}" if at == 0 else "", *(row.get(one, "") for one in columns)] for at, row in enumerate(rows)
        ]
    return "".join(";".join(line) + "\n" for line in lines)


def read(text: str) -> Intake:
    made = importing.read(source("set.csv", text.encode()))
    assert made is not None
    return made


def one(*rows: Row) -> dict[str, Any]:
    return read(sheet(rows)).tables[BSN]


def test_a_list_becomes_a_table() -> None:
    made = one(
        PERSON
        | {"01.03.20": "0637", "01.03.30": "6030", "01.04.10": "V", "07.67.10": "20200101", "07.67.20": "E"}
        | {"08.11.10": "Elzenpad", "08.11.20": "7", "08.10.30": "20140602", "08.09.10": "0637"}
    )
    assert made["geboorte"] == {
        "datum": "19850314",
        "plaats": {"code": "0637", "omschrijving": "Zoetermeer"},
        "land": {"code": "6030", "omschrijving": "Nederland"},
    }
    assert made["verblijfplaats"] == {"korteStraatnaam": "Elzenpad", "huisnummer": 7, "datumVan": "20140602"}
    assert made["gemeenteVanInschrijving"]["omschrijving"] == "Zoetermeer"
    assert made["opschortingBijhouding"]["reden"] == {"code": "E", "omschrijving": "emigratie"}
    assert made["geheimhoudingPersoonsgegevens"] is False


def test_a_row_below_is_another_child_or_an_older_state_as_the_row_above_says() -> None:
    made = one(
        PERSON | {"09.02.10": "Pim", "09.02.40": "Oefenen", "09.H": "59"},
        {"09.02.10": "Pom", "09.02.40": "Oefenen", "09.H": "09"},
        {"09.02.10": "Pam", "09.02.40": "Oefenen"},
    )
    assert [child["naam"]["voornamen"] for child in made["kinderen"]] == ["Pim", "Pam"]


def test_former_residences_are_kept_but_for_incorrect_ones() -> None:
    made = one(
        PERSON | {"08.11.10": "Nu", "08.10.30": "20200101", "08.H": "58"},
        {"08.11.10": "Nooit", "08.10.30": "20190101", "08.84.10": "O", "08.H": "58"},
        {"08.11.10": "Toen", "08.10.30": "20100101"},
    )
    assert [stay["korteStraatnaam"] for stay in made["eerdereVerblijfplaatsen"]] == ["Toen"]


def test_an_ended_bond_knows_from_its_history_where_it_began() -> None:
    made = one(
        PERSON | {"05.02.40": "Proef", "05.07.10": "20150512", "05.15.10": "H", "05.H": "55"},
        {"05.02.40": "Proef", "05.06.10": "20001023", "05.06.20": "0014", "05.15.10": "H"},
    )
    (partner,) = made["partners"]
    assert partner["aangaanHuwelijkPartnerschap"]["datum"] == "20001023"
    assert partner["ontbindingHuwelijkPartnerschap"] == {"datum": "20150512"}


@pytest.mark.parametrize(("until", "running"), [("", True), ("20200102", False)])
def test_only_a_running_investigation_is_told(until: str, running: bool) -> None:
    made = one(PERSON | {"01.83.10": "010310", "01.83.20": "20200101", "01.83.30": until})
    assert ("inOnderzoek" in made) is running


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ({"04.05.10": "0001", "04.63.10": "017"}, 1),
        ({"04.65.10": "B"}, 1),
        ({"04.85.10": "20200101"}, 0),
    ],
)
def test_an_ended_nationality_is_not_held(row: Row, kept: int) -> None:
    assert len(one(PERSON | row).get("nationaliteiten", [])) == kept


@pytest.mark.parametrize(("written", "read_as"), [("MalmÈopad", "Malmöpad"), ("Éénpad", "Éénpad"), ("Kade", "Kade")])
def test_letters_that_went_through_teletex_are_put_together(written: str, read_as: str) -> None:
    assert one(PERSON | {"08.11.10": "x", "08.11.15": written})["verblijfplaats"]["straat"] == read_as


def test_signs_that_the_registry_does_not_have_become_those_it_has() -> None:
    made = one(PERSON | {"01.02.10": "ÐĔĕ", "08.13.10": "5043", "08.13.30": "Street ¦ 34"})
    assert (made["naam"]["voornamen"], made["verblijfplaats"]["regel1"]) == ("ĐĚě", "Street # 34")


def test_a_date_that_is_filled_in_with_nothing_is_one_that_is_not_known() -> None:
    made = one(PERSON | {"03.02.40": "Oefenen", "03.03.10": " ", "02.02.40": "Oefenen", "02.02.10": " "})
    assert [parent.get("geboorte") for parent in made["ouders"]] == [None, {"datum": "00000000"}]


def test_a_code_that_no_table_has_keeps_its_code() -> None:
    made = one(PERSON | {"10.39.10": "77", "01.03.20": "687", "01.03.30": "6030"})
    assert made["verblijfstitel"] == {"aanduiding": {"code": "77"}}
    assert made["geboorte"]["plaats"] == {"code": "0687", "omschrijving": "Middelburg"}


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"02.02.40": "Oefenen", "02.03.10": "19821291"}, "02.03.10"),
        ({"08.11.10": "x", "08.11.20": "zeven"}, "08.11.20"),
        ({"04.05.10": "0001", "04.83.10": "PK", "04.83.20": "20200101"}, "04.83.10"),
        ({"08.11.10": "x", "08.11.60": "onzin"}, "verblijfplaats.postcode"),
        ({"08.11.10": "Van een straat met een veel te lange naam"}, "08.11.10"),
    ],
)
def test_a_value_that_cannot_be_is_left_out_and_listed_with_its_line(row: Row, field: str) -> None:
    made = read(sheet([PERSON | row]))
    (remark,) = made.remarks
    assert (remark.line, remark.field, remark.weight) == (2, field, "left")
    assert BSN in remark.subject and BSN in made.tables


def test_a_broken_line_is_listed_and_the_rest_is_read() -> None:
    lines = sheet([PERSON | {"01.01.20": OTHER}], [PERSON]).splitlines(keepends=True)
    made = read(lines[0] + "L9;te;kort\n" + "".join(lines[1:]))
    assert list(made.tables) == [OTHER, BSN]
    assert [str(one) for one in made.of("unread")] == [
        f"regel 2, L9: 3 kolommen in plaats van {len(COLUMNS) + 1}; deze persoonslijst is niet overgenomen"
    ]


def test_the_second_list_of_a_number_and_a_list_without_one_are_listed() -> None:
    made = read(sheet([PERSON], [PERSON | {"01.02.40": "Anders"}], [{"01.02.40": "Zonder"}], [{"01.01.20": "12"}]))
    assert list(made.tables) == [BSN]
    assert [(one.line, one.weight) for one in made.remarks] == [(3, "left"), (4, "left"), (5, "unread")]


FORM: dict[str, Any] = {
    "burgerservicenummer": BSN,
    "geheimhoudingPersoonsgegevens": "7",
    "naam": {"voornamen": "Roos", "aanduidingNaamgebruik": {"code": "E", "omschrijving": "eigen geslachtsnaam"}},
    "verblijfplaats": {"straat": "Elzenpad", "huisnummer": "7", "datumAanvangAdreshouding": "20140602"},
    "gezag": [{"type": "Voogdij", "minderjarige": {"burgerservicenummer": OTHER}, "derden": []}],
}


def test_the_gba_form_becomes_a_table() -> None:
    made = read(json.dumps([FORM])).tables[BSN]
    assert made["geheimhoudingPersoonsgegevens"] is True
    assert made["naamgebruik"]["code"] == "E"
    assert made["verblijfplaats"] == {"korteStraatnaam": "Elzenpad", "huisnummer": 7, "datumVan": "20140602"}
    assert made["gezag"] == [{"type": "Voogdij", "minderjarige": OTHER, "inOnderzoek": False, "uitgave": "2.6"}]


def test_records_that_cannot_be_read_are_listed_with_the_line_they_begin_on() -> None:
    spoiled = FORM | {"burgerservicenummer": OTHER, "schoenmaat": 43, "geboorte": {"datum": "20209999"}}
    made = read(json.dumps([FORM, "geen persoon", spoiled], indent=0))
    assert {one.field for one in made.of("left")} == {"schoenmaat", "geboorte.datum"}
    (unread,) = made.of("unread")
    assert unread.subject == "persoon 2" and unread.line > 10
    assert list(made.tables) == [BSN, OTHER]


ANSWER: dict[str, Any] = {"burgerservicenummer": BSN, "leeftijd": 41, "immigratie": {}, "partners": []}


@pytest.mark.parametrize("text", [json.dumps([ANSWER]), f"{json.dumps(ANSWER)}\n\n", json.dumps([ANSWER], indent=1)])
def test_an_answer_is_kept_as_it_is(text: str) -> None:
    assert read(text).tables == {BSN: {"letterlijk": True, "antwoord": ANSWER}}


def test_an_answer_that_the_contract_does_not_know_is_listed() -> None:
    lines = [ANSWER, ANSWER | {"burgerservicenummer": OTHER, "leeftijd": "oud"}, ANSWER | {"schoenmaat": 43}, [1]]
    made = read("\n".join(json.dumps(line) for line in lines))
    told = [(one.line, one.weight) for one in made.remarks]
    assert told == [(2, "left"), (2, "unread"), (3, "left"), (3, "left"), (4, "unread")]
    assert list(made.tables) == [BSN]


GOOD = sheet([PERSON], [PERSON | {"01.01.20": OTHER}])
LATIN = sheet([PERSON | {"01.02.10": "Zoë"}]).encode("latin-1")
SPOILED: dict[str, tuple[bytes, str]] = {
    "utf-16": (GOOD.encode("utf-16"), "UTF-16; bewaar het bestand als UTF-8"),
    "latin-1": (LATIN, "set:2: is geen UTF-8"),
    "half a line": (GOOD[:-60].encode(), "set:3: de laatste regel breekt af"),
    "no last line end": (GOOD[:-1].encode(), "set:3: de laatste regel breekt af"),
    "a column less": (sheet([PERSON], columns=[c for c in COLUMNS if c != "08.10.30"]).encode(), "08.10.30"),
    "a mark less": (sheet([PERSON], columns=[c for c in COLUMNS if c != "09.H"]).encode(), "ontbreken: 09.H"),
    "only a head": (sheet().encode(), "geen persoonslijsten"),
    "another csv": (b"naam;plaats\nRoos;Delft\n", "geen bekende testset (begint met 'naam;plaats')"),
    "prose": ("# Léesmij\n".encode(), "geen bekende testset"),
    "one object": (json.dumps(FORM).encode(), "geen bekende testset"),
    "half a list": (json.dumps([FORM, FORM], indent=1)[:-40].encode(), "geen geldige JSON in de persoon die op regel"),
    "half an answer": (f"{json.dumps(ANSWER)}\n{json.dumps(ANSWER)[:-9]}".encode(), "set:2: geen geldige JSON"),
    "an open list": (json.dumps([FORM])[:-1].encode(), "niet afgesloten"),
    "a list of numbers": (b"[1, 2, 3]", "geen bekende testset"),
    "residents": (b'[{"burgerservicenummer": "900050342", "verblijfplaats": {}}]', "geen bekende testset"),
    "hardly a person": (json.dumps([FORM, 1, 2, 3]).encode(), "van 4 personen zijn er 3 niet te lezen"),
    "nothing": (b"\n \n", "leeg"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00", "archief, afbeelding of PDF"),
    "an archive": (gzip.compress(GOOD.encode()), "pak het eerst uit"),
    "a list less a row": (sheet([PERSON], [PERSON | {"08.11.10": "Nu", "08.H": "58"}]).encode(), "L2 kondigt nog een"),
}


def _import(file: Path, url: str) -> int:
    return app.cli.main(["registries", "import", str(file), "--data", url])


@pytest.mark.parametrize("kind", SPOILED)
def test_a_spoiled_file_says_what_and_where_and_keeps_what_was_there(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, words = SPOILED[kind]
    file, url = tmp_path / "set", f"sqlite:///{tmp_path / 'proef.db'}"
    file.write_text(GOOD, encoding="utf-8")
    assert _import(file, url) == 0
    file.write_bytes(raw)
    capsys.readouterr()
    assert _import(file, url) == 2
    told = capsys.readouterr().err
    assert words in told and str(file) in told and "Traceback" not in told
    assert [bsn for bsn, _ in _kept(url)] == [BSN, OTHER]


def test_a_good_file_says_what_was_read_and_what_was_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, url = tmp_path / "set.csv", f"sqlite:///{tmp_path / 'proef.db'}"
    file.write_text(GOOD + "L9;te;kort\n" + sheet([PERSON | {"01.01.20": "900050366"}]).splitlines()[1] + "\n")
    assert _import(file, url) == 1
    said = capsys.readouterr().out
    assert "regel 4, L9" in said
    assert "4 gelezen, 3 te bevragen, 1 opmerking;" in said and "(nieuw 3, vervangen 0)" in said
    assert _import(file, url) == 1
    assert "(nieuw 0, vervangen 3)" in capsys.readouterr().out


def test_without_a_store_it_is_a_trial(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "set.csv"
    file.write_text(GOOD)
    assert app.cli.main(["registries", "import", str(file)]) == 0
    assert "niets bewaard" in capsys.readouterr().out


def test_a_store_that_fails_halfway_keeps_what_was_there(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'proef.db'}"
    imported.keep(url, "brp", read(GOOD))
    before = _kept(url)
    with pytest.raises(TypeError):
        imported.keep(url, "brp", Intake("", tables={BSN: {"aNummer": "1010101025"}, OTHER: {"aNummer": object()}}))
    assert _kept(url) == before


def test_resetting_the_session_leaves_the_imported(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'proef.db'}"
    imported.keep(url, "brp", read(GOOD))
    session = open_store(url)
    session.put("brp", "a", {})
    session.reset()
    session.close()
    assert len(_kept(url)) == 2


def _kept(url: str) -> list[tuple[str, dict[str, Any]]]:
    store = open_store(url, IMPORTED)
    try:
        return store.query("brp")
    finally:
        store.close()


def test_a_server_with_the_store_serves_them(tmp_path: Path) -> None:
    from services.manifest import registries

    url = f"sqlite:///{tmp_path / 'proef.db'}"
    imported.keep(url, "brp", read(GOOD))
    (brp,) = [found for found in registries()[0] if found.manifest.id == "brp"]
    part = imported.ImportedPart(url, Clock())
    layer = part(brp)
    assert layer is not None
    assert list(layer.known()) == [BSN, OTHER]
    assert layer.get(BSN).naam.voornamen == "Roos"
    assert layer.get("900050366") is None
    assert imported.ImportedPart("", Clock())(brp) is None
    part.close()


class _Ticking(Clock):
    """A clock whose monotonic time the test moves."""

    seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds


def test_a_server_that_runs_sees_what_is_imported_within_a_second(tmp_path: Path) -> None:
    from services.manifest import registries

    url, clock = f"sqlite:///{tmp_path / 'proef.db'}", _Ticking()
    (brp,) = [found for found in registries()[0] if found.manifest.id == "brp"]
    part = imported.ImportedPart(url, clock)
    layer = part(brp)
    assert layer is not None and list(layer.known()) == [] and layer.get(BSN) is None
    before = layer.version()
    imported.keep(url, "brp", read(GOOD))
    assert layer.version() == before and layer.get(BSN) is None
    clock.seconds = imported.LOOK_EVERY
    assert layer.version() > before and layer.get(BSN).naam.voornamen == "Roos"
    once, renamed = layer.version(), read(GOOD).tables[BSN]
    renamed["naam"]["voornamen"] = "Fenna"
    imported.keep(url, "brp", Intake("", tables={BSN: renamed}))
    clock.seconds *= 2
    assert layer.version() > once and layer.get(BSN).naam.voornamen == "Fenna"
    assert layer.get(OTHER) is not None
    part.close()


def test_a_store_that_cannot_be_read_just_now_leaves_what_was_read(tmp_path: Path) -> None:
    from services.manifest import registries

    url, clock = f"sqlite:///{tmp_path / 'proef.db'}", _Ticking()
    imported.keep(url, "brp", read(GOOD))
    (brp,) = [found for found in registries()[0] if found.manifest.id == "brp"]
    part = imported.ImportedPart(url, clock)
    layer = part(brp)
    assert layer is not None
    version = layer.version()
    _renamed(tmp_path / "proef.db", IMPORTED, "elders")
    clock.seconds = imported.LOOK_EVERY
    assert layer.version() == version and layer.get(BSN) is not None
    _renamed(tmp_path / "proef.db", "elders", IMPORTED)
    imported.keep(url, "brp", read(GOOD))
    assert layer.version() == version
    clock.seconds *= 2
    assert layer.version() > version
    part.close()


def _renamed(file: Path, before: str, after: str) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute(f"ALTER TABLE {before} RENAME TO {after}")


PUBLISHED = "999990019"


def test_the_mock_answers_about_who_was_imported_while_it_runs(tmp_path: Path, monkeypatch: Any) -> None:
    url, ticking = f"sqlite:///{tmp_path / 'proef.db'}", _Ticking()
    network = Network(NetworkOptions(auth=False, data=url, population=True))
    monkeypatch.setattr(network.clock, "monotonic", ticking.monotonic)
    client = TestClient(network.host().apps("brp")["personen"])
    question: dict[str, Any] = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [PUBLISHED]}
    question["fields"] = ["naam.voornamen"]

    def named() -> list[str]:
        answer = client.simulate_post("/haalcentraal/api/brp/personen", json=question)
        return [one["naam"]["voornamen"] for one in answer.json["personen"]]

    assert named() == named() == []
    imported.keep(url, "brp", Intake("", tables={PUBLISHED: read(GOOD).tables[BSN]}))
    ticking.seconds += imported.LOOK_EVERY
    assert named() == ["Roos"]
