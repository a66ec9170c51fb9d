"""The register of machtigingen through its client: both sides of give, ask, activate, refuse and end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

import resources
from services import personas
from services.clock import AMSTERDAM
from services.errors import BadReply, Forbidden, NotFound
from services.events.outbox import OUTBOX
from services.http import Line
from services.identity.machtigen.mandate import Refused
from services.identity.machtigen.measures import measures
from services.identity.machtigen.states import Status
from services.identity.session import Level, Party
from services.registries.machtigen.block import Block
from services.registries.machtigen.client import Client
from services.registries.machtigen.subjects import mandates
from tests.helpers.worlds import Bench

FENNA, HENDRIK, YUSUF, LUDO, MILA = "900050342", "900092750", "900741004", "900893461", "900567144"
TODAY = date(2027, 1, 5)
NEXT_YEAR = date(2028, 1, 4)
EVERYONE = personas.read(resources.path("personas"), everyone=True)
TABLES = personas.blocks(EVERYONE, "machtigen", Block)


@pytest.fixture
def bench() -> Bench:
    return Bench("machtigen", {one.head.bsn: TABLES.get(one.head.bsn, Block()) for one in EVERYONE})


@pytest.fixture
def client(bench: Bench) -> Callable[..., Client]:
    def made(bsn: str, level: Level = Level.MIDDEN) -> Client:
        return Client(bench.line(bsn, level))

    return made


def refused(work: Callable[..., Any], *arguments: Any) -> str:
    with pytest.raises(Refused) as caught:
        work(*arguments)
    return caught.value.reason


def test_both_sides_read_the_same_table(client: Callable[..., Client]) -> None:
    given = {one.id: one for one in client(HENDRIK).overview().value.gegeven}
    held = {one.id: one for one in client(FENNA).overview().value.ontvangen if one.ander.nummer == HENDRIK}
    assert {one.dienst for one in held.values()} == {"berichten-lezen", "zorgtoeslag"}
    for key, one in held.items():
        other = given[key]
        assert (one.dienst, one.status, one.van, one.tot_en_met) == (
            other.dienst, other.status, other.van, other.tot_en_met,
        )  # fmt: skip
        assert (one.ander.is_van_u, other.ander.is_van_u) == ("vader", "dochter")
        assert one.mogelijk == other.mogelijk == ("intrekken",)


def test_the_personas_show_every_status(client: Callable[..., Client]) -> None:
    found = {row.status for one in EVERYONE for row in client(one.head.bsn).overview().value.gegeven}
    assert found == set(Status)


def test_give_then_activate_then_end(bench: Bench, client: Callable[..., Client]) -> None:
    given = client(YUSUF).give("huurtoeslag", TODAY, NEXT_YEAR)
    assert given.status is Status.WACHT and given.code_geldig_tot_en_met == TODAY + timedelta(days=90)
    seen = client(FENNA).look_up(given.machtigingscode, YUSUF)
    assert (seen.dienst, seen.van, seen.tot_en_met, seen.gever.nummer) == ("huurtoeslag", TODAY, NEXT_YEAR, YUSUF)
    assert client(FENNA).activate(given.machtigingscode.lower(), YUSUF).status is Status.ACTIEF
    assert refused(client(FENNA).activate, given.machtigingscode, YUSUF) == "code_gebruikt"
    assert YUSUF in [one.party.id for one in mandates(client(FENNA), FENNA).received()]
    mine = next(one for one in client(YUSUF).overview().value.gegeven if one.id == given.id)
    assert (mine.status, mine.ander.nummer, mine.machtigingscode) == (Status.ACTIEF, FENNA, "")
    assert client(FENNA).end(given.id).status is Status.INGETROKKEN
    assert refused(client(YUSUF).end, given.id) == "kan_nu_niet"
    told = [row["type"] for _, row in bench.store.query(OUTBOX)]
    assert told == [f"nl.machtigen.machtiging-{act}" for act in ("gegeven", "geactiveerd", "ingetrokken")]


def test_who_asks_never_sees_the_code(bench: Bench, client: Callable[..., Client]) -> None:
    asked = client(FENNA).ask(YUSUF, "huurtoeslag", TODAY, NEXT_YEAR)
    assert (asked.status, asked.machtigingscode) == (Status.AANGEVRAAGD, "")
    mine = next(one for one in client(FENNA).overview().value.ontvangen if one.id == asked.id)
    assert mine.machtigingscode == ""
    theirs = next(one for one in client(YUSUF).overview().value.gegeven if one.id == asked.id)
    assert theirs.machtigingscode
    (event,) = [row for _, row in bench.store.query(OUTBOX)]
    assert event["subject"] == YUSUF and event["data"]["code"] == theirs.machtigingscode
    assert client(FENNA).activate(theirs.machtigingscode, YUSUF).status is Status.ACTIEF


def test_a_code_asked_for_by_one_is_of_no_use_to_another(client: Callable[..., Client]) -> None:
    asked = client(FENNA).ask(YUSUF, "huurtoeslag", TODAY, NEXT_YEAR)
    code = next(one for one in client(YUSUF).overview().value.gegeven if one.id == asked.id).machtigingscode
    assert refused(client(MILA).activate, code, YUSUF) == "code_onbekend"
    assert client(YUSUF).decline(asked.id).status is Status.GEWEIGERD
    assert refused(client(FENNA).activate, code, YUSUF) == "code_gebruikt"


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (("give", "paspoort", TODAY, NEXT_YEAR), "niet_machtigbaar"),
        (("give", "bestaat-niet", TODAY, NEXT_YEAR), "niet_machtigbaar"),
        (("give", "zorgtoeslag", TODAY, date(2032, 1, 5)), "te_lang"),
        (("give", "zorgtoeslag", date(2027, 1, 4), NEXT_YEAR), "begin_voorbij"),
        (("give", "zorgtoeslag", NEXT_YEAR, TODAY), "einde_voor_begin"),
        (("ask", FENNA, "zorgtoeslag", TODAY, NEXT_YEAR), "zichzelf"),
        (("ask", "999990019", "zorgtoeslag", TODAY, NEXT_YEAR), "bsn_onbekend"),
        (("activate", "BBBB-2222", HENDRIK), "code_onbekend"),
        (("activate", "HKZT-4729", YUSUF), "code_onbekend"),
        (("activate", "LNCX-5582", "900608638"), "code_verlopen"),
    ],
)
def test_every_refusal_has_its_reason(client: Callable[..., Client], call: tuple[Any, ...], reason: str) -> None:
    name, *arguments = call
    assert refused(getattr(client(FENNA), name), *arguments) == reason


def test_the_helpers_login_must_be_sure_enough(bench: Bench, client: Callable[..., Client]) -> None:
    code = client(YUSUF).give("gegevens-bekijken", TODAY, NEXT_YEAR).machtigingscode
    assert refused(client(FENNA).activate, code, YUSUF) == "niveau_te_laag"
    with pytest.raises(Forbidden):
        client(FENNA, Level.BASIS).activate(code, YUSUF)
    assert client(FENNA, Level.SUBSTANTIEEL).activate(code, YUSUF).status is Status.ACTIEF


def test_guessing_codes_stops_after_a_few(client: Callable[..., Client]) -> None:
    for _ in range(measures().foute_codes_per_dag):
        assert refused(client(FENNA).look_up, "BBBB-2222", HENDRIK) == "code_onbekend"
    assert refused(client(FENNA).activate, "HKZT-4729", HENDRIK) == "te_vaak"
    assert client(YUSUF).look_up("HKZT-4729", HENDRIK).dienst == "wmo"


def test_a_company_gives_and_the_helper_sees_its_branches(client: Callable[..., Client]) -> None:
    (bakery,) = [one for one in client(FENNA).overview().value.ontvangen if one.ander.soort == "bedrijf"]
    assert bakery.ander.nummer == "00412730" and [one.naam for one in bakery.vestigingen] == [
        "De Halm Delft", "De Halm Zoetermeer",
    ]  # fmt: skip
    assert [one.dienst for one in client(LUDO).overview().value.gegeven] == []   # his company's, not his own


def test_a_machtiging_of_others_does_not_exist(client: Callable[..., Client]) -> None:
    theirs = client(HENDRIK).overview().value.gegeven[0].id
    for act in (client(MILA).end, client(MILA).decline):
        with pytest.raises(NotFound):
            act(theirs)


def test_nobody_arranges_machtigingen_in_anothers_name(bench: Bench) -> None:
    from msgspec.structs import replace

    own = bench.session(FENNA)
    other = bench.signer.sealed(replace(own, subject=Party("citizen", HENDRIK, "Hendrik"), ground="machtiging"))
    with pytest.raises(Forbidden):
        Client(Line(bench.http, bench.found.manifest, other)).overview()


@pytest.mark.parametrize("body", ['{"dienst": 1}', "[]", "{", '{"dienst": "wmo", "van": "2027-01-05"}'])
def test_a_strange_body_is_refused(bench: Bench, body: str) -> None:
    from falcon.testing import TestClient

    token = bench.session(FENNA).token
    headers = {"X-Voorportaal-Sessie": token, "Content-Type": "application/json"}
    answer = TestClient(bench.app("machtigingen")).simulate_post(
        "/machtigen/api/v1/machtigingen", body=body, headers=headers
    )
    assert answer.status_code == 400 and answer.json["code"] == "paramsValidation"


def test_another_failure_stays_what_it_is(client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch) -> None:
    found = client(FENNA)

    def broken(*_: Any, **__: Any) -> Any:
        raise BadReply("machtigen", "kapot", 400, {"code": "paramsValidation"})

    monkeypatch.setattr(found._channel, "post", broken)
    with pytest.raises(BadReply):
        found.end("x")


def test_a_session_reset_forgets_what_was_given(bench: Bench, client: Callable[..., Client]) -> None:
    client(YUSUF).give("huurtoeslag", TODAY, NEXT_YEAR)
    assert len(client(YUSUF).overview().value.gegeven) == 3
    bench.store.reset()
    bench.changes.forgotten()
    assert len(client(YUSUF).overview().value.gegeven) == 2


def test_the_mock_runs_on_the_day_of_the_clock() -> None:
    bench = Bench("machtigen", dict(TABLES), now=datetime(2028, 6, 1, 9, tzinfo=AMSTERDAM))
    held = Client(bench.line(FENNA)).overview().value.ontvangen
    assert {one.status for one in held if one.ander.nummer == HENDRIK} == {Status.VERLOPEN}


# --- clients of a representative by the court


def test_a_representative_has_more_than_a_hundred_clients_and_others_have_none() -> None:
    from services.registries.ccbr.client import Client as Court
    from services.registries.ccbr.subjects import persons

    karin = "900527146"
    bench = Bench("ccbr", {})
    found = persons(Court(bench.line(karin)), karin).represented()
    assert len(found) >= 100 and {one.ground for one in found} == {"bewind", "curatele", "mentorschap"}
    assert len({one.party.id for one in found}) == len(found)
    assert all(personas.why_not(one.party.id) == "" for one in found)
    assert persons(Court(bench.line(FENNA)), FENNA).represented() == []
    with pytest.raises(Forbidden):
        persons(Court(bench.line(FENNA)), karin).represented()


def test_the_clients_are_citizens_of_the_population() -> None:
    from services.population.country import Country
    from services.registries.ccbr.stock import representatives

    country = Country(personas.published_bsns() | personas.mentioned_bsns(EVERYONE))
    (clients,) = representatives().values()
    assert len(clients) > 15
    for one in clients[::15]:
        number = country.number(one.burgerservicenummer)
        assert number is not None
        citizen = country.citizen(number)
        assert (citizen.name.full, citizen.born) == (one.naam, one.geboortedatum)


# --- what follows


def test_the_code_comes_by_letter_and_both_hear_when_it_works_and_stops() -> None:
    from tests.helpers.harvest import House

    house = House()

    def ask(persona: str, registry: str) -> Any:
        return house.backend.client(registry, house.session(persona))

    def letters(persona: str) -> dict[str, str]:
        house.backend.stelsel.courier.drain()
        box = ask(persona, "berichten")
        today = [one for one in box.inbox().value if one.placed.date() == TODAY]
        return {one.subject: str(box.message(one.id).value) for one in today}

    try:
        asked = ask("fenna", "machtigen").ask(YUSUF, "huurtoeslag", TODAY, NEXT_YEAR)
        (theirs,) = [one for one in ask("yusuf", "machtigen").overview().value.gegeven if one.id == asked.id]
        letter = letters("yusuf")["Fenna de Wit vraagt u om een machtiging"]
        assert theirs.machtigingscode in letter and "5 april 2027" in letter
        assert letters("fenna") == {}
        ask("fenna", "machtigen").activate(theirs.machtigingscode, YUSUF)
        assert "Fenna de Wit mag nu iets voor u regelen" in letters("yusuf")
        ask("yusuf", "machtigen").end(asked.id)
        stopped = "Een machtiging is gestopt: Huurtoeslag regelen"
        assert stopped in letters("yusuf") and stopped in letters("fenna")
    finally:
        house.close()
