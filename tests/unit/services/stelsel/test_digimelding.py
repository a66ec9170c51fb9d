"""Reports of doubt: every pair of statuses, who may do what, and trees that only grow by allowed leaves."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from services.stelsel.digimelding.annotations import (
    Annotatie,
    Annotator,
    Behandeling,
    Bijlage,
    Contact,
    Leaf,
    Planning,
    Referentiekenmerk,
    StatusGezet,
    Terugmelding,
    Wortel,
)
from services.stelsel.digimelding.report import Melding, Refused, added
from services.stelsel.digimelding.statuses import NotAllowed, Role, Status, check, following, is_end
from tests.helpers.worlds import NOW

# DOMAIN.md §5.4, written out once more by hand: what follows on what.
HANDBOOK = {
    None: {"Gemeld"},
    "Gemeld": {"In behandeling", "Ingetrokken", "Onvoldoende informatie", "Verkeerde bronhouder"},
    "In behandeling": {"Ingetrokken", "Ingepland", "Afgehandeld"},
    "Verkeerde bronhouder": {"Gemeld", "Ingetrokken", "Onvoldoende informatie"},
    "Ingepland": {"Afgehandeld"},
}
ROLES: tuple[Role, ...] = ("melder", "bronhouder")
OIN = "00000001002220647000"
HOLDER = Annotator(rol="bronhouder", oin=OIN, naam="gemeente Zoetermeer")
REPORTER = Annotator(rol="melder", persoon="900050342", naam="F. de Wit")


def fresh(registration: str = "BAG") -> Melding:
    root = Terugmelding(
        oin_basisregistratie=OIN,
        registratie=registration,
        bronverwijzing=f"urn:oin:{OIN}:0637010000411800",
        selectie="verblijfsobject 0637010000411800",
        attribuut="urn:bag:verblijfsobject:oppervlakte",
        gegeven="bag.oppervlakte",
        naam="Oppervlakte",
        bronhouder="gemeente Zoetermeer",
        betwijfelde_waarde="118 m²",
        voorgestelde_waarde="109 m²",
        peilmoment=NOW,
    )
    return Melding(wortel=Wortel(id="root", door=REPORTER, tijdstip=NOW, toelichting="Zelf gemeten.", inhoud=root))


def leaf(report: Melding, inhoud: Leaf, by: Role = "bronhouder", bij: str = "root") -> Annotatie:
    who = REPORTER if by == "melder" else HOLDER
    return Annotatie(id=f"a{len(report.annotaties)}", bij=bij, door=who, tijdstip=NOW, inhoud=inhoud)


def grown(*steps: tuple[Role, Leaf], report: Melding | None = None) -> Melding:
    made = report or added(fresh(), leaf(fresh(), StatusGezet(status=Status.GEMELD), "melder"))
    for by, inhoud in steps:
        made = added(made, leaf(made, inhoud, by))
    return made


def put(status: str, by: Role = "bronhouder") -> tuple[Role, Leaf]:
    return by, StatusGezet(status=Status(status))


@pytest.mark.parametrize(("before", "after", "by"), list(product([None, *Status], Status, ROLES)))
def test_every_pair_of_statuses_is_as_the_handbook_says(before: Status | None, after: Status, by: Role) -> None:
    allowed = after.value in HANDBOOK.get(before.value if before else None, set())
    mine = after in (Status.INGETROKKEN,) or (before is None and after is Status.GEMELD)
    if allowed and mine is (by == "melder"):
        check(before, after, by)
    else:
        with pytest.raises(NotAllowed):
            check(before, after, by)


def test_the_reporter_may_only_withdraw_and_an_end_is_an_end() -> None:
    for status in Status:
        assert set(following(status, "melder")) <= {Status.INGETROKKEN}
        assert is_end(status) is (status.value not in HANDBOOK)


leaves = st.one_of(
    st.sampled_from(Status).map(lambda status: StatusGezet(status=status)),
    st.just(Behandeling(onderzoek="ingesteld")),
    st.just(Behandeling(onderzoek="opgeheven")),
    st.just(Behandeling(besluit="niet aangepast")),
    st.just(Behandeling(besluit="aangepast", waarde="109 m²")),
    st.just(Planning(mijlpaal="Huisbezoek", datum=date(2027, 1, 20))),
    st.just(Referentiekenmerk(kenmerk="VP-2027-0001")),
    st.just(Contact(type="Behandelaar", naam="R. Smit")),
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(ROLES), leaves), max_size=14))
def test_whatever_is_tried_the_tree_stays_sound(tried: list[tuple[Role, Leaf]]) -> None:
    """What is refused changes nothing; what is taken keeps every rule of the handbook."""
    report = fresh()
    for by, inhoud in [("melder", StatusGezet(status=Status.GEMELD)), *tried]:
        before = report
        try:
            report = added(report, leaf(report, inhoud, by))  # type: ignore[arg-type]
        except (NotAllowed, Refused):
            assert report is before
    statuses = [one.status.value for one in report.leaves(StatusGezet)]
    for first, second in zip([None, *statuses], statuses, strict=False):
        assert second in HANDBOOK.get(first, set())
    if "Afgehandeld" in statuses:
        assert report.besluit is not None
    if report.over:
        assert not report.in_onderzoek
        assert isinstance(report.annotaties[-1].inhoud, StatusGezet)
    by_reporter = [one.inhoud for one in report.annotaties if one.door.rol == "melder"]
    assert not any(isinstance(one, Planning | Behandeling) for one in by_reporter)


def test_a_report_from_beginning_to_end() -> None:
    report = grown(put("In behandeling"), ("bronhouder", Behandeling(onderzoek="ingesteld")))
    assert report.in_onderzoek and not report.over
    report = grown(
        ("bronhouder", Planning(mijlpaal="Wij meten de woning op", datum=date(2027, 1, 20))),
        put("Ingepland"),
        ("bronhouder", Behandeling(besluit="aangepast", waarde="109 m²")),
        put("Afgehandeld"),
        report=report,
    )
    assert report.over and not report.in_onderzoek
    assert report.planned == date(2027, 1, 20)
    assert report.besluit is not None and report.besluit.waarde == "109 m²"


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([("bronhouder", Behandeling(onderzoek="ingesteld"))], "status"),
        ([put("In behandeling"), put("Afgehandeld")], "besluit"),
        ([put("In behandeling"), ("bronhouder", Behandeling(onderzoek="opgeheven"))], "onderzoek"),
        ([put("In behandeling"), *[("bronhouder", Behandeling(besluit="niet aangepast"))] * 2], "besluit"),
        ([("melder", Planning(mijlpaal="x", datum=date(2027, 1, 20)))], "rol"),
        ([put("Ingetrokken", "melder"), ("melder", Contact(type="Melder", naam="x"))], "afgelopen"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(steps: list[tuple[Role, Leaf]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        grown(*steps)
    assert refused.value.code == code


@pytest.mark.parametrize(("registration", "most"), [("HR", 5), ("BRP", 0)])
def test_attachments_are_counted_by_registration(registration: str, most: int) -> None:
    report = fresh(registration)
    paper: Leaf = Bijlage(bestandsnaam="meting.pdf", mime="application/pdf", inhoud="JVBERg==")
    for _ in range(most):
        report = added(report, leaf(report, paper, "melder"))
    with pytest.raises(Refused):
        added(report, leaf(report, paper, "melder"))


def test_an_annotation_hangs_on_one_that_is_there() -> None:
    report = grown()
    added(report, leaf(report, Planning(mijlpaal="x", datum=NOW.date()), bij="a0"))
    for bij in ("elders", ""):
        with pytest.raises(Refused):
            added(report, leaf(report, Planning(mijlpaal="x", datum=NOW.date()), bij=bij))


@pytest.mark.parametrize(
    "wrong",
    [{"besluit": "aangepast"}, {"besluit": "niet aangepast", "waarde": "9"}, {},
     {"onderzoek": "ingesteld", "waarde": "9"},
     {"onderzoek": "ingesteld", "besluit": "aangepast", "waarde": "9"}],
)  # fmt: skip
def test_a_handling_says_one_thing(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="behandeling"):
        grown(put("In behandeling"), ("bronhouder", msgspec.convert(wrong, Behandeling)))


def test_a_reference_has_at_most_twelve_characters() -> None:
    msgspec.convert({"kenmerk": "x" * 12}, Referentiekenmerk)
    for text in ("", "x" * 13):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({"kenmerk": text}, Referentiekenmerk)


def test_a_tree_survives_the_wire() -> None:
    report = grown(put("In behandeling"), ("bronhouder", Behandeling(onderzoek="ingesteld")))
    written = msgspec.json.encode(report)
    assert msgspec.json.decode(written, type=Melding) == report
    assert NOW + timedelta(0) == msgspec.json.decode(written, type=Melding).wortel.tijdstip
