"""The jumps of a tester reach past every limit of a login, and are told apart by their words."""

from datetime import timedelta

import pytest

from services.identity.jumps import FAR, JUMPS
from services.identity.lockout import BLOCK, WINDOW
from services.identity.post import EMAIL_VALID, LETTER_VALID, REQUEST_KEPT, UNUSED_KEPT
from services.identity.session_guard import ABSOLUTE, IDLE

LIMITS = (BLOCK, WINDOW, IDLE, ABSOLUTE, EMAIL_VALID, LETTER_VALID, REQUEST_KEPT, UNUSED_KEPT)


@pytest.mark.parametrize("limit", LIMITS)
def test_one_jump_reaches_each_limit(limit: timedelta) -> None:
    assert any(one.by >= limit for one in JUMPS)


def test_they_go_up_and_are_whole_minutes() -> None:
    lengths = [one.by for one in JUMPS]
    assert lengths == sorted(set(lengths))
    assert [timedelta(minutes=one.minutes) for one in JUMPS] == lengths
    assert any(one < FAR for one in lengths) and any(one >= FAR for one in lengths)
