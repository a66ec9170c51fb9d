"""What Werk en inkomen brings to other screens: its tile, what the search finds of it, and its stop of the tour."""

from pathlib import Path

from app.kit.contributions import Hit, Scene, Tile, fields_shown
from app.kit.finding import asked, fits, named, subjects
from app.modules.werk import load, wages
from app.modules.werk.load import Payers

_ORDER, _ICON, _ADDRESS = 40, "briefcase", "werk"
_SUBJECTS = ("job", "income", "tax", "benefit")
_ON_TILE = 2


def tile(scene: Scene) -> Tile:
    """Return "1 werkgever · 32 uur", or the benefits of who has no job. Raises ServiceError."""
    line = _line(scene, load.payers(scene.session, scene.client))
    return Tile(scene.texts("title"), _ICON, (line,), _ADDRESS, _ORDER)


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the subjects of this screen and the payers that fit every word; raises ServiceError."""
    looked_for = asked(words)
    if not looked_for:
        return ()
    hits = subjects(looked_for, named(scene.texts, _SUBJECTS), scene.texts("title"), _ADDRESS, _ICON)
    for one in load.payers(scene.session, scene.client).value:
        kind = wages.kind(scene.texts, one)
        if fits(looked_for, [*one.werkgever.split(), *kind.split(), one.functie]):
            hits.append(Hit(one.werkgever, kind, _ADDRESS, _ICON))
    return tuple(hits)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return (_ADDRESS,)


def _line(scene: Scene, found: Payers) -> str:
    texts = scene.texts
    now, _ = wages.split(found.value, scene.clock.today())
    work = [one for one in now if wages.is_work(one)]
    if not work:
        named = dict.fromkeys(wages.kind(texts, one) for one in now)
        return " · ".join([*named][:_ON_TILE]) or texts("tile.none")
    employers = texts("tile.employers", n=len({one.loonheffingennummer for one in work}))
    hours = sum(one.uren_per_week or 0 for one in work)
    if not hours:
        return employers
    return texts("tile.line", employers=employers, hours=texts("tile.hours", hours=wages.number(texts, hours)))
