"""With population = true anybody of the country logs in with their BSN, and sees their own data on every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.strangers import PASSWORD
from services.population.core import Core
from services.population.country import Country
from tests.helpers.hands import Hands
from tests.helpers.program import go, program


@pytest.fixture
def at_login(qapp: QApplication, own_home: Path) -> Iterator[Hands]:
    own_home.mkdir(parents=True, exist_ok=True)
    (own_home / "settings.toml").write_text("population = true\n", encoding="utf-8")
    with program("") as running:
        yield Hands(running)


@pytest.fixture
def citizen(at_login: Hands) -> Core:
    """Somebody of 30 to 60 with an own house and a car."""
    population = at_login.program.backend().population
    assert population is not None
    country: Country = population.country
    return next(
        core
        for number in range(500, 3000)
        if 30 <= (core := country.citizen(number)).age < 60 and core.home.tenure == "koop" and core.vehicles
    )


def test_a_citizen_of_the_country_logs_in_and_sees_their_own(at_login: Hands, citizen: Core) -> None:
    at_login.choose("wachtwoord")
    at_login.send(citizen.bsn, PASSWORD)
    session = at_login.program.sessions.current
    assert session is not None and session.subject.id == citizen.bsn
    assert at_login.sees(citizen.name.full)
    go(at_login.program, "wonen")
    assert at_login.sees(citizen.home.address.straat)
    go(at_login.program, "persoon")
    assert at_login.sees(citizen.name.geslachtsnaam)


@pytest.mark.parametrize("bsn", ["123456782", "900050342", "111222333"])
def test_a_number_that_no_citizen_has_is_refused_as_real_data(at_login: Hands, bsn: str) -> None:
    at_login.choose("wachtwoord")
    at_login.send(bsn, PASSWORD)
    assert at_login.program.sessions.current is None
    assert at_login.sees("Vul hier geen echte gegevens in")
