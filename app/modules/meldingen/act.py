"""What a citizen does with a report: send it, withdraw it; and in practice what its holder does. Runs on a worker."""

from typing import Literal

from msgspec import Struct

from app.modules.meldingen.load import SOURCE, Ask
from services.identifiers import normalise_telefoon
from services.registries.digimelding.client import Client
from services.registries.digimelding.records import Aanpasbaarheid, Behandeling, Bijlage, Contact, Melding, Status
from services.values import hiding

Fault = Literal["datum", "should", "same", "why", "phone", "long"]
LONGEST, LONGEST_WHY = 200, 1000
Act = Literal["take_up", "mark", "lift", "change", "keep", "apart", "finish", "more", "other"]


class Draft(Struct, frozen=True):
    """What somebody fills in; nothing of it is printed."""

    datum: str = ""
    thing: str = ""
    holder: str = ""
    says: str = ""
    should: str = ""
    why: str = ""
    phone: str = ""
    papers: tuple[Bijlage, ...] = ()

    __repr__ = hiding("thing", "says", "should", "why", "phone", "papers")


def faults(draft: Draft) -> dict[str, Fault]:
    """Return what is wrong by field, in the order of the form; empty when it can be sent."""
    found: dict[str, Fault] = {}
    if not draft.datum:
        found["datum"] = "datum"
    if not draft.should.strip():
        found["should"] = "should"
    elif _plain(draft.should) == _plain(draft.says):
        found["should"] = "same"
    elif len(draft.should) > LONGEST:
        found["should"] = "long"
    if not draft.why.strip():
        found["why"] = "why"
    elif len(draft.why) > LONGEST_WHY:
        found["why"] = "long"
    if draft.phone.strip() and not normalise_telefoon(draft.phone):
        found["phone"] = "phone"
    return found


def _plain(words: str) -> str:
    """The same words with other spaces (a number never parts from its unit) or other capitals are the same."""
    return " ".join(words.split()).casefold()


def send(client: Ask, draft: Draft, name: str) -> Melding:
    """Send the report and return it; raises ServiceError. Needs Midden."""
    digimelding: Client = client(SOURCE)
    phone = normalise_telefoon(draft.phone)
    contact = Contact(type="Melder", naam=name, telefoon=phone) if 8 <= len(phone) <= 20 else None
    should, why = draft.should.strip(), draft.why.strip()
    return digimelding.meld(
        draft.datum, draft.thing, draft.says, should, why, draft.holder, contact, draft.papers
    )


def withdraw(client: Ask, key: str) -> Melding:
    """Withdraw a report; raises ServiceError, BadReply when it is too late."""
    digimelding: Client = client(SOURCE)
    return digimelding.trek_in(key)


def possible(report: Melding, change: Aanpasbaarheid) -> tuple[Act, ...]:
    """Return what the holder can do with a report now, in the order of a desk; nothing that would not be true."""
    status = report.status
    if status is Status.GEMELD:
        return ("take_up", "more", "other")
    if status is Status.VERKEERDE_BRONHOUDER:
        return ("more",)
    if not report.undecided:
        return () if report.besluit is None or report.over else ("finish",)
    decisions: tuple[Act, ...] = ("change", "keep") if change.aanpasbaar else ("apart", "keep")
    if change.grond == "registratie":
        decisions = ("apart",)
    return (*decisions, "lift") if report.in_onderzoek else ("mark", *decisions)


def play(client: Ask, report: Melding, what: Act, why: str) -> Melding:
    """Do what the holder does; raises ServiceError."""
    digimelding: Client = client(SOURCE)
    statuses = {
        "take_up": Status.IN_BEHANDELING,
        "finish": Status.AFGEHANDELD,
        "more": Status.ONVOLDOENDE_INFORMATIE,
        "other": Status.VERKEERDE_BRONHOUDER,
    }
    if what in statuses:
        return digimelding.zet_status(report, statuses[what], why)
    proposed = report.wortel.inhoud.voorgestelde_waarde
    handlings = {
        "mark": Behandeling(onderzoek="ingesteld"),
        "lift": Behandeling(onderzoek="opgeheven"),
        "change": Behandeling(besluit="aangepast", waarde=proposed),
        "keep": Behandeling(besluit="niet aangepast"),
        "apart": Behandeling(besluit="niet via melding"),
    }
    return digimelding.behandel(report, handlings[what], why)
