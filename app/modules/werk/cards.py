"""The cards of this screen: who pays, wages per month, income per year, income tax, and the file at UWV."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot

from app.kit.context import Context
from app.kit.data_page import DataCard, facts_list, part
from app.modules.werk import benefits, money, wages
from app.modules.werk.load import Assessments, File, Incomes, Payers
from services.registries.blau.records import Inkomstenverhouding
from widgets.badge import Badge
from widgets.chart import BarChart
from widgets.chip import ChipGroup
from widgets.record_table import SimpleTable
from widgets.text import Text

CHART, TABLE = "chart", "table"
_GAP = 14


def payer_card(context: Context, one: Inkomstenverhouding, found: Payers) -> DataCard:
    """Return the card of one payer of now."""
    texts = context.texts
    card = DataCard(context, one.werkgever, f"{one.werkgever}, {wages.kind(texts, one)}")
    card.add(facts_list(wages.payer_facts(texts, one)))
    return card.end(found, texts("wrong.wages"), wages.doubted(texts, one), wages.thing(one))


def no_payer_card(context: Context, found: Payers) -> DataCard:
    """Return the card that says that nobody pays the citizen, as far as UWV knows."""
    card = DataCard(context, context.texts("card.payers"))
    card.say(context.texts("none.payers"))
    card.say(context.texts("none.payers_why"), 8)
    return card.end(found, context.texts("wrong.wages"))


def months_card(context: Context, one: Inkomstenverhouding, found: Payers) -> DataCard:
    """Return the wages per month of one payer."""
    texts = context.texts
    title = texts("card.months", payer=one.werkgever)
    name = f"{title}, {wages.kind(texts, one)}"
    card = DataCard(context, title, name)
    rows = wages.month_rows(texts, one.opgaven)
    headers = [texts(f"month.{key}") for key in ("month", "wage", "withheld", "hours")][: len(rows[0])]
    card.add(SimpleTable(headers, rows, align_right=(1, 2, 3)[: len(headers) - 1], small=True, name=name))
    return card.end(found, texts("wrong.wages"), wages.doubted(texts, one), wages.thing(one))


def former_card(context: Context, before: Sequence[Inkomstenverhouding], found: Payers) -> DataCard:
    """Return the table of who paid before."""
    texts = context.texts
    card = DataCard(context, texts("card.former"))
    headers = [texts(f"former.{key}") for key in ("payer", "what", "since", "until")]
    card.add(SimpleTable(headers, wages.former_rows(texts, before), small=True, name=texts("card.former")))
    return card.end(found, texts("wrong.wages"), wages.doubted(texts, before[0]), wages.thing(before[0]))


class IncomeCard(DataCard):
    """The newest income large, what it means, and all years as a chart or as a table."""

    def __init__(self, context: Context, found: Incomes) -> None:
        texts = context.texts
        super().__init__(context, texts("card.income"))
        newest = money.newest(found.value)
        if newest is None:
            self.say(texts("none.income"))
            self.say(texts("none.income_why"), 8)
        else:
            self.add(Text(money.amount(texts, newest), "amount"))
            self.say(money.kind(texts, newest))
            self.say(money.explained(texts, newest), 4)
            if doubt := money.mark(texts, newest):
                self.body.addSpacing(8)
                self.body.addWidget(Badge(doubt.kind, doubt.text, doubt.icon), 0, Qt.AlignmentFlag.AlignLeft)
            self._add_years(texts("income.chart"), found)
        self.end(found, texts("wrong.income"), *(money.doubted(texts, newest) if newest else ()))

    def _add_years(self, name: str, found: Incomes) -> None:
        texts = self._context.texts
        self.chart = BarChart(money.bars(texts, found.value), name)
        headers = [texts(f"year.{key}") for key in ("year", "kind", "fixed", "amount")]
        rows = money.year_rows(texts, found.value)
        self.table = SimpleTable(headers, rows, align_right=(3,), small=True, name=name)
        self.add(self.chart, _GAP)
        self.add(self.table)
        self.add(Text(texts("income.caption"), "meta", "ink2", wrap=True))
        items = [(CHART, texts("income.as_chart"), "chart-bar"), (TABLE, texts("income.as_table"), "table")]
        chips = ChipGroup(items, name=texts("income.view"))
        chips.chosen.connect(self.show_as)
        chips.set_chosen(CHART)
        self.head_right.addWidget(chips)
        self.show_as(CHART)

    @Slot(str)
    def show_as(self, key: str) -> None:
        """Show the years as ``chart`` or ``table``."""
        self.chart.setVisible(key == CHART)
        self.table.setVisible(key == TABLE)


def tax_card(context: Context, found: Assessments) -> DataCard:
    """Return the assessments of income tax, and how the newest fixed income came about."""
    texts = context.texts
    card = DataCard(context, texts("card.tax"))
    if not found.value:
        card.say(texts("none.tax"))
        return card.end(found, texts("wrong.tax"))
    if due := money.to_pay(texts, found.value):
        card.add(facts_list(due))
        card.body.addSpacing(_GAP)
    headers = [texts(f"tax_row.{key}") for key in ("year", "kind", "date", "result")]
    card.add(SimpleTable(headers, money.tax_rows(texts, found.value), small=True, name=texts("card.tax")))
    one = money.built_up(found.value)
    if one is not None:
        title = texts("tax.built_up", year=one.jaar)
        names = [texts("tax_row.part"), texts("tax_row.amount")]
        sum_row, rows = money.total(texts, one), money.part_rows(texts, one)
        card.add(part(title, SimpleTable(names, rows, sum_row, (1,), small=True, show_header=False, name=title)), _GAP)
    return card.end(found, texts("wrong.tax"))


def file_card(context: Context, found: File) -> DataCard:
    """Return the file at UWV, or why there is none."""
    texts, file = context.texts, found.value
    card = DataCard(context, texts("card.file"))
    if benefits.is_empty(file):
        card.say(texts("none.file"))
        card.say(texts("none.file_why"), 8)
        return card.end(found, texts("wrong.file"))
    gap = 0
    for one in file.uitkeringen:
        stands = benefits.mark(texts, one, context.clock.today())
        card.add(part(texts.official(one.naam), facts_list(benefits.facts(texts, one)), stands), gap)
        gap = _GAP
    if not file.uitkeringen:
        card.say(texts("none.benefit"))
        gap = 8
    for plan in file.trajecten:
        card.add(part(texts("part.plan"), facts_list(benefits.plan_facts(texts, plan))), gap)
        gap = _GAP
    if file.afspraken:
        card.add(part(texts("part.appointments"), facts_list(benefits.appointment_facts(texts, file.afspraken))), gap)
        gap = _GAP
    if own := benefits.own_facts(texts, file):
        card.add(facts_list(own), gap)
    return card.end(found, texts("wrong.file"))
