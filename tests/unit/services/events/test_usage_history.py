"""Proves that a machtiging that is activated stands in the usage history of who activated it, and of nobody else."""

from datetime import timedelta

from services.identity.history import History
from tests.helpers.harvest import House


def test_who_activates_a_machtiging_finds_it_in_his_usage_history(house: House) -> None:
    today = house.clock.today()
    yusuf = house.backend.client("machtigen", house.session("yusuf"))
    fenna = house.backend.client("machtigen", house.session("fenna"))
    given = yusuf.give("huurtoeslag", today, today + timedelta(days=365))
    fenna.activate(given.machtigingscode, house.people["yusuf"].head.bsn)
    house.backend.stelsel.courier.drain()
    history = History(lambda: house.backend.store, house.clock)
    newest = history.lines(house.people["fenna"].head.bsn)[0]
    assert (newest.action, newest.service) == ("authorisation_activated", "Huurtoeslag regelen")
    assert newest.at == house.clock.now()
    assert history.lines(house.people["yusuf"].head.bsn) == []
