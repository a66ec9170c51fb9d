"""Every way to activate the app × account × trouble comes to what tests/models/login_rules.toml says (§1.7)."""

import itertools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from app.login.account_steps import AccountStep, Form
from app.login.app_steps import AppCodeSteps, AppSteps
from services.identity.account import Account
from services.identity.app_login import AppLogin
from services.identity.letters import LETTER_VALID
from services.identity.means import APP
from services.identity.practice import APP_PIN, LoginTable, practice_account
from services.identity.request import LoginRequest
from services.identity.results import LoggedIn
from tests.helpers.logins import FENNA, WRONG_PASSWORD, LoginBench

FILE = Path(__file__).parents[2] / "models" / "login_rules.toml"
DIMENSIONS = ("way", "account", "trouble")
NEW_PIN, WRONG_CODE = "60392", "ABBBBBBBB"
PINS = {
    "pin_malformed": ("12", "12"), "pin_same": ("11111", "11111"), "pin_up": ("12345", "12345"),
    "pin_down": ("54321", "54321"), "pins_differ": (NEW_PIN, APP_PIN),
}  # fmt: skip
CLOSED = {"sms": {"telefoon": ""}, "other_app": {"apps": ()}, "id_check": {"documents": ()}}
TYPED = {"code_wrong": WRONG_CODE, "third_code_wrong": WRONG_CODE}
Rule = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    way: str
    account: str
    trouble: str


@dataclass(frozen=True)
class Seen:
    """What came of it."""

    screen: str
    fault: str = ""
    history: str = ""
    reached: str = ""
    gone: str = ""


class Play:
    """One attempt to activate an app."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.bench = LoginBench()
        self.digid = self.bench.digid
        self.digid.accounts.save(self._before())
        if case.trouble in ("letter_too_soon", "letter_too_many"):
            many = case.trouble == "letter_too_many"
            for _ in range(3 if many else 1):
                self.digid.log(FENNA, "letter_sent", None, LoginRequest())
                self.bench.clock.jump(timedelta(days=1) if many else timedelta(minutes=1))

    def seen(self) -> Seen:
        """Play and describe the end; what was written before is no part of it."""
        before = len(self.digid.history.lines(FENNA.bsn))
        step = self._played()
        fault = next(iter(step.faults.values()), step.problem) if isinstance(step, Form) else ""
        lines = self.digid.history.lines(FENNA.bsn)
        written = [one.action for one in lines[: len(lines) - before]]
        done = step.id == "app_active"
        return Seen(
            step.id, fault, written[0] if written else "", self._reached() if done else "", self._gone() if done else ""
        )

    def _before(self) -> Account:
        account = practice_account(FENNA, date(1985, 6, 14), LoginTable())
        changes: dict[str, Any] = {"status": self.case.account}
        if self.case.trouble == "way_closed":
            changes |= CLOSED[self.case.way]
        if self.case.trouble == "five_apps":
            first, now = account.apps[0], self.bench.clock.now()
            changes["apps"] = tuple(
                structs.replace(first, id=f"A{n}", device=f"Toestel {n}", last_used=now - timedelta(days=9 - n))
                for n in range(1, 6)
            )
        return structs.replace(account, **changes)

    def _played(self) -> AccountStep:
        steps, trouble = AppSteps(self.digid), self.case.trouble
        name = "niemand.hier" if trouble == "unknown_user" else FENNA.username
        wrong = {"wrong_password": 1, "unknown_user": 1, "third_wrong_password": 3}.get(trouble, 0)
        for _ in range(wrong):
            steps.send({"username": name, "password": WRONG_PASSWORD})
        if wrong:
            return steps.step
        steps.send({"username": name, "password": FENNA.password})
        steps.send({"way": self.case.way})
        for values in self._proofs(steps):
            steps.send(values)
        if steps.step.id != "app_pin":
            return steps.step
        pin, again = PINS.get(trouble, (NEW_PIN, NEW_PIN))
        steps.send({"pin": pin, "pin_again": again})
        return self._with_code(steps) if steps.step.id == "app_letter" and trouble != "not_entered" else steps.step

    def _proofs(self, steps: AppSteps) -> Iterator[dict[str, str]]:
        """Yield what is filled in at the proof, worked out when it is asked."""
        trouble, times = self.case.trouble, 3 if self.case.trouble == "third_proof_wrong" else 1
        wrong = trouble in ("proof_wrong", "third_proof_wrong")
        if not isinstance(steps.step, Form) or self.case.trouble == "way_closed":
            return
        if steps.step.id == "app_sms":
            right = steps.post[0].code
            yield from [{"sms": "12" if trouble == "proof_malformed" else "000000" if wrong else right}] * times
        elif steps.step.id == "app_other_app":
            pairing = "BCDF" if trouble == "proof_malformed" else steps.post[0].code.lower()
            yield from [{"pairing": pairing, "known_pin": "90817" if wrong else steps.post[1].code}] * times
        elif steps.step.id == "app_id_check":
            yield {"document": steps.step.choices["document"][0]}

    def _with_code(self, asked: AppSteps) -> AccountStep:
        trouble, code = self.case.trouble, asked.post[0].code
        if trouble == "code_of_before":
            self.bench.clock.jump(timedelta(hours=1))
            again = AppSteps(self.digid)
            for values in (
                {"username": FENNA.username, "password": FENNA.password}, {"way": "letter"},
                {"pin": NEW_PIN, "pin_again": NEW_PIN},
            ):  # fmt: skip
                again.send(values)
            assert again.post[0].code != code
        if trouble == "code_expired":
            self.bench.clock.jump(LETTER_VALID)
        steps = AppCodeSteps(self.digid)
        steps.send({"username": FENNA.username, "password": FENNA.password})
        typed = f"H{code[1:]}" if trouble == "code_kind" else TYPED.get(trouble, code)
        for _ in range(3 if trouble == "third_code_wrong" else 1):
            steps.send({"code": typed})
        return steps.step

    def _reached(self) -> str:
        visit = AppLogin(self.digid, APP, LoginRequest(), self.digid.deadline(), here=True)
        visit.open(FENNA.bsn)
        visit.confirm()
        visit.enter_pin(NEW_PIN)
        result = visit.site()
        return result.level.name.lower() if isinstance(result, LoggedIn) else "geen"

    def _gone(self) -> str:
        account = self.digid.accounts.find(FENNA.username)
        assert account is not None
        return ", ".join(one.device for one in account.apps if one.status == "deactivated")


@cache
def model() -> dict[str, Any]:
    """Read the rules."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["activation"]  # type: ignore[no-any-return]


def fits(rule: Rule, case: Case) -> bool:
    """Tell whether a rule is about this case."""
    return all(getattr(case, name) in rule[name] for name in DIMENSIONS if name in rule)


def expected(rules: list[Rule], case: Case) -> Seen | None:
    """Return what the first rule that fits says."""
    return next((Seen(**rule["then"]) for rule in rules if fits(rule, case)), None)


@cache
def played() -> dict[Case, Seen]:
    """Play every case that can happen, once."""
    every = (Case(*one) for one in itertools.product(*(model()["values"][name] for name in DIMENSIONS)))
    possible = (case for case in every if not any(fits(rule, case) for rule in model()["impossible"]))
    return {case: Play(case).seen() for case in possible}


def test_every_case_comes_to_what_the_rules_say() -> None:
    rules = model()["rules"]
    wrong = [
        f"{case}\n    expected {expected(rules, case)}\n    seen     {seen}"
        for case, seen in played().items()
        if expected(rules, case) != seen
    ]
    assert not wrong, f"{len(wrong)} of {len(played())}\n" + "\n".join(wrong[:20])
    assert len(played()) > 400


def test_every_impossible_combination_has_a_reason_and_everything_happens_somewhere() -> None:
    assert all(rule["reason"] for rule in model()["impossible"])
    for name in DIMENSIONS:
        assert {getattr(case, name) for case in played()} == set(model()["values"][name])


@pytest.mark.parametrize("number", range(len(model()["rules"])), ids=lambda number: model()["rules"][number]["name"])
def test_without_a_rule_or_with_another_answer_a_case_fails(number: int) -> None:
    rules: list[Rule] = model()["rules"]
    without = rules[:number] + rules[number + 1 :]
    assert any(expected(without, case) != seen for case, seen in played().items())
    for field in ("screen", "fault", "history", "reached", "gone"):
        then = {**rules[number]["then"], field: "iets anders"}
        mutated = [*rules[:number], {**rules[number], "then": then}, *rules[number + 1 :]]
        assert any(expected(mutated, case) != seen for case, seen in played().items()), field


def test_every_screen_and_every_fault_has_words() -> None:
    from app.kit.texts import read_texts

    root = Path(__file__).parents[3]
    for language in ("nl", "en"):
        own = read_texts(root / "app" / "login" / f"texts.{language}.toml")
        words = {**read_texts(root / "resources" / "texts" / f"{language}.toml"), **own}
        for seen in played().values():
            assert f"account.{seen.screen}.title" in words, seen
            keys = {f"fault.{seen.fault}", f"problem.{seen.fault}"}
            assert not seen.fault or keys & set(words), seen
