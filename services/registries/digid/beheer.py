"""What the login service changes because of the BRP: the account of who died is stopped."""

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from services.identifiers import is_bsn
from services.identity.account_book import DECEASED
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.world import World

STOPPED = "nl.inloggen.accounts.account-gestopt"


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


CHANGES = (Change("stopzettingen", "Stop het account van wie overleden is", Stopzetting, stop),)
