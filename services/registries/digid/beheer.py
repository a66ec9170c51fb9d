"""What the login service hears of others: an account of who died is stopped, an authorisation that is used noted."""

from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from services.identifiers import is_bsn
from services.identity.account_book import DECEASED, Rows
from services.identity.history import Action, History
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.world import World

STOPPED = "nl.inloggen.accounts.account-gestopt"
NOTED = "nl.inloggen.accounts.gebruik-vastgelegd"
ACTIONS: dict[str, Action] = {"machtiging-geactiveerd": "authorisation_activated"}


class Stopzetting(msgspec.Struct, frozen=True):
    """Whose account is stopped, and since when this person is dead."""

    burgerservicenummer: Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
    overleden: date


def stop(world: World[Any], asked: Stopzetting) -> Done:
    """Let nobody log in as this person any more; doing so again is fine."""
    if not is_bsn(asked.burgerservicenummer):
        raise invalid("burgerservicenummer", "value", "Dit is geen BSN.")
    world.store.put(DECEASED, asked.burgerservicenummer, {"sinds": asked.overleden.isoformat()})
    return Done(STOPPED, asked.burgerservicenummer)


class Melding(msgspec.Struct, frozen=True):
    """What somebody did elsewhere with his account, for the usage history (DOMAIN.md §1.6)."""

    burgerservicenummer: Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
    handeling: Literal["machtiging-geactiveerd"]
    dienst: Annotated[str, Meta(max_length=120)]


def note(world: World[Any], asked: Melding) -> Done:
    """Write a line in the usage history."""
    if not is_bsn(asked.burgerservicenummer):
        raise invalid("burgerservicenummer", "value", "Dit is geen BSN.")
    history = History(partial(_store, world), world.clock)
    history.add(asked.burgerservicenummer, ACTIONS[asked.handeling], asked.dienst)
    return Done(NOTED, asked.burgerservicenummer)


def _store(world: World[Any]) -> Rows:
    return world.store


CHANGES = (
    Change("stopzettingen", "Stop het account van wie overleden is", Stopzetting, stop),
    Change("meldingen", "Zet in de gebruiksgeschiedenis wat iemand elders deed", Melding, note),
)
