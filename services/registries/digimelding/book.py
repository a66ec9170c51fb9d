"""The reports of everybody: those of the personas' files and those of this session, found by reporter and id."""

import msgspec

from services.events import Event
from services.identifiers import is_bsn, is_kvk
from services.mockkit.world import World
from services.registries.digimelding.block import Block
from services.registries.digimelding.making import earlier
from services.stelsel.digimelding.report import Melding

BRANCHES = "digimelding.vestigingen"
TYPE = "nl.digimelding.meldingen."
# Who has a desk for reports in this practice environment; the file of reactions names the same (a test says so).
_TOWNS = "zoetermeer,den haag,rotterdam,utrecht,amsterdam,groningen,enschede,arnhem,breda,maastricht,leeuwarden,delft"
_OTHERS = {
    "kadaster", "rdw", "kamer van koophandel (kvk)", "belastingdienst", "dienst toeslagen", "svb", "uwv", "duo",
}  # fmt: skip
DESKS = frozenset({f"gemeente {town}" for town in _TOWNS.split(",")} | _OTHERS)


class Book:
    """Reads and keeps. A report changes only together with the event that tells of it."""

    def __init__(self, world: World[Block]) -> None:
        self.world = world

    def of(self, who: str) -> list[Melding]:
        """Return the reports of one reporter, newest first."""
        block = self.world.blocks.get(who, Block())
        done = {one.id: one for one in block.gedaan}
        told = [earlier(self.world, who, one) for one in block.meldingen]
        found = {one.id: one for one in told if one is not None} | done
        return sorted(found.values(), key=lambda one: one.wortel.tijdstip, reverse=True)

    def find(self, who: str, key: str) -> Melding | None:
        """Return one report of a reporter, or None."""
        return next((one for one in self.of(who) if one.id == key), None)

    def anyone(self, key: str) -> tuple[str, Melding] | None:
        """Return (reporter, report) wherever it is: what a holder may look for."""
        for who in self.world.blocks:
            found = self.find(who, key)
            if found is not None:
                return who, found
        return None

    def bind(self, report: str, branch: str) -> None:
        """Remember within which vestiging a report was made; empty for none."""
        if branch:
            self.world.store.put(BRANCHES, report, {"vestiging": branch})

    def branch(self, report: str) -> str:
        """Return the vestiging within which a report was made, or empty."""
        return str((self.world.store.get(BRANCHES, report) or {}).get("vestiging", ""))

    def keep(self, who: str, report: Melding, *events: Event) -> None:
        """Keep a new or changed report and register what happened, and within which vestiging."""
        branch = self.branch(report.id)
        events = tuple(msgspec.structs.replace(one, data={**one.data, "vestiging": branch}) for one in events)
        block = self.world.blocks.get(who, Block())
        others = tuple(one for one in block.gedaan if one.id != report.id)
        self.world.change(who, msgspec.structs.replace(block, gedaan=(*others, report)), *events)


def event(who: str, report: Melding, what: str, **more: str) -> Event:
    """Return the event that ``what`` happened to a report; ``data`` holds all that a reaction may want to say."""
    said = report.wortel.inhoud
    registry, _, key = said.gegeven.partition(".")
    data = {
        "bsn": who,
        "melder": "burger" if is_bsn(who) else "bedrijf" if is_kvk(who) else "organisatie",
        "melding": report.id,
        "kenmerk": report.kenmerk,
        "registratie": said.registratie,
        "register": registry,
        "sleutel": key,
        "object": said.thing,
        "gegeven": said.naam,
        "bronhouder": said.bronhouder,
        "houder": speaker(said.bronhouder),
        "staat": said.betwijfelde_waarde,
        "voorstel": said.voorgestelde_waarde,
        "status": report.status.value,
    }
    data |= dict.fromkeys(("sinds", "uiterlijk", "besluit", "waarde", "uitleg", "toelichting", "vestiging"), "")
    return Event(TYPE + what, who, data | more)


def speaker(holder: str) -> str:
    """Return the holder as a reaction knows it; Digimelding speaks for who is not among those with a desk here."""
    name = holder.casefold()
    return name if name in DESKS else "digimelding"
