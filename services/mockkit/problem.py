"""Problem documents in the dialects the published contracts use: one refusal, seven ways to write it."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import quote

Style = Literal["brp", "hc", "bag", "zgw", "fbs", "ogc", "plain"]
"""How a family words its refusals. "hc" is Haal Centraal as its documents print it, "brp" as RvIG's features do."""


_TITLES = {
    400: "Een of meerdere parameters zijn niet correct.",
    401: "Niet correct geauthenticeerd.",
    403: "U bent niet geautoriseerd voor deze operatie.",
    404: "Opgevraagde resource bestaat niet.",
    405: "Gebruikte bevragingsmethode is niet toegestaan.",
    406: "Gevraagde contenttype wordt niet ondersteund.",
    409: "Conflict",
    412: "Precondition failed",
    413: "Bericht is te groot.",
    415: "Media Type wordt niet ondersteund.",
    422: "Verzoek kan niet worden verwerkt.",
    429: "Te veel verzoeken.",
    500: "Interne server error.",
    502: "Bad gateway",
    503: "Bronservice is tijdelijk niet beschikbaar.",
}
_CODES = {
    400: "paramsValidation",
    401: "authentication",
    403: "autorisatie",
    404: "notFound",
    405: "methodNotAllowed",
    406: "notAcceptable",
    409: "conflict",
    412: "precondition_failed",
    413: "contentTooLarge",
    415: "unsupportedMediaType",
    422: "unprocessableEntity",
    429: "tooManyRequests",
    500: "serverError",
    502: "badGateway",
    503: "sourceUnavailable",
}
_BAG = {
    "Gebruikte bevragingsmethode is niet toegestaan.": "Deze methode is niet toegestaan",
    "Verzoek kan niet worden verwerkt.": "Request body bevat een ongeldige waarde.",
    "Interne server error.": "Interne server fout.",
    "Bronservice is tijdelijk niet beschikbaar.": "Bronservice is niet beschikbaar.",
    "autorisatie": "autorisation",
}
"""Titles and codes that the Kadaster words its own way (BAG: foutafhandeling.feature)."""

_IN_QUERY = "%!$&'()*+,;=:@/?-._~"
_WHOLE_ADDRESS = ("hc", "bag")
_RFC7231 = {
    400: "6.5.1",
    403: "6.5.3",
    404: "6.5.4",
    405: "6.5.5",
    406: "6.5.6",
    415: "6.5.13",
    500: "6.6.1",
    503: "6.6.4",
}


class Problem(Exception):
    """A refusal. ``params`` are the wrong parameters, each as the contract writes them (name, code, reason).

    ``members`` are put into the body as they are, for contracts with more to say; ``body`` replaces it whole.
    """

    def __init__(
        self,
        status: int,
        code: str = "",
        detail: str = "",
        *,
        title: str = "",
        params: Sequence[dict[str, Any]] = (),
        members: dict[str, Any] | None = None,
        body: Any = None,
        content_type: str = "application/problem+json",
    ) -> None:
        super().__init__(f"{status} {code} {detail}")
        self.status = status
        self.code = code or _CODES.get(status, "error")
        self.detail = detail
        self.title = title or _TITLES.get(status, "Fout")
        self.params = list(params)
        self.members = dict(members or {})
        self.body = body
        self.content_type = content_type


def write(problem: Problem, style: Style, instance: str, moment: datetime | None = None) -> Any:
    """Return the body of ``problem`` as the contract family ``style`` writes it; "ogc" tells the ``moment`` too."""
    if problem.body is not None:
        return problem.body
    if style == "ogc":
        told = {"title": problem.title, "status": problem.status, "detail": problem.detail or problem.title}
        return told | ({"timeStamp": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} if moment else {})
    words = _BAG if style == "bag" else {}
    body: dict[str, Any] = {
        "type": _type(problem.status, style),
        "title": words.get(problem.title, problem.title),
        "status": problem.status,
        "detail": problem.detail or words.get(problem.title, problem.title),
        "instance": f"urn:uuid:{uuid.uuid4()}" if style == "zgw" else instance,
    }
    if style != "fbs":
        body["code"] = words.get(problem.code, problem.code)
    if problem.params:
        body["invalid-params" if style == "bag" else "invalidParams"] = problem.params
    return body | problem.members


def instance_of(style: Style, origin: str, path: str, query: str) -> str:
    """Return which call was refused: its path, or where the family prints that, its whole address."""
    if style not in _WHOLE_ADDRESS:
        return path
    return origin + quote(path) + (f"?{quote(query, safe=_IN_QUERY)}" if query else "")


def _type(status: int, style: Style) -> str:
    if style == "fbs":
        return "about:blank"
    if style == "zgw":
        return f"http+embedded://zaken/ref/fouten/{status}/"
    if status == 401:
        return "https://datatracker.ietf.org/doc/html/rfc7235#section-3.1"
    return f"https://datatracker.ietf.org/doc/html/rfc7231#section-{_RFC7231.get(status, '6.5')}"
