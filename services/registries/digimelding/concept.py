"""The published concept: POST and GET /terugmelding, over the same reports as our own faces."""

from datetime import datetime

import falcon

from services.mockkit.contract import asked_in_query
from services.mockkit.own_face import answer, asked_in_body
from services.mockkit.problem import Problem
from services.mockkit.world import branch_of, claims_of
from services.registries.digimelding import acting, boundary
from services.registries.digimelding.acting import MOST_BODY
from services.registries.digimelding.book import Book, event
from services.registries.digimelding.making import begun, reporter, root, take_up_before, terms
from services.registries.digimelding.published import (
    Ontvangen,
    Referentie,
    TerugMelding,
    TerugMeldingGegeven,
    TerugMeldingHeader,
    attachments,
    registry_of,
    status_of,
)
from services.stelsel.digimelding.annotations import Contact, Leaf, Referentiekenmerk, Terugmelding
from services.stelsel.digimelding.report import Melding, most_attachments
from services.stelsel.stelselcatalogus.terms import Term

_LOST = "Een of meer bijlagen zijn niet bewaard."


class Terugmeldingen:
    """One report per doubted datum; the answer is about the first, and all carry the same reference."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer how a report stands: the one with this reference, else the newest."""
        asked = asked_in_query(Referentie, req)
        reports = boundary.seen(self._book, req, _who(req))
        found = [one for one in reports if asked.reference in (None, one.id)]
        if not found:
            raise Problem(404)
        answer(resp, _received(found[0]))

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Keep the report."""
        asked = asked_in_body(TerugMelding, req, MOST_BODY)
        who = _who(req)
        branch = branch_of(req)
        made = [self._kept(who, asked, one, branch) for one in asked.terug_melding_body.terug_melding_gegevens]
        received = _received(made[0])
        resp.status = 200
        answer(resp, received)

    def _kept(self, who: str, asked: TerugMelding, doubted: TerugMeldingGegeven, branch: str) -> Melding:
        header, world = asked.terug_melding_header, self._book.world
        now = world.clock.now()
        thing = asked.terug_melding_body.object_identificatie[0].id_waarde or "onbekend"
        person = reporter(who, world.persons.get(who))
        key = str(world.uuid(who or "anoniem", f"{now.isoformat()}/{len(self._book.of(who))}"))
        said = _root(header, doubted, thing, now)
        files = attachments(doubted.bijlages, most_attachments(said.registratie))
        lost = _LOST if len(files) < len(doubted.bijlages) else ""
        made = acting.kept(begun, key, person, now, said, lost, [*_leaves(header), *files])
        told = event(who, made, "melding-gedaan", uiterlijk=take_up_before(now).date().isoformat())
        self._book.bind(made.id, branch)
        self._book.keep(who, made, told)
        return made


def _root(header: TerugMeldingHeader, doubted: TerugMeldingGegeven, thing: str, moment: datetime) -> Terugmelding:
    registry = registry_of(header, doubted.attribuut_urn)
    term = _term(registry, doubted.attribuut_urn)
    if term is None:
        raise Problem(400, "paramsValidation", f"Dit gegeven kennen wij niet: {doubted.attribuut_urn}.")
    holder = header.registratie.houder
    return root(term, thing, holder, doubted.betwijfelde_waarde, doubted.voorgestelde_waarde, moment)


def _term(registry: str, urn: str) -> Term | None:
    """Return the datum that a urn names: its last parts are the last parts of our own name for it."""
    name = urn.rpartition(":")[2]
    own = [one for one in terms().of(registry) if one.key.split(".")[-1] == name]
    return own[0] if own else terms().covering(registry, name)


def _leaves(header: TerugMeldingHeader) -> list[Leaf]:
    leaves: list[Leaf] = []
    if header.referentiekenmerk:
        leaves.append(Referentiekenmerk(kenmerk=header.referentiekenmerk[:12]))
    who = header.melder
    if who.naam:
        named = {"email": who.email, "telefoon": who.telefoon}
        leaves.append(Contact(type="Melder", naam=who.naam, afdeling=who.bedrijf, **named))
    return leaves


def _received(report: Melding) -> Ontvangen:
    taken_up = f"{report.wortel.inhoud.bronhouder} neemt uw melding binnen 5 werkdagen in behandeling."
    return Ontvangen(
        terug_melding_referentie=report.id,
        referentie_kenmerk=report.kenmerk,
        status=status_of(report.status),
        beschrijving=" ".join(part for part in (taken_up, report.wortel.toelichting) if part),
    )


def _who(req: falcon.Request) -> str:
    claims = claims_of(req)
    return claims.subject if claims is not None else ""
