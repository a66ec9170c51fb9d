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

from services.clock import AMSTERDAM, Clock
from services.identity.session import Level, Party, Session
from services.identity.tokens import ISSUER, Claims, TokenRefused, TokenSigner, TokenVerifier

START = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)
BSN, OTHER = "900050342", "900092750"


class Bench:
    """A signer, a verifier and the clock between them."""

    def __init__(self) -> None:
        self.clock = Clock(START, frozen=True)
        self.signer = TokenSigner(self.clock)
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
    key, _ = other._key()
    kid = bench.signer.jwks()["keys"][0]["kid"]
    return jwt.encode(bench.payload(), key, algorithm="ES256", headers={"kid": kid})


def _other_subject(bench: Bench) -> str:
    head, _, tail = bench.signer.sign(bench.session()).split(".")
    return f"{head}.{_part(bench.payload() | {'sub': BSN})}.{tail}"


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


@pytest.mark.parametrize("claim", ["iss", "sub", "act", "acr", "scope", "iat", "exp", "sid"])
def test_every_claim_is_needed(bench: Bench, claim: str) -> None:
    payload = bench.payload()
    del payload[claim]
    assert bench.refused(bench.signer.encode(payload)).reason == "claims"


@pytest.mark.parametrize(
    "change",
    [{"acr": "KONING"}, {"acr": 20}, {"sub": ""}, {"sub": 900050342}, {"act": BSN}, {"act": {}},
     {"exp": "morgen"}, {"exp": 10**30}, {"sid": ""}, {"scope": ["brp"]}],
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
