"""What this screen brings to others: an authority that ends soon, its tile, and its stop in the tour."""

from pathlib import Path

from app.kit.contributions import Attention, Scene, Tile, fields_shown
from app.modules.bevoegdheden import load

ORDER = 20


def attention(scene: Scene) -> tuple[Attention, ...]:
    """Ask attention for every authority that ends soon."""
    found = load.desk(scene.session, scene.client).value
    return tuple(
        Attention(
            scene.texts("renew", name=one.naam), scene.texts("title"), scene.texts("look"), "bevoegdheden", one.tot,
            about=f"bevoegdheid/{one.id}",
        )
        for one in found.warnings
    )  # fmt: skip


def tile(scene: Scene) -> Tile:
    """Show how many may act for the company now."""
    found = load.desk(scene.session, scene.client).value
    active = sum(one.stand in load.ACTIVE for one in found.found)
    return Tile(scene.texts("title"), "users", (scene.texts("tile", n=active),), "bevoegdheden", ORDER)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("bevoegdheden",)
