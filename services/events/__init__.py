"""What happens in a registry, as events: written in the transaction of the change, delivered after it."""

from services.events.event import Event, Registered, source_of
from services.events.outbox import Outbox

__all__ = ["Event", "Outbox", "Registered", "source_of"]
