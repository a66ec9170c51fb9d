"""What this screen brings to others: its tile, what the search finds, and its stop in the tour."""

from pathlib import Path

from app.kit.contributions import Hit, Scene, Tile, fields_shown

ORDER = 90


def tile(scene: Scene) -> Tile:
    """Say what there is to see; the page itself asks the sources."""
    return Tile(scene.texts("title"), "map-2", (scene.texts("tile"),), "omgeving", ORDER)


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Find this screen by its subjects."""
    wanted = words.casefold().split()
    known = f"{scene.texts('title')} {scene.texts('search_words')}".casefold()
    fits = wanted and all(word in known for word in wanted)
    return (Hit(scene.texts("title"), scene.texts("lead"), "omgeving", "map-2"),) if fits else ()


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("omgeving",)
