"""Proves that every call for a person is written down as the standard says, and only for that person to see."""

import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from services.access_log import MOST, NAMESPACE, AccessLog
from services.errors import Forbidden
from services.http import CallRecord, Hooks
from services.registries.logboek.block import Block
from services.registries.logboek.client import Client
from services.store import MemoryStore
from tests.helpers.harvest import House
from tests.helpers.worlds import NOW, Bench

BSN, HELPER = "900050342", "900092750"
BLOCK = {
    BSN: {
        "verwerkingen": [
            {"organisatie": "Gemeente Zoetermeer", "moment": NOW - timedelta(days=3), "register": "brp",
             "doel": "Uw aanvraag beoordelen", "gegevens": "uw naam"},
            {"organisatie": "Later", "moment": NOW + timedelta(days=1), "register": "brp",
             "doel": "x", "gegevens": "y"},
        ]
    }
}  # fmt: skip


def record(**changes: Any) -> CallRecord:
    """A finished call of the BRP."""
    base = CallRecord(
        "brp", "personen", "POST", "/personen", 200, "5f0d8f70-1111-4222-8333-444455556666", NOW, 0.25, "", BSN, BSN
    )
    return replace(base, **changes)


def right(registry: str, face: str, method: str) -> str:
    """POST asks at the BRP and submits elsewhere."""
    return "read" if registry == "brp" else "submit"


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def log(store: MemoryStore) -> AccessLog:
    return AccessLog(lambda: store, right)


def test_a_line_has_the_fields_of_the_standard(store: MemoryStore, log: AccessLog) -> None:
    log.note(record())
    ((_, line),) = store.query(NAMESPACE)
    assert re.fullmatch("[0-9a-f]{32}", line["trace_id"]) and re.fullmatch("[0-9a-f]{16}", line["operation_id"])
    assert line["end_time"] - line["start_time"] == 250
    assert line["status_code"] == 1 and line["name"] == "POST brp/personen"
    told = line["attributes"]
    assert told["dpl.core.data_subject_id"] == BSN and told["dpl.core.data_subject_id_type"] == "BSN"
    assert told["dpl.core.processing_activity_id"].endswith("/brp/personen/lezen")


def test_failing_and_changing_are_told_as_such(store: MemoryStore, log: AccessLog) -> None:
    log.note(record(status=None, error="TimedOut"))
    log.note(record(registry="zaken", face="zaken"))
    log.note(record(registry="nhr", subject="90001234", method="GET"))
    lines = {line["attributes"]["voorportaal.register"]: line for _, line in store.query(NAMESPACE)}
    assert lines["brp"]["status_code"] == 2
    assert lines["zaken"]["attributes"]["voorportaal.handeling"] == "wijzigen"
    assert lines["nhr"]["attributes"]["dpl.core.data_subject_id_type"] == "KVK"


def test_what_is_for_nobody_and_the_log_itself_are_left_out(store: MemoryStore, log: AccessLog) -> None:
    log.note(record(subject="", actor=""))
    log.note(record(registry="logboek", face="inzage", method="GET"))
    assert store.query(NAMESPACE) == []


def test_the_log_of_one_person_stays_bounded_and_keeps_the_newest(store: MemoryStore, log: AccessLog) -> None:
    for number in range(MOST + 20):
        log.note(record(started=NOW + timedelta(seconds=number)))
    log.note(record(subject=HELPER))
    kept = [line["start_time"] for _, line in store.query(NAMESPACE, f"{BSN}/")]
    assert len(kept) == MOST and min(kept) == int((NOW + timedelta(seconds=20)).timestamp() * 1000)
    again = AccessLog(lambda: store, right)  # a new start over the same store
    again.note(record(started=NOW + timedelta(days=1)))
    assert len(store.query(NAMESPACE, f"{BSN}/")) == MOST


def test_a_citizen_reads_his_own_log_the_newest_first(store: MemoryStore) -> None:
    bench = Bench("logboek", msgspec.convert(BLOCK, dict[str, Block]))
    log = AccessLog(lambda: bench.store, right)
    log.note(record(started=NOW - timedelta(minutes=5)))
    log.note(record(started=NOW, actor=HELPER))
    lines = Client(bench.line(BSN)).verwerkingen().value
    assert [one.attributes.organisatie for one in lines] == ["", "", "Gemeente Zoetermeer"]
    assert [one.attributes.handelend for one in lines] == ["?", "", ""], "of who acted a name, never a number"
    assert Client(bench.line(HELPER)).verwerkingen().value == ()


def test_nobody_reads_anothers_log() -> None:
    bench = Bench("logboek", msgspec.convert(BLOCK, dict[str, Block]))
    channel = bench.line(HELPER).face("inzage")
    with pytest.raises(Forbidden):
        channel.get("/verwerkingen", headers={"X-Voorportaal-Betrokkene": f"BSN:{BSN}"})


def test_every_call_of_the_program_is_in_the_log() -> None:
    """As many lines as calls, for the persons they were made for."""
    house = House()
    try:
        calls: list[CallRecord] = []
        house.backend.http.hooks = house.backend.http.hooks.joined(Hooks(told=(calls.append,)))
        house.harvest("fenna")
        lines = house.backend.store.query(NAMESPACE, f"{house.people['fenna'].head.bsn}/")
        assert len(lines) == len([one for one in calls if one.registry != "logboek"]) > 20
        correlations = {line["trace_id"] for _, line in lines}
        assert len(correlations) == len(lines)
    finally:
        house.close()
