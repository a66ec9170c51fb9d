"""What this module brings to other screens: the meaning of data that are doubted or searched for, and its addresses."""

from app.kit.contributions import Hit, Scene
from app.kit.doubting import About, Way
from app.modules.catalogus import load

_MOST = 5
_LETTERS = 3


def doubted(scene: Scene, about: About) -> tuple[Way, ...]:
    """Offer what the data of this registry mean; without a registry, all of them."""
    if not about.registry:
        return (Way(scene.texts("meaning_all"), "catalogus"),)
    return (Way(scene.texts("meaning"), f"catalogus/lijst/{about.registry}"),)


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the first terms whose name begins with the words."""
    asked = words.casefold().strip()
    if len(asked) < _LETTERS:
        return ()
    language = scene.texts.language
    hits = [term for term in load.found(language, words) if term.field.name.casefold().startswith(asked)]
    meta = scene.texts("hit")
    return tuple(
        Hit(f"{term.field.name} ({load.short(term.registry, language)})", meta, f"catalogus/{term.id}", "book")
        for term in hits[:_MOST]
    )


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the list, the list of one registry, and one term."""
    return ("catalogus", "catalogus/lijst/bag", "catalogus/bag.oppervlakte")
