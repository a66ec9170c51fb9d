"""Turns a hand-written block into the complete person of the personen contract, with all that is derived.

The result holds every member there is a value for; ``fields`` filtering comes later. Groups that the
registry keeps but has nothing to deliver for are empty objects, lists without items are empty lists.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.registries.brp import address, family, guardians, home, marking, naming
from services.registries.brp.block import Block, Rni
from services.registries.brp.codes import value
from services.registries.brp.days import age, is_over, unshape
from services.registries.brp.marking import flags
from services.registries.brp.parts import (
    birth,
    filled,
    mark_of,
    moment,
    name_of,
    place,
    registered_name,
    with_marks,
)


def build(bsn: str, block: Block, today: date, lookup: guardians.Lookup) -> dict[str, Any]:
    """Return the full person ``bsn`` on the day ``today``; ``lookup`` finds the blocks of other personas."""
    if block.antwoord is not None:
        return refresh(block.antwoord, today)
    made = filled(
        aNummer=block.a_nummer,
        burgerservicenummer=bsn,
        datumEersteInschrijvingGBA=moment(block.datum_eerste_inschrijving_gba),
        geheimhoudingPersoonsgegevens=block.geheimhouding_persoonsgegevens or None,
        geslacht=block.geslacht,
        leeftijd=_age(block, today),
        naam=_own_name(block),
        geboorte=birth(block.geboorte, mark_of(block.in_onderzoek)),
        inOnderzoek=_person_marks(block) or None,
        nationaliteiten=[family.nationality(one) for one in block.nationaliteiten],
        ouders=family.parents(block),
        partners=family.partners(block),
        kinderen=family.children(block),
        gezag=guardians.of(bsn, block, today, lookup),
    )
    made |= _status(block, today) | home.of(block)
    return made | filled(adressering=_addressing(block, made))


def refresh(person: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return a ready-made person with the age it has on ``today``; nothing else changes."""
    made = dict(person)
    born = made.get("geboorte", {}).get("datum")
    if "leeftijd" in made and born:
        years = age(unshape(born), today)
        made["leeftijd"] = years if years is not None else made["leeftijd"]
    return made


def suspension(block: Block) -> dict[str, Any] | None:
    """Return opschortingBijhouding: as written, or for reason O when the person has died."""
    written = block.opschorting_bijhouding
    if written is not None:
        return filled(reden=written.reden, datum=moment(written.datum))
    if block.overlijden is not None and not block.letterlijk:
        return filled(reden=value("opschorting", "O"), datum=moment(block.overlijden.datum))
    return None


def _status(block: Block, today: date) -> dict[str, Any]:
    """Return what the registry keeps about the list itself, and about rights."""
    checked = block.verificatie
    return filled(
        opschortingBijhouding=suspension(block),
        overlijden=_death(block),
        verblijfstitel=_residence_title(block, today),
        europeesKiesrecht=_european_vote(block, today),
        uitsluitingKiesrecht=_excluded(block, today),
        indicatieCurateleRegister=block.indicatie_curatele_register or None,
        indicatieGezagMinderjarige=block.indicatie_gezag_minderjarige,
        verificatie=filled(datum=moment(checked.datum), omschrijving=checked.omschrijving) if checked else None,
        rni=[_supplier(one) for one in block.rni] or None,
    )


def _age(block: Block, today: date) -> int | None:
    gone = suspension(block)
    if block.geboorte is None or block.geboorte.datum is None or (gone and gone["reden"].get("code") == "O"):
        return None
    return age(block.geboorte.datum, today)


def _own_name(block: Block) -> dict[str, Any] | None:
    made = registered_name(block.naam)
    if made is not None or block.naamgebruik is not None:
        full = naming.full_name(name_of(block.naam, block.geslacht))
        made = (made or {}) | filled(volledigeNaam=full, aanduidingNaamgebruik=block.naamgebruik)
    return with_marks(made, flags(mark_of(block.in_onderzoek), marking.OWN_NAME))


def _person_marks(block: Block) -> dict[str, Any]:
    return (
        flags(mark_of(block.in_onderzoek), marking.PERSON, "datumIngangOnderzoekPersoon")
        | flags(home.mark(block), marking.MUNICIPALITY, "datumIngangOnderzoekGemeente")
        | flags(mark_of(block.gezag_in_onderzoek), marking.CUSTODY, "datumIngangOnderzoekGezag")
    )


def _addressing(block: Block, made: Mapping[str, Any]) -> dict[str, Any] | None:
    partner = family.naming_partner(block)
    who = naming.Addressee(
        own=name_of(block.naam, block.geslacht),
        usage=(block.naamgebruik or {}).get("code", "E"),
        partner=name_of(partner.naam, partner.geslacht) if partner is not None else None,
        partner_present=partner is not None and partner.ontbinding_huwelijk_partnerschap is None,
    )
    named, above = naming.envelope(who)
    stay = made.get("verblijfplaats")
    lines = address.lines(stay, made.get("gemeenteVanInschrijving", {}).get("omschrijving", ""))
    letter = filled(
        aanhef=naming.salutation(who),
        aanschrijfwijze=filled(naam=named, aanspreekvorm=above) or None,
        gebruikInLopendeTekst=naming.running_text(who),
        indicatieVastgesteldVerblijftNietOpAdres=(stay or {}).get("indicatieVastgesteldVerblijftNietOpAdres"),
    )
    exists = block.naam is not None or stay is not None
    return with_marks(letter | lines if exists else None, _addressing_marks(block))


def _addressing_marks(block: Block) -> dict[str, Any]:
    own_name_only = (block.naamgebruik or {}).get("code") == "E"  # then no letter has anything of the partner in it
    partner = None if own_name_only else family.naming_partner(block)
    stay = home.mark(block)
    lines = marking.ADDRESS_LINES
    if stay is not None and stay.gone:
        lines = dict.fromkeys(marking.ADDRESS_LINES, (marking.GONE,))
    return (
        flags(mark_of(block.in_onderzoek), marking.LETTER_PERSON, "datumIngangOnderzoekPersoon")
        | flags(
            mark_of(partner.in_onderzoek) if partner is not None else None,
            marking.LETTER_PARTNER,
            "datumIngangOnderzoekPartner",
        )
        | flags(stay, lines, "datumIngangOnderzoekVerblijfplaats")
    )


def _death(block: Block) -> dict[str, Any] | None:
    died = block.overlijden
    if died is None:
        return None
    return with_marks(place(died), flags(mark_of(died.in_onderzoek), marking.DEATH))


def _residence_title(block: Block, today: date) -> dict[str, Any] | None:
    title = block.verblijfstitel
    if title is None or title.aanduiding.get("code") == "98":
        return None
    if title.datum_einde is not None and is_over(title.datum_einde, today):
        return None
    made = filled(
        aanduiding=title.aanduiding,
        datumIngang=moment(title.datum_ingang),
        datumEinde=moment(title.datum_einde),
    )
    return with_marks(made, flags(mark_of(title.in_onderzoek), marking.RESIDENCE_TITLE))


def _european_vote(block: Block, today: date) -> dict[str, Any] | None:
    vote = block.europees_kiesrecht
    if vote is None or vote.aanduiding is None or _ended(vote.einddatum_uitsluiting, today):
        return None
    return filled(aanduiding=vote.aanduiding, einddatumUitsluiting=moment(vote.einddatum_uitsluiting))


def _excluded(block: Block, today: date) -> dict[str, Any] | None:
    out = block.uitsluiting_kiesrecht
    if out is None or not out.uitgesloten_van_kiesrecht or _ended(out.einddatum, today):
        return None
    return filled(uitgeslotenVanKiesrecht=True, einddatum=moment(out.einddatum))


def _ended(day: str | None, today: date) -> bool:
    return day is not None and is_over(day, today)


def _supplier(one: Rni) -> dict[str, Any]:
    return filled(deelnemer=one.deelnemer, omschrijvingVerdrag=one.omschrijving_verdrag, categorie=one.categorie)
