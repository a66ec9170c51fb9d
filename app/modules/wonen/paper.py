"""The valuation report and the page to print, as documents inside the program, to save or to print."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.paper import PaperView, nothing
from app.modules.wonen import printed
from app.modules.wonen.load import Sources

REPORT, PRINT = "taxatieverslag", "afdrukken"
PAPERS = (REPORT, PRINT)


class HomePaper(PaperView):
    """One of the papers about a home; it is made beside the window."""

    def __init__(self, context: Context, sources: Sources, kind: str, number: str) -> None:
        texts = context.texts
        title = texts(f"paper.{kind}")
        super().__init__(context, title, f"{title}.pdf", (texts("paper.back"), "wonen"))
        make = printed.report if kind == REPORT else printed.page
        work = partial(make, sources, texts, context.clock.today(), number)
        self.fetch(work, "woz", texts("state.loading"))

    def drawn(self) -> QWidget:
        """Say so when there is no report."""
        return self.document() if self.content else nothing(self.texts("paper.none"))
