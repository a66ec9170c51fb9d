"""The files that go with a report: read from disk on a worker, checked, and shown as rows that can be taken away."""

import stat
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Loaded, Outcome
from services.registries.digimelding.records import Bijlage
from services.stelsel.digimelding.annotations import MOST_BYTES
from services.stelsel.digimelding.attachments import KINDS, Unfit, attachment, clean_name, described
from widgets import accessible
from widgets.banner import Banner
from widgets.button import Button
from widgets.description_list import Entry
from widgets.form_field import FormField
from widgets.layouts import FlowLayout
from widgets.text import Heading, Text

_LANE = "own"
_LONGEST_ABOUT = 200
_KILO = 1000


def read(path: str) -> Bijlage | str:
    """Return a file as an attachment, or why it cannot go along: "kind", "empty", "large" or "unread"."""
    try:
        place = Path(path)
        if not stat.S_ISREG(place.stat().st_mode):
            return "unread"  # a pipe or a device may never end
        with place.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
        return attachment(clean_name(place.name), content)
    except Unfit as unfit:
        return unfit.code
    except (OSError, ValueError):
        return "unread"


def size(context: Context, one: Bijlage) -> str:
    """Return "34 kB"."""
    return context.texts("papers.size", n=max(1, round(one.grootte / _KILO)))


def papers_entry(context: Context, papers: Sequence[Bijlage]) -> list[Entry]:
    """Return one row that names the files with what they show; none without files."""
    told = [f"{one.bestandsnaam} ({size(context, one)})" for one in papers]
    return [(context.texts("papers.row"), "\n".join(told))] if told else []


class Papers(QWidget):
    """Files chosen so far, at most ``most``. ``changed(said)`` comes when one was added, taken away or refused.

    Who shows it then makes it anew with what is ``chosen``; ``wrong`` says why the last one does not go along.
    """

    changed = Signal(str)

    def __init__(self, context: Context, most: int, chosen: Sequence[Bijlage] = (), wrong: str = "") -> None:
        super().__init__()
        self._context, self._texts, self._most = context, context.texts, most
        self._chosen = list(chosen)
        self._about: list[FormField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._draw(wrong)

    @property
    def chosen(self) -> tuple[Bijlage, ...]:
        """The files with what was said of each."""
        self._keep()
        return tuple(self._chosen)

    def take_focus(self) -> None:
        """Let the keyboard go on where it was: at the button that chooses a file."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, wrong: str) -> None:
        texts = self._texts
        self._column.addWidget(Heading(texts("papers.title"), "body_strong", 3, wrap=True))
        self._column.addWidget(Text(texts("papers.help", n=self._most), "meta", "ink2", wrap=True))
        if wrong:
            self._column.addWidget(Banner("err", texts(f"papers.{wrong}"), announce=True))
        for place, one in enumerate(self._chosen):
            self._column.addWidget(Text(f"{one.bestandsnaam} ({size(self._context, one)})", "body", wrap=True))
            field = FormField(texts("papers.about", name=one.bestandsnaam))
            field.set_text(one.beschrijving)
            field.line.setMaxLength(_LONGEST_ABOUT)
            self._about.append(field)
            self._column.addWidget(field)
            away = Button(texts("papers.away", name=one.bestandsnaam), "plain", small=True)
            self._column.addLayout(_row(away, partial(self._away, place)))
        self._choose = Button(texts("papers.choose"), "secondary", small=True)
        self._choose.setEnabled(len(self._chosen) < self._most)
        self._column.addLayout(_row(self._choose, self._ask))

    @Slot()
    def _ask(self) -> None:
        endings = " ".join(f"*.{ending}" for _, endings in KINDS.values() for ending in endings)
        patterns = f"{self._texts('papers.kinds')} ({endings})"
        chosen = self._context.office.choose_file(self._texts("papers.choose"), patterns)
        if chosen:
            self._context.run(self, partial(read, chosen), self._read, _LANE)

    def _read(self, outcome: Outcome[Bijlage | str]) -> None:
        found = outcome.value if isinstance(outcome, Loaded) else "unread"
        self._keep()
        self._about = []
        if isinstance(found, str):
            self.changed.emit(found)
            return
        self._chosen.append(found)
        accessible.announce(self, self._texts("papers.added", name=found.bestandsnaam))
        self.changed.emit("")

    def _away(self, place: int) -> None:
        self._keep()
        self._about = []
        gone = self._chosen.pop(place)
        accessible.announce(self, self._texts("papers.gone", name=gone.bestandsnaam))
        self.changed.emit("")

    def _keep(self) -> None:
        """Put what was typed about each file with it."""
        for place, field in enumerate(self._about):
            self._chosen[place] = described(self._chosen[place], field.text.strip())


def _row(button: Button, slot: object) -> FlowLayout:
    row = FlowLayout(0, 0)
    button.clicked.connect(slot)
    row.addWidget(button)
    return row
