"""Finds what answers a path: a path without fields in a table, any other with Falcon's own router.

Falcon writes and compiles a program for its routes when it is first asked, which takes as long as two answers. Most
faces are asked at a path without fields first, and a table finds that faster for good.
"""

from typing import Any

from falcon import Request
from falcon.routing import CompiledRouter, map_http_methods, set_default_responders

Route = tuple[object, dict[str, Any], dict[str, Any], str | None]


class Routes(CompiledRouter):
    """Falcon's router, but for paths without fields."""

    def __init__(self) -> None:
        super().__init__()
        self._plain: dict[str, tuple[object, dict[str, Any]]] = {}

    def add_route(self, uri_template: str, resource: object, **named: Any) -> None:
        """Add a route; ``named`` is what Falcon's own router takes."""
        if named or "{" in uri_template:
            super().add_route(uri_template, resource, **named)
            return
        responders: dict[str, Any] = dict(map_http_methods(resource))
        set_default_responders(responders)
        self._plain[uri_template] = resource, responders

    def find(self, uri: str, req: Request | None = None) -> Route | None:
        """Return resource, responder per method, fields (none here) and template; None when nothing answers."""
        plain = self._plain.get(uri)
        if plain is None:
            return super().find(uri, req)
        resource, responders = plain
        return resource, responders, {}, uri
