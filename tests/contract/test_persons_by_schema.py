"""Whatever the published contract allows is read, written back the same, and told on the page or excused."""

from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from app.kit.texts import Catalog, Texts
from app.modules.persoon import model
from services.registries.brp.fields_filter import SINCE
from services.registries.brp.records import AnyVoorkomen, Persoon, Reisdocument, to_json
from tests.contract.brp_agreement import CSV, GBA, blocks, built
from tests.contract.from_schema import FromSchema
from tests.contract.published import SPECS, document
from tests.contract.strict import Strict
from tests.contract.test_persoon_shows_everything import MODULE, ROOT, excuses, faults

PERSONEN = "brp/personen-v2.7.0.openapi.yaml"
HISTORIE = "brp/verblijfplaatshistorie-v2.0.0.openapi.yaml"
REISDOCUMENTEN = "brp/reisdocumenten-v2.0.0.openapi.yaml"
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Catalog(ROOT / "resources" / "texts").scoped(MODULE)


@cache
def values(spec: str, schema: str) -> st.SearchStrategy[Any]:
    return FromSchema(document(spec)).make(schema)


def paired(value: Any) -> Any:
    """Return ``value`` without days on which an investigation began that no mark tells of: nobody delivers those."""
    if isinstance(value, list):
        return [paired(one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {name: paired(child) for name, child in value.items()}
    marks = made.get("inOnderzoek")
    if isinstance(marks, dict):
        flags = {name for name, flag in marks.items() if flag is True}
        days = {day for flag in flags for day in ("datumIngangOnderzoek", *SINCE.get(flag, ()))}
        made["inOnderzoek"] = {name: child for name, child in marks.items() if name in flags | days}
    return made


@cache
def strict() -> Strict:
    return Strict(document(PERSONEN))


@settings(max_examples=80, deadline=None, suppress_health_check=_SLOW)
@given(data=st.data())
def test_every_person_the_contract_allows_is_read_written_back_and_shown(data: st.DataObject, texts: Texts) -> None:
    person: dict[str, Any] = paired(data.draw(values(PERSONEN, "Persoon")))
    assert strict().faults("Persoon", person) == []
    read = msgspec.convert(person, Persoon)
    assert to_json(read) == person
    assert faults(person, model.sections(read, texts), excuses()) == []


@settings(max_examples=40, deadline=None, suppress_health_check=_SLOW)
@given(data=st.data())
@pytest.mark.parametrize(
    ("spec", "schema", "kind"),
    [
        (HISTORIE, "AbstractVerblijfplaatsVoorkomen", AnyVoorkomen),
        (REISDOCUMENTEN, "Reisdocument", Reisdocument),
    ],
)
def test_every_history_and_document_the_contract_allows_is_read_and_written_back(
    data: st.DataObject, spec: str, schema: str, kind: Any
) -> None:
    value = data.draw(values(spec, schema))
    assert to_json(msgspec.convert(value, kind)) == value


@pytest.mark.parametrize("name", [GBA, CSV], ids=["gba", "csv"])
def test_imported_persons_are_told_whole(name: str, texts: Texts) -> None:
    """Every seventh of the published sets: a person of another kind than hypothesis makes up."""
    if not (SPECS / name).is_file():
        pytest.skip(f"../shared/specs/{name} ontbreekt: de testset is nodig")
    every = list(blocks(name))
    assert len(every) > 7
    for bsn in every[::7]:
        person = built(name, bsn)
        assert faults(person, model.sections(msgspec.convert(person, Persoon), texts), excuses()) == [], bsn
