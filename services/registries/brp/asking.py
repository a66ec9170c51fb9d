"""What every BRP face shares: a POST with a JSON question in UTF-8, answered in JSON, refused in the genuine words."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

import falcon
import msgspec

from services.mockkit.problem import Problem
from services.mockkit.world import claims_of, require_subject, system_of
from services.registries.brp.query import Allowed, Question, examine
from services.registries.brp.questions import allowed

JSON = "application/json; charset=utf-8"
_encode = msgspec.json.Encoder().encode
_ONLY = "Ondersteunde content type: application/json; charset=utf-8."


class Asked:
    """A resource that answers questions. Each face gives its ``questions`` and ``answer``."""

    questions: Mapping[str, Question] = {}

    @cached_property
    def _paths(self) -> Mapping[str, Allowed]:
        return {kind: allowed(kind) for kind in self.questions}

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        require_json(req)
        resp.content_type = JSON
        resp.data = self.written(req, req.stream.read(req.content_length or 0))

    def written(self, req: falcon.Request, raw: bytes) -> bytes:
        """Return the JSON that answers the question in ``raw``; raises Problem."""
        return _encode(self.answer(req, self.examined(raw)))

    def examined(self, raw: bytes) -> dict[str, Any]:
        """Return the sound question in ``raw``; raises Problem 400 with every wrong parameter."""
        return examine(_parsed(raw), self.questions, self._paths)

    def on_options(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Refuse what falcon would answer by itself: the faces take a POST and nothing else (fout-cases features)."""
        raise falcon.HTTPMethodNotAllowed(["POST"])

    def answer(self, req: falcon.Request, question: dict[str, Any]) -> dict[str, Any]:
        """Return the body of the answer to a sound question."""
        raise NotImplementedError


def require_wider_right(req: falcon.Request) -> None:
    """Refuse with 403 what a citizen's session may not ask; a system of an organisation may."""
    if claims_of(req) is not None and system_of(req) is None:
        raise Problem(
            403,
            "unauthorizedParameter",
            "U bent niet geautoriseerd voor deze zoekvraag.",
            title="U bent niet geautoriseerd voor de gebruikte parameters.",
        )


def require_json(req: falcon.Request) -> None:
    """Refuse anything but JSON in UTF-8, in the words of the genuine service."""
    _judge(req.content_type or "application/json", req.env.get("HTTP_ACCEPT") or "*/*")


@lru_cache(maxsize=256)
def _judge(sent: str, asked: str) -> None:
    if _media(sent)[0] != "application/json" or _media(sent)[1] not in ("", "utf-8"):
        raise Problem(415, detail=_ONLY, title="Media Type wordt niet ondersteund.")
    if not any(_acceptable(one) for one in asked.split(",")):
        raise Problem(406, detail=_ONLY, title="Gevraagde content type wordt niet ondersteund.")


def _acceptable(asked: str) -> bool:
    media, charset = _media(asked)
    return media in ("application/json", "application/*", "*/*", "*") and charset in ("", "utf-8", "*")


def _media(header: str) -> tuple[str, str]:
    """Return media type and charset of a header value, both in lower case."""
    media, *parameters = (part.strip().casefold() for part in header.split(";"))
    charset = next((one.split("=", 1)[1].strip('" ') for one in parameters if one.startswith("charset=")), "")
    return media, charset


def _parsed(raw: bytes) -> Any:
    if not raw.strip():
        return {}
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Problem(400, detail="De aanroep bevat geen geldige JSON.") from None


def require_own_or_system(req: falcon.Request, bsn: str) -> None:
    """Refuse with 403 a citizen who asks about another; a system of an organisation may ask about anybody."""
    if system_of(req) is None:
        require_subject(req, bsn)
