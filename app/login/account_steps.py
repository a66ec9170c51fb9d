"""Asking for an account, activating it and getting back in, as forms one after another: plain Python, no screen."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct, field

from services.identity import account_rules
from services.identity.post import Delivery
from services.values import hiding

Values = Mapping[str, str]
Notes = Mapping[str, str | date]
SECRETS = frozenset({"password", "again", "pin", "pin_again", "known_pin"})
NEVER_KEPT = SECRETS | {"code", "sms", "pairing"}


class Form(Struct, frozen=True):
    """One form. ``faults`` are keys of ``fault.<key>`` by field; ``problem`` belongs to no field.

    ``notes`` fill the blanks of the texts; ``choices`` are the options of a field that has them;
    ``skip``: it may be put off.
    """

    id: str
    fields: tuple[str, ...]
    number: int = 1
    total: int = 1
    values: Values = field(default_factory=dict)
    faults: Values = field(default_factory=dict)
    problem: str = ""
    notes: Notes = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skip: bool = False

    __repr__ = hiding("values", "notes")


class Told(Struct, frozen=True):
    """An end: what happened and what now. ``on`` is where its button leads: "login" or a course."""

    id: str
    notes: Notes = field(default_factory=dict)
    on: str = "login"

    __repr__ = hiding("notes")


AccountStep = Form | Told


class AccountSteps(Protocol):
    """One course of forms. ``post`` is what was delivered meanwhile, for the tester's panel."""

    step: AccountStep
    post: list[Delivery]

    def send(self, values: Values) -> AccountStep:
        """Take what was filled in and return what comes next (run on a worker)."""

    def again(self) -> AccountStep:
        """Have a code sent once more, where there is one."""


def kept(values: Values) -> dict[str, str]:
    """Return what may stand in the fields again after a mistake: no password and no code."""
    return {key: text for key, text in values.items() if key not in NEVER_KEPT}


def password_faults(values: Values, username: str) -> dict[str, str]:
    """Return what is wrong with a new password that is typed twice."""
    fault = account_rules.password(values.get("password", ""), username)
    if fault:
        return {"password": fault}
    return {} if values.get("password") == values.get("again") else {"again": "again_differs"}


def only(faults: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that really have a fault."""
    return {key: fault for key, fault in faults.items() if fault}
