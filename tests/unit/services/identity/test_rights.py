"""Grants: what a mandate opens at a registry, and that the token says exactly that."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from services.clock import AMSTERDAM, Clock
from services.identity.rights import EVERYTHING, RIGHTS, Grant, allows, read, scope, written
from services.identity.session import Level, Party, Session
from services.identity.token_profile import OURS
from services.identity.tokens import TokenRefused, TokenSigner, TokenVerifier

NOW = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)
NAMES = st.sampled_from(["brp", "zaken", "berichten", "rdw"])
KINDS = st.frozensets(st.sampled_from(["zorgtoeslag", "wmo", "ww"]), max_size=2)
SOME = st.frozensets(st.sampled_from(sorted(RIGHTS)), min_size=1)
GRANTS = st.lists(st.builds(Grant, NAMES, SOME, KINDS), max_size=4).map(tuple)


def session(grants: tuple[Grant, ...] = EVERYTHING, rights: frozenset[str] = RIGHTS) -> Session:
    fenna = Party("citizen", "900050342", "Fenna de Wit")
    hendrik = Party("citizen", "900092750", "Hendrik de Wit")
    made = Session(fenna, hendrik, Level.MIDDEN, "sms", NOW, NOW + timedelta(hours=2), 1, "")
    return replace(made, grants=grants, rights=rights, ground="machtiging")


@given(GRANTS)
def test_what_is_written_is_what_is_read(grants: tuple[Grant, ...]) -> None:
    said = read(written(grants))
    for right in RIGHTS:
        for registry in ("brp", "zaken", "berichten", "rdw", "bag"):
            for kind in ("", "zorgtoeslag", "wmo", "ww", "aow"):
                assert allows(said, right, registry, kind) == allows(grants, right, registry, kind)


def test_everything_opens_everything_and_nothing_opens_nothing() -> None:
    assert all(allows(EVERYTHING, right, "brp", "wmo") for right in RIGHTS)
    assert not any(allows((), right, "brp") for right in RIGHTS)


def test_a_kind_narrows() -> None:
    grants = (Grant("zaken", frozenset({"read"}), frozenset({"zorgtoeslag"})),)
    assert allows(grants, "read", "zaken") and allows(grants, "read", "zaken", "zorgtoeslag")
    assert not allows(grants, "read", "zaken", "wmo")
    assert not allows(grants, "submit", "zaken", "zorgtoeslag")
    assert scope(grants) == {"zaken"}


@pytest.mark.parametrize("text", ["zaken", "zaken:delete", ":read", "zaken:read:", "zaken:read:a:b"])
def test_a_strange_right_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read([text])


def test_the_token_carries_the_grants_and_no_more_than_the_rights() -> None:
    clock = Clock(NOW, frozen=True)
    signer = TokenSigner(clock)
    verifier = TokenVerifier(signer.jwks(), clock)
    grants = (Grant("berichten", frozenset({"read", "receive"})), Grant("zaken"))
    claims = verifier.verify(signer.sign(session(grants, frozenset({"read"}))))
    assert claims.covers("zaken") and not claims.covers("brp")
    assert claims.may("read", "zaken") and claims.may("read", "berichten")
    assert not claims.may("submit", "zaken") and not claims.may("receive", "berichten")
    assert not claims.may("read", "brp")


def test_a_token_without_grants_is_good_for_oneself_only() -> None:
    import jwt

    clock = Clock(NOW, frozen=True)
    signer = TokenSigner(clock)
    verifier = TokenVerifier(signer.jwks(), clock)
    said = jwt.decode(signer.sign(session()), options={"verify_signature": False})
    assert verifier.verify(signer.encode(said)).may("read", "brp")
    del said[OURS]["grants"]
    assert not verifier.verify(signer.encode(said)).may("read", "brp")
    own = replace(session(), subject=session().actor, ground="self")
    mine = jwt.decode(signer.sign(own), options={"verify_signature": False})
    del mine[OURS]["grants"]
    assert verifier.verify(signer.encode(mine)).may("read", "brp")
    mine[OURS]["grants"] = ["brp:alles"]
    with pytest.raises(TokenRefused):
        verifier.verify(signer.encode(mine))


def test_a_session_may_what_its_grants_and_rights_both_give() -> None:
    mandated = session((Grant("zaken", RIGHTS, frozenset({"zorgtoeslag"})),))
    assert mandated.may("submit", "zaken", "zorgtoeslag") and mandated.may("read")
    assert not mandated.may("read", "berichten") and not mandated.for_self
    assert mandated.may_write(Level.MIDDEN) and not mandated.may_write(Level.HOOG)
    assert not replace(mandated, rights=frozenset({"read"})).may_write(Level.BASIS)
