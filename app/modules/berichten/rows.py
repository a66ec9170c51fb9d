"""Words the rows of the list; plain functions, so that a worker can word a full box."""

from collections.abc import Iterable
from datetime import date

from app.kit.texts import Texts
from app.modules.berichten.load import day_of, this_week
from app.modules.berichten.model import act_mark, folder_icon, folder_words
from services.registries.berichten.records import Summary
from widgets.row_model import Row, RowBadge


def rows(summaries: Iterable[Summary], texts: Texts, today: date, folder: str) -> tuple[Row, ...]:
    """Return the rows of the list; a message of another folder than ``folder`` says where it is."""
    words = _Words(texts, today, folder)
    return tuple(words.row(one) for one in summaries)


class _Words:
    """Words each date and number once: a full box has 100,000 rows and a few hundred dates."""

    def __init__(self, texts: Texts, today: date, folder: str) -> None:
        self._texts, self._today, self._folder = texts, today, folder
        self._dates: dict[date, tuple[str, str]] = {}
        self._files: dict[int, str] = {0: ""}

    def row(self, one: Summary) -> Row:
        """Return one row."""
        day = day_of(one.placed)
        if day not in self._dates:
            self._dates[day] = (self._texts.short_date(day, self._today), self._group(day))
        shown, group = self._dates[day]
        if one.attachments not in self._files:
            self._files[one.attachments] = self._texts("attachments", n=one.attachments)
        badges = self._badges(one) if one.end or one.folder != self._folder else ()
        files = self._files[one.attachments]
        return Row(one.id, one.subject, one.sender, shown, one.unread, badges, files, group)

    def _group(self, day: date) -> str:
        if this_week(day, self._today):
            return self._texts("this_week")
        words = self._texts.month_year(day)
        return words[:1].upper() + words[1:]

    def _badges(self, one: Summary) -> tuple[RowBadge, ...]:
        mark = act_mark(self._texts, one, self._today)
        shown = [RowBadge(mark.kind, mark.text, mark.icon, mark.solid)] if mark else []
        if one.folder != self._folder:
            words = folder_words(self._texts, one.folder)
            shown.append(RowBadge("neutral", words, folder_icon(one.folder)))
        return tuple(shown)
