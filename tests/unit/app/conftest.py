"""What tests of the frame share: a runner of work beside the window."""

from collections.abc import Iterator

import pytest

from app.kit.tasks import TaskRunner


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    """A runner that is closed afterwards."""
    made = TaskRunner()
    yield made
    made.close()
