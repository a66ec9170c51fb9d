"""Keeps what somebody was filling in when the session ended, and puts it back after logging in again.

Only in memory, only for the same person acting for the same subject, and gone with the next participant.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from services.identity.session import Session
from services.values import hiding
from widgets.accessible import name_of

Values = Mapping[str, str]


class Draft(Struct, frozen=True):
    """``values`` by field, "1" or "" for a choice. Nobody sees them in a log or an error."""

    actor: str
    subject: str
    address: str
    values: Values

    __repr__ = hiding("actor", "subject", "values")

    def belongs_to(self, session: Session) -> bool:
        """True for the same person, acting for the same one."""
        return (session.actor.id, session.subject.id) == (self.actor, self.subject)


def taken(screen: QWidget | None) -> Values:
    """Return what somebody typed on a screen and did not send; empty when nothing was typed."""
    if screen is None or not any(map(_is_typed, _fields(screen).values())):
        return {}
    return {key: _value(one) for key, one in _fields(screen).items()}


def put_back(screen: QWidget, values: Values) -> None:
    """Fill the fields that have the same names as then, as if they were typed again."""
    for key, one in _fields(screen).items():
        if key not in values or _value(one) == values[key]:
            continue
        if isinstance(one, QLineEdit):
            one.selectAll()
            one.insert(values[key])
        elif isinstance(one, QPlainTextEdit):
            one.selectAll()
            one.insertPlainText(values[key])
        elif isinstance(one, QAbstractButton):
            one.click()


def _fields(screen: QWidget) -> dict[str, QWidget]:
    """Return the fields by name; a second one of the same name has its number behind it."""
    seen: Counter[str] = Counter()
    found: dict[str, QWidget] = {}
    for one in _candidates(screen):
        name = name_of(one)
        seen[name] += 1
        found[f"{name}#{seen[name]}"] = one
    return found


def _candidates(screen: QWidget) -> Iterator[QWidget]:
    for one in screen.findChildren(QWidget):
        if isinstance(one, QLineEdit):
            if one.echoMode() == QLineEdit.EchoMode.Normal and not one.isReadOnly():
                yield one
        elif isinstance(one, QPlainTextEdit) or (isinstance(one, QAbstractButton) and one.isCheckable()):
            yield one


def _is_typed(one: QWidget) -> bool:
    if isinstance(one, QLineEdit):
        return one.isModified() and bool(one.text())
    return isinstance(one, QPlainTextEdit) and one.document().isModified() and bool(one.toPlainText())


def _value(one: QWidget) -> str:
    if isinstance(one, QLineEdit):
        return one.text()
    if isinstance(one, QPlainTextEdit):
        return one.toPlainText()
    return "1" if isinstance(one, QAbstractButton) and one.isChecked() else ""
