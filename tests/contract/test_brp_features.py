"""Runs the published BRP scenarios: the registry's elements go in as a block, the answer must equal the feature's."""

import json
import re
from collections import Counter
from datetime import date, datetime, time
from typing import Any

import msgspec
import pytest
from falcon.testing import TestClient

from services.clock import AMSTERDAM
from services.registries.brp.block import Block
from services.registries.brp.values import leaves
from tests.contract.brp_given import Given
from tests.contract.brp_scenarios import Asked, Expected, NotRunnable
from tests.contract.features import Scenario, scenarios
from tests.contract.published import SPECS
from tests.helpers.worlds import Bench

TODAY = date(2025, 2, 3)
FEATURES = SPECS / "brp" / "features"
FACES = ("personen", "reisdocumenten", "bewoning")
FILES = sorted(path for face in FACES for path in (FEATURES / face).rglob("*.feature")) or [None]
PATHS = {
    "personen": "/haalcentraal/api/brp/personen",
    "bewoning": "/haalcentraal/api/bewoning/bewoningen",
    "reisdocumenten": "/haalcentraal/api/reisdocumenten/reisdocumenten",
}
# Rows with a question that are not run, by the words that say why, and what is behind it.
NOT_RUN = {
    "^koppelvlak @gezag-api$": (15, "vragen de gezagsmodule zelf, niet personen"),
    "^'gezag' wordt gevraagd van personen gezocht met adresseerbaar": (2, "leiden gezag af, met een ouder zonder BSN"),
    "^adres 'A1'$": (2, "idem; de twee helften spreken elkaar tegen (de tweede is afgeschaft)"),
    "^autorisatie per afnemer$": (4, "beperken één afnemer; een oefenregister kent geen afnemers"),
}
OTHER_FOLDERS = {"gezag": "de scenario's van de gezagsmodule: gezag is bij ons wat een testset of persona geeft"}
RUN = 3307
_ran: dict[str, int] = {}
_left: dict[str, Counter[str]] = {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FEATURES)) if path else "none")
def test_every_runnable_scenario_of_a_feature_gives_the_published_answer(path: Any) -> None:
    if path is None:
        pytest.skip("../shared/specs/brp/features ontbreekt: de gepubliceerde scenario's zijn nodig")
    failed = []
    for scenario in scenarios(path, FEATURES):
        try:
            difference = _run(scenario)
        except NotRunnable as why:
            _left.setdefault(str(path), Counter())[str(why)] += 1
            continue
        _ran[str(path)] = _ran.get(str(path), 0) + 1
        if difference:
            failed.append(f"{scenario.title}\n{difference}")
    assert not failed, "\n\n".join(failed[:5])


def test_no_scenario_silently_stops_running() -> None:
    if FILES == [None]:
        pytest.skip("../shared/specs/brp/features ontbreekt: de gepubliceerde scenario's zijn nodig")
    if len(_ran) < len(FILES) // 2:
        pytest.skip("telt alleen wanneer alle features in deze run zijn gedraaid")
    why = sum(_left.values(), Counter[str]())
    counted = {one: sum(count for words, count in why.items() if re.search(one, words)) for one in NOT_RUN}
    assert counted == {one: count for one, (count, _) in NOT_RUN.items()}
    assert sum(counted.values()) == sum(why.values()), why
    assert sum(_ran.values()) == RUN


def test_every_folder_of_features_is_run_or_left_for_a_reason() -> None:
    if FILES == [None]:
        pytest.skip("../shared/specs/brp/features ontbreekt: de gepubliceerde scenario's zijn nodig")
    assert {path.name for path in FEATURES.iterdir() if path.is_dir()} == {*FACES, *OTHER_FOLDERS}


def _run(scenario: Scenario) -> str:
    """Return how the answer differs from what the scenario expects; "" when it does not."""
    asked = Asked(scenario, TODAY)
    given, expected = Given(scenario, asked.today), Expected(scenario)
    answer = _ask(asked, given)
    if expected.problem:
        return _compare_problem(answer, expected.problem)
    found = answer.get("bewoningen" if asked.face == "bewoning" else asked.face)
    if found is None:
        return f"onverwacht: {answer}"
    if expected.residents is not None:
        sizes = [(len(one["bewoners"]), len(one["mogelijkeBewoners"])) for one in found]
        return "" if sizes == [expected.residents] else f"{sizes} in plaats van {expected.residents}"
    if expected.count is not None:
        return "" if len(found) == expected.count else f"{len(found)} gevonden in plaats van {expected.count}"
    got = [{path: _text(value) for path, value in leaves(one)} for one in found]
    return "" if got == expected.results else f"kreeg {got}\nwil  {expected.results}"


def _ask(asked: Asked, given: Given) -> Any:
    blocks = {bsn: msgspec.convert(table, Block) for bsn, table in given.tables().items()}
    noon = datetime.combine(asked.today, time(12), AMSTERDAM)
    app = Bench("brp", blocks, auth=False, now=noon).app(asked.face)
    headers = {name: value for name, value in asked.headers.items() if value}
    return TestClient(app).simulate_request(
        asked.method, PATHS[asked.face], body=json.dumps(asked.body).encode(), headers=headers
    ).json


def _compare_problem(answer: Any, wanted: dict[str, Any]) -> str:
    """Members must be equal; the order of invalidParams is free, as it is in the features."""
    params = {tuple(sorted(one.items())) for one in answer.get("invalidParams", ())}
    wanted_params = {tuple(sorted(one.items())) for one in wanted.get("invalidParams", ())}
    rest = {name: value for name, value in wanted.items() if name != "invalidParams"}
    same = all(_text(answer.get(name)) == value for name, value in rest.items()) and params == wanted_params
    return "" if same else f"kreeg {answer}\nwil  {wanted}"


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
