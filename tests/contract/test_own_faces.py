"""The faces in our own shape about one citizen: only for the subject, well-formed refusals, empty is no failure."""

from typing import Any

import msgspec
import pytest
from falcon.testing import TestClient
from hypothesis import given, settings, strategies as st

from services.identity.tokens import HEADER as TOKEN
from services.manifest import Face, Found, RegistryManifest, registries
from services.mockkit.own_face import HEADER
from tests.helpers.worlds import Bench

BSN, OTHER = "900050354", "900050366"
SHARED = ("bri", "blau", "uwv", "toeslagen", "svb", "duo", "lbio", "donorregister", "belastingdienst")
FOUND = {one.manifest.id: one for one in registries()[0]}
ROUTES = [
    ("bri", "/inkomens", {}),
    ("blau", "/inkomstenverhoudingen", {}),
    ("blau", "/jaaropgaven", {"jaar": "2026"}),
    ("uwv", "/klantdossier", {}),
    ("toeslagen", "/toeslagen", {}),
    ("toeslagen", "/betalingen", {}),
    ("svb", "/uitkeringen", {}),
    ("svb", "/kinderbijslag", {}),
    ("duo", "/onderwijs", {}),
    ("duo", "/studiefinancien", {}),
    ("lbio", "/alimentaties", {}),
    ("donorregister", "/registratie", {}),
    ("belastingdienst", "/aanslagen", {}),
]
each_route = pytest.mark.parametrize(("registry", "path", "params"), ROUTES, ids=[f"{a}{b}" for a, b, _ in ROUTES])


def face(registry: str) -> Face:
    found: Found[RegistryManifest] = FOUND[registry]
    return found.manifest.faces[0]


def get(registry: str, path: str, params: dict[str, Any], about: str | None = f"BSN:{BSN}") -> Any:
    bench = Bench(registry, {BSN: FOUND[registry].load("block").Block()})
    headers = {TOKEN: bench.session(BSN).token} | ({HEADER: about} if about is not None else {})
    one = face(registry)
    return TestClient(bench.app(one.id)).simulate_get(one.base_path + path, params=params, headers=headers)


@pytest.mark.parametrize("registry", SHARED)
def test_a_shape_of_our_own_says_so(registry: str) -> None:
    assert all(one.eigen_vorm for one in FOUND[registry].manifest.faces)
    assert FOUND[registry].manifest.ours


@each_route
def test_who_has_nothing_gets_an_empty_answer(registry: str, path: str, params: dict[str, str]) -> None:
    answer = get(registry, path, params)
    assert answer.status_code == 200
    assert not any(value for name, value in answer.json.items() if name != "jaar")


@each_route
def test_only_the_subject_is_told(registry: str, path: str, params: dict[str, str]) -> None:
    assert get(registry, path, params, f"BSN:{OTHER}").status_code == 403
    for about in (None, "", BSN, "BSN:12", f"KVK:{BSN}"):
        refused = get(registry, path, params, about)
        assert refused.status_code == 400
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json["invalidParams"][0]["name"] == HEADER


@pytest.mark.parametrize(
    ("registry", "path", "params", "name"),
    [
        ("bri", "/inkomens", {"jaar": "vorig"}, "jaar"),
        ("bri", "/inkomens", {"jaar": ["2025", "2024"]}, "jaar"),
        ("blau", "/jaaropgaven", {}, "jaar"),
        ("blau", "/inkomstenverhoudingen", {"van": "2026-13"}, "van"),
        ("toeslagen", "/toeslagen", {"jaar": "1999"}, "jaar"),
        ("belastingdienst", "/aanslagen", {"jaar": "2025.5"}, "jaar"),
    ],
)
def test_a_wrong_parameter_is_named(registry: str, path: str, params: dict[str, Any], name: str) -> None:
    refused = get(registry, path, params)
    assert refused.status_code == 400
    assert [one["name"] for one in refused.json["invalidParams"]] == [name]


# --- the trial calculation, the one question with a body


SOUND = {"soort": "zorgtoeslag", "jaar": 2027, "toetsingsinkomen": 25008, "grondslag": {"alleenstaand": True}}


def tried(body: Any, media: str = "application/json") -> Any:
    bench = Bench("toeslagen", {})
    raw = body if isinstance(body, bytes) else msgspec.json.encode(body)
    headers = {TOKEN: bench.session(BSN).token, "Content-Type": media}
    return TestClient(bench.app("toeslagen")).simulate_post(
        face("toeslagen").base_path + "/proefberekeningen", body=raw, headers=headers
    )


def test_a_trial_calculation_answers_with_euros() -> None:
    assert tried(SOUND).json == {"soort": "zorgtoeslag", "jaar": 2027, "perMaand": 118.0, "perJaar": 1416.0}
    assert tried(SOUND | {"toetsingsinkomen": 25008.0}).status_code == 200


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (SOUND | {"jaar": 1999}, "jaar"),
        (SOUND | {"soort": "spaartoeslag"}, "soort"),
        (SOUND | {"toetsingsinkomen": -1}, "toetsingsinkomen"),
        (SOUND | {"grondslag": {"alleenstaand": True, "kinderen": [{"bsn": "1"}]}}, "grondslag.kinderen[0].bsn"),
        ({"soort": "zorgtoeslag"}, "jaar"),
        (SOUND | {"zomaar": 1}, "zomaar"),
        ([], "body"),
    ],
)
def test_a_wrong_body_names_its_member(body: Any, name: str) -> None:
    refused = tried(body)
    assert refused.status_code == 400
    assert refused.json["invalidParams"][0]["name"] == name


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 5000, b" " * 70_000])
def test_what_is_no_question_is_refused(body: bytes) -> None:
    assert tried(body).status_code == 400
    assert tried(SOUND, "text/plain").status_code == 400


@settings(max_examples=40, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8), st.lists))
def test_no_body_breaks_the_mock(body: Any) -> None:
    assert tried(body).status_code == 400
