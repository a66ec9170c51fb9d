"""The table ``[berichten]`` of a generated citizen: a few letters that fit its life, the same words for everybody.

Letters about a case are named after the case of the same citizen in ``[zaken]``: both follow from the same facts.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from services.clock import AMSTERDAM
from services.dutch import long_day
from services.population.core import TODAY, Core, Vehicle
from services.registries.berichten.block import Bericht, Block, Taak


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=AMSTERDAM)


_WELCOME = Bericht(
    "mijnbox",
    "Uitleg over de Berichtenbox",
    _at(date(2025, 5, 2), 9),
    "In de Berichtenbox krijgt u post van de overheid. U kunt geen berichten terugsturen.",
)
_AOW = Bericht(
    "svb",
    "Uw AOW over december",
    _at(date(2026, 12, 22), 7),
    "Wij betaalden uw AOW over december 2026. Het geld staat op uw rekening. U hoeft niets te doen.",
    gelezen=False,
)
_KINDERBIJSLAG = Bericht(
    "svb",
    "Kinderbijslag over het vierde kwartaal",
    _at(date(2026, 12, 30), 7),
    "Wij betaalden uw kinderbijslag over het vierde kwartaal van 2026. U hoeft niets te doen.",
    gelezen=False,
)
_AANSLAG = Bericht(
    "belastingdienst",
    "Uw aangifte over 2025 is verwerkt",
    _at(date(2026, 10, 29), 7),
    "Wij bekeken uw aangifte over 2025. Alles klopt.",
    kenmerk="IB25",
)
_DUO = Bericht(
    "duo",
    "Uw diploma staat in het diplomaregister",
    _at(date(2026, 9, 15), 10),
    "Uw diploma staat nu in het diplomaregister. U kunt het zelf bekijken en een uittreksel maken.",
)


def block(core: Core) -> Block:
    """Return the table; children under fourteen have no box of their own yet."""
    if core.age < 14:
        return _EMPTY
    letters = [_WELCOME]
    if core.age >= 18:
        letters.append(_AANSLAG)
    if any(one.kind == "AOW" for one in core.benefits):
        letters.append(_AOW)
    if core.children and core.children[-1].age < 18 and core.number < (core.partner_number or core.number + 1):
        letters.append(_KINDERBIJSLAG)
    if core.diplomas and core.diplomas[-1].awarded.year == TODAY.year - 1:
        letters.append(_DUO)
    letters += [_apk(car) for car in core.vehicles if car.apk - TODAY < timedelta(days=42)]
    letters += [_ww(one.since) for one in core.benefits if one.kind == "WW"]
    return Block(bericht=tuple(letters))


_EMPTY = Block()


def _apk(car: Vehicle) -> Bericht:
    plate, day = car.kenteken, long_day(car.apk)
    return Bericht(
        "rdw",
        "De apk van uw auto verloopt",
        _at(min(car.apk - timedelta(days=42), TODAY - timedelta(days=2)), 8),
        f"De apk van uw auto met kenteken {plate} is geldig tot {day}. Laat uw auto voor die dag keuren.",
        naam=f"apk-{plate}",
        gelezen=False,
        handeling="Keuren",
        einddatum=car.apk,
        termijn="Laat uw auto keuren voor",
        kenmerk=plate,
        taak=Taak("Laat uw auto keuren (apk)", f"RDW · kenteken {plate}", "Gegevens bekijken", f"kenteken:{plate}"),
    )


@lru_cache(maxsize=400)
def _ww(since: date) -> Bericht:
    return Bericht(
        "uwv",
        "Wij kregen uw aanvraag voor een WW-uitkering",
        _at(since - timedelta(days=4), 9),
        "U vroeg een WW-uitkering aan. Wij bekijken uw aanvraag. U hoort binnen 4 weken of u een uitkering krijgt.",
        zaak="ww",
        zaak_titel="WW-uitkering",
    )
