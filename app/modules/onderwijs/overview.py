"""What Onderwijs brings to other screens: its tile, what the search finds of it, and its stop of the tour."""

from pathlib import Path

from app.kit.contributions import Hit, Scene, Tile, fields_shown
from app.kit.finding import asked, fits, named, subjects
from app.modules.onderwijs import load, model
from app.modules.onderwijs.load import Education, Money
from services.errors import ServiceError
from services.registries.duo.records import Diploma, Inschrijving

_ORDER, _ICON, _ADDRESS = 50, "school", "onderwijs"
_SUBJECTS = ("diplomas", "course", "finance", "debt")


def tile(scene: Scene) -> Tile:
    """Return how many diplomas there are, and what DUO pays or is owed. Raises ServiceError."""
    education = load.education(scene.session, scene.client)
    missing: list[ServiceError] = []
    lines = [_learned(scene, education)]
    try:
        lines.append(_money(scene, load.money(scene.session, scene.client)))
    except ServiceError as error:
        missing.append(error)
    shown = tuple(line for line in lines if line)
    return Tile(scene.texts("title"), _ICON, shown, _ADDRESS, _ORDER, tuple(missing))


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the subjects of this screen, and the diplomas and courses that fit; raises ServiceError."""
    looked_for = asked(words)
    if not looked_for:
        return ()
    hits = subjects(looked_for, named(scene.texts, _SUBJECTS), scene.texts("title"), _ADDRESS, _ICON)
    told = load.education(scene.session, scene.client).value
    learned: list[Diploma | Inschrijving] = [*told.diplomas, *told.inschrijvingen]
    for one in learned:
        if fits(looked_for, [*one.opleiding.split(), *one.instelling.split(), *one.niveau.split()]):
            hits.append(Hit(one.opleiding, one.instelling, _ADDRESS, _ICON))
    return tuple(hits)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return (_ADDRESS,)


def _learned(scene: Scene, found: Education) -> str:
    told, texts = found.value, scene.texts
    if told.diplomas:
        return texts("tile.diplomas", n=len(told.diplomas))
    if told.inburgering:
        return texts("tile.exams", n=model.exams_left(told.inburgering))
    return texts("tile.course") if told.inschrijvingen else texts("tile.none")


def _money(scene: Scene, found: Money) -> str:
    told, texts = found.value, scene.texts
    if told.studiefinanciering:
        return texts("tile.finance", amount=texts.money(told.studiefinanciering.totaal, cents=True))
    if told.studieschuld:
        return texts("tile.debt", amount=texts.money(told.studieschuld.schuld, cents=False))
    return ""
