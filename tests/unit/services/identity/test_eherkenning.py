"""The business login over the real test citizens: every way it can end, and the rules of authority as properties."""

import tomllib
from datetime import date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, strategies as st

from resources import path
from services.clock import AMSTERDAM, Clock
from services.identity.eherkenning import authority, granting, steps
from services.identity.eherkenning.attempt import BusinessAttempt, pseudonym
from services.identity.eherkenning.attributes import (
    CONCERNED,
    INTERMEDIARY,
    NAME,
    RESTRICTION,
    SERVICE_ID,
    attributes,
    numbers_for,
)
from services.identity.eherkenning.authority import (
    Bedrijf,
    Bevoegdheid,
    Keten,
    Middel,
    Refused,
    authorised,
    entity,
    usable,
)
from services.identity.eherkenning.directory import Dienst, read as read_directory
from services.identity.eherkenning.levels import Niveau, niveau, offered, required
from services.identity.lockout import Lockout
from services.identity.results import Blocked, Wrong
from services.identity.session import Level
from services.manifest import registries
from services.personas import blocks, read
from tests.helpers.worlds import NOW, Bench

DIRECTORY = read_directory()
PASSWORD, CODE = "Oefen-2027!", "482057"
TODAY = NOW.date()
FOUND = {one.manifest.id: one for one in registries()[0]}
PEOPLE = read(path("personas"))


def world(registry: str) -> Any:
    tables = blocks(PEOPLE, registry, FOUND[registry].load("block").Block)
    bench = Bench(registry, tables)
    return bench.host.world(bench.found)


def attempt(dienst: str = "portaal", *, mode: Any = "now", now: datetime = NOW) -> BusinessAttempt:
    clock = Clock(now, frozen=True)
    register = FOUND["eherkenning"].load("identity").register(world("eherkenning"))
    trade = FOUND["nhr"].load("identity").trade_register(world("nhr"))
    service = DIRECTORY.dienst(dienst)
    assert service is not None
    return BusinessAttempt(DIRECTORY, register, trade, clock, Lockout(clock), service, mode, lambda: CODE)


def logged(one: BusinessAttempt, supplier: str, name: str, second: str = CODE) -> Any:
    """Go through supplier, password and second factor."""
    assert isinstance(one.choose_supplier(supplier), steps.NeedPassword)
    step = one.log_in(name, PASSWORD)
    return one.enter_second(second) if isinstance(step, steps.NeedSecond) else step


def test_a_director_acts_for_the_whole_company() -> None:
    one = attempt("terrasvergunning")
    step = logged(one, "sleutelbos", "ludo.zakelijk")
    assert isinstance(step, steps.ChooseCompany)
    assert {company.kvk for company in step.bedrijven} == {"00412730", "00273301", "00440310"}
    summary = one.choose_company("00412730")
    assert isinstance(summary, steps.Summary)
    assert (summary.bedrijf.naam, summary.vestiging, summary.tussenpersoon) == ("Bakkerij De Halm B.V.", ("", ""), None)
    done = one.confirm()
    assert isinstance(done, steps.BusinessLoggedIn)
    assert (done.subject.kind, done.subject.id, done.niveau.level) == ("company", "00412730", Level.SUBSTANTIEEL)
    assert done.dienst.service_id == "urn:etoegang:DV:00000099900000503000:services:14"
    assert "900893461" not in repr(done.pseudonym)


def test_a_bookkeeper_acts_for_a_client_who_said_yes() -> None:
    one = attempt("omzetbelasting")
    step = logged(one, "sleutelbos", "karin.balans", "402817")
    assert isinstance(step, steps.ChooseClient)
    assert [client.kvk for client in step.klanten] == ["00412730", "00850342"]
    assert one.choose_client("00850342") == Refused("client_not_authorised", step.klanten[1].naam)
    summary = one.choose_client("00412730")
    assert isinstance(summary, steps.Summary)
    assert summary.tussenpersoon is not None
    assert summary.tussenpersoon.naam == "Administratiekantoor De Balans B.V."
    done = one.confirm()
    assert isinstance(done, steps.BusinessLoggedIn)
    assert done.tussenpersoon is not None
    assert (done.subject.id, done.tussenpersoon.id) == ("00412730", "00471120")


def test_a_restricted_employee_acts_within_the_own_branch_only() -> None:
    one = attempt("terrasvergunning")
    step = logged(one, "ondertoegang", "lotte.winkel")
    assert isinstance(step, steps.ChooseVestiging)
    assert [number for number, _ in step.vestigingen] == ["999900412701", "999900412702"]
    other = one.choose_vestiging("999900412701")
    assert other == Refused("other_vestiging", "Bakkerij De Halm B.V., Delft")
    summary = one.choose_vestiging("999900412702")
    assert isinstance(summary, steps.Summary)
    assert summary.vestiging[1] == "De Halm Zoetermeer, Zoetermeer"
    done = one.confirm()
    assert isinstance(done, steps.BusinessLoggedIn)
    assert done.subject.vestiging == "999900412702"


def test_without_a_branch_a_restricted_employee_gets_nowhere() -> None:
    """The whole company lies outside the authority, also for who skips the question."""
    one = attempt("terrasvergunning")
    assert isinstance(logged(one, "ondertoegang", "lotte.winkel"), steps.ChooseVestiging)
    assert isinstance(one.confirm(), steps.ChooseVestiging)
    one.choose_vestiging("999900412701")
    assert isinstance(one.confirm(), steps.ChooseVestiging)


def test_only_suppliers_that_sell_the_level_are_offered() -> None:
    assert {one.id for one in attempt().begin().leveranciers} == {"sleutelbos", "ondertoegang", "zegelhuis"}
    high = Dienst(id="x", naam="X", dienstverlener="Y", oin="00000099900000001000", index=1, niveau="4")
    clock = Clock(NOW, frozen=True)
    one = BusinessAttempt(DIRECTORY, Links(), Links(), clock, Lockout(clock), high)
    assert {supplier.id for supplier in one.begin("zegelhuis").leveranciers} == {"sleutelbos", "ondertoegang"}
    assert (one.begin("zegelhuis").remembered, one.begin().niveau) == ("", Niveau.EH4)


class Links:
    """A register with one bookkeeper, one client, and what the client gave."""

    def __init__(self, *given: Keten, until: date = date(2029, 1, 1)) -> None:
        self._given, self._until = given, until

    def middel(self, leverancier: str, gebruikersnaam: str) -> Middel | None:
        return Middel(leverancier, gebruikersnaam, PASSWORD, Niveau.EH3, "p", "P", "geen")

    def bevoegdheden(self, persoon: str) -> list[Bevoegdheid]:
        rows = [Bevoegdheid("1", "p", "00471120", Niveau.EH3, date(2025, 1, 1), self._until, klant=klant)
                for klant in ("", "00412730")]  # fmt: skip
        return rows

    def ketens(self, klant: str) -> list[Keten]:
        return list(self._given)

    def company(self, kvk: str) -> Bedrijf | None:
        return Bedrijf(kvk, kvk, "900409794")


def chained(*given: Keten) -> Any:
    """What a bookkeeper is told who acts for a client that gave this."""
    clock, links = Clock(NOW, frozen=True), Links(*given)
    one = BusinessAttempt(DIRECTORY, links, links, clock, Lockout(clock), SERVICE, "now", lambda: CODE)
    assert isinstance(logged(one, "sleutelbos", "iemand"), steps.ChooseClient)
    return one.choose_client("00412730")


OTHERS = {
    "nothing": (),
    "to another": (Keten("00290493"),),
    "another service": (Keten("00471120", ("y",)),),
    "ended": (Keten("00471120", tot=TODAY - timedelta(days=1)),),
    "not begun": (Keten("00471120", van=TODAY + timedelta(days=1)),),
    "withdrawn": (Keten("00471120", ingetrokken=True),),
}


@pytest.mark.parametrize("case", OTHERS)
def test_a_chain_needs_the_clients_own_link_for_this_service_today(case: str) -> None:
    assert chained(*OTHERS[case]) == Refused("client_not_authorised", "00412730")


def test_a_chain_ends_with_its_first_link() -> None:
    soon = TODAY + timedelta(days=3)
    summary = chained(Keten("00471120", ("x",), tot=soon), *OTHERS["another service"])
    assert isinstance(summary, steps.Summary) and summary.tot == soon
    assert summary.tussenpersoon is not None and summary.tussenpersoon.kvk == "00471120"


def test_an_authority_that_has_yet_to_begin_is_told_as_such() -> None:
    later = Bevoegdheid("1", "p", "00412730", Niveau.EH3, TODAY + timedelta(days=1), TODAY + timedelta(days=9))
    assert authorised([later], SERVICE, Niveau.EH3, TODAY) == Refused("authority_later", "X")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_has_words_and_says_who_is_logged_in_for_what(language: str) -> None:
    """DOMAIN.md §2.4: logged in as a person, but not entitled for this service; ask the administrator."""
    told = path().parent / "app" / "login" / "elsewhere" / f"texts.{language}.toml"
    table = tomllib.loads(told.read_text(encoding="utf-8"))["refused"]
    reasons = set(get_args(authority.Reason))
    assert reasons <= set(table) and all(set(one) == {"title", "what", "now", "help"} for one in table.values())
    assert len({table[one]["title"] for one in reasons}) == len(reasons)
    person = {"nl": "U bent ingelogd als persoon", "en": "You are logged in as a person"}[language]
    helper = {"nl": "machtigingenbeheerder", "en": "authority administrator"}[language]
    for reason in ENTITLED:
        assert person in table[reason]["what"], reason
        assert helper in table[reason]["help"], reason


ENTITLED = (
    "no_authority", "authority_level", "authority_expired", "authority_later", "authority_withdrawn",
    "other_vestiging", "restriction_refused", "client_not_authorised",
)  # fmt: skip


@pytest.mark.parametrize(
    ("dienst", "supplier", "name", "second", "choice", "reason"),
    [
        ("portaal", "sleutelbos", "ludo.zakelijk", CODE, "00273301", "company_ended"),
        ("portaal", "zegelhuis", "peter.drukkerij", CODE, "", "company_bankrupt"),
        ("vog-organisatie", "ondertoegang", "lotte.winkel", CODE, "", "no_authority"),
        ("omzetbelasting", "ondertoegang", "lotte.winkel", CODE, "", "no_authority"),
        ("aangifte-overlijden", "sleutelbos", "karin.balans", "402817", "client", "chain_refused"),
    ],
)
def test_every_refusal_names_its_reason(
    dienst: str, supplier: str, name: str, second: str, choice: str, reason: str
) -> None:
    one = attempt(dienst)
    step = logged(one, supplier, name, second)
    if choice == "client":
        step = one.choose_client("00412730")
    elif choice:
        step = one.choose_company(choice)
    assert isinstance(step, Refused)
    assert step.reason == reason


def test_a_supplier_that_is_down_and_one_that_does_not_exist() -> None:
    one = attempt()
    one.fail_suppliers(frozenset({"zegelhuis"}))
    assert one.choose_supplier("zegelhuis") == Refused("supplier_down", "Het Zegelhuis")
    assert one.choose_supplier("bestaat-niet") == Refused("supplier_down", "")
    assert Refused("supplier_down").status == "NoSupportedIDP"


def test_a_choice_is_remembered_only_when_it_exists() -> None:
    assert attempt().begin("zegelhuis").remembered == "zegelhuis"
    assert attempt().begin("weg").remembered == ""


def test_an_authority_that_ended_and_one_withdrawn_are_told_apart() -> None:
    late = attempt(now=datetime(2029, 5, 1, 9, tzinfo=AMSTERDAM))
    step = logged(late, "sleutelbos", "ludo.zakelijk")
    assert isinstance(step, steps.ChooseCompany)
    ended = late.choose_company("00412730")
    assert isinstance(ended, Refused)
    assert ended.reason == "authority_expired"
    later = attempt(now=datetime(2029, 7, 1, 9, tzinfo=AMSTERDAM))
    assert logged(later, "sleutelbos", "ludo.zakelijk") == Refused("means_expired")


def test_unknown_and_wrong_are_one_answer_and_three_block() -> None:
    for name in ("ludo.zakelijk", "niemand.kent.mij"):
        one = attempt()
        one.choose_supplier("sleutelbos")
        said = [one.log_in(name, "Verkeerd-2027!") for _ in range(4)]
        assert said[:2] == [Wrong("credentials", counted=True, tries_left=left) for left in (2, 1)]
        assert all(isinstance(step, Blocked) for step in said[2:])


def test_a_wrong_second_factor_counts_and_nothing_is_reached_without_it() -> None:
    one = attempt()
    one.choose_supplier("sleutelbos")
    assert isinstance(one.log_in("ludo.zakelijk", PASSWORD), steps.NeedSecond)
    assert one.enter_second("000000") == Wrong("code_incorrect", counted=True, tries_left=2)
    fresh = attempt()
    assert isinstance(fresh.choose_company("00412730"), Refused)
    assert isinstance(fresh.choose_client("00412730"), Refused)
    assert isinstance(fresh.choose_vestiging("999900412702"), Refused)
    assert isinstance(fresh.confirm(), Refused)
    assert isinstance(fresh.enter_second(CODE), steps.ChooseSupplier)
    assert fresh.cancel() == Refused("cancelled")
    assert fresh.cancel().status == "AuthnFailed"


def test_the_levels_have_their_published_names_and_their_time() -> None:
    assert [one.label for one in offered("now")] == ["3", "4"]
    assert [one.label for one in offered("2014")] == ["1", "2", "2+", "3", "4"]
    assert required(Niveau.EH2PLUS, "now") is Niveau.EH3
    assert required(Niveau.EH2PLUS, "2014") is Niveau.EH2PLUS
    assert Niveau.EH2PLUS.urn == "urn:etoegang:core:assurance-class:loa2plus"
    assert all(niveau(one.label) is one for one in Niveau)
    with pytest.raises(ValueError, match="geen niveau"):
        niveau("5")


def test_a_pseudonym_is_the_same_at_one_provider_and_another_elsewhere() -> None:
    ours, theirs = "00000099900000503000", "00000099900000855000"
    assert pseudonym("900893461", ours) == pseudonym("900893461", ours)
    assert len({pseudonym(who, oin) for who in ("900893461", "900533936") for oin in (ours, theirs)}) == 4


# --- the rules, as properties

_levels = st.sampled_from(Niveau)
_days = st.integers(-900, 900).map(lambda days: TODAY + timedelta(days=days))
SERVICE = Dienst(id="x", naam="X", dienstverlener="Y", oin="0" * 20, index=1, niveau="3")
_authorities = st.builds(
    Bevoegdheid,
    id=st.uuids().map(str),
    persoon=st.just("p"),
    kvk=st.just("00412730"),
    niveau=_levels,
    van=_days,
    tot=_days,
    diensten=st.sampled_from([(), ("x",), ("y",)]),
    vestigingen=st.sampled_from([(), ("1",), ("2",), ("1", "2")]),
    ingetrokken=st.booleans(),
)


@given(st.lists(_authorities, max_size=5), _levels, st.sampled_from(["", "1", "2", "3"]))
def test_what_is_allowed_is_covered_by_one_authority_in_everything(
    found: list[Bevoegdheid], wanted: Niveau, branch: str
) -> None:
    result = authorised(found, SERVICE, wanted, TODAY, branch)
    covering = [
        one
        for one in found
        if one.covers("x")
        and not one.ingetrokken
        and one.van <= TODAY <= one.tot
        and one.niveau >= wanted
        and (not one.vestigingen or not branch or branch in one.vestigingen)
    ]
    assert isinstance(result, Bevoegdheid) == bool(covering)
    assert isinstance(result, Refused) or result in covering


@given(st.lists(_authorities, max_size=4), _authorities, _levels)
def test_more_authority_never_takes_something_away(found: list[Bevoegdheid], more: Bevoegdheid, wanted: Niveau) -> None:
    if isinstance(authorised(found, SERVICE, wanted, TODAY), Bevoegdheid):
        assert isinstance(authorised([*found, more], SERVICE, wanted, TODAY), Bevoegdheid)


@given(_levels, _levels, st.booleans(), st.none() | _days)
def test_a_means_works_when_it_is_sound_and_high_enough(
    own: Niveau, wanted: Niveau, blocked: bool, until: date | None
) -> None:
    means = Middel("s", "naam", "w", own, "p", "N", geblokkeerd=blocked, geldig_tot=until)
    works = not blocked and (until is None or until >= TODAY) and own >= wanted
    assert (usable(means, wanted, TODAY) is None) == works


def test_a_service_for_legal_persons_refuses_a_sole_trader() -> None:
    only = Dienst(id="x", naam="X", dienstverlener="Y", oin="0" * 20, index=1, niveau="3", kent=("rsin",))
    assert entity(Bedrijf("00850342", "Studio De Wit"), only) == Refused("wrong_entity", "Studio De Wit")
    assert entity(Bedrijf("00412730", "De Halm", "900409794"), only) is None


def test_a_service_that_asks_a_kvk_number_refuses_who_has_an_rsin_only() -> None:
    only = Dienst(id="x", naam="X", dienstverlener="Y", oin="0" * 20, index=1, niveau="3", kent=("kvk",), ook=("rsin",))
    assert entity(Bedrijf("", "Parochie", "900409794"), only) == Refused("wrong_entity", "Parochie")
    assert entity(Bedrijf("00850342", "Studio De Wit"), only) is None


@pytest.mark.parametrize(
    ("dienst", "numbers"),
    [
        ("terrasvergunning", {"KvKnr": "00412730"}),
        ("omzetbelasting", {"RSIN": "900409794"}),
        ("beroep-woz", {"KvKnr": "00412730", "RSIN": "900409794"}),
        ("portaal", {"KvKnr": "00412730", "RSIN": "900409794"}),
    ],
)
def test_a_service_gets_the_numbers_that_it_knows_and_no_others(dienst: str, numbers: dict[str, str]) -> None:
    one = attempt(dienst)
    logged(one, "sleutelbos", "ludo.zakelijk")
    one.choose_company("00412730")
    done = one.confirm()
    assert isinstance(done, steps.BusinessLoggedIn)
    told = attributes(done)
    assert {name.rsplit(":", 1)[1]: value for name, value in told.items() if CONCERNED in name} == numbers
    assert done.subject.rsin == numbers.get("RSIN", "")
    assert (told[NAME], told[SERVICE_ID]) == ("Bakkerij De Halm B.V.", done.dienst.service_id)
    assert "900893461" not in told.values(), "the person is a pseudonym"


def test_a_service_gets_the_branch_as_a_boundary_and_who_stands_between() -> None:
    one = attempt("terrasvergunning")
    logged(one, "ondertoegang", "lotte.winkel")
    one.choose_vestiging("999900412702")
    done = one.confirm()
    assert isinstance(done, steps.BusinessLoggedIn)
    assert attributes(done)[RESTRICTION] == "999900412702"
    two = attempt("omzetbelasting")
    logged(two, "sleutelbos", "karin.balans", "402817")
    two.choose_client("00412730")
    chain = two.confirm()
    assert isinstance(chain, steps.BusinessLoggedIn)
    assert attributes(chain)[f"{INTERMEDIARY}:KvKnr"] == "00471120"


def test_a_sole_trader_has_no_rsin_to_give() -> None:
    dienst = DIRECTORY.dienst("beroep-woz")
    assert dienst is not None
    assert numbers_for(Bedrijf("00850342", "Studio De Wit"), dienst) == {"kvk": "00850342"}


@given(_levels, _levels, _days, _days, st.sampled_from(["", "p"]))
def test_a_grant_has_no_fault_exactly_when_it_keeps_every_rule(
    level: Niveau, own: Niveau, begin: date, end: date, person: str
) -> None:
    wrong = granting.faults(granting.Grant(person, level, begin, end), own, TODAY, ())
    sound = bool(person) and level <= own and TODAY <= begin <= end <= begin + authority.LONGEST
    assert (not wrong) == sound


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_the_last_day_is_within_five_years(begin: date) -> None:
    last = granting.last_day(begin)
    assert begin < last <= begin + authority.LONGEST
    assert not granting.faults(granting.Grant("p", Niveau.EH3, begin, last), Niveau.EH3, begin, ())


def test_expiry_is_warned_of_in_time_and_in_order() -> None:
    def until(days: int, **more: Any) -> Bevoegdheid:
        begin, end = TODAY - timedelta(days=9), TODAY + timedelta(days=days)
        return Bevoegdheid(str(days), "p", "00412730", Niveau.EH3, begin, end, **more)

    found = [until(90), until(0), until(91), until(-1), until(5, ingetrokken=True)]
    assert [one.id for one in granting.warnings(found, TODAY)] == ["0", "90"]
    assert [granting.expiry(one, TODAY) for one in found] == ["soon", "today", "valid", "expired", "withdrawn"]


def test_every_authority_of_a_test_citizen_leads_somewhere() -> None:
    companies = FOUND["nhr"].load("identity").trade_register(world("nhr"))
    assert any(persona.table("eherkenning").get("bevoegdheden") for persona in PEOPLE)
    assert any(persona.table("eherkenning").get("middelen") for persona in PEOPLE)
    for persona in PEOPLE:
        for row in persona.table("eherkenning").get("bevoegdheden", ()):
            company = companies.company(row["kvkNummer"])
            assert company is not None, row
            places = {number for number, _ in company.vestigingen}
            assert set(row.get("vestigingen", ())) <= places
            assert all(DIRECTORY.dienst(one) for one in row.get("diensten", ()))
        for row in persona.table("eherkenning").get("middelen", ()):
            assert DIRECTORY.leverancier(row["leverancier"])
