"""A login at another provider renewed and ended: tokens follow each other in the key store, and only there."""

import json
from pathlib import Path
from typing import Any

import pytest

from services.clock import Clock
from services.keystore.store import KeyStore
from services.oidc_login import kept
from services.oidc_login.client_secret import NAME, forget, keep
from services.oidc_login.leaving import leave
from services.oidc_login.renewing import Renewal, renew
from services.settings import IN_KEYSTORE, OidcPlace
from tests.helpers.keyrings import fake
from tests.helpers.worlds import NOW
from tests.unit.services.test_oidc_login import Rogue, come_back, login, rogue as rogue

CLOCK = Clock(NOW, frozen=True)


def place(rogue: Rogue, **changes: Any) -> OidcPlace:
    return OidcPlace(**({"issuer": rogue.issuer, "client_id": "voorportaal"} | changes))


@pytest.fixture
def store(rogue: Rogue, tmp_path: Path) -> KeyStore:
    """A key store that holds a login with a refresh token."""
    made = fake(tmp_path)
    rogue.tokens = {"refresh_token": "eerste"}
    assert come_back(rogue, login(rogue, made)).remembered == "ready"
    rogue.forms.clear()
    rogue.claims = {"nonce": None}   # Core §12.2: a renewed ID token need not have one
    return made


def held(store: KeyStore) -> str:
    """Return the refresh token in the store."""
    secret = store.get(kept.NAME).secret
    return str(json.loads(secret)["refresh_token"]) if secret else ""


def test_each_token_is_followed_by_the_next(rogue: Rogue, store: KeyStore) -> None:
    assert held(store) == "eerste"
    for before, after in (("eerste", "tweede"), ("tweede", "derde")):
        rogue.tokens = {"refresh_token": after}
        assert renew(place(rogue), store, CLOCK) == "renewed"
        assert held(store) == after
        form = rogue.forms.pop()
        assert form == {"grant_type": ["refresh_token"], "refresh_token": [before], "client_id": ["voorportaal"]}


def test_a_provider_that_gives_no_next_one_keeps_the_first(rogue: Rogue, store: KeyStore) -> None:
    rogue.tokens, rogue.claims = {}, {}   # and repeats the nonce of the first login
    assert renew(place(rogue), store, CLOCK) == "renewed" and held(store) == "eerste"


def test_the_next_token_is_kept_even_when_the_answer_is_not_believed(rogue: Rogue, store: KeyStore) -> None:
    """The one just used is worth nothing any more: keeping it would make the next renewal a replay."""
    rogue.tokens, rogue.claims = {"refresh_token": "tweede"}, {"nonce": None, "sub": "een-ander"}
    told: list[str] = []
    put = store.put

    def noted(name: str, secret: str) -> Any:
        told.append(json.loads(secret)["refresh_token"])
        return put(name, secret)

    store.put = noted  # type: ignore[method-assign]
    assert renew(place(rogue), store, CLOCK) == "over"
    assert told == ["tweede"] and held(store) == ""


WRONG: dict[str, dict[str, Any]] = {
    "another person": {"sub": "een-ander"},
    "another issuer": {"iss": "https://elders.example"},
    "another client": {"aud": "ander"},
    "another nonce": {"nonce": "van-een-ander"},
    "expired": {"exp": int(NOW.timestamp()) - 61},
    "another access token": {"at_hash": "AAAA"},
}


@pytest.mark.parametrize("case", WRONG)
def test_a_renewed_login_of_another_is_no_login(rogue: Rogue, store: KeyStore, case: str) -> None:
    rogue.claims = {"nonce": None} | WRONG[case]
    assert renew(place(rogue), store, CLOCK) == "over" and held(store) == ""


@pytest.mark.parametrize(("status", "outcome", "left"), [(400, "over", ""), (401, "over", ""), (503, "away", "eerste")])
def test_a_provider_that_says_no_ends_it_and_one_that_is_away_does_not(
    rogue: Rogue, store: KeyStore, status: int, outcome: Renewal, left: str
) -> None:
    rogue.status = status
    assert renew(place(rogue), store, CLOCK) == outcome and held(store) == left


def test_without_a_refresh_token_there_is_nothing_to_renew(rogue: Rogue, tmp_path: Path) -> None:
    made = fake(tmp_path)
    assert renew(place(rogue), made, CLOCK) == "nothing"
    come_back(rogue, login(rogue, made))
    assert renew(place(rogue), made, CLOCK) == "nothing"
    assert renew(place(rogue, client_id="ander"), made, CLOCK) == "nothing"


def test_logging_out_takes_the_refresh_token_back_first(rogue: Rogue, store: KeyStore) -> None:
    rogue.metadata = {
        "revocation_endpoint": f"{rogue.issuer}/revoke", "end_session_endpoint": f"{rogue.issuer}/uit",
    }  # fmt: skip
    assert leave(place(rogue), store, CLOCK).startswith(f"{rogue.issuer}/uit?id_token_hint=ey")
    (form,) = rogue.forms
    assert form == {"token": ["eerste"], "token_type_hint": ["refresh_token"], "client_id": ["voorportaal"]}
    assert held(store) == ""


# --- the secret of a provider that wants one


def test_the_secret_comes_from_the_key_store_and_goes_to_the_token_endpoint_only(
    rogue: Rogue, tmp_path: Path
) -> None:
    made = fake(tmp_path)
    assert keep(made, rogue.issuer, "voorportaal", "geheim-van-mij") == "ready"
    running = login(rogue, made, client_secret=IN_KEYSTORE)
    come_back(rogue, running)
    (form,) = rogue.forms
    assert form["client_secret"] == ["geheim-van-mij"]
    assert "geheim-van-mij" not in repr(running._place) and "geheim-van-mij" not in repr(running._asked)


@pytest.mark.parametrize("kept_for", [None, ("http://127.0.0.1:9", "voorportaal"), ("", "ander")])
def test_without_a_secret_for_this_provider_nobody_is_asked(
    rogue: Rogue, tmp_path: Path, kept_for: tuple[str, str] | None
) -> None:
    """A secret of one provider never goes to another that stands in the settings now."""
    made = fake(tmp_path)
    if kept_for is not None:
        keep(made, kept_for[0] or rogue.issuer, kept_for[1], "geheim-van-mij")
    with pytest.raises(Exception, match="secret"):
        login(rogue, made, client_secret=IN_KEYSTORE).begin()
    assert rogue.forms == []


def test_a_key_store_that_is_away_is_told_before_the_browser_opens(rogue: Rogue, tmp_path: Path) -> None:
    away = KeyStore(tmp_path / "home", command=(str(tmp_path / "niets"),))
    for one in (away, None):
        with pytest.raises(Exception, match="secret"):
            login(rogue, one, client_secret=IN_KEYSTORE).begin()


def test_forgetting_leaves_nothing(rogue: Rogue, tmp_path: Path) -> None:
    made = fake(tmp_path)
    keep(made, rogue.issuer, "voorportaal", "x")
    assert forget(made) == "ready" and made.get(NAME).secret is None
