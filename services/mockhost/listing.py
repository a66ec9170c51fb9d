"""What a server tells about itself: every face with its base path, the source of its contract and its document."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.identity.tokens import HEADER
from services.manifest import Face, RegistryManifest
from services.mockhost.front import Reply
from services.mockkit.problem import Problem

WARNING = "Oefenomgeving – geen echte overheid – vul geen echte gegevens in"


class Listing:
    """The page at ``/``."""

    def __init__(self, manifests: Sequence[RegistryManifest], origin: str, auth: bool) -> None:
        self._body = {
            "naam": "Voorportaal – oefenregisters",
            "let_op": WARNING,
            "sessie": f"header {HEADER} met een sessietoken" if auth else "geen (--auth none)",
            "registers": [
                {
                    "id": one.id,
                    "naam": one.name,
                    "houder": one.holder,
                    "koppelvlakken": [_face(face, origin) for face in one.faces],
                }
                for one in manifests
            ],
        }

    def page(self, environ: Mapping[str, Any]) -> Reply:
        """Answer with the list."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            raise Problem(405)
        return Reply(self._body)


def document_path(face: Face) -> str:
    """Return where the OpenAPI document of a face stands."""
    return f"{face.base_path}/openapi.json"


def _face(face: Face, origin: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": face.id, "base_path": face.base_path, "url": origin + face.base_path}
    told["contract"] = {"naam": face.contract, "versie": face.version, "eigen_vorm": face.eigen_vorm}
    if face.source:
        told["contract"]["bron"] = face.source
    return told | {"openapi": origin + document_path(face)}
