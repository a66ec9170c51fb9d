"""Whatever citizen of the country logs in, the four screens about work, schooling, benefits and donation have words."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from app.kit.contributions import Scene
from app.modules.donor import load as donor_load, model as donor, overview as donor_overview
from app.modules.onderwijs import load as school_load, model as school, overview as school_overview
from app.modules.uitkeringen import allowances, benefits, load as benefit_load, overview as benefit_overview
from app.modules.werk import benefits as uwv, load as work_load, money, overview as work_overview, wages
from services.manifest import registries
from services.population.country import CITIZENS, Country
from tests.helpers.worlds import NOW, Bench
from tests.unit.app.modules.scenes import texts_of

COUNTRY = Country()
TODAY = NOW.date()
NAMES = ("blau", "bri", "uwv", "belastingdienst", "duo", "toeslagen", "svb", "lbio", "donorregister")
FOUND = {one.manifest.id: one for one in registries()[0] if one.manifest.id in NAMES}
MODULES = ("werk", "onderwijs", "uitkeringen", "donor")
TEXTS = {name: texts_of(name) for name in MODULES}
DICE = random.Random(5)
PEOPLE = [COUNTRY.citizen(DICE.randrange(CITIZENS)) for _ in range(15)]


@pytest.fixture(scope="module")
def benches() -> dict[str, Bench]:
    return {
        name: Bench(
            name,
            {core.bsn: one.load("generate").block(core) for core in PEOPLE} if one.has("generate") else {},
        )
        for name, one in FOUND.items()
    }


@pytest.fixture(params=PEOPLE, ids=lambda core: core.bsn)
def scenes(request: pytest.FixtureRequest, benches: dict[str, Bench]) -> dict[str, Scene]:
    """The scenes of one citizen, by module."""
    bsn = request.param.bsn

    def client(registry: str) -> Any:
        return FOUND[registry].load("client").Client(benches[registry].line(bsn))

    bench = benches["bri"]
    return {name: Scene(bench.session(bsn), client, TEXTS[name], bench.clock) for name in MODULES}


def test_every_screen_has_words(scenes: dict[str, Scene]) -> None:
    said = [*_work(scenes["werk"]), *_school(scenes["onderwijs"]), *_benefits(scenes["uitkeringen"])]
    said += [*_donor(scenes["donor"])]
    tiles = [
        overview.tile(scenes[name])
        for name, overview in zip(
            MODULES, (work_overview, school_overview, benefit_overview, donor_overview), strict=True
        )
    ]
    assert all(tile.lines and not tile.missing for tile in tiles)
    assert "[" not in "".join(line for tile in tiles for line in tile.lines), "a text is missing"
    assert "None" not in repr(said).replace("mark=None", "")


def _work(scene: Scene) -> Iterator[Any]:
    texts = scene.texts
    paid = work_load.payers(scene.session, scene.client).value
    for one in paid:
        yield from (wages.payer_facts(texts, one), wages.month_rows(texts, one.opgaven))
    yield wages.former_rows(texts, wages.split(paid, TODAY)[1])
    incomes = work_load.incomes(scene.session, scene.client).value
    yield from (money.year_rows(texts, incomes), money.bars(texts, incomes))
    yield money.tax_rows(texts, work_load.assessments(scene.session, scene.client).value)
    file = work_load.file(scene.session, scene.client).value
    yield [[uwv.mark(texts, one, TODAY), uwv.facts(texts, one)] for one in file.uitkeringen]
    yield uwv.own_facts(texts, file)


def _school(scene: Scene) -> Iterator[Any]:
    told = school_load.education(scene.session, scene.client).value
    yield [school.diploma_facts(scene.texts, one) for one in told.diplomas]
    owed = school_load.money(scene.session, scene.client).value.studieschuld
    yield school.debt_facts(scene.texts, owed) if owed else []


def _benefits(scene: Scene) -> Iterator[Any]:
    texts = scene.texts
    for one in benefit_load.allowances(scene.session, scene.client).value:
        yield [allowances.name(texts, one), allowances.mark(texts, one), allowances.facts(texts, one)]
    told = benefit_load.svb(scene.session, scene.client).value
    yield [benefits.facts(texts, one) for one in told.benefits]
    yield [benefits.child_facts(texts, told.children), benefits.paid_rows(texts, told.children)]


def _donor(scene: Scene) -> Iterator[Any]:
    found = donor_load.choice(scene.session, scene.client).value
    yield [donor.said(scene.texts, found), donor.facts(scene.texts, found)] if found else []
