"""Does what a sender's file says, once per event and person, over the faces that everybody else uses too.

What was done is remembered per event, reaction, person and part. When a registry fails halfway the error goes to
whoever delivers, and the next attempt goes on where this one stopped.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from services.clock import Clock
from services.errors import ServiceError
from services.events.event import Registered
from services.events.outbox import Rows
from services.events.party import PartyLine
from services.events.paths import dig, passes
from services.events.reactions import cases
from services.events.reactions.template import TemplateError, fill, fill_all
from services.events.reactions.written import Reactie, Sender, Vraag, filled
from services.identifiers import is_kvk

DONE = "reacties.gedaan"
_log = logging.getLogger(__name__)
_MESSAGES = ("berichten", "aanlevering")
_WITHDRAWALS = ("berichten", "beheer")
_CONFLICT = 409
Part = dict[str, Any]


class Acting:
    """Reacts for every sender. ``line`` gives the line of an organisation by OIN and name."""

    def __init__(self, store: Callable[[], Rows], clock: Clock, line: Callable[[str, str], PartyLine]) -> None:
        self._store = store
        self._clock = clock
        self._line = line
        self._parts: dict[str, Callable[[PartyLine, Part, dict[str, Any]], None]] = {
            "bericht": _message,
            "zaak": cases.act,
            "intrekking": _withdrawal,
            "wijziging": _change,
        }

    def react(self, sender: Sender, event: Registered) -> int:
        """Do everything that ``sender`` does at ``event``; returns how many parts were done. Raises ServiceError."""
        return sum(
            self._one(sender, reaction, event, person)
            for reaction in sender.reactie
            if reaction.bij == event.type and passes(event.data, reaction.als)
            for person in _persons(reaction, event)
        )

    def _one(self, sender: Sender, reaction: Reactie, event: Registered, person: str) -> int:
        today, cases_of = self._clock.today().isoformat(), cases.role_filter(person)
        always = {"persoon": person, "rolfilter": cases_of, "vandaag": today, "gebeurtenis": event.id}
        data: dict[str, Any] = dict(event.data) | always
        key = f"{event.id}/{sender.id}/{reaction.naam}/{person}"
        try:
            if reaction.vraag is not None:
                data["vraag"] = _answer(self._line(sender.oin, sender.naam), reaction.vraag, data)
                if data["vraag"] is None:
                    return 0
            line = self._spoken(sender, reaction, data)
            if line is None:
                return 0
            return sum(self._part(line, name, part, f"{key}/{name}", data) for name, part in reaction.parts().items())
        except TemplateError as error:
            _log.warning("reaction %s/%s does not fit event %s: %s", sender.id, reaction.naam, event.type, error)
            return 0

    def _spoken(self, sender: Sender, reaction: Reactie, data: dict[str, Any]) -> PartyLine | None:
        """Return the line of who speaks: the sender, or the one of its organisations that this is about."""
        if not reaction.namens:
            return self._line(sender.oin, sender.naam)
        found = sender.speaking(str(dig(data, reaction.namens)))
        return self._line(found.oin, found.naam) if found else None

    def _part(self, line: PartyLine, name: str, part: msgspec.Struct, key: str, data: dict[str, Any]) -> int:
        if self._done(key):
            return 0
        self._parts[name](line, filled(part, data) | {"sleutel": key}, data)
        self._store().put(DONE, key, {"op": self._clock.now().isoformat()})
        return 1

    def _done(self, key: str) -> bool:
        return self._store().get(DONE, key) is not None


def _persons(reaction: Reactie, event: Registered) -> list[str]:
    found = dig(event.data, reaction.voor)
    every = found if isinstance(found, list) else [found]
    return list(dict.fromkeys(str(one) for one in every if one))


def _answer(line: PartyLine, asked: Vraag, data: dict[str, Any]) -> Any:
    """Return the first row that passes, or None."""
    params = {fill(name, data): fill(words, data) for name, words in asked.params.items()}
    headers = {name: fill(words, data) for name, words in asked.headers.items()}
    told = line.get(asked.register, asked.koppelvlak, fill(asked.pad, data), params, headers)
    found = dig(told, asked.lijst) if asked.lijst else told
    rows = found if isinstance(found, list) else [found]
    wanted = fill_all(asked.met, data)
    return next((row for row in rows if row and passes(row, wanted)), None)


def _message(line: PartyLine, part: Part, data: dict[str, Any]) -> None:
    """Deliver to the box of a citizen or a company. A conflict means that the message is there already."""
    ours = ("tekst", "handeling", "einddatum", "bedrag", "betalingskenmerk", "kenmerk", "taak", "vestiging")
    extra = {name: part[name] for name in ours if part[name]} | {"naam": part["sleutel"]}
    case = part["zaak"] or data.get("zaak")
    if part["zaak_titel"] and case:
        extra |= {"zaak": case, "zaakTitel": part["zaak_titel"]}
    body = {
        "afzender": line.oin,
        "ontvanger": {"type": "KVK" if is_kvk(data["persoon"]) else "BSN", "waarde": data["persoon"]},
        "onderwerp": part["onderwerp"],
        "inhoud": part["tekst"].strip(),
        "voorportaal": extra,
    }
    _once(line, "POST", *_MESSAGES, "/aanleveringen", body)


def _withdrawal(line: PartyLine, part: Part, data: dict[str, Any]) -> None:
    told = {name: part[name] for name in ("kenmerk", "reden")} | {"afzender": line.oin}
    whose = "kvkNummer" if is_kvk(data["persoon"]) else "bsn"
    _once(line, "POST", *_WITHDRAWALS, "/intrekkingen", told | {whose: data["persoon"]})


def _change(line: PartyLine, part: Part, data: dict[str, Any]) -> None:
    _once(line, part["methode"], part["register"], part["koppelvlak"], part["pad"], part["inhoud"])


def _once(line: PartyLine, method: str, registry: str, face: str, path: str, body: Mapping[str, Any]) -> None:
    try:
        line.send(method, registry, face, path, body)
    except ServiceError as error:
        if error.status != _CONFLICT:
            raise
        _log.info("%s%s was there already", registry, path)
