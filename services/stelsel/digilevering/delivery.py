"""Takes events out of the outbox and brings them to who subscribed: our parties in an envelope, webhooks by POST.

One message in, many filtered messages out. Nothing is sent by hand: an event leaves here because a registry changed.
"""

import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from services.clock import Clock
from services.errors import BadReply, ServiceError
from services.events.event import Registered
from services.events.following import Following
from services.events.outbox import Outbox, Rows
from services.events.reactions.acting import Acting
from services.events.reactions.written import Sender
from services.stelsel.digikoppeling.envelope import Envelope
from services.stelsel.digikoppeling.exchange import Exchange
from services.stelsel.digilevering.bericht import head_of
from services.stelsel.digilevering.deliveries import Deliveries, Delivery
from services.stelsel.digilevering.subscriptions import Subscription, Webhooks, of_senders
from services.stelsel.digilevering.webhook import WebhookLine

_MESSAGES = uuid.UUID("a3b6a6f0-6d3e-4c1f-8e44-2a4f3f7f7d10")
_log = logging.getLogger(__name__)


class Digilevering:
    """Does one thing at a time: ``step``. ``senders`` are read when the first event comes."""

    def __init__(
        self, store: Callable[[], Rows], clock: Clock, senders: Callable[[], Sequence[Sender]], acting: Acting,
        exchange: Exchange, webhook: WebhookLine,
    ) -> None:  # fmt: skip
        self._store = store
        self._clock = clock
        self._senders = senders
        self._acting = acting
        self._exchange = exchange
        self._webhook = webhook
        self.deliveries = Deliveries(store, clock)

    def subscriptions(self) -> list[Subscription]:
        """Return every subscription: of our parties and of webhooks."""
        return [*of_senders(self._senders()), *Webhooks(self._store()).all()]

    def step(self) -> bool:
        """Pass one event on, or make one delivery; False when there is nothing to do now."""
        return self._distribute() or self._deliver()

    def next_moment(self) -> datetime | None:
        """Return when something is due again."""
        return self.deliveries.next_moment()

    def _distribute(self) -> bool:
        store = self._store()
        outbox = Outbox(store, self._clock)
        waiting = outbox.pending()
        if not waiting:
            return False
        key, event = waiting[0]
        following, today = Following(store), self._clock.today()
        with store.transaction():
            for one in self.subscriptions():
                if one.fits(event, following, today):
                    message = uuid.uuid5(_MESSAGES, f"{event.id}/{one.naam}")
                    self.deliveries.add(event, one.naam, str(message))
            outbox.take(key)
        return True

    def _deliver(self) -> bool:
        found = self.deliveries.due()
        if found is None:
            return False
        key, one = found
        subscription = next((s for s in self.subscriptions() if s.naam == one.abonnement), None)
        if subscription is None:  # ended meanwhile
            self.deliveries.done(key)
            return True
        try:
            self._bring(one, subscription)
        except ServiceError as error:
            over = self.deliveries.failed(key, one, str(error), final=isinstance(error, BadReply) and not error.status)
            state = "given up" if over else "failed"
            why = error.problem.get("invalidParams") or error.detail
            _log.warning("delivery to %s %s: %s %s", subscription.naam, state, error.source, why)
        else:
            self.deliveries.done(key)
        return True

    def _bring(self, one: Delivery, subscription: Subscription) -> None:
        payload, event = one.event.wire(), one.event
        outside = subscription.soort == "webhook"
        parties = (event.oin, subscription.ontvanger, event.type, event.id, one.bericht)
        head = msgspec.to_builtins(head_of(event, subscription, one.bericht, self._clock.now()))
        envelope = self._exchange.packed(*parties, payload, subscription.ondertekend, whole=outside, kop=head)
        if outside:
            self._webhook.post(subscription, envelope, payload, one.pogingen + 1)
            return
        sender = next(found for found in self._senders() if found.id == subscription.naam)
        self._exchange.send(envelope, _Receiver(self._acting, sender).receive, one.pogingen + 1)


class _Receiver:
    """The receiving side of one of our parties."""

    def __init__(self, acting: Acting, sender: Sender) -> None:
        self._acting = acting
        self._sender = sender

    def receive(self, envelope: Envelope, payload: bytes) -> None:
        """React to the event in the payload; what is no event is refused."""
        try:
            event = Registered.read(payload)
        except ValueError as error:
            raise BadReply("digilevering", str(error)) from error
        self._acting.react(self._sender, event)
