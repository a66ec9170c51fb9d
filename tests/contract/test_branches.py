"""Authorised for one vestiging only: no registry tells such a session anything of another one, or of the whole company.

The matrix of test_bola.py with a company as its subject: every question that the whole company gets an answer to is
asked again with the token of each branch, and every written word of the other branch is looked for in the answers.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from services.errors import Forbidden, NotFound, ServiceError
from services.http import Call, Reply
from services.identity.rights import EVERYTHING
from services.identity.session import Level, Party, Session
from services.mockhost.network import Network, NetworkOptions
from services.mockkit.world import NAMESPACE
from services.registries.eherkenning.records import Toekenning
from tests.contract.test_bola import ASKING, OPEN_DATA
from tests.helpers.asking import Known, places, questions
from tests.helpers.harvest import House

HALM, DELFT, ZOETERMEER = "00412730", "999900412701", "999900412702"
OTHER = {DELFT: ZOETERMEER, ZOETERMEER: DELFT}
MOST_OF_A_PLACE = 6
_TELLING = {"onderwerp", "omschrijving", "identificatie", "kenmerk", "straatnaam", "vestigingsnummer", "handelsnamen"}


@dataclass
class Hall:
    """The registries, and what the whole company was answered."""

    house: House
    asked: list[tuple[str, Call, bytes]] = field(default_factory=list)

    def session(self, vestiging: str = "", persona: str = "ludo", level: Level = Level.SUBSTANTIEEL) -> Session:
        """Return a signed session for the bakery, or for one branch of it."""
        own = self.house.session(persona, level)
        bakery = Party("company", HALM, "Bakkerij De Halm B.V.", vestiging)
        made = replace(own, subject=bakery, ground="functie", means="eherkenning", grants=EVERYTHING, token="")
        return self.house.backend.signer.sealed(made)

    def answers(self, session: Session) -> Iterator[tuple[Call, Reply | ServiceError]]:
        """Ask everything again, twice: a box must be fetched before it is read."""
        for _ in range(2):
            for _, call, _ in self.asked:
                yield call, self.house.replay(call, session)


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    house = House()
    options = NetworkOptions(port=443, host="registers.voorportaal.example", tls_cert=Path("x"), control_key="x")
    network = Network(options)
    documents = network.documents(network.host())
    made = Hall(house)
    known = Known.of(house.people["ludo"])
    known.words = {f"KVK:{HALM}": None, HALM: None, DELFT: None, ZOETERMEER: None} | known.words
    every = [
        place
        for one in network.registries
        for face in one.manifest.faces
        if one.has("mock") and ((one.manifest.id, face.id) not in OPEN_DATA or one.manifest.id == "nhr")
        for place in places(one.manifest.id, face.id, documents[f"{face.base_path}/openapi.json"].document())
        if place.method in ASKING
    ]
    whole = made.session()
    kept: dict[Any, int] = {}
    for again in (False, True):
        asking = known.newest_first() if again else known
        for place in every:
            for call in questions(place, asking):
                if kept.get(place, 0) >= MOST_OF_A_PLACE:
                    break
                reply = house.replay(call, whole)
                if isinstance(reply, Reply) and all(call != other for _, other, _ in made.asked):
                    kept[place] = kept.get(place, 0) + 1
                    made.asked.append((place.registry, call, reply.body))
                    known.learn(reply.body.decode("utf-8", "ignore")[:20_000])
    yield made
    house.close()


def outside(hall: Hall, vestiging: str) -> set[str]:
    """Return the telling words of what is not of this branch: of the other one, and of the company as a whole."""
    tables = hall.house.people["ludo"].tables
    own: set[str] = set()
    others: set[str] = set()
    (post,) = [one for one in tables["berichten"]["bedrijf"] if one["kvk_nummer"] == HALM]
    (cases,) = [one for one in tables["zaken"]["bedrijf"] if one["kvk_nummer"] == HALM]
    (bakery,) = [one for one in tables["nhr"]["ondernemingen"] if one["kvkNummer"] == HALM]
    rows = [("berichten", one, "vestiging") for one in post["bericht"]]
    rows += [("zaken", one, "vestiging") for one in cases["zaak"]]
    rows += [("nhr", one, "vestigingsnummer") for one in bakery["vestigingen"]]
    for registry, row, key in rows:
        found = own if row.get(key) == vestiging else others
        found |= set(_words(row))
        if "naam" in row:
            found.add(str(uuid.uuid5(NAMESPACE, f"{registry}/ludo/{HALM}/{row['naam']}")))
    elsewhere = json.dumps([one for one in tables["nhr"]["ondernemingen"] if one is not bakery], default=str)
    return {word for word in others - own if word not in elsewhere} - {bakery["statutaireNaam"]}


def _words(row: Any) -> Iterator[str]:
    for key, value in row.items():
        if key in _TELLING:
            yield from value if isinstance(value, list) else [value]
        for inner in value if isinstance(value, list) else ():
            if isinstance(inner, dict) and key == "adressen":
                yield from _words(inner)


def seen(hall: Hall, session: Session, words: set[str]) -> set[str]:
    """Return which of these words any answer holds that the question did not."""
    found = set()
    for call, reply in hall.answers(session):
        if isinstance(reply, Reply):
            sent = f"{call.path}{call.params}{call.headers}"
            text = reply.body.decode("utf-8", "ignore")
            found |= {word for word in words if word in text and word not in sent}
    return found


@pytest.mark.parametrize("branch", [DELFT, ZOETERMEER])
def test_a_branch_hears_nothing_of_what_lies_outside_it(hall: Hall, branch: str) -> None:
    words = outside(hall, branch)
    print(f"{branch}: {2 * len(hall.asked)} asked, {len(words)} words outside the boundary")
    assert seen(hall, hall.session(branch), words) == set()


@pytest.mark.parametrize("branch", [DELFT, ZOETERMEER])
def test_the_whole_company_hears_all_of_it(hall: Hall, branch: str) -> None:
    """The negative control: the same questions and the same words, without the boundary."""
    words = outside(hall, branch)
    assert len(words) > 8 and {one for one, _, _ in hall.asked} >= {"berichten", "zaken", "nhr", "eherkenning"}
    missed = words - seen(hall, hall.session(), words)
    assert len(missed) <= len(words) // 4, missed


@pytest.mark.parametrize("branch", [DELFT, ZOETERMEER])
def test_a_branch_hears_of_itself(hall: Hall, branch: str) -> None:
    words = outside(hall, OTHER[branch]) - outside(hall, branch)
    assert len(words) > 3
    assert len(seen(hall, hall.session(branch), words)) > len(words) // 2


def test_what_is_of_another_branch_is_refused_when_asked_by_its_number(hall: Hall) -> None:
    backend = hall.house.backend
    whole, delft = hall.session(), hall.session(DELFT)
    for registry in ("zaken", "berichten"):
        rows = backend.client(registry, whole)
        mine = backend.client(registry, delft)
        listed = (rows.cases() if registry == "zaken" else rows.inbox()).value
        own = {one.id for one in (mine.cases() if registry == "zaken" else mine.inbox()).value}
        assert own and own < {one.id for one in listed}
        for one in listed:
            if one.id not in own:
                with pytest.raises((Forbidden, NotFound)):
                    mine.case(one.id) if registry == "zaken" else mine.message(one.id)
    nhr = backend.client("nhr", delft)
    assert [one.vestigingsnummer for one in nhr.vestigingen(HALM).value] == [DELFT]
    with pytest.raises(Forbidden):
        nhr.vestiging(ZOETERMEER)
    assert backend.client("nhr", whole).vestiging(ZOETERMEER)
    assert nhr.zoeken(naam="korenwolf").value.totaal == 0 and nhr.zoeken(kvk_nummer=HALM).value.totaal == 1


def test_a_paper_added_for_one_branch_is_not_the_others(hall: Hall) -> None:
    zoetermeer = hall.house.backend.client("zaken", hall.session(ZOETERMEER))
    (case,) = zoetermeer.cases().value
    paper = zoetermeer.add_document(case.id, "plattegrond.pdf", b"%PDF-1.4 plattegrond").value
    assert zoetermeer.document(paper.id)
    with pytest.raises(Forbidden):
        hall.house.backend.client("zaken", hall.session(DELFT)).document(paper.id)


def test_a_manager_within_one_branch_grants_only_that_branch(hall: Hall) -> None:
    client = hall.house.backend.client("eherkenning", hall.session(DELFT))
    colleague = hall.house.backend.client("eherkenning", hall.session()).medewerkers(HALM)[0].id
    today = hall.house.clock.today()
    for branches in ((), (ZOETERMEER,), (DELFT, ZOETERMEER)):
        with pytest.raises(Forbidden):
            client.geef(HALM, Toekenning(colleague, "3", today, date(2027, 12, 31), (), branches))
    made = client.geef(HALM, Toekenning(colleague, "3", today, date(2027, 12, 31), (), (DELFT,)))
    assert made.vestigingen == (DELFT,)
    assert made.id in {one.id for one in client.van_bedrijf(HALM).value}
    other = hall.house.backend.client("eherkenning", hall.session(ZOETERMEER))
    assert made.id not in {one.id for one in other.van_bedrijf(HALM).value}


def test_a_report_made_within_one_branch_is_not_the_others(hall: Hall) -> None:
    backend = hall.house.backend
    delft, zoetermeer = (backend.client("digimelding", hall.session(one)) for one in (DELFT, ZOETERMEER))
    made = delft.meld("nhr.handelsnamen", DELFT, "De Halm Delft", "De Halm", "Zo heet de winkel.")
    assert [one.id for one in delft.meldingen().value] == [made.id]
    assert zoetermeer.meldingen().value == ()
    for ask in (zoetermeer.melding, zoetermeer.trek_in):
        with pytest.raises(NotFound):
            ask(made.id)
    whole = backend.client("digimelding", hall.session())
    assert whole.melding(made.id).value.id == delft.melding(made.id).value.id == made.id
    delft.trek_in(made.id)
