"""Proves the chains: one change over an API, everything delivered, and what the citizen sees over the clients."""

from datetime import timedelta

import pytest

from services.errors import BadReply, ServiceError, Unavailable
from services.mockhost.faults import Fault
from tests.helpers.chains import arrived, cases, happen, person, senders
from tests.helpers.harvest import House

# --- moving house


def test_moving_house_is_seen_by_everybody_who_should_know(house: House) -> None:
    before = cases(house, "fenna")
    happen(house, "verhuizing", "fenna")
    home = person(house, "fenna").verblijfplaats
    assert home.verblijfadres.postcode == "2586XZ"  # type: ignore[union-attr]
    told = senders(house, "fenna")
    assert set(told) == {"Belastingdienst", "RDW", "Waterschap Delfland", "Gemeente Den Haag", "Gemeente Zoetermeer"}
    assert told["Gemeente Zoetermeer"] == "Uw parkeervergunning stopt op 5 januari 2027"
    [case] = [one for one in cases(house, "fenna") if one.id not in {other.id for other in before}]
    assert (case.title, case.state, case.organisation) == (
        "Verhuizing naar Duinroosplantsoen 61", "Verwerkt", "Gemeente Den Haag",
    )  # fmt: skip


def test_the_letter_of_the_move_points_to_its_case(house: House) -> None:
    happen(house, "verhuizing", "fenna")
    letter = arrived(house, "fenna")["Uw verhuizing is verwerkt per 5 januari 2027"]
    whole = house.backend.client("berichten", house.session("fenna")).message(letter.id).value
    assert whole.case is not None and whole.case.id in {one.id for one in cases(house, "fenna")}


def test_who_has_no_car_and_no_permit_hears_nothing_of_them(house: House) -> None:
    happen(house, "verhuizing", "lotte")
    assert "RDW" not in senders(house, "lotte")
    assert not any("parkeervergunning" in subject for subject in arrived(house, "lotte"))


def test_an_address_that_the_bag_does_not_know_is_refused_and_nothing_happens(house: House) -> None:
    with pytest.raises(BadReply) as caught:
        happen(house, "verhuizing", "fenna", nummeraanduidingIdentificatie="0637200000999999")
    assert caught.value.problem["invalidParams"][0]["code"] == "bag"
    assert arrived(house, "fenna") == {}
    assert house.backend.stelsel.courier.drain() == 0


def test_without_the_bag_nobody_moves(house: House) -> None:
    house.backend.host.faults.put("bag", Fault("down"))
    with pytest.raises(Unavailable):
        happen(house, "verhuizing", "fenna")
    assert person(house, "fenna").verblijfplaats.verblijfadres.postcode == "2729XY"  # type: ignore[union-attr]


# --- whatever happens, once


def test_a_registry_that_is_out_delays_a_reaction_and_doubles_none(house: House) -> None:
    house.backend.host.faults.put("berichten", Fault("down", times=7))
    happen(house, "verhuizing", "fenna")
    deliveries = house.backend.stelsel.digilevering.deliveries
    assert deliveries.waiting()
    for _ in range(8):
        house.clock.jump(timedelta(minutes=5))
        house.backend.stelsel.courier.drain()
    assert deliveries.waiting() == [] and deliveries.dead() == []
    subjects = [one.subject for one in house.backend.client("berichten", house.session("fenna")).inbox().value]
    assert len([one for one in subjects if one.startswith("Uw verhuizing is verwerkt")]) == 1
    assert len([one for one in cases(house, "fenna") if one.title.startswith("Verhuizing naar")]) == 1


def test_a_reset_forgets_the_chain(house: House) -> None:
    happen(house, "verhuizing", "fenna")
    assert arrived(house, "fenna")
    house.backend.reset()
    assert arrived(house, "fenna") == {}
    assert house.backend.stelsel.log.lines()[-1].dienst.startswith("berichten/")
    assert person(house, "fenna").verblijfplaats.verblijfadres.postcode == "2729XY"  # type: ignore[union-attr]


def test_a_citizen_cannot_use_the_face_of_the_holder(house: House) -> None:
    line = house.backend.line("brp", house.session("fenna")).face("beheer")
    with pytest.raises(ServiceError) as caught:
        line.post("/sterfgevallen", {"burgerservicenummer": "900050342", "datum": "2027-01-05", "plaats": "Delft"})
    assert caught.value.status == 403


