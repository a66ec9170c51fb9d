"""The card "Wat u nog moet doen": what is asked, until when, and the button that does it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.page import clear
from app.modules.zaken import model
from app.modules.zaken.adding import AddForm
from app.modules.zaken.parts import Beside, badge, column, line_of
from services.registries.zaken.records import Case, ToDo
from widgets.button import Button
from widgets.card import Card
from widgets.dialog import Dialog
from widgets.plain import one_line
from widgets.text import Heading, Text

_HOST_LIMIT = 80


def _why_not(case: Case, todo: ToDo, context: Context) -> str:
    """Return why no document can be added here, in words; empty when it can, or when something else is asked."""
    if todo.kind != "document":
        return ""
    if not case.may_add:
        return context.texts("acting.only_look", name=context.session.subject.name)
    return context.why_not("add.basis")


class AskedCard(Card):
    """``add_asked`` wants to add a document here, ``read_asked(message)`` to read a message."""

    add_asked = Signal()
    read_asked = Signal(str)

    def __init__(self, case: Case, todo: ToDo, context: Context) -> None:
        super().__init__()
        self._todo, self._texts = todo, context.texts
        self.set_edge("warn_line")
        self.body.setContentsMargins(20, 12, 20, 14)
        self._why_not = _why_not(case, todo, context)
        self.button = Button(one_line(todo.button), "primary")
        self.button.setEnabled(not self._why_not)
        self.button.setAccessibleDescription(self._why_not)
        self.button.clicked.connect(self._act)
        self._row = Beside(self._words(context), self.button, below=12)
        self.body.addWidget(self._row)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self.below)
        self.setAccessibleName(f"{context.texts('todo')}, {one_line(case.title)}")

    def show_form(self, form: AddForm) -> None:
        """Put the form under the words, in place of the button, also for the keyboard."""
        self.below.addWidget(form)
        form.follow(self.button)
        self.button.hide()
        self._row.rearrange()

    @Slot()
    def drop_form(self) -> None:
        """Ask the question again."""
        self.button.show()
        self.button.setFocus()
        clear(self.below)
        self._row.rearrange()

    def _words(self, context: Context) -> QWidget:
        holder, body = column()
        texts, todo = context.texts, self._todo
        mark = model.days_mark(texts, todo.last_day, context.clock.today())
        body.addLayout(line_of(Heading(texts("todo"), "section", 2, wrap=True), badge(mark)))
        body.addSpacing(6)
        body.addWidget(Text(one_line(todo.title), "body", wrap=True))
        for line in (todo.note, self._where(todo), self._why_not):
            if line:
                body.addWidget(Text(one_line(line), "body", "ink2", wrap=True))
        return holder

    def _where(self, todo: ToDo) -> str:
        return self._texts("link.goes_to", host=one_line(todo.target, _HOST_LIMIT)) if todo.kind == "link" else ""

    @Slot()
    def _act(self) -> None:
        if self._todo.kind == "bericht":
            self.read_asked.emit(self._todo.target)
        elif self._todo.kind == "link":
            self._explain()
        else:
            self.add_asked.emit()

    def _explain(self) -> None:
        """A practice program opens no other site, and says which one it would have been."""
        words = self._texts("link.text", host=one_line(self._todo.target, _HOST_LIMIT))
        close = [("close", self._texts("close"), "primary")]
        Dialog(self._texts("link.title"), words, close, self).open()
