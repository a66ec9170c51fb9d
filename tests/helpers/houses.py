"""The fixture of a whole house of registries, new for every test; a file that only asks makes one of its own."""

from collections.abc import Iterator

import pytest

from tests.helpers.harvest import House


@pytest.fixture
def house() -> Iterator[House]:
    """Every registry with every persona, and nothing has happened yet."""
    built = House()
    yield built
    built.close()
