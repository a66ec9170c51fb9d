"""How the lines of the log become days and words."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from app.kit.texts import Catalog, Texts
from app.modules.inzage import load, wording
from services.manifest import registries
from services.registries.logboek.records import Verwerking
from tests.helpers.worlds import NOW

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module", params=["nl", "en"])
def texts(request: pytest.FixtureRequest) -> Texts:
    return Catalog(ROOT / "resources" / "texts", request.param).scoped(ROOT / "app" / "modules" / "inzage")


def line(minutes: int = 0, status: int = 1, **told: str) -> Verwerking:
    start = int((NOW - timedelta(minutes=minutes)).timestamp() * 1000)
    attributes = {f"voorportaal.{key}": value for key, value in told.items()}
    made: dict[str, Any] = {"trace_id": "a", "status_code": status, "start_time": start, "attributes": attributes}
    return msgspec.convert(made, Verwerking)


def every(one: Verwerking) -> bool:
    return True


def named(registry: str) -> str:
    return f"<{registry}>"


LINES = st.lists(
    st.builds(
        line, st.integers(0, 5000), st.sampled_from([1, 2]),
        register=st.sampled_from(["brp", "bag"]), organisatie=st.sampled_from(["", "Gemeente"]),
    )
)  # fmt: skip


@given(LINES)
def test_no_line_is_lost_and_no_two_rows_are_the_same(found: list[Verwerking]) -> None:
    found.sort(key=lambda one: -one.start_time)
    days = load.days(found, every)
    uses = [use for day in days for _, of in day.organisations for use in of]
    assert sum(use.times for use in uses) == len(found)
    assert [day.day for day in days] == sorted({load.moment(one).date() for one in found}, reverse=True)
    for day in days:
        for name, of_name in day.organisations:
            told = [(one.line.attributes.register, one.line.status_code) for one in of_name]
            assert len(set(told)) == len(told)
            assert all(one.line.attributes.organisatie == name for one in of_name)


def test_only_what_fits_is_shown() -> None:
    found = [line(register="brp"), line(register="bag")]

    def fits(one: Verwerking) -> bool:
        return one.attributes.register == "bag"

    (day,) = load.days(found, fits)
    assert [use.line.attributes.register for _, uses in day.organisations for use in uses] == ["bag"]


def test_it_says_who_acted_when_that_was_another(texts: Texts) -> None:
    assert "Fenna de Wit" in wording.why(line(handelend="Fenna de Wit"), texts)
    assert wording.why(line(handeling="wijzigen"), texts) != wording.why(line(handeling="lezen"), texts)
    assert wording.why(line(doel="Uw aanvraag beoordelen"), texts) == "Uw aanvraag beoordelen"
    failed = load.Use(line(status=2), NOW, 3)
    assert texts("failed") in wording.note(failed, texts) and "3" in wording.note(failed, texts)


def test_a_registry_that_nobody_worded_still_has_words(texts: Texts) -> None:
    assert wording.what(line(register="nieuw", koppelvlak="x"), texts, named).endswith("<nieuw>")
    assert wording.what(line(register="brp", gegevens="uw naam"), texts, named).startswith("Uw naam")


HOLD_MOST = (
    "brp.personen", "brp.historie", "brp.reisdocumenten", "brp.bewoning", "bag.individuelebevragingen", "brk.bevragen",
    "woz.bevragen", "rdw.voertuigbezit", "nhr.mijnorganisaties", "berichten.berichten", "zaken.zaken", "bri.inkomens",
    "uwv.klantdossier", "duo.onderwijs", "svb.regelingen", "toeslagen.toeslagen",
)  # fmt: skip


def test_the_faces_that_hold_most_of_a_person_have_words_of_their_own(texts: Texts) -> None:
    """They exist, and are worded; one that comes later may do with the general words."""
    faces = {f"{one.manifest.id}.{face.id}" for one in registries()[0] for face in one.manifest.faces}
    assert set(HOLD_MOST) <= faces
    assert [one for one in HOLD_MOST if texts.maybe(f"what.{one}") is None] == []
