"""Builds travel documents as the reisdocumenten contract shapes them."""

from collections.abc import Mapping
from typing import Any

from services.registries.brp import marking
from services.registries.brp.block import Block, Reisdocument
from services.registries.brp.marking import flags
from services.registries.brp.parts import filled, mark_of, moment, with_marks
from services.registries.brp.person import suspension
from services.registries.brp.questions import DOCUMENT

_NO_NUMBER = "." * 9
_NO_KIND = ".."


def held(bsn: str, block: Block) -> list[dict[str, Any]]:
    """Return the documents that are still in the person's possession."""
    return [document(bsn, block, one) for one in registered(block) if _in_possession(one)]


def registered(block: Block) -> tuple[Reisdocument, ...]:
    """Return every document of a person; of a list that was wiped (W) nothing is told."""
    wiped = (suspension(block) or {}).get("reden", {}).get("code") == "W"
    return () if wiped else block.reisdocumenten


def document(bsn: str, block: Block, one: Reisdocument) -> dict[str, Any]:
    """Return one whole document with its holder."""
    mark = mark_of(one.in_onderzoek)
    loss = filled(datum=moment(one.datum_inhouding), aanduiding=one.aanduiding_inhouding)
    holder = filled(
        burgerservicenummer=bsn,
        geheimhoudingPersoonsgegevens=block.geheimhouding_persoonsgegevens or None,
        opschortingBijhouding=suspension(block),
    )
    made = filled(
        reisdocumentnummer=None if one.reisdocumentnummer == _NO_NUMBER else one.reisdocumentnummer,
        soort=None if one.soort.get("code") == _NO_KIND else one.soort,
        datumEindeGeldigheid=moment(one.datum_einde_geldigheid),
        inhoudingOfVermissing=with_marks(loss or None, flags(mark, marking.DOCUMENT_LOSS)),
        houder=with_marks(holder, flags(mark_of(block.in_onderzoek), marking.HOLDER)),
    )
    return with_marks(made, flags(mark, marking.DOCUMENT)) or {}


def select(whole: Mapping[str, Any], paths: list[str]) -> dict[str, Any]:
    """Return what ``paths`` deliver of a document; secrecy and suspension of the holder come along."""
    made = DOCUMENT.select(whole, paths)
    holder = whole.get("houder", {})
    along = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding")
    extra = {name: holder[name] for name in along if name in holder}
    return made | {"houder": made.get("houder", {}) | extra} if extra else made


def _in_possession(one: Reisdocument) -> bool:
    return one.aanduiding_inhouding is None and one.datum_inhouding is None
