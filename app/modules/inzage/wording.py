"""Says of a line who, which data and why, in the words of texts.<language>.toml; general words for the rest."""

from collections.abc import Callable

from app.kit.texts import Texts
from app.modules.inzage.load import Use
from services.registries.logboek.records import Verwerking

Name = Callable[[str], str]
"""Gives the name by which a citizen knows a registry."""


def who(organisation: str, texts: Texts) -> str:
    """Return the organisation that used the data; empty is this office."""
    return organisation or texts("office")


def what(line: Verwerking, texts: Texts, name: Name) -> str:
    """Return which data: "Uw naam, geboorte, adres en gezin, uit de gemeente (BRP)"."""
    said = line.attributes
    source = name(said.register)
    known = texts.maybe(f"what.{said.register}.{said.koppelvlak}") or texts("what_other")
    return texts("from", data=said.gegevens[:1].upper() + said.gegevens[1:] or known, source=source)


def why(line: Verwerking, texts: Texts) -> str:
    """Return the purpose, and who acted when that was another."""
    said = line.attributes
    if said.doel:
        return said.doel
    act = "changed" if said.handeling == "wijzigen" else "shown"
    if said.handelend:
        return texts(f"why_{act}_for", name=said.handelend)
    return texts(f"why_{act}")


def note(use: Use, texts: Texts) -> str:
    """Return the purpose, how often, and whether it failed."""
    parts = [why(use.line, texts)]
    if use.times > 1:
        parts.append(texts("times", n=use.times))
    if use.failed:
        parts.append(texts("failed"))
    return " ".join(f"{part}." for part in parts)


def everything(line: Verwerking, texts: Texts, name: Name) -> str:
    """Return all words of a line, for searching."""
    return " ".join((who(line.attributes.organisatie, texts), what(line, texts, name), why(line, texts)))
