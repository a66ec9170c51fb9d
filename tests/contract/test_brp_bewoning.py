"""The bewoning face: the published document, who may ask, the test set's residents, and stretches as properties."""

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from falcon.testing import Result, TestClient
from hypothesis import given, settings, strategies as st

from services.errors import Forbidden
from services.identity.tokens import HEADER
from services.registries.brp import bewoning
from services.registries.brp.bewoners import BewoningenAntwoord
from services.registries.brp.block import Block, Verblijf
from services.registries.brp.client import Client
from services.registries.brp.values import to_json
from tests.contract.brp_agreement import CSV, blocks
from tests.contract.published import SPECS, Contract, document, recording
from tests.contract.strict import Strict
from tests.contract.test_brp import loosened
from tests.helpers.worlds import Bench

SPEC = "brp/bewoning-v2.1.0.openapi.yaml"
BASE = "/haalcentraal/api/bewoning"
HOME, ELSEWHERE = "9999010000000018", "9999010000000026"
BSN, PARTNER, STRANGER = "900050342", "900050366", "900050354"
NAME = {"voornamen": "Roos", "geslachtsnaam": "Oefenen"}


def _table(home: str, since: str, **more: Any) -> dict[str, Any]:
    stay = {"straat": "Elzenpad", "huisnummer": 7, "adresseerbaarObjectIdentificatie": home, "datumVan": since}
    return {"naam": NAME, "geboorte": {"datum": "1985"}, "verblijfplaats": stay} | more


TABLES = {
    BSN: _table(HOME, "20140602", geheimhoudingPersoonsgegevens=True),
    PARTNER: _table(HOME, "20200000"),
    STRANGER: _table(ELSEWHERE, "20100101"),
}
DAY = {"type": "BewoningMetPeildatum", "adresseerbaarObjectIdentificatie": HOME, "peildatum": "2020-05-05"}
PERIOD = {
    "type": "BewoningMetPeriode",
    "adresseerbaarObjectIdentificatie": HOME,
    "datumVan": "2010-01-01",
    "datumTot": "2027-01-01",
}


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench("brp", {bsn: msgspec.convert(table, Block) for bsn, table in TABLES.items()})


def ask(bench: Bench, body: Any, bsn: str = BSN, **headers: str) -> Result:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {"Content-Type": "application/json", HEADER: bench.session(bsn).token} | headers
    return TestClient(bench.app("bewoning")).simulate_post(f"{BASE}/bewoningen", body=raw, headers=sent)


def test_answers_and_refusals_fit_the_published_document(bench: Bench) -> None:
    contract = Contract(SPEC, f"http://registry.example{BASE}", loosened)
    strict = Strict(document(SPEC), patterns=True)
    answers = [
        (200, ask(bench, DAY)),
        (200, ask(bench, PERIOD)),
        (400, ask(bench, {})),
        (400, ask(bench, DAY | {"peildatum": "gisteren"})),
        (400, ask(bench, DAY | {"adresseerbaarObjectIdentificatie": "0" * 16})),
        (400, ask(bench, PERIOD | {"datumTot": "2010-01-01"})),
        (400, ask(bench, DAY | {"vreemd": 1})),
        (400, ask(bench, b"{nee")),
        (401, ask(bench, DAY, **{HEADER: "geen.goed.token"})),
        (403, ask(bench, DAY, bsn=STRANGER)),
        (406, ask(bench, DAY, Accept="application/xml")),
    ]
    for status, answer in answers:
        assert answer.status_code == status, answer.text
        contract.check("POST", "/bewoningen", {}, answer)
        if status == 200:
            assert strict.faults("BewoningenQueryResponse", answer.json) == []
            assert to_json(msgspec.convert(answer.json, BewoningenAntwoord)) == answer.json


def test_a_period_is_told_per_composition_of_residents(bench: Bench) -> None:
    told = [
        (
            one["periode"]["datumVan"],
            [who["burgerservicenummer"] for who in one["bewoners"]],
            [who["burgerservicenummer"] for who in one["mogelijkeBewoners"]],
        )
        for one in ask(bench, PERIOD).json["bewoningen"]
    ]
    assert told == [("2014-06-02", [BSN], []), ("2020-01-01", [BSN], [PARTNER]), ("2021-01-01", [BSN, PARTNER], [])]


def test_a_citizen_asks_who_lives_at_the_own_home_only(bench: Bench) -> None:
    (now,) = Client(bench.line(BSN)).residents(HOME).value.bewoningen
    assert [to_json(one) for one in now.bewoners] == [  # type: ignore[union-attr]
        {
            "burgerservicenummer": BSN,
            "geheimhoudingPersoonsgegevens": True,
            "naam": {"volledigeNaam": "Roos Oefenen"},
            "geboorte": {"datum": {"type": "JaarDatum", "jaar": 1985, "langFormaat": "1985"}},
        },
        {
            "burgerservicenummer": PARTNER,
            "naam": {"volledigeNaam": "Roos Oefenen"},
            "geboorte": {"datum": {"type": "JaarDatum", "jaar": 1985, "langFormaat": "1985"}},
        },
    ]
    with pytest.raises(Forbidden):
        Client(bench.line(STRANGER)).residents(HOME)


def test_the_residents_of_the_test_set_are_those_that_rvig_publishes() -> None:
    """RvIG publishes per row who lived where; the day a present row began must give that person."""
    if not (SPECS / CSV).is_file():
        pytest.skip(f"../shared/specs/{CSV} ontbreekt: de testset is nodig")
    people, seen = blocks(CSV), 0
    for row in recording("brp/testdata/bewoning-mock.json"):
        stay, bsn = row.get("verblijfplaats", {}), row.get("burgerservicenummer", "")
        home, begun = stay.get("adresseerbaarObjectIdentificatie", ""), stay.get("datumAanvangAdreshouding", "")
        block = people.get(bsn)
        now = block.verblijfplaats if block is not None else None
        present = now is not None and now.adresseerbaar_object_identificatie == home and now.datum_van == begun
        if block is None or not present or begun[6:] == "00" or block.opschorting_bijhouding is not None:
            continue
        later = date(2022, 5, 2)
        found = bewoning.between(home, later, later + timedelta(days=1), [(bsn, block)])
        assert [who["burgerservicenummer"] for one in found for who in one["bewoners"]] == [bsn], row
        seen += 1
    assert seen > 400


_parts = st.tuples(st.integers(1990, 1993), st.integers(0, 3), st.integers(0, 28))
_days = st.builds("{0[0]:04d}{0[1]:02d}{0[2]:02d}".format, _parts) | st.just("00000000")
_stays = st.lists(st.tuples(st.sampled_from([HOME, ELSEWHERE]), _days), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(written=_stays, start=st.dates(date(1989, 1, 1), date(1994, 1, 1)), length=st.integers(1, 900))
def test_a_period_says_of_every_day_what_the_day_itself_says(
    written: list[tuple[str, str]], start: date, length: int
) -> None:
    rows = [Verblijf(korte_straatnaam="x", adresseerbaar_object_identificatie=home, datum_van=d) for home, d in written]
    block = Block(letterlijk=True, verblijfplaats=rows[0], eerdere_verblijfplaatsen=tuple(rows[1:]))
    end = start + timedelta(days=length)
    told = bewoning.between(HOME, start, end, [(BSN, block)])
    spans = [(one["periode"]["datumVan"], one["periode"]["datumTot"]) for one in told]
    assert spans == sorted(spans) and all(first < last for first, last in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for day in (start, start + timedelta(days=length // 2), end - timedelta(days=1)):
        alone = bewoning.between(HOME, day, day + timedelta(days=1), [(BSN, block)])
        within = [one for one in told if one["periode"]["datumVan"] <= day.isoformat() < one["periode"]["datumTot"]]
        assert [_who(one) for one in alone] == [_who(one) for one in within]


def _who(one: dict[str, Any]) -> tuple[Any, Any]:
    return one["bewoners"], one["mogelijkeBewoners"]
