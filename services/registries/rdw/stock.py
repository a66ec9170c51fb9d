"""What the open datasets hold: every persona's vehicles as rows."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from services.errors import InputError
from services.mockkit.stocks import changed_first
from services.mockkit.world import World
from services.registries.rdw.block import Block, Brandstof, Voertuig
from services.registries.rdw.columns import (
    BRANDSTOF,
    COLUMNS,
    GEBREKEN,
    GEBREKENLIJST,
    KEURINGEN,
    MELDINGEN,
    VOERTUIGEN,
)

Row = Mapping[str, str]
# What belongs to the holder and not to the vehicle: two holders in turn differ here.
_OF_THE_HOLDER = frozenset({"datum_tenaamstelling", "tot"})
_NOT_OPEN = _OF_THE_HOLDER | {"geschorst", "overig", "brandstof", "meldingen"}


class Stock(Struct, frozen=True):
    """Rows per dataset."""

    rows: Mapping[str, list[Row]]


def stocked(world: World[Block]) -> Stock:
    """Merge all personas' tables; raises InputError where two contradict each other."""
    known: dict[str, tuple[Voertuig, str]] = {}
    holders: dict[str, str] = {}
    since: dict[str, date] = {}
    for bsn in changed_first(world.blocks):
        for voertuig in world.blocks[bsn].voertuigen:
            _check(world, voertuig, bsn, known, holders)
            last = voertuig.tot or voertuig.datum_tenaamstelling
            since[voertuig.kenteken] = max(since.get(voertuig.kenteken, last), last)
    return Stock(_datasets([voertuig for voertuig, _ in known.values()], since))


def _check(
    world: World[Block],
    voertuig: Voertuig,
    bsn: str,
    known: dict[str, tuple[Voertuig, str]],
    holders: dict[str, str],
) -> None:
    file = world.file(bsn)
    first, other = known.setdefault(voertuig.kenteken, (voertuig, bsn))
    different = [
        name
        for name in voertuig.__struct_fields__
        if name not in _OF_THE_HOLDER and getattr(voertuig, name) != getattr(first, name)
    ]
    if different and not world.blocks.changed(other):
        wrong = f"{voertuig.kenteken}: {', '.join(different)} staat anders in {world.file(other)}"
        raise InputError(wrong, file=file, field="rdw.voertuigen")
    if voertuig.tot is None and holders.setdefault(voertuig.kenteken, file) != file:
        wrong = f"{voertuig.kenteken} staat ook op naam in {holders[voertuig.kenteken]}; geef een van beide 'tot'"
        raise InputError(wrong, file=file, field="rdw.voertuigen")
    if unknown := [name for name in voertuig.overig if name not in COLUMNS[VOERTUIGEN]]:
        wrong = f"{voertuig.kenteken}: RDW kent geen veld {unknown[0]!r}"
        raise InputError(wrong, file=file, field="rdw.voertuigen.overig")


def _datasets(voertuigen: Iterable[Voertuig], since: Mapping[str, date]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    described: dict[str, Row] = {}
    for voertuig in voertuigen:
        rows[VOERTUIGEN].append(_voertuig(voertuig, since[voertuig.kenteken]))
        for index, brandstof in enumerate(voertuig.brandstof, start=1):
            rows[BRANDSTOF].append(_brandstof(voertuig.kenteken, index, brandstof))
        if voertuig.vervaldatum_apk:
            keuring = {"kenteken": voertuig.kenteken} | _day("vervaldatum_keuring", voertuig.vervaldatum_apk)
            rows[KEURINGEN].append(keuring)
        for melding in voertuig.meldingen:
            head = {"kenteken": voertuig.kenteken} | _moment(melding.datum)
            expiry = _day("vervaldatum_keuring", melding.vervaldatum) if melding.vervaldatum else {}
            rows[MELDINGEN].append(head | {"soort_melding_ki_omschrijving": melding.soort} | expiry)
            for gebrek in melding.gebreken:
                found = {
                    "gebrek_identificatie": gebrek.identificatie,
                    "aantal_gebreken_geconstateerd": str(gebrek.aantal),
                }
                rows[GEBREKEN].append(head | found)
                described[gebrek.identificatie] = {
                    "gebrek_identificatie": gebrek.identificatie,
                    "gebrek_omschrijving": gebrek.omschrijving,
                } | _day("ingangsdatum_gebrek", date(2012, 4, 1))
    rows[GEBREKENLIJST] = list(described.values())
    return rows


def _voertuig(voertuig: Voertuig, since: date) -> Row:
    row: dict[str, str] = {}
    for name in voertuig.__struct_fields__:
        value: Any = getattr(voertuig, name)
        if name in _NOT_OPEN or value in (None, ""):
            continue
        row |= _day(name, value) if isinstance(value, date) else {name: str(value)}
    return row | _day("datum_tenaamstelling", since) | dict(voertuig.overig)


def _brandstof(kenteken: str, index: int, brandstof: Brandstof) -> Row:
    row = {"kenteken": kenteken, "brandstof_volgnummer": str(index)}
    for name in brandstof.__struct_fields__:
        value: Any = getattr(brandstof, name)
        if value not in (None, ""):
            row[name] = f"{value:.2f}" if isinstance(value, float) else str(value)
    return row


def _day(name: str, day: date) -> dict[str, str]:
    return {name: day.strftime("%Y%m%d"), f"{name}_dt": f"{day.strftime('%Y-%m-%d')}T00:00:00.000"}


def _moment(moment: datetime) -> dict[str, str]:
    name = "meld_datum_door_keuringsinstantie"
    head = {
        "soort_erkenning_keuringsinstantie": "AL",
        "soort_erkenning_omschrijving": "APK Lichte voertuigen",
        "meld_tijd_door_keuringsinstantie": str(int(moment.strftime("%H%M"))),
    }
    return head | _day(name, moment.date())
