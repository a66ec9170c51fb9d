"""An organisation opens a case and moves it on: POST zaken, rollen, statussen and resultaten as published.

ZGW makes a case without a citizen; the role "initiator" says whose it is. Until then it waits in the store as a
draft that nobody sees. With ``voorportaal.naam`` a case is opened once: asking again answers the same case.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal

import falcon
import msgspec
from msgspec import Meta

from services.clock import AMSTERDAM
from services.decoding import convert
from services.events import Event
from services.identifiers import is_bsn, is_kvk
from services.registries.zaken import questions
from services.registries.zaken.block import Block, Status, Zaak, catalogue
from services.registries.zaken.catalogue_bodies import Body
from services.registries.zaken.desk import Desk
from services.registries.zaken.stock import Dossier, Kind
from services.registries.zaken.writing import posted

DRAFTS = "zaken.concepten"
OPENED = "nl.zaken.zaken.zaak-geopend"
MOVED = "nl.zaken.zaken.status-gezet"
ENDED = "nl.zaken.zaken.resultaat-vastgesteld"
_NAMESPACE = uuid.UUID("5b0f0c2e-6a55-4d0e-9d6e-6f2b7b0f6a11")
_Address = Annotated[str, Meta(min_length=1, max_length=1000)]


class CaseAddition(msgspec.Struct, frozen=True):
    """Ours on a new case: the sender's own name of it, the sentence about its state, the place of business it is of."""

    naam: Annotated[str, Meta(max_length=200)] = ""
    kort: Annotated[str, Meta(max_length=300)] = ""
    vestiging: Annotated[str, Meta(pattern=r"^([0-9]{12})?$")] = ""


class NewCase(msgspec.Struct, frozen=True, rename="camel"):
    """Zaak as it is created."""

    bronorganisatie: Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
    zaaktype: _Address
    verantwoordelijke_organisatie: Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
    startdatum: date
    identificatie: Annotated[str, Meta(max_length=40)] = ""
    omschrijving: Annotated[str, Meta(max_length=80)] = ""
    toelichting: Annotated[str, Meta(max_length=1000)] = ""
    voorportaal: CaseAddition = CaseAddition()


class Initiator(msgspec.Struct, frozen=True, rename="camel"):
    """RolNatuurlijkPersoon, or RolNietNatuurlijkPersoon with the KvK number as innNnpId."""

    inp_bsn: Annotated[str, Meta(pattern=r"^([0-9]{9})?$")] = ""
    inn_nnp_id: Annotated[str, Meta(pattern=r"^([0-9]{8})?$")] = ""
    statutaire_naam: Annotated[str, Meta(max_length=500)] = ""


class NewRole(msgspec.Struct, frozen=True, rename="camel"):
    """Rol as it is created; here only the citizen or the company whose case it is."""

    zaak: _Address
    betrokkene_type: Literal["natuurlijk_persoon", "niet_natuurlijk_persoon"]
    roltype: _Address
    roltoelichting: Annotated[str, Meta(max_length=1000)]
    betrokkene_identificatie: Initiator


class NewStatus(msgspec.Struct, frozen=True, rename="camel"):
    """Status as it is created."""

    zaak: _Address
    statustype: _Address
    datum_status_gezet: datetime
    statustoelichting: Annotated[str, Meta(max_length=1000)] = ""
    voorportaal: CaseAddition = CaseAddition()


class NewResult(msgspec.Struct, frozen=True):
    """Resultaat as it is created."""

    zaak: _Address
    resultaattype: _Address
    toelichting: Annotated[str, Meta(max_length=1000)] = ""


def _whose(bsn: str, kvk: str) -> dict[str, str]:
    """Return whose case it is as an event tells it: a citizen or a company, and ``initiator`` for either."""
    return {"kvkNummer": kvk, "initiator": kvk} if kvk else {"bsn": bsn, "initiator": bsn}


def _initiator(asked: NewRole) -> str:
    """Return the BSN or the KvK number of whose case it is; raises Problem 400."""
    told = asked.betrokkene_identificatie
    if asked.betrokkene_type == "niet_natuurlijk_persoon":
        if not is_kvk(told.inn_nnp_id):
            raise questions.invalid("betrokkeneIdentificatie.innNnpId", "invalid", "Dit is geen KVK-nummer.")
        return told.inn_nnp_id
    if not is_bsn(told.inp_bsn):
        raise questions.invalid("betrokkeneIdentificatie.inpBsn", "invalid", "Dit is geen BSN.")
    return told.inp_bsn


class _Opening:
    """Makes one kind of thing that organisations add."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, req: falcon.Request) -> Body:
        """Make it and return its body; raises Problem."""
        raise NotImplementedError

    def _dossier(self, address: str) -> Dossier:
        found = self._desk.stock.dossier(questions.key_of(address, "zaak"))
        if found is None:
            raise questions.invalid("zaak", "does_not_exist", "De zaak bestaat niet, of heeft nog geen initiator.")
        return found

    def _replace(self, dossier: Dossier, event: str, **changes: Any) -> Dossier:
        """Replace the case by one with ``changes`` and return it as it is then."""
        try:
            zaak = msgspec.structs.replace(dossier.zaak, **changes)
            block = dossier.block.with_case(zaak, dossier.kvk)
        except ValueError as error:
            raise questions.invalid("nonFieldErrors", "invalid", str(error)) from error
        world, key = self._desk.world, self._desk.stock.id(dossier)
        whose = _whose(dossier.bsn, dossier.kvk)
        told = {**whose, "zaak": key, "zaaktype": zaak.zaaktype, "identificatie": zaak.identificatie}
        world.change(dossier.bsn, block, Event(event, key, told | _said(zaak)))
        return self._dossier(world.url("zaken", f"/zaken/{key}"))


class Cases(_Opening):
    """POST /zaken."""

    def add(self, req: falcon.Request) -> Body:
        """Keep a draft; it becomes a case when its initiator is known."""
        questions.need_crs(req)
        asked = posted(req, NewCase)
        kind = self._kind(asked.zaaktype)
        office = _office(asked, kind)
        key = str(uuid.uuid5(_NAMESPACE, asked.voorportaal.naam) if asked.voorportaal.naam else uuid.uuid4())
        there = self._desk.stock.dossier(key)
        if there is not None:
            return self._desk.cases.zaak(there)
        try:
            zaak = _case(asked, kind, office, key)
        except ValueError as error:
            raise questions.invalid("nonFieldErrors", "invalid", str(error)) from error
        self._desk.world.store.put(DRAFTS, key, msgspec.to_builtins(zaak))
        citizenless = Dossier("", "", "", zaak, kind, Block())
        return self._desk.cases.zaak(citizenless) | {"rollen": []}

    def _kind(self, address: str) -> Kind:
        kind = self._desk.stock.kinds.get(questions.key_of(address, "zaaktype"))
        if kind is None:
            raise questions.invalid("zaaktype", "bad-url", "Dit zaaktype bestaat niet.")
        return kind


class Roles(_Opening):
    """POST /rollen."""

    def add(self, req: falcon.Request) -> Body:
        """Give the draft its citizen or company: now it is a case."""
        asked = posted(req, NewRole)
        who, key = _initiator(asked), questions.key_of(asked.zaak, "zaak")
        there, draft = self._desk.stock.dossier(key), self._desk.world.store.get(DRAFTS, key)
        if there is None and draft is None:
            raise questions.invalid("zaak", "does_not_exist", "De zaak bestaat niet.")
        if there is None and draft is not None:
            self._open(who, asked.betrokkene_identificatie.statutaire_naam, key, convert(draft, Zaak))
        elif there is not None and there.owner != who:
            raise questions.invalid("zaak", "unique", "Deze zaak heeft al een initiator.")
        return self._desk.cases.rollen(self._dossier(asked.zaak))[0]

    def _open(self, who: str, name: str, key: str, zaak: Zaak) -> None:
        world, kvk = self._desk.world, who if is_kvk(who) else ""
        table, block = self._table(who)
        try:
            block = block.with_new(zaak, kvk, name)
        except ValueError as error:
            raise questions.invalid("identificatie", "identificatie-niet-uniek", str(error)) from error
        told = _whose("" if kvk else who, kvk)
        told |= {"zaak": key, "zaaktype": zaak.zaaktype, "identificatie": zaak.identificatie}
        with world.store.transaction():
            world.store.delete(DRAFTS, key)
            world.change(table, block, Event(OPENED, key, told | _said(zaak)))

    def _table(self, who: str) -> tuple[str, Block]:
        """Return in which table the cases stand: a citizen's own, that of a company's persona, or its own."""
        blocks = self._desk.world.blocks
        for bsn, block in blocks.items() if is_kvk(who) else ():
            if any(one.kvk_nummer == who for one in block.bedrijf):
                return bsn, block
        return who, blocks.get(who) or Block()


class Statuses(_Opening):
    """POST /statussen."""

    def add(self, req: falcon.Request) -> Body:
        """Set the next step; the same step of the same day a second time changes nothing."""
        asked = posted(req, NewStatus)
        dossier = self._dossier(asked.zaak)
        status = Status(self._step(dossier, asked), _day(asked.datum_status_gezet), asked.statustoelichting)
        last_step = dossier.kind.zaaktype.stappen[-1]
        if status.stap == last_step and not dossier.done:
            raise questions.invalid("nonFieldErrors", "resultaat-does-not-exist", "De zaak heeft nog geen resultaat.")
        if not dossier.zaak.statussen or dossier.zaak.statussen[-1] != status:
            kort = asked.voorportaal.kort or dossier.zaak.kort
            dossier = self._replace(dossier, MOVED, statussen=(*dossier.zaak.statussen, status), kort=kort)
        return self._desk.cases.statussen(dossier)[-1]

    def _step(self, dossier: Dossier, asked: NewStatus) -> str:
        key = questions.key_of(asked.statustype, "statustype")
        for number, step in enumerate(dossier.kind.zaaktype.stappen, 1):
            if self._desk.stock.type_id(dossier.kind, f"statustype/{number}") == key:
                return step
        raise questions.invalid("statustype", "zaaktype-mismatch", "Dit statustype hoort niet bij het zaaktype.")


class Results(_Opening):
    """POST /resultaten."""

    def add(self, req: falcon.Request) -> Body:
        """Say how the case ends, today; a case has one result."""
        asked = posted(req, NewResult)
        dossier = self._dossier(asked.zaak)
        key, stock = questions.key_of(asked.resultaattype, "resultaattype"), self._desk.stock
        names = [one.naam for one in dossier.kind.zaaktype.resultaten]
        found = [one for one in names if stock.type_id(dossier.kind, f"resultaattype/{one}") == key]
        if not found:
            raise questions.invalid("resultaattype", "zaaktype-mismatch", "Dit hoort niet bij het zaaktype.")
        if dossier.done and dossier.zaak.resultaat != found[0]:
            raise questions.invalid("zaak", "unique", "Deze zaak heeft al een resultaat.")
        if not dossier.done:
            today = self._desk.world.clock.today()
            told = {"resultaat": found[0], "resultaat_toelichting": asked.toelichting, "todo": None}
            dossier = self._replace(dossier, ENDED, einddatum=today, **told)
        body = self._desk.cases.resultaat(dossier)
        return body if body is not None else {}


KINDS: Mapping[str, type[_Opening]] = {
    "zaken": Cases,
    "rollen": Roles,
    "statussen": Statuses,
    "resultaten": Results,
}
"""Who adds to a collection of the face zaken, by its name."""


def _case(asked: NewCase, kind: Kind, office: str, key: str) -> Zaak:
    return Zaak(
        naam=asked.voorportaal.naam or key,
        zaaktype=kind.type_id,
        organisatie=office,
        omschrijving=asked.omschrijving or kind.zaaktype.naam,
        identificatie=asked.identificatie or f"ZAAK-{asked.startdatum.year}-{int(key[:8], 16) % 10_000_000:07d}",
        start=asked.startdatum,
        toelichting=asked.toelichting,
        kort=asked.voorportaal.kort,
        vestiging=asked.voorportaal.vestiging,
        uuid=key,
    )


def _office(asked: NewCase, kind: Kind) -> str:
    """Return the id of the organisation with this RSIN."""
    for name, office in catalogue().organisaties.items():
        if office.rsin == asked.bronorganisatie:
            return name
    raise questions.invalid("bronorganisatie", "invalid", "Deze organisatie behandelt hier geen zaken.")


def _said(zaak: Zaak) -> dict[str, Any]:
    step = zaak.statussen[-1].stap if zaak.statussen else ""
    return {"omschrijving": zaak.omschrijving, "stap": step, "resultaat": zaak.resultaat}


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date() if moment.tzinfo else moment.date()
