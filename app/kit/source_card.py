"""A card of personal data: where it comes from at the bottom, and who corrects it when something is wrong."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from widgets.card import Card
from widgets.dialog import Dialog


class SourceCard(Card):
    """A card that ends with its source and "Klopt er iets niet?", which opens an explanation in plain words."""

    def __init__(self, context: Context, title: str, link_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, link_text, parent=parent)
        self._texts = context.texts
        self._subject = title
        self._explanation = ""

    def set_source(self, line: str, explanation: str) -> None:
        """Say where the data come from (``Context.source_line``), and who corrects them and how. Call it once."""
        self._explanation = explanation
        link = self.set_source_line(line, self._texts("source.wrong"), self._subject)
        if link is not None:
            link.clicked.connect(self._explain)

    @Slot()
    def _explain(self) -> None:
        title = self._texts("source.wrong_title", subject=self._subject)
        buttons = [("close", self._texts("source.wrong_close"), "primary")]
        dialog = Dialog(title, self._explanation, buttons, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
