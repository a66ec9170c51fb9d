"""What Inzage brings to other screens: it is found by what a citizen would call it."""

from pathlib import Path

from app.kit.contributions import Hit, Scene, fields_shown


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Find the screen by its name; the log itself is not searched, for that would be one more line in it."""
    wanted = words.casefold().split()
    text = f"{scene.texts('title')} {scene.texts('heading')} {scene.texts('search_words')}".casefold()
    if not wanted or not all(word in text for word in wanted):
        return ()
    return (Hit(scene.texts("heading"), scene.texts("meta"), "inzage", "eye"),)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("inzage",)
