"""What Donorkeuze brings to other screens: its tile, what the search finds of it, and its stop of the tour."""

from pathlib import Path

from app.kit.contributions import Hit, Scene, Tile, fields_shown
from app.kit.finding import asked, named, subjects
from app.modules.donor import load, model

_ORDER, _ICON, _ADDRESS = 80, "heart-handshake", "donor"


def tile(scene: Scene) -> Tile:
    """Return the choice in a few words; raises ServiceError."""
    found = load.choice(scene.session, scene.client).value
    return Tile(scene.texts("title"), _ICON, (model.short(scene.texts, found),), _ADDRESS, _ORDER)


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the one subject of this screen when it fits."""
    return tuple(subjects(asked(words), named(scene.texts, ("donor",)), scene.texts("title"), _ADDRESS, _ICON))


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return (_ADDRESS,)
