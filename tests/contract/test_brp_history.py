"""The history of residences in time: unknown days, what was put right, lists that do not count.

Rules: the peildatum-filtering, periode-filtering, datum-van-en-tot, overlap and opschorting features of the published
history API. A1 … A4 are addresses one after another; each row says on which days they began.
"""

import json
from datetime import datetime, time
from typing import Any

import pytest
from falcon.testing import TestClient

from services.clock import AMSTERDAM
from tests.contract.brp_agreement import ANSWERED
from tests.helpers.worlds import Bench

BSN, FACE = "900000012", "/haalcentraal/api/brphistorie/verblijfplaatshistorie"
LATER = "20161014"


def lived(*begins: str, **more: Any) -> dict[str, Any]:
    """Return a table of who lived at A1, A2 … from these days."""
    stays = [
        {"korteStraatnaam": "Pad", "datumVan": day, "gemeente": "0637"}
        | {"adresseerbaarObjectIdentificatie": f"{at:016}", "functieAdres": "W"}
        for at, day in enumerate(begins, 1)
    ]
    made = {"letterlijk": True, "verblijfplaats": stays[-1], "eerdereVerblijfplaatsen": stays[-2::-1]}
    return made | {"gemeenteVanInschrijving": "0637"} | more


def ask(table: dict[str, Any], **question: str) -> Any:
    app = Bench("brp", {BSN: table}, auth=False, now=datetime.combine(ANSWERED, time(12), AMSTERDAM)).app("historie")
    kind = "RaadpleegMetPeildatum" if "peildatum" in question else "RaadpleegMetPeriode"
    body = json.dumps({"type": kind, "burgerservicenummer": BSN} | question).encode()
    return TestClient(app).simulate_post(FACE, body=body, headers={"Content-Type": "application/json"}).json


def found(table: dict[str, Any], **question: str) -> list[int]:
    stays = ask(table, **question)["verblijfplaatsen"]
    return [int(one["adresseerbaarObjectIdentificatie"]) for one in stays]


@pytest.mark.parametrize(
    ("begins", "day", "who"),
    [
        # the first day of what is not known counts as the beginning, and ends the stay before it
        (("20080818", "00000000"), "2010-05-26", 2),
        (("20080818", "20100000"), "2010-05-26", 2),
        (("20080818", "20100000"), "2010-01-01", 2),
        (("20080818", "20100000"), "2009-12-31", 1),
        (("20080818", "20100500"), "2010-05-01", 2),
        (("20080818", "20100500"), "2010-04-30", 1),
        (("20080818", "20120300"), "2012-02-29", 1),
        (("20080818", "20100000", LATER), "2010-12-31", 2),
        (("20080818", "20100500", LATER), "2011-02-19", 2),
        (("20080818", "20100500", LATER), "2016-10-14", 3),
        # … or the day after the stay before it began, when that is later
        (("20100526", "00000000", LATER), "2012-01-01", 2),
        (("20100526", "20100000", LATER), "2010-05-27", 2),
        (("20071014", "20100526", "00000000"), "2010-05-26", 2),
        (("20071014", "20100526", "20100000"), "2010-05-26", 2),
        (("20071014", "20100526", "20100500"), "2010-05-10", 1),
        (("20071014", "20100526", "00000000"), "2010-01-01", 1),
        (("00000000",), "2010-05-26", 1),
        # known days: the day of moving belongs to where one goes
        (("20020701", "20101014"), "2010-10-13", 1),
        (("20020701", "20101014"), "2010-10-14", 2),
        (("20020701", "20020701"), "2002-07-01", 2),
        (("20020701", "20020628"), "2002-06-28", 2),
        (("20020701", "20020628"), "2002-07-03", 2),
    ],
)
def test_someone_lives_in_one_place_on_a_day(begins: tuple[str, ...], day: str, who: int) -> None:
    assert found(lived(*begins), peildatum=day) == [who]


@pytest.mark.parametrize(
    ("begins", "start", "end", "who"),
    [
        (("20080818", "20100000", LATER), "2009-12-31", "2012-07-30", [2, 1]),
        (("20080818", "20100000", LATER), "2010-01-01", "2012-07-30", [2]),
        (("20080818", "20100500", LATER), "2010-04-30", "2012-07-30", [2, 1]),
        (("20080818", "00000000", LATER), "2010-05-26", "2012-07-30", [2]),
        (("20080918", "00000000", "20100000", "20121014"), "2007-01-01", "2008-01-01", []),
        (("20100516", "00000000", "20100000", "20121014"), "2009-01-01", "2010-01-01", []),
        (("20100526", "20100500", "20100500", "20121014"), "2009-01-01", "2010-05-01", []),
        (("20080918", "00000000", "20100000", "20121014"), "2008-01-01", "2008-09-19", [1]),
        (("20080228", "00000000", "20100000", "20121014"), "2008-01-01", "2008-02-29", [1]),
        (("20080918", "20100000", "20100000", "20121014"), "2008-09-18", "2010-01-01", [1]),
        (("20080918", "20100000", "20100500", "20121014"), "2010-01-01", "2010-05-01", [2]),
        (("20080227", "20080000", "20080500", "20121014"), "2008-02-28", "2008-05-01", [2]),
        (("20080918", "20100000", "00000000", "20121014"), "2010-01-01", "2010-01-02", [2]),
        (("20080918", "20100500", "20100500", "20121014"), "2010-05-01", "2010-05-02", [2]),
        (("20210526", "20231014"), "2023-01-01", "2024-01-01", [2, 1]),
        (("20210526", "20231014"), "2000-01-01", "2021-05-26", []),
        (("20210526", "00000000"), "2000-01-01", "2024-01-01", [2, 1]),
    ],
)
def test_a_period_finds_who_lived_where_in_it(begins: tuple[str, ...], start: str, end: str, who: list[int]) -> None:
    assert found(lived(*begins), datumVan=start, datumTot=end) == who


def test_a_stay_ends_with_the_day_of_the_next_as_it_is_known() -> None:
    told = ask(lived("20210526", "20231000"), datumVan="2022-01-01", datumTot="2024-01-01")["verblijfplaatsen"]
    assert [one["datumVan"]["langFormaat"] for one in told] == ["oktober 2023", "26 mei 2021"]
    assert [one.get("datumTot", {}).get("langFormaat") for one in told] == [None, "oktober 2023"]


@pytest.mark.parametrize(("reason", "many"), [("W", 0), ("F", 0), ("O", 1), ("E", 1), ("M", 1), ("R", 1), (".", 1)])
def test_a_list_that_was_wiped_or_made_in_error_has_no_history(reason: str, many: int) -> None:
    table = lived("20100818", opschortingBijhouding={"reden": reason, "datum": "20220829"})
    told = ask(table, datumVan="2015-07-01", datumTot="2020-07-01")
    assert len(told["verblijfplaatsen"]) == many
    assert told.get("opschortingBijhouding", {}).get("reden", {}).get("code", "") == (reason if many else "")
    before = ask(table, datumVan="2000-07-01", datumTot="2001-07-01")
    assert before["verblijfplaatsen"] == [] and ("opschortingBijhouding" in before) is bool(many)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ({}, ["burgerservicenummer", "datumTot", "datumVan"]),
        ({"peildatum": "20240101"}, ["burgerservicenummer", "peildatum"]),
        ({"datumVan": "2024-01-01", "datumTot": "2024-01-01", "burgerservicenummer": BSN}, ["datumTot"]),
        ({"datumVan": "2024-01-01", "datumTot": "2024-13-01", "burgerservicenummer": BSN}, ["datumTot"]),
    ],
)
def test_a_wrong_question_names_its_parameters_and_the_path(question: dict[str, str], wrong: list[str]) -> None:
    told = ask(lived("20100818"), **{"burgerservicenummer": "x"} | question)
    assert [one["name"] for one in told["invalidParams"]] == wrong
    assert (told["instance"], told["code"]) == (FACE, "paramsValidation")


def test_the_last_day_there_is_can_be_asked_for() -> None:
    assert found(lived("20100818"), peildatum="9999-12-31") == [1]
