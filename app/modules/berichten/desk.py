"""Holds what is open in the Berichtenbox and asks the source for it; knows no widgets and shows nothing."""

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from app.kit.context import Context
from app.kit.loadable import Failed, Loaded, Outcome
from app.modules.berichten import act, load
from app.modules.berichten.listed import Listed
from app.modules.berichten.load import Contents, Filter
from app.modules.berichten.rows import rows
from services.registries.berichten.records import Folder, Found, Message, Overview, Summary
from widgets.row_model import Row

T = TypeVar("T")

_AFTER_ROWS_MS, _LATEST = 40, 0.5
_SMALL = 2000
"""A folder with up to so many messages is fetched whole at once."""


class Done(Struct, frozen=True):
    """What the source confirmed: ``what`` is "moved", "unread" or "deleted"; ``before`` as it stood."""

    what: str
    before: Message
    after: Message
    place: int


class Desk(QObject):
    """One citizen's open folder, open message and search. Every answer is told by a signal.

    The first page of a folder comes first, then the numbers, then the rest; of a very full folder only when somebody
    wants it. So 100,000 messages open as fast as 100. Late answers about another folder or message are dropped.
    """

    rows_changed = Signal()
    counts_changed = Signal()
    message_changed = Signal()
    done = Signal(object)
    refused = Signal(str, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.folder = ""
        self.listed = Listed()
        self.senders: list[str] = []
        self.loaded = False
        self.complete = False
        self.list_failure: Failed | None = None
        self.fetching_rest = False
        self.rest_failed = False
        self._after_rows = QTimer(self, singleShot=True, interval=_AFTER_ROWS_MS)
        self._painted = threading.Event()
        self._after_rows.timeout.connect(self._painted.set)
        self.overview: Overview | None = None
        self.overview_failed = False
        self.words = ""
        self.found: Listed | None = None
        self.found_total = 0
        self.found_failure: Failed | None = None
        self.key = ""
        self.message: Message | None = None
        self.message_failure: Failed | None = None

    # --- the list

    def open_folder(self, folder: str) -> None:
        """Fetch a folder anew; what was listed before goes at once."""
        self.folder, self.listed, self.loaded, self.complete = folder, Listed(), False, False
        self.list_failure, self.rest_failed, self.fetching_rest = None, False, False
        self._run(partial(self._first, folder), partial(self._first_arrived, folder))

    def want_rest(self) -> None:
        """Fetch what is older than the first page: somebody scrolls to it, filters, or the folder is small."""
        if self.loaded and not self.complete and not self.fetching_rest:
            self.fetching_rest, self.rest_failed = True, False
            self._run(partial(self._rest, self.folder), partial(self._rest_arrived, self.folder))
            self.rows_changed.emit()

    def refresh(self) -> None:
        """Ask the numbers again, here and in the navigation."""
        self._count()
        self._context.office.refresh_counts()

    def _count(self) -> None:
        self._run(partial(load.glance, self._context.client), partial(self._counted, self.folder))

    def reword(self) -> None:
        """Say the rows in the language that is chosen now."""
        for name in ("listed", "found"):
            kept: Listed | None = getattr(self, name)
            if kept is not None and kept.summaries:
                work = partial(self._worded, kept.summaries, self.folder)
                self._run(work, partial(self._reworded, name, kept.summaries))

    def search(self, words: str) -> None:
        """Look in all folders; no words shows the folder again."""
        self.words, self.found, self.found_failure = words, None, None
        if len(words) >= load.SHORTEST_SEARCH:
            self._run(partial(self._find, words, self.folder), partial(self._found, words))
        self.rows_changed.emit()

    def shown(self, only: Filter) -> tuple[Row, ...]:
        """Return the rows of the search or the folder that the filter lets through, and the open message."""
        listed = self.found if self.searching else self.listed
        if listed is None:
            return ()
        if only == Filter():
            return listed.rows
        today = self._context.clock.today()
        pairs = zip(listed.summaries, listed.rows, strict=True)
        return tuple(row for one, row in pairs if one.id == self.key or load.passes(one, only, today))

    @property
    def searching(self) -> bool:
        """True while words are looked for."""
        return len(self.words) >= load.SHORTEST_SEARCH

    def folder_count(self) -> Folder | None:
        """Return the numbers of the open folder, as far as known."""
        known = self.overview.folders if self.overview else ()
        found = next((one for one in known if one.name == self.folder), None)
        return found or (Folder(self.folder, 0, 0, own=True) if self.overview else None)

    def _first(self, folder: str) -> tuple[Contents, tuple[Row, ...]]:
        contents = load.first_page(self._context.client, folder)
        return contents, self._worded(contents.rows, folder)

    def _rest(self, folder: str) -> tuple[Contents, tuple[Row, ...]]:
        contents = load.everything(self._context.client, folder)
        return contents, self._worded(contents.rows, folder)

    def _worded(self, summaries: tuple[Summary, ...], folder: str) -> tuple[Row, ...]:
        return rows(summaries, self._context.texts, self._context.clock.today(), folder)

    def _glance_later(self) -> Overview:
        """Count when the rows are painted: counting a full box would keep the window waiting."""
        self._painted.wait(_LATEST)
        return load.glance(self._context.client)

    def _first_arrived(self, folder: str, outcome: Outcome[tuple[Contents, tuple[Row, ...]]]) -> None:
        if folder != self.folder:
            return
        if isinstance(outcome, Failed):
            self.list_failure = outcome
        else:
            self._take(*outcome.value)
        self.rows_changed.emit()
        self._painted.clear()
        self._after_rows.start()
        self._run(self._glance_later, partial(self._counted, folder))

    def _rest_arrived(self, folder: str, outcome: Outcome[tuple[Contents, tuple[Row, ...]]]) -> None:
        if folder != self.folder:
            return
        self.fetching_rest = False
        if isinstance(outcome, Loaded):
            self._take(*outcome.value)
        else:
            self.rest_failed = True
        self.rows_changed.emit()

    def _take(self, contents: Contents, worded: tuple[Row, ...]) -> None:
        self.listed, self.loaded = Listed(contents.rows, worded), True
        self.senders = load.senders(contents.rows)
        self.complete = contents.complete

    def _counted(self, folder: str, outcome: Outcome[Overview]) -> None:
        self.overview_failed = isinstance(outcome, Failed)
        if isinstance(outcome, Loaded):
            self.overview = outcome.value
        self.counts_changed.emit()
        here = self.folder_count()
        if folder == self.folder and here is not None and here.count <= _SMALL and not self.rest_failed:
            self.want_rest()

    def _find(self, words: str, folder: str) -> tuple[Found, tuple[Row, ...]]:
        found = load.found(self._context.client, words)
        return found, self._worded(found.messages, folder)

    def _found(self, words: str, outcome: Outcome[tuple[Found, tuple[Row, ...]]]) -> None:
        if words != self.words:
            return
        if isinstance(outcome, Loaded):
            found, worded = outcome.value
            self.found, self.found_total = Listed(found.messages, worded), found.total
        else:
            self.found_failure = outcome
        self.rows_changed.emit()

    def _reworded(self, name: str, summaries: tuple[Summary, ...], outcome: Outcome[tuple[Row, ...]]) -> None:
        now: Listed | None = getattr(self, name)
        if isinstance(outcome, Loaded) and now is not None and now.summaries is summaries:
            setattr(self, name, Listed(summaries, outcome.value))
            self.rows_changed.emit()

    # --- the message

    def open_message(self, key: str) -> None:
        """Fetch one message; no key closes the one that is open."""
        self.key, self.message, self.message_failure = key, None, None
        if key:
            self._run(partial(load.message, self._context.client, key), partial(self._message_arrived, key))
        self.message_changed.emit()

    def _message_arrived(self, key: str, outcome: Outcome[Message]) -> None:
        if key != self.key:
            return
        if isinstance(outcome, Failed):
            self.message_failure = outcome
        else:
            self.message = outcome.value
            if self.message.unread:
                self._run(partial(act.mark_read, self._context.client, self.message), self._read)
        self.message_changed.emit()

    def _read(self, outcome: Outcome[Message]) -> None:
        if isinstance(outcome, Failed):
            self.refused.emit("not_read", outcome)
            return
        self._update(outcome.value)
        if self.message is not None and self.message.id == outcome.value.id:
            self.message = outcome.value
        self.rows_changed.emit()
        self.refresh()

    # --- what is done with it

    def mark_unread(self) -> None:
        """Mark the open message as unread."""
        self._do("unread", act.mark_unread)

    def move(self, folder: str) -> None:
        """Move the open message."""
        self._do("moved", partial(_moved_to, folder))

    def delete(self) -> None:
        """Delete the open message for good."""
        self._do("deleted", act.delete)

    def undo(self, done: Done) -> None:
        """Put a moved message back where it stood."""
        work = partial(act.move, self._context.client, done.after, done.before.folder)
        self._run(work, partial(self._undone, done))

    def _do(self, what: str, work: Callable[[load.Ask, Message], Message]) -> None:
        if self.message is not None:
            before = self.message
            self._run(partial(work, self._context.client, before), partial(self._acted, what, before))

    def _acted(self, what: str, before: Message, outcome: Outcome[Message]) -> None:
        if isinstance(outcome, Failed):
            self.refused.emit("not_done", outcome)
            return
        place = max(0, self.listed.place_of(before.id))
        if what == "unread" or (what == "moved" and outcome.value.folder == self.folder):
            self._update(outcome.value)
        else:
            self._drop(before.id, outcome.value if what == "moved" else None)
        self.done.emit(Done(what, before, outcome.value, place))
        self.rows_changed.emit()
        self.refresh()

    def _undone(self, done: Done, outcome: Outcome[Message]) -> None:
        if isinstance(outcome, Failed):
            self.refused.emit("not_done", outcome)
            return
        self.done.emit(Done("undone", done.before, outcome.value, done.place))
        self.refresh()

    def _update(self, message: Message) -> None:
        """Show one message in the rows as the source has it now."""
        for name in ("listed", "found"):
            kept: Listed | None = getattr(self, name)
            if kept is None:
                continue
            place = kept.place_of(message.id)
            if place >= 0:
                summary = load.restated(kept.summaries[place], message)
                (row,) = self._worded((summary,), self.folder)
                setattr(self, name, kept.replaced(place, summary, row))

    def _drop(self, key: str, moved: Message | None) -> None:
        """Take a message out of the folder; a search goes on showing it where it is now."""
        self.listed = self.listed.without(key)
        if moved is not None:
            self._update(moved)
        elif self.found is not None:
            before = len(self.found.summaries)
            self.found = self.found.without(key)
            self.found_total -= before - len(self.found.summaries)

    def _run(self, work: Callable[[], T], done: Callable[[Outcome[T]], None]) -> None:
        self._context.run(self, work, done, load.SOURCE)


def _moved_to(folder: str, client: load.Ask, message: Message) -> Message:
    return act.move(client, message, folder)
