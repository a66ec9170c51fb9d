"""What the KvK does because of a report: a datum in onderzoek, and trade names and people of a company corrected."""

import msgspec

from services.mockkit.beheer import Change, Done
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.nhr.beheer import holders, with_company
from services.registries.nhr.block import Block, Onderneming, Vestiging
from services.stelsel.digimelding.holding import Correctie, changes, corrected, no_mark, only, renewed, whole_number


def mend(world: World[Block], asked: Correctie) -> Done:
    """Correct a company in every table that has it; raises Problem 404 when unknown, 409 where it takes a deed."""
    found = holders(world, asked.object)
    company = next(iter(found.values()))
    after = _corrected(company, asked)
    kind, event = corrected(world.registry, asked)
    if not asked.proef:
        world.change_all({bsn: with_company(world.blocks[bsn], after) for bsn in found}, event)
    return Done(kind, asked.object)


def _corrected(company: Onderneming, asked: Correctie) -> Onderneming:
    """Correct what stands by itself; legal form and statutory name go with rsin and people, and take a deed."""
    words = asked.waarde.strip()
    if asked.gegeven == "indNonMailing":
        return renewed(company, "nonMailing", words.casefold() == "ja")
    place = _place(company, asked.object)
    if asked.gegeven == "handelsnamen":
        new = renewed(place, "handelsnamen", [words, *place.handelsnamen[1:]])
    elif asked.gegeven == "totaalWerkzamePersonen":
        total = whole_number(words)
        part_time = min(place.deeltijd, total)
        new = renewed(renewed(place, "deeltijd", part_time), "voltijd", total - part_time)
    else:
        raise Problem(409, detail=f"{asked.gegeven} verandert met een opgave van de ondernemer of een akte.")
    rows = tuple(new if one is place else one for one in company.vestigingen)
    return msgspec.structs.replace(company, vestigingen=rows)


def _place(company: Onderneming, key: str) -> Vestiging:
    """Return the place of business that was meant, or else the main one."""
    own = [one for one in company.vestigingen if one.vestigingsnummer == key]
    main = company.hoofdvestiging
    if own or main is not None:
        return own[0] if own else main  # type: ignore[return-value]
    raise Problem(409, detail=f"{company.kvk_nummer} heeft geen vestiging.")


CHANGES = (
    changes(no_mark, only("verbetert de KVK in alle tabellen tegelijk"))[0],
    Change("correcties", "Verbeter een gegeven", Correctie, mend, "organisation"),
)
