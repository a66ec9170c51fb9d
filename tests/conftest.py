"""What every test stands on: no display, no network, a home of its own, and nothing left behind."""

import os

from hypothesis import settings

from tests.helpers.dealing import pytest_collection_modifyitems, pytest_xdist_make_scheduler
from tests.helpers.guards import (
    choose_platform,
    nothing_heard,
    nothing_left,
    only_loopback,
    own_home,
)

choose_platform()

__all__ = [
    "nothing_heard",
    "nothing_left",
    "only_loopback",
    "own_home",
    "pytest_collection_modifyitems",
    "pytest_xdist_make_scheduler",
]

# A busy machine is no reason to fail; in CI the same examples every time, elsewhere new ones.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")
