"""Words a travel document for the screen and for other screens: its kind, its dates, its badge, its marks."""

from datetime import date

from app.kit.contributions import Mark
from app.kit.texts import Texts
from app.modules.reisdocumenten import load
from services.registries.brp.records import AnyDatum, Coded, Datum, Day, JaarMaandDatum, Reisdocument

_MARKS = {
    "valid": ("ok", "circle-check"),
    "short": ("ok", "circle-check"),
    "soon": ("warn", "clock"),
    "expired": ("err", "alert-circle"),
    "gone": ("neutral", "ban"),
    "unknown": ("neutral", "help-circle"),
}


def kind(document: Reisdocument, texts: Texts) -> str:
    """Return "Nationaal paspoort", or that the kind is not known."""
    return meaning(document.soort, texts) or texts("kind_unknown")


def meaning(value: Coded, texts: Texts) -> str:
    """Return what a code means, the code itself when nobody says so, or nothing."""
    if not value:
        return ""
    return texts.official(value.omschrijving or "") or (texts("code_only", code=value.code) if value.code else "")


def day(value: Day, texts: Texts) -> str:
    """Return a date of any precision in this language; empty when it is not delivered."""
    return _date(value, texts) if value else ""


def badge(document: Reisdocument, today: date, texts: Texts) -> Mark:
    """Return how the document stands, as a badge."""
    state = load.state(document, today)
    words = texts(f"state_{state}", n=load.days_left(document, today))
    if state == "gone" and document.inhouding_of_vermissing:
        words = meaning(document.inhouding_of_vermissing.aanduiding, texts) or words
    look, icon = _MARKS[state]
    return Mark(look, words[:1].upper() + words[1:], icon)


def mark(flagged: object, since: Day, texts: Texts) -> str:
    """Return "In onderzoek sinds …" when a datum is flagged; empty when not."""
    if flagged is not True:
        return ""
    began = day(since, texts)
    return texts("mark_since", date=began) if began else texts("mark")


def _date(value: AnyDatum, texts: Texts) -> str:
    if isinstance(value, Datum):
        return texts.date(value.datum)
    if isinstance(value, JaarMaandDatum):
        return texts.month_year(date(value.jaar, value.maand, 1))
    return load.year_of(value) or texts("unknown")
