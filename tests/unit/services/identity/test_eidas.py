"""A login from another country over the real test citizens, and the rules by which somebody is found."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from resources import path
from services.identity.eidas.attempt import (
    ChooseCountry,
    Consent,
    ForeignAttempt,
    ForeignLoggedIn,
    ForeignLogin,
    Identity,
    Refused,
    Resident,
    plain,
)
from services.identity.eidas.countries import ORDER, Loa, read as read_countries, urn
from services.identity.session import Level
from services.manifest import registries
from services.personas import blocks, read
from tests.helpers.worlds import Bench

COUNTRIES = read_countries()
FOUND = {one.manifest.id: one for one in registries()[0]}
PEOPLE = read(path("personas"))
WILLEM, LITHUANIA, MARIE = "ES/NL/X4021865Q", "LT/NL/35805160021", "BE/NL/79031411223"


def world(registry: str) -> Any:
    bench = Bench(registry, blocks(PEOPLE, registry, FOUND[registry].load("block").Block))
    return bench.host.world(bench.found)


def attempt(wanted: Loa = "substantial", down: frozenset[str] = frozenset()) -> ForeignAttempt:
    identities = FOUND["eidas"].load("identity").foreign(world("eidas"))
    return ForeignAttempt(COUNTRIES, identities, FOUND["brp"].load("identity").residents(world("brp")), wanted, down)


def test_somebody_in_spain_is_found_in_the_rni() -> None:
    one = attempt()
    assert [land.code for land in one.begin().landen] == ["BE", "DE", "LT", "PL", "ES"]
    step = one.choose_country("ES")
    assert isinstance(step, ForeignLogin)
    assert [who.identifier for who in step.identiteiten] == [WILLEM]
    assert isinstance(one.prove(WILLEM), Consent)
    done = one.agree(True)
    assert isinstance(done, ForeignLoggedIn)
    assert (done.resident.bsn, done.level, done.land.naam) == ("900216505", Level.SUBSTANTIEEL, "Spanje")
    assert "900216505" not in repr(done)


@pytest.mark.parametrize(
    ("country", "who", "wanted", "yes", "reason"),
    [
        ("BE", MARIE, "substantial", True, "not_registered"),
        ("LT", LITHUANIA, "substantial", True, "level"),
        ("ES", WILLEM, "substantial", False, "no_consent"),
    ],
)
def test_every_other_end_names_its_reason(country: str, who: str, wanted: Loa, yes: bool, reason: str) -> None:
    one = attempt(wanted)
    one.choose_country(country)
    step = one.prove(who)
    step = one.agree(yes) if isinstance(step, Consent) else step
    assert isinstance(step, Refused)
    assert step.reason == reason


def test_a_country_that_is_down_a_stranger_and_a_cancel() -> None:
    one = attempt(down=frozenset({"ES"}))
    assert one.choose_country("ES") == Refused("country_down", "Spanje")
    assert one.choose_country("XX") == Refused("country_down", "")
    one.choose_country("BE")
    assert isinstance(one.prove(WILLEM), ChooseCountry), "an identity of another country does not work here"
    assert isinstance(one.agree(True), ChooseCountry)
    assert one.cancel().status == "AuthnFailed"
    assert Refused("level").status == "NoAuthnContext"
    assert Refused("several").status == "RequestDenied"


def test_only_countries_that_are_sure_enough_are_offered() -> None:
    assert {land.code for land in attempt("high").begin().landen} == {"BE", "DE", "LT", "ES"}
    assert urn("high") == "http://eidas.europa.eu/LoA/high"


class _People:
    """Residents for the rules."""

    def __init__(self, *rows: tuple[Resident, str, str]) -> None:
        self._rows = rows

    def born_on(self, day: date) -> Sequence[tuple[Resident, str, str]]:
        return self._rows if day == date(1980, 1, 1) else ()


def _found(*rows: tuple[Resident, str, str], born: date = date(1980, 1, 1)) -> object:
    who = Identity("ES", "ES/NL/1234", "José Luís", "Núñez", born, "high")
    one = ForeignAttempt(COUNTRIES, [who], _People(*rows))
    one.choose_country("ES")
    one.prove("ES/NL/1234")
    return one.agree(True)


def test_two_of_one_name_the_dead_and_real_numbers_are_not_logged_in() -> None:
    same = (Resident("900000012", "J. Núñez"), "Jose", "NUNEZ")
    assert isinstance(_found(same), ForeignLoggedIn)
    assert _found(same, same) == Refused("several", "Spanje")
    assert _found((Resident("900000012", "J.", overleden=True), "Jose", "Nunez")) == Refused("deceased", "Spanje")
    assert _found((Resident("100000012", "J."), "Jose", "Nunez")) == Refused("refused_number", "Spanje")
    assert _found(same, born=date(1980, 1, 2)) == Refused("not_registered", "Spanje")
    assert _found((Resident("900000012", "J."), "Juan", "Nunez")) == Refused("not_registered", "Spanje")


@given(st.text(st.characters(categories=["L", "M", "Zs"]), max_size=40))
def test_a_plain_name_is_plain_already(name: str) -> None:
    assert plain(plain(name)) == plain(name)


@given(st.sampled_from(COUNTRIES), st.sampled_from(ORDER))
def test_who_reaches_a_level_reaches_every_lower_one(country: Any, wanted: Loa) -> None:
    if country.reaches(wanted):
        assert all(country.reaches(lower) for lower in ORDER[: ORDER.index(wanted)])
