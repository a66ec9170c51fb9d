"""Proves what an author of reactions may count on: forms, filters, and a mistake named with its line."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

import resources
from services.errors import InputError
from services.events.kinds import Kind, read as read_kinds
from services.events.paths import dig, passes
from services.events.reactions.reading import ALWAYS, read
from services.events.reactions.template import TemplateError, fill, fill_all
from services.events.reactions.written import filled
from services.manifest import registries
from services.registries.berichten import markup
from services.registries.berichten.block import organisations
from services.registries.zaken.block import catalogue

FOUND = registries()[0]
KINDS = read_kinds(FOUND)
HOUSE = read([resources.path("scenarios") / "reactions"], KINDS)
DATA = {"dag": "2027-01-05", "geld": "1234.5", "heel": 12, "plaat": "418XK9", "lijst": [{"n": 1}], "ja": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op {dag|dag}", "op 5 januari 2027"),
        ("{dag|plus:42|dag}", "16 februari 2027"),
        ("{dag|min:5}", "2026-12-31"),
        ("{dag|jaar:1}", "2028"),
        ("{geld|euro} en {heel|euro}", "€ 1.234,50 en € 12"),
        ("{plaat|kenteken}", "418-XK-9"),
        ("{plaat|cijfers:2}", "K9"),
        ("{lijst.0.n}", "1"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    assert fill(text, DATA) == expected


@pytest.mark.parametrize("text", ["{weg}", "{dag|bestaatniet}", "{geld|dag}", "{plaat|plus:3}", "{lijst.7.n}", "{}"])
def test_a_hole_that_cannot_be_filled_is_named(text: str) -> None:
    with pytest.raises(TemplateError, match=r"\{"):
        fill(text, DATA)


def test_a_text_that_is_one_hole_keeps_its_kind() -> None:
    assert fill_all({"a": ["{heel}", "{ja}", "x{heel}"]}, DATA) == {"a": [12, True, "x12"]}


@given(st.dictionaries(st.text("abc", min_size=1), st.one_of(st.integers(), st.text(), st.booleans()), max_size=4))
def test_an_empty_filter_lets_all_pass_and_a_copy_of_the_data_does_too(data: dict[str, Any]) -> None:
    assert passes(data, {})
    assert passes(data, dict(data))
    assert not passes(data, {"nergens": "x"})


def test_filters() -> None:
    assert passes(DATA, {"heel": [11, 12], "ja": True, "lijst": True, "weg": False})
    assert not passes(DATA, {"heel": [11]}) and not passes(DATA, {"ja": False}) and not passes(DATA, {"weg": True})
    assert passes({"wie": ["a", "b"]}, {"wie": "b"})
    assert dig(DATA, "lijst.0.n") == 1 and dig(DATA, "dag.0") is None


# --- the files of the house


@pytest.mark.parametrize("sender", HOUSE, ids=lambda one: str(one.id))
def test_every_sender_is_a_party_that_the_box_and_the_cases_know(sender: Any) -> None:
    known = {one.oin: one.naam for one in organisations().values()}
    # A key that is a registry's id is the party that changes that registry; it writes no letters.
    parties = {one.manifest.id for one in registries()[0]}
    spoken = [one for key, one in sender.organisaties.items() if key not in parties] or [sender]
    assert [one.naam for one in spoken] == [known[one.oin] for one in spoken]
    types = catalogue().zaaktypen
    for reaction in sender.reactie:
        if reaction.zaak is not None and reaction.zaak.zaaktype:
            kind = types[reaction.zaak.zaaktype]
            assert reaction.zaak.stap in kind.stappen
            assert reaction.zaak.resultaat in ("", *(one.naam for one in kind.resultaten))
            assert {one.oin[8:17] for one in spoken} <= {one.rsin for one in catalogue().organisaties.values()}


@pytest.mark.parametrize(
    ("sender", "reaction"),
    [(one, r) for one in HOUSE for r in one.reactie if r.bericht],
    ids=lambda one: str(getattr(one, "id", getattr(one, "naam", ""))),
)
def test_every_message_is_sound_plain_dutch(sender: Any, reaction: Any) -> None:
    """Deadline and amount first, "u", no long sentences, marks that the box knows."""
    example = {**ALWAYS, **KINDS[reaction.bij].example, "vraag": _Anything()}
    told = filled(reaction.bericht, example)
    assert len(told["onderwerp"]) <= 80
    assert markup.parse(told["tekst"])
    assert bool(told["handeling"]) == bool(told["einddatum"])
    sentences = [s for line in told["tekst"].splitlines() if line[:1] not in "|>#[-" for s in line.split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 20, max(sentences, key=len)
    assert " u " in f" {told['tekst']} ".lower().replace("\n", " ") or "uw " in told["tekst"].lower()


class _Anything(dict[str, Any]):
    """Answers whatever is asked of an answer that is not known beforehand."""

    def get(self, key: str, default: Any = None) -> Any:
        return "2027-01-05"


# --- mistakes


def _kinds() -> dict[str, Kind]:
    return {"nl.proef.dingen.ding-gebeurd": Kind("g", "proef", "", "nl.proef.dingen.ding-gebeurd", "1", "", DATA)}


GOOD = """id = "rdw"
naam = "RDW"
oin = "00000001900101453000"

[[reactie]]
naam = "een"
bij = "nl.proef.dingen.ding-gebeurd"
voor = "plaat"
[reactie.bericht]
onderwerp = "Op {dag|dag}"
tekst = "U krijgt {geld|euro}."
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('id = "rdw"', 'id = "anders"', 1, "rdw"),
        ("ding-gebeurd", "ding-gebeurt", 7, "geen register meldt"),
        ('voor = "plaat"', 'voor = "iemand"', 8, "iemand"),
        ("{dag|dag}", "{dag|dg}", 10, "geen vorm"),
        ("{geld|euro}", "{gld|euro}", 11, "gld"),
        ("onderwerp", "onderwrp", 10, "onderwerp"),
        ("[reactie.bericht]", "[reactie.brief]", 9, "reactie[0].brief"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, word: str) -> None:
    file = tmp_path / "rdw.toml"
    file.write_text(GOOD, encoding="utf-8")
    assert read([tmp_path], _kinds())[0].reactie[0].naam == "een"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read([tmp_path], _kinds())
    assert (caught.value.line, word in str(caught.value)) == (line, True), str(caught.value)


def test_a_reaction_that_does_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rdw.toml").write_text(GOOD.partition("[reactie.bericht]")[0], encoding="utf-8")
    with pytest.raises(InputError, match="doet niets"):
        read([tmp_path], _kinds())
