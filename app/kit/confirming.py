"""Asks once more before something that cannot be undone is done in the name of somebody else."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from widgets.dialog import Dialog


def question_for(context: Context, text: str, yes: str) -> tuple[str, str]:
    """Return the text and the yes of a question that is asked anyway, with in whose name when that is another's."""
    session, texts = context.session, context.texts
    if session.for_self:
        return text, yes
    told = texts("acting.asked_text", actor=session.actor.name, name=session.subject.name)
    return f"{told} {text}", texts("acting.sure_yes", act=yes, name=session.subject.name)


class ForAnother(QObject):
    """Does an act at once for oneself; for another it first says in whose name, and waits for a yes.

    ``act`` is the button that people press ("Tekening versturen"), ``go`` a bound method.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self._go: Callable[[], None] | None = None

    def sure(self, act: str, go: Callable[[], None], *, undoable: bool = False) -> None:
        """Call ``go`` now, or after the question; what is ``undoable`` is not said to be for good."""
        session, texts = self._context.session, self._context.texts
        if session.for_self:
            go()
            return
        self._go = go
        title = texts("acting.sure_title", name=session.subject.name)
        yes = texts("acting.sure_yes", act=act, name=session.subject.name)
        buttons = [("yes", yes, "primary"), ("no", texts("acting.sure_no"), "neutral")]
        key = "acting.asked_text" if undoable else "acting.sure_text"
        text = texts(key, actor=session.actor.name, name=session.subject.name)
        dialog = Dialog(title, text, buttons, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(self._answered)
        dialog.open()

    @Slot(str)
    def _answered(self, key: str) -> None:
        go, self._go = self._go, None
        if key == "yes" and go is not None:
            go()
