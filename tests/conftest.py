"""What every test stands on: no display, no network, a home of its own, and nothing left behind."""

from tests.helpers.guards import (
    choose_platform,
    nothing_left,
    only_loopback,
    own_home,
)

choose_platform()

__all__ = ["nothing_left", "only_loopback", "own_home"]
