"""What Reisdocumenten brings to other screens: a document that ends soon, its tile, and what the search finds."""

from pathlib import Path

from app.kit.contributions import Attention, Hit, Scene, Tile, fields_shown
from app.modules.reisdocumenten import load, wording
from services.registries.brp.records import Reisdocument

ORDER = 60
_ON_TILE = 2


def attention(scene: Scene) -> tuple[Attention, ...]:
    """Ask attention for every document that ends within 60 days."""
    today = scene.clock.today()
    return tuple(
        Attention(
            scene.texts("renew_now", kind=_small(wording.kind(one, scene.texts))),
            scene.texts("holder_plain"),
            scene.texts("look"),
            "reisdocumenten",
            load.last_day(one),
            about=f"reisdocument/{one.reisdocumentnummer or ''}",
        )
        for one in _documents(scene)
        if load.state(one, today) == "soon"
    )


def tile(scene: Scene) -> Tile:
    """Show at most two documents, each with its last year or what is the matter."""
    lines = [_line(one, scene) for one in _documents(scene)]
    shown = tuple(lines[:_ON_TILE]) or (scene.texts("tile_none"),)
    return Tile(scene.texts("title"), "plane", shown, "reisdocumenten", ORDER)


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Find documents by their kind, or all of them by the name of this screen; numbers are not searched."""
    wanted = words.casefold().split()
    found = []
    for one in _documents(scene):
        kind = wording.kind(one, scene.texts)
        text = f"{scene.texts('title')} {scene.texts('search_words')} {kind}".casefold()
        if wanted and all(word in text for word in wanted):
            found.append(Hit(kind, _until(one, scene), "reisdocumenten", "plane"))
    return tuple(found)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("reisdocumenten",)


def _documents(scene: Scene) -> tuple[Reisdocument, ...]:
    return load.documents(scene.session, scene.client).value.reisdocumenten


def _line(document: Reisdocument, scene: Scene) -> str:
    state = load.state(document, scene.clock.today())
    kind = wording.kind(document, scene.texts)
    if state in ("valid", "short") and document.datum_einde_geldigheid:
        return scene.texts("tile_until", kind=kind, year=load.year_of(document.datum_einde_geldigheid))
    how = wording.badge(document, scene.clock.today(), scene.texts).text
    return scene.texts("tile_state", kind=kind, state=_small(how))


def _until(document: Reisdocument, scene: Scene) -> str:
    end = wording.day(document.datum_einde_geldigheid, scene.texts)
    return f"{scene.texts('until')} {end or scene.texts('unknown')}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
