"""Refresh tokens, taking tokens back and logging out: what works once, for whom, how long, and what a replay ends."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from services.identity.oidc.grants import SHORT_SECONDS
from services.identity.oidc.refreshing import IDLE_SECONDS, LONGEST_SECONDS
from tests.contract import test_oidc_provider as provider_cases
from tests.helpers.oidc import (
    BACK,
    VERIFIER,
    Browser,
    InProcess,
    OverHttp,
    Told,
    exchange,
    identity_server,
    post,
    question,
    read,
    refresh,
)
from tests.unit.services import test_oidc_login as client_cases

SCOPE = "openid profile offline_access"
Answer = dict[str, Any]


@pytest.fixture
def way() -> InProcess:
    return InProcess()


def login(way: InProcess, scope: str = SCOPE, persona: str = "fenna") -> tuple[str, Answer]:
    """Log in; returns the code and the token answer."""
    browser = Browser(way)
    browser.get(question(scope=scope))
    code = browser.log_in(persona).params["code"]
    return code, told(exchange(way, code))


def told(answer: Told) -> Answer:
    """Return the JSON of an answer."""
    return dict(json.loads(answer.text))


def userinfo(way: InProcess, answer: Answer) -> int:
    """Return the status that an access token gets."""
    return way.ask("GET", "/userinfo", "", {"Authorization": f"Bearer {answer['access_token']}"}).status


# --- well


def test_only_who_asks_for_offline_access_gets_one(way: InProcess) -> None:
    _, plain = login(way, "openid profile")
    assert "refresh_token" not in plain and plain["expires_in"] == 3600
    _, lasting = login(way)
    assert len(lasting["refresh_token"]) >= 43 and lasting["expires_in"] == SHORT_SECONDS


def test_a_refreshed_login_is_the_same_login(way: InProcess) -> None:
    _, first = login(way)
    way.clock.jump(timedelta(minutes=10))
    second = told(refresh(way, first["refresh_token"]))
    before, after = read(first["id_token"]), read(second["id_token"])
    for claim in ("iss", "sub", "aud", "azp", "auth_time", "acr", "sid"):
        assert before[claim] == after[claim], claim
    assert after["iat"] - before["iat"] == 600 and "nonce" not in after and after["jti"] != before["jti"]
    assert second["refresh_token"] != first["refresh_token"] and userinfo(way, second) == 200


def test_the_scope_may_become_smaller_but_never_larger(way: InProcess) -> None:
    _, first = login(way, "openid profile bsn offline_access")
    second = told(refresh(way, first["refresh_token"], scope="openid"))
    info = way.ask("GET", "/userinfo", "", {"Authorization": f"Bearer {second['access_token']}"})
    assert set(told(info)) == {"sub", "sub_id_type"}
    assert told(refresh(way, second["refresh_token"], scope="openid registers"))["error"] == "invalid_scope"
    assert "bsn" in told(refresh(way, second["refresh_token"]))["scope"].split()


def test_it_lasts_half_an_hour_unused_and_a_working_day_at_most(way: InProcess) -> None:
    _, answer = login(way)
    times = 0
    while times < 40:
        times += 1
        way.clock.jump(timedelta(seconds=IDLE_SECONDS - 1))
        following = refresh(way, answer["refresh_token"])
        if following.status != 200:
            break
        answer = told(following)
    assert times == LONGEST_SECONDS // (IDLE_SECONDS - 1) + 1 and told(following)["error"] == "invalid_grant"


# --- refused


def _replayed(way: InProcess, first: Answer) -> Told:
    assert refresh(way, first["refresh_token"]).status == 200
    return refresh(way, first["refresh_token"])


def _replayed_by_another(way: InProcess, first: Answer) -> Told:
    assert refresh(way, first["refresh_token"]).status == 200
    return refresh(way, first["refresh_token"], client_id="ander")


def _the_thief_came_first(way: InProcess, first: Answer) -> Told:
    """A stolen token is used; then its owner comes with it, and nobody is logged in any more."""
    stolen = told(refresh(way, first["refresh_token"]))
    assert refresh(way, first["refresh_token"]).status == 400
    return refresh(way, stolen["refresh_token"])


def _late(way: InProcess, first: Answer) -> Told:
    way.clock.jump(timedelta(seconds=IDLE_SECONDS))
    return refresh(way, first["refresh_token"])


def _revoked(way: InProcess, first: Answer) -> Told:
    assert post(way, "/revoke", {"token": first["refresh_token"], "client_id": "prototype"}).status == 200
    return refresh(way, first["refresh_token"])


def _logged_out(way: InProcess, first: Answer) -> Told:
    way.ask("GET", f"/logout?id_token_hint={first['id_token']}", "", {})
    return refresh(way, first["refresh_token"])


REFUSED: dict[str, Callable[[InProcess, Answer], Told]] = {
    "replayed": _replayed,
    "replayed by another client": _replayed_by_another,
    "after a thief": _the_thief_came_first,
    "too late": _late,
    "of another client": lambda way, first: refresh(way, first["refresh_token"], client_id="ander"),
    "taken back": _revoked,
    "logged out": _logged_out,
    "an access token": lambda way, first: refresh(way, first["access_token"]),
    "an id token": lambda way, first: refresh(way, first["id_token"]),
    "made up": lambda way, first: refresh(way, first["refresh_token"][:-2] + "__"),
}
FORMS: dict[str, tuple[dict[str, str | None], str]] = {
    "no token": ({"refresh_token": None}, "invalid_request"),
    "no client": ({"client_id": None}, "invalid_request"),
    "unknown client": ({"client_id": "wie-is-dit"}, "invalid_client"),
    "larger scope": ({"scope": "openid registers"}, "invalid_scope"),
    "unknown scope": ({"scope": "alles"}, "invalid_scope"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refresh_token_works_once_for_its_client_and_in_time(way: InProcess, case: str) -> None:
    _, first = login(way)
    answer = REFUSED[case](way, first)
    assert (answer.status, told(answer)["error"]) == (400, "invalid_grant")
    assert "id_token" not in answer.text and first["refresh_token"] not in answer.text


@pytest.mark.parametrize("case", FORMS)
def test_the_form_of_a_refresh_is_checked_before_it_is_used(way: InProcess, case: str) -> None:
    changes, error = FORMS[case]
    _, first = login(way)
    answer = refresh(way, first["refresh_token"], **changes)
    assert answer.status in (400, 401) and told(answer)["error"] == error
    assert refresh(way, first["refresh_token"]).status == 200, "a wrong form costs nothing"


def test_a_replay_ends_everything_of_that_login_and_nothing_of_another(way: InProcess) -> None:
    (_, first), (_, other) = login(way), login(way)
    second = told(refresh(way, first["refresh_token"]))
    assert (userinfo(way, first), userinfo(way, second)) == (200, 200)
    assert refresh(way, first["refresh_token"]).status == 400
    assert (userinfo(way, first), userinfo(way, second)) == (401, 401)
    assert refresh(way, second["refresh_token"]).status == 400
    assert userinfo(way, other) == 200 and refresh(way, other["refresh_token"]).status == 200


def test_a_replayed_code_ends_its_refresh_token_too(way: InProcess) -> None:
    code, first = login(way)
    assert exchange(way, code).status == 400
    assert refresh(way, first["refresh_token"]).status == 400 and userinfo(way, first) == 401


def test_of_many_at_once_at_most_one_gets_an_answer_and_it_is_worth_nothing(way: InProcess) -> None:
    """Whoever uses one token from several places at once is a thief or has one: the login ends."""
    _, first = login(way)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: refresh(way, first["refresh_token"]), range(8)))
    good = [told(one) for one in answers if one.status == 200]
    assert len(good) <= 1
    for one in good:
        assert userinfo(way, one) == 401 and refresh(way, one["refresh_token"]).status == 400


# --- taking back and logging out


def test_taking_back_an_access_token_leaves_the_login(way: InProcess) -> None:
    _, first = login(way)
    assert post(way, "/revoke", {"token": first["access_token"], "client_id": "prototype"}).status == 200
    assert userinfo(way, first) == 401 and refresh(way, first["refresh_token"]).status == 200


def test_only_its_own_client_takes_a_token_back(way: InProcess) -> None:
    _, first = login(way)
    for kind in ("refresh_token", "access_token"):
        answer = post(way, "/revoke", {"token": first[kind], "client_id": "ander"})
        assert (answer.status, told(answer)["error"]) == (400, "invalid_request")
    assert post(way, "/revoke", {"token": first["access_token"], "client_id": "wie"}).status == 401
    assert post(way, "/revoke", {"client_id": "prototype"}).status == 400
    assert post(way, "/revoke", {"token": "nooit-gegeven", "client_id": "prototype"}).status == 200
    assert userinfo(way, first) == 200 and refresh(way, first["refresh_token"]).status == 200


def test_logging_out_again_with_the_same_hint_does_nothing(way: InProcess) -> None:
    """Logout replay: an ID token that leaked ends no later login and sends nobody on."""
    _, first = login(way)
    leave = f"/logout?id_token_hint={first['id_token']}&post_logout_redirect_uri=http://127.0.0.1:5000/"
    assert way.ask("GET", leave, "", {}).status == 303
    _, later = login(way)
    again = way.ask("GET", leave, "", {})
    assert again.status == 200 and not again.to
    assert userinfo(way, later) == 200 and refresh(way, later["refresh_token"]).status == 200


@pytest.mark.parametrize("changes", ["&client_id=ander", "&client_id=wie", ""])
def test_a_hint_of_another_client_or_kind_ends_nothing(way: InProcess, changes: str) -> None:
    _, first = login(way, "openid registers offline_access")
    hint = first["id_token"] if changes else first["access_token"]
    leave = f"/logout?id_token_hint={hint}{changes}&post_logout_redirect_uri=http://127.0.0.1:5000/"
    answer = way.ask("GET", leave, "", {})
    assert answer.status == 200 and not answer.to
    assert refresh(way, first["refresh_token"]).status == 200


def test_discovery_names_what_there_is(way: InProcess) -> None:
    said = told(way.ask("GET", "/.well-known/openid-configuration", "", {}))
    assert "refresh_token" in said["grant_types_supported"] and "offline_access" in said["scopes_supported"]
    assert said["revocation_endpoint"].endswith("/revoke") and said["end_session_endpoint"].endswith("/logout")


# --- the table of RELIABILITY.md S16

_PROVIDER = {**provider_cases.NOWHERE, **provider_cases.SENT_BACK, **provider_cases.TOKENS, **provider_cases.FORMS}
_CLIENT = {**client_cases.CLAIMS, **client_cases.SIGNERS, **client_cases.ANSWERS, **client_cases.METADATA}
S16: dict[str, tuple[str, dict[str, Any], str]] = {
    "state": ("provider", _PROVIDER, "no state"),
    "nonce": ("client", _CLIENT, "another nonce"),
    "iss": ("client", _CLIENT, "another issuer"),
    "aud": ("client", _CLIENT, "for another client"),
    "exp": ("client", _CLIENT, "expired"),
    "nbf": ("client", _CLIENT, "not yet"),
    "alg none": ("client", _CLIENT, "unsigned"),
    "alg HS": ("client", _CLIENT, "HS256 with the public key"),
    "kid": ("client", _CLIENT, "a foreign key under a known name"),
    "jku": ("client", _CLIENT, "a key in the header"),
    "replayed code": ("provider", _PROVIDER, "replayed code"),
    "code > 60 s": ("provider", _PROVIDER, "late code"),
    "plain PKCE": ("provider", _PROVIDER, "PKCE plain"),
    "no PKCE": ("provider", _PROVIDER, "no PKCE"),
    "other redirect path": ("provider", _PROVIDER, "other redirect path"),
    "extra port path": ("provider", _PROVIDER, "redirect with another port"),
    "open redirect": ("provider", _PROVIDER, "redirect with a query"),
    "mix-up": ("client", _CLIENT, "of another issuer"),
    "token in URL": ("provider", _PROVIDER, "token"),
    "refresh replay": ("provider", REFUSED, "replayed"),
    "logout replay": ("provider", vars(), "test_logging_out_again_with_the_same_hint_does_nothing"),
}


def test_every_case_of_s16_is_refused_by_a_test_of_its_own() -> None:
    """-s shows where each stands, and how many refusals there are in all."""
    for name, (side, cases, case) in S16.items():
        assert case in cases, name
        print(f"{name:20} {side:9} {case}")
    counts = (len(_PROVIDER), len(_CLIENT), len(REFUSED) + len(FORMS))
    print("provider {}, client {}, refresh {}".format(*counts))
    assert len(S16) == 21 and sum(counts) >= 90

# --- a client that is not ours, over HTTP


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_authlib_refreshes_and_revokes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code, refresh, revocation and the refusal that follows, by Authlib's own requests client."""
    from authlib.integrations.base_client import OAuthError
    from authlib.integrations.requests_client import OAuth2Session

    monkeypatch.setenv("VOORPORTAAL_HOME", str(tmp_path))
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")   # this machine only
    with identity_server() as issuer:
        client = OAuth2Session(
            "prototype", token_endpoint_auth_method="none", redirect_uri=BACK, scope=SCOPE,
            code_challenge_method="S256",
        )  # fmt: skip
        start, _ = client.create_authorization_url(f"{issuer}/authorize", nonce="n" * 16, code_verifier=VERIFIER)
        browser = Browser(OverHttp(issuer))
        browser.get(start)
        first = client.fetch_token(
            f"{issuer}/token", authorization_response=browser.log_in().to, code_verifier=VERIFIER
        )
        second = client.refresh_token(f"{issuer}/token", refresh_token=first["refresh_token"])
        assert second["refresh_token"] != first["refresh_token"]
        assert read(second["id_token"])["sub"] == read(first["id_token"])["sub"]
        assert client.revoke_token(f"{issuer}/revoke", token=second["refresh_token"]).status_code == 200
        with pytest.raises(OAuthError):
            client.refresh_token(f"{issuer}/token", refresh_token=second["refresh_token"])
        client.close()
