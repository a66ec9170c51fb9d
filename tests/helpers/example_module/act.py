"""What a citizen can do on this screen; runs on a worker, without a screen."""

from collections.abc import Callable
from typing import Any

from services.registries.example_registry.client import Client


def verleng(client: Callable[[str], Any], lening: str) -> None:
    """Keep one book three weeks longer; raises ServiceError."""
    library: Client = client("example_registry")
    library.verleng(lening)
