"""A card per authority: whose it is, for what, and until when."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal

from app.kit.context import Context
from app.kit.source_card import SourceCard
from app.modules.bevoegdheden import load
from services.registries.eherkenning.records import Bevoegdheid, Stand
from widgets.badge import Badge
from widgets.button import Button
from widgets.description_list import DescriptionList, Entry

_BADGES: dict[Stand, tuple[str, str]] = {
    "geldig": ("ok", "circle-check"),
    "verloopt": ("warn", "clock"),
    "later": ("info", "calendar"),
    "verlopen": ("neutral", "clock-off"),
    "ingetrokken": ("neutral", "ban"),
}


class AuthorityCard(SourceCard):
    """``withdrawal_asked`` when its manager wants to end it. ``branches`` are the names that are known, by number."""

    withdrawal_asked = Signal()

    def __init__(self, context: Context, one: Bevoegdheid, line: str, branches: Mapping[str, str]) -> None:
        super().__init__(context, one.naam)
        texts = context.texts
        kind, icon = _BADGES[one.stand]
        self._words = texts("card.of", name=one.naam, day=texts.date(one.tot))
        self._subject = self._words
        self.head_right.addWidget(Badge(kind, texts(f"stand.{one.stand}"), icon))
        places = partial(_place, branches)
        services = "\n".join(map(texts.official, load.services_named(one.diensten))) or texts("every_service")
        entries: list[Entry] = [
            (texts("term.service"), services),
            (texts("term.level"), one.niveau),
            (texts("term.branch"), "\n".join(map(places, one.vestigingen)) or texts("whole_company")),
            (texts("term.begins"), texts.date(one.van)),
            (texts("term.ends"), texts.date(one.tot)),
        ]
        if one.klant:
            entries.insert(0, (texts("term.client"), one.klant))
        self.body.addWidget(DescriptionList(entries))
        self.body.addStretch(1)
        self._texts_of = texts
        self.set_source(line, texts("wrong"))

    def allow_withdrawal(self) -> None:
        """Offer to withdraw it."""
        button = Button(self._texts_of("withdraw"), kind="secondary", small=True)
        button.setAccessibleName(f"{self._texts_of('withdraw')}: {self._words}")
        button.clicked.connect(self.withdrawal_asked)
        self.body.insertSpacing(1, 12)
        self.body.insertWidget(2, button, 0, Qt.AlignmentFlag.AlignLeft)


def _place(branches: Mapping[str, str], number: str) -> str:
    return f"{branches[number]} ({number})" if number in branches else number
