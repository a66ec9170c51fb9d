"""Lets something happen in a house of all registries, and reads over the clients what the citizen sees of it."""

from typing import Any

from services.mockhost.happening import Happening, Happenings
from services.registries.berichten.records import Summary
from services.registries.brp.records import Persoon
from services.registries.zaken.records import Case
from tests.helpers.harvest import House


def happen(house: House, kind: str, persona: str, **told: Any) -> dict[str, Any]:
    """Let it happen and let everybody react; returns what the registry said."""
    bsn = house.people[persona].head.bsn
    done = Happenings(house.backend.stelsel).make(Happening(kind, bsn, told))
    house.backend.stelsel.courier.drain()
    return done


def arrived(house: House, persona: str) -> dict[str, Summary]:
    """Return subject -> summary of what came in today."""
    client = house.backend.client("berichten", house.session(persona))
    today = house.clock.today()
    return {one.subject: one for one in client.inbox().value if one.placed.date() == today and one.unread}


def senders(house: House, persona: str) -> dict[str, str]:
    """Return sender -> subject of what came in today."""
    return {one.sender: subject for subject, one in arrived(house, persona).items()}


def cases(house: House, persona: str) -> list[Case]:
    """Return the citizen's cases."""
    session = house.session(persona)
    found: list[Case] = list(house.backend.client("zaken", session).cases().value)
    return found


def person(house: House, persona: str) -> Persoon:
    """Return who somebody is, over the BRP."""
    session = house.session(persona)
    found: Persoon = house.backend.client("brp", session).person(session.subject.id).value
    return found
