"""Builds the Falcon app of one face: token check, security headers, and refusals in the contract's dialect."""

import json
import logging
from collections.abc import Iterable
from typing import Any

import falcon
import msgspec

from services.clock import Clock
from services.http.marks import HEADER as MARKS, written
from services.identity.tokens import HEADER, TokenRefused
from services.manifest import Face
from services.mockkit.marks import told
from services.mockkit.problem import Problem, Style, instance_of, write
from services.mockkit.routing import Routes
from services.mockkit.world import World

_TOKEN = "HTTP_" + HEADER.upper().replace("-", "_")
_encode = msgspec.json.Encoder().encode
_log = logging.getLogger(__name__)

SECURITY_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class FaceApp(falcon.App[Any, Any]):
    """The app of one face. It remembers its routes, so that an OpenAPI document names exactly what is there.

    Every answer, a refusal too, carries the security headers and the version.
    """

    def __init__(self, style: Style, version: str, **named: Any) -> None:
        super().__init__(router=Routes(), **named)
        self.style = style
        self.resources: dict[str, Any] = {}
        self._fixed = [*((name.lower(), value) for name, value in SECURITY_HEADERS.items()), ("api-version", version)]

    def __call__(self, env: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return super().__call__(env, _Adding(start_response, self._fixed))

    def add_route(self, uri_template: str, resource: object, **named: Any) -> None:
        """Serve ``resource`` at a full path, base path included."""
        super().add_route(uri_template, resource, **named)
        self.resources[uri_template] = resource


def app(world: World[Any], face: str, style: Style) -> FaceApp:
    """Return an app for ``face`` whose every answer carries the headers and the refusals of ``style``.

    Routes are added with their full path, base path included: ``app.add_route(base + "/personen", …)``.
    """
    dialect = _Dialect(style, world.clock, world.url(face, "").removesuffix(world.face(face).base_path))
    made = FaceApp(style, world.face(face).version, middleware=[_Gate(world, world.face(face))])
    made.req_options.auto_parse_form_urlencoded = False
    made.req_options.auto_parse_qs_csv = False
    made.req_options.keep_blank_qs_values = True
    made.add_error_handler(Exception, dialect.unexpected)
    made.add_error_handler(falcon.HTTPError, dialect.http_error)
    made.add_error_handler(Problem, dialect.problem)
    made.set_error_serializer(_no_default_body)
    return made


def answer(resp: falcon.Response, body: Any, media: str = "application/json") -> None:
    """Write a body (plain JSON values, or structs) as the JSON of an answer."""
    resp.content_type = media
    resp.data = _encode(body)


class _Gate:
    """Middleware: nobody passes without a token that covers this registry and act; marks go beside the answer."""

    def __init__(self, world: World[Any], face: Face) -> None:
        self._world = world
        self._registry = world.registry
        self._face = face

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        req.context.claims = None
        if not self._world.auth:
            return
        token = req.env.get(_TOKEN)
        if not token:
            raise Problem(401, "authentication", "De sessie ontbreekt.")
        try:
            claims = self._world.verify(token)
        except TokenRefused as refused:
            raise Problem(refused.status, refused.code, refused.detail) from refused
        if not claims.covers(self._registry):
            raise Problem(403, "autorisatie", "De sessie geldt niet voor deze dienst.")
        if not claims.may(self._face.right(req.method), self._registry):
            raise Problem(403, "autorisatie", "U bent hiervoor niet gemachtigd.")
        req.context.claims = claims

    def process_response(
        self, req: falcon.Request, resp: falcon.Response, resource: object, req_succeeded: bool
    ) -> None:
        changes = self._world.changes
        marks = changes.marks.of(self._registry) if changes is not None and req_succeeded else ()
        if marks:
            claims = req.context.claims
            here = told(marks, claims.subject if claims is not None else "", req, resp)
            if here:
                resp.set_header(MARKS, written(here))


class _Adding:
    """Gives the server the answer's own headers and the fixed ones; setting each on the response takes longer."""

    __slots__ = ("_fixed", "_start")

    def __init__(self, start: Any, fixed: list[tuple[str, str]]) -> None:
        self._start = start
        self._fixed = fixed

    def __call__(self, status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        return self._start(status, [*headers, *self._fixed], *rest)


class _Dialect:
    """Writes every refusal the way the contract family does."""

    def __init__(self, style: Style, clock: Clock, origin: str) -> None:
        self._style = style
        self._clock = clock
        self._origin = origin

    def problem(self, req: falcon.Request, resp: falcon.Response, error: Problem, params: Any) -> None:
        resp.status = error.status
        resp.content_type = error.content_type
        asked = instance_of(self._style, self._origin, req.path, req.query_string)
        resp.text = json.dumps(write(error, self._style, asked, self._clock.now()), ensure_ascii=False)

    def http_error(
        self, req: falcon.Request, resp: falcon.Response, error: falcon.HTTPError, params: Any
    ) -> None:
        status = falcon.http_status_to_code(error.status)
        resp.set_headers(error.headers or {})
        self.problem(req, resp, Problem(status, detail=error.description or ""), params)

    def unexpected(self, req: falcon.Request, resp: falcon.Response, error: Exception, params: Any) -> None:
        _log.error("unexpected failure in a mock: %s", type(error).__name__, exc_info=error)
        self.problem(req, resp, Problem(500), params)


def _no_default_body(req: falcon.Request, resp: falcon.Response, error: falcon.HTTPError) -> None:
    """Falcon's own serializer stays silent; _Dialect has written the body already."""
