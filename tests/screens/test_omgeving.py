"""Omgeving as a citizen meets it: the maps and the ground of the own home, no home at all, a source that fails."""

import pytest
from hypothesis import given, strategies as st
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from app.modules.omgeving.load import area
from services.mockhost.faults import Fault
from services.ogc_features import Feature, Geometry
from tests.helpers.program import cells, find, go, program, settle, words

Role = QAccessible.Role


@pytest.mark.usefixtures("qapp")
def test_a_home_shows_its_ground_its_place_and_what_lies_under_it() -> None:
    with program("fenna") as running:
        go(running, "omgeving")
        ground = cells(running, "Rond uw huis")
        assert ground[0] == ["Uw huis", "", "49 m²"]
        assert {row[0] for row in ground} == {"Uw huis", "Stoep", "Straat", "Erf of tuin", "Groen", "Sloot of vaart"}
        assert cells(running, "De grond onder uw huis")[1] == ["0,6 tot 3,0 meter", "klei"]
        assert [row[0] for row in cells(running, "Grondwater")] == [
            "31 maart 2026", "30 juni 2026", "30 september 2026", "31 december 2026",
        ]  # fmt: skip
        shown = words(running.window)
        assert "Zoetermeer" in shown
        for source in ("Bron: BGT", "Bron: BRT", "Bron: BRO"):
            assert source in shown


@pytest.mark.usefixtures("qapp")
def test_who_lives_abroad_is_told_why_there_is_nothing() -> None:
    with program("willem") as running:
        go(running, "omgeving")
        assert "Geen huis op de kaart" in words(running.window)


@pytest.mark.usefixtures("qapp")
def test_a_source_that_fails_is_named_and_the_others_stay() -> None:
    with program("fenna") as running:
        running.backend().host.faults.put("bro", Fault("error"))
        go(running, "omgeving")
        shown = words(running.window)
        assert "TNO (BRO)" in shown
        assert "Rond uw huis" in shown
        running.backend().host.faults.clear()
        retry = find(running.window, "Opnieuw proberen", Role.Button)
        assert isinstance(retry, QAbstractButton)
        retry.click()
        settle(running)
        assert cells(running, "De grond onder uw huis")


@given(st.floats(1, 500), st.floats(1, 500), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_the_area_of_a_rectangle_is_its_sides_multiplied(width: float, depth: float, x: float, y: float) -> None:
    ring = [[x, y], [x + width, y], [x + width, y + depth], [x, y + depth], [x, y]]
    found = area(Feature("1", Geometry("Polygon", [ring])))
    assert found == pytest.approx(width * depth, rel=1e-3, abs=0.5)
    assert area(Feature("1", Geometry("Polygon", [ring[::-1]]))) == pytest.approx(found)
    assert area(Feature("1", Geometry("Point", [x, y]))) == 0
