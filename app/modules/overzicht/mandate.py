"""The card that says what one may do for the one acted for, and what not."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.subject import services_named, who
from app.kit.texts import Texts
from services.identity.session import Session
from widgets import accessible
from widgets.card import Card
from widgets.icon import Icon
from widgets.layouts import GridColumns
from widgets.text import Heading, Text
from widgets.theme import theme

_WIDEST = 544

Lists = tuple[list[str], list[str]]


class MandateCard(Card):
    """What may be done at the left with a check, what may not at the right with a lock."""

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__()
        self.set_edge("act_line")
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.addWidget(Heading(texts("mandate.title", who=who(texts, session)), "section", level=2, wrap=True))
        self.body.addSpacing(12)
        may, may_not = allowed(texts, session)
        holder = QWidget()
        holder.setMaximumWidth(theme().px(_WIDEST))
        columns = GridColumns(220, 20, 8, max_columns=2 if may_not else 1)
        columns.addWidget(_column([(one, one, "circle-check", "ok", "ink") for one in may]))
        if may_not:
            said = [texts("mandate.not_allowed", what=one) for one in may_not]
            rows = zip(may_not, said, strict=True)
            columns.addWidget(_column([(one, name, "lock", "ink2", "ink2") for one, name in rows]))
        holder.setLayout(columns)
        self.body.addWidget(holder)


def allowed(texts: Texts, session: Session) -> Lists:
    """Return what may and what may not be done, in words: services of a machtiging, or the rights of the law."""
    if session.services:
        return services_named(texts, session.services), [texts(f"mandate.{key}") for key in _closed(session)]
    rights = [right for right in ("read", "submit", "receive") if session.may(right)]
    closed = [right for right in ("read", "submit", "receive") if right not in rights]
    closed += ["branches"] if session.subject.vestiging else []
    return [texts(f"mandate.{one}") for one in rights], [texts(f"mandate.{one}") for one in closed]


def _closed(session: Session) -> list[str]:
    found = []
    if not session.may("receive", "berichten"):
        found.append("messages")
    if not session.may("read", "brp"):
        found.append("data")
    everything = any(one.gives("submit", "zaken") and not one.kinds for one in session.grants)
    if not everything:
        found.append("other_cases" if session.may("read", "zaken") else "cases")
    if session.subject.vestiging:
        found.append("branches")
    return found if session.subject.kind == "citizen" else [one for one in found if one != "data"]


def _column(rows: list[tuple[str, str, str, str, str]]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for words, name, icon, symbol, ink in rows:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon(icon, symbol, 20))
        text = Text(words, "body", ink, wrap=True)
        accessible.name(text, name)
        row.addWidget(text, 1)
        column.addLayout(row)
    column.addStretch(1)
    return holder
