"""Refusals in the KvK's own shape: ``{"fout": [{"code", "omschrijving"}]}`` with the published codes IPD…"""

import json
import logging
from typing import Any

import falcon

from services.mockkit.app import FaceApp
from services.mockkit.problem import Problem, write

_log = logging.getLogger(__name__)
_PUBLISHED = {400: ("IPD1998", "Algemene invoer parameter fout."), 500: ("IPD9999", "Algemene technische fout.")}


def fout(status: int, code: str, omschrijving: str) -> Problem:
    """Return a refusal as the genuine server sends it."""
    body = {"fout": [{"code": code, "omschrijving": omschrijving}]}
    return Problem(status, code, omschrijving, body=body, content_type="application/json")


def kvk_onjuist(nummer: str) -> Problem:
    """The KvK number is no eight digits."""
    return fout(400, "IPD0004", f"Het KVK-nummer {nummer} is niet valide.")


def kvk_onbekend(nummer: str) -> Problem:
    """Nothing under this KvK number."""
    return fout(404, "IPD0005", f"Op basis van het KVK-nummer {nummer} kan het product niet worden geleverd.")


def vestiging_onjuist(nummer: str) -> Problem:
    """The vestigingsnummer is no twelve digits."""
    return fout(400, "IPD0006", f"Het vestigingsnummer {nummer} is niet valide.")


def vestiging_onbekend(nummer: str) -> Problem:
    """Nothing under this vestigingsnummer."""
    return fout(404, "IPD0007", f"Op basis van het vestigingsnummer {nummer} kan het product niet worden geleverd.")


def rsin_onjuist(nummer: str) -> Problem:
    """The RSIN is no nine digits."""
    return fout(400, "IPD0010", f"Het RSIN {nummer} is niet valide.")


def ongeldig(names: list[str]) -> Problem:
    """These parameters are unknown or wrong."""
    return fout(400, "IPD1999", f"De volgende opgegeven parameter(s) is(zijn) ongeldig: [{', '.join(names)}]")


def niets_gevonden() -> Problem:
    """The search found nothing: a 404 at the KvK, no empty list."""
    return fout(404, "IPD5200", "Er zijn geen gegevens gevonden die voldoen aan de opgegeven zoekparameters.")


def speak(app: FaceApp) -> FaceApp:
    """Let ``app`` write every refusal as ``fout``, those of the token check and of Falcon included."""
    app.add_error_handler(Exception, _unexpected)
    app.add_error_handler(falcon.HTTPError, _http_error)
    app.add_error_handler(Problem, _problem)
    return app


def speak_details(app: FaceApp) -> FaceApp:
    """Let ``app`` write problem documents as application/json, as the contract of ``mijnorganisaties`` has it."""
    app.add_error_handler(Exception, _unexpected_details)
    app.add_error_handler(falcon.HTTPError, _http_details)
    app.add_error_handler(Problem, _details)
    return app


def _problem(req: falcon.Request, resp: falcon.Response, error: Problem, params: Any) -> None:
    told = error if error.body is not None else _worded(error)
    resp.status = told.status
    resp.content_type = told.content_type
    resp.text = json.dumps(told.body, ensure_ascii=False)


def _http_error(req: falcon.Request, resp: falcon.Response, error: falcon.HTTPError, params: Any) -> None:
    resp.set_headers(error.headers or {})
    _problem(req, resp, Problem(falcon.http_status_to_code(error.status)), params)


def _unexpected(req: falcon.Request, resp: falcon.Response, error: Exception, params: Any) -> None:
    _log.error("unexpected failure in a mock: %s", type(error).__name__, exc_info=error)
    _problem(req, resp, Problem(500), params)


def _details(req: falcon.Request, resp: falcon.Response, error: Problem, params: Any) -> None:
    resp.status = error.status
    resp.content_type = "application/json"
    resp.text = json.dumps(write(error, "plain", req.path), ensure_ascii=False)


def _http_details(req: falcon.Request, resp: falcon.Response, error: falcon.HTTPError, params: Any) -> None:
    resp.set_headers(error.headers or {})
    _details(req, resp, Problem(falcon.http_status_to_code(error.status)), params)


def _unexpected_details(req: falcon.Request, resp: falcon.Response, error: Exception, params: Any) -> None:
    _log.error("unexpected failure in a mock: %s", type(error).__name__, exc_info=error)
    _details(req, resp, Problem(500), params)


def _worded(error: Problem) -> Problem:
    if error.status == 404:
        return fout(404, "IPD0001", "Het gevraagde product bestaat niet.")
    code, text = _PUBLISHED.get(error.status, (str(error.status), error.detail or error.title))
    return fout(error.status, code, text)
