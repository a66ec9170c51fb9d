"""Turns what the faces answer into what a citizen reads: state, steps, term, timeline and papers. Pure functions."""

from collections.abc import Iterable, Sequence
from datetime import date

from services.clock import AMSTERDAM
from services.registries.zaken.records import (
    Case,
    CaseDocument,
    Contact,
    Event,
    Step,
    Term,
    Tone,
)
from services.registries.zaken.wire import WireCase, WireDocument, WireStatus, WireStep


def case(told: WireCase) -> Case:
    """Return the row of one case; its zaaktype, status and result must have come along."""
    extra, kind = told.voorportaal, told.expand.zaaktype
    state, tone = _state(told)
    return Case(
        told.uuid,
        told.identificatie,
        told.omschrijving or (kind.omschrijving if kind else told.identificatie),
        kind.omschrijving if kind else "",
        extra.organisatie.naam or told.bronorganisatie,
        extra.organisatie.aanduiding or "de organisatie",
        state,
        tone,
        extra.kort,
        told.startdatum,
        _changed(told),
        told.uiterlijke_einddatum_afdoening,
        told.einddatum,
        extra.todo,
        extra.aanvullen,
    )


def in_order(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Return running cases first, then finished ones; in both the last changed first."""
    return tuple(sorted(cases, key=_order))


def steps(types: Iterable[WireStep], reached: Sequence[WireStatus], told: WireCase) -> tuple[Step, ...]:
    """Return the way of a case. The last day belongs to the step before the end, or to the end itself."""
    days = {status.statustype: day_of(status) for status in reached}
    ordered = sorted(types, key=_number)
    current = max((one.volgnummer for one in ordered if one.url in days), default=0)
    ahead = [one for one in ordered if one.volgnummer > current]
    decision = (ahead[-2:-1] or ahead[-1:]) if not told.einddatum else []
    made = []
    for one in ordered:
        if one.volgnummer > current:
            last = told.uiterlijke_einddatum_afdoening if one in decision else None
            made.append(Step(one.omschrijving, "later", last, last is not None))
        else:
            over = one.volgnummer < current or told.einddatum is not None
            made.append(Step(one.omschrijving, "done" if over else "now", days.get(one.url)))
    return tuple(made)


def timeline(types: Iterable[WireStep], reached: Sequence[WireStatus], told: WireCase) -> tuple[Event, ...]:
    """Return what happened and is planned, newest first.

    The first step says the same as the citizen's own act of that day ("U diende de aanvraag in"), and a step without
    a sentence on the day of another one says nothing new: those are left out.
    """
    names = {one.url: one.omschrijving for one in types}
    extra = told.voorportaal
    own = {moment.datum for moment in extra.handelingen}
    planned = [Event("planned", one.datum, one.titel, one.toelichting) for one in extra.gepland]
    letters = [Event("letter", one.datum, one.titel, message=one.bericht) for one in extra.berichten]
    acts = [Event("own", one.datum, one.titel, one.toelichting) for one in extra.handelingen]
    spoken = {day_of(one) for one in reached if one.statustoelichting}
    statuses = [
        Event("status", day_of(one), names.get(one.statustype, ""), one.statustoelichting)
        for number, one in enumerate(reached)
        if one.statustoelichting or not ((number == 0 and day_of(one) in own) or day_of(one) in spoken)
    ]
    return tuple(sorted([*planned, *letters, *acts, *statuses[::-1]], key=_newest_first))


def document(told: WireDocument) -> CaseDocument:
    """Return one paper; it is the citizen's own when the organisation received it."""
    own = told.ontvangstdatum is not None
    day = told.ontvangstdatum or told.verzenddatum or told.creatiedatum
    name = told.bestandsnaam or told.titel
    return CaseDocument(key_of(told.url), told.titel, name, day, own, told.formaat, told.bestandsomvang or 0)


def contact(told: WireCase) -> Contact:
    """Return whom to ask: ours where given, else the contract's handler."""
    ours = told.voorportaal.contact
    handlers = [one.contactpersoon_rol for one in told.expand.rollen if one.omschrijving_generiek == "behandelaar"]
    known = handlers[0] if handlers else None
    return Contact(
        told.voorportaal.organisatie.naam or told.bronorganisatie,
        ours.naam or (known.naam if known else ""),
        ours.team,
        ours.telefoon or (known.telefoonnummer if known else ""),
        ours.bereikbaar,
        ours.terugbellen,
    )


def term(told: WireCase, today: date) -> Term | None:
    """Return the term of a running case in days; None when it is finished or has no last day."""
    end = told.uiterlijke_einddatum_afdoening
    if end is None or told.einddatum is not None:
        return None
    stopped = told.voorportaal.opgeschort_vanaf
    now = min(today, stopped) if stopped else today
    total = max((end - told.startdatum).days, 0)
    passed = min(max((now - told.startdatum).days, 0), total)
    reason = told.opschorting.reden if told.opschorting and told.opschorting.indicatie else ""
    return Term(told.startdatum, end, total, passed, max((end - now).days, 0), stopped, reason)


def day_of(status: WireStatus) -> date:
    """Return the Dutch date on which a status was set."""
    return status.datum_status_gezet.astimezone(AMSTERDAM).date()


def key_of(address: str) -> str:
    """Return the uuid at the end of an address."""
    return address.rstrip("/").rpartition("/")[2]


def _state(told: WireCase) -> tuple[str, Tone]:
    result = told.expand.resultaat
    kind = result.expand.resultaattype if result and result.expand else None
    if told.resultaat and kind:
        good = kind.voorportaal.gunstig if kind.voorportaal else None
        return kind.omschrijving, "closed" if good is None else ("granted" if good else "refused")
    status = told.expand.status
    step = status.expand.statustype if status and status.expand else None
    if told.einddatum is not None:
        return step.omschrijving if step else "", "closed"
    return (step.omschrijving, "received" if step.volgnummer == 1 else "running") if step else ("", "running")


def _changed(told: WireCase) -> date:
    extra, status = told.voorportaal, told.expand.status
    days = [
        told.startdatum,
        *(one.datum for one in extra.handelingen),
        *(one.datum for one in extra.berichten),
    ]
    if status and status.datum_status_gezet:
        days.append(status.datum_status_gezet.astimezone(AMSTERDAM).date())
    return max(days + ([told.einddatum] if told.einddatum else []))


def _order(one: Case) -> tuple[bool, int, str]:
    return (one.finished is not None, -one.changed.toordinal(), one.number)


def _number(step: WireStep) -> int:
    return step.volgnummer


def _newest_first(event: Event) -> tuple[bool, int]:
    return (event.kind != "planned", -event.day.toordinal())
