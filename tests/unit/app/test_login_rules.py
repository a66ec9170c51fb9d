"""Every means × level asked × account × failure comes to what tests/models/login_rules.toml says."""

import dataclasses
import itertools
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from services.identity import secret
from services.identity.account import Status
from services.identity.session import Level
from tests.helpers.login_cases import Case, Seen, play

FILE = Path(__file__).parents[2] / "models" / "login_rules.toml"
DIMENSIONS = ("means", "level", "account", "failure")
Rule = Mapping[str, Any]


@cache
def model() -> dict[str, Any]:
    """Read the rules."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def fits(rule: Rule, case: Case) -> bool:
    """Tell whether a rule is about this case."""
    return all(getattr(case, name) in rule[name] for name in DIMENSIONS if name in rule)


def expected(rules: list[Rule], case: Case) -> Seen | None:
    """Return what the first rule that fits says."""
    for rule in rules:
        if fits(rule, case):
            then = dict(rule["then"])
            then["key"] = then.get("key", "").format(account=case.account)
            return Seen(**then)
    return None


def every_case() -> Iterator[Case]:
    """Yield the whole product."""
    values = model()["values"]
    for combination in itertools.product(*(values[name] for name in DIMENSIONS)):
        yield Case(*combination)


def impossible(case: Case) -> str:
    """Return why a case cannot happen; empty when it can."""
    return next((rule["reason"] for rule in model()["impossible"] if fits(rule, case)), "")


@cache
def played() -> dict[Case, Seen]:
    """Play every case that can happen, once; scrambling a password is made cheap, it is proved elsewhere."""
    before = secret._digest
    secret._digest = _cheap  # type: ignore[assignment]
    try:
        return {case: play(case) for case in every_case() if not impossible(case)}
    finally:
        secret._digest = before


def _cheap(password: str, salt: bytes) -> bytes:
    return password.encode() + salt


def test_every_case_comes_to_what_the_rules_say() -> None:
    wrong = [
        f"{case}\n    expected {expected(model()['rules'], case)}\n    seen     {seen}"
        for case, seen in played().items()
        if expected(model()["rules"], case) != seen
    ]
    assert not wrong, f"{len(wrong)} of {len(played())}\n" + "\n".join(wrong[:20])


def test_the_table_is_whole() -> None:
    values = model()["values"]
    assert {one.lower() for one in Level.__members__} == set(values["level"])
    assert set(Status.__args__) == set(values["account"])  # type: ignore[attr-defined]
    total = sum(1 for _ in every_case())
    assert total == 7 * 4 * 8 * len(values["failure"])
    assert len(played()) + sum(bool(impossible(case)) for case in every_case()) == total
    assert len(played()) > 3000


def test_every_impossible_combination_has_a_reason_and_every_failure_is_possible_somewhere() -> None:
    for rule in model()["impossible"]:
        assert rule["reason"]
        assert any(fits(rule, case) for case in every_case())
    possible = {case.failure for case in played()}
    assert possible == set(model()["values"]["failure"])
    assert {case.means for case in played()} == set(model()["values"]["means"])


@pytest.mark.parametrize("number", range(len(model()["rules"])), ids=lambda number: model()["rules"][number]["name"])
def test_without_a_rule_or_with_another_answer_a_case_fails(number: int) -> None:
    rules: list[Rule] = model()["rules"]
    without = rules[:number] + rules[number + 1 :]
    assert any(expected(without, case) != seen for case, seen in played().items())
    rule = rules[number]
    for field in ("screen", "key", "saml", "second", "oidc", "history", "reached"):
        then = {**rule["then"], field: "iets anders"}
        mutated = [*rules[:number], {**rule, "then": then}, *rules[number + 1 :]]
        assert any(expected(mutated, case) != seen for case, seen in played().items()), field


@pytest.mark.parametrize("number", range(1, len(model()["rules"])))
def test_the_order_of_two_rules_that_both_fit_matters(number: int) -> None:
    """Rules of which some case fits both are in their order for a reason: turned round, a case fails."""
    rules: list[Rule] = model()["rules"]
    first, second = rules[number - 1], rules[number]
    both = [case for case in played() if fits(first, case) and fits(second, case)]
    if both:
        turned = [*rules[: number - 1], second, first, *rules[number + 1 :]]
        assert any(expected(turned, case) != played()[case] for case in both)


def test_every_text_key_has_words() -> None:
    from app.kit.texts import read_texts

    words = read_texts(Path(__file__).parents[3] / "app" / "login" / "texts.nl.toml")
    keys = {seen.key for seen in played().values() if seen.key and not seen.key.startswith("rehearsal.")}
    missing = [key for key in keys if not {key, f"{key}.other", f"end.{key}.title"} & set(words)]
    assert not missing
    assert len(keys) > 30


def test_no_product_code_reads_the_rules() -> None:
    root = Path(__file__).parents[3]
    code = [path for folder in ("app", "services", "widgets", "resources") for path in (root / folder).rglob("*.py")]
    assert len(code) > 500
    assert [path for path in code if "login_rules" in path.read_text(encoding="utf-8")] == []


def test_the_comparison_bites() -> None:
    """The negative control: another screen is noticed."""
    case, seen = next(iter(played().items()))
    assert dataclasses.replace(seen, screen="x") != expected(model()["rules"], case)
