"""Draws the list of cases, one case, or one of its documents; what was loaded stays while one goes between them."""

from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.navigation import Address
from app.kit.page import Page, clear, failure_text
from app.modules.zaken import load, model
from app.modules.zaken.adding import choose_file
from app.modules.zaken.detail import CaseView, Folders
from app.modules.zaken.listing import FINISHED, RUNNING, CaseList
from app.modules.zaken.paper import CasePaper
from app.modules.zaken.received import ReceivedCard
from services.errors import NotFound
from services.http import Sourced
from services.registries.zaken.records import Case, CaseDetail, CaseDocument
from widgets.accessible import announce
from widgets.link import Link
from widgets.plain import one_line
from widgets.scroll_page import ScrollPage
from widgets.state_view import Empty, Failed as FailedView, Loading
from widgets.text import Heading, Text

W = TypeVar("W", bound=QWidget)
_FINISHED = "afgerond"


class CasesPage(Page):
    """``choose`` asks for a file; tests put their own there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.choose = choose_file
        self._cases: Outcome[Sourced[tuple[Case, ...]]] | None = None
        self._details: dict[str, Outcome[Sourced[CaseDetail]]] = {}
        self._folders: dict[str, Folders] = {}
        self._received: dict[str, Sourced[CaseDocument]] = {}
        self._view: CaseView | None = None
        self._keep_focus = False
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """What is shown scrolls, so the window may be smaller."""
        return QSize(200, 200)

    def enter(self, address: Address) -> None:
        """Ask for what the address needs and is not here yet; a failure is asked again."""
        self.address = address
        if self._key:
            if not isinstance(self._details.get(self._key), Loaded):
                self._ask_case(self._key)
        elif not isinstance(self._cases, Loaded):
            self._ask_cases()
        self.draw()

    def draw(self) -> None:
        """Show what the address asks for with what is here; the keyboard stays on the page if it was there."""
        focused = QApplication.focusWidget()
        self._keep_focus = self._keep_focus or (focused is not None and self.isAncestorOf(focused))
        self._view = None
        clear(self._outer)
        if not self._key:
            self._draw_list()
        elif (detail := self._detail()) is None:
            self._draw_waiting(self._details.get(self._key))
        elif self.address.part(1):
            self._draw_paper(detail.value, self.address.part(1))
        else:
            self._draw_case(detail)
        self._place_focus()

    def title(self) -> str:
        """Name the document or the case in the window title."""
        detail = self._detail()
        if detail is not None:
            papers = [paper.title for paper in detail.value.documents if paper.id == self.address.part(1)]
            return one_line((papers or [detail.value.case.title])[0])
        listed = self._cases.value.value if isinstance(self._cases, Loaded) else ()
        words = self.texts("back_finished" if self.address.part(0) == _FINISHED else "title")
        return next((one_line(case.title) for case in listed if case.id == self._key), words)

    @property
    def _key(self) -> str:
        first = self.address.part(0)
        return "" if first == _FINISHED else first

    def _detail(self) -> Sourced[CaseDetail] | None:
        outcome = self._details.get(self._key)
        return outcome.value if isinstance(outcome, Loaded) else None

    # --- asking

    def _ask_cases(self) -> None:
        self._cases = None
        self.context.run(self, partial(load.cases, self.context.client), self._cases_arrived, load.SOURCE)

    def _ask_case(self, key: str) -> None:
        self._details.pop(key, None)
        work = partial(load.case, self.context.client, key)
        self.context.run(self, work, partial(self._case_arrived, key), load.SOURCE)

    def _ask_letters(self, key: str, detail: CaseDetail) -> None:
        work = partial(load.folders, self.context.client, load.letters(detail))
        self.context.run(self, work, partial(self._letters_arrived, key), load.BOX)

    def _cases_arrived(self, outcome: Outcome[Sourced[tuple[Case, ...]]]) -> None:
        self._cases = outcome
        if not self._key:
            self.draw()

    def _case_arrived(self, key: str, outcome: Outcome[Sourced[CaseDetail]]) -> None:
        self._details[key] = outcome
        if isinstance(outcome, Loaded):
            self._ask_letters(key, outcome.value.value)
        if key == self._key:
            self.draw()
            self.retitled.emit()

    def _letters_arrived(self, key: str, outcome: Outcome[Mapping[str, str]]) -> None:
        self._folders[key] = outcome
        if key == self._key and self._view is not None:
            self._view.show_folders(outcome)

    # --- drawing

    def _draw_list(self) -> None:
        page = self._scrolling()
        page.content.addWidget(Heading(self.texts("title"), "title", level=1, wrap=True))
        page.content.addSpacing(12)
        if not isinstance(self._cases, Loaded):
            page.content.addWidget(self._waiting(self._cases))
        else:
            page.content.addWidget(self._list(self._cases.value))
            page.content.addSpacing(16)
            cases = self._cases.value
            line = self.context.source_line(load.SOURCE, cases.holder, cases.retrieved)
            page.content.addWidget(Text(line, "meta", "ink2", wrap=True))
            if note := self.texts("written_in"):
                page.content.addWidget(Text(note, "meta", "ink2", wrap=True))
        page.content.addStretch(1)

    def _list(self, cases: Sourced[tuple[Case, ...]]) -> CaseList:
        shown = FINISHED if self.address.part(0) == _FINISHED else RUNNING
        view = CaseList(cases.value, shown, self.texts, self.context.clock.today())
        view.opened.connect(self._open)
        view.chosen.connect(self._switch)
        return view

    def _draw_case(self, detail: Sourced[CaseDetail]) -> None:
        page = self._scrolling()
        self._view = CaseView(detail, self._received.get(self._key), self.context, self.choose)
        self._view.added.connect(self._added)
        self._view.letters_asked.connect(self._retry_letters)
        page.content.addWidget(self._view)
        page.content.addStretch(1)
        if self._key in self._folders:
            self._view.show_folders(self._folders[self._key])

    def _draw_paper(self, detail: CaseDetail, paper: str) -> None:
        for one in detail.documents:
            if one.id == paper:
                self._outer.addWidget(CasePaper(detail.case, one, self.context))
                return
        self._draw_gone("paper_gone", model.address_of(self._key), one_line(detail.case.title))

    def _draw_waiting(self, outcome: Outcome[Sourced[CaseDetail]] | None) -> None:
        if isinstance(outcome, Failed) and isinstance(outcome.error, NotFound):
            self._draw_gone("case_gone", "zaken", self.texts("title"))
            return
        page = self._scrolling()
        self._back(page, "zaken", self.texts("title"))
        page.content.addWidget(Heading(self.texts("one_case"), "title", level=1, wrap=True))
        page.content.addWidget(self._waiting(outcome))
        page.content.addStretch(1)

    def _draw_gone(self, key: str, address: str, words: str) -> None:
        page = self._scrolling()
        self._back(page, address, words)
        page.content.addWidget(Heading(self.texts("one_case"), "title", level=1, wrap=True))
        page.content.addWidget(Empty(self.texts(key), "file-off"))
        page.content.addStretch(1)

    def _back(self, page: ScrollPage, address: str, words: str) -> None:
        back = Link(words, icon_before="arrow-left")
        back.clicked.connect(partial(self.context.go, address))
        page.content.addWidget(back)
        page.content.addSpacing(4)

    def _waiting(self, outcome: Outcome[Any] | None) -> QWidget:
        if not isinstance(outcome, Failed):
            return Loading(self.texts("state.loading"), lines=4)
        view = FailedView(failure_text(self.context, outcome, load.SOURCE), self.texts("state.retry"))
        view.retry.connect(self._retry)
        return view

    def _scrolling(self) -> ScrollPage:
        page = ScrollPage()
        self._outer.addWidget(page)
        return page

    # --- what happens

    @Slot(str)
    def _open(self, key: str) -> None:
        self.context.go(model.address_of(key))

    @Slot(str)
    def _switch(self, shown: str) -> None:
        self.context.go(f"zaken/{_FINISHED}" if shown == FINISHED else "zaken")

    @Slot()
    def _retry(self) -> None:
        """Ask for what did not come."""
        self.enter(self.address)

    @Slot()
    def _retry_letters(self) -> None:
        detail = self._detail()
        if detail is not None:
            self._ask_letters(self._key, detail.value)

    @Slot(object)
    def _added(self, received: Sourced[CaseDocument]) -> None:
        """Keep the confirmation and ask for the case and the list again: both have changed."""
        self._received[self._key] = received
        self._cases = None
        announce(self, self.texts("received.said", name=one_line(received.value.filename)))
        self._keep_focus = True
        self._ask_case(self._key)

    def _place_focus(self) -> None:
        """Put the keyboard on the first thing of the new content; while that is loading there is none."""
        if not self._keep_focus:
            return
        lists = [view.chips for view in self._of(CaseList)]
        wanted: list[QWidget] = [chips.chip(key) for chips in lists for key in chips.chosen_keys()]
        wanted += [card.look for card in self._of(ReceivedCard)]
        wanted += self._of(Link)
        if wanted:
            wanted[0].setFocus()
            self._keep_focus = False

    def _of(self, kind: type[W]) -> list[W]:
        item = self._outer.itemAt(0)
        shown = item.widget() if item is not None else None
        return list(shown.findChildren(kind)) if shown is not None else []


def create(context: Context) -> CasesPage:
    """Return the page for one session."""
    return CasesPage(context)
