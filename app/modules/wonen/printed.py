"""What this screen puts on paper: the valuation report and the page itself, as PDF marked DEMO; runs on a worker."""

from collections.abc import Callable, Iterator
from datetime import date

from app.kit.texts import Texts
from app.modules.wonen import facts, model
from app.modules.wonen.facts import Fact
from app.modules.wonen.load import Absent, Sources
from app.modules.wonen.model import absent
from services.documents import Content, Heading, Points, Rows, pdf
from services.errors import ServiceError
from services.registries.woz.records import WozObject
from widgets.plain import one_line

_CELL, _MOST = 40, 40
Part = Callable[[Sources, Texts], Iterator[Content]]


def report(sources: Sources, texts: Texts, today: date, number: str) -> bytes:
    """Return the valuation report of a property (empty number: the home); no bytes when there is none.

    Raises ServiceError.
    """
    found = sources.property_of(number)
    if found is None or found.taxatieverslag is None:
        return b""
    return pdf(
        texts("report.of", place=_line(model.place_of(found))),
        _capital(_line(model.town(texts, found))),
        today,
        tuple(_report(texts, found)),
        addressee=(_line(sources.session.subject.name),),
        reference=_line(found.identificatie),
        language=texts.language,
    )


def _report(texts: Texts, found: WozObject) -> Iterator[Content]:
    report = found.taxatieverslag
    assert report is not None
    yield _rows(facts.valued_on(texts, report), texts)
    yield Heading(texts("paper.valued"))
    yield _rows(facts.report(texts, report), texts)
    yield Heading(texts("paper.compared"))
    yield texts("paper.compared_how")
    yield Rows(tuple(tuple(_cell(cell) for cell in row) for row in model.sales(texts, report)[:_MOST]))
    yield Heading(texts("paper.disagree"))
    yield texts("paper.disagree_how")


def page(sources: Sources, texts: Texts, today: date, number: str) -> bytes:
    """Return the page as a document; a source that does not answer is named in it."""
    try:
        place = sources.home().line
    except ServiceError as error:
        place = _missing(texts, error)
    content = [
        line for part in (_value, _valuation, _parcels, _building) for line in _tried(part, sources, texts)
    ]
    return pdf(
        texts("paper.page_title"),
        texts("paper.sender"),
        today,
        content,
        addressee=(_line(sources.session.subject.name), _line(place)),
        language=texts.language,
    )


def _tried(part: Part, sources: Sources, texts: Texts) -> Iterator[Content]:
    try:
        yield from list(part(sources, texts))
    except ServiceError as error:
        yield _missing(texts, error)


def _value(sources: Sources, texts: Texts) -> Iterator[Content]:
    yield Heading(texts("card.value"))
    found = sources.value()
    if isinstance(found, Absent):
        yield absent(texts, "value", found)
        return
    for one in found.value:
        yield _line(model.place_of(one))
        yield _values(texts, one)


def _valuation(sources: Sources, texts: Texts) -> Iterator[Content]:
    found = sources.value()
    if not isinstance(found, Absent):
        for one in found.value:
            if one.taxatieverslag:
                yield Heading(texts("card.report"))
                yield _rows(facts.report(texts, one.taxatieverslag), texts)


def _parcels(sources: Sources, texts: Texts) -> Iterator[Content]:
    yield Heading(texts("card.parcel"))
    found = sources.holdings()
    if isinstance(found, Absent):
        yield absent(texts, "parcel", found)
        return
    if not found.value:
        yield texts("parcel.none")
    for holding in found.value[:_MOST]:
        yield _rows(facts.parcel(texts, holding, sources.session.subject.id), texts)
    if loans := facts.mortgages(texts, found.value):
        yield Heading(texts("card.mortgage"))
        yield Rows(tuple(tuple(_cell(cell) for cell in row) for row in loans))


def _building(sources: Sources, texts: Texts) -> Iterator[Content]:
    yield Heading(texts("card.building"))
    found, shown = sources.building()
    if isinstance(found, Absent):
        yield absent(texts, "building", found)
    else:
        yield _rows(facts.building(texts, found.value, shown), texts)


def _values(texts: Texts, found: WozObject) -> Rows:
    shown = [(texts.date(one.waardepeildatum), texts.money(one.vastgestelde_waarde)) for one in found.reeks]
    return Rows(tuple(reversed(shown[-_MOST:])))


def _rows(shown: list[Fact], texts: Texts) -> Content:
    """Return facts as lines; a row of a letter has no room for what is longer."""
    lines = []
    for one in shown:
        doubt = f" ({texts('in_onderzoek').lower()})" if one.doubted else ""
        note = f" {one.note}" if one.note else ""
        lines.append(_line(f"{one.term}: {one.words}{doubt}.{note}"))
    return Points(tuple(lines))


def _missing(texts: Texts, error: ServiceError) -> str:
    return texts("state.missing", source=texts.maybe(f"source.{error.source}") or error.source)


def _line(words: str) -> str:
    return one_line(words)


def _cell(words: str) -> str:
    return one_line(words, _CELL)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
