"""What a visitor does at the register: look, give, ask, look up a code, activate, refuse, end; all for oneself only."""

import uuid
from datetime import date

import falcon
from msgspec import Struct
from msgspec.structs import replace

from services.identity.machtigen.codes import plain, random_code
from services.identity.machtigen.mandate import (
    Machtiging as Mandate,
    Refused,
    check_activation,
    check_period,
    check_service,
)
from services.identity.machtigen.measures import measures
from services.identity.machtigen.states import Act, begin
from services.identity.session import Level
from services.mockkit.problem import Problem
from services.mockkit.world import World, claims_of
from services.registries.machtigen import answers
from services.registries.machtigen.block import Block, Gegeven
from services.registries.machtigen.records import Code, Geven, Machtiging, Machtigingen, Voorbeeld, Vragen
from services.registries.machtigen.stock import Kept, Stock

WRONG = "machtigen.foute-codes"


class Visitor(Struct, frozen=True):
    """Who stands at the desk."""

    bsn: str
    naam: str
    level: Level


class Desk:
    """The register's rules over the tables; raises Refused with a reason, and Problem for who may not be here."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world
        self._stock = Stock(world)

    def visitor(self, req: falcon.Request) -> Visitor:
        """Return who asks. Nobody arranges machtigingen in another's name: a helper cannot pass the power on."""
        claims = claims_of(req)
        if claims is None:
            return self._visitor(req.get_header("X-Voorportaal-Betrokkene") or "", Level.HOOG)
        if claims.actor != claims.subject:
            raise Problem(403, "autorisatie", "Machtigingen regelt u alleen voor uzelf.")
        return self._visitor(claims.subject, claims.level)

    def overview(self, who: Visitor) -> Machtigingen:
        """Return both sides."""
        given, held = self._stock.given_by(who.bsn), self._stock.held_by(who.bsn)
        today = self._today
        return Machtigingen(answers.listed(given, "gever", today), answers.listed(held, "gemachtigde", today))

    def give(self, who: Visitor, asked: Geven) -> Machtiging:
        """Make a machtiging with a code; who uses that code may act."""
        self._check(asked.dienst, asked.van, asked.tot_en_met)
        made = self._stock.add(who.bsn, self._row(asked.dienst, asked.van, asked.tot_en_met, "geven"), "gegeven")
        return answers.answer(made, "gever", self._today)

    def ask(self, who: Visitor, asked: Vragen) -> Machtiging:
        """Ask somebody for a machtiging. The code goes to the other by letter, never to who asks."""
        self._check(asked.dienst, asked.van, asked.tot_en_met)
        other = asked.burgerservicenummer
        if other == who.bsn:
            raise Refused("zichzelf")
        if other not in self._world.persons:
            raise Refused("bsn_onbekend")
        row = self._row(asked.dienst, asked.van, asked.tot_en_met, "vragen")
        row = replace(row, burgerservicenummer=who.bsn, gemachtigde=who.naam)
        return answers.answer(self._stock.add(other, row, "aangevraagd"), "gemachtigde", self._today)

    def look_up(self, who: Visitor, asked: Code) -> Voorbeeld:
        """Return what a code is good for."""
        return answers.preview(self._found(who, asked).mandate)

    def activate(self, who: Visitor, asked: Code) -> Machtiging:
        """Accept: from now on the visitor may act."""
        kept = self._found(who, asked)
        after = kept.mandate.done("activeren", "gemachtigde", self._today)
        row = replace(
            kept.row, status=after.status, sinds=after.sinds, burgerservicenummer=who.bsn, gemachtigde=who.naam
        )
        return answers.answer(self._stock.change(kept, row, "geactiveerd"), "gemachtigde", self._today)

    def act(self, who: Visitor, key: str, act: Act) -> Machtiging:
        """Refuse or end a machtiging that the visitor gave or has; 404 for one of others."""
        kept = self._stock.one(key)
        side = kept.mandate.side_of(who.bsn) if kept else None
        if kept is None or side is None:
            raise Problem(404, detail="Deze machtiging bestaat niet.")
        after = kept.mandate.done(act, side, self._today)
        row = replace(kept.row, status=after.status, sinds=after.sinds)
        told = "ingetrokken" if act == "intrekken" else "geweigerd"
        return answers.answer(self._stock.change(kept, row, told), side, self._today)

    @property
    def _today(self) -> date:
        return self._world.clock.today()

    def _check(self, dienst: str, van: date, tot_en_met: date) -> None:
        check_service(dienst)
        check_period(van, tot_en_met, self._today)

    def _row(self, dienst: str, van: date, tot_en_met: date, how: str) -> Gegeven:
        status = begin("geven" if how == "geven" else "vragen")
        name = f"{how}-{uuid.uuid4()}"
        return Gegeven(name, dienst, self._today, van, tot_en_met, status, self._today, code=random_code())

    def _found(self, who: Visitor, asked: Code) -> Kept:
        """Return the machtiging of a code, ready to activate; unknown codes are counted per day and visitor."""
        key = f"{who.bsn}/{self._today.isoformat()}"
        wrong = int((self._world.store.get(WRONG, key) or {}).get("aantal", 0))
        if wrong >= measures().foute_codes_per_dag:
            raise Refused("te_vaak")
        kept = self._stock.by_code(plain(asked.machtigingscode), asked.burgerservicenummer)
        if kept is None or _for_another(kept.mandate, who.bsn):
            self._world.store.put(WRONG, key, {"aantal": wrong + 1})
            raise Refused("code_onbekend")
        check_activation(kept.mandate, who.bsn, who.level, self._today)
        return kept

    def _visitor(self, bsn: str, level: Level) -> Visitor:
        person = self._world.persons.get(bsn)
        return Visitor(bsn, person.naam if person else "", level)


def _for_another(one: Mandate, helper: str) -> bool:
    """True when this code waits for somebody else; a stranger must not learn that it exists."""
    return bool(one.gemachtigde) and one.gemachtigde != helper
