"""The Falcon app of the provider: a resource per address, pages for people and JSON for clients."""

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import falcon

from services.identity.oidc.asking import Refused
from services.identity.oidc.discovery import (
    AUTHORIZE,
    JWKS,
    LEAVE,
    REVOKE,
    TOKEN,
    USERINFO,
    WELL_KNOWN,
    metadata,
)
from services.identity.oidc.provider import Provider
from services.oidc_host.desk import Desk, Done, Login
from services.oidc_host.gate import Gate
from services.oidc_host.markup import sheet
from services.oidc_host.pages import LOGIN, STYLE, home_page, login_page, plain_page, refused_page
from services.oidc_host.words import Words, words

COOKIE = "inlogvenster"
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"


def create(provider: Provider, desk: Desk, algorithm: str) -> "falcon.App[Any, Any]":
    """Return the WSGI app."""
    app: falcon.App[Any, Any] = falcon.App(middleware=[Gate(provider.issuer)])
    app.req_options.keep_blank_qs_values = True
    app.req_options.auto_parse_qs_csv = False
    app.add_route(WELL_KNOWN, _Document(metadata(provider.issuer, algorithm)))
    app.add_route(JWKS, _Keys(provider))
    app.add_route("/health/live", _Document({"status": "pass"}))
    app.add_route("/", _Home(provider.issuer))
    app.add_route(STYLE, _Style())
    app.add_route(AUTHORIZE, _Authorize(provider, desk))
    app.add_route(LOGIN, _Login(provider, desk))
    app.add_route(TOKEN, _Token(provider))
    app.add_route(REVOKE, _Revoke(provider))
    app.add_route(USERINFO, _UserInfo(provider))
    app.add_route(LEAVE, _Leave(provider))
    return app


class _Document:
    """GET: a JSON document that does not change."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        resp.media = self._document


class _Keys:
    """GET: the keys of today, and which tokens were taken back."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        resp.media = self._provider.keys()


class _Home:
    def __init__(self, issuer: str) -> None:
        self._issuer = issuer

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        _page(resp, home_page(_words(req), self._issuer))


class _Style:
    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        resp.content_type, resp.text = "text/css; charset=utf-8", sheet()


class _Authorize:
    """GET and POST /authorize: begins a login in this browser, or says why not."""

    def __init__(self, provider: Provider, desk: Desk) -> None:
        self._provider = provider
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        self._begin(req, resp, req.params)

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        self._begin(req, resp, _form(req))

    def _begin(self, req: falcon.Request, resp: falcon.Response, params: Mapping[str, Any]) -> None:
        try:
            question = self._provider.judge(params)
        except Refused as refused:
            if refused.back:
                raise falcon.HTTPSeeOther(self._provider.turned_away(refused)) from refused
            _page(resp, refused_page(_words(req), refused), status=refused.status)
            return
        browser = _browser(req) or secrets.token_urlsafe(32)
        secure = self._provider.issuer.startswith("https:")
        resp.set_cookie(COOKIE, browser, path="/", secure=secure, http_only=True, same_site="Lax")
        _show(req, resp, self._desk, self._desk.begin(question, browser))


class _Login:
    """POST /inloggen: one step of a login. Form and cookie must belong together (no forged forms)."""

    def __init__(self, provider: Provider, desk: Desk) -> None:
        self._provider = provider
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        _page(resp, plain_page(_words(req), "over"))

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        form = _form(req)
        login = self._desk.find(_text(form, "ticket"), _browser(req))
        if login is None:
            _page(resp, plain_page(_words(req), "over"), status=400)
            return
        step = _text(form, "stap")
        if step == "annuleren":
            self._desk.end(login)
            raise falcon.HTTPSeeOther(self._provider.cancel(login.question))
        done = self._step(login, step, form)
        if done is None:
            _show(req, resp, self._desk, login)
            return
        self._desk.end(login)
        try:
            back = self._provider.accept(login.question, done.person, done.level, done.means, done.persona)
        except Refused as refused:
            back = self._provider.turned_away(refused)
        raise falcon.HTTPSeeOther(back)

    def _step(self, login: Login, step: str, form: dict[str, Any]) -> Done | None:
        desk = self._desk
        if step == "testleider":
            return desk.pick(login, _text(form, "persoon"), _text(form, "niveau"))
        if step == "gegevens":
            return desk.log_in(login, _text(form, "gebruikersnaam"), _text(form, "wachtwoord"))
        if step == "code":
            return desk.enter_code(login, _text(form, "code"))
        if step == "nieuwe-sms":
            desk.send_again(login)
        else:
            desk.choose(login, _text(form, "manier") if step == "kies" else "")
        return None


class _Token:
    """POST /token."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        try:
            resp.media = self._provider.token(_form(req))
        except Refused as refused:
            _refuse(resp, refused)


class _Revoke:
    """POST /revoke: 200 also for a token that nobody knows, so that nothing can be learned by trying."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        try:
            self._provider.revoke(_form(req))
        except Refused as refused:
            _refuse(resp, refused)


class _UserInfo:
    """GET and POST /userinfo, with the access token in its header and nowhere else."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        kind, _, token = (req.auth or "").partition(" ")
        try:
            resp.media = self._provider.userinfo(token.strip() if kind.lower() == "bearer" else "")
        except Refused as refused:
            _refuse(resp, refused)
            resp.set_header("WWW-Authenticate", f'Bearer error="{refused.error}"')

    on_post = on_get


class _Leave:
    """GET and POST /logout: forgets the login's tokens and goes back, or stays on a page of ours."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        self._leave(req, resp, req.params)

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        self._leave(req, resp, _form(req))

    def _leave(self, req: falcon.Request, resp: falcon.Response, params: Mapping[str, Any]) -> None:
        target = self._provider.leave(params)
        if target:
            raise falcon.HTTPSeeOther(target)
        _page(resp, plain_page(_words(req), "left"))


def _show(req: falcon.Request, resp: falcon.Response, desk: Desk, login: Login) -> None:
    people = list(desk.personas.values())
    spoken = words([*login.question.languages, *_accepted(req)])
    _page(resp, login_page(spoken, login, desk.means(login), people, desk.phone_code(login)), login)


def _page(resp: falcon.Response, page: str, login: Login | None = None, status: int = 200) -> None:
    resp.status, resp.content_type, resp.text = status, "text/html; charset=utf-8", page
    # Browsers hold the redirect after a form to form-action as well, so the way back is named.
    back = urlsplit(login.question.redirect) if login is not None else None
    resp.set_header("Content-Security-Policy", f"{_POLICY} {back.scheme}://{back.netloc}" if back else _POLICY)


def _refuse(resp: falcon.Response, refused: Refused) -> None:
    resp.status = refused.status
    resp.media = {"error": refused.error, "error_description": refused.detail}


def _form(req: falcon.Request) -> dict[str, Any]:
    if (req.content_type or "").split(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise falcon.HTTPUnsupportedMediaType(description="Stuur application/x-www-form-urlencoded.")
    found = req.get_media(default_when_empty={})
    return dict(found) if isinstance(found, dict) else {}


def _text(form: dict[str, Any], name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _browser(req: falcon.Request) -> str:
    values = req.get_cookie_values(COOKIE) or [""]
    return values[0]


def _words(req: falcon.Request) -> Words:
    return words(_accepted(req))


def _accepted(req: falcon.Request) -> list[str]:
    return (req.get_header("Accept-Language") or "").split(",")
