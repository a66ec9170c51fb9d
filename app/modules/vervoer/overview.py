"""What Vervoer brings to other screens: cars to be inspected, its tile, what the search finds, a stop of the tour."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.kit.contributions import Attention, Hit, Scene, Tile, fields_shown, tried
from app.modules.vervoer import load, model
from services.errors import ServiceError
from services.http import Sourced
from services.registries.rdw.records import Bezit, Rijbewijs

_ORDER = 30
_SHORTEST = 2
_SUBJECTS = ("vehicles", "apk", "insured", "licence")
_COUNTED = {
    "Personenauto": "auto",
    "Bedrijfsauto": "auto",
    "Motorfiets": "motor",
    "Bromfiets": "brommer",
    "Aanhangwagen": "aanhanger",
}


def attention(scene: Scene) -> tuple[Attention, ...]:
    """Ask attention for every vehicle whose apk ends within six weeks or has ended, unless it is suspended.

    Raises ServiceError.
    """
    found = load.vehicles(scene.session, scene.client)
    return tuple(_asked(scene, held) for held in _present(found) if _due(scene, held))


def tile(scene: Scene) -> Tile:
    """Return "1 auto · rijbewijs tot 2031"; what RDW does not tell now is named as missing."""
    missing: dict[str, ServiceError] = {}
    held = tried(partial(load.vehicles, scene.session, scene.client), missing)
    licences = tried(partial(load.licences, scene.session, scene.client), missing)
    words = [_counted(scene, held) if held else "", _licence(scene, licences) if licences else ""]
    line = " · ".join(one for one in words if one)
    lines = (line[:1].upper() + line[1:],) if line else ()
    return Tile(scene.texts("title"), "car", lines, "vervoer", _ORDER, tuple(missing.values()))


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the subjects of this screen and the vehicles that fit every word; raises ServiceError."""
    asked = words.casefold().split()[:20]
    if not asked or max(len(word) for word in asked) < _SHORTEST:
        return ()
    texts = scene.texts
    hits = [
        Hit(texts(f"find.{key}"), texts("title"), "vervoer", "car")
        for key in _SUBJECTS
        if _fits(asked, texts(f"find.{key}_words").split())
    ]
    for held in _present(load.vehicles(scene.session, scene.client)):
        said = [*model.name_of(held).split(), held.plaat, held.kenteken, held.voertuigsoort]
        if _fits(asked, said):
            hits.append(
                Hit(model.name_of(held), texts("plate", plate=held.plaat), f"vervoer/{held.plaat}", "car")
            )
    return tuple(hits)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("vervoer",)


def _asked(scene: Scene, held: Bezit) -> Attention:
    texts = scene.texts
    what = texts.maybe(f"kind.{held.voertuigsoort}") or texts("kind.other")
    return Attention(
        texts("attention.title", what=what),
        texts("attention.sender", plate=held.plaat),
        texts("attention.action"),
        f"vervoer/{held.plaat}",
        held.vervaldatum_apk,
        about=f"kenteken:{held.plaat}",
        weight=1,
    )


def _due(scene: Scene, held: Bezit) -> bool:
    last = held.vervaldatum_apk
    return last is not None and not held.geschorst and (last - scene.clock.today()).days <= model.SOON


def _present(found: Sourced[tuple[Bezit, ...]] | None) -> list[Bezit]:
    return [one for one in found.value if one.van_nu] if found else []


def _counted(scene: Scene, found: Sourced[tuple[Bezit, ...]]) -> str:
    held = _present(found)
    if not held:
        return scene.texts("tile.none")
    kinds = {_COUNTED.get(one.voertuigsoort, "voertuig") for one in held}
    return scene.texts(f"tile.{kinds.pop() if len(kinds) == 1 else 'voertuig'}", n=len(held))


def _licence(scene: Scene, found: Sourced[tuple[Rijbewijs, ...]]) -> str:
    if not found.value:
        return scene.texts("tile.no_licence")
    return scene.texts("tile.licence", year=max(one.geldig_tot for one in found.value).year)


def _fits(asked: Sequence[str], words: Sequence[str]) -> bool:
    """True when every word asked for is the beginning of one of ``words``."""
    begins = [word.casefold() for word in words]
    return all(any(map(partial(_begins, word), begins)) for word in asked)


def _begins(asked: str, word: str) -> bool:
    return word.startswith(asked)
