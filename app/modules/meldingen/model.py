"""How this screen words a report: its state, what happens next, and its annotations as a timeline. Without a screen."""

from datetime import date, datetime

from msgspec import Struct

from app.kit.contributions import Mark
from app.kit.texts import Texts
from app.modules.meldingen import load
from services.clock import AMSTERDAM
from services.registries.digimelding.records import (
    Aanpasbaarheid,
    Annotatie,
    Behandeling,
    Bijlage,
    Contact,
    Melding,
    Planning,
    Referentiekenmerk,
    Status,
    StatusGezet,
)
from services.stelsel.digimelding.corrections import explained

_TONES = {
    Status.GEMELD: ("info", "send"),
    Status.IN_BEHANDELING: ("info", "clock"),
    Status.INGEPLAND: ("info", "calendar"),
    Status.VERKEERDE_BRONHOUDER: ("info", "arrows-exchange"),
    Status.INGETROKKEN: ("neutral", "arrow-back-up"),
    Status.ONVOLDOENDE_INFORMATIE: ("warn", "info-circle"),
    Status.AFGEHANDELD: ("ok", "circle-check"),
}
_DECIDED = {"aangepast": "changed", "niet aangepast": "kept", "niet via melding": "apart"}
_LETTERS = ("next.in_behandeling", "next.planned", "next.ingepland")
MINE, THEIRS, COMING = "own", "status", "future"


class Moment(Struct, frozen=True):
    """One line of the timeline: when, what, more about it, and whose act it was."""

    day: str
    title: str
    more: str
    kind: str


def badge(texts: Texts, report: Melding) -> Mark:
    """Return how a report stands, in a word."""
    kind, icon = _TONES[report.status]
    return Mark(kind, texts(f"status.{report.status.name.casefold()}"), icon)


def day(texts: Texts, moment: datetime) -> str:
    """Return the day of a moment, here."""
    return texts.date(moment.astimezone(AMSTERDAM).date())


def next_step(texts: Texts, report: Melding, take_up: date) -> str:
    """Return what happens next, by whom and when."""
    return sentence(_next_step(texts, report, take_up))


def sentence(words: str) -> str:
    """Return a sentence that begins with a capital, also when it begins with "gemeente Zoetermeer"."""
    return words[:1].upper() + words[1:]


def _next_step(texts: Texts, report: Melding, take_up: date) -> str:
    who = report.wortel.inhoud.bronhouder
    if report.status is Status.GEMELD:
        return texts("next.gemeld", who=who, date=texts.date(take_up))
    if report.planned is not None and not report.over:
        return texts(_told("next.planned", report), who=who, date=texts.date(report.planned))
    decided = report.besluit
    if report.status is Status.AFGEHANDELD and decided is not None:
        why = explained(report.wortel.inhoud.gegeven, decided.grond, texts.language)
        return texts(f"next.{_DECIDED[decided.besluit]}", who=who, value=decided.waarde, why=why)
    return texts(_told(f"next.{report.status.name.casefold()}", report), who=who)


def by_citizen(report: Melding) -> bool:
    """True for a report of a citizen; case and letters about another one are those of the company."""
    return report.wortel.door.persoon is not None


def _told(key: str, report: Melding) -> str:
    return f"{key}_company" if key in _LETTERS and not by_citizen(report) else key


def timeline(texts: Texts, report: Melding) -> tuple[Moment, ...]:
    """Return the annotations, newest first, with what is planned on top; the first status and reference say nothing."""
    said = report.wortel.inhoud
    root = report.wortel
    reported = texts("line.gemeld", name=load.named(said, texts.language))
    lines = [Moment(day(texts, root.tijdstip), reported, root.toelichting, MINE)]
    for leaf in report.annotaties:
        words = _line(texts, leaf)
        if words:
            kind = MINE if leaf.door.rol == "melder" else THEIRS
            lines.append(Moment(day(texts, leaf.tijdstip), sentence(words), leaf.toelichting, kind))
    lines.reverse()
    if report.planned is not None and not report.over:
        coming = sentence(texts("line.coming", who=said.bronhouder))
        lines.insert(0, Moment(texts.date(report.planned), coming, "", COMING))
    return tuple(lines)


def _line(texts: Texts, leaf: Annotatie) -> str:
    match leaf.inhoud:
        case StatusGezet(status=Status.GEMELD) | Referentiekenmerk():
            return ""
        case StatusGezet(status=status):
            return texts(f"line.{status.name.casefold()}", who=leaf.door.naam)
        case Planning(datum=until):
            return texts("line.planning", who=leaf.door.naam, date=texts.date(until))
        case Contact(type=kind, naam=name):
            return texts("line.handler", name=name) if kind == "Behandelaar" else texts("line.contact")
        case Behandeling(onderzoek="ingesteld" | "opgeheven" as stand):
            return texts("line.marked" if stand == "ingesteld" else "line.lifted", who=leaf.door.naam)
        case Behandeling(besluit=decided, waarde=value):
            return texts(f"line.{_DECIDED[decided]}", who=leaf.door.naam, value=value)
        case Bijlage(bestandsnaam=name):
            key = "line.attachment" if leaf.door.rol == "melder" else "line.attachment_of"
            return texts(key, name=name, who=leaf.door.naam)


def unchanged(texts: Texts, report: Melding, change: Aanpasbaarheid) -> str:
    """Return why the holder cannot change the datum as reported, when it is time to decide; empty when it can."""
    return explained(report.wortel.inhoud.gegeven, change.grond, texts.language) if report.undecided else ""
