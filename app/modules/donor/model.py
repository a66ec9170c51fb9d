"""How this screen words a donor choice: plain rules without a screen."""

from app.kit.facts import Fact, known
from app.kit.texts import Texts
from services.registries.donorregister.records import Registratie


def said(texts: Texts, one: Registratie) -> str:
    """Return the choice in one sentence."""
    return texts.maybe(f"choice.{one.keuze}") or one.keuze.capitalize()


def meaning(texts: Texts, one: Registratie) -> str:
    """Return what the choice means after one's death."""
    return texts.maybe(f"meaning.{one.keuze}") or ""


def short(texts: Texts, one: Registratie | None) -> str:
    """Return the choice for a tile."""
    return texts.maybe(f"tile.{one.keuze}") or one.keuze.capitalize() if one else texts("tile.none")


def facts(texts: Texts, one: Registratie) -> list[Fact]:
    """Return since when, who decides, and what is not given."""
    left_out = [texts.maybe(f"organ.{organ}") or organ for organ in one.uitgesloten]
    return known([
        Fact(texts("term.date"), texts.date(one.datum)),
        Fact(texts("term.person"), one.persoon),
        Fact(texts("term.left_out"), ", ".join(left_out).capitalize()),
    ])
