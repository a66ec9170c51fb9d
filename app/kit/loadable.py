"""How a task ended: with a value or with an error, never with an empty list for a failure."""

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from services.errors import ServiceError

T = TypeVar("T")


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """The work is done and this is what it gave."""

    value: T


@dataclass(frozen=True)
class Failed:
    """The work failed. ``error`` is a ServiceError for a source, anything else is a fault of our own."""

    error: Exception

    @property
    def source(self) -> str:
        """The registry id of the source that failed; empty when the fault is our own."""
        return self.error.source if isinstance(self.error, ServiceError) else ""


Outcome: TypeAlias = Loaded[T] | Failed
