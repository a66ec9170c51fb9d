"""What hides in a value is in no text that is made of it, and no value of the login forgets to hide a secret."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from msgspec import Struct

import app.login
import services.http
import services.identity
import services.oidc_login
from services.values import hiding

SECRET = frozenset({"token", "password", "pin", "verifier", "id_token", "access_token"})


class Kept(Struct, frozen=True):
    """A value with a secret."""

    name: str
    secret: str

    __repr__ = hiding("secret")


class Narrower(Kept, frozen=True):
    """A value that has more to say."""

    more: int = 1


def test_what_is_hidden_is_left_out_and_the_rest_is_shown() -> None:
    assert repr(Kept("a", "geheim")) == "Kept(name='a')"
    assert repr(Narrower("a", "geheim")) == "Narrower(name='a', more=1)"
    assert Kept("a", "b") != Kept("a", "c")


def values() -> Iterator[type[Struct]]:
    for package in (app.login, services.http, services.identity, services.oidc_login):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for one in vars(module).values():
                if isinstance(one, type) and issubclass(one, Struct) and one.__module__ == module.__name__:
                    yield one


CARRIERS = {one: SECRET.intersection(one.__struct_fields__) for one in values()}


@pytest.mark.parametrize("kind", [one for one, secrets in CARRIERS.items() if secrets], ids=lambda one: one.__name__)
def test_no_value_with_a_secret_shows_it(kind: type[Struct]) -> None:
    made = kind(**{name: "QxZ" if name in CARRIERS[kind] else None for name in kind.__struct_fields__})
    assert "QxZ" not in repr(made), CARRIERS[kind]


def test_there_are_values_with_a_secret() -> None:
    assert len([one for one, secrets in CARRIERS.items() if secrets]) > 5
