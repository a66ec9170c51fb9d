"""A page of explaining text: headings and paragraphs that stand in the module's texts, in order."""

from app.kit.page import ContentPage
from widgets.text import Heading, Text
from widgets.theme import theme

_WIDEST = 700


class ExplainingPage(ContentPage):
    """``part.<n>.title`` and ``part.<n>.text`` are shown as long as there are any."""

    def draw(self) -> None:
        """Lay out every part."""
        self.begin(self.texts("title"), self.texts("lead"))
        number = 1
        while (title := self.texts.maybe(f"part.{number}.title")) is not None:
            self.body.addSpacing(12)
            self.body.addWidget(Heading(title, "section", level=2, wrap=True))
            self.body.addSpacing(4)
            text = Text(self.texts(f"part.{number}.text"), "message", wrap=True)
            text.setMaximumWidth(theme().px(_WIDEST))
            self.body.addWidget(text)
            number += 1
        self.end()
