"""What this screen reads: the registration in the donor register; runs on a worker."""

from collections.abc import Callable
from typing import Any

from services.http import Sourced
from services.identity.session import Session
from services.registries.donorregister.client import Client
from services.registries.donorregister.records import Registratie

SOURCE = "donorregister"
Choice = Sourced[Registratie | None]


def choice(session: Session, client: Callable[[str], Any]) -> Choice:
    """Return the citizen's choice; raises ServiceError."""
    register: Client = client(SOURCE)
    return register.registratie(session.subject.id)
