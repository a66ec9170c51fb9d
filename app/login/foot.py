"""The line under the login: what is not kept, and the two explaining texts that can be read without logging in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.texts import Catalog, Texts
from widgets.layouts import FlowLayout
from widgets.link import Link
from widgets.text import Text

_MODULES = Path(__file__).parents[1] / "modules"
_EXPLAINED = ("toegankelijkheid", "over")
_GAP = 8


class Foot(QWidget):
    """A text of a module whose folder is not there is not offered."""

    def __init__(self, catalog: Catalog, texts: Texts) -> None:
        super().__init__()
        self._catalog, self._texts = catalog, texts
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        self._words = QWidget()
        flow = FlowLayout(_GAP, 0)
        self._words.setLayout(flow)
        flow.addWidget(Text(texts("keeps_nothing"), "meta", "ink2"))
        for module in _EXPLAINED:
            if (_MODULES / module / "module.toml").is_file():
                flow.addWidget(self._link(module))
        row.addWidget(self._words)
        row.addStretch(1)

    def _link(self, module: str) -> Link:
        link = Link(self._catalog.scoped(_MODULES / module)("title"), style="meta", color="ink2")
        link.clicked.connect(partial(self.explain, module))
        return link

    @Slot(str)
    def explain(self, module: str) -> None:
        """Show a module's explaining text on top of the login."""
        from widgets.dialog import Dialog

        words = self._catalog.scoped(_MODULES / module)
        close = [("close", self._texts("foot.close"), "primary")]
        dialog = Dialog(words("title"), words("lead"), close, self)
        number = 1
        while (title := words.maybe(f"part.{number}.title")) is not None:
            dialog.body.addWidget(Text(title, "body_strong", wrap=True))
            dialog.body.addWidget(Text(words(f"part.{number}.text"), "body", wrap=True, comfortable=480))
            number += 1
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
