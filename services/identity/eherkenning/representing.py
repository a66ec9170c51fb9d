"""For whom an employee may act in the same login: other companies, and clients of the one he works for.

The rules are those of the login itself (attempt.py): what could not have been chosen there is not offered here. An
intermediary with many clients need not log in again for each (PEERS.md (b) 3).
"""

from datetime import date

from msgspec.structs import replace

from services.identity.eherkenning.attributes import party_of
from services.identity.eherkenning.authority import (
    CHAIN_LEVEL,
    Bedrijf,
    Bevoegdheid,
    Register,
    TradeRegister,
    authorised,
    entity,
)
from services.identity.eherkenning.directory import Dienst
from services.identity.session import Session
from services.identity.subjects import SubjectOption, Vestiging, narrowed


def options(
    register: Register, companies: TradeRegister, dienst: Dienst, own: Session, today: date
) -> list[SubjectOption]:
    """Return whom the login ``own`` could also have been for; nothing for a login that is not for a company."""
    if not own.by_company:
        return []
    held = register.bevoegdheden(own.actor.id)
    found = []
    for kvk, klant in dict.fromkeys((one.kvk, one.klant) for one in held):
        company, agent = companies.company(klant or kvk), companies.company(kvk) if klant else None
        if company is None or company.kvk == own.subject.id or (klant and agent is None):
            continue
        links = _links(register, klant, kvk, dienst, own, today) if klant else date.max
        rows = [one for one in held if (one.kvk, one.klant) == (kvk, klant)]
        result = entity(company, dienst) or authorised(rows, dienst, dienst.wanted, today)
        if links is not None and isinstance(result, Bevoegdheid):
            found.append(_option(company, agent, dienst, result, min(result.tot, links)))
    return found


def _links(
    register: Register, klant: str, agent: str, dienst: Dienst, own: Session, today: date
) -> date | None:
    """Return the last day of what the client gave the intermediary; None when it gave nothing that reaches so far."""
    if not dienst.keten or own.level < CHAIN_LEVEL.level:
        return None
    given = (one for one in register.ketens(klant) if one.tussenpersoon == agent and one.covers(dienst.id, today))
    return max((one.tot for one in given), default=None)


def _option(
    company: Bedrijf, agent: Bedrijf | None, dienst: Dienst, result: Bevoegdheid, until: date
) -> SubjectOption:
    party = party_of(company, dienst)
    option = SubjectOption(
        party, "business", "keten" if agent else "functie", agent.naam if agent else "", until=until,
        note=agent.naam if agent else "",
    )  # fmt: skip
    if not result.vestigingen:
        return option
    names = dict(company.vestigingen)
    places = tuple(Vestiging(number, names.get(number, number)) for number in result.vestigingen)
    bounded = replace(option, vestigingen=places, branch_only=True)
    return narrowed(bounded, places[0].number) if len(places) == 1 else bounded
