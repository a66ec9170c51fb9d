"""Brings an envelope to its receiver once and only once: acknowledged, retried by who sends, duplicates dropped."""

import hashlib
import uuid
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any

from services.clock import Clock
from services.errors import BadReply, ServiceError
from services.events.outbox import Rows
from services.stelsel.digikoppeling.certificates import TestAuthority
from services.stelsel.digikoppeling.contents import Contents
from services.stelsel.digikoppeling.envelope import LARGE, Acknowledgement, Envelope, Reference
from services.stelsel.digikoppeling.log import MessageLog
from services.stelsel.digikoppeling.signing import SignatureRefused, sign, verify

RECEIVED = "digikoppeling.ontvangen"
LARGE_SPACE = "digikoppeling.groot"
_SCHEME = "grote-berichten:"
Receive = Callable[[Envelope, bytes], None]
"""What a party does with a message; a ServiceError means: not now, send it again."""


class Exchange:
    """The way between parties. ``names`` leads from an OIN to the organisation's name, for its certificate."""

    def __init__(
        self, store: Callable[[], Rows], clock: Clock, log: MessageLog, authority: TestAuthority,
        names: Callable[[str], str],
    ) -> None:  # fmt: skip
        self._store = store
        self._clock = clock
        self._log = log
        self._authority = authority
        self._names = names
        self.contents = Contents(store)

    def packed(
        self, sender: str, receiver: str, action: str, conversation: str, message_id: str, payload: bytes,
        signed: bool = False, whole: bool = False, kop: Mapping[str, Any] | None = None,
    ) -> Envelope:  # fmt: skip
        """Return the envelope of a payload; a large one waits in the store to be fetched, unless it must go whole.

        ``kop`` is what the service tells beside the payload. The message can be read back in ``contents``.
        """
        signature = sign(payload, self._authority, self._clock, sender, self._names(sender)) if signed else {}
        told = (message_id, conversation, sender, receiver, "digilevering", action, self._clock.now())
        beside = dict(kop or {})
        if whole or len(payload) <= LARGE:
            made = Envelope(*told, payload=payload, signature=signature, kop=beside)
        else:
            self._store().put(LARGE_SPACE, message_id, {"inhoud": b64encode(payload).decode()})
            reference = Reference(f"{_SCHEME}{message_id}", len(payload), hashlib.sha256(payload).hexdigest())
            made = Envelope(*told, reference=reference, signature=signature, kop=beside)
        self.contents.keep(made, payload)
        return made

    def send(self, envelope: Envelope, receive: Receive, attempt: int = 1) -> Acknowledgement:
        """Bring it and return the acknowledgement; raises ServiceError when the receiver cannot take it now."""
        self._note("uit", envelope, "verzonden" if attempt == 1 else f"opnieuw {attempt - 1}")
        try:
            acknowledged = self._arrive(envelope, receive)
        except ServiceError as error:
            self._note("uit", envelope, f"mislukt: {type(error).__name__}")
            raise
        self._note("uit", envelope, "bevestigd")
        self._store().delete(LARGE_SPACE, envelope.message_id)
        return acknowledged

    def fetch(self, reference: Reference) -> bytes:
        """Return a large payload; raises BadReply when it is gone or not what was meant."""
        row = self._store().get(LARGE_SPACE, reference.url.removeprefix(_SCHEME)) or {}
        raw = b64decode(str(row.get("inhoud", "")))
        if not reference.fits(raw):
            raise BadReply("digikoppeling", "het grote bericht is er niet of is niet heel")
        return raw

    def _arrive(self, envelope: Envelope, receive: Receive) -> Acknowledgement:
        """What the receiving side does."""
        store = self._store()
        if store.get(RECEIVED, envelope.message_id) is not None:
            self._note("in", envelope, "dubbel, genegeerd")
            return self._acknowledge(envelope, duplicate=True)
        payload = self._whole(envelope)
        self._check_signature(envelope, payload)
        receive(envelope, payload)
        store.put(RECEIVED, envelope.message_id, {"op": self._clock.now().isoformat(), "van": envelope.sender})
        self._note("in", envelope, "ontvangen")
        return self._acknowledge(envelope, duplicate=False)

    def _whole(self, envelope: Envelope) -> bytes:
        if envelope.reference is None:
            return envelope.payload
        payload = self.fetch(envelope.reference)
        self._note("in", envelope, "groot bericht opgehaald")
        return payload

    def _check_signature(self, envelope: Envelope, payload: bytes) -> None:
        if not envelope.signature:
            return
        signature: Mapping[str, str] = envelope.signature
        try:
            signer = verify(payload, signature, self._authority)
        except SignatureRefused as error:
            raise BadReply("digikoppeling", str(error)) from error
        if signer != envelope.sender:
            raise BadReply("digikoppeling", "ondertekend door een ander dan de afzender")

    def _acknowledge(self, envelope: Envelope, *, duplicate: bool) -> Acknowledgement:
        return Acknowledgement(str(uuid.uuid4()), envelope.message_id, self._clock.now(), duplicate)

    def _note(self, direction: str, one: Envelope, status: str) -> None:
        self._log.note(
            "uit" if direction == "uit" else "in", one.profile, one.sender, one.receiver, one.service, one.action,
            one.message_id, one.conversation_id, status, one.size,
        )  # fmt: skip
