"""What the municipality changes in the BRP: a move, a death, a birth. Each tells of it as an event.

Rules: DOMAIN.md §8 S9 (a move is reported from 28 days before to 5 days after; later, the day of the report counts;
the address must exist in the BAG) and S14 (a death ends the marriage). Books 1 BW and the Wet BRP are the ground.
"""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from services.errors import BadReply, NotFound, ServiceError
from services.events import Event
from services.identifiers import is_bsn
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.brp import codes
from services.registries.brp.block import (
    Block,
    Geboorte,
    Kind,
    Naam,
    Nationaliteit,
    Ontbonden,
    Ouder,
    Overlijden,
    Partner,
    Verblijf,
)
from services.registries.brp.newborn import free_number

MOVED = "nl.brp.personen.persoon-verhuisd"
DIED = "nl.brp.personen.persoon-overleden"
BORN = "nl.brp.personen.persoon-geboren"
_GV01: dict[str, dict[str, Any]] = {
    MOVED: {"berichtsoort": "Gv01", "categorieen": ["08", "58"]},
    DIED: {"berichtsoort": "Gv01", "categorieen": ["06", "07"]},
    BORN: {"berichtsoort": "Gv01", "categorieen": ["01", "09"]},
}
"""The BRP's own message for each change: its kind, and the categories that it carries (Logisch Ontwerp BRP)."""
_BEFORE, _AFTER = timedelta(days=28), timedelta(days=5)
Bsn = Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
Words = Annotated[str, Meta(min_length=1, max_length=80)]


class Verhuizing(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody moves within the Netherlands, alone or with others of the household."""

    burgerservicenummer: Bsn
    nummeraanduiding_identificatie: Annotated[str, Meta(pattern=r"^[0-9]{16}$")]
    datum: date
    meeverhuizers: tuple[Bsn, ...] = ()


class Sterfgeval(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody died."""

    burgerservicenummer: Bsn
    datum: date
    plaats: Words


class Geboorteaangifte(msgspec.Struct, frozen=True, rename="camel"):
    """A child was born; the first parent is the mother, whose address the child gets."""

    ouders: Annotated[tuple[Bsn, ...], Meta(min_length=1, max_length=2)]
    voornamen: Words
    geslachtsnaam: Words
    datum: date
    plaats: Words
    voorvoegsel: Annotated[str, Meta(max_length=10)] = ""
    geslacht: Literal["M", "V", "O"] = "O"


def move(world: World[Block], asked: Verhuizing) -> Done:
    """Give everybody who moves the new address; the old one becomes history."""
    today = world.clock.today()
    if asked.datum > today + _BEFORE:
        raise invalid("datum", "value", "Een verhuizing kan vanaf 28 dagen van tevoren worden doorgegeven.")
    day = asked.datum if asked.datum >= today - _AFTER else today
    address = _address(world, asked.nummeraanduiding_identificatie)
    movers = dict.fromkeys((asked.burgerservicenummer, *asked.meeverhuizers))
    moved, events = {}, []
    for bsn in movers:
        block = _living(world, bsn)
        moved[bsn] = _moved(block, address, day)
        events.append(Event(MOVED, bsn, _GV01[MOVED] | _told(bsn, block, moved[bsn], day, list(movers))))
    world.change_all(moved, *events)
    return Done(MOVED, asked.burgerservicenummer, {"datum": day.isoformat(), "verhuisd": list(movers)})


def die(world: World[Block], asked: Sterfgeval) -> Done:
    """Register the death, and end the marriage or partnership on the partner's list too."""
    bsn, day = asked.burgerservicenummer, asked.datum
    if day > world.clock.today():
        raise invalid("datum", "value", "De datum van overlijden ligt in de toekomst.")
    block = _living(world, bsn)
    changed = {bsn: msgspec.structs.replace(block, overlijden=Overlijden(datum=day, plaats=asked.plaats, land="6030"))}
    partners = [one.burgerservicenummer for one in block.partners if _together(one) and one.burgerservicenummer]
    for partner in partners:
        theirs = world.blocks.get(partner)
        if theirs is not None:
            changed[partner] = _widowed(theirs, bsn, day)
    children = [one.burgerservicenummer for one in block.kinderen if one.burgerservicenummer]
    told = {
        "bsn": bsn, "datum": day.isoformat(), "plaats": asked.plaats, "naam": _name(block.naam), "partners": partners,
        "kinderen": children, "nabestaanden": partners or children, "gemeente": _town(block),
    }  # fmt: skip
    world.change_all(changed, Event(DIED, bsn, _GV01[DIED] | told))
    return Done(DIED, bsn, {"partners": len(partners), "kinderen": len(children)})


def bear(world: World[Block], asked: Geboorteaangifte) -> Done:
    """Register the child at the mother's address, with a number nobody has, and put it on the parents' lists."""
    if asked.datum > world.clock.today():
        raise invalid("datum", "value", "De geboortedatum ligt in de toekomst.")
    parents = {bsn: _living(world, bsn) for bsn in asked.ouders}
    mother = parents[asked.ouders[0]]
    bsn = free_number(world, f"{asked.ouders[0]}/{asked.voornamen}/{asked.datum}")
    name = Naam(voornamen=asked.voornamen, voorvoegsel=asked.voorvoegsel, geslachtsnaam=asked.geslachtsnaam)
    birth = Geboorte(datum=asked.datum, plaats=asked.plaats, land="6030")
    home = mother.verblijfplaats
    child = Block(
        geslacht=asked.geslacht,
        naam=name,
        geboorte=birth,
        datum_eerste_inschrijving_gba=asked.datum,
        gemeente_van_inschrijving=mother.gemeente_van_inschrijving,
        datum_inschrijving_in_gemeente=asked.datum,
        verblijfplaats=msgspec.structs.replace(home, datum_van=asked.datum, in_onderzoek=None) if home else None,
        nationaliteiten=(Nationaliteit(nationaliteit="0001", datum_ingang_geldigheid=asked.datum),),
        ouders=tuple(_parent(one, parents[one], asked.datum) for one in asked.ouders),
    )
    mine = Kind(burgerservicenummer=bsn, naam=name, geboorte=birth)
    changed = {one: msgspec.structs.replace(block, kinderen=(*block.kinderen, mine)) for one, block in parents.items()}
    told = {
        "bsn": bsn, "ouders": list(asked.ouders), "ouder": asked.ouders[0], "voornamen": asked.voornamen,
        "naam": _name(name), "datum": asked.datum.isoformat(), "plaats": asked.plaats, "gemeente": _town(mother),
    }  # fmt: skip
    world.change_all(changed | {bsn: child}, Event(BORN, bsn, _GV01[BORN] | told))
    return Done(BORN, bsn, {"burgerservicenummer": bsn})


CHANGES = (
    Change("verhuizingen", "Verwerk een verhuizing", Verhuizing, move),
    Change("sterfgevallen", "Verwerk een overlijden", Sterfgeval, die),
    Change("geboorten", "Schrijf een kind in", Geboorteaangifte, bear),
)


def _living(world: World[Block], bsn: str) -> Block:
    block = world.blocks.get(bsn) if is_bsn(bsn) else None
    if block is None:
        raise Problem(404, detail=f"De BRP kent {bsn} niet.")
    if block.overlijden is not None:
        raise Problem(409, "overleden", f"{bsn} is overleden; deze persoonslijst wordt niet meer bijgehouden.")
    return block


def _address(world: World[Block], key: str) -> dict[str, Any]:
    """Return the address as the BAG knows it; raises Problem 400 when it does not, 503 when it cannot be asked."""
    if world.ask is None:
        raise Problem(503, detail="De BAG is niet te bereiken: zonder controle geen verhuizing.")
    try:
        found: dict[str, Any] = world.ask("bag", "individuelebevragingen", f"/adressen/{key}")
    except (NotFound, BadReply) as error:
        reason = "Dit adres staat niet in de BAG."
        raise invalid("nummeraanduidingIdentificatie", "bag", reason) from error
    except ServiceError as error:
        raise Problem(503, detail=f"De BAG antwoordt niet ({type(error).__name__}); probeer het later.") from error
    return found


def _moved(block: Block, address: dict[str, Any], day: date) -> Block:
    key = str(address["nummeraanduidingIdentificatie"])
    street = str(address["openbareRuimteNaam"])
    town = _municipality(key[:4], str(address["woonplaatsNaam"]))
    home = Verblijf(
        straat=street,
        korte_straatnaam=str(address.get("korteNaam", ""))[:24] if len(street) > 24 else "",
        huisnummer=int(address["huisnummer"]),
        huisletter=str(address.get("huisletter", "")),
        huisnummertoevoeging=str(address.get("huisnummertoevoeging", "")),
        postcode=address.get("postcode"),
        woonplaats=str(address["woonplaatsNaam"]),
        functie_adres="W",
        adresseerbaar_object_identificatie=address.get("adresseerbaarObjectIdentificatie"),
        nummeraanduiding_identificatie=key,
        datum_van=day,
    )
    same = (block.gemeente_van_inschrijving or {}).get("code") == town["code"]
    earlier: tuple[Verblijf, ...] = ()
    if block.verblijfplaats is not None:
        was = block.verblijfplaats.gemeente or block.gemeente_van_inschrijving
        earlier = (msgspec.structs.replace(block.verblijfplaats, gemeente=was, in_onderzoek=None),)
    return msgspec.structs.replace(
        block,
        verblijfplaats=home,
        eerdere_verblijfplaatsen=(*earlier, *block.eerdere_verblijfplaatsen),
        gemeente_van_inschrijving=block.gemeente_van_inschrijving if same else town,
        datum_inschrijving_in_gemeente=block.datum_inschrijving_in_gemeente if same else day,
    )


def _told(bsn: str, before: Block, after: Block, day: date, movers: list[str]) -> dict[str, Any]:
    home, old = after.verblijfplaats, before.verblijfplaats
    return {
        "bsn": bsn,
        "datum": day.isoformat(),
        "adres": _lines(home),
        "vorigAdres": _lines(old),
        "gemeente": _town(after),
        "vorigeGemeente": _town(before),
        "andereGemeente": _town(after)["code"] != _town(before)["code"],
        "meeverhuizers": movers,
    }


def _lines(home: Verblijf | None) -> dict[str, Any]:
    if home is None:
        return dict.fromkeys(("regel", "straat", "huisnummer", "postcode", "woonplaats"), "")
    number = f"{home.huisnummer or ''}{home.huisletter}"
    number += f"-{home.huisnummertoevoeging}" if home.huisnummertoevoeging else ""
    return {
        "regel": f"{home.straat} {number}".strip() or home.locatiebeschrijving or home.regel1,
        "straat": home.straat,
        "huisnummer": number,
        "postcode": home.postcode or "",
        "woonplaats": home.woonplaats,
        "nummeraanduiding": home.nummeraanduiding_identificatie or "",
        "adresseerbaarObject": home.adresseerbaar_object_identificatie or "",
    }


def _municipality(code: str, fallback: str) -> dict[str, str]:
    known = codes.tables()["gemeente"]
    return {"code": code, "omschrijving": known.get(code, fallback)}


def _town(block: Block) -> dict[str, str]:
    town = block.gemeente_van_inschrijving or {}
    return {"code": str(town.get("code", "")), "naam": str(town.get("omschrijving", ""))}


def _together(partner: Partner) -> bool:
    return partner.ontbinding_huwelijk_partnerschap is None


def _widowed(block: Block, late: str, day: date) -> Block:
    ended = tuple(
        msgspec.structs.replace(one, ontbinding_huwelijk_partnerschap=Ontbonden(datum=day))
        if one.burgerservicenummer == late and _together(one)
        else one
        for one in block.partners
    )
    return msgspec.structs.replace(block, partners=ended)


def _parent(bsn: str, block: Block, day: date) -> Ouder:
    return Ouder(
        burgerservicenummer=bsn,
        geslacht=block.geslacht,
        naam=block.naam,
        geboorte=block.geboorte,
        datum_ingang_familierechtelijke_betrekking=day,
    )


def _name(name: Naam | None) -> str:
    parts = (name.voornamen, name.voorvoegsel, name.geslachtsnaam) if name else ()
    return " ".join(part for part in parts if part)
