"""What Wonen brings to other screens: its tile, what the search finds of it, and the stops of the tour."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.kit.contributions import Hit, Scene, Tile, fields_shown, tried
from app.modules.wonen import load, model, ownership
from app.modules.wonen.load import Absent, Holding
from app.modules.wonen.residence import Home
from services.errors import ServiceError
from services.http import Sourced
from services.registries.woz.records import WozObject

_ORDER = 20
_SHORTEST = 2
_SUBJECTS = ("value", "parcel", "mortgage", "building")
Valued = Sourced[tuple[WozObject, ...]] | Absent
Held = Sourced[tuple[Holding, ...]] | Absent


def tile(scene: Scene) -> Tile:
    """Return the value and the ownership; a source that fails is named and the other one stays."""
    sources = load.Sources(scene.session, scene.client)
    missing: dict[str, ServiceError] = {}
    value = tried(sources.value, missing)
    held = tried(sources.holdings, missing)
    home = tried(sources.home, missing)
    lines = [_value_line(scene, value) if value else "", _holding_line(scene, held, home) if held else ""]
    shown = tuple(line for line in lines if line)
    return Tile(scene.texts("title"), "home", shown, "wonen", _ORDER, tuple(missing.values()))


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return what fits every word: the subjects of this screen, the address and the parcels.

    Raises ServiceError when the address or the parcels cannot be searched.
    """
    asked = words.casefold().split()[:20]
    if not asked or max(len(word) for word in asked) < _SHORTEST:
        return ()
    texts = scene.texts
    title = texts("title")
    hits = [
        Hit(texts(f"find.{key}"), title, "wonen", "home")
        for key in _SUBJECTS
        if _fits(asked, texts(f"find.{key}_words").split())
    ]
    home = load.home(scene.session, scene.client)
    if home.line and _fits(asked, home.line.replace(",", " ").split()):
        hits.append(Hit(texts("find.home"), home.line, "wonen", "home"))
    held = load.holdings(scene.session, scene.client)
    for holding in () if isinstance(held, Absent) else held.value:
        parcel = holding.zaak.kadastrale_aanduiding
        if _fits(asked, [*parcel.split(), *ownership.address_of(holding).replace(",", " ").split()]):
            hits.append(Hit(texts("of", what=texts("term.parcel"), place=parcel), title, "wonen", "home"))
    return tuple(hits)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the screen, the valuation report and the page to print."""
    return ("wonen", "wonen/taxatieverslag", "wonen/afdrukken")


def _value_line(scene: Scene, found: Valued) -> str:
    texts = scene.texts
    if isinstance(found, Absent):
        key = found.reason if found.reason in ("refused", "abroad") else "no_value"
        return "" if found.reason == "company" else texts(f"tile.{key}")
    newest = found.value[0].actueel
    return (
        texts("tile.value", amount=texts.money(newest.vastgestelde_waarde))
        if newest
        else texts("tile.no_value")
    )


def _holding_line(scene: Scene, found: Held, home: Home | None) -> str:
    texts = scene.texts
    if isinstance(found, Absent):
        return ""
    here, elsewhere = ownership.split(found.value, home.bag if home else "")
    if home is None or not here:
        return texts("tile.parcels", n=len(elsewhere or here)) if found.value else texts("tile.not_owner")
    size = here[0].zaak.kadastrale_grootte.waarde
    return (
        texts("tile.owner", size=model.size(texts, size)) if size is not None else texts("tile.owner_plain")
    )


def _fits(asked: Sequence[str], words: Sequence[str]) -> bool:
    """True when every word asked for is the beginning of one of ``words``."""
    begins = [word.casefold() for word in words]
    return all(any(map(partial(_begins, word), begins)) for word in asked)


def _begins(asked: str, word: str) -> bool:
    return word.startswith(asked)
