"""Says how many messages there are: in the head, and of a search or a filter above the list."""

from app.kit.texts import Texts
from app.modules.berichten.desk import Desk
from app.modules.berichten.load import SHORTEST_SEARCH, Filter
from services.registries.berichten.records import INBOX


def counted(texts: Texts, key: str, number: int) -> str:
    """Return "1 bericht" or "100.000 berichten"."""
    return texts(key, n=1 if number == 1 else texts.number(number))


def box_words(texts: Texts, desk: Desk) -> str:
    """Return "24 berichten van 9 afzenders, 2 ongelezen" of the open folder, as far as it is known."""
    if desk.overview is None:
        return texts("counts_missing") if desk.overview_failed else ""
    folder = desk.folder_count()
    if folder is None:
        return ""
    words = counted(texts, "count", folder.count)
    senders = desk.overview.senders if desk.folder == INBOX else 0
    if senders:
        words += f" {counted(texts, 'from', senders)}"
    return f"{words}, {counted(texts, 'unread', folder.unread)}" if folder.unread else words


def list_words(texts: Texts, desk: Desk, only: Filter, shown: int) -> str:
    """Return the line above the list: what a search or filter found, and what is still missing."""
    if desk.words and len(desk.words) < SHORTEST_SEARCH:
        return texts("too_short")
    if desk.searching:
        if desk.found is None:
            return ""
        if desk.found_total > len(desk.found.summaries) and only == Filter():
            total = texts.number(desk.found_total)
            return texts("shown_of", n=texts.number(shown), total=total)
        return counted(texts, "shown", shown)
    parts = [counted(texts, "shown", shown)] if desk.loaded and only != Filter() else []
    if desk.rest_failed:
        parts.append(texts("more_failed"))
    elif desk.fetching_rest:
        parts.append(texts("more_coming"))
    return ". ".join(part.rstrip(".") for part in parts) + ("." if len(parts) > 1 else "")
