"""Builds where a person lives: the residence group, the municipality, and the settling in the Netherlands."""

from typing import Any

from services.registries.brp import codes, marking
from services.registries.brp.block import Block, Verblijf
from services.registries.brp.marking import Mark, flags
from services.registries.brp.parts import filled, known, mark_of, moment, with_marks

_NO_ID = "0" * 16


def of(block: Block) -> dict[str, Any]:
    """Return verblijfplaats, immigratie and the municipality members of a person."""
    stay = block.verblijfplaats
    return filled(
        gemeenteVanInschrijving=known("gemeente", block.gemeente_van_inschrijving),
        datumInschrijvingInGemeente=moment(block.datum_inschrijving_in_gemeente),
        verblijfplaats=residence(stay, plain=block.letterlijk) if stay is not None else None,
        immigratie=_immigration(block),
    )


def mark(block: Block) -> Mark | None:
    """Return the investigation mark of the residence category."""
    return mark_of(block.verblijfplaats.in_onderzoek) if block.verblijfplaats is not None else None


def kind_of(stay: Verblijf) -> str:
    """Return which of the four kinds a residence is; "" when too little is registered to call it one."""
    if stay.straat or stay.korte_straatnaam:
        return "Adres"
    if stay.locatiebeschrijving:
        return "Locatie"
    if stay.land is None:
        return ""
    return "VerblijfplaatsOnbekend" if codes.is_unknown("land", stay.land) else "VerblijfplaatsBuitenland"


def residence(stay: Verblijf, *, plain: bool = False) -> dict[str, Any] | None:
    """Return the verblijfplaats group of the personen contract; None when there is nothing to call one.

    ``plain`` adds nothing for an author's ease.
    """
    kind = kind_of(stay)
    if not kind:
        return None
    investigation = mark_of(stay.in_onderzoek)
    dutch = kind in ("Adres", "Locatie")
    made = filled(
        type=kind,
        verblijfadres=living_address(stay, kind),
        datumVan=moment(stay.datum_van),
        datumIngangGeldigheid=moment(stay.datum_ingang_geldigheid or (None if plain else stay.datum_van)),
        functieAdres=function_of(stay, plain=plain) if dutch else None,
        adresseerbaarObjectIdentificatie=bag_id(stay.adresseerbaar_object_identificatie),
        nummeraanduidingIdentificatie=bag_id(stay.nummeraanduiding_identificatie),
        indicatieVastgesteldVerblijftNietOpAdres=(dutch and investigation is not None and investigation.gone) or None,
    )
    return with_marks(made, flags(investigation, marking.RESIDENCE[kind], all_when_gone=True))


def living_address(stay: Verblijf, kind: str) -> dict[str, Any] | None:
    """Return the verblijfadres group of a residence."""
    if kind == "VerblijfplaatsOnbekend":
        return None
    made = {"Adres": dutch_address, "Locatie": _described, "VerblijfplaatsBuitenland": _foreign}[kind](stay)
    fields = marking.RESIDENCE_ADDRESS[kind]
    return with_marks(made, flags(mark_of(stay.in_onderzoek), fields, all_when_gone=True))


def function_of(stay: Verblijf, *, plain: bool = False) -> dict[str, str] | None:
    """Return woonadres unless another function is written; what is written when ``plain``."""
    written: dict[str, str] | None = stay.functie_adres
    return written if written is not None or plain else codes.value("functie_adres", "W")


def bag_id(written: str | None) -> str | None:
    """Return a BAG id, or None for the placeholder of zeros."""
    return None if written == _NO_ID else written


def dutch_address(stay: Verblijf) -> dict[str, Any]:
    """Return the parts of a Dutch address that are known."""
    return filled(
        officieleStraatnaam=_name(stay.straat),
        korteStraatnaam=_name(stay.korte_straatnaam or stay.straat),
        huisnummer=stay.huisnummer or None,
        huisletter=stay.huisletter,
        huisnummertoevoeging=stay.huisnummertoevoeging,
        aanduidingBijHuisnummer=stay.aanduiding_bij_huisnummer,
        postcode=stay.postcode,
        woonplaats=_name(stay.woonplaats),
    )


def _described(stay: Verblijf) -> dict[str, Any]:
    return filled(locatiebeschrijving=stay.locatiebeschrijving)


def _foreign(stay: Verblijf) -> dict[str, Any]:
    return filled(regel1=stay.regel1, regel2=stay.regel2, regel3=stay.regel3, land=stay.land)


def _name(written: str) -> str:
    return "" if written == "." else written


def _immigration(block: Block) -> dict[str, Any] | None:
    settled = block.immigratie
    marks = flags(mark(block), marking.IMMIGRATION)
    if settled is None:
        return with_marks({} if block.letterlijk else None, marks)
    came_from = settled.land_vanwaar_ingeschreven
    return with_marks(
        filled(
            landVanwaarIngeschreven=known("land", came_from),
            datumVestigingInNederland=moment(settled.datum_vestiging_in_nederland),
            indicatieVestigingVanuitBuitenland=settled.datum_vestiging_in_nederland is not None or None,
            vanuitVerblijfplaatsOnbekend=codes.is_unknown("land", came_from) or None,
        ),
        marks,
    )
