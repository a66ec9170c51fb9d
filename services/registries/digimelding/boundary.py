"""Reports within one vestiging: a session limited to one sees and withdraws only what was reported within it."""

import falcon

from services.mockkit.world import branch_of, within_branch
from services.registries.digimelding.book import Book
from services.stelsel.digimelding.report import Melding

BRANCHES = "digimelding.vestigingen"


def seen(book: Book, req: falcon.Request, who: str) -> list[Melding]:
    """Return the reports of one reporter that lie within the session's boundary, newest first."""
    return [one for one in book.of(who) if within_branch(req, _branch(book, one))]


def find(book: Book, req: falcon.Request, who: str, key: str) -> Melding | None:
    """Return one of them, or None."""
    return next((one for one in seen(book, req, who) if one.id == key), None)


def bind(book: Book, req: falcon.Request, report: Melding) -> None:
    """Remember within which vestiging a new report was made."""
    branch = branch_of(req)
    if branch:
        book.world.store.put(BRANCHES, report.id, {"vestiging": branch})


def _branch(book: Book, report: Melding) -> str:
    return str((book.world.store.get(BRANCHES, report.id) or {}).get("vestiging", ""))
