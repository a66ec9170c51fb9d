"""Makes reports: the tree of a new one, and that of one which a persona's file tells of."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from services.events.event import practice_oin
from services.identifiers import is_bsn
from services.mockkit.world import PersonCore, World
from services.registries.digimelding.block import Block, Eerder, Stap
from services.stelsel.digimelding.annotations import (
    Annotatie,
    Annotator,
    Behandeling,
    Leaf,
    Planning,
    Referentiekenmerk,
    StatusGezet,
    Terugmelding,
    Wortel,
)
from services.stelsel.digimelding.report import Melding, added, added_all
from services.stelsel.digimelding.statuses import Status
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue
from services.stelsel.stelselcatalogus.terms import Term

WORKDAYS = 5
"""Within so many working days the holder takes a report up (the published example says so)."""
_CODES = {"nhr": "HR", "rdw": "BRV"}


@cache
def terms() -> Catalogue:
    """Return the catalogue of the house's registries; read once."""
    return catalogue()


def root(term: Term, thing: str, holder: str, says: str, should: str, moment: datetime) -> Terugmelding:
    """Return what a report about ``term`` of the object with key ``thing`` says."""
    registry = term.registry
    oin = registry.oin or practice_oin(registry.id)
    return Terugmelding(
        oin_basisregistratie=oin,
        registratie=code_of(registry.id, registry.short),
        bronverwijzing=f"urn:oin:{oin}:{thing}",
        selectie=" ".join([term.object.name if term.object else registry.short, *([] if is_bsn(thing) else [thing])]),
        attribuut=urn_of(term),
        gegeven=term.id,
        naam=term.field.name,
        bronhouder=holder or term.field.holder,
        betwijfelde_waarde=says,
        voorgestelde_waarde=should,
        peilmoment=moment,
    )


def code_of(registry: str, short: str) -> str:
    """Return the code of at most three letters by which a registry is reported to."""
    return _CODES.get(registry, short[:3].upper())


def urn_of(term: Term) -> str:
    """Return the urn of a datum: "urn:bag:verblijfsobject:oppervlakte"."""
    return ":".join(["urn", term.registry.id, term.kind or "gegeven", term.key.replace(".", ":")])


def begun(key: str, who: Annotator, moment: datetime, said: Terugmelding, reason: str, leaves: list[Leaf]) -> Melding:
    """Return a new report with its first status and what the reporter gave along."""
    report = Melding(wortel=Wortel(id=key, door=who, tijdstip=moment, toelichting=reason, inhoud=said))
    for inhoud in (StatusGezet(status=Status.GEMELD), *leaves):
        report = added(report, annotation(report, who, moment, inhoud))
    return report


def annotation(report: Melding, who: Annotator, moment: datetime, inhoud: Leaf, reason: str = "") -> Annotatie:
    """Return a leaf about the whole report; its id follows from the report and its place."""
    key = uuid.uuid5(uuid.UUID(report.id), f"{len(report.annotaties)}")
    return Annotatie(id=str(key), bij=report.id, door=who, tijdstip=moment, toelichting=reason, inhoud=inhoud)


def reporter(bsn: str, person: PersonCore | None) -> Annotator:
    """Return a citizen (BSN), or an organisation (OIN), as the one who reports."""
    if len(bsn) == 9:
        return Annotator(rol="melder", persoon=bsn, naam=person.naam if person else "")
    return Annotator(rol="melder", oin=bsn) if len(bsn) == 20 else Annotator(rol="melder", naam=bsn)


def holder_of(report: Melding) -> Annotator:
    """Return the holder that this report goes to."""
    said = report.wortel.inhoud
    return Annotator(rol="bronhouder", oin=said.oin_basisregistratie, naam=said.bronhouder)


def earlier(world: World[Block], bsn: str, told: Eerder) -> Melding | None:
    """Return the report that a persona's file tells of; None when its datum is in no catalogue."""
    term, person = terms().find(told.gegeven), world.persons.get(bsn)
    if term is None:
        return None
    moment = local(world, told.gemeld)
    said = root(term, told.object, told.bronhouder, told.staat, told.moet_zijn, moment)
    key = str(world.uuid(person.id if person else bsn, told.naam))
    kenmerk: list[Leaf] = [Referentiekenmerk(kenmerk=told.kenmerk)] if told.kenmerk else []
    report = begun(key, reporter(bsn, person), moment, said, told.toelichting, kenmerk)
    return added_all_steps(world, report, told.stappen)


def added_all_steps(world: World[Block], report: Melding, steps: tuple[Stap, ...]) -> Melding:
    """Return ``report`` after what the holder did."""
    for step in steps:
        made = annotation(report, holder_of(report), local(world, step.op), _leaf(step), step.toelichting)
        report = added_all(report, [made])
    return report


def take_up_before(moment: datetime) -> datetime:
    """Return the moment before which the holder takes a report up: five working days later."""
    days = _workdays(moment)
    for _ in range(WORKDAYS):
        moment = next(days)
    return moment


def local(world: World[Block], moment: datetime) -> datetime:
    """Return a moment that a file tells in local time, with its zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=world.clock.now().tzinfo)


def _workdays(moment: datetime) -> Iterator[datetime]:
    while True:
        moment += timedelta(days=1)
        if moment.weekday() < 5:
            yield moment


def _leaf(step: Stap) -> Leaf:
    if step.status is not None:
        return StatusGezet(status=step.status)
    if step.uiterlijk is not None:
        return Planning(mijlpaal="Besluit", datum=step.uiterlijk)
    return Behandeling(onderzoek=step.onderzoek, besluit=step.besluit, waarde=step.waarde, grond=step.grond)
