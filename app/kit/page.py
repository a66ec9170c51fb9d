"""A screen and its parts: Page is what the window shows, Slot is one part that waits for one source."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot as slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.navigation import Address
from services.errors import Forbidden, ServiceError
from widgets import accessible
from widgets.layouts import clear as clear
from widgets.scroll_page import ScrollPage
from widgets.state_view import Failed as FailedView, Loading
from widgets.text import Heading, Text

T = TypeVar("T")


class Page(QWidget):
    """A full screen of one module. The window calls ``enter`` with every address that leads here.

    ``retitled`` tells that ``title`` says something else now, for example once the name of a case is known.
    """

    retitled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.texts = context.texts
        self.address = Address(context.manifest.id)

    def enter(self, address: Address) -> None:
        """Show what ``address`` asks for."""
        self.address = address
        self.draw()

    def leave(self) -> None:
        """The window goes to another screen; nothing typed here is kept unless the page keeps it."""

    def draw(self) -> None:
        """Draw the page for ``self.address`` in the current language; called again when that changes."""

    def title(self) -> str:
        """Return the name of this screen for the window title."""
        return self.texts("title")


class ContentPage(Page):
    """A page with one scrolling column under a level 1 heading."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.column = ScrollPage()
        self._begun: Address | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)

    @property
    def body(self) -> QVBoxLayout:
        """The column that holds the parts of the page."""
        return self.column.content

    def begin(self, title: str, lead: str = "") -> Heading:
        """Empty the page and put its heading (and lead) on top; returns the heading.

        Another screen of the same module begins at its top; the same one drawn again stays where the reader is.
        """
        if self.address != self._begun:
            self._begun = self.address
            self.column.to_top()
        else:
            self.column.hold()
        clear(self.body)
        heading = Heading(title, "title", level=1, wrap=True)
        self.body.addWidget(heading)
        if lead:
            self.body.addWidget(Text(lead, "body", "ink2", wrap=True))
        self.body.addSpacing(12)
        return heading

    def end(self) -> None:
        """Let the rest of the page be empty."""
        self.body.addStretch(1)
        accessible.name(self.column, self.title())   # it takes the focus, so that arrows scroll it
        for part in self.column.findChildren(SourceSlot):
            part.settled.connect(self._let_go)
        self._let_go()

    @slot()
    def _let_go(self) -> None:
        """A page that was drawn anew gets its own height back when no part waits for its source any more."""
        if all(part.outcome is not None for part in self.column.findChildren(SourceSlot)):
            self.column.release()


class SourceSlot(QWidget, Generic[T]):
    """One part of a page that waits for one source: loading, then what ``draw`` makes, or failed with retry.

    ``load`` runs on a worker of ``source``; ``draw`` gets its value on the window's thread and returns a widget.
    Both are bound methods or plain functions, never lambdas.
    """

    settled = Signal()

    def __init__(
        self,
        context: Context,
        source: str,
        load: Callable[[], T],
        draw: Callable[[T], QWidget],
        lines: int = 3,
    ) -> None:
        super().__init__()
        self._context = context
        self._source = source
        self._load = load
        self._draw = draw
        self._lines = lines
        self.outcome: Outcome[T] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.reload()

    @slot()
    def reload(self) -> None:
        """Ask the source (again)."""
        self._show(Loading(lines=self._lines, text=self._context.texts("state.loading")))
        self._context.run(self, self._load, self._arrived, self._source)

    def _arrived(self, outcome: Outcome[T]) -> None:
        self.outcome = outcome
        if isinstance(outcome, Loaded):
            self._show(self._draw(outcome.value))
        else:
            self._show(self._failure(outcome))
        self.settled.emit()

    def _failure(self, outcome: Failed) -> QWidget:
        view = FailedView(
            failure_text(self._context, outcome, self._source), self._context.texts("state.retry")
        )
        view.retry.connect(self.reload)
        return view

    def _show(self, widget: QWidget) -> None:
        clear(self._layout)
        self._layout.addWidget(widget)


def failure_text(context: Context, outcome: Failed, source: str) -> str:
    """Return one plain sentence: which source is missing, or what this login may not see."""
    error = outcome.error
    if isinstance(error, Forbidden):
        return context.texts("state.forbidden", source=context.source_name(error.source))
    if isinstance(error, ServiceError):
        return context.texts("state.missing", source=context.source_name(error.source))
    return context.texts("state.broken", source=context.source_name(source))
