"""One message: who sent it to whom, what happened to it, its envelope and its content, and what belongs with it."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.modules.berichtenlog import model
from services.stelsel.digikoppeling.contents import Kept
from services.stelsel.digikoppeling.reading import Entry, Message
from widgets.badge import Badge
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry as Row
from widgets.layouts import FlowLayout, GridColumns
from widgets.link import Link
from widgets.plain import one_line
from widgets.record_table import SimpleTable
from widgets.text import Text

_COLUMN, _GAP, _MOST = 440, 20, 12
_LONGEST = 300


def message_view(context: Context, found: Message, owner: QObject) -> QWidget:
    """Return the cards of one message; ``owner`` is who asks where to save its content."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    grid = GridColumns(_COLUMN, _GAP, max_columns=2)
    grid.addWidget(_who(context, found))
    grid.addWidget(_course(context, found))
    column.addLayout(grid)
    if found.kept is None:
        column.addWidget(Text(context.texts("one.no_content"), "body", "ink2", wrap=True))
    else:
        column.addWidget(_envelope(context, found.kept))
        column.addWidget(_content(context, found, found.kept, owner))
    if found.others:
        column.addWidget(_others(context, found))
    return holder


def _who(context: Context, found: Message) -> Card:
    texts, last = context.texts, found.entries[-1]
    line, card = last.line, Card(texts("one.who"))
    card.head_right.addWidget(Badge(model.tone(last), model.status(texts, last)))
    rows: list[Row] = [
        (texts("column.sender"), last.sender, line.van),
        (texts("column.receiver"), last.receiver, line.naar),
        (texts("one.service"), line.dienst),
        (texts("column.action"), one_line(line.actie, 300)),
        (texts("column.profile"), line.profiel),
        (texts("column.signed"), texts("yes" if last.signed else "no")),
        (texts("one.id"), line.bericht),
        (texts("one.talk"), line.conversatie),
        (texts("one.size"), texts("one.bytes", n=line.omvang)),
    ]
    card.body.addWidget(DescriptionList(rows))
    card.body.addStretch(1)
    return card


def _course(context: Context, found: Message) -> Card:
    texts = context.texts
    card = Card(texts("one.course"))
    heads = [texts("column.time"), texts("one.direction"), texts("column.status")]
    rows = [
        [model.clock_time(one), texts(f"one.{one.line.richting}"), model.status(texts, one)] for one in found.entries
    ]
    card.body.addWidget(SimpleTable(heads, rows, name=texts("one.course")))
    card.body.addStretch(1)
    return card


def _envelope(context: Context, kept: Kept) -> Card:
    card = Card(context.texts("one.envelope"))
    rows: list[Row] = [(path, one_line(value, _LONGEST)) for path, value in model.envelope(kept)]
    card.body.addWidget(DescriptionList(rows))
    return card


def _content(context: Context, found: Message, kept: Kept, owner: QObject) -> Card:
    texts = context.texts
    card = Card(texts("one.content"))
    if not kept.heel:
        card.body.addWidget(Text(texts("one.cut"), "body", "ink2", wrap=True))
        card.body.addSpacing(8)
    rows: list[Row] = [(path or texts("one.content"), one_line(value, _LONGEST)) for path, value in model.content(kept)]
    card.body.addWidget(DescriptionList(rows))
    card.body.addSpacing(12)
    save = Link(texts("one.save"), icon_before="download")
    save.clicked.connect(partial(context.office.save_file, f"bericht-{found.id}.json", kept.inhoud.encode(), owner))
    card.body.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _others(context: Context, found: Message) -> Card:
    card = Card(context.texts("one.others"))
    for one in found.others[:_MOST]:
        row = FlowLayout(0, 0)
        link = Link(_named(context, one), icon_before="arrow-right")
        link.clicked.connect(partial(context.go, f"berichtenlog/{one.line.bericht}"))
        row.addWidget(link)
        card.body.addLayout(row)
    return card


def _named(context: Context, one: Entry) -> str:
    words = context.texts("one.other", receiver=one.receiver, action=one.line.actie, id=one.line.bericht[:8])
    return one_line(words, 200)
