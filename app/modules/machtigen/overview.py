"""What machtigingen bring to other screens: what others ask of the citizen, one that ends soon, and the tour."""

from pathlib import Path

from app.kit.contributions import Attention, Scene, fields_shown
from app.modules.machtigen import load
from services.identity.machtigen.measures import measures
from services.identity.machtigen.states import Status
from services.registries.machtigen.records import Machtiging


def attention(scene: Scene) -> tuple[Attention, ...]:
    """Return who asks for a machtiging, and which one ends soon."""
    found = load.overview(scene.client).value
    asked = [_asked(scene, one) for one in load.awaiting(found)]
    return (*asked, *(_ending(scene, one) for one in found.ontvangen if _soon(scene, one)))


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the overview and the first step of each way."""
    return ("machtigen", "machtigen/geven", "machtigen/vragen", "machtigen/activeren")


def _asked(scene: Scene, one: Machtiging) -> Attention:
    title = scene.texts("attention.asked", name=one.ander.naam)
    sender, action = scene.texts("title"), scene.texts("attention.look")
    return Attention(title, sender, action, "machtigen", one.code_geldig_tot_en_met, about=f"machtiging:{one.id}")


def _ending(scene: Scene, one: Machtiging) -> Attention:
    service = load.service_name(one.dienst, scene.texts.language)
    title = scene.texts("attention.ending", name=one.ander.naam, service=service)
    sender, action = scene.texts("title"), scene.texts("attention.look")
    return Attention(title, sender, action, "machtigen", one.tot_en_met, about=f"machtiging:{one.id}")


def _soon(scene: Scene, one: Machtiging) -> bool:
    left = (one.tot_en_met - scene.clock.today()).days
    return one.status is Status.ACTIEF and left <= measures().bijna_verlopen_dagen
