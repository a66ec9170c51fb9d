"""Plays the register of authorities: one's own, those of a company one manages, granting and withdrawing."""

from collections.abc import Iterable
from typing import Annotated, Any

import falcon
import msgspec
from msgspec.structs import replace

from services.errors import ServiceError
from services.identity.eherkenning import granting
from services.identity.eherkenning.authority import Bevoegdheid
from services.identity.eherkenning.levels import Niveau, niveau
from services.identity.session import Level
from services.mockkit.app import app
from services.mockkit.contract import asked_in_headers, invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World, branch_of, claims_of, require_level
from services.registries.eherkenning import records
from services.registries.eherkenning.block import Block
from services.registries.eherkenning.stock import Stock

FACE, HEADER = "bevoegdheden", "X-Voorportaal-Betrokkene"
_STANDS: dict[granting.Expiry, records.Stand] = {
    "valid": "geldig", "soon": "verloopt", "today": "verloopt", "later": "later",
    "expired": "verlopen", "withdrawn": "ingetrokken",
}  # fmt: skip
_FIELDS: dict[granting.Fault, str] = {
    "level_above_own": "niveau", "too_long": "tot", "ends_before_begin": "tot", "begins_in_past": "van",
    "no_person": "medewerker", "unknown_vestiging": "vestigingen",
}  # fmt: skip


class Betrokkene(msgspec.Struct, frozen=True):
    """Who asks: always the person, also while acting for a company."""

    betrokkene: Annotated[
        str, msgspec.Meta(pattern="^BSN:[0-9]{9}$", description="Wie het vraagt: BSN: met negen cijfers.")
    ] = msgspec.field(name=HEADER)


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the app of the one face."""
    stock = Stock(world)
    base = world.face(FACE).base_path
    made = app(world, FACE, "plain")
    made.add_route(f"{base}/bevoegdheden", Eigen(world, stock))
    made.add_route(f"{base}/bevoegdheden/{{key}}", Een(world, stock))
    made.add_route(f"{base}/bedrijven/{{kvk}}/bevoegdheden", VanBedrijf(world, stock))
    made.add_route(f"{base}/bedrijven/{{kvk}}/medewerkers", Medewerkers(world, stock))
    return {FACE: made}


class _Resource:
    """What every route shares: who asks, and how an authority is told."""

    def __init__(self, world: World[Block], stock: Stock) -> None:
        self.world = world
        self.stock = stock

    def asker(self, req: falcon.Request) -> str:
        """Return the BSN of the person at the keyboard; raises Problem 400 or 403."""
        bsn = asked_in_headers(Betrokkene, req).betrokkene.removeprefix("BSN:")
        claims = claims_of(req)
        if claims is not None and claims.actor != bsn:
            raise Problem(403, "autorisatie", "U bent niet geautoriseerd voor deze vraag.")
        return bsn

    def manager(self, req: falcon.Request, kvk: str) -> str:
        """Return the BSN of the asker, who must manage this company's authorities."""
        bsn = self.asker(req)
        if not self.stock.beheert(bsn, kvk):
            raise Problem(403, "autorisatie", "U beheert de machtigingen van dit bedrijf niet.")
        return bsn

    def colleague(self, bsn: str) -> str:
        """Return the id by which this register tells of a person."""
        person = self.world.persons.get(bsn)
        return str(self.world.uuid(person.id if person else bsn, "medewerker"))

    def seen(self, req: falcon.Request, kvk: str) -> list[Bevoegdheid]:
        """Return the authorities for a company; a session limited to a branch sees those for that branch only."""
        return _bounded(self.stock.van_bedrijf(kvk), kvk, branch_of(req), own=False)

    def told(self, found: Iterable[Bevoegdheid]) -> tuple[records.Bevoegdheid, ...]:
        """Return authorities as the answer tells them."""
        today = self.world.clock.today()
        return tuple(
            records.Bevoegdheid(
                one.id, self.colleague(one.persoon), self.stock.naam(one.persoon), one.kvk, one.niveau.label, one.van,
                one.tot, _STANDS[granting.expiry(one, today)], one.diensten, one.vestigingen, one.klant,
            )
            for one in sorted(found, key=_order)
        )  # fmt: skip


class Eigen(_Resource):
    """GET one's own authorities."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with all of them, ended ones too."""
        bsn = self.asker(req)
        block = self.world.blocks.get(bsn)
        claims = claims_of(req)
        found = _bounded(self.stock.bevoegdheden(bsn), claims.subject if claims else "", branch_of(req), own=True)
        _send(resp, records.Bevoegdheden(self.told(found), block.beheerder if block else ()))


class VanBedrijf(_Resource):
    """GET or POST the authorities of a company that one manages."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with all of them, ended ones too."""
        self.manager(req, kvk)
        _send(resp, records.Bevoegdheden(self.told(self.seen(req, kvk)), (kvk,)))

    def on_post(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Grant one. At most the own level, at most five years; 400 names the field."""
        bsn = self.manager(req, kvk)
        require_level(req, Level.SUBSTANTIEEL)
        asked = _asked(req)
        branch = branch_of(req)
        if branch and asked.vestigingen != (branch,):
            raise Problem(403, "autorisatie", "U mag alleen voor uw eigen vestiging machtigen.")
        found = {self.colleague(one): one for one in self.world.blocks}
        persoon = found.get(asked.medewerker, "")
        grant = granting.Grant(
            persoon, niveau(asked.niveau), asked.van, asked.tot, asked.diensten, asked.vestigingen
        )
        known = self._places(kvk) if asked.vestigingen else set()
        for fault in granting.faults(grant, self._own(bsn), self.world.clock.today(), known):
            raise invalid(_FIELDS[fault], fault, "Deze toekenning kan niet.")
        key = str(self.world.uuid(bsn, f"{kvk}/{len(self.stock.van_bedrijf(kvk))}"))
        made = Bevoegdheid(
            key, persoon, kvk, grant.niveau, grant.van, grant.tot, grant.diensten, grant.vestigingen
        )
        self.stock.grant(made)
        resp.status = falcon.HTTP_201
        _send(resp, self.told([made])[0])

    def _places(self, kvk: str) -> set[str]:
        """Return the company's places of business, as the trade register tells them; none when it does not."""
        if self.world.ask is None:
            return {place for one in self.stock.van_bedrijf(kvk) for place in one.vestigingen}
        try:
            told = self.world.ask("nhr", "basisprofiel", f"/{kvk}/vestigingen")
        except ServiceError:
            return set()
        return {str(one["vestigingsnummer"]) for one in told["vestigingen"]}

    def _own(self, bsn: str) -> Niveau:
        return max((one.niveau for one in self.stock.middelen(bsn)), default=Niveau.EH1)


class Een(_Resource):
    """DELETE one authority of a company that one manages."""

    def on_delete(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Withdraw it; doing so again is fine."""
        bsn = self.asker(req)
        known = [one for kvk in self._managed(bsn) for one in self.seen(req, kvk)]
        if key not in {one.id for one in known}:
            raise Problem(404)
        require_level(req, Level.SUBSTANTIEEL)
        self.stock.end(key)
        resp.status = falcon.HTTP_204

    def _managed(self, bsn: str) -> tuple[str, ...]:
        block = self.world.blocks.get(bsn)
        return block.beheerder if block else ()


class Medewerkers(_Resource):
    """GET the colleagues who have a means."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with everybody who has, or had, an authority for this company, and the manager."""
        bsn = self.manager(req, kvk)
        people = dict.fromkeys((bsn, *(one.persoon for one in self.seen(req, kvk))))
        _send(resp, records.Medewerkers(tuple(self._told(one) for one in people)))

    def _told(self, bsn: str) -> records.Medewerker:
        best = max((one.niveau for one in self.stock.middelen(bsn)), default=Niveau.EH1)
        return records.Medewerker(self.colleague(bsn), self.stock.naam(bsn), best.label)


def _bounded(found: Iterable[Bevoegdheid], kvk: str, branch: str, *, own: bool) -> list[Bevoegdheid]:
    """Return what lies within the boundary, telling no other branch; ``own`` ones may be for the whole company."""
    if not branch:
        return list(found)
    kept = [one for one in found if one.kvk != kvk or branch in one.vestigingen or (own and not one.vestigingen)]
    return [replace(one, vestigingen=(branch,)) if one.kvk == kvk and one.vestigingen else one for one in kept]


def _asked(req: falcon.Request) -> records.Toekenning:
    try:
        return msgspec.json.decode(req.bounded_stream.read(), type=records.Toekenning)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(400, "paramsValidation", f"De inhoud klopt niet: {error}.") from error


def _send(resp: falcon.Response, body: Any) -> None:
    resp.content_type = "application/json"
    resp.data = msgspec.json.encode(body)


def _order(one: Bevoegdheid) -> tuple[bool, str, str]:
    return (one.ingetrokken, one.tot.isoformat(), one.id)
