"""The published test sets, imported: nothing dropped silently, served as RvIG serves it, whole in our records."""

import json
from collections import Counter
from datetime import datetime, time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from falcon.testing import TestClient

from services.clock import AMSTERDAM, Clock
from services.manifest import registries
from services.mockhost import imported
from services.registries.brp import documents, history, person
from services.registries.brp.block import Block
from services.registries.brp.client import ALL_FIELDS, Client
from services.registries.brp.records import Persoon, Reisdocument, Verblijfplaatshistorie, to_json
from tests.contract.brp_agreement import (
    ANSWERED,
    ANSWERS,
    CSV,
    GBA,
    agreement,
    answers,
    blocks,
    changed,
    intake,
    persons,
)
from tests.contract.brp_facts import facts
from tests.contract.published import SPECS, document, recording
from tests.contract.strict import Strict
from tests.helpers.worlds import Bench

MISSING = [name for name in (CSV, GBA, ANSWERS) if not (SPECS / name).is_file()]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"../shared/specs/{MISSING} ontbreekt: de testsets zijn nodig")

FACE = "/haalcentraal/api/brp/personen"
SETS = pytest.mark.parametrize("name", [CSV, GBA], ids=["csv", "gba"])
# In how many persons of both sets a group is the same; the rest changed between the two publications.
WITH_EACH_OTHER = {
    "inOnderzoek": 667, "rni": 667, "overlijden": 665, "verblijfstitel": 663, "naam": 650, "partners": 647,
    "kinderen": 644, "immigratie": 642, "geboorte": 640, "ouders": 626, "nationaliteiten": 624, "adressering": 603,
    "verblijfplaats": 589,
}  # fmt: skip


@SETS
def test_every_record_is_served_or_listed(name: str) -> None:
    made = intake(name)
    listed = [one for one in made.remarks if one.field == "burgerservicenummer"]
    assert len(made.tables) + len(listed) == made.read
    assert (made.read, len(made.tables)) == {CSV: (687, 680), GBA: (1176, 1176)}[name]
    assert made.of("unread") == []
    assert all(one.reason and one.line > 1 for one in made.remarks)


@SETS
def test_an_imported_person_is_what_rvig_answered_with_but_for_what_is_listed_as_changed(name: str) -> None:
    made, kind = persons(name), {CSV: "csv", GBA: "gba"}[name]
    listed = {one["bsn"]: one[kind] for one in changed() if kind in one}
    different = {
        bsn: sorted(group for group in made[bsn].keys() | answer.keys() if made[bsn].get(group) != answer.get(group))
        for bsn, answer in answers().items()
        if bsn in made and made[bsn] != answer
    }
    assert different == listed


def test_our_rules_make_every_published_answer_from_what_is_registered() -> None:
    """Whatever differs above differs in the register: with the register of the answer itself, nothing does."""
    marked = intake(GBA).tables
    assert answers()
    for bsn, answer in answers().items():
        table = facts(answer, marked.get(bsn, {}))
        assert not {"leeftijd", "adressering", "voorletters", "volledigeNaam"} & {*table, *table.get("naam", {})}
        assert person.build(bsn, msgspec.convert(table, Block), ANSWERED, blocks(GBA).get) == answer


def test_every_change_has_a_reason_and_is_about_an_answer() -> None:
    assert {one["bsn"] for one in changed()} <= answers().keys()
    assert all(len(one["reason"]) > 30 for one in changed())


@SETS
def test_custody_is_what_the_set_gives_and_nothing_else(name: str) -> None:
    """A persoonslijst holds none, so none is served; the GBA form holds some, of children who may be of age by now."""
    given = {bsn for bsn, table in intake(name).tables.items() if table.get("gezag")}
    served = {bsn for bsn, made in persons(name).items() if made["gezag"]}
    assert served <= given
    assert (len(given) > 250, len(served) > 250) == ({CSV: False, GBA: True}[name],) * 2


def test_both_sets_give_the_same_persons_but_for_what_changed() -> None:
    shared, same = agreement(persons(CSV), persons(GBA))
    assert shared == 668
    assert {group: same[group] for group, least in WITH_EACH_OTHER.items() if same[group] < least} == {}


@SETS
def test_every_imported_person_fits_the_contract_and_our_records(name: str) -> None:
    strict = Strict(document("brp/personen-v2.7.0.openapi.yaml"))
    assert persons(name)
    for bsn, made in persons(name).items():
        faults = [fault for fault in strict.faults("Persoon", made) if not fault.startswith(".gezag")]
        assert faults == [], bsn  # custody is given as the set gives it: as contracts before 2.7 told it
        assert to_json(msgspec.convert(made, Persoon)) == made


def test_every_imported_history_and_travel_document_fits_the_contract_and_our_records() -> None:
    stays_fit = Strict(document("brp/verblijfplaatshistorie-v2.0.0.openapi.yaml"))
    documents_fit = Strict(document("brp/reisdocumenten-v2.0.0.openapi.yaml"))
    seen = 0
    for bsn, block in blocks(CSV).items():
        stays, held = history.stays(block), documents.held(bsn, block)
        seen += len(stays)
        assert [fault for one in stays for fault in stays_fit.faults("AbstractVerblijfplaatsVoorkomen", one)] == []
        assert [fault for one in held for fault in documents_fit.faults("Reisdocument", one)] == []
        whole = {"verblijfplaatsen": stays}
        assert to_json(msgspec.convert(whole, Verblijfplaatshistorie)) == whole
        assert [to_json(one) for one in msgspec.convert(held, list[Reisdocument])] == held
    assert seen > 900


def test_an_imported_person_is_served_over_all_faces() -> None:
    bsn = "999993653"
    bench = Bench("brp", blocks(CSV), now=datetime.combine(ANSWERED, time(12), AMSTERDAM))
    client = Client(bench.line(bsn))
    assert to_json(client.person(bsn).value)["naam"]["volledigeNaam"] == "Suzanne Moulin"
    stays: list[Any] = [to_json(one) for one in client.history(bsn).value.verblijfplaatsen]
    assert [one["verblijfadres"]["korteStraatnaam"] for one in stays] == ["Boterdiep", "Vredesplein"]
    assert stays[1]["datumTot"]["datum"] == "2015-08-08"
    held = Client(bench.line("999991723")).travel_documents("999991723").value.reisdocumenten
    assert [one.reisdocumentnummer for one in held] == ["IX34JH673"]


def test_the_travel_documents_of_the_test_set_are_those_that_rvig_publishes() -> None:
    published: Counter[tuple[str, ...]] = Counter()
    for row in recording("brp/testdata/reisdocumenten-mock.json"):
        if "reisdocumentnummer" in row:
            gone = row.get("inhoudingOfVermissing", {})
            loss = (gone.get("datum", ""), gone.get("aanduiding", {}).get("code", ""))
            published[row["reisdocumentnummer"], row["soort"]["code"], row["datumEindeGeldigheid"], *loss] += 1
    ours: Counter[tuple[str, ...]] = Counter()
    for block in blocks(CSV).values():
        for one in block.reisdocumenten:
            loss = (one.datum_inhouding or "", (one.aanduiding_inhouding or {}).get("code", ""))
            ours[one.reisdocumentnummer, one.soort["code"], one.datum_einde_geldigheid or "", *loss] += 1
    assert ours - published == Counter()
    assert sum(ours.values()) >= sum(published.values()) - 3  # of lists whose number was taken


def test_a_residence_abroad_names_who_supplied_it() -> None:
    found = [one for block in blocks(CSV).values() for one in history.stays(block) if "rni" in one]
    assert len(found) >= 7
    assert all(one["type"] in ("VerblijfplaatsBuitenland", "VerblijfplaatsOnbekend") for one in found)


def test_published_answers_are_served_as_published(tmp_path: Path) -> None:
    """Imported into a store and read back: every member of every answer, empty groups too."""
    url, path = f"sqlite:///{tmp_path / 'antwoorden.db'}", SPECS / ANSWERS
    (brp,) = [found for found in registries()[0] if found.manifest.id == "brp"]
    registry, made = imported.read(path.read_bytes(), path.name, [brp])
    assert made.remarks == [] and imported.keep(url, registry, made) == 0
    part = imported.ImportedPart(url, Clock())
    layer = part(brp)
    assert layer is not None
    served = {bsn: layer.get(bsn) for bsn in layer.known()}
    part.close()
    bench = Bench("brp", served, auth=False, now=datetime.combine(ANSWERED, time(12), AMSTERDAM))
    for bsn, answer in answers().items():
        body = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": list(ALL_FIELDS)}
        asked = {"Content-Type": "application/json"}
        got = TestClient(bench.app("personen")).simulate_post(FACE, body=json.dumps(body).encode(), headers=asked)
        assert got.json["personen"] == [answer]
