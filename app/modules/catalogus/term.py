"""One term: definition, registry, holder, legal ground, authentic or not, form, users, screens, connections."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.modules.catalogus import load
from services.stelsel.stelselcatalogus.terms import Term
from widgets.badge import Badge
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.layouts import FlowLayout, GridColumns
from widgets.link import Link
from widgets.plain import one_line
from widgets.text import Text

_COLUMN, _GAP = 440, 20
Screens = Sequence[tuple[str, str]]


def term_view(context: Context, term: Term, screens: Screens) -> QWidget:
    """Return the cards of one term; ``screens`` is (address, name) of every screen that shows it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    grid = GridColumns(_COLUMN, _GAP, max_columns=2)
    grid.addWidget(_meaning(context, term))
    grid.addWidget(_use(context, term, screens))
    column.addLayout(grid)
    return holder


def _meaning(context: Context, term: Term) -> Card:
    texts, told = context.texts, term.field
    card = Card(texts("term.meaning"))
    if told.authentic:
        card.head_right.addWidget(Badge("ok", texts("term.authentic"), "shield-check"))
    card.body.addWidget(Text(one_line(told.definition, 600), "message", wrap=True))
    card.body.addSpacing(12)
    official = [(texts("term.official"), one_line(term.official.name))] if term.translated else []
    rows: list[Entry] = [
        *official,
        (texts("term.registry"), load.full(term.registry, texts.language)),
        (texts("term.object"), term.object.name if term.object else texts("term.none"), _object(term)),
        (texts("term.holder"), one_line(told.holder)),
        (texts("term.ground"), one_line(told.ground)),
        (texts("term.authentic_is"), texts("term.yes" if told.authentic else "term.no"), texts("term.authentic_what")),
        (texts("term.format"), one_line(told.format)),
        (texts("term.name"), term.id),
    ]
    card.body.addWidget(DescriptionList(rows))
    card.body.addStretch(1)
    return card


def _object(term: Term) -> str:
    return one_line(term.object.definition, 300) if term.object else ""


def _use(context: Context, term: Term, screens: Screens) -> Card:
    texts = context.texts
    card = Card(texts("term.use"))
    users = ", ".join(term.users) or texts("term.nobody")
    card.body.addWidget(DescriptionList([(texts("term.users"), one_line(users, 600))]))
    card.body.addSpacing(12)
    card.body.addWidget(Text(texts("term.screens"), "body_strong", wrap=True))
    _links(context, card, screens, texts("term.no_screen"))
    connected = [
        (other.id, texts("term.link_to" if other is one.target else "term.link_from", name=_named(context, other)))
        for one in load.links(term, texts.language)
        for other in (one.source, one.target)
        if other.id != term.id
    ]
    card.body.addSpacing(12)
    card.body.addWidget(Text(texts("term.connections"), "body_strong", wrap=True))
    _links(context, card, [(f"catalogus/{key}", words) for key, words in connected], texts("term.no_connection"))
    card.body.addStretch(1)
    return card


def _links(context: Context, card: Card, found: Screens, none: str) -> None:
    if not found:
        card.body.addWidget(Text(none, "body", "ink2", wrap=True))
    for address, words in found:
        row = FlowLayout(0, 0)
        link = Link(words, icon_before="arrow-right")
        link.clicked.connect(partial(context.go, address))
        row.addWidget(link)
        card.body.addLayout(row)


def _named(context: Context, term: Term) -> str:
    return f"{term.field.name} ({load.short(term.registry, context.texts.language)})"
