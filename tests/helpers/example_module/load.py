"""What this screen reads; runs on a worker, without a screen."""

from collections.abc import Callable
from typing import Any

from services.http import Sourced
from services.registries.example_registry.client import Client
from services.registries.example_registry.records import Lening


def leningen(client: Callable[[str], Any]) -> Sourced[tuple[Lening, ...]]:
    """Return what the citizen has borrowed; raises ServiceError."""
    library: Client = client("example_registry")
    return library.leningen()
