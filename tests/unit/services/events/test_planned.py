"""Proves what a scenario plans: once per reset, in its own time, and a mistake stops nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

import resources
from app.bootstrap import choices
from services.errors import InputError
from services.mockhost.happening import Happening, Happenings
from services.scenarios import check, read, read_one
from tests.helpers.chains import arrived
from tests.helpers.harvest import House

FENNA = "900050342"


def test_it_happens_in_its_time_and_once(house: House) -> None:
    stelsel = house.backend.stelsel
    for _ in range(2):
        stelsel.planned.begin([(30, Happening("verhuizing", FENNA))])
    assert stelsel.planned.next_moment() == house.clock.now() + timedelta(seconds=30)
    stelsel.courier.drain()
    assert arrived(house, "fenna") == {}
    house.clock.jump(timedelta(seconds=30))
    stelsel.courier.drain()
    assert len(arrived(house, "fenna")) == 5
    stelsel.planned.begin([(0, Happening("verhuizing", FENNA))])
    assert stelsel.courier.drain() == 0
    house.backend.reset()
    stelsel.planned.begin([(0, Happening("verhuizing", FENNA))])
    assert stelsel.courier.drain() > 0


def test_what_cannot_happen_is_logged_and_the_next_one_happens(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = [Happening("bestaatniet", FENNA), Happening("apk", FENNA), Happening("verhuizing", "900050343")]
    good = Happening("verhuizing", FENNA)
    house.backend.stelsel.planned.begin([(number, one) for number, one in enumerate([*wrong, good])])
    house.clock.jump(timedelta(seconds=9))
    house.backend.stelsel.courier.drain()
    assert caplog.text.count("did not happen") == 3
    assert arrived(house, "fenna")


def test_who_shows_the_world_is_told_when_all_is_delivered(house: House) -> None:
    told: list[int] = []
    house.backend.stelsel.delivered = lambda: told.append(1)
    house.backend.stelsel.courier.drain()
    assert told == []
    house.backend.stelsel.planned.begin([(0, Happening("verhuizing", FENNA))])
    house.backend.stelsel.courier.drain()
    assert told == [1]


def test_every_scenario_plans_what_exists(house: House) -> None:
    names = Happenings(house.backend.stelsel).names()
    people = list(house.people.values())
    every = [choices.happenings_of(scenario, people) for scenario in read(resources.path("scenarios"))]
    planned = [happening.type for of_one in every for _, happening in of_one]
    assert planned
    assert set(planned) <= set(names)


def test_a_plan_for_nobody_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_text(
        'id = "proef"\ntitle = "x"\npersona = "fenna"\nclock = 2027-01-05T14:02:00\n\n'
        '[[gebeurtenissen]]\ntype = "verhuizing"\npersona = "niemand"\n',
        encoding="utf-8",
    )
    [error] = check(read_one(path), path, ["fenna"], [])
    assert (error.line, isinstance(error, InputError)) == (8, True)
