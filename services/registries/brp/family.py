"""Builds the family and nationality groups of a person: parents, partners, children, nationalities."""

from typing import Any

from services.registries.brp import marking
from services.registries.brp.block import Block, Kind, Nationaliteit, Ouder, Partner
from services.registries.brp.marking import flags
from services.registries.brp.parts import birth, filled, mark_of, moment, place, relative_name, with_marks

_STATES = {
    "0000": "NationaliteitOnbekend",
    "0002": "BehandeldAlsNederlander",
    "0499": "Staatloos",
    "0500": "VastgesteldNietNederlander",
}
_SPECIAL = {"B": "BehandeldAlsNederlander", "V": "VastgesteldNietNederlander"}


def naming_partner(block: Block) -> Partner | None:
    """Return the partner whose name may be used: the oldest present bond, else the last former one."""
    present = [one for one in block.partners if one.ontbinding_huwelijk_partnerschap is None]
    if present:
        return min(present, key=_begun)
    return max(block.partners, key=_ended, default=None)


def partners(block: Block) -> list[dict[str, Any]]:
    """Return the present partners, or only the last former one when there is no present one."""
    present = [one for one in block.partners if one.ontbinding_huwelijk_partnerschap is None]
    if present:
        return [_partner(one) for one in present]
    last = naming_partner(block)
    return [_partner(last)] if last is not None else []


def parents(block: Block) -> list[dict[str, Any]]:
    """Return the parents of whom something is registered."""
    return [_parent(one, str(number)) for number, one in enumerate(block.ouders, 1) if _parent_exists(one)]


def children(block: Block) -> list[dict[str, Any]]:
    """Return the children of whom something is registered."""
    return [_child(one) for one in block.kinderen if one.burgerservicenummer or one.naam or one.geboorte]


def nationality(one: Nationaliteit) -> dict[str, Any]:
    """Return one nationality; its code decides which of the five kinds it is."""
    code = (one.nationaliteit or {}).get("code", "0000")
    kind = _SPECIAL.get(one.bijzonder) if code == "0000" else None
    kind = kind or _STATES.get(code, "Nationaliteit")
    reason = one.reden_opname
    made = filled(
        type=kind,
        nationaliteit=one.nationaliteit if kind == "Nationaliteit" else None,
        redenOpname=None if (reason or {}).get("code") == "000" else reason,
        datumIngangGeldigheid=moment(one.datum_ingang_geldigheid),
    )
    fields = marking.NATIONALITY if kind == "Nationaliteit" else marking.SPECIAL_NATIONALITY
    return with_marks(made, flags(mark_of(one.in_onderzoek), fields)) or {}


def _begun(partner: Partner) -> str:
    begun = partner.aangaan_huwelijk_partnerschap
    return (begun.datum if begun is not None else None) or "00000000"


def _ended(partner: Partner) -> str:
    ended = partner.ontbinding_huwelijk_partnerschap
    return (ended.datum if ended is not None else None) or "00000000"


def _partner(one: Partner) -> dict[str, Any]:
    mark = mark_of(one.in_onderzoek)
    bond = one.soort_verbintenis
    ended = one.ontbinding_huwelijk_partnerschap
    end = None if ended is None else filled(datum=moment(ended.datum))
    made = filled(
        burgerservicenummer=one.burgerservicenummer,
        geslacht=one.geslacht,
        soortVerbintenis=None if (bond or {}).get("code") == "." else bond,
        naam=relative_name(one.naam, mark),
        geboorte=birth(one.geboorte, mark),
        aangaanHuwelijkPartnerschap=with_marks(place(one.aangaan_huwelijk_partnerschap), flags(mark, marking.WEDDING)),
        ontbindingHuwelijkPartnerschap=with_marks(end, flags(mark, marking.DIVORCE)),
    )
    return with_marks(made, flags(mark, marking.PARTNER)) or {}


def _parent_exists(one: Ouder) -> bool:
    day = one.datum_ingang_familierechtelijke_betrekking
    return bool(one.burgerservicenummer or one.geslacht or one.naam or one.geboorte or day)


def _parent(one: Ouder, number: str) -> dict[str, Any]:
    mark = mark_of(one.in_onderzoek)
    made = filled(
        burgerservicenummer=one.burgerservicenummer,
        geslacht=one.geslacht,
        ouderAanduiding=one.ouder_aanduiding or number,
        datumIngangFamilierechtelijkeBetrekking=moment(one.datum_ingang_familierechtelijke_betrekking),
        naam=relative_name(one.naam, mark),
        geboorte=birth(one.geboorte, mark),
    )
    return with_marks(made, flags(mark, marking.PARENT)) or {}


def _child(one: Kind) -> dict[str, Any]:
    mark = mark_of(one.in_onderzoek)
    made = filled(
        burgerservicenummer=one.burgerservicenummer,
        naam=relative_name(one.naam, mark),
        geboorte=birth(one.geboorte, mark),
    )
    return with_marks(made, flags(mark, marking.CHILD)) or {}
