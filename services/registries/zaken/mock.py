"""The mock of the three ZGW faces: the routes that a citizen's front office needs, over the personas' cases."""

from functools import partial

from services.mockkit.app import FaceApp, app
from services.mockkit.faces import Faces
from services.mockkit.world import World
from services.registries.zaken.block import Block
from services.registries.zaken.case_answers import BRANCH, BSN, KVK, ROLE_BSN, ROLE_FILTERS, CaseAnswers, Links
from services.registries.zaken.desk import Desk
from services.registries.zaken.routes import Growing, One, Rows, one_of


def create(world: World[Block]) -> Faces:
    """Return the apps of the faces zaken, catalogi and documenten."""
    desk = Desk(world)
    return Faces(
        {
            "zaken": partial(_zaken, desk, world),
            "catalogi": partial(_catalogi, desk, world),
            "documenten": partial(_documenten, desk, world),
        }
    )


def _zaken(desk: Desk, world: World[Block]) -> FaceApp:
    made = app(world, "zaken", "zgw")
    base = world.face("zaken").base_path
    answers = CaseAnswers(desk)
    filters = {"identificatie", "zaaktype", "ordering", BSN, KVK, BRANCH}
    cases = Growing(desk, "zaken", answers.zaken, filters, crs=True)
    made.add_route(f"{base}/zaken", cases)
    made.add_route(f"{base}/zaken/{{key}}", One(answers.zaak, crs=True))
    last = "indicatieLaatstGezetteStatus"
    parts = [
        Growing(desk, "statussen", answers.statussen, {"zaak", "statustype", last}),
        Growing(desk, "rollen", answers.rollen, {"zaak", ROLE_BSN, *ROLE_FILTERS}),
        Growing(desk, "resultaten", answers.resultaten, {"zaak", "resultaattype"}),
    ]
    for name, rows in zip(("statussen", "rollen", "resultaten"), parts, strict=True):
        made.add_route(f"{base}/{name}", rows)
        made.add_route(f"{base}/{name}/{{key}}", One(one_of(rows.find)))
    links = "zaakinformatieobjecten"
    made.add_route(f"{base}/{links}", Links(desk, world.url("zaken", f"/{links}"), answers.koppelingen))
    made.add_route(f"{base}/{links}/{{key}}", One(one_of(answers.koppelingen)))
    return made


def _catalogi(desk: Desk, world: World[Block]) -> FaceApp:
    from services.registries.zaken.catalogue_answers import CatalogueAnswers

    made = app(world, "catalogi", "zgw")
    base = world.face("catalogi").base_path
    for name, (find, filters) in CatalogueAnswers(desk).collections().items():
        known = filters | {"status", "datumGeldigheid"}
        made.add_route(f"{base}/{name}", Rows(world.url("catalogi", f"/{name}"), find, known))
        made.add_route(f"{base}/{name}/{{key}}", One(one_of(find), {"datumGeldigheid"}))
    return made


def _documenten(desk: Desk, world: World[Block]) -> FaceApp:
    from services.registries.zaken.paper_answers import Download, Papers

    made = app(world, "documenten", "zgw")
    base = f"{world.face('documenten').base_path}/enkelvoudiginformatieobjecten"
    papers = Papers(desk, world.url("documenten", "/enkelvoudiginformatieobjecten"))
    made.add_route(base, papers)
    made.add_route(f"{base}/{{key}}", One(papers.one, {"versie", "registratieOp"}))
    made.add_route(f"{base}/{{key}}/download", Download(desk))
    return made
