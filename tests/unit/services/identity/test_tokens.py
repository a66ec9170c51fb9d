"""Proves that a session token says what the session says, and that every forged or stale one is refused."""

import base64
import hmac
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import jwt
import pytest
from msgspec.structs import replace

from services.clock import AMSTERDAM, Clock
from services.identity.session import Level, Party, Session
from services.identity.token_keys import Algorithm
from services.identity.token_profile import AUDIENCE, LOA, OURS
from services.identity.tokens import ISSUER, Claims, TokenRefused, TokenSigner, TokenVerifier

START = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)
BSN, OTHER = "900050342", "900092750"


class Bench:
    """A signer, a verifier and the clock between them."""

    def __init__(self, algorithm: Algorithm = "ES256") -> None:
        self.clock = Clock(START, frozen=True)
        self.signer = TokenSigner(self.clock, algorithm)
        self.verifier = TokenVerifier(self.signer.jwks, self.clock)

    def session(self) -> Session:
        """A helper (actor) for somebody else (subject)."""
        actor, subject = (Party("citizen", BSN, "Fenna"), Party("citizen", OTHER, "Hendrik"))
        return Session(actor, subject, Level.MIDDEN, "sms", START, START + timedelta(minutes=120), 1, "")

    def payload(self) -> dict[str, Any]:
        """The claims of a good token."""
        return dict(jwt.decode(self.signer.sign(self.session()), options={"verify_signature": False}))

    def refused(self, token: str) -> TokenRefused:
        """The refusal of ``token``."""
        with pytest.raises(TokenRefused) as caught:
            self.verifier.verify(token)
        return caught.value


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_good_token_says_what_the_session_says(bench: Bench) -> None:
    session = bench.signer.sealed(bench.session())
    claims = bench.verifier.verify(session.token, registry="brp", level=Level.MIDDEN)
    assert (claims.subject, claims.actor, claims.level) == (OTHER, BSN, Level.MIDDEN)
    assert (claims.issued, claims.expires) == (START, session.expires)
    assert claims.covers("brp")
    assert (session.actor, session.subject, session.epoch) == (
        bench.session().actor,
        bench.session().subject,
        1,
    )


def test_scope_and_level_are_a_matter_of_403(bench: Bench) -> None:
    token = bench.signer.sign(bench.session(), frozenset({"brp", "bag"}))
    assert bench.verifier.verify(token).covers("bag")
    for registry, level, reason in (("woz", Level.BASIS, "scope"), ("brp", Level.HOOG, "level")):
        with pytest.raises(TokenRefused) as caught:
            bench.verifier.verify(token, registry, level)
        assert (caught.value.status, caught.value.code, caught.value.reason) == (403, "autorisatie", reason)


def test_a_token_lives_until_its_session_expires_and_not_a_second_longer(bench: Bench) -> None:
    token = bench.signer.sign(bench.session())
    bench.clock.jump(timedelta(minutes=120, seconds=-1))
    assert bench.verifier.verify(token).subject == OTHER
    bench.clock.jump(timedelta(seconds=1))
    assert bench.refused(token).reason == "expired"


def _part(value: dict[str, Any] | bytes) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _by_hand(head: dict[str, Any], payload: dict[str, Any], signature: bytes) -> str:
    return f"{_part(head)}.{_part(payload)}.{_part(signature)}"


def _unsigned(bench: Bench) -> str:
    return _by_hand({"alg": "none"}, bench.payload(), b"")


def _keyed_with_the_public_key(bench: Bench) -> str:
    public = bench.signer.jwks()["keys"][0]
    secret = json.dumps(public, sort_keys=True).encode()
    head, payload = {"alg": "HS256", "kid": public["kid"]}, bench.payload()
    signed = _by_hand(head, payload, b"").rpartition(".")[0].encode()
    return _by_hand(head, payload, hmac.digest(secret, signed, "sha256"))


def _signed_by_another(bench: Bench) -> str:
    return TokenSigner(bench.clock).sign(bench.session())


def _signed_by_another_under_our_kid(bench: Bench) -> str:
    other = TokenSigner(bench.clock)
    key, _ = other._signing._key()
    kid = bench.signer.jwks()["keys"][0]["kid"]
    return jwt.encode(bench.payload(), key, algorithm="ES256", headers={"kid": kid})


def _other_subject(bench: Bench) -> str:
    head, _, tail = bench.signer.sign(bench.session()).split(".")
    payload = bench.payload()
    payload[OURS]["subject"]["id"] = BSN
    return f"{head}.{_part(payload)}.{tail}"


def _es384_header(bench: Bench) -> str:
    _, body, tail = bench.signer.sign(bench.session()).split(".")
    kid = bench.signer.jwks()["keys"][0]["kid"]
    return f"{_part({'alg': 'ES384', 'kid': kid})}.{body}.{tail}"


def _without_signature(bench: Bench) -> str:
    return bench.signer.sign(bench.session()).rpartition(".")[0] + "."


def _nothing(bench: Bench) -> str:
    return ""


def _noise(bench: Bench) -> str:
    return "geen.echte.sessie é"


def _endless(bench: Bench) -> str:
    return bench.signer.sign(bench.session()) + "a" * 9000


FORGERIES: list[tuple[Callable[[Bench], str], str]] = [
    (_unsigned, "algorithm"),
    (_keyed_with_the_public_key, "algorithm"),
    (_es384_header, "algorithm"),
    (_signed_by_another, "key"),
    (_signed_by_another_under_our_kid, "signature"),
    (_other_subject, "signature"),
    (_without_signature, "signature"),
    (_nothing, "malformed"),
    (_noise, "malformed"),
    (_endless, "malformed"),
]


@pytest.mark.parametrize(("forge", "reason"), FORGERIES)
def test_a_forged_token_is_refused(bench: Bench, forge: Callable[[Bench], str], reason: str) -> None:
    refused = bench.refused(forge(bench))
    assert (refused.status, refused.code, refused.reason) == (401, "authentication", reason)


@pytest.mark.parametrize("claim", ["iss", "sub", "aud", "acr", "scope", "iat", "exp", "jti", "sid", "represents", OURS])
def test_every_claim_is_needed(bench: Bench, claim: str) -> None:
    payload = bench.payload()
    del payload[claim]
    assert bench.refused(bench.signer.encode(payload)).reason == "claims"


@pytest.mark.parametrize(
    "change",
    [{"acr": "MIDDEN"}, {"acr": 20}, {"sub": ""}, {"sub": 900050342}, {OURS: BSN}, {OURS: {}},
     {"exp": "morgen"}, {"exp": 10**30}, {"sid": ""}, {"jti": ""}, {"scope": ["brp"]}, {"aud": []},
     {"aud": AUDIENCE + "/"}, {"aud": ["https://ander.example"]}, {"represents": None}, {"represents": BSN}],
)  # fmt: skip
def test_a_claim_of_the_wrong_kind_is_refused_without_quoting_it(
    bench: Bench, change: dict[str, Any]
) -> None:
    refused = bench.refused(bench.signer.encode(bench.payload() | change))
    assert refused.reason == "claims"
    assert BSN not in str(refused) + repr(refused.__cause__)


@pytest.mark.parametrize("issuer", ["", "https://inloggen.ander.example", ISSUER + "/"])
def test_another_issuer_is_refused(bench: Bench, issuer: str) -> None:
    assert bench.refused(bench.signer.encode(bench.payload() | {"iss": issuer})).reason == "issuer"


def test_negative_control_the_same_payload_untouched_is_accepted(bench: Bench) -> None:
    assert isinstance(bench.verifier.verify(bench.signer.encode(bench.payload())), Claims)


def test_the_key_set_holds_no_private_part(bench: Bench) -> None:
    (key,) = bench.signer.jwks()["keys"]
    assert set(key) == {"kty", "crv", "x", "y", "kid", "alg", "use"}
    verifier = TokenVerifier(json.loads(json.dumps(bench.signer.jwks())), bench.clock)
    assert verifier.verify(bench.signer.sign(bench.session())).subject == OTHER


def test_the_profile_is_that_of_nl_gov(bench: Bench) -> None:
    """NL GOV OpenID Connect 1.0: acr as URI, never amr, a pairwise sub, and whoever is represented named as such."""
    payload = bench.payload()
    assert payload["acr"] == "http://eidas.europa.eu/LoA/low"
    assert "amr" not in payload and "act" not in payload
    assert (payload["aud"], payload["azp"]) == ([AUDIENCE], "voorportaal")
    assert payload["represents"]["sub"] != payload["sub"]
    assert payload["sub_id_type"] == payload["represents"]["sub_id_type"] == "urn:nl-eid-gdi:1.0:id:Pseudonym"
    outside = {name: value for name, value in payload.items() if name != OURS}
    assert BSN not in str(outside) and OTHER not in str(outside)
    assert payload["jti"] != bench.payload()["jti"]
    assert [LOA[level].rpartition("/")[2] for level in Level] == ["basic", "low", "substantial", "high"]


def test_a_pseudonym_is_the_same_within_one_start_and_another_in_the_next(bench: Bench) -> None:
    assert bench.payload()["sub"] == bench.payload()["sub"] != Bench().payload()["sub"]


def test_who_acts_for_himself_represents_nobody(bench: Bench) -> None:
    own = replace(bench.session(), subject=bench.session().actor)
    told = jwt.decode(bench.signer.sign(own), options={"verify_signature": False})
    assert "represents" not in told
    assert bench.verifier.verify(bench.signer.sign(own)).for_self
    forged = bench.signer.encode(told | {"represents": {"iss": ISSUER, "sub": "iemand"}})
    assert bench.refused(forged).reason == "claims"


def test_rights_services_company_and_branch_travel_along(bench: Bench) -> None:
    branch = Party("company", "90001234", "De Wit BV", "000090001234", "900409794")
    session = replace(bench.session(), subject=branch, rights=frozenset({"read"}))
    token = bench.signer.sign(session, frozenset({"nhr"}), frozenset({"aangifte"}))
    claims = bench.verifier.verify(token, "nhr")
    assert (claims.subject, claims.vestiging, claims.company) == ("90001234", "000090001234", True)
    assert claims.rsin == "900409794"
    assert (claims.rights, claims.services, claims.for_self) == ({"read"}, {"aangifte"}, False)


def test_ps256_is_accepted_too_and_only_with_its_own_key() -> None:
    bench, other = Bench("PS256"), Bench()
    assert bench.verifier.verify(bench.signer.sign(bench.session())).subject == OTHER
    both = {"keys": bench.signer.jwks()["keys"] + other.signer.jwks()["keys"]}
    verifier = TokenVerifier(both, bench.clock)
    assert verifier.verify(other.signer.sign(other.session())).subject == OTHER
    _, body, tail = bench.signer.sign(bench.session()).split(".")
    kid = other.signer.jwks()["keys"][0]["kid"]
    with pytest.raises(TokenRefused) as caught:
        verifier.verify(f"{_part({'alg': 'PS256', 'kid': kid})}.{body}.{tail}")
    assert caught.value.reason == "algorithm"


def test_a_token_is_verified_once_and_remembered_until_it_expires(bench: Bench) -> None:
    token = bench.signer.sign(bench.session())
    assert bench.verifier.verify(token) is bench.verifier.verify(token)
    bench.clock.jump(timedelta(minutes=121))
    assert [bench.refused(token).reason for _ in range(2)] == ["expired", "expired"]
    altered = token[:-4] + ("AAAA" if token[-4:] != "AAAA" else "BBBB")
    assert bench.refused(altered).status == 401


def test_two_starts_have_two_keys(bench: Bench) -> None:
    assert bench.signer.jwks() == bench.signer.jwks() != TokenSigner(bench.clock).jwks()


def test_a_bsn_is_in_no_printed_form(bench: Bench) -> None:
    session = bench.signer.sealed(bench.session())
    claims = bench.verifier.verify(session.token)
    assert BSN not in f"{claims!r} {claims}"
    assert OTHER not in f"{claims!r} {claims}"


def test_cryptography_is_imported_only_when_the_first_token_is_made() -> None:
    code = (
        "import sys\nfrom services.clock import Clock\nfrom services.identity.tokens import *\n"
        "signer = TokenSigner(Clock()); TokenVerifier(signer.jwks, Clock())\n"
        "assert not {'jwt', 'cryptography'} & set(sys.modules)\n"
        "signer.jwks(); assert 'cryptography' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
