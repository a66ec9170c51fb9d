"""Reports within one vestiging: a session limited to one sees and withdraws only what was reported within it."""

import falcon

from services.mockkit.world import within_branch
from services.registries.digimelding.book import Book
from services.stelsel.digimelding.report import Melding


def seen(book: Book, req: falcon.Request, who: str) -> list[Melding]:
    """Return the reports of one reporter that lie within the session's boundary, newest first."""
    return [one for one in book.of(who) if within_branch(req, book.branch(one.id))]


def find(book: Book, req: falcon.Request, who: str, key: str) -> Melding | None:
    """Return one of them, or None."""
    return next((one for one in seen(book, req, who) if one.id == key), None)
