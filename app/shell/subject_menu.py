"""The list under "Wissel van persoon of bedrijf": oneself, those one acts for, and companies."""

from collections.abc import Iterable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.shell.subject_rows import SIDE, SubjectRow, UnusableRow
from app.shell.subject_words import described, named
from services.identity.subjects import SubjectOption, narrowed
from widgets.layouts import clear, separator
from widgets.link import Link
from widgets.search_field import SearchField
from widgets.text import Heading, Text

WIDTH = 456
SEARCH_FROM = 9
"""With so many in a group there is a search field; so many are shown at a time."""

Choice = tuple[str, SubjectOption]
"""The registry that an option came from (empty: oneself), and the option."""


class SubjectMenu(QWidget):
    """Shows what is known and says what was chosen: the source of the option and the option."""

    chosen = Signal(str, object)
    went = Signal(str)

    def __init__(self, texts: Texts, own: SubjectOption, current: str) -> None:
        super().__init__()
        self._texts, self._own, self._current = texts, own, current
        self._choices: list[Choice] = []
        self._shown: dict[str, QWidget] = {}
        self._state = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 4)
        self._column.setSpacing(0)

    def show_choices(self, choices: Iterable[Choice], state: str = "") -> None:
        """Offer these; ``state`` is a line about what is not there (yet)."""
        self._choices, self._state = list(choices), state
        self._draw()

    def _draw(self) -> None:
        focused = self._hold_focus()
        clear(self._column)
        self._shown.clear()
        self._caption("subject.own" if self._own.group == "self" else "subject.business")
        self._add(self._column, "", self._own)
        self._group("other")
        self._group("business")
        if self._state:
            self._column.addWidget(_inset(Text(self._state, "meta", "ink2", wrap=True)))
        self._foot()
        self._give_focus(focused)

    def _hold_focus(self) -> str:
        """Keep the keyboard here while rows go and come; returns the row that had it."""
        focused: QWidget | None = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return ""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return next((key for key, row in self._shown.items() if row is focused), self._own.key)

    def _give_focus(self, key: str) -> None:
        row = self._shown.get(key)
        if row is not None:
            row.show()   # a layout shows its new parts later; hidden ones take no focus
            row.setFocus(Qt.FocusReason.PopupFocusReason)

    def _group(self, group: str) -> None:
        rows = [one for one in self._choices if one[1].group == group]
        if not rows:
            return
        # Who logged in for a company sees that one apart, as oneself; these are the others.
        self._caption("subject.other_companies" if group == self._own.group else f"subject.{group}")
        if len(rows) < SEARCH_FROM:
            for source, option in rows:
                self._add(self._column, source, option)
            return
        words, holder = self._texts("subject.search", n=len(rows)), QWidget()
        found = QVBoxLayout(holder)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(0)
        field = SearchField(words, words)
        field.changed.connect(partial(self._find, group, found))
        self._column.addWidget(_inset(field))
        self._column.addWidget(holder)
        self._find(group, found, "")

    def _find(self, group: str, found: QVBoxLayout, wanted: str) -> None:
        """Show those whose name or number has these words; the one acted for now first."""
        rows = [one for one in self._choices if one[1].group == group and matches(one[1], wanted)]
        rows.sort(key=self._now_first)
        clear(found)
        for source, option in rows[: SEARCH_FROM - 1]:
            self._add(found, source, option)
        left = len(rows) - SEARCH_FROM + 1
        words = self._texts("subject.more", n=left) if left > 0 else "" if rows else self._texts("subject.nobody")
        if words:
            found.addWidget(_inset(Text(words, "meta", "ink2", wrap=True)))

    def _now_first(self, choice: Choice) -> bool:
        return choice[1].key != self._current

    def _add(self, rows: QVBoxLayout, source: str, option: SubjectOption) -> None:
        name, line = named(self._texts, option), described(self._texts, option)
        if not option.usable:
            link = self._texts("subject.renew") if option.why == "expired" else ""
            unusable = UnusableRow(name, line, option, link)
            unusable.asked.connect(partial(self.went.emit, "machtigen/vragen"))
            rows.addWidget(unusable)
            return
        now = option.key == self._current or (option.vestigingen and self._current.startswith(f"{option.key}:"))
        row = SubjectRow(name, line, option, self._texts("subject.now") if now else "")
        row.clicked.connect(partial(self._choose, source, option))
        self._shown[option.key] = row
        rows.addWidget(row)

    def _choose(self, source: str, option: SubjectOption) -> None:
        if option.vestigingen:
            self._draw_branches(source, option)
        else:
            self.chosen.emit(source, option)

    def _draw_branches(self, source: str, option: SubjectOption) -> None:
        """Show a company's places of business: all of it, when the authority reaches so far, or one."""
        self._hold_focus()
        clear(self._column)
        back = Link(self._texts("subject.back"), icon_before="arrow-left", style="meta_strong")
        back.clicked.connect(self._again)
        self._column.addWidget(_inset(back))
        self._column.addWidget(_inset(Heading(option.party.name, "meta_strong", level=2)))
        rows = [] if option.branch_only else [(option.party.name, self._texts("subject.whole"), _whole(option))]
        for one in option.vestigingen:
            part = narrowed(option, one.number)
            rows.append((one.name, self._texts("subject.branch", number=one.number), part))
        drawn = [self._branch_row(source, *row) for row in rows]
        drawn[0].show()
        drawn[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _branch_row(self, source: str, name: str, line: str, option: SubjectOption) -> SubjectRow:
        row = SubjectRow(name, line, option)
        row.clicked.connect(partial(self.chosen.emit, source, option))
        self._column.addWidget(row)
        return row

    @Slot()
    def _again(self) -> None:
        self._draw()

    def _caption(self, key: str) -> None:
        holder = _inset(Heading(self._texts(key), "meta_strong", level=2, color="ink2"))
        self._column.addWidget(holder)

    def _foot(self) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(separator())
        link = Link(self._texts("subject.mandates"))
        link.clicked.connect(partial(self.went.emit, "machtigen" if self._own.group == "self" else "bevoegdheden"))
        self._column.addWidget(_inset(link, 12))


def matches(option: SubjectOption, wanted: str) -> bool:
    """True when every word stands in the name, or in the number of who is acted for."""
    told = f"{option.party.name} {option.party.id}".casefold()
    return all(word in told for word in wanted.casefold().split())


def _whole(option: SubjectOption) -> SubjectOption:
    return replace(option, vestigingen=())


def _inset(widget: QWidget, above: int = 6) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(SIDE, above, SIDE, 4)
    row.addWidget(widget)
    if isinstance(widget, Link):
        row.addStretch(1)
    return holder

