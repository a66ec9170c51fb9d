"""The cards of this screen: a diploma, a course, integration exams, student finance, study debt."""

from app.kit.context import Context
from app.kit.data_page import DataCard, facts_list
from app.modules.onderwijs import model
from app.modules.onderwijs.load import Education, Money
from services.registries.duo.records import Diploma, Examen, Inschrijving, Studiefinanciering, Studieschuld
from widgets.badge import Badge
from widgets.record_table import SimpleTable
from widgets.text import Text

_GAP = 14


def diploma_card(context: Context, one: Diploma, found: Education) -> DataCard:
    """Return the card of one diploma."""
    texts = context.texts
    card = DataCard(context, one.opleiding, texts("diploma_of", name=one.opleiding, year=one.datum.year))
    card.head_right.addWidget(Badge("ok", texts("diploma"), "certificate"))
    card.add(facts_list(model.diploma_facts(texts, one)))
    return card.end(found, texts("wrong.diploma"), model.doubted(texts, one), model.thing(one))


def no_diploma_card(context: Context, found: Education) -> DataCard:
    """Return the card that says that the register has none, and why that may be."""
    card = DataCard(context, context.texts("card.diplomas"))
    card.say(context.texts("none.diplomas"))
    card.say(context.texts("none.diplomas_why"), 8)
    return card.end(found, context.texts("wrong.diploma"), (("opleiding", ""),))


def course_card(context: Context, one: Inschrijving, found: Education) -> DataCard:
    """Return the card of a course that was not finished (yet)."""
    texts = context.texts
    card = DataCard(context, one.opleiding, texts("course_at", name=one.opleiding, school=one.instelling))
    mark = model.course_mark(texts, one)
    card.head_right.addWidget(Badge(mark.kind, mark.text, mark.icon))
    card.add(facts_list(model.course_facts(texts, one)))
    return card.end(found, texts("wrong.course"), (("inschrijvingen", one.opleiding),))


def exams_card(context: Context, exams: tuple[Examen, ...], found: Education) -> DataCard:
    """Return the integration exams."""
    texts = context.texts
    card = DataCard(context, texts("card.exams"))
    card.say(texts("exams_left", n=model.exams_left(exams)))
    headers = [texts(f"exam_row.{key}") for key in ("part", "result", "date")]
    card.add(SimpleTable(headers, model.exam_rows(texts, exams), small=True, name=texts("card.exams")), _GAP)
    return card.end(found, texts("wrong.exams"), (("resultaat", ""),))


def finance_card(context: Context, one: Studiefinanciering, found: Money) -> DataCard:
    """Return student finance per month."""
    texts = context.texts
    card = DataCard(context, texts("card.finance"))
    headers = (texts("finance_row.part"), texts("finance_row.amount"))
    rows, total = model.finance_rows(texts, one), model.finance_total(texts, one)
    card.add(SimpleTable(headers, rows, total, (1,), small=True, show_header=False, name=texts("card.finance")))
    card.add(facts_list(model.finance_facts(texts, one)), _GAP)
    return card.end(found, texts("wrong.finance"), (("delen", ""),))


def debt_card(context: Context, one: Studieschuld, found: Money) -> DataCard:
    """Return the study debt: the amount large, how it is paid back below."""
    texts = context.texts
    card = DataCard(context, texts("card.debt"))
    card.add(Text(texts.money(one.schuld, cents=True), "amount"))
    card.add(facts_list(model.debt_facts(texts, one)), 8)
    owed = (("schuld", texts.money(one.schuld, cents=True)), ("perMaand", ""))
    return card.end(found, texts("wrong.debt"), owed)


def no_money_card(context: Context, found: Money) -> DataCard:
    """Return the card that says that DUO pays nothing and is owed nothing."""
    card = DataCard(context, context.texts("card.money"))
    card.say(context.texts("none.money"))
    return card.end(found, context.texts("wrong.finance"), (("delen", ""), ("schuld", "")))
