"""The rules behind the report form and the reports: what is missing, what one reads, what the holder can do."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, strategies as st

from app.kit.doubting import About
from app.kit.texts import Catalog, Texts
from app.modules.meldingen import act, load, model
from app.modules.meldingen.act import Draft
from app.modules.meldingen.page import take_up
from services.stelsel.digimelding.annotations import Behandeling, Contact, Grond, Planning, StatusGezet
from services.stelsel.digimelding.corrections import Aanpasbaarheid, explained
from services.stelsel.digimelding.report import Melding
from services.stelsel.digimelding.statuses import Status, is_end
from tests.helpers.worlds import NOW
from tests.unit.services.stelsel.test_digimelding import grown, put

ROOT = Path(__file__).parents[4]
TEXTS: Texts = Catalog(ROOT / "resources" / "texts").scoped(ROOT / "app" / "modules" / "meldingen")
SOUND = Draft("bag.oppervlakte", "0637010000411800", "gemeente", "118\u00a0m²", "109 m²", "Gemeten.", "06 12345678")
words = st.text(min_size=1, max_size=30).filter(lambda text: text.strip() != "")


@pytest.mark.parametrize(
    ("change", "found"),
    [({}, {}), ({"datum": ""}, {"datum": "datum"}), ({"should": " "}, {"should": "should"}),
     ({"should": "118 M²"}, {"should": "same"}), ({"should": "x" * 201}, {"should": "long"}),
     ({"why": ""}, {"why": "why"}), ({"why": "x" * 1001}, {"why": "long"}), ({"phone": ""}, {}),
     ({"phone": "bel maar"}, {"phone": "phone"})],
)  # fmt: skip
def test_each_mistake_has_its_sentence(change: dict[str, str], found: dict[str, str]) -> None:
    draft = Draft(**{name: getattr(SOUND, name) for name in Draft.__struct_fields__} | change)
    assert act.faults(draft) == found
    assert all(TEXTS.maybe(f"fault.{fault}") for fault in found.values())


def test_what_somebody_typed_is_not_printed() -> None:
    for secret in (SOUND.why, SOUND.should, SOUND.says, SOUND.phone):
        assert secret not in repr(SOUND)


@given(st.lists(st.tuples(words, words), max_size=5), words, words)
def test_what_is_doubted_survives_an_address(data: list[tuple[str, str]], thing: str, holder: str) -> None:
    keyed = tuple((key.replace("=", "."), said) for key, said in data)
    about = About("bag", keyed, thing, holder)
    registry, text = about.written().split("/")
    assert About.read(registry, text) == about


@given(st.text(max_size=60))
def test_any_address_can_be_read(text: str) -> None:
    assert About.read("bag", text).registry == "bag"


def test_the_data_on_a_card_become_terms_each_once() -> None:
    shown = (("verblijfplaats.verblijfadres.huisnummer", "18"), ("geboorte.datum.langFormaat", "14 maart 1985"),
             ("geboorte.datum.jaar", "1985"), ("bestaat.niet", "x"))  # fmt: skip
    found = load.data("brp", shown)
    assert [(one.name, one.says) for one in found] == [("Huisnummer", "18"), ("Geboortedatum", "14 maart 1985")]
    assert {one.id.split(".")[0] for one in load.data("bag", ())} == {"bag"}
    assert load.data("nergens", ()) == ()


# --- what one reads


APART = partial(Behandeling, besluit="niet via melding")
YES = Aanpasbaarheid(aanpasbaar=True)
NO = tuple(Aanpasbaarheid(aanpasbaar=False, grond=one) for one in get_args(Grond) if one)


def states() -> list[Melding]:
    busy = grown(put("In behandeling"))
    decided = grown(("bronhouder", Behandeling(besluit="niet aangepast")), report=busy)
    return [
        grown(),
        busy,
        grown(put("Ingetrokken", "melder")),
        grown(put("Onvoldoende informatie")),
        grown(put("Verkeerde bronhouder")),
        grown(("bronhouder", Planning(mijlpaal="Besluit", datum=NOW.date() + timedelta(days=9))), report=busy),
        grown(("bronhouder", Behandeling(onderzoek="ingesteld")), report=busy),
        grown(("bronhouder", Contact(type="Behandelaar", naam="R. Smit")), put("Ingepland"), report=busy),
        decided,
        grown(put("Afgehandeld"), report=decided),
        grown(("bronhouder", Behandeling(besluit="aangepast", waarde="109 m²")), put("Afgehandeld"), report=busy),
        *(grown(("bronhouder", APART(grond=one.grond)), put("Afgehandeld"), report=busy) for one in NO),
    ]


@pytest.mark.parametrize("report", states(), ids=lambda one: f"{one.status.value}-{len(one.annotaties)}")
def test_every_state_is_told_in_words(report: Melding) -> None:
    said = [model.badge(TEXTS, report).text, model.next_step(TEXTS, report, take_up(report))]
    lines = model.timeline(TEXTS, report)
    said += [one.title for one in lines]
    assert not any("[" in one or "{" in one for one in said), said
    assert all(one[0].isupper() for one in said), said
    assert lines[-1].title == "U meldde dat dit niet klopt: Oppervlakte"
    first = StatusGezet(status=Status.GEMELD)
    hidden = sum(one.inhoud == first for one in report.annotaties)
    coming = report.planned is not None and not report.over
    assert len(lines) == 1 + len(report.annotaties) - hidden + coming


@pytest.mark.parametrize("change", [YES, *NO], ids=lambda one: one.grond)
@pytest.mark.parametrize("report", states(), ids=lambda one: f"{one.status.value}-{len(one.annotaties)}")
def test_what_the_desk_offers_is_allowed(report: Melding, change: Aanpasbaarheid) -> None:
    """Every act of the desk is taken by the rules; at an end nothing is offered."""
    offered = act.possible(report, change)
    assert bool(offered) is not is_end(report.status)
    for what in offered:
        assert after(report, what) is not report
        assert all(TEXTS.maybe(f"desk.{key}{what}") for key in ("", "why_", "done_"))


@pytest.mark.parametrize(
    ("change", "offered"),
    [(YES, {"change", "keep"}), (NO[0], {"apart", "keep"}), (NO[1], {"apart", "keep"}), (NO[2], {"apart"})],
    ids=lambda one: getattr(one, "grond", None),
)
def test_the_desk_offers_only_decisions_that_are_true(change: Aanpasbaarheid, offered: set[str]) -> None:
    """What the registry does not hold is neither changed nor right."""
    report = grown(put("In behandeling"))
    assert set(act.possible(report, change)) - {"mark"} == offered
    said = model.unchanged(TEXTS, report, change)
    assert said == explained("bag.oppervlakte", change.grond) and bool(said) is not change.aanpasbaar


class _Desk:
    """Takes what the holder does, by the rules."""

    def zet_status(self, report: Melding, status: Status, why: str) -> Melding:
        return grown(("bronhouder", StatusGezet(status=status)), report=report)

    def behandel(self, report: Melding, handling: Any, why: str) -> Melding:
        found: dict[str, Any] = {"grond": "waarde"} if handling.besluit == "niet via melding" else {}
        return grown(("bronhouder", msgspec.structs.replace(handling, **found)), report=report)


def after(report: Melding, what: act.Act) -> Melding:
    def client(registry: str) -> _Desk:
        return _Desk()

    return act.play(client, report, what, "x")


def test_five_working_days_skip_the_weekend() -> None:
    assert NOW.date().isoformat() == "2027-01-05"
    assert take_up(grown()).isoformat() == "2027-01-12"
