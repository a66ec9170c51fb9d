"""Letters and cases of every persona: each opens through its client, and each refers to things that exist."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from services.mockkit.world import PersonCore
from services.registries.berichten.block import Block as BerichtenBlock
from services.registries.berichten.client import Client as BerichtenClient
from services.registries.berichten.records import Message
from services.registries.zaken.block import Block as ZakenBlock
from services.registries.zaken.client import Client as ZakenClient
from services.registries.zaken.records import CaseDetail
from tests.helpers.worlds import Bench

FILES = sorted((Path(__file__).parents[2] / "resources" / "personas").glob("*.toml"))


class NamedBench(Bench):
    """A bench that knows the persona's own id, from which the ids of letters and cases are made."""

    def __init__(self, registry: str, blocks: dict[str, Any], core: PersonCore) -> None:
        self._core = core
        super().__init__(registry, blocks)

    def _persons(self) -> dict[str, PersonCore]:
        return {self._core.bsn: self._core}


def opened(file: Path) -> tuple[dict[str, Message], dict[str, CaseDetail]]:
    """Return every message and every case of one persona, by id."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    bsn, core = told["bsn"], PersonCore(told["id"], told["bsn"], told["naam"])
    letters = msgspec.convert(told.get("berichten", {}), BerichtenBlock)
    cases = msgspec.convert(told.get("zaken", {}), ZakenBlock)
    box = BerichtenClient(NamedBench("berichten", {bsn: letters}, core).line(bsn))
    desk = ZakenClient(NamedBench("zaken", {bsn: cases}, core).line(bsn))
    messages = dict(_messages(box))
    assert len(messages) == len(letters.bericht) + sum(one.aantal for one in letters.reeks)
    return messages, {one.id: desk.case(one.id).value for one in desk.cases().value}


def _messages(box: BerichtenClient) -> Iterator[tuple[str, Message]]:
    for folder in box.overview().value.folders:
        for row in box.inbox(folder.name).value:
            yield row.id, box.message(row.id).value


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_letters_and_cases_refer_to_each_other_rightly(file: Path) -> None:
    messages, cases = opened(file)
    for message in messages.values():
        if message.case is not None:
            assert message.case.id in cases, f"{message.subject}: zaak bestaat niet"
            assert message.case.title == cases[message.case.id].case.title, message.subject
    for detail in cases.values():
        for event in detail.timeline:
            if event.kind == "letter":
                assert event.message in messages, f"{detail.case.title}: {event.title}"
                assert messages[event.message].placed.date() == event.day, event.title
