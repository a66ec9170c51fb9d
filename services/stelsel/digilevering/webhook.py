"""Delivers an event to a webhook: POST of a CloudEvent to the address of the subscriber, through services.http."""

import ipaddress
from urllib.parse import urlsplit

from services.errors import ServiceError, Unavailable
from services.events.event import CONTENT_TYPE
from services.http import Call, Endpoint, Http
from services.identity.system import SYSTEM_EPOCH
from services.stelsel.digikoppeling.envelope import Envelope
from services.stelsel.digikoppeling.log import MessageLog, rest_profile
from services.stelsel.digilevering.subscriptions import Subscription


class WebhookLine:
    """Sends to any subscriber. ``http`` is set by who builds it, with ``where`` for its endpoints."""

    def __init__(self, log: MessageLog) -> None:
        self._log = log
        self._places: dict[str, Endpoint] = {}
        self.http: Http | None = None

    def where(self, registry: str, face: str) -> Endpoint:
        """Return where a subscriber is: the ``endpoint`` of this line's own Http."""
        found = self._places.get(registry)
        if found is None:
            raise Unavailable(registry, "dit abonnement is er niet")
        return found

    def post(self, subscription: Subscription, envelope: Envelope, payload: bytes, attempt: int) -> None:
        """Send it once; anything but a 2xx is a ServiceError."""
        if self.http is None:
            raise Unavailable(subscription.naam, "er is geen lijn naar buiten")
        auth = {"Authorization": subscription.auth} if subscription.auth else {}
        self._places[subscription.naam] = Endpoint(subscription.url, ours=False, headers=auth)
        headers = {"Content-Type": CONTENT_TYPE, **envelope.signature}
        call = Call(subscription.naam, "webhook", "POST", "", {}, headers, payload, epoch=SYSTEM_EPOCH)
        self._note(envelope, "verzonden" if attempt == 1 else f"opnieuw {attempt - 1}")
        try:
            self.http.send(call)
        except ServiceError as error:
            self._note(envelope, f"mislukt: {type(error).__name__}")
            raise
        self._note(envelope, "bevestigd")

    def _note(self, one: Envelope, status: str) -> None:
        self._log.note(
            "uit", rest_profile(signed=bool(one.signature)), one.sender, one.receiver, one.service, one.action,
            one.message_id, one.conversation_id, status, one.size,
        )  # fmt: skip


def allowed(url: str) -> bool:
    """True for an address to which events may go: https, or plain http on this machine itself."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "https" and host:
        return True
    return parts.scheme == "http" and (host == "localhost" or _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
