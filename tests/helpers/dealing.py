"""Deals tests out to the workers of pytest-xdist: a file at a time, the longest first and the longest tests apart.

A file stays with one worker because its tests share what was dear to build. What takes longest goes first, so that
no worker is left with it at the end; what is not named here is short. A wrong order costs time and nothing else.
"""

from typing import Any

import pytest

APART = ("tests/screens/test_accessible.py", "tests/screens/test_never_stuck.py")
"""Files of long tests that share nothing: each test may go to another worker."""

LONGEST = (
    *APART,
    "tests/contract/test_published_fuzz.py",
    "tests/contract/test_brp_features.py",
    "tests/screens/test_persoon.py",
    "tests/screens/test_plugins.py",
    "tests/contract/test_network.py",
    "tests/contract/test_bola.py",
    "tests/screens/test_berichten.py",
    "tests/screens/test_session.py",
    "tests/test_architecture.py",
    "tests/contract/test_stelselcatalogus.py",
    "tests/screens/test_login.py",
    "tests/screens/test_golden.py",
    "tests/screens/test_keyboard.py",
    "tests/screens/test_wonen.py",
    "tests/screens/test_money.py",
    "tests/contract/test_persoon_shows_everything.py",
    "tests/contract/test_openapi.py",
    "tests/unit/services/identity/test_lockout.py",
    "tests/contract/test_oidc_provider.py",
    "tests/screens/test_vervoer.py",
)
"""The files of more than five seconds, the longest first."""

_PLACES = {file: place for place, file in enumerate(LONGEST)}


def share(nodeid: str) -> str:
    """Return what a test is dealt with: its file, or only itself."""
    file = nodeid.partition("::")[0]
    return nodeid if file in APART else file


def place(nodeid: str) -> int:
    """Return when a test is dealt; the tests of one file keep their order."""
    return _PLACES.get(nodeid.partition("::")[0], len(LONGEST))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a worker only: in one process the tests run in the order of their files."""
    if hasattr(config, "workerinput"):
        items.sort(key=_place_of)


def _place_of(item: pytest.Item) -> int:
    return place(item.nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Deal by ``share``, in the order of ``place``, unless another way than by file was asked for."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Dealer(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return share(nodeid)

    config.option.loadscopereorder = False   # it would put the files of most tests first, which are short ones
    return Dealer(config, log)
