"""What the KvK registers: a company begins, a company moves. Each tells of it as an event (Handelsregisterwet 2007)."""

import zlib
from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from services.errors import BadReply, NotFound, ServiceError
from services.events import Event
from services.identifiers import is_bsn
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.nhr.block import Activiteit, Adres, Block, Functionaris, KvkNummer, Onderneming, Vestiging

STARTED = "nl.kvk.ondernemingen.onderneming-gestart"
MOVED = "nl.kvk.ondernemingen.onderneming-verhuisd"
BagId = Annotated[str, Meta(pattern=r"^[0-9]{4}20[0-9]{10}$")]
Words = Annotated[str, Meta(min_length=1, max_length=200)]


class Inschrijving(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody starts an eenmanszaak."""

    eigenaar: Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
    naam_eigenaar: Words
    handelsnaam: Words
    nummeraanduiding_identificatie: BagId
    aanvang: date
    sbi: Annotated[str, Meta(pattern=r"^[0-9]{4,5}$")] = "62010"
    activiteit: Words = "Ontwikkelen, produceren en uitgeven van software"


class Verhuizing(msgspec.Struct, frozen=True, rename="camel"):
    """The main place of business moves."""

    kvk_nummer: KvkNummer
    nummeraanduiding_identificatie: BagId
    datum: date


def start(world: World[Block], asked: Inschrijving) -> Done:
    """Register the company with its one place of business, under numbers that nobody has."""
    if not is_bsn(asked.eigenaar):
        raise invalid("eigenaar", "value", "Dit is geen BSN.")
    address = _address(world, asked.nummeraanduiding_identificatie)
    number = _free_number(world, f"{asked.eigenaar}/{asked.handelsnaam}")
    place = Vestiging(
        vestigingsnummer=f"9999{number}", hoofd=True, handelsnamen=(asked.handelsnaam,), voltijd=1, adressen=(address,)
    )
    company = Onderneming(
        kvk_nummer=number,
        rechtsvorm="Eenmanszaak",
        aanvang=asked.aanvang,
        registratie=world.clock.today(),
        sbi=(Activiteit(code=asked.sbi, omschrijving=asked.activiteit, hoofd=True),),
        functionarissen=(
            Functionaris(functie="Eigenaar", naam=asked.naam_eigenaar, bsn=asked.eigenaar, sinds=asked.aanvang),
        ),
        vestigingen=(place,),
    )
    block = world.blocks.get(asked.eigenaar) or Block()
    told = _told(company, address) | {"datum": asked.aanvang.isoformat()}
    changed = msgspec.structs.replace(block, ondernemingen=(*block.ondernemingen, company))
    world.change(asked.eigenaar, changed, Event(STARTED, number, told))
    return Done(STARTED, number, {"kvkNummer": number, "vestigingsnummer": place.vestigingsnummer})


def move(world: World[Block], asked: Verhuizing) -> Done:
    """Give the main place of business its new address, on every table that has the company."""
    found = holders(world, asked.kvk_nummer)
    company = next(iter(found.values()))
    main = company.hoofdvestiging
    if main is None:
        raise Problem(409, detail=f"{asked.kvk_nummer} heeft geen hoofdvestiging.")
    address = _address(world, asked.nummeraanduiding_identificatie)
    others = tuple(one for one in main.adressen if one.type != "bezoekadres")
    there = msgspec.structs.replace(main, adressen=(address, *others))
    places = tuple(there if one is main else one for one in company.vestigingen)
    moved = msgspec.structs.replace(company, vestigingen=places)
    changed = {bsn: with_company(world.blocks[bsn], moved) for bsn in found}
    told = _told(moved, address) | {"datum": asked.datum.isoformat()}
    world.change_all(changed, Event(MOVED, asked.kvk_nummer, told))
    return Done(MOVED, asked.kvk_nummer, {"vestigingsnummer": main.vestigingsnummer})


CHANGES = (
    Change("inschrijvingen", "Schrijf een eenmanszaak in", Inschrijving, start),
    Change("verhuizingen", "Verwerk de verhuizing van een onderneming", Verhuizing, move),
)


def _address(world: World[Block], key: str) -> Adres:
    """Return the address as the BAG knows it; raises Problem 400 or 503."""
    if world.ask is None:
        raise Problem(503, detail="De BAG is niet te bereiken.")
    try:
        found: dict[str, Any] = world.ask("bag", "individuelebevragingen", f"/adressen/{key}")
    except (NotFound, BadReply) as error:
        raise invalid("nummeraanduidingIdentificatie", "bag", "Dit adres staat niet in de BAG.") from error
    except ServiceError as error:
        raise Problem(503, detail=f"De BAG antwoordt niet ({type(error).__name__}); probeer het later.") from error
    return Adres(
        straatnaam=str(found["openbareRuimteNaam"]),
        huisnummer=int(found["huisnummer"]),
        huisletter=str(found.get("huisletter", "")),
        huisnummertoevoeging=str(found.get("huisnummertoevoeging", "")),
        postcode=str(found["postcode"]),
        plaats=str(found["woonplaatsNaam"]),
        adresseerbaar_object_identificatie=str(found["adresseerbaarObjectIdentificatie"]),
        nummeraanduiding_identificatie=key,
    )


def holders(world: World[Block], number: str) -> dict[str, Onderneming]:
    """Return whose tables have a company, by its own number or that of a place; raises Problem 404."""
    owner = world.owner("kvk", number)
    found = {
        bsn: one
        for bsn in (*world.blocks, *([owner] if owner else []))
        for one in world.blocks[bsn].ondernemingen
        if number in (one.kvk_nummer, *(place.vestigingsnummer for place in one.vestigingen))
    }
    if not found:
        raise Problem(404, detail=f"Er is geen onderneming {number}.")
    return found


def with_company(block: Block, changed: Onderneming) -> Block:
    """Return a table with the company as it is now."""
    rows = tuple(changed if one.kvk_nummer == changed.kvk_nummer else one for one in block.ondernemingen)
    return msgspec.structs.replace(block, ondernemingen=rows)


def _free_number(world: World[Block], seed: str) -> str:
    """Return a number of the practice series (it begins with 00) that no company has."""
    taken = {one.kvk_nummer for block in world.blocks.values() for one in block.ondernemingen}
    start = zlib.crc32(seed.encode())
    for step in range(1_000_000):
        number = f"00{(start + step) % 1_000_000:06d}"
        if number not in taken and world.owner("kvk", number) is None:
            return number
    raise Problem(503, detail="Er is geen vrij nummer meer.")


def _told(company: Onderneming, address: Adres) -> dict[str, Any]:
    people = [one.bsn for one in company.functionarissen if one.bsn and one.tot is None]
    return {
        "kvkNummer": company.kvk_nummer,
        "naam": company.naam,
        "rechtsvorm": company.rechtsvorm,
        "betrokkenen": list(dict.fromkeys(people)),
        "sbi": company.sbi[0].code,
        "activiteit": company.sbi[0].omschrijving,
        "adres": f"{address.straatnaam} {address.huisnummer}{address.huisletter}",
        "plaats": address.plaats,
        "gemeentecode": address.nummeraanduiding_identificatie[:4],
    }
