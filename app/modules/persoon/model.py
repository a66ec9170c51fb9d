"""The whole screen as sections, made from one person: plain Python, so that a test can hold it against the data."""

from app.kit.doubting import About
from app.kit.texts import Texts
from app.modules.persoon import family, home, own, standing
from app.modules.persoon.reading import Reader
from app.modules.persoon.rows import Section
from services.registries.brp.records import Persoon, field_path, to_json

_ORDER = (
    own.own,
    home.address,
    family.partners,
    family.children,
    family.parents,
    family.custody,
    own.letters,
    standing.nationalities,
    home.settled,
    standing.votes,
    standing.registration,
)


def sections(person: Persoon, texts: Texts) -> tuple[Section, ...]:
    """Return every section that has something to show or a reason why it has not."""
    return tuple(one for one in _every(person, texts) if one.groups_with_rows or one.empty)


def unsaid(person: Persoon, texts: Texts) -> tuple[str, ...]:
    """Return the names of the subjects on which the BRP has nothing about this person."""
    return tuple(one.title for one in _every(person, texts) if not one.groups_with_rows and not one.empty)


def notices(person: Persoon, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return (kind of banner, sentence) for what must be seen first: about the list, and about the address."""
    reader, found = Reader(to_json(person), texts), []
    stopped = reader.at("opschortingBijhouding")
    if stopped.value:
        day, reason = stopped.date("datum").words, stopped.coded("reden", "opschorting").words
        found.append(("info", texts("stopped_since" if day else "stopped_for", reason=reason, date=day)))
    if reader.at("verblijfplaats").value.get("indicatieVastgesteldVerblijftNietOpAdres"):
        found.append(("warn", texts("not_at_address")))
    return tuple(found)


def holder(person: Persoon, texts: Texts) -> str:
    """Return who keeps these data: "gemeente Zoetermeer", or the RvIG for who lives abroad."""
    town = Reader(to_json(person), texts).at("gemeenteVanInschrijving")
    if not town.value or town.value.get("code") == "1999":
        return texts("holder_rni")
    return texts("holder_town", town=town.value.get("omschrijving", ""))


def how_to_correct(person: Persoon, texts: Texts) -> str:
    """Return to whom the citizen goes with these data, and with what."""
    named = holder(person, texts)
    return texts("wrong.how_rni") if named == texts("holder_rni") else texts("wrong.how_town", holder=named)


def explanation(section: str, how: str, texts: Texts) -> str:
    """Return who corrects the data of a section and how, in plain words."""
    return "\n\n".join((texts(f"wrong.{section}"), how, texts("wrong.practice")))


def about(section: Section, holder: str, registry: str = "brp", thing: str = "") -> About:
    """Return the data of a section; a number that the screen hides stays hidden."""
    found: dict[str, str] = {}
    for row in section.rows():
        for path, words in row.shows:
            if "inOnderzoek" not in path:
                found.setdefault(field_path(path), row.words if row.secret else words)
    return About(registry, tuple(found.items()), thing, holder)


def _every(person: Persoon, texts: Texts) -> tuple[Section, ...]:
    reader = Reader(to_json(person), texts)
    return tuple(make(reader) for make in _ORDER)
