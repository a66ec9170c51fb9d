"""What Toeslag en uitkering brings to other screens: its tile, what the search finds, and its stop of the tour."""

from functools import partial
from pathlib import Path

from app.kit.contributions import Hit, Scene, Tile, fields_shown, tried
from app.kit.finding import asked, fits, named, subjects
from app.modules.uitkeringen import allowances, benefits, load
from app.modules.uitkeringen.load import Allowances, Svb
from services.errors import ServiceError
from services.http import Sourced

_ORDER, _ICON, _ADDRESS = 70, "cash", "uitkeringen"
_SUBJECTS = ("allowance", "children", "aow", "maintenance")
_ON_TILE = 2


def tile(scene: Scene) -> Tile:
    """Return the two largest sums that come; a source that fails is named and the other one stays."""
    missing: dict[str, ServiceError] = {}
    svb = tried(partial(load.svb, scene.session, scene.client), missing)
    allowed = tried(partial(load.allowances, scene.session, scene.client), missing)
    lines = [*(_svb_lines(scene, svb) if svb else ()), *(_allowance_lines(scene, allowed) if allowed else ())]
    if not (lines or missing):
        lines = [scene.texts("tile.none")]
    return Tile(scene.texts("title"), _ICON, tuple(lines[:_ON_TILE]), _ADDRESS, _ORDER, tuple(missing.values()))


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the subjects of this screen, and the allowances that fit; raises ServiceError."""
    looked_for = asked(words)
    if not looked_for:
        return ()
    hits = subjects(looked_for, named(scene.texts, _SUBJECTS), scene.texts("title"), _ADDRESS, _ICON)
    for one in load.allowances(scene.session, scene.client).value:
        name = allowances.name(scene.texts, one)
        if fits(looked_for, [*name.split(), one.kenmerk]):
            hits.append(Hit(name, allowances.mark(scene.texts, one).text, _ADDRESS, _ICON))
    return tuple(hits)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return (_ADDRESS,)


def _svb_lines(scene: Scene, found: Sourced[Svb]) -> list[str]:
    texts = scene.texts
    lines = [
        texts("tile.benefit", name=one.soort, amount=texts.money(one.netto, cents=True))
        if one.volgende_betaling
        else texts("tile.stopped", name=one.soort)
        for one in found.value.benefits
    ]
    following = benefits.coming(found.value.children)
    return [*lines, texts("tile.children", n=len(following.kinderen))] if following else lines


def _allowance_lines(scene: Scene, found: Allowances) -> list[str]:
    now, _ = allowances.split(found.value, scene.clock.today().year)
    paid = sum(one.per_maand or 0 for one in now if one.status in allowances.PAID)
    if paid:
        return [scene.texts("tile.allowance", amount=scene.texts.money(paid))]
    return [scene.texts("tile.asked")] if any(one.status == "aangevraagd" for one in now) else []
