"""What this module brings to other screens: books that must go back, and its tile."""

from app.kit.contributions import Attention, Scene, Tile
from services.registries.example_registry.client import Client


def attention(scene: Scene) -> tuple[Attention, ...]:
    """Ask attention for every book with a date."""
    library: Client = scene.client("example_registry")
    title = scene.texts("title")
    return tuple(
        Attention(
            scene.texts("bring_back", title=one.titel), title, scene.texts("show"), "example_module", one.uiterlijk
        )
        for one in library.leningen().value
    )


def tile(scene: Scene) -> Tile:
    """Show how many there are."""
    library: Client = scene.client("example_registry")
    titles = tuple(one.titel for one in library.leningen().value)
    return Tile(scene.texts("title"), "book", titles[:2] or (scene.texts("none"),), "example_module", order=80)
