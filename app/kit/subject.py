"""Words for the one acted for: "uw vader", "Noor Verhoef", and what a machtiging covers. No Qt here."""

from app.kit.texts import Texts
from services.identity.machtigen.catalogue import diensten
from services.identity.session import Session


def who(texts: Texts, session: Session) -> str:
    """Return how to speak of the subject in a sentence: "uw vader" when that is known, else the name."""
    said = texts.maybe(f"relation.your.{session.relation}") if session.relation else None
    return said or session.subject.name


def relation_word(texts: Texts, relation: str) -> str:
    """Return "Vader", or an empty string for a relation that has no word."""
    return (texts.maybe(f"relation.{relation}") or "") if relation else ""


def services_named(texts: Texts, services: tuple[str, ...]) -> list[str]:
    """Return the names of services of a machtiging in the current language: "Berichten lezen"."""
    known = diensten()
    return [known[one].naam.in_language(texts.language) for one in services if one in known]
