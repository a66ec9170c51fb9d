"""The table ``[zaken]`` of a generated citizen: the cases that follow from what just happened in its life."""

from datetime import date, timedelta

from services.population.core import TODAY, Core
from services.registries.zaken.block import Block, Status, Zaak

_NOTHING = Block()
_YEAR = timedelta(days=365)


def block(core: Core) -> Block:
    """Return the table; most people have no case."""
    cases = [one for one in (_aow(core), _ww(core), _kinderbijslag(core)) if one is not None]
    return Block(zaak=tuple(cases)) if cases else _NOTHING


def _aow(core: Core) -> Zaak | None:
    since = next((one.since for one in core.benefits if one.kind == "AOW"), None)
    if since is None or TODAY - since > _YEAR:
        return None
    return _done(core, "aow", "AOW-pensioen", since - timedelta(days=150), "U krijgt AOW.")


def _ww(core: Core) -> Zaak | None:
    since = next((one.since for one in core.benefits if one.kind == "WW"), None)
    if since is None:
        return None
    start = since - timedelta(days=5)
    if TODAY - start < timedelta(days=40):
        return _running(core, "ww", "WW-uitkering", start, "UWV bekijkt uw aanvraag.")
    return _done(core, "ww", "WW-uitkering", start, "U krijgt een WW-uitkering.")


def _kinderbijslag(core: Core) -> Zaak | None:
    """Return the case about the youngest child, at the parent who is called first."""
    born = core.children[-1].born if core.children else None
    first = core.partner_number is None or core.number < core.partner_number
    if born is None or not first or TODAY - born > _YEAR or TODAY - born < timedelta(days=21):
        return None
    return _done(core, "kinderbijslag", "Kinderbijslag", born + timedelta(days=7), "U krijgt kinderbijslag.")


def _running(core: Core, kind: str, title: str, start: date, told: str) -> Zaak:
    return Zaak(
        naam=kind,
        zaaktype=kind,
        omschrijving=title,
        identificatie=_number(core, kind),
        start=start,
        kort=told,
        statussen=(Status(stap="Aangevraagd", datum=start), Status(stap="In behandeling", datum=_workday(start, 3))),
    )


def _done(core: Core, kind: str, title: str, start: date, told: str) -> Zaak:
    end = min(_workday(start, 20), TODAY - timedelta(days=1))
    return Zaak(
        naam=kind,
        zaaktype=kind,
        omschrijving=title,
        identificatie=_number(core, kind),
        start=start,
        einddatum=end,
        resultaat="Toegekend",
        resultaat_toelichting=told,
        kort=told,
        statussen=(
            Status(stap="Aangevraagd", datum=start),
            Status(stap="In behandeling", datum=min(_workday(start, 3), end)),
            Status(stap="Besluit", datum=end, toelichting=told),
            Status(stap="Afgerond", datum=end),
        ),
    )


def _number(core: Core, kind: str) -> str:
    return f"{kind.upper()[:3]}{core.dice('zaaknummer').below(10**8):08d}"


def _workday(start: date, days: int) -> date:
    """Return the day ``days`` later, or the Monday after."""
    day = start + timedelta(days=days)
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > 5 else 0)
