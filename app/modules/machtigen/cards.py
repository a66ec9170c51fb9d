"""A card per machtiging: for what, with whom, until when, and what can be done with it now."""

from functools import partial

from PySide6.QtCore import Signal

from app.kit.context import Context
from app.kit.subject import relation_word
from app.kit.texts import Texts
from app.modules.machtigen import load
from services.identifiers import mask_bsn
from services.identity.machtigen.states import Status
from services.registries.machtigen.records import Machtiging, Partij
from widgets.badge import Badge
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.layouts import FlowLayout

_BADGES = {
    Status.AANGEVRAAGD: ("info", "mail"),
    Status.WACHT: ("info", "clock"),
    Status.ACTIEF: ("ok", "circle-check"),
    Status.VERLOPEN: ("neutral", "clock-off"),
    Status.INGETROKKEN: ("neutral", "ban"),
    Status.GEWEIGERD: ("neutral", "x"),
}


class MandateCard(Card):
    """``asked(act)`` when the reader wants to end it ("intrekken") or refuse it ("weigeren")."""

    asked = Signal(str)

    def __init__(self, context: Context, one: Machtiging, given: bool) -> None:
        texts = context.texts
        super().__init__(load.service_name(one.dienst, texts.language), heading_level=3)
        kind, icon = _BADGES[one.status]
        self.head_right.addWidget(Badge(kind, texts(f"status.{one.status.name.lower()}"), icon))
        self.body.addWidget(DescriptionList(entries(texts, one, given)))
        note = _note(texts, one, given)
        if note:
            self.body.addSpacing(10)
            self.body.addWidget(Banner("info", note))
        if context.may_write and one.mogelijk:
            self.body.addSpacing(14)
            self.body.addLayout(self._buttons(texts, one))
        self.body.addStretch(1)

    def _buttons(self, texts: Texts, one: Machtiging) -> FlowLayout:
        row = FlowLayout(12, 8)
        about = f"{load.service_name(one.dienst, texts.language)}, {one.ander.naam or texts('nobody_yet')}"
        for act in one.mogelijk:
            button = Button(texts(f"act.{act}"), kind="secondary", small=True)
            button.setAccessibleName(f"{texts(f'act.{act}')}: {about}")
            button.clicked.connect(partial(self.asked.emit, act))
            row.addWidget(button)
        return row


def entries(texts: Texts, one: Machtiging, given: bool) -> list[Entry]:
    """Return the lines of a card: who, which period, since when, and a code that waits."""
    found: list[Entry] = [
        (texts("term.helper" if given else "term.giver"), named(texts, one.ander)),
        (texts("term.period"), texts("period", begins=texts.date(one.van), ends=texts.date(one.tot_en_met))),
    ]
    if one.status is not Status.ACTIEF:
        found.append((texts("term.since"), texts.date(one.sinds)))
    if one.machtigingscode and one.code_geldig_tot_en_met:
        until = texts("code_until", date=texts.date(one.code_geldig_tot_en_met))
        found.append((texts("term.code"), one.machtigingscode, until))
    return found


def named(texts: Texts, other: Partij) -> str:
    """Return "Fenna de Wit, dochter · BSN •••••0342", or that it is not known yet."""
    if not other.naam:
        return texts("nobody_yet")
    relation = relation_word(texts, other.is_van_u).lower()
    number = mask_bsn(other.nummer) if other.soort == "burger" and other.nummer else other.nummer
    shown = f"{'KVK' if other.soort == 'bedrijf' else 'BSN'} {number}" if number else ""
    return " · ".join(part for part in (", ".join(p for p in (other.naam, relation) if p), shown) if part)


def _note(texts: Texts, one: Machtiging, given: bool) -> str:
    """Say what has to happen next, for a machtiging that does not work yet."""
    if one.status is Status.AANGEVRAAGD:
        return texts("next.asked_of_you" if given else "next.asked", name=one.ander.naam)
    return texts("next.waits") if one.status is Status.WACHT and given else ""
