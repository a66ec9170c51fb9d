"""What this screen brings to others: a tile with the number and form of the company, and its stop in the tour."""

from pathlib import Path

from app.kit.contributions import Scene, Tile, fields_shown
from app.modules.bedrijf import load

ORDER = 10
_ON_TILE = 2


def tile(scene: Scene) -> Tile:
    """Show KvK number and how many places of business there are."""
    found = load.company(scene.session, scene.client).value
    lines = (
        scene.texts("tile_kvk", kvk=found.profile.kvk_nummer),
        scene.texts("tile_places", n=len(found.places)),
    )
    return Tile(scene.texts("title"), "building", lines[:_ON_TILE], "bedrijf", ORDER)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("bedrijf",)
