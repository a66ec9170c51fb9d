"""What the tester can choose from; plain Python."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

SOURCE = "testleider"


class Choices(Struct, frozen=True):
    """``options`` are (id, name, what the participant comes to see); ``chosen`` is an id or empty."""

    chosen: str
    options: tuple[tuple[str, str, str], ...]


def choices(client: Callable[[str], Any], language: str) -> Choices:
    """Return the rehearsals in words of this language."""
    chosen, found = client(SOURCE).rehearsals()
    words = ((one.id, one.words(language)) for one in found)
    return Choices(chosen, tuple((key, said.naam, f"{said.wat} {said.nu}") for key, said in words))


def rehearse(client: Callable[[str], Any], rehearsal: str) -> str:
    """Choose a rehearsal and return its id."""
    client(SOURCE).rehearse(rehearsal)
    return rehearsal


def jump(client: Callable[[str], Any], minutes: int) -> int:
    """Let time pass and return how many minutes."""
    client(SOURCE).jump(minutes)
    return minutes
