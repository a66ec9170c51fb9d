"""The rules of authorising: statuses as a state machine, periods, codes, services, and the options that follow."""

from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from services.clock import AMSTERDAM
from services.identity.machtigen import codes
from services.identity.machtigen.catalogue import Dienst, diensten, grants_of
from services.identity.machtigen.mandate import (
    Machtiging,
    Refused,
    check_activation,
    check_period,
    check_service,
    last_day,
)
from services.identity.machtigen.measures import measures
from services.identity.machtigen.states import NotAllowed, Status, acts, after, begin, final, table
from services.identity.offering import company_options, legal_options, mandate_options, merged
from services.identity.rights import allows
from services.identity.session import Level, Party, Session
from services.identity.subjects import (
    Company,
    Received,
    Represented,
    SubjectOption,
    Vestiging,
    acting,
    key_of,
    narrowed,
    oneself,
)
from services.manifest import registries

TODAY = date(2027, 1, 5)
NOW = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)
FENNA = Party("citizen", "900050342", "Fenna de Wit")
HENDRIK = Party("citizen", "900092750", "Hendrik de Wit")
HALM = Party("company", "00412730", "Bakkerij De Halm B.V.")
SIDES = ("gever", "gemachtigde", "tijd")
ACTS = ("activeren", "weigeren", "intrekken", "verlopen")


def mandate(status: Status = Status.WACHT, **changes: object) -> Machtiging:
    made = Machtiging(
        id="1", gever=HENDRIK.id, gever_naam=HENDRIK.name, dienst="zorgtoeslag", van=date(2026, 12, 21),
        tot_en_met=date(2027, 12, 20), aangemaakt=date(2026, 12, 21), status=status, sinds=date(2026, 12, 21),
        code="HKZT4729",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


# --- statuses


def test_the_table_names_every_status_and_ends() -> None:
    named = {status for row in table().overgang for status in (*row.van, row.naar)} | set(table().begin.values())
    assert named == set(Status)
    assert {status for status in Status if final(status)} == {Status.VERLOPEN, Status.INGETROKKEN, Status.GEWEIGERD}
    assert (begin("geven"), begin("vragen")) == (Status.WACHT, Status.AANGEVRAAGD)


@given(st.sampled_from(["geven", "vragen"]), st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(SIDES))))
def test_any_walk_stays_in_the_table(how: str, walk: list[tuple[str, str]]) -> None:
    status = begin(how)  # type: ignore[arg-type]
    seen = [status]
    for act, by in walk:
        try:
            status = after(status, act, by)  # type: ignore[arg-type]
        except NotAllowed:
            assert act not in acts(status, by)  # type: ignore[arg-type]
            continue
        assert not final(seen[-1])
        seen.append(status)
    assert len(seen) == len(set(seen)) <= 3   # nothing comes back to where it was
    assert Status.ACTIEF not in seen or "activeren" in [act for act, by in walk if by == "gemachtigde"]


@given(st.sampled_from(list(Status)), st.integers(-400, 4000))
def test_time_only_ever_lets_something_expire(status: Status, days: int) -> None:
    one = mandate(status)
    here = one.on(TODAY + timedelta(days=days))
    assert here.status in (status, Status.VERLOPEN)
    assert here.on(TODAY + timedelta(days=days)) == here
    if final(status):
        assert here == one


def test_a_code_works_ninety_days_and_a_period_till_its_last_day() -> None:
    last = date(2026, 12, 21) + timedelta(days=90)
    assert mandate().on(last).status is Status.WACHT
    assert mandate().on(last + timedelta(days=1)).status is Status.VERLOPEN
    active = mandate(Status.ACTIEF)
    assert active.usable(date(2027, 12, 20)) and not active.usable(date(2027, 12, 21))
    assert active.on(date(2028, 3, 1)).sinds == date(2027, 12, 21)
    assert not mandate(Status.ACTIEF, van=TODAY + timedelta(days=1)).usable(TODAY)


def test_an_act_changes_status_and_day_and_no_more() -> None:
    after_it = mandate(Status.ACTIEF).done("intrekken", "gever", TODAY)
    assert after_it == mandate(Status.INGETROKKEN, sinds=TODAY)
    with pytest.raises(Refused, match="kan_nu_niet"):
        after_it.done("intrekken", "gever", TODAY)
    with pytest.raises(Refused, match="verlopen"):
        mandate(Status.ACTIEF).done("intrekken", "gever", date(2030, 1, 1))


# --- refusals


@pytest.mark.parametrize(
    ("begins", "ends", "reason"),
    [
        (TODAY - timedelta(days=1), TODAY, "begin_voorbij"),
        (TODAY, TODAY - timedelta(days=1), "einde_voor_begin"),
        (TODAY, date(2032, 1, 5), "te_lang"),
    ],
)
def test_a_wrong_period_is_refused(begins: date, ends: date, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        check_period(begins, ends, TODAY)


@given(st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_the_longest_period_is_five_years(begins: date) -> None:
    ends = last_day(begins)
    check_period(begins, ends, begins)
    assert 5 * 365 <= (ends - begins).days <= 5 * 366
    with pytest.raises(Refused):
        check_period(begins, ends + timedelta(days=1), begins)


@pytest.mark.parametrize(
    ("one", "helper", "level", "reason"),
    [
        (mandate(), HENDRIK.id, Level.MIDDEN, "zichzelf"),
        (mandate(aangemaakt=date(2026, 6, 1)), FENNA.id, Level.MIDDEN, "code_verlopen"),
        (mandate(tot_en_met=date(2027, 1, 4)), FENNA.id, Level.MIDDEN, "verlopen"),
        (mandate(Status.ACTIEF, gemachtigde=FENNA.id), FENNA.id, Level.MIDDEN, "code_gebruikt"),
        (mandate(Status.INGETROKKEN), FENNA.id, Level.MIDDEN, "code_gebruikt"),
        (mandate(Status.AANGEVRAAGD, gemachtigde="900741004"), FENNA.id, Level.MIDDEN, "code_onbekend"),
        (mandate(dienst="paspoort"), FENNA.id, Level.HOOG, "niet_machtigbaar"),
        (mandate(dienst="gegevens-bekijken"), FENNA.id, Level.MIDDEN, "niveau_te_laag"),
    ],
)
def test_every_refusal_of_an_activation(one: Machtiging, helper: str, level: Level, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        check_activation(one, helper, level, TODAY)


def test_who_may_activate_may() -> None:
    check_activation(mandate(), FENNA.id, Level.MIDDEN, TODAY)
    check_activation(mandate(Status.AANGEVRAAGD, gemachtigde=FENNA.id), FENNA.id, Level.MIDDEN, TODAY)
    with pytest.raises(Refused, match="niet_voor_bedrijf"):
        check_service("zorgtoeslag", bedrijf=True)


# --- codes and services


def test_codes_are_sound_and_read_back() -> None:
    for _ in range(200):
        code = codes.random_code()
        assert codes.sound(code) and codes.plain(codes.shown(code).lower() + " ") == code
    assert not codes.sound("HKZT472A") and not codes.sound("HKZT47")


def test_every_service_opens_what_exists() -> None:
    from services.registries.zaken.block import catalogue

    ids = {one.manifest.id for one in registries()[0]}
    for one in diensten().values():
        assert one.machtigbaar == bool(one.opent), one.id
        for opening in one.opent:
            assert opening.register in ids and "read" in opening.rechten
            assert opening.register == "zaken" or not opening.soorten
            assert set(opening.soorten) <= set(catalogue().zaaktypen), one.id
    assert [one.id for one in diensten().values() if not one.machtigbaar] == ["paspoort"]
    assert grants_of(["bestaat-niet"]) == ()


def test_a_service_says_why_not_or_is_possible() -> None:
    told = msgspec.to_builtins(diensten()["zorgtoeslag"])
    with pytest.raises(msgspec.ValidationError, match="waarom_niet"):
        msgspec.convert({**told, "machtigbaar": False}, Dienst)
    assert measures().code_geldig_dagen == 90 and measures().hoogstens_jaren == 5


# --- options


class Knows:
    """A source of each kind with what a test puts in it."""

    def __init__(self, *found: object) -> None:
        self._found = found

    def represented(self) -> list[Represented]:
        return list(self._found)  # type: ignore[arg-type]

    companies = received = represented


def own(level: Level = Level.MIDDEN) -> Session:
    return Session(FENNA, FENNA, level, "sms", NOW, NOW + timedelta(hours=2), 1, "x")


def received(dienst: str = "zorgtoeslag", **changes: object) -> Received:
    made = Received(HENDRIK, dienst, Status.ACTIEF, date(2026, 1, 8), date(2027, 12, 31), date(2026, 1, 8), "vader")
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "rights"),
    [
        (date(2017, 4, 22), {"read", "submit", "receive"}),
        (date(2015, 1, 6), {"read", "submit", "receive"}),   # 11, and 12 tomorrow
        (date(2015, 1, 5), {"read", "submit"}),
        (date(2011, 1, 6), {"read", "submit"}),
        (date(2010, 5, 19), {"read"}),
        (date(2009, 1, 5), None),
    ],
)
def test_a_parent_may_less_as_a_child_grows(born: date, rights: set[str] | None) -> None:
    child = Represented(Party("citizen", "900642932", "Noor"), "ouderlijk-gezag", "kind", born)
    found = legal_options(Knows(child), TODAY)
    if rights is None:
        assert found == ()
        return
    (one,) = found
    assert {right for right in ("read", "submit", "receive") if allows(one.grants, right, "brp")} == rights
    assert allows(one.grants, "read", "zaken") == (rights != {"read"})


def test_an_adult_under_a_measure_is_represented_whole_until_it_ends() -> None:
    one = Represented(HENDRIK, "bewind", since=date(2020, 1, 1))
    (option,) = legal_options(Knows(one), TODAY)
    assert option.grants == oneself(own()).grants
    assert legal_options(Knows(replace(one, until=date(2027, 1, 4))), TODAY) == ()


def test_one_giver_is_one_option_with_all_services() -> None:
    (option,) = mandate_options(Knows(received(), received("berichten-lezen", ends=date(2027, 6, 30))), own(), TODAY)
    assert option.services == ("zorgtoeslag", "berichten-lezen")
    assert (option.until, option.relation, option.usable) == (date(2027, 6, 30), "vader", True)
    assert allows(option.grants, "submit", "zaken", "zorgtoeslag")
    assert not allows(option.grants, "submit", "berichten") and not allows(option.grants, "read", "zaken", "wmo")


@pytest.mark.parametrize(
    ("one", "level", "why"),
    [
        (received(status=Status.VERLOPEN, ends=date(2026, 12, 1)), Level.MIDDEN, "expired"),
        (received(begins=date(2027, 2, 1)), Level.MIDDEN, "later"),
        (received(), Level.BASIS, "level"),
        (received(status=Status.VERLOPEN, ends=date(2025, 12, 1)), Level.MIDDEN, None),
        (received(status=Status.INGETROKKEN), Level.MIDDEN, None),
        (received(status=Status.WACHT), Level.MIDDEN, None),
    ],
)
def test_what_does_not_work_is_named_or_left_out(one: Received, level: Level, why: str | None) -> None:
    found = mandate_options(Knows(one), own(level), TODAY)
    assert [option.why for option in found] == ([] if why is None else [why])
    assert all(not option.usable and option.grants == () for option in found)
    for option in found:
        with pytest.raises(ValueError):
            acting(own(level), option, 2)


def test_by_digid_only_a_sole_trader_acts_for_the_company() -> None:
    studio = Company(Party("company", "00850342", "Studio De Wit"), "Eigenaar", True)
    halm = Company(HALM, "Bestuurder", False)
    assert [(one.usable, one.why) for one in company_options(Knows(studio, halm), Level.MIDDEN)] == [
        (True, ""), (False, "means"),
    ]  # fmt: skip
    assert [one.why for one in company_options(Knows(studio), Level.BASIS)] == ["level"]


def test_each_party_is_offered_once_the_law_first() -> None:
    child = Party("citizen", "900642932", "Noor")
    law = SubjectOption(child, "other", "ouderlijk-gezag")
    paper = SubjectOption(child, "other", "machtiging")
    late = SubjectOption(HALM, "business", "machtiging", usable=False)
    usable = replace(late, usable=True)
    assert merged([paper, law, late, usable]) == [law, usable]


def test_acting_keeps_the_login_and_ends_with_the_ground() -> None:
    option = SubjectOption(HENDRIK, "other", "machtiging", "vader", until=TODAY, services=("zorgtoeslag",))
    made = acting(replace(own(), expires=NOW + timedelta(hours=12)), option, 7)
    assert (made.actor, made.subject, made.epoch, made.token) == (FENNA, HENDRIK, 7, "")
    assert made.expires.date() == TODAY and made.expires < NOW + timedelta(hours=10)
    back = acting(own(), oneself(own()), 8)
    assert back.for_self and back.ground == "self" and back.services == ()


def test_a_company_can_be_narrowed_to_one_of_its_branches() -> None:
    option = SubjectOption(HALM, "business", "machtiging", vestigingen=(Vestiging("999900412701", "De Halm Delft"),))
    one = narrowed(option, "999900412701")
    assert one.party.vestiging == "999900412701" and one.note == "De Halm Delft"
    assert key_of(one.party) == "company:00412730:999900412701" != option.key
    with pytest.raises(KeyError):
        narrowed(option, "999900412709")
