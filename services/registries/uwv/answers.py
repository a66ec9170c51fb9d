"""What the mock of UWV answers."""

from datetime import date, datetime

import msgspec

from services.registries.uwv.block import Afspraak, Block, Opleiding, Traject, Uitkering


class Klantdossier(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """The whole file; appointments are those to come, soonest first."""

    gewerkte_jaren: int | None = None
    uitkeringen: tuple[Uitkering, ...]
    trajecten: tuple[Traject, ...]
    afspraken: tuple[Afspraak, ...]
    opleidingen: tuple[Opleiding, ...]


def klantdossier(block: Block, asked: msgspec.Struct, today: date) -> Klantdossier:
    """Return the file as it stands today, newest benefits first."""
    coming = sorted([one for one in block.afspraken if one.moment.date() >= today], key=_moment)
    return Klantdossier(
        gewerkte_jaren=block.gewerkte_jaren,
        uitkeringen=tuple(sorted(block.uitkeringen, key=_begin, reverse=True)),
        trajecten=block.trajecten,
        afspraken=tuple(coming),
        opleidingen=tuple(sorted(block.opleidingen, key=_year, reverse=True)),
    )


def _moment(one: Afspraak) -> datetime:
    return one.moment


def _begin(one: Uitkering) -> date:
    return one.aanvang


def _year(one: Opleiding) -> int:
    return one.jaar
