"""The cards of this screen: an allowance, former years, AOW or Anw, child benefit, maintenance."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.contributions import Mark
from app.kit.data_page import DataCard, facts_list, part
from app.kit.texts import Texts
from app.modules.uitkeringen import allowances, benefits
from app.modules.uitkeringen.load import Allowances, Maintenance, Svb
from services.http import Sourced
from services.registries.lbio.records import Alimentatie
from services.registries.svb.records import Uitkering
from services.registries.toeslagen.records import Toeslag
from widgets.badge import Badge
from widgets.record_table import SimpleTable

_GAP = 14


def allowance_card(context: Context, one: Toeslag, found: Allowances) -> DataCard:
    """Return the card of one allowance."""
    texts = context.texts
    card = _marked(context, allowances.name(texts, one), allowances.mark(texts, one))
    _explain(card, one.toelichting)
    card.add(facts_list(allowances.facts(texts, one)))
    return card.end(found, texts("wrong.allowance"), allowances.doubted(texts, one), one.kenmerk)


def former_card(context: Context, before: Sequence[Toeslag], found: Allowances) -> DataCard:
    """Return the allowances of former years."""
    texts = context.texts
    card = DataCard(context, texts("card.former"))
    headers = [texts(f"former.{key}") for key in ("name", "status", "amount")]
    rows = allowances.former_rows(texts, before)
    card.add(SimpleTable(headers, rows, align_right=(2,), small=True, name=texts("card.former")))
    return card.end(found, texts("wrong.allowance"), (("perMaand", ""), ("recht", ""), ("terugbetaling", "")))


def benefit_card(context: Context, one: Uitkering, found: Sourced[Svb]) -> DataCard:
    """Return the card of AOW or Anw."""
    texts = context.texts
    card = _marked(context, benefits.name(texts, one), benefits.mark(texts, one))
    _explain(card, one.toelichting)
    card.add(facts_list(benefits.facts(texts, one)))
    paid = (("bruto", texts.money(one.bruto, cents=True)), ("netto", texts.money(one.netto, cents=True)))
    return card.end(found, texts("wrong.svb"), paid, one.kenmerk)


def children_card(context: Context, found: Sourced[Svb]) -> DataCard:
    """Return the card of child benefit."""
    texts, told = context.texts, found.value.children
    card = DataCard(context, texts("card.children"))
    _explain(card, told.toelichting)
    card.add(facts_list(benefits.child_facts(texts, told)))
    if rows := benefits.paid_rows(texts, told):
        card.add(_table(texts, "paid", ("quarter", "day", "children", "amount"), rows, (3,)), _GAP)
    return card.end(found, texts("wrong.svb"), (("kinderbijslag", ""),), told.kenmerk)


def maintenance_card(context: Context, one: Alimentatie, found: Maintenance) -> DataCard:
    """Return the card of one maintenance, with what was due and paid every month."""
    texts = context.texts
    name = benefits.maintenance_name(texts, one)
    card = _marked(context, name, benefits.maintenance_mark(texts, one))
    _explain(card, one.toelichting)
    card.add(facts_list(benefits.maintenance_facts(texts, one)))
    if rows := benefits.account_rows(texts, one):
        card.add(_table(texts, "account", ("month", "due", "paid", "day"), rows, (1, 2)), _GAP)
    owed = (("bedragPerMaand", texts.money(one.bedrag_per_maand, cents=True)), ("achterstand", ""))
    return card.end(found, texts("wrong.maintenance"), owed, one.kenmerk)


def _explain(card: DataCard, words: str) -> None:
    """Say above the facts what the organisation says about them."""
    if words:
        card.say(words)
        card.body.addSpacing(8)


def _table(
    texts: Texts, key: str, columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]
) -> QWidget:
    """Return a table under its title; ``right`` are the columns with amounts."""
    title = texts(f"part.{key}")
    headers = [texts(f"{key}.{column}") for column in columns]
    return part(title, SimpleTable(headers, rows, align_right=right, small=True, name=title))


def none_card(
    context: Context, key: str, found: Allowances | Maintenance | Sourced[Svb], wrong: str
) -> DataCard:
    """Return the card that says that there is nothing, and why that may be."""
    card = DataCard(context, context.texts(f"card.{key}"))
    card.say(context.texts(f"none.{key}"))
    card.say(context.texts(f"none.{key}_why"), 8)
    card.body.addStretch(1)
    card.set_source(context.source_line(found.source, found.holder, found.retrieved), context.texts(f"wrong.{wrong}"))
    return card


def _marked(context: Context, title: str, mark: Mark) -> DataCard:
    card = DataCard(context, title)
    card.head_right.addWidget(Badge(mark.kind, mark.text, mark.icon, mark.solid))
    return card
