"""What the desk asks of a way to log in: the page of a step, the way back, and what the tester may fill in."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from msgspec import Struct

from app.login.step_page import StepPage
from app.login.wording import Explained
from services.clock import Clock
from services.identity.session import Session


class Identity(Struct, frozen=True):
    """Somebody a tester may be here: ``fill`` puts the details in the fields of the step that is shown."""

    key: str
    name: str
    about: str


class Done(Struct, frozen=True):
    """Logged in: the session, not yet signed."""

    session: Session


class Stopped(Struct, frozen=True):
    """Not logged in, and why in words; ``cancelled`` when the person stopped it."""

    words: Explained
    cancelled: bool = False


class Start(Struct, frozen=True):
    """What a session begins with."""

    clock: Clock
    epoch: int


Verb = Callable[[], Any]
Ask = Callable[[Verb], None]
"""Does something beside the window and shows the step that follows."""


class Flow(Protocol):
    """One way to log in. Methods that answer a step run on a worker; pages are made on the window's thread."""

    def begin(self) -> object:
        """Return the first step."""

    def page(self, step: Any, ask: Ask) -> StepPage | Done | Stopped:
        """Return the page of a step, whose signals go to ``ask``; or how it ended."""

    def back(self) -> object:
        """Return the step before."""

    def identities(self) -> Sequence[Identity]:
        """Return whom a tester may be."""

    def fill(self, key: str) -> object:
        """Return the step with the details of an identity filled in."""

    def told(self) -> str:
        """Return what stands on the practice phone or token now; empty when nothing does."""
