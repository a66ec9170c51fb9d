"""The form about doubt that the tour shows is about the one who is shown, and about nobody else."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.kit.contributions import Scene
from app.kit.texts import Catalog
from app.modules.meldingen import load, toured
from services.identity.session import Party, Session
from tests.helpers.harvest import House

ROOT = Path(__file__).parents[2]
TEXTS = Catalog(ROOT / "resources" / "texts").scoped(ROOT / "app" / "modules" / "meldingen")


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    built = House()
    yield built
    built.close()


def about(house: House, session: Session) -> Any:
    client = partial(house.backend.client, session=session)
    return toured.about(Scene(session, client, TEXTS, house.clock))


def test_it_is_about_a_home_a_name_or_a_company_of_ones_own(house: House) -> None:
    kinds, things = [], []
    for one in house.people.values():
        if "brp" not in one.registries:
            continue
        form = about(house, house.session(one.head.id))
        written = repr(one.table("brp"))
        assert load.data(form.registry, form.data)
        if form.registry == "bag":
            things.append(form.thing)
            assert form.thing[:4].isdigit() and form.thing in written and all(words for _, words in form.data)
        else:
            assert (form.registry, form.thing) == ("brp", "") and form.data[0][1] in written
        kinds.append(form.registry)
    assert set(kinds) == {"bag", "brp"} and len(set(things)) > 3, "not one home for everybody"


def test_of_a_company_it_is_about_the_company(house: House) -> None:
    own = house.session("ludo")
    company = Party("company", "00412730", "Bakkerij De Halm B.V.")
    form = about(house, house.backend.signer.sealed(replace(own, subject=company, ground="functie", token="")))
    assert (form.registry, form.thing) == ("nhr", "00412730") and load.data("nhr", form.data)
