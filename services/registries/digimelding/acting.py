"""What is done with reports: made, withdrawn, handled; each change goes with the event that tells of it."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import ParamSpec

from services.events import Event
from services.mockkit.contract import invalid
from services.mockkit.problem import Problem
from services.registries.digimelding.book import Book, event
from services.registries.digimelding.deciding import Holder
from services.registries.digimelding.making import (
    annotation,
    begun,
    holder_of,
    reporter,
    root,
    take_up_before,
    terms,
)
from services.registries.digimelding.questions import NieuweMelding
from services.stelsel.digimelding.annotations import (
    Annotator,
    Behandeling,
    Bijlage,
    Leaf,
    Referentiekenmerk,
    StatusGezet,
)
from services.stelsel.digimelding.attachments import Unfit, received
from services.stelsel.digimelding.corrections import explained
from services.stelsel.digimelding.report import Melding, Refused, added
from services.stelsel.digimelding.statuses import NotAllowed, Status

P = ParamSpec("P")
MOST_BODY = 8_000_000
"""Bytes of a report with all its attachments."""
_UNFIT = {
    "kind": "Dit bestand is geen pdf, jpg of png, of is niet wat het zegt te zijn.",
    "empty": "Dit bestand is leeg.",
    "large": "Dit bestand is groter dan 1 MB.",
    "base64": "De inhoud is geen base64.",
}
_EVENTS = {
    Status.GEMELD: "melding-gedaan",
    Status.IN_BEHANDELING: "melding-in-behandeling",
    Status.INGEPLAND: "melding-ingepland",
    Status.VERKEERDE_BRONHOUDER: "melding-verkeerde-bronhouder",
    Status.INGETROKKEN: "melding-ingetrokken",
    Status.ONVOLDOENDE_INFORMATIE: "melding-onvoldoende-informatie",
    Status.AFGEHANDELD: "melding-afgehandeld",
}


def report(book: Book, who: str, asked: NieuweMelding, branch: str = "") -> Melding:
    """Keep a new report, made within the vestiging ``branch``.

    Raises Problem 404 for a datum that is in no catalogue, 409 for a leaf that is not taken.
    """
    term = terms().find(asked.gegeven)
    if term is None:
        raise Problem(404, detail="Dit gegeven staat niet in de Stelselcatalogus.")
    world = book.world
    now = world.clock.now()
    says, should = asked.betwijfelde_waarde, asked.voorgestelde_waarde
    said = root(term, asked.object, asked.bronhouder, says, should, now)
    person = reporter(who, world.persons.get(who))
    leaves: list[Leaf] = [Referentiekenmerk(kenmerk=asked.referentiekenmerk or reference(now))]
    leaves += [asked.contact] if asked.contact else []
    leaves += (taken(one) for one in asked.bijlagen)
    made = kept(begun, str(uuid.uuid4()), person, now, said, asked.toelichting, leaves)
    told = event(who, made, _EVENTS[Status.GEMELD], uiterlijk=take_up_before(now).date().isoformat())
    book.bind(made.id, branch)
    book.keep(who, made, told)
    return made


def withdraw(book: Book, who: str, made: Melding, reason: str) -> Melding:
    """Let the reporter withdraw; raises Problem 409 when it is too late for that."""
    person = reporter(who, book.world.persons.get(who))
    return _done(book, who, made, person, StatusGezet(status=Status.INGETROKKEN), reason)


def handle(book: Book, who: str, made: Melding, inhoud: Leaf, reason: str) -> Melding:
    """Add what the holder does; raises Problem 409 when the report does not take it now, 400 for an unfit file.

    A decision is tried at the registry first, and said only when it is true there (services.registries.digimelding.
    deciding): 409 for one that is not, 503 when the registry cannot be asked.
    """
    inhoud = taken(inhoud) if isinstance(inhoud, Bijlage) else inhoud
    if not isinstance(inhoud, Behandeling) or not inhoud.besluit:
        return _done(book, who, made, holder_of(made), inhoud, reason)
    holder = Holder(book.world, who, made.wortel.inhoud)
    with book.world.changing():
        inhoud = holder.settled(inhoud)
        kept(added, made, annotation(made, holder_of(made), book.world.clock.now(), inhoud, reason))
        if inhoud.besluit == "aangepast":
            holder.correct(inhoud.waarde)
        return _done(book, who, made, holder_of(made), inhoud, reason)


def taken(one: Bijlage) -> Bijlage:
    """Return an attachment that may be kept; raises Problem 400 for a file that is not what it says it is."""
    try:
        return received(one)
    except Unfit as unfit:
        raise invalid("bijlagen", unfit.code, _UNFIT[unfit.code]) from unfit


def reference(moment: datetime) -> str:
    """Return a reference of twelve characters for who gave none: "DM27" and eight that nobody else has."""
    return f"DM{moment.year % 100:02d}{uuid.uuid4().hex[:8].upper()}"


def _done(book: Book, who: str, before: Melding, by: Annotator, inhoud: Leaf, reason: str) -> Melding:
    leaf = annotation(before, by, book.world.clock.now(), inhoud, reason)
    after = kept(added, before, leaf)
    book.keep(who, after, *_told(who, before, after, inhoud, reason, leaf.tijdstip))
    return after


def _told(who: str, before: Melding, after: Melding, inhoud: Leaf, reason: str, moment: datetime) -> list[Event]:
    """Return what happened, in the order in which it is to be dealt with: first the datum, then the report."""
    told: list[Event] = []
    sinds = moment.date().isoformat()
    if after.in_onderzoek and not before.in_onderzoek:
        told.append(event(who, after, "onderzoek-ingesteld", sinds=sinds, toelichting=reason))
    if before.in_onderzoek and not after.in_onderzoek:
        told.append(event(who, after, "onderzoek-opgeheven", sinds=sinds, toelichting=reason))
    if isinstance(inhoud, Behandeling) and inhoud.besluit == "aangepast":
        told.append(event(who, after, "gegeven-aangepast", waarde=inhoud.waarde, toelichting=reason))
    if isinstance(inhoud, StatusGezet):
        besluit = after.besluit
        gegeven = after.wortel.inhoud.gegeven
        why = explained(gegeven, besluit.grond) if besluit else ""
        said = {"besluit": besluit.besluit, "waarde": besluit.waarde, "uitleg": why} if besluit else {}
        reason = _reason(after) or reason if after.status is Status.AFGEHANDELD else reason
        planned = {"uiterlijk": after.planned.isoformat()} if after.planned else {}
        told.append(event(who, after, _EVENTS[inhoud.status], toelichting=reason, **said, **planned))
    return told


def _reason(report: Melding) -> str:
    """Return what the holder said with its decision; a letter tells that rather than that the report is finished."""
    decided = (one for one in report.annotaties if isinstance(one.inhoud, Behandeling) and one.inhoud.besluit)
    return next((one.toelichting for one in decided), "")


def kept(make: Callable[P, Melding], *given: P.args, **named: P.kwargs) -> Melding:
    """Return what ``make`` makes; raises Problem 409 for a move or a leaf that the report does not take."""
    try:
        return make(*given, **named)
    except (NotAllowed, Refused) as wrong:
        raise Problem(409, "conflict", f"Dit kan nu niet: {wrong}.") from wrong
