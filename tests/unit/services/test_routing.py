"""Proves that a face finds at every path what Falcon's own router finds there."""

from typing import Any

import falcon
import pytest
from falcon.routing import CompiledRouter
from falcon.testing import TestClient

from services.mockkit.routing import Routes

TEMPLATES = ("/api/zaken", "/api/zaken/{key}", "/api/zaken/_zoeken", "/api/zaken/{key}/rollen", "/api")


class Resource:
    def __init__(self, name: str) -> None:
        self.name = name

    def on_get(self, req: falcon.Request, resp: falcon.Response, **fields: str) -> None:
        resp.media = {"name": self.name, "fields": fields}


def routers() -> tuple[Routes, CompiledRouter]:
    ours, falcons = Routes(), CompiledRouter()
    for template in TEMPLATES:
        resource = Resource(template)
        ours.add_route(template, resource)
        falcons.add_route(template, resource)
    return ours, falcons


def told(found: Any) -> Any:
    if found is None:
        return None
    resource, responders, fields, template = found
    return resource.name, sorted(responders), fields, template


@pytest.mark.parametrize(
    "path",
    [
        "/api/zaken", "/api/zaken/1", "/api/zaken/_zoeken", "/api/zaken/1/rollen", "/api", "/api/", "/api/zaken/",
        "/api/zaken/1/", "/", "/api/zaken/_zoeken/rollen", "/api/anders", "/api/zaken/1/anders",
    ],
)  # fmt: skip
def test_a_path_leads_where_falcons_own_router_leads(path: str) -> None:
    ours, falcons = routers()
    assert told(ours.find(path)) == told(falcons.find(path))


def test_the_paths_lead_somewhere() -> None:
    ours, _ = routers()
    assert [told(ours.find(path))[0] for path in ("/api/zaken", "/api/zaken/1")] == ["/api/zaken", "/api/zaken/{key}"]


def test_two_calls_do_not_share_their_fields() -> None:
    ours, _ = routers()
    first, second = ours.find("/api/zaken"), ours.find("/api/zaken")
    assert first is not None and second is not None and first[2] == {} and first[2] is not second[2]


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("POST", 405), ("OPTIONS", 200), ("DELETE", 405)])
def test_a_method_that_is_not_there_is_refused_with_those_that_are(method: str, status: int) -> None:
    answers = []
    for router in routers():
        app = falcon.App(router=router)
        answers.append(TestClient(app).simulate_request(method, "/api/zaken"))
    ours, falcons = answers
    assert ours.status_code == falcons.status_code == status
    assert ours.headers.get("allow") == falcons.headers.get("allow")
