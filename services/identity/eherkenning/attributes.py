"""What a service gets of a login for an organisation, by the names of the trust framework (DOMAIN.md §2.3 item 7).

Only the numbers that the service knows (``Dienst.numbers``); names as in the published examples of eHerkenning 1.11.
"""

from services.identity.eherkenning.authority import Bedrijf
from services.identity.eherkenning.directory import Dienst, Kind
from services.identity.eherkenning.steps import BusinessLoggedIn
from services.identity.session import Party

_KINDS: dict[Kind, str] = {"kvk": "KvKnr", "rsin": "RSIN"}
CONCERNED, INTERMEDIARY = "urn:etoegang:1.9:EntityConcernedID", "urn:etoegang:1.9:IntermediateEntityID"
RESTRICTION = "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"
PERSON, SERVICE_ID = "urn:etoegang:core:ActingSubjectID", "urn:etoegang:core:ServiceID"
NAME = "urn:etoegang:1.11:attribute-represented:CompanyName"


def numbers_for(company: Bedrijf, dienst: Dienst) -> dict[Kind, str]:
    """Return the numbers of a company that a service gets: of the kinds it knows, those that the company has."""
    has: dict[Kind, str] = {"kvk": company.kvk, "rsin": company.rsin}
    return {kind: has[kind] for kind in dienst.numbers if has[kind]}


def party_of(company: Bedrijf, dienst: Dienst, vestiging: str = "") -> Party:
    """Return the company as the service comes to know it."""
    return Party("company", company.kvk, company.naam, vestiging, numbers_for(company, dienst).get("rsin", ""))


def attributes(done: BusinessLoggedIn) -> dict[str, str]:
    """Return the attributes of the statement; the level stands beside them, in the AuthnContext."""
    told = {PERSON: done.pseudonym, SERVICE_ID: done.dienst.service_id, NAME: done.subject.name}
    numbers: dict[Kind, str] = {"kvk": done.subject.id, "rsin": done.subject.rsin}
    told |= {f"{CONCERNED}:{_KINDS[kind]}": numbers[kind] for kind in done.dienst.numbers if numbers[kind]}
    if done.tussenpersoon is not None:
        told[f"{INTERMEDIARY}:{_KINDS['kvk']}"] = done.tussenpersoon.id
    if done.subject.vestiging:
        told[RESTRICTION] = done.subject.vestiging
    return told
