"""What Persoon en gezin brings to other screens: how to address the citizen, its tile, and what the search finds."""

import re
from pathlib import Path

from msgspec import UNSET

from app.kit.contributions import Hit, Scene, Tile, fields_shown
from app.kit.texts import Texts
from app.modules.persoon import load, model
from services.registries.brp.client import Client
from services.registries.brp.records import Persoon, walk

ORDER = 10
_GREETING = ("adressering.gebruikInLopendeTekst",)
_MOST_HITS = 8


def greeting(scene: Scene) -> str:
    """Return how the BRP addresses the citizen within a sentence; empty when it does not know the name."""
    brp: Client = scene.client("brp")
    letter = brp.person(scene.session.subject.id, _GREETING).value.adressering
    named = (letter.gebruik_in_lopende_tekst or "") if letter is not UNSET else ""
    # Spoken to, "de heer" becomes "meneer".
    form, space, name = re.sub("^de heer ", "meneer ", named).partition(" ")
    return f"{scene.texts.official(form)}{space}{name}"


def tile(scene: Scene) -> Tile:
    """Tell whom the record names, and whether something is under investigation.

    Not how many people live at the address: the BRP tells that only to who asks for the address (bewoning).
    """
    person = load.person(scene.session, scene.client).value
    lines = [family(person, scene.texts)]
    if any("inOnderzoek." in f"{path}." for path, _ in walk(person)):
        lines.append(scene.texts("tile.marked"))
    return Tile(scene.texts("title"), "id", tuple(lines), "persoon", ORDER)


def family(person: Persoon, texts: Texts) -> str:
    """Return "U, uw partner en 2 kinderen", as far as there is a present partner and there are children."""
    partners = person.partners or ()
    present = any(one.ontbinding_huwelijk_partnerschap is UNSET for one in partners)
    children = len(person.kinderen or ())
    others = [texts("tile.your_partner")] if present else []
    others += [texts("tile.children", n=children)] if children else []
    if not others:
        return texts("tile.you")
    first, last = others[0], others[-1]
    return texts("tile.you_and", others=first) if len(others) == 1 else texts("tile.all", first=first, last=last)


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the rows whose label or words hold every word asked for; masked numbers are not searched."""
    wanted = words.casefold().split()
    person = load.person(scene.session, scene.client).value
    found = []
    for section in model.sections(person, scene.texts):
        for group in section.groups_with_rows:
            for row in group.rows:
                shown = " ".join(row.words.split())
                if _holds(f"{section.title} {group.title} {row.label} {shown}", wanted):
                    meta = " · ".join(part for part in (section.title, group.title) if part)
                    found.append(Hit(f"{row.label}: {shown}", meta, f"persoon/{section.key}", "id"))
    return tuple(found[:_MOST_HITS])


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("persoon",)


def _holds(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return bool(wanted) and all(word in folded for word in wanted)
