"""What this module brings to other screens: the way to report a datum, its reports in the search, its addresses."""

from pathlib import Path

from app.kit.contributions import Hit, Scene, fields_shown
from app.kit.doubting import About, Way
from app.modules.meldingen import load, model, toured
from services.identity.session import Level
from services.registries.digimelding.client import Client

_WORDS = ("melding", "terugmelding", "digimelding", "fout", "klopt")
_TESTERS = ("bronhouder", "tester", "oefenen")


def doubted(scene: Scene, about: About) -> tuple[Way, ...]:
    """Offer the form, or say which login it takes; without data, the list of reports."""
    if not about.registry:
        return (Way(scene.texts("all"), "meldingen"),)
    if not scene.session.may("submit", load.SOURCE):
        return (Way(scene.texts("acting.only_look", name=scene.session.subject.name)),)
    if not scene.session.may_write(Level.MIDDEN):
        return (Way(scene.texts("needs_midden")),)
    return (Way(scene.texts("report_it"), f"meldingen/nieuw/{about.written()}"),)


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the reports that hold the words; a tester who asks for the holder gets the holder's desk."""
    asked = words.casefold().split()
    library: Client = scene.client(load.SOURCE)
    hits = []
    for report in library.meldingen().value:
        said, about = report.wortel.inhoud, " ".join(_WORDS)
        datum = load.named(said, scene.texts.language)
        found = f"{datum} {said.naam} {report.kenmerk} {said.bronhouder} {about}".casefold()
        day = model.day(scene.texts, report.wortel.tijdstip)
        if all(word in found for word in asked):
            title = scene.texts("hit", name=datum)
            hits.append(Hit(title, scene.texts("title"), f"meldingen/{report.id}", "message-report", day))
        if any(word in _TESTERS for word in asked) and not report.over:
            title = scene.texts("hit_desk", name=datum)
            hits.append(Hit(title, scene.texts("desk.title"), f"meldingen/bronhouder/{report.id}", "flask", day))
    return tuple(hits)


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the list, a form about the one it is shown for, and the first report with its holder's desk."""
    library: Client = scene.client(load.SOURCE)
    form = toured.about(scene)
    found = [one.id for one in library.meldingen().value[:1]]
    more = [address for key in found for address in (f"meldingen/{key}", f"meldingen/bronhouder/{key}")]
    return ("meldingen", f"meldingen/nieuw/{form.written()}", *more)
