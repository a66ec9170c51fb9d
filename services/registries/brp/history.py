"""Builds verblijfplaatshistorie: where a person lived on a day or in a period, latest first."""

from collections.abc import Mapping
from typing import Any

from services.registries.brp import address, home, marking
from services.registries.brp.block import Block, Leverancier, Verblijf
from services.registries.brp.days import UNKNOWN, unshape
from services.registries.brp.marking import flags
from services.registries.brp.parts import filled, mark_of, moment, with_marks
from services.registries.brp.stays import NEVER, in_time, window

_SINCE = "datumIngangOnderzoek"


def stays(block: Block) -> list[dict[str, Any]]:
    """Return every stay of a persona, latest first; the next one's start ends the one before it."""
    if block.antwoord is not None:
        return ready_stays(block.antwoord)
    made: list[dict[str, Any]] = []
    until: str | None = None
    for stay in reversed(in_time(block)):
        if _never_lasted(stay.datum_van, until):
            continue
        one = _stay(stay, stay.datum_tot or until, block)
        if one is not None:
            made.append(one)
        until = stay.datum_van
    return made


def _never_lasted(start: str | None, end: str | None) -> bool:
    """True when the next one, from a day that is known, began on the same day or before: this one was put right."""
    known = end is not None and end[6:] != "00"
    return known and start is not None and start[6:] != "00" and start >= str(end)


def ready_stays(person: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the present stay of a ready-made person: the contract delivers no other."""
    now = person.get("verblijfplaats")
    if not now:
        return []
    left_out = ("datumIngangGeldigheid", "indicatieVastgesteldVerblijftNietOpAdres", "inOnderzoek")
    made = {name: value for name, value in now.items() if name not in left_out}
    town = person.get("gemeenteVanInschrijving")
    return [made | filled(gemeenteVanInschrijving=town) | _addressing(now, town, {})]


def between(every: list[dict[str, Any]], start: str, end: str) -> list[dict[str, Any]]:
    """Return the stays that overlap [``start``, ``end``), both YYYYMMDD.

    Of a beginning that is not fully known the first day it can be counts, or the day after the stay before it began
    when that is later; there that stay ends. Source: the peildatum- and periode-filtering features of this API.
    """
    first = window(start).first
    last = max(window(end).first, first + 1)  # there is no day after the last one
    found: list[dict[str, Any]] = []
    before = 0
    for one in reversed(every):
        before = _from(unshape(one["datumVan"]) if "datumVan" in one else UNKNOWN, before)
        until = _from(unshape(one["datumTot"]), before) if "datumTot" in one else NEVER + 1
        if before < last and until > first:
            found.append(one)
    return found[::-1]


def _from(day: str, before: int) -> int:
    """Return the day on which a stay counts as begun, after one that began on ``before``."""
    begin = window(day)
    return begin.first if begin.known else max(begin.first, before + 1)


def _stay(stay: Verblijf, until: str | None, block: Block) -> dict[str, Any] | None:
    kind = home.kind_of(stay)
    own = block.letterlijk and stay is not block.verblijfplaats
    town = stay.gemeente or (None if own else block.gemeente_van_inschrijving)
    if not kind:
        return None
    dutch = kind in ("Adres", "Locatie")
    mark = mark_of(stay.in_onderzoek)
    made = filled(
        type=kind,
        verblijfadres=home.living_address(stay, kind),
        functieAdres=home.function_of(stay, plain=block.letterlijk) if dutch else None,
        adresseerbaarObjectIdentificatie=home.bag_id(stay.adresseerbaar_object_identificatie),
        nummeraanduidingIdentificatie=home.bag_id(stay.nummeraanduiding_identificatie),
        gemeenteVanInschrijving=town,
        datumVan=moment(stay.datum_van),
        datumTot=moment(until),
        rni=_supplier(stay.rni) if stay.rni is not None and not dutch else None,
        verblijftNietOpAdresVanaf=moment(mark.since) if dutch and mark is not None and mark.gone else None,
    )
    known = {name: parts for name, parts in marking.RESIDENCE[kind].items() if name != "datumIngangGeldigheid"}
    fields = known | {"gemeenteVanInschrijving": ("0910",)}
    lines = flags(mark, marking.ADDRESS_LINES if not dutch else _DUTCH_LINES, _SINCE)
    whole = with_marks(made, flags(mark, fields, all_when_gone=True)) or {}
    return whole | _addressing(whole, town, lines)


def _supplier(rni: Leverancier) -> dict[str, Any]:
    return filled(deelnemer=rni.deelnemer, omschrijvingVerdrag=rni.omschrijving_verdrag)


_DUTCH_LINES = {name: marking.ADDRESS_LINES[name] for name in ("adresregel1", "adresregel2")}


def _addressing(stay: Mapping[str, Any], town: Mapping[str, str] | None, marks: dict[str, Any]) -> dict[str, Any]:
    if stay["type"] == "VerblijfplaatsOnbekend":
        return {}
    lines = address.lines(dict(stay), (town or {}).get("omschrijving", ""))
    return {"adressering": with_marks(lines, marks)} if lines or marks else {}
