"""Letters and cases of every persona: each opens through its client, and each refers to things that exist."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from services.http import Line
from services.identity.rights import EVERYTHING
from services.identity.session import Party
from services.mockkit.world import PersonCore
from services.registries.berichten.block import Block as BerichtenBlock
from services.registries.berichten.client import Client as BerichtenClient
from services.registries.berichten.records import Message
from services.registries.zaken.block import Block as ZakenBlock
from services.registries.zaken.client import Client as ZakenClient
from services.registries.zaken.records import CaseDetail
from tests.helpers.worlds import Bench

LEAST_LETTERS, LEAST_CASES, LEAST_LINKS = 10, 3, 2
"""What everybody who logs in has to look at, and how often one leads to the other."""
FILES = sorted((Path(__file__).parents[2] / "resources" / "personas").glob("*.toml"))


class NamedBench(Bench):
    """A bench that knows the persona's own id, from which the ids of letters and cases are made."""

    def __init__(self, registry: str, blocks: dict[str, Any], core: PersonCore) -> None:
        self._core = core
        super().__init__(registry, blocks)

    def line_of(self, kvk: str) -> Line:
        """Return the line of this person, or (with a KvK number) of who acts for a company."""
        own = self.session(self._core.bsn)
        subject = Party("company", kvk, "Een bedrijf")
        company = replace(own, subject=subject, ground="functie", grants=EVERYTHING, token="")
        return Line(self.http, self.found.manifest, self.signer.sealed(company) if kvk else own)

    def _persons(self) -> dict[str, PersonCore]:
        return {self._core.bsn: self._core}


class Post:
    """What a file says of letters and cases, and how many of each it has for the person or one of the companies."""

    def __init__(self, file: Path) -> None:
        self.told = tomllib.loads(file.read_text(encoding="utf-8"))
        bsn = self.told["bsn"]
        core = PersonCore(self.told["id"], bsn, self.told["naam"])
        self.letters = msgspec.convert(self.told.get("berichten", {}), BerichtenBlock)
        self.cases = msgspec.convert(self.told.get("zaken", {}), ZakenBlock)
        self._letters = NamedBench("berichten", {bsn: self.letters}, core)
        self._cases = NamedBench("zaken", {bsn: self.cases}, core)
        self.companies = sorted({one.kvk_nummer for one in (*self.letters.bedrijf, *self.cases.bedrijf)})

    def written(self, kvk: str) -> tuple[int, int]:
        """Return how many letters and cases the author wrote."""
        if not kvk:
            series = sum(one.aantal for one in self.letters.reeks)
            return len(self.letters.bericht) + series, len(self.cases.zaak)
        boxes = [len(one.bericht) for one in self.letters.bedrijf if one.kvk_nummer == kvk]
        return sum(boxes), sum(len(one.zaak) for one in self.cases.bedrijf if one.kvk_nummer == kvk)

    def opened(self, kvk: str) -> tuple[dict[str, Message], dict[str, CaseDetail]]:
        """Return every message and every case, by id."""
        desk = ZakenClient(self._cases.line_of(kvk))
        messages = dict(_messages(BerichtenClient(self._letters.line_of(kvk))))
        return messages, {one.id: desk.case(one.id).value for one in desk.cases().value}


def _messages(box: BerichtenClient) -> Iterator[tuple[str, Message]]:
    for folder in box.overview().value.folders:
        for row in box.inbox(folder.name).value:
            yield row.id, box.message(row.id).value


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_letters_and_cases_refer_to_each_other_rightly(file: Path) -> None:
    post = Post(file)
    for kvk in ("", *post.companies):
        messages, cases = post.opened(kvk)
        assert (len(messages), len(cases)) == post.written(kvk)
        links = check_links(messages, cases)
        if not kvk and post.told.get("inloggen", True) is not False:
            assert len(messages) >= LEAST_LETTERS and len(cases) >= LEAST_CASES and links >= LEAST_LINKS


def test_a_person_who_logs_in_without_post_is_noticed() -> None:
    """The negative control: the files of who cannot log in are the ones without."""
    bare = [file.stem for file in FILES if Post(file).written("")[0] < LEAST_LETTERS]
    assert bare and all(Post(file).told.get("inloggen") is False for file in FILES if file.stem in bare)
    assert sum(len(Post(file).companies) for file in FILES) >= 2


def check_links(messages: dict[str, Message], cases: dict[str, CaseDetail]) -> int:
    """Follow every reference between letters and cases; returns how many there are."""
    links = 0
    for message in messages.values():
        if message.case is not None:
            links += 1
            assert message.case.id in cases, f"{message.subject}: zaak bestaat niet"
            assert message.case.title == cases[message.case.id].case.title, message.subject
    for detail in cases.values():
        for event in detail.timeline:
            if event.kind == "letter":
                links += 1
                assert event.message in messages, f"{detail.case.title}: {event.title}"
                assert messages[event.message].placed.date() == event.day, event.title
    return links
